"""A small region with an order, graduates in three districts, and two published figures; its report, released."""

import os
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.snapshots import once

from sheber.employment.models import Outcome
from sheber.kernel.actors import SYSTEM
from sheber.order.models import Decision
from sheber.registry.models import College, District, Qualification, Region, Specialty
from sheber.report.acts import build_release
from sheber.report.models import PublishedFigure, Release

GRADUATES = {"d1": 3, "d2": 20, "d3": 40}  # three people: too few to be shown


@pytest.fixture(autouse=True)
def home(settings: object, tmp_path: Path) -> Path:
    """Keys, results and the log of each test lie apart."""
    settings.SHEBER_HOME = tmp_path / "home"  # type: ignore[attr-defined]
    return tmp_path / "home"


@pytest.fixture
def release(db: None, home: Path) -> Release:
    """The region with its report of 2025, built once a process; each test gets its own copy of the files."""
    kept = Path(os.environ["SHEBER_HOME"]) / "a-release"

    def make() -> None:
        make_region()
        build_release(SYSTEM, 2025)
        shutil.copytree(home, kept, dirs_exist_ok=True)

    once("report released", make)
    shutil.copytree(kept, home, dirs_exist_ok=True)
    return Release.objects.get()


def words(name: str, kk: str, ru: str, en: str) -> dict[str, str]:
    return {f"{name}_kk": kk, f"{name}_ru": ru, f"{name}_en": en}


def decision(college: College, qualification: Qualification, year: int, places: int) -> Decision:
    return Decision(
        code=f"{college.code}-{year}",
        college=college,
        qualification=qualification,
        base="base9",
        language="kk",
        form="full_time",
        funding="local",
        year=year,
        groups=1,
        places=places,
        synthetic=True,
    )


@pytest.fixture
def region(db: None) -> Region:
    """The region, loaded."""
    return make_region()


def make_region() -> Region:
    """The region's rows."""
    made = Region.objects.create(code="r", **words("name", "Үлгі", "Пример", "Example"), current_year=2026)
    specialty = Specialty.objects.create(code="07110100", **words("name", "Қ", "С", "S"))
    qualification = Qualification.objects.create(
        code="3W07110101", **words("name", "Қ", "К", "Q"), specialty=specialty, level="worker", nqf=3
    )
    for place, (code, graduates) in enumerate(GRADUATES.items(), start=1):
        district = District.objects.create(
            code=code, **words("name", f"Аудан {place}", f"Район {place}", f"District {place}")
        )
        college = College.objects.create(
            code=f"c{place}", **words("name", "К", "К", "C"), district=district, ownership="state", location="city"
        )
        Decision.objects.bulk_create(
            [decision(college, qualification, 2025, 50), decision(college, qualification, 2024, 25)]
        )
        Outcome.objects.bulk_create(
            Outcome(
                graduate=f"{code}-{number}",
                college=college,
                qualification=qualification,
                graduated=2025,
                day=date(2025, 10, 1),
                status="seeking" if code != "d1" and number < 8 else "by_specialty",
            )
            for number in range(graduates)
        )
    for code, value, indicator, unit in (
        ("agrees", "150", "order.places", "places"),
        ("differs", "151", "order.places", "places"),
        ("percent", "50", "order.places", "%"),
        ("unknown", "7", "", "things"),
    ):
        PublishedFigure.objects.create(
            code=code,
            year=2025,
            indicator=indicator,
            value=Decimal(value),
            unit=unit,
            **words("wording", code, code, code),
        )
    return made
