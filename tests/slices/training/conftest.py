"""The tiny region with the rating's scale and a few rows of training."""

from datetime import date
from pathlib import Path

import pytest

from sheber.kernel.actors import SYSTEM, Actor, Role
from sheber.kernel.exchange.apply import load_files
from sheber.kernel.exchange.sheet import sheet

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
SCALE = ("rating_fields", "rating_scales", "rating_criteria", "rating_bands")
NORTH = Actor(name="north's own", roles=frozenset({Role.COLLEGE, Role.PUBLIC}), colleges=frozenset({"north"}))
SOUTH = Actor(name="south's own", roles=frozenset({Role.COLLEGE, Role.PUBLIC}), colleges=frozenset({"south"}))
HEAD = Actor(name="head", roles=frozenset({Role.HEAD, Role.PUBLIC}))
TODAY = date(2026, 11, 26)


@pytest.fixture
def scale(tiny: None) -> None:
    """The scale of the example, with its columns."""
    load_files(SYSTEM, [(sheet(code), EXAMPLES / "aktobe" / f"{code}.csv") for code in SCALE], reason="test")


@pytest.fixture
def staff(tiny: None) -> None:
    """Two teachers and three modules of the college north; the second teacher left."""
    from sheber.registry.models import College, Qualification
    from sheber.training.models import Module, ModuleTeacher, Teacher

    north = College.objects.get(code="north")
    welding = Qualification.objects.filter(specialty__code="07150500").first()
    first = Teacher.objects.create(code="t-1", college=north, category="master", special=True, since=date(2010, 9, 1))
    left = Teacher.objects.create(code="t-2", college=north, since=date(2010, 9, 1), left=date(2026, 6, 30))
    third = Teacher.objects.create(code="t-3", college=north, special=True, since=date(2020, 9, 1))
    taught = {"m-1": (first, left), "m-2": (first, third), "m-3": (left,)}
    for code, teachers in taught.items():
        module = Module.objects.create(
            code=code, name_ru=code, college=north, qualification=welding, hours=100, workshop_hours=60
        )
        for teacher in teachers:
            ModuleTeacher.objects.create(module=module, teacher=teacher)
