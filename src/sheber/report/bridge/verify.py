"""What a certificate of a report states, checked again from its files: every figure follows from its rows."""

import csv
import html
import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

from sheber.kernel.indicator_text import measure_from_data, shown
from sheber.kernel.indicators import round_value
from sheber.kernel.words import LANGUAGES, Words
from sheber.proof.certificate import Check
from sheber.report.bridge.files import COUNT

MEANINGS = {
    "figures": Words(
        "Әр көрсеткіш өз жолдарынан қайта есептелді.",
        "Каждый показатель пересчитан по своим строкам.",
        "Every figure was recomputed from its rows.",
    ),
    "pages": Words(
        "Үш тілдегі беттерде сандар бірдей.",
        "На страницах трёх языков числа одни и те же.",
        "The pages in three languages show the same numbers.",
    ),
}


def _check(name: str, fault: str) -> Check:
    return Check(name, MEANINGS[name].as_dict(), not fault, fault)


def check_folder(folder: Path, certificate: dict[str, Any]) -> list[Check]:
    """Recompute all figures; compare what the pages show."""
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as file:
        figures = list(csv.DictReader(file))
    measures = json.loads((folder / "measures.json").read_bytes())
    return [
        _check("figures", _figures_fault(folder, figures, measures)),
        _check("pages", _pages_fault(folder, figures)),
    ]


def _figures_fault(folder: Path, figures: list[dict[str, str]], measures: dict[str, Any]) -> str:
    for figure in figures:
        code = figure["indicator"]
        if not figure["value"]:
            if (folder / "rows" / f"{code}.csv").exists():
                return f"{code}: rows without a value"
            continue
        with (folder / "rows" / f"{code}.csv").open(encoding="utf-8", newline="") as file:
            table: list[dict[str, Any]] = list(csv.DictReader(file))
        if measures[code]["protected"]:
            table = [row for row in table for _ in range(int(row[COUNT]))]
        value = measure_from_data(measures[code]["measure"]).of_table(table)
        if value is None or str(value) != figure["exact"] or len(table) != int(figure["rows"]):
            return f"{code}: the rows give {value}, the report says {figure['exact']}"
        if round_value(Fraction(figure["exact"]), int(figure["decimals"])) != figure["value"]:
            return f"{code}: {figure['value']} is not {figure['exact']} rounded"
    return ""


def _pages_fault(folder: Path, figures: list[dict[str, str]]) -> str:
    for language in LANGUAGES:
        page = (folder / f"report.{language}.html").read_text(encoding="utf-8")
        told = dict(re.findall(r'<tr data-figure="([^"]+)">.*?<b>(.*?)</b>', page))
        for figure in figures:
            if figure["value"]:
                wanted = shown(Fraction(figure["exact"]), int(figure["decimals"]), language)
                if html.unescape(told.get(figure["indicator"], "")) != wanted:
                    return f"report.{language}.html: {figure['indicator']} is not {wanted}"
    return ""
