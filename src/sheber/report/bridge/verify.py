"""What a report's certificate states, checked again from its files: no database, no network."""

import re
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from sheber.kernel.charts.numbers import number_text
from sheber.kernel.small_numbers import NEWEST, SmallNumbers, rule_of
from sheber.kernel.words import LANGUAGES, Words
from sheber.proof.certificate import Check
from sheber.report.bridge.figures import (
    ALL_TOGETHER,
    HIDDEN_TOGETHER,
    FigureValue,
    read_table,
    rows_in,
    tells_of_few,
    value_of_table,
)
from sheber.report.bridge.pages import ReleaseText
from sheber.report.bridge.protect import is_small
from sheber.report.bridge.published import PUBLISHED, published_bytes
from sheber.report.bridge.read import read_release

MEANINGS = {
    "figures": Words(
        "Әр сан өз жолдарынан дәл қайта есептелді.",
        "Каждое число заново и точно посчитано по своим строкам.",
        "Every figure was recomputed exactly from its rows.",
    ),
    "languages": Words(
        "Үш тілдегі беттерде бірдей сандар тұр, және олар осы сандар.",
        "На страницах трёх языков стоят одни и те же числа, и именно эти.",
        "The pages of three languages show the same numbers, and these.",
    ),
    "privacy": Words(
        "Аз адамның тобы да, аз адамның үлесі де көрсетілмеген және қалғандарынан есептеп шығарылмайды.",
        "Ни одна малая группа и ни одна доля от немногих людей не показана и не вычисляется из остальных.",
        "No small group and no share of few people is shown or can be worked out from the rest.",
    ),
    "published": Words(
        "Жарияланған сандармен салыстыру қайта жасалды.",
        "Сравнение с опубликованными числами сделано заново.",
        "The comparison with published figures was made again.",
    ),
    "stated": Words(
        "Сертификаттағы жыл, нөмір және күн есептегідей.",
        "Год, номер и день в сертификате те же, что в отчёте.",
        "Year, number and day in the certificate are those of the report.",
    ),
}
_FILE = re.compile(r"input/rows/[\w.-]+\.csv")


def _check(name: str, fault: str) -> Check:
    return Check(name, MEANINGS[name].as_dict(), not fault, fault)


def check_release(folder: Path, text: ReleaseText, rule: SmallNumbers = NEWEST) -> list[Check]:
    """The checks that a certificate states, on a release that was read from its files, by the rule it was made by."""
    faults: dict[str, Callable[[Path, ReleaseText], str]] = {
        "figures": figures_fault,
        "languages": languages_fault,
        "privacy": partial(privacy_fault, rule=rule),
        "published": published_fault,
    }
    return [_check(name, fault(folder, text)) for name, fault in faults.items()]


def check_folder(folder: Path, certificate: dict[str, Any]) -> list[Check]:
    """Read everything again, recompute, compare."""
    try:
        text = read_release(folder)
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        return [_check("figures", f"the files are not a release: {type(error).__name__}: {error}")]
    stated = {"year": text.year, "number": text.number, "as_of": text.day.isoformat()}
    same = certificate["parameters"] == stated
    rule = rule_of(str(certificate["rule"].get("version")))
    return [*check_release(folder, text, rule), _check("stated", "" if same else f"the report says {stated}")]


def figures_fault(folder: Path, text: ReleaseText) -> str:
    """The first figure that its rows do not give."""
    seen = set()
    for figure in text.figures:
        name = f"{figure.definition.code}, {figure.year}"
        if not figure.file:
            if figure.value is not None:
                return f"{name}: a value without rows"
            continue
        if not _FILE.fullmatch(figure.file) or figure.file in seen:
            return f"{name}: {figure.file} is not a rows file of its own"
        seen.add(figure.file)
        table = read_table(folder / figure.file)
        value = value_of_table(figure.definition, table)
        if value != figure.value:
            return f"{name}: {figure.file} gives {value}, the report says {figure.value}"
        if rows_in(figure.definition, table) != figure.rows:
            return f"{name}: {figure.rows} rows are stated, {figure.file} holds {rows_in(figure.definition, table)}"
    stray = {f"input/rows/{path.name}" for path in (folder / "input" / "rows").iterdir()} - seen
    return f"{min(stray)}: rows of no figure" if stray else _shown_fault(folder, text)


def _shown_fault(folder: Path, text: ReleaseText) -> str:
    for figure, row in zip(text.figures, read_table(folder / "figures.csv"), strict=True):
        if row["shown"] != figure.shown:
            return f"{figure.definition.code}, {figure.year}: {row['shown']} is shown, rounding gives {figure.shown}"
    return ""


class _Numbers(HTMLParser):
    """Collects the numbers of a page: figure, year, exact value, the text shown."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str, str]] = []
        self._open: tuple[str, str, str] | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "data":
            told = {key: value or "" for key, value in attrs}
            self._open = (told.get("data-figure", ""), told.get("data-year", ""), told.get("value", ""))
            self._text = ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "data" and self._open:
            self.found.append((*self._open, self._text))
            self._open = None


def languages_fault(folder: Path, text: ReleaseText) -> str:
    """The first number of a page that is not the figure's, or figure of the year that a page lacks."""
    for language in LANGUAGES:
        parser = _Numbers()
        parser.feed((folder / f"report.{language}.html").read_bytes().decode("utf-8"))
        wanted = {_printed(one, language) for one in text.figures if one.value is not None}
        found = set(parser.found)
        if found - wanted:
            return f"report.{language}.html: {sorted(found - wanted)[0]} is not a figure"
        missing = {one for one in wanted - found if one[1] == str(text.year)}
        if missing:
            return f"report.{language}.html: {sorted(missing)[0]} is missing"
    return ""


def _printed(figure: FigureValue, language: str) -> tuple[str, str, str, str]:
    told = number_text(figure.value, figure.definition.decimals, language)
    return figure.definition.code, str(figure.year), str(figure.value), told


def privacy_fault(folder: Path, text: ReleaseText, rule: SmallNumbers = NEWEST) -> str:
    """The first group of people that is too small to be shown, or could be worked out."""
    open_names: dict[tuple[str, int, int], set[str]] = {}
    for figure in text.figures:
        if not (figure.definition.about_people and figure.file):
            continue
        table = read_table(folder / figure.file)
        if fault := _group_fault(figure, table, rule):
            return f"{figure.file}: {fault}"
        # Two tables of the same people that hide other groups would give each other away.
        names = {next(iter(row.values())) for row in table}
        if names == {ALL_TOGETHER}:
            continue  # it has no groups
        same_people = (figure.definition.code.split(".")[0], figure.year, figure.rows)
        if HIDDEN_TOGETHER in open_names.setdefault(same_people, names) | names and open_names[same_people] != names:
            return f"{figure.file}: hides other groups than another table of the same people"
    return ""


def _group_fault(figure: FigureValue, table: list[dict[str, str]], rule: SmallNumbers) -> str:
    """The first group, or the whole, that is too small to be shown."""
    measure = figure.definition.measure
    groups = [(next(iter(row.values())), [Fraction(one or 0) for one in list(row.values())[1:]]) for row in table]
    for name, numbers in groups:
        if numbers[0] != figure.rows and is_small(numbers, rule.group):
            return f"group {name} tells of fewer than {rule.group} people"
        if rule.version > 1 and tells_of_few(rule, measure, numbers):
            return f"group {name} is of fewer than {rule.base(measure)} people, or tells of fewer than {rule.group}"
    whole = [sum(column, Fraction(0)) for column in zip(*(numbers for _, numbers in groups), strict=True)]
    few = bool(groups) and rule.version > 1 and tells_of_few(rule, measure, whole)
    return (
        f"all together are fewer than {rule.base(measure)} people, or tell of fewer than {rule.group}" if few else ""
    )


def published_fault(folder: Path, text: ReleaseText) -> str:
    """Whether the verdicts are those that the figures give."""
    same = published_bytes(text.published) == (folder / PUBLISHED).read_bytes()
    return "" if same else f"{PUBLISHED}: a verdict is not what the figures give"
