"""Numbers of the works by dated rows; marks of pictures as a sheet."""

from datetime import date
from pathlib import Path

import pytest

from sheber.kernel.actors import SYSTEM
from sheber.kernel.exchange import sheet
from sheber.kernel.exchange.apply import load_files
from sheber.kernel.exchange.write import sheet_csv
from sheber.works.bridge.pictures import Picture, nearest
from sheber.works.models import Photo, Project, Rule
from sheber.works.queries import numbers_on, picture_prints
from sheber.works.words import METHOD

pytestmark = pytest.mark.django_db


def test_an_act_sets_a_number_from_its_day_on() -> None:
    assert numbers_on(date(2026, 1, 1)) == METHOD
    Rule.objects.create(code="alike_bits", valid_from=date(2026, 6, 1), value=5, act="Order 3")
    assert numbers_on(date(2026, 5, 31)) == METHOD
    assert numbers_on(date(2026, 6, 1)) == {**METHOD, "alike_bits": 5}


def test_marks_travel_without_their_pictures_and_still_find_the_old_one(tmp_path: Path) -> None:
    Project.objects.create(code="roof", name_ru="Roof", kind="capital_repair", stage="building", year=2026)
    path = tmp_path / "works_photos.csv"
    path.write_text(
        "code,project,day,caption,sha256,print,width,height,size,likeness,like,distance,shown,added,source,synthetic\n"
        f"p1,roof,2026-05-01,Wall,{'a' * 64},{'0' * 32},800,600,1000,new,,,no,2026-05-01T10:00:00+00:00,x,yes\n"
        f"p2,roof,2026-06-01,Wall,{'b' * 64},{'0' * 31}3,800,600,1000,alike,p1,2,no,2026-06-01T10:00:00+00:00,x,yes\n",
        encoding="utf-8",
    )
    load_files(SYSTEM, [(sheet("works_photos"), path)], reason="test")
    assert sheet_csv(sheet("works_photos")) == path.read_bytes()
    assert Photo.objects.get(code="p2").like.code == "p1"
    given = Picture(b"", 800, 600, "c" * 64, "0" * 30 + "ff")
    assert nearest(given, picture_prints(), METHOD["alike_bits"])[0] == "alike"
    assert nearest(given, picture_prints(), 5) is None
