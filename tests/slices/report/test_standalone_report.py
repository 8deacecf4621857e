"""A stranger's verifier, one file without the product, judges a report as the product does: every figure from its rows."""

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from tests.slices.report.conftest import make_region
from tests.slices.report.test_release import edit, resealed

from sheber.cli.verify import check_everything
from sheber.kernel.actors import SYSTEM
from sheber.kernel.results import path_of
from sheber.proof import standalone
from sheber.proof.canonical import to_canonical
from sheber.proof.certificate import CERTIFICATE
from sheber.report.acts import build_release

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]  # files alone are judged


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release, built once; its rows are gone again, its folder stays."""
    home = tmp_path_factory.mktemp("home")
    with django_db_blocker.unblock(), override_settings(SHEBER_HOME=home), transaction.atomic():
        make_region()
        folder = path_of(build_release(SYSTEM, 2025).folder)
        transaction.set_rollback(True)
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "copy"))


def faults(folder: Path) -> list[str]:
    return [name for name, fault in standalone.verify(folder) if fault]


def test_a_report_is_accepted_by_the_one_file_alone(folder: Path) -> None:
    assert [name for name, _ in standalone.verify(folder)][-1] == "report"
    assert faults(folder) == []
    alone = [sys.executable, "-I", standalone.__file__, str(folder), "--lang", "en"]
    done = subprocess.run(alone, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "every figure was counted from its rows" in done.stdout


FALSE = [
    ("input/rows/order.places-2025.csv", ",50\n", ",51\n"),
    ("figures.csv", "order.places,1,2025,150,150", "order.places,1,2025,151,151"),
    ("figures.csv", "order.places,1,2025,150,150", "order.places,1,2025,150,151"),
    ("figures.csv", "order.places,1,2025,150,150,3", "order.places,1,2025,150,150,4"),
    (
        "report.kk.html",
        'data-figure="order.places" data-year="2025">150<',
        'data-figure="order.places" data-year="2025">300<',
    ),
    (
        "report.en.html",
        '<data value="150" data-figure="order.places"',
        '<data value="151" data-figure="order.places"',
    ),
    ("input/rows/employment.graduates-2025.csv", "d3,40\n*,23", "d1,3\nd3,60"),
    ("input/rows/employment.of_all-2025.csv", "*,23,15", "d2,20,12\n*,3,3"),
    ("input/rows/employment.by_specialty-2025.csv", ",63,47,47", "d3,41,32,32\n*,22,15,15"),
    ("published.csv", "differs,150,-1", "agrees,150,"),
    ("release.json", '"number": 1', '"number": 2'),
    ("definitions.json", '"sum": "places"', '"sum": "groups"'),
    ("definitions.json", '"decimals"', '"decimal"'),
]


@pytest.mark.parametrize(("file", "old", "new"), FALSE)
def test_a_false_report_is_refused_even_when_it_is_signed_anew(folder: Path, file: str, old: str, new: str) -> None:
    edit(folder / file, old, new)
    resealed(folder)
    assert faults(folder) == ["report"]


def test_every_changed_byte_of_the_certificate_is_refused_and_never_crashes(folder: Path) -> None:
    path, noise = folder / CERTIFICATE, random.Random(5)
    raw = path.read_bytes()
    for place in noise.sample(range(len(raw)), 120):
        path.write_bytes(raw[:place] + bytes([raw[place] ^ noise.randrange(1, 256)]) + raw[place + 1 :])
        assert faults(folder), place
        assert not check_everything(folder)[1][0].passed or any(not one.passed for one in check_everything(folder)[1])
    path.write_bytes(raw)
    assert faults(folder) == []


def _without(told: object, path: tuple[str | int, ...]) -> object:
    """A copy with one part dropped."""
    first, *rest = path
    if isinstance(told, dict):
        return {
            key: (_without(value, tuple(rest)) if rest else None) if key == first else value
            for key, value in told.items()
            if rest or key != first
        }
    assert isinstance(told, list)
    return [
        _without(value, tuple(rest)) if place == first and rest else value
        for place, value in enumerate(told)
        if rest or place != first
    ]


def _paths(told: object, before: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    parts = told.items() if isinstance(told, dict) else enumerate(told) if isinstance(told, list) else ()
    for key, value in parts:
        yield (*before, key)
        yield from _paths(value, (*before, key))


def test_every_dropped_field_of_the_certificate_is_refused_and_never_crashes(folder: Path) -> None:
    path = folder / CERTIFICATE
    raw = path.read_bytes()
    told, dice = json.loads(raw), random.Random(9)
    every = list(_paths(told))
    chosen = [one for one in every if len(one) == 1] + dice.sample([one for one in every if len(one) > 1], 80)
    for one in chosen:
        path.write_bytes(to_canonical(_without(told, one)))
        assert faults(folder), one
        assert any(not check.passed for check in check_everything(folder)[1]), one
    path.write_bytes(raw)


@pytest.mark.parametrize(
    "name", ["figures.csv", "definitions.json", "release.json", "published.csv", "report.ru.html"]
)
def test_nonsense_in_a_file_is_refused_and_never_crashes(folder: Path, name: str) -> None:
    raw, noise = (folder / name).read_bytes(), random.Random(len(name))
    for _ in range(12):
        first = noise.randrange(len(raw))
        (folder / name).write_bytes(raw[:first] + noise.randbytes(3) + raw[first + noise.randrange(40) :])
        resealed(folder)
        fault = dict(standalone.verify(folder)).get("report")
        assert fault is not None  # a sentence, or nothing where the changed part tells no number
    (folder / name).write_bytes(b"")
    resealed(folder)
    assert faults(folder) == ["report"]
