"""A release as a sealed folder.

input/rows/<indicator>-<year>.csv   the rows behind a figure (people only as protected groups)
definitions.json figures.csv        what each figure means, and its exact and shown value
published.csv release.json          figures that others published; year, number, day, names, revisions
report.<kk|ru|en>.html .pdf .docx   the report
report.xlsx datapackage.json        the same for spreadsheets and programs
certificate.json
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import sheber
from sheber.kernel.exchange.folder import made_whole
from sheber.kernel.exchange.write import Table, write_table
from sheber.kernel.paper import proof_of, render_pdf
from sheber.kernel.paper.fixed import fix_workbook
from sheber.kernel.small_numbers import NEWEST
from sheber.kernel.words import LANGUAGES, Words
from sheber.proof.certificate import seal_folder
from sheber.proof.signature import SigningKey
from sheber.report import words
from sheber.report.bridge import pages
from sheber.report.bridge.audited import Audited
from sheber.report.bridge.document import document
from sheber.report.bridge.figures import (
    DEFINITIONS,
    FIGURE_COLUMNS,
    FIGURES,
    FigureValue,
    definitions_bytes,
    figures_bytes,
)
from sheber.report.bridge.gather import Gathered
from sheber.report.bridge.pages import ReleaseText, Revision
from sheber.report.bridge.published import COLUMNS, PUBLISHED, Published, compare, published_bytes
from sheber.report.bridge.read import RELEASE, read_release
from sheber.report.bridge.verify import check_release

TYPE = "sheber.report.v1"
RULE = {"name": "report", "version": str(NEWEST.version)}
PRIVACY_METHOD = (
    "suppression: groups of fewer people than the threshold, shares and averages of fewer than the least number are hidden, "
    "together with at least one other group"
)
Progress = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class ReleaseInput:
    """What a release is made of."""

    year: int
    number: int
    day: date
    region: Words
    gathered: Sequence[Gathered]
    groups: dict[str, Words]
    published: Sequence[Published]
    revisions: Sequence[Revision]
    reason: str = ""
    audited: Audited = field(default_factory=Audited)
    address: str = ""  # where the release's proof can be seen; printed as a code


def write_release(told: ReleaseInput, out: Path, *, key: SigningKey | None, progress: Progress) -> dict[str, Any]:
    """Write, check and seal a release; gives its summary. Raises BadInput, ValueError where a check fails."""
    with made_whole(out) as making:
        progress(0.4, "rows")
        _write_data(told, making)
        text = read_release(making)
        statement = words.STATEMENT.format(year=told.year, number=told.number, figures=len(_valued(text)))
        for place, language in enumerate(LANGUAGES):
            progress(0.5 + 0.1 * place, language)
            (making / f"report.{language}.html").write_bytes(pages.page(text, language))
            data = pages.paper_data(text, language)
            if told.address:
                data["proof"] = proof_of(told.address, statement.in_language(language))
            (making / f"report.{language}.docx").write_bytes(document(data, told.day))
            (making / f"report.{language}.pdf").write_bytes(render_pdf(pages.TEMPLATE, data, day=told.day))
        write_table(making / "report.xlsx", _sheets(text))
        fix_workbook(making / "report.xlsx", told.day)
        (making / "datapackage.json").write_bytes(_descriptor(told, making))
        progress(0.85, "checking")
        hidden = sum(one.hidden_groups for one in told.gathered)
        seal_folder(
            making,
            type=TYPE,
            statement=statement.as_dict(),
            rule={**RULE, "package": sheber.__version__},
            parameters={"year": told.year, "number": told.number, "as_of": told.day.isoformat()},
            checks=check_release(making, text),
            key=key,
            privacy={
                **NEWEST.as_dict(),
                "method": PRIVACY_METHOD,
                "hidden_groups": hidden,
                "audit": told.audited.as_dict(),
            },
        )
    progress(1.0, "done")
    missing = [one.definition.code for one in text.figures if one.year == told.year and one.value is None]
    return {"figures": len(_valued(text)), "missing": missing, "hidden_groups": hidden}


def _valued(text: ReleaseText) -> list[FigureValue]:
    return [one for one in text.figures if one.year == text.year and one.value is not None]


def _write_data(told: ReleaseInput, folder: Path) -> None:
    (folder / "input" / "rows").mkdir(parents=True)
    figures = [one.figure for one in told.gathered]
    for one in told.gathered:
        if one.figure.file:
            (folder / one.figure.file).write_bytes(one.content)
    definitions = {figure.definition.code: figure.definition for figure in figures}
    (folder / DEFINITIONS).write_bytes(definitions_bytes(definitions.values()))
    (folder / FIGURES).write_bytes(figures_bytes(figures))
    by_key = {(figure.definition.code, figure.year): figure for figure in figures}
    (folder / PUBLISHED).write_bytes(published_bytes(compare(one, by_key) for one in told.published))
    release = {
        "year": told.year,
        "number": told.number,
        "day": told.day.isoformat(),
        "region": told.region.as_dict(),
        "groups": {code: name.as_dict() for code, name in told.groups.items()},
        "revisions": [[one.indicator, one.was, one.now] for one in told.revisions],
        "reason": told.reason,
    }
    (folder / RELEASE).write_text(json.dumps(release, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _sheets(text: ReleaseText) -> list[Table]:
    sheets: list[Table] = []
    for language in LANGUAGES:
        heads = (words.INDICATOR, words.VALUE, words.UNIT, words.FORMULA, words.SOURCE)
        rows = []
        for one in text.figures:
            told = one.definition
            value: Any = float(one.shown) if one.shown else pages.said(one, language)
            facts = (told.unit, told.formula, told.source)
            names = [told.code, one.year, told.name.in_language(language)]
            rows.append([*names, value, *(fact.in_language(language) for fact in facts)])
        heading = ["code", "year", *(head.in_language(language) for head in heads)]
        sheets.append((f"{words.RELEASE.format(number=text.number).in_language(language)} {language}", heading, rows))
    return sheets


def _descriptor(told: ReleaseInput, folder: Path) -> bytes:
    """The folder as a Data Package."""
    resources = [_resource("figures", FIGURES, FIGURE_COLUMNS), _resource("published", PUBLISHED, COLUMNS)]
    for one in told.gathered:
        if one.figure.file:
            heading = one.content.split(b"\n", 1)[0].decode("utf-8").split(",")
            name = f"{one.figure.definition.code}-{one.figure.year}".replace("_", "-").lower()
            resources.append(_resource(name, one.figure.file, heading))
    whole = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": f"report-{told.year}-{told.number}",
        "title": words.TITLE.format(year=told.year).en,
        "resources": resources,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _resource(name: str, path: str, heading: Sequence[str]) -> dict[str, Any]:
    fields = [{"name": column, "type": "string"} for column in heading]
    kind = {"type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    return {"name": name, "path": path, **kind, "schema": {"fields": fields}}
