"""Every note of long work is said in three languages."""

import re
from pathlib import Path

import pytest
from django.utils.translation import override

from sheber.kernel.progress import said

SOURCE = Path(__file__).resolve().parents[2] / "src" / "sheber"


@pytest.mark.parametrize(
    ("note", "kk", "ru"),
    [
        ("checking", "тексерілуде", "проверка"),
        ("order: sealing", "тапсырыс: мөрленуде", "госзаказ: запечатывание"),
        (
            "prices, round 2 of 6, 41 s left",
            "бағалар, 6 айналымның 2-і, 41 с қалды",
            "цены, круг 2 из 6, осталось 41 с",
        ),
        ("districts.csv", "districts.csv", "districts.csv"),
        ("", "", ""),
    ],
)
def test_a_note_in_the_readers_language(note: str, kk: str, ru: str) -> None:
    with override("kk"):
        assert said(note) == kk
    with override("ru"):
        assert said(note) == ru


def test_no_fixed_note_of_the_source_is_forgotten() -> None:
    notes = {
        note
        for path in SOURCE.rglob("*.py")
        for note in re.findall(r"progress\([\d.]+, \"([^\"{}]+)\"\)", path.read_text(encoding="utf-8"))
    }
    assert len(notes) >= 6
    with override("kk"):
        assert [note for note in sorted(notes) if said(note) == note] == []
