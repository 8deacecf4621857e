"""A year's figures as files: rows, figures, pages in three languages, PDF, workbook, Data Package."""

import csv
import html
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from sheber.kernel.exchange.package import SCHEMA
from sheber.kernel.exchange.write import csv_bytes, write_table
from sheber.kernel.indicator_text import columns_of, measure_as_data, shown
from sheber.kernel.indicators import Figure, Indicator, Scope, indicators, measure, round_value
from sheber.kernel.paper import proof_of, render_pdf
from sheber.kernel.words import LANGUAGES, Words
from sheber.report import words

PAPER = Path(__file__).with_name("report.typ")
FEWEST = 5  # a group of fewer people is not shown (trust: threshold of the release)
COUNT = "people"
FIGURES = (
    "indicator", "year", "value", "exact", "unit_kk", "unit_ru", "unit_en", "name_kk", "name_ru", "name_en", "formula_kk",
    "formula_ru", "formula_en", "source_ru", "version", "decimals", "rows", "protected", "synthetic", "before", "note",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A figure of the report with the one of the year before, where there is one."""

    figure: Figure
    before: Fraction | None
    hidden: bool

    @property
    def value(self) -> Fraction | None:
        """What is shown."""
        return None if self.hidden else self.figure.value

    @property
    def note(self) -> Words:
        """Why nothing is shown; empty where something is."""
        if self.hidden:
            return words.FEW
        return words.NO_ROWS if self.figure.value is None else Words()


def compute(year: int) -> list[Line]:
    """Every declared figure of the year."""
    lines = []
    for one in indicators():
        figure = measure(one, Scope(year))
        before = measure(one, Scope(year - 1))
        lines.append(Line(figure, before.value, _too_few(one, figure)))
    return lines


def _too_few(one: Indicator, figure: Figure) -> bool:
    """A figure about people is hidden where any group of its protected rows holds fewer than `FEWEST`."""
    if not one.about_people or not figure.rows:
        return False
    return any(count < FEWEST for count in _groups(one, figure.scope).values())


def _groups(one: Indicator, scope: Scope) -> Counter[tuple[Any, ...]]:
    """Protected rows: how many people share the measured columns; nobody's own row leaves the house."""
    columns = columns_of(one.measure)
    return Counter(tuple(row[name] for name in columns) for row in one.table(scope))


def rows_table(one: Indicator, scope: Scope) -> tuple[list[str], list[list[Any]]]:
    """The heading and the rows that are published behind a figure."""
    if one.about_people:
        columns = columns_of(one.measure)
        return [*columns, COUNT], [[*key, count] for key, count in sorted(_groups(one, scope).items(), key=str)]
    heading = [column.name for column in one.columns]
    return heading, [[_text(row[name]) for name in heading] for row in one.table(scope)]


def _text(value: Any) -> Any:
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return "" if value is None else value


def write_report(region: Words, year: int, number: int, lines: list[Line], folder: Path) -> dict[str, Any]:
    """Write every file but the certificate; gives the summary."""
    (folder / "rows").mkdir()
    measures = {}
    for line in lines:
        one = line.figure.indicator
        measures[one.code] = {"measure": measure_as_data(one.measure), "protected": one.about_people}
        if line.value is not None:
            heading, rows = rows_table(one, line.figure.scope)
            (folder / "rows" / f"{one.code}.csv").write_bytes(csv_bytes(heading, rows))
    (folder / "measures.json").write_text(json.dumps(measures, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    (folder / "figures.csv").write_bytes(csv_bytes(FIGURES, (_figure_row(line, year) for line in lines)))
    for language in LANGUAGES:
        page = _page(region, year, lines, language)
        (folder / f"report.{language}.html").write_text(page, encoding="utf-8")
        (folder / f"report.{language}.pdf").write_bytes(
            render_pdf(PAPER, _paper(region, year, number, lines, language))
        )
    _workbook(region, year, lines, folder / "report.xlsx")
    summary = {
        "year": year,
        "number": number,
        "figures": sum(line.value is not None for line in lines),
        "without_rows": sum(line.figure.value is None for line in lines),
        "hidden": sum(line.hidden for line in lines),
        "synthetic": sum(line.figure.synthetic for line in lines),
    }
    (folder / "summary.json").write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")
    (folder / "datapackage.json").write_text(_package(region, year, folder), encoding="utf-8")
    return summary


def _figure_row(line: Line, year: int) -> list[Any]:
    one = line.figure.indicator
    value = "" if line.value is None else round_value(line.value, one.decimals)
    before = "" if line.before is None or line.hidden else round_value(line.before, one.decimals)
    named = [
        *(getattr(text, code) for text in (one.unit, one.name, one.formula) for code in LANGUAGES),
        one.source.ru,
    ]
    flags = ["yes" if one.about_people else "no", "yes" if line.figure.synthetic else "no"]
    exact = "" if line.value is None else str(line.value)
    return [
        one.code,
        year,
        value,
        exact,
        *named,
        one.version,
        one.decimals,
        line.figure.rows,
        *flags,
        before,
        line.note.en,
    ]


def _sections(lines: list[Line]) -> Iterable[tuple[Words, list[Line]]]:
    for code, title in words.SECTIONS.items():
        mine = [line for line in lines if line.figure.indicator.code.split(".")[0] == code]
        if mine:
            yield title, mine


def _value(line: Line, language: str) -> str:
    if line.value is None:
        return line.note.in_language(language)
    return shown(line.value, line.figure.indicator.decimals, language)


def _before(line: Line, language: str) -> str:
    return "" if line.hidden else shown(line.before, line.figure.indicator.decimals, language)


def _page(region: Words, year: int, lines: list[Line], language: str) -> str:
    """The report as one self-contained page."""
    e = html.escape
    title = words.TITLE.format(region=region.in_language(language), year=year).in_language(language)
    parts = [
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{e(title)}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1"><style>',
        "body{font-family:Golos Text,system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a2233}",
        "table{border-collapse:collapse;width:100%}td,th{padding:.4rem .5rem;border-bottom:1px solid #ccd3dd;text-align:left}",
        "td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}small{color:#8a4500}</style></head><body>",
        f"<h1>{e(title)}</h1><p>{e(words.SUBTITLE.in_language(language))}</p>",
    ]
    if any(line.figure.synthetic for line in lines):
        parts.append(f"<p><strong>{e(words.WARNING.in_language(language))}</strong></p>")
    heads = "".join(
        f'<th class="{"n" if place else ""}">{e(h.in_language(language))}</th>' for place, h in enumerate(words.HEADS)
    )
    for name, mine in _sections(lines):
        parts.append(f"<h2>{e(name.in_language(language))}</h2><table><thead><tr>{heads}</tr></thead><tbody>")
        parts += [_html_row(line, language) for line in mine]
        parts.append("</tbody></table>")
    parts.append(f"<p>{e(words.PROOF.in_language(language))}</p></body></html>\n")
    return "".join(parts)


def _html_row(line: Line, language: str) -> str:
    one, e = line.figure.indicator, html.escape
    mark = f" <small>{e(words.SYNTHETIC.in_language(language))}</small>" if line.figure.synthetic else ""
    unit = f" {e(one.unit.in_language(language))}" if line.value is not None else ""
    count = shown(Fraction(line.figure.rows), 0, language)
    link = f'<a href="rows/{one.code}.csv">{count}</a>' if line.value is not None else count
    return (
        f'<tr data-figure="{one.code}"><td>{e(one.name.in_language(language))}{mark}</td>'
        f'<td class="n"><b>{e(_value(line, language))}</b>{unit}</td>'
        f'<td class="n">{e(_before(line, language))}</td><td class="n">{link}</td></tr>'
    )


def _paper(region: Words, year: int, number: int, lines: list[Line], language: str) -> dict[str, Any]:
    title = words.TITLE.format(region=region.in_language(language), year=year).in_language(language)
    return {
        "language": language,
        "title": title,
        "subtitle": words.SUBTITLE.in_language(language),
        "warning": words.WARNING.in_language(language) if any(line.figure.synthetic for line in lines) else "",
        "foot": f"№ {year}/{number}",
        "proof": proof_of(f"sheber verify report/{year}-{number}", words.PROOF.in_language(language)),
        "heads": [head.in_language(language) for head in words.HEADS],
        "closing": "",
        "sections": [
            {
                "title": name.in_language(language),
                "rows": [
                    {
                        "name": _named(line, language),
                        "value": _value(line, language),
                        "unit": line.figure.indicator.unit.in_language(language) if line.value is not None else "",
                        "before": _before(line, language),
                        "rows": shown(Fraction(line.figure.rows), 0, language),
                    }
                    for line in mine
                ],
            }
            for name, mine in _sections(lines)
        ],
    }


def _named(line: Line, language: str) -> str:
    mark = f" ({words.SYNTHETIC.in_language(language)})" if line.figure.synthetic else ""
    return line.figure.indicator.name.in_language(language) + mark


def _workbook(region: Words, year: int, lines: list[Line], target: Path) -> None:
    pages = []
    for language in LANGUAGES:
        heads = [head.in_language(language) for head in words.HEADS]
        rows = []
        for line in lines:
            one = line.figure.indicator
            value = None if line.value is None else Decimal(round_value(line.value, one.decimals))
            before = None if line.before is None or line.hidden else Decimal(round_value(line.before, one.decimals))
            mark = words.SYNTHETIC.in_language(language) if line.figure.synthetic else line.note.in_language(language)
            rows.append(
                [
                    one.name.in_language(language),
                    value,
                    before,
                    line.figure.rows,
                    one.unit.in_language(language),
                    mark,
                ]
            )
        pages.append((f"{year} {language}", [*heads, "", ""], rows))
    write_table(target, pages)


def _package(region: Words, year: int, folder: Path) -> str:
    tables = ["figures.csv", *sorted(f"rows/{path.name}" for path in (folder / "rows").glob("*.csv"))]
    resources = []
    for name in tables:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            heading = next(csv.reader(file))
        fields = [{"name": column, "type": "string"} for column in heading]
        code = name.removesuffix(".csv").replace("/", "-").replace(".", "-").replace("_", "-")
        resources.append({"name": code, "path": name, "type": "table", "format": "csv", "schema": {"fields": fields}})
    title = words.TITLE.format(region=region.en, year=year).en
    whole = {"$schema": SCHEMA, "name": f"report-{year}", "title": title, "resources": resources}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
