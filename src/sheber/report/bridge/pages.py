"""A release as a page in one language: one self-contained file whose every number can be read by a program."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from html import escape
from pathlib import Path

from django.utils.translation import override

from sheber.kernel.calendar import long_date
from sheber.kernel.charts import Bar, BarChart, number_text
from sheber.kernel.small_numbers import NEWEST
from sheber.kernel.words import Words
from sheber.report import words
from sheber.report.bridge.figures import ALL_TOGETHER, HIDDEN_TOGETHER, FigureValue, value_of_table
from sheber.report.bridge.published import Compared, family

STYLE = """body{font:16px/1.5 'Golos Text','Noto Sans',sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#14202b}
h1,h2{color:#0b5a63;line-height:1.2}article{border-top:1px solid #c3cbd3;padding:.75rem 0}h3{margin:.25rem 0}
.value{font-size:1.6rem;font-weight:600}.quiet{color:#4b5a68}.mark{background:#fff3d6;padding:0 .35rem}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #c3cbd3;text-align:left;padding:.35rem;vertical-align:top}
td.number{text-align:right;font-variant-numeric:tabular-nums}a{color:#0b5a63}summary{cursor:pointer}"""


@dataclass(frozen=True, slots=True)
class Revision:
    """A value that an earlier release of the same year gave otherwise."""

    indicator: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class ReleaseText:
    """All that a page needs."""

    year: int
    number: int
    day: date
    region: Words
    figures: Sequence[FigureValue]
    tables: dict[str, list[dict[str, str]]]  # rows by file, of figures that are shown by group
    groups: dict[str, Words]
    published: Sequence[Compared]
    revisions: Sequence[Revision]
    reason: str

    def value(self, code: str, year: int) -> FigureValue | None:
        """A figure by indicator and year."""
        return next((one for one in self.figures if (one.definition.code, one.year) == (code, year)), None)

    @property
    def chapters(self) -> dict[str, list[FigureValue]]:
        """This year's figures by slice."""
        found: dict[str, list[FigureValue]] = {}
        for one in self.figures:
            if one.year == self.year:
                found.setdefault(one.definition.code.split(".")[0], []).append(one)
        return found


def said(figure: FigureValue, language: str) -> str:
    """A figure's value in words and digits."""
    if figure.hidden:
        return too_few(figure).in_language(language)
    if figure.value is None:
        return words.NO_ROWS.in_language(language)
    return number_text(figure.value, figure.definition.decimals, language)


def too_few(figure: FigureValue) -> Words:
    """Why a figure of people is not shown."""
    least = NEWEST.base(figure.definition.measure)
    told = words.TOO_FEW if least == NEWEST.group else words.TOO_FEW_UNDER
    return told.format(threshold=NEWEST.group, least=least)


def data(figure: FigureValue, language: str) -> str:
    """The number as an element that says which figure it is and its exact value."""
    if figure.value is None:
        return f'<span class="quiet">{escape(said(figure, language))}</span>'
    code, year = escape(figure.definition.code), figure.year
    return f'<data value="{figure.value}" data-figure="{code}" data-year="{year}">{escape(said(figure, language))}</data>'


def change(now: FigureValue, before: FigureValue | None, language: str) -> str:
    """How the figure differs from the year before; only where both are there under one definition."""
    if before is None or now.definition != before.definition or now.value is None or before.value is None:
        return ""
    if now.shown == before.shown:
        return ""
    sign = "+" if now.value > before.value else ""
    if family(now.definition.unit.en) == "share":
        points = Fraction(now.shown) - Fraction(before.shown)
        told = f"{sign}{number_text(points, max(now.definition.decimals, 1), language)}"
        return words.BY_POINTS.format(change=told).in_language(language)
    if not before.value:
        return ""
    ratio = now.value / before.value
    if ratio >= Fraction(3, 2):
        return words.TIMES.format(ratio=number_text(ratio, 1, language)).in_language(language)
    told = f"{sign}{number_text((ratio - 1) * 100, 1, language)}"
    return words.BY_PERCENT.format(change=told).in_language(language)


def page(text: ReleaseText, language: str) -> bytes:
    """The whole page."""
    with override(language):
        body = "\n".join(_body(text, language))
    title = escape(_title(text, language))
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
    return f'<!doctype html>\n<html lang="{language}"><head>{head}<style>{STYLE}</style></head>\n<body>\n{body}\n</body></html>\n'.encode()


def _title(text: ReleaseText, language: str) -> str:
    return f"{words.TITLE.format(year=text.year).in_language(language)}. {text.region.in_language(language)}"


def _body(text: ReleaseText, language: str) -> Iterator[str]:
    def say(phrase: Words, **values: object) -> str:
        return escape(phrase.format(**values).in_language(language))

    day = long_date(text.day).in_language(language)
    yield f"<h1>{escape(_title(text, language))}</h1>"
    yield f'<p class="quiet">{say(words.RELEASE, number=text.number)}. {say(words.AS_OF, day=day)}.</p>'
    if any(figure.synthetic for figure in text.figures):
        yield f'<p><span class="mark">{say(words.WARNING)}</span></p>'
    for chapter, figures in text.chapters.items():
        yield f"<h2>{say(words.SECTIONS.get(chapter, Words(chapter, chapter, chapter)))}</h2>"
        for figure in figures:
            yield from _figure(text, figure, language)
    if text.published:
        yield f"<h2>{say(words.PUBLISHED)}</h2>"
        yield from _published(text, language)
    if text.revisions:
        yield f"<h2>{say(words.REVISIONS)}</h2>"
        rows = [[escape(cell) for cell in row] for row in _revised(text, language)]
        heads = (words.INDICATOR, words.WAS, words.IS, words.CAUSE, words.DAY)
        yield _table([say(head) for head in heads], rows)
    yield f"<h2>{say(words.CHECK)}</h2><p>{say(words.HOW_TO_CHECK)}</p>"


def _figure(text: ReleaseText, figure: FigureValue, language: str) -> Iterator[str]:
    told = figure.definition

    def say(phrase: Words, **values: object) -> str:
        return escape(phrase.format(**values).in_language(language))

    mark = f' <span class="mark">{say(words.SYNTHETIC)}</span>' if figure.synthetic else ""
    unit = f" {escape(told.unit.in_language(language))}" if figure.value is not None else ""
    yield f'<article id="{escape(told.code)}"><h3>{escape(told.name.in_language(language))}</h3>'
    yield f'<p class="value">{data(figure, language)}{unit}{mark}</p>'
    before = text.value(told.code, figure.year - 1)
    if before is not None and before.value is not None:
        differs = change(figure, before, language)
        told_change = f" ({escape(differs)})" if differs else ""
        yield f"<p>{say(words.YEAR_BEFORE)}: {data(before, language)}{told_change}</p>"
    facts = [(words.FORMULA, told.formula), (words.SOURCE, told.source), (words.OWNER, told.owner)]
    if told.denominator:
        facts.insert(1, (words.DENOMINATOR, told.denominator))
    lines = [f"{say(label)}: {escape(value.in_language(language))}" for label, value in facts]
    yield f'<p class="quiet">{"; ".join(lines)}; {say(words.VERSION)}: {told.version}.</p>'
    if figure.file:
        note = f" {say(words.PROTECTED)}" if told.about_people else ""
        yield f'<p><a href="{escape(figure.file)}">{say(words.ROWS, count=figure.rows)}</a>.{note}</p>'
        chart = by_group(text, figure, language)
        if chart is not None:
            yield f"<details><summary>{escape(chart.title)}</summary>{chart.svg}</details>"
    yield "</article>"


def values_by_group(text: ReleaseText, figure: FigureValue) -> dict[str, Fraction | None]:
    """The figure in each district that is shown, from its own rows file; empty where it has no districts."""
    definition, table = figure.definition, text.tables.get(figure.file)
    groups: dict[str, list[dict[str, str]]] = {}
    for row in table or () if definition.group else ():
        if not (definition.about_people and row[definition.group] == ALL_TOGETHER):
            groups.setdefault(row[definition.group], []).append(row)
    return {code: value_of_table(definition, rows) for code, rows in groups.items()}


def by_group(text: ReleaseText, figure: FigureValue, language: str) -> BarChart | None:
    """The figure by district as bars; none where there are fewer than two districts."""
    definition, values = figure.definition, values_by_group(text, figure)
    if len(values) < 2:
        return None
    bars = []
    for code, value in values.items():
        name = words.OTHERS if code == HIDDEN_TOGETHER else text.groups.get(code, Words(code, code, code))
        bars.append(Bar(name.in_language(language), value))
    bars.sort(key=lambda bar: -(bar.value or 0))
    title = f"{definition.name.in_language(language)}. {words.BY_DISTRICT.in_language(language)}"
    unit, head = definition.unit.in_language(language), words.DISTRICT.in_language(language)
    return BarChart(title, bars, unit=unit, decimals=definition.decimals, head=head)


def _published(text: ReleaseText, language: str) -> Iterator[str]:
    rows = []
    for one in text.published:
        published = one.published
        wording = f"{escape(published.wording.in_language(language))}<br><small>{escape(published.source)}</small>"
        decimals = 0 if published.value.denominator == 1 else 2
        theirs = f"{number_text(published.value, decimals, language)} ({published.year})"
        figure = text.value(published.indicator, published.year)
        ours = data(figure, language) if figure is not None and one.ours else ""
        rows.append([wording, escape(theirs), ours, escape(one.words.in_language(language))])
    heads = (words.WORDING, words.VALUE, words.OURS, words.VERDICT)
    yield _table([escape(head.in_language(language)) for head in heads], rows)


def _table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{cell}</th>' for cell in heading)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _revised(text: ReleaseText, language: str) -> list[list[str]]:
    """What the release changed: the figure's name, its value before and now, the cause, the day."""
    day, rows = long_date(text.day).in_language(language), []
    for one in text.revisions:
        figure = text.value(one.indicator, text.year)
        name = figure.definition.name.in_language(language) if figure is not None else one.indicator
        decimals = figure.definition.decimals if figure is not None else 0
        values = [number_text(Fraction(told) if told else None, decimals, language) for told in (one.was, one.now)]
        rows.append([name, *values, text.reason, day])
    return rows


TEMPLATE = Path(__file__).parents[1] / "templates" / "report" / "release.typ"


def paper_data(text: ReleaseText, language: str) -> dict[str, object]:
    """What the PDF's template is filled with: the same figures as the page's."""
    chapters = []
    for chapter, figures in text.chapters.items():
        rows = []
        for figure in figures:
            before = text.value(figure.definition.code, figure.year - 1)
            mark = f" ({words.SYNTHETIC.in_language(language)})" if figure.synthetic else ""
            earlier = said(before, language) if before is not None and before.value is not None else ""
            unit = figure.definition.unit.in_language(language) if figure.value is not None else ""
            name = figure.definition.name.in_language(language)
            value = (
                said(figure, language)
                if figure.value is not None or figure.hidden
                else number_text(None, 0, language)
            )
            rows.append([f"{name}{mark}", value, unit, earlier])
        title = words.SECTIONS.get(chapter, Words(chapter, chapter, chapter)).in_language(language)
        chapters.append({"title": title, "rows": rows})
    heads = (words.INDICATOR, words.VALUE, words.UNIT, words.YEAR_BEFORE)
    published = [
        [one.published.wording.in_language(language), one.words.in_language(language)] for one in text.published
    ]
    return {
        "title": _title(text, language),
        "language": language,
        "foot": words.RELEASE.format(number=text.number).in_language(language),
        "day": words.AS_OF.format(day=long_date(text.day).in_language(language)).in_language(language),
        "warning": words.WARNING.in_language(language) if any(one.synthetic for one in text.figures) else "",
        "heading": [head.in_language(language) for head in heads],
        "chapters": chapters,
        "published_title": words.PUBLISHED.in_language(language),
        "published_heading": [words.WORDING.in_language(language), words.VERDICT.in_language(language)],
        "published": published,
        "revisions_title": words.REVISIONS.in_language(language),
        "revisions_heading": [
            one.in_language(language) for one in (words.INDICATOR, words.WAS, words.IS, words.CAUSE, words.DAY)
        ],
        "revisions": _revised(text, language),
        "check": words.HOW_TO_CHECK.in_language(language),
    }
