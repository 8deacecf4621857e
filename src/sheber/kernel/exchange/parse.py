"""Reads a whole column of text at once into values of its kind; says which rows do not fit."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import singledispatch
from typing import Any

import polars as pl

from sheber.kernel.exchange import kinds
from sheber.kernel.exchange.json_text import JsonFaultError, parse_json
from sheber.kernel.sealed import blind_index

Parsed = tuple[pl.Series, pl.Series]  # values (null where empty or wrong); True where wrong

_YES = {"yes", "true", "1", "да", "иә", "ия"}
_NO = {"no", "false", "0", "нет", "жоқ"}


@singledispatch
def parse(kind: kinds.Kind, texts: pl.Series) -> Parsed:
    """Values of a column of text (null: empty) and the mask of wrong cells, by kind."""
    raise NotImplementedError(type(kind).__name__)


def _checked(texts: pl.Series, values: pl.Series, good: pl.Series) -> Parsed:
    """Values kept where `good`; wrong: cells that hold text and are not good."""
    wrong = texts.is_not_null() & ~good.fill_null(value=False)
    return values.set(wrong, None) if wrong.any() else values, wrong


def _each(texts: pl.Series, convert: Callable[[str], Any], dtype: Any) -> Parsed:
    """The slow way for kinds that need Python: `convert` gives None for a wrong cell."""
    found = [None if text is None else convert(text) for text in texts.to_list()]
    values = pl.Series(texts.name, found, dtype=dtype)
    return values, texts.is_not_null() & values.is_null()


def _in_bounds(values: pl.Series, least: float | None, most: float | None) -> pl.Series:
    good = values.is_not_null()
    if least is not None:
        good = good & (values >= least)
    if most is not None:
        good = good & (values <= most)
    return good


@parse.register
def _whole(kind: kinds.Whole, texts: pl.Series) -> Parsed:
    values = texts.str.contains(r"^-?[0-9]{1,18}$")
    numbers = texts.set(~values.fill_null(value=False), None).cast(pl.Int64, strict=False)
    return _checked(texts, numbers, _in_bounds(numbers, kind.least, kind.most))


@parse.register
def _year(kind: kinds.Year, texts: pl.Series) -> Parsed:
    return _whole(kinds.Whole(kind.least, kind.most), texts)


def _decimal(texts: pl.Series, places: int, least: float | None, most: float | None) -> Parsed:
    fits = texts.str.contains(rf"^-?[0-9]{{1,15}}(\.[0-9]{{1,{places}}})?$").fill_null(value=False)
    numbers = texts.set(~fits, None).cast(pl.Decimal(38, places), strict=False)
    return _checked(texts, numbers, _in_bounds(numbers.cast(pl.Float64), least, most))


@parse.register
def _number(kind: kinds.Number, texts: pl.Series) -> Parsed:
    return _decimal(texts, kind.places, kind.least, kind.most)


@parse.register
def _share(kind: kinds.Share, texts: pl.Series) -> Parsed:
    return _decimal(texts, kind.places, 0, 1)


@parse.register
def _tenge(kind: kinds.Tenge, texts: pl.Series) -> Parsed:
    amounts, wrong = _decimal(texts, 2, kind.least, None)
    # A decimal with two places holds the tiyn as its whole digits: drop the point, exactly.
    digits = amounts.cast(pl.String).str.replace(".", "", literal=True)
    return digits.cast(pl.Int64), wrong


@parse.register
def _day(kind: kinds.Day, texts: pl.Series) -> Parsed:
    iso = texts.str.to_date("%Y-%m-%d", strict=False)
    dotted = texts.str.to_date("%d.%m.%Y", strict=False)
    shape = texts.str.contains(r"^(\d{4}-\d{2}-\d{2}|\d{2}\.\d{2}\.\d{4})$")
    values = iso.zip_with(iso.is_not_null(), dotted)
    return _checked(texts, values, values.is_not_null() & shape)


@parse.register
def _moment(kind: kinds.Moment, texts: pl.Series) -> Parsed:
    def convert(text: str) -> datetime | None:
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            return None
        return found.astimezone(UTC) if found.tzinfo else None  # without a zone it is no moment

    return _each(texts, convert, pl.Datetime("us", "UTC"))


@parse.register
def _yes_no(kind: kinds.YesNo, texts: pl.Series) -> Parsed:
    lowered = texts.str.to_lowercase()
    yes, no = lowered.is_in(list(_YES)), lowered.is_in(list(_NO))
    return _checked(texts, yes, yes | no)


@parse.register
def _one_of(kind: kinds.OneOf, texts: pl.Series) -> Parsed:
    known = {code: code for code in kind.choices}
    for code in kind.choices:
        words = kind.choices.label(code)
        for label in (words.kk, words.ru, words.en):
            known.setdefault(label.casefold(), code)
    found = {text: known.get(text) or known.get(text.casefold()) for text in texts.unique().to_list() if text}
    values = texts.replace_strict(
        {text: code for text, code in found.items() if code}, default=None, return_dtype=pl.String
    )
    return _checked(texts, values, values.is_not_null())


_CODE = r"^[\p{L}\p{N}][\p{L}\p{N}._/:+-]*$"


@parse.register
def _code(kind: kinds.Code, texts: pl.Series) -> Parsed:
    good = texts.str.contains(kind.pattern or _CODE) & (texts.str.len_chars() <= kind.max_length)
    both = texts.str.contains(r"[A-Za-z]") & texts.str.contains(r"\p{Cyrillic}")
    return _checked(texts, texts, good & ~both)


@parse.register
def _ref(kind: kinds.Ref, texts: pl.Series) -> Parsed:
    return _checked(texts, texts, texts.str.contains(r"^\S+$"))


@parse.register
def _refs(kind: kinds.Refs, texts: pl.Series) -> Parsed:
    good = texts.str.contains(r"^\S+( \S+)*$")
    values, wrong = _checked(texts, texts, good)
    return values, wrong


@parse.register
def _text(kind: kinds.Text, texts: pl.Series) -> Parsed:
    stripped = texts.str.strip_chars()
    hidden = r"[\x00-\x08\x0b-\x1f\x7f\u{fffe}\u{ffff}]" if kind.lines else r"[\x00-\x1f\x7f\u{fffe}\u{ffff}]"
    good = ~stripped.str.contains(hidden) & (stripped.str.len_chars() <= kind.max_length)
    return _checked(texts, stripped, good)


_FIRST = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


def control_digit(digits: str) -> int | None:
    """The twelfth digit for the first eleven of an IIN or BIN; None where both weightings give ten."""
    for weights in (_FIRST, _SECOND):
        rest = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False)) % 11
        if rest < 10:
            return rest
    return None


def _identity(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{12}", text)) and control_digit(text[:11]) == int(text[11])


def birth_date(iin: str) -> date | None:
    """The date of birth that an IIN tells; None where it is none: a wrong date, century or control digit."""
    if not _identity(iin) or iin[6] not in "123456":
        return None
    century = 1800 + (int(iin[6]) - 1) // 2 * 100
    try:
        return date(century + int(iin[:2]), int(iin[2:4]), int(iin[4:6]))
    except ValueError:
        return None


def is_iin(text: str) -> bool:
    """Twelve digits: a date of birth that exists, century and sex 1-6, a right control digit."""
    return birth_date(text) is not None


@parse.register
def _iin(kind: kinds.Iin, texts: pl.Series) -> Parsed:
    return _each(texts, lambda text: text if is_iin(text) else None, pl.String)


_HASH = re.compile(r"[0-9a-f]{32}")


@parse.register
def _blind(kind: kinds.Blind, texts: pl.Series) -> Parsed:
    # The IIN ends here: what goes on is its keyed hash.
    return _each(
        texts, lambda text: blind_index(text) if is_iin(text) else text if _HASH.fullmatch(text) else None, pl.String
    )


@parse.register
def _bin(kind: kinds.Bin, texts: pl.Series) -> Parsed:
    return _each(texts, lambda text: text if _identity(text) else None, pl.String)


@parse.register
def _json(kind: kinds.Json, texts: pl.Series) -> Parsed:
    def good(text: str) -> str | None:
        try:
            return text if isinstance(parse_json(text), list if kind.lists else dict) else None
        except JsonFaultError:
            return None

    return _each(texts, good, pl.String)
