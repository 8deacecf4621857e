"""Columns that several sheets of the forum have, and rules over them."""

from typing import Any

import polars as pl

from sheber.forum import words
from sheber.kernel.exchange import Column, Problems, kinds
from sheber.kernel.exchange.rules import ROW
from sheber.kernel.words import Words
from sheber.registry.exchange import ref

TIME = r"^([01]\d|2[0-3]):[0-5]\d$"
PAIRS = r"^([a-z]{2}-[a-z]{2}( [a-z]{2}-[a-z]{2})*)?$"
CLASH = Words(
    "«{hall}» орнында осы уақытта «{other}» тұр ({other_row}-жол). Уақытты не залды өзгертіңіз.",
    "«{hall}» в это время занят: «{other}» (строка {other_row}). Измените время или зал.",
    "“{hall}” is taken at that time by “{other}” (row {other_row}). Change the time or the hall.",
)
OVERLAP = Words(
    "стенд «{other}» стендімен ({other_row}-жол) қабаттасады. Орнын өзгертіңіз.",
    "стенд накладывается на «{other}» (строка {other_row}). Измените место.",
    "the stand overlaps “{other}” (row {other_row}). Move one of them.",
)
FORUM = ref("forum", Words("Форум", "Форум", "Forum"), "forum.Forum")
COUNTRY = Column(
    "country", Words("Ел (ISO 3166)", "Страна (ISO 3166)", "Country (ISO 3166)"), kinds.Code(2, r"^[A-Z]{2}$")
)
PLACE = Column("place", Words("Реті", "Порядок", "Order"), kinds.Whole(1, 10_000))


def hour(name: str, kk: str, ru: str, en: str, *, required: bool = True) -> Column:
    """A column of an hour: 09:30."""
    return Column(name, Words(kk, ru, en), kinds.Code(5, TIME), required=required)


def day(name: str, kk: str, ru: str, en: str, *, required: bool = True) -> Column:
    """A column of a date."""
    return Column(name, Words(kk, ru, en), kinds.Day(), required=required)


def text(name: str, kk: str, ru: str, en: str, most: int = 255) -> Column:
    """An optional column of text."""
    return Column(name, Words(kk, ru, en), kinds.Text(most), required=False)


def yes(name: str, kk: str, ru: str, en: str) -> Column:
    """An optional yes or no."""
    return Column(name, Words(kk, ru, en), kinds.YesNo(), required=False)


def metres(name: str, kk: str, ru: str, en: str, *, required: bool = False, most: float = 9999) -> Column:
    """A column of metres or kilowatts with one decimal."""
    return Column(name, Words(kk, ru, en), kinds.Number(1, 0, most), required=required)


def choice(name: str, kk: str, ru: str, en: str, of: Any, *, required: bool = True) -> Column:
    """A column of one of some codes."""
    return Column(name, Words(kk, ru, en), kinds.OneOf(of), required=required)


LANGUAGE = choice("language", "Тілі", "Язык", "Language", words.LANGUAGE, required=False)
PAIRS_COLUMN = Column(
    "pairs",
    Words("Аударма тілдері", "Языковые пары перевода", "Language pairs"),
    kinds.Text(120),
    required=False,
    help=Words("Мысалы: ru-zh ru-en", "Например: ru-zh ru-en", "For example: ru-zh ru-en"),
)


def minutes_of(text_: str | None) -> int:
    """Minutes since midnight of "09:30"; 0 for nothing."""
    return int(text_[:2]) * 60 + int(text_[3:]) if text_ else 0


def halls_free(frame: pl.DataFrame, problems: Problems) -> None:
    """No hall holds two sessions at a time."""
    held: dict[tuple[Any, Any], list[tuple[int, int, str, int]]] = {}
    for row in frame.sort(ROW).iter_rows(named=True):
        if row["hall"] and row["day"] and row["from_time"]:
            start = minutes_of(row["from_time"])
            held.setdefault((row["hall"], row["day"]), []).append(
                (start, start + row["minutes"], row["code"], row[ROW])
            )
    _tell_overlaps(held, "from_time", problems)


def _tell_overlaps(
    held: dict[tuple[Any, Any], list[tuple[int, int, str, int]]], column: str, problems: Problems
) -> None:
    for (hall, _), spans in held.items():
        spans.sort()
        latest = spans[0]
        for span in spans[1:]:
            if span[0] < latest[1]:
                told = CLASH.format(hall=hall, other=latest[2], other_row=latest[3])
                problems.add("", span[3], column, told)
            latest = max(latest, span, key=lambda one: one[1])


def pairs_well_formed(frame: pl.DataFrame, problems: Problems) -> None:
    """Language pairs are written "ru-zh ru-en"."""
    wrong = frame.filter(pl.col("pairs").is_not_null() & ~pl.col("pairs").str.contains(PAIRS))
    told = Words(
        "тіл жұптары «ru-zh ru-en» түрінде жазылады.",
        "языковые пары пишутся так: «ru-zh ru-en».",
        "language pairs are written like “ru-zh ru-en”.",
    )
    for row in wrong[ROW].to_list():
        problems.add("", row, "pairs", told)


def stands_apart(frame: pl.DataFrame, problems: Problems) -> None:
    """No two placed stands overlap."""
    placed = [
        row
        for row in frame.sort(ROW).iter_rows(named=True)
        if row["hall"] and row["x"] is not None and row["y"] is not None
    ]
    for at, one in enumerate(placed):
        for other in placed[:at]:
            if one["hall"] == other["hall"] and _cross(one, other, "x", "width") and _cross(one, other, "y", "depth"):
                problems.add("", one[ROW], "x", OVERLAP.format(other=other["code"], other_row=other[ROW]))


def _cross(one: dict[str, Any], other: dict[str, Any], at: str, size: str) -> bool:
    return bool(one[at] < other[at] + other[size] and other[at] < one[at] + one[size])
