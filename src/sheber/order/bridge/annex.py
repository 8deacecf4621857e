"""The decree's annex: lines that hold, worker and mid-level apart, with totals; as xlsx, docx and PDF alike."""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import segno

from sheber.kernel.calendar import long_date
from sheber.kernel.charts import number_text
from sheber.kernel.charts.svg import clean
from sheber.kernel.exchange.write import write_table
from sheber.kernel.paper import proof_of, render_pdf
from sheber.kernel.words import Words
from sheber.order.models import Campaign, Decision, Line
from sheber.order.queries import decided_whole
from sheber.order.words import FORM, FUNDING
from sheber.registry import words as registry_words
from sheber.registry.models import Region

TEMPLATE = Path(__file__).parents[1] / "templates" / "order" / "annex.typ"
TITLE = Words(
    "{year} жылға арналған мемлекеттік білім беру тапсырысы",
    "Государственный образовательный заказ на {year} год",
    "The state order for training, {year}",
)
ANNEX = Words("Қосымша: {act}, {day}", "Приложение: {act}, {day}", "Annex to {act}, {day}")
SIGNED = Words("Қол қойған: {signer}", "Подписал: {signer}", "Signed by {signer}")
BUDGET_LINE = Words("Бюджет жолы: {line}", "Строка бюджета: {line}", "Budget line: {line}")
AMENDED = Words(
    "Түзетулерімен бірге: {n} жол өзгертілген.",
    "С изменениями: изменено строк — {n}.",
    "With amendments: {n} lines were changed.",
)
SYNTHETIC = Words(
    "Мысал: жолдардың бір бөлігі ойдан құрылған.",
    "Пример: часть строк придумана.",
    "An example: part of the lines is made up.",
)
CHECK = Words(
    "Шешім, оның жолдары және дәлелі ашық бетте тұр.",
    "Решение, его строки и доказательство стоят на открытой странице.",
    "The decision, its lines and its proof stand on the public page.",
)
WORKER = Words("1-бөлім. Жұмысшы біліктіліктері", "Часть 1. Рабочие квалификации", "Part 1. Worker qualifications")
MID = Words(
    "2-бөлім. Орта буын мамандары және қолданбалы бакалаврлар",
    "Часть 2. Специалисты среднего звена и прикладные бакалавры",
    "Part 2. Mid-level specialists and applied bachelors",
)
TOTAL = Words("Барлығы", "Итого", "Total")
WHOLE = Words("Тапсырыс бойынша барлығы", "Всего по заказу", "The order in all")
TOTALS = Words("Қорытынды", "Итоги", "Totals")
HEADING = (
    Words("№", "№", "No."),
    Words("Колледж, БСН, аудан", "Колледж, БИН, район", "College, BIN, district"),
    Words("Мамандық коды мен атауы", "Код и название специальности", "Specialty"),
    Words("Біліктілік", "Квалификация", "Qualification"),
    Words("Деңгейі", "Уровень", "Level"),
    Words("Нысаны", "Форма", "Form"),
    Words("Негізі", "База", "Base"),
    Words("Тілі", "Язык", "Language"),
    Words("Қаржыландыру", "Финансирование", "Funding"),
    Words("Жылына теңге", "Тенге в год", "Tenge a year"),
    Words("Топтар", "Групп", "Groups"),
    Words("Орындар", "Мест", "Places"),
    Words("Түзету №, құжат", "Изменение №, акт", "Amendment, act"),
)
NUMBERS = (0, 9, 10, 11)  # columns that hold numbers
WIDTHS = (8, 37, 33, 32, 20, 17, 18, 15, 26, 20, 15, 18, 22)  # millimetres in proportion
BY = (
    ("college", Words("Колледждер бойынша", "По колледжам", "By college")),
    ("language", Words("Тілдер бойынша", "По языкам", "By language")),
    ("base", Words("Негізі бойынша", "По базе", "By base")),
    ("funding", Words("Қаржыландыру бойынша", "По финансированию", "By funding")),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A table of the annex: its title, its lines and what they add up to."""

    title: str
    rows: list[list[Any]]
    groups: int
    places: int


@dataclass(frozen=True, slots=True)
class Annex:
    """All that the three forms of the annex hold, in one language."""

    language: str
    title: str
    region: str
    about: list[str]
    heading: list[str]
    parts: list[Part]
    totals: list[tuple[str, list[tuple[str, int, int]]]]  # by what, (name, groups, places)
    groups: int
    places: int
    address: str
    words: dict[str, str] = field(default_factory=dict)


def annex_of(year: int, language: str, address: str) -> Annex:
    """The annex of the lines that hold in a year, amendments counted. `address` is that of the public page."""
    rows = [row for row in decided_whole(year) if row.places]
    rows.sort(key=lambda row: (row.college.name.in_language(language), row.code))
    costs = dict(Line.objects.filter(year=year).values_list("code", "cost"))
    region = Region.objects.first()

    def part(title: Words, wanted: Callable[[str], bool]) -> Part:
        held = [row for row in rows if wanted(row.qualification.level)]
        lines = [_line(row, at, costs.get(row.code), language) for at, row in enumerate(held, start=1)]
        return Part(title.in_language(language), lines, *_sum(held))

    def say(words: Words) -> str:
        return words.in_language(language)

    parts = [part(WORKER, lambda level: level == "worker"), part(MID, lambda level: level != "worker")]
    return Annex(
        language=language,
        title=say(TITLE.format(year=year)),
        region=say(region.name) if region else "",
        about=_about(year, rows, language),
        heading=[say(words) for words in HEADING],
        parts=parts,
        totals=[(say(title), _totals(rows, key, language)) for key, title in BY],
        groups=sum(row.groups for row in rows),
        places=sum(row.places for row in rows),
        address=address,
        words={
            "total": say(TOTAL),
            "whole": say(WHOLE),
            "totals": say(TOTALS),
            "groups": say(HEADING[10]),
            "places": say(HEADING[11]),
            "check": say(CHECK),
        },
    )


def _sum(rows: Iterable[Decision]) -> tuple[int, int]:
    held = list(rows)
    return sum(row.groups for row in held), sum(row.places for row in held)


def _about(year: int, rows: Sequence[Decision], language: str) -> list[str]:
    """Act, date, signer, budget line; whether lines were amended or made up."""
    campaign = Campaign.objects.filter(year=year).first()
    act = campaign.act if campaign and campaign.act else next((row.act for row in rows if row.act), "")
    day = (campaign.act_date if campaign else None) or next((row.act_date for row in rows if row.act_date), None)
    told = []
    if act and day:
        told.append(ANNEX.format(act=act, day=long_date(day).in_language(language)))
    if campaign and campaign.signer:
        told.append(SIGNED.format(signer=campaign.signer))
    if campaign and campaign.budget_line:
        told.append(BUDGET_LINE.format(line=campaign.budget_line))
    amended = sum(row.amendment > 0 for row in rows)
    if amended:
        told.append(AMENDED.format(n=amended))
    if any(row.synthetic for row in rows):
        told.append(SYNTHETIC)
    return [words.in_language(language) for words in told]


def _line(row: Decision, number: int, cost: int | None, language: str) -> list[Any]:
    about, college = row.qualification, row.college

    def say(words: Words) -> str:
        return words.in_language(language)

    place = ", ".join(text for text in (say(college.name), college.bin, say(college.district.name)) if text)
    amended = f"№ {row.amendment}, {row.act}" if row.amendment else ""
    return [
        number,
        place,
        f"{about.specialty.code} {say(about.specialty.name)}",
        f"{about.code} {say(about.name)}",
        say(registry_words.LEVEL.label(about.level)),
        say(FORM.label(row.form)),
        say(registry_words.BASE.label(row.base)),
        say(registry_words.LANGUAGE.label(row.language)),
        say(FUNDING.label(row.funding)),
        cost // 100 if cost is not None else None,
        row.groups,
        row.places,
        amended,
    ]


_NAMES: dict[str, Callable[[Decision], Words]] = {
    "college": lambda row: row.college.name,
    "language": lambda row: registry_words.LANGUAGE.label(row.language),
    "base": lambda row: registry_words.BASE.label(row.base),
    "funding": lambda row: FUNDING.label(row.funding),
}


def _totals(rows: Iterable[Decision], key: str, language: str) -> list[tuple[str, int, int]]:
    made: dict[str, tuple[int, int]] = {}
    for row in rows:
        name = _NAMES[key](row).in_language(language)
        groups, places = made.get(name, (0, 0))
        made[name] = (groups + row.groups, places + row.places)
    return [(name, groups, places) for name, (groups, places) in sorted(made.items())]


def _total_row(text: Annex, part: Part) -> list[Any]:
    return ["", text.words["total"], *[""] * 8, part.groups, part.places, ""]


def xlsx_bytes(text: Annex) -> bytes:
    """A sheet for each part and one of the totals; numbers are numbers."""
    pages: list[tuple[str, list[str], list[list[Any]]]] = []
    for number, part in enumerate(text.parts, start=1):
        pages.append(
            (f"{number}. {part.title.split('. ', 1)[-1]}"[:31], text.heading, [*part.rows, _total_row(text, part)])
        )
    rows: list[list[Any]] = [[line, "", ""] for line in (text.title, text.region, *text.about, text.address)]
    for title, totals in text.totals:
        rows += [["", "", ""], [title, "", ""], *(list(one) for one in totals)]
    rows += [["", "", ""], [text.words["whole"], text.groups, text.places]]
    pages.append((text.words["totals"], [text.words["totals"], text.words["groups"], text.words["places"]], rows))
    out = io.BytesIO()
    write_table(out, pages)
    return out.getvalue()


def _told(value: Any, language: str) -> str:
    return number_text(value, 0, language) if isinstance(value, int) else "" if value is None else str(value)


def pdf_bytes(text: Annex) -> bytes:
    """Numbered pages with a code that leads to the public page."""
    parts = [
        {
            "title": part.title,
            "rows": [[_told(cell, text.language) for cell in row] for row in [*part.rows, _total_row(text, part)]],
        }
        for part in text.parts
    ]
    totals = [
        {"title": title, "rows": [[_told(cell, text.language) for cell in row] for row in rows]}
        for title, rows in text.totals
    ]
    whole = f"{text.words['whole']}: {_told(text.places, text.language)}"
    data = {
        "title": text.title,
        "language": text.language,
        "foot": text.region,
        "about": text.about,
        "heading": text.heading,
        "widths": [f"{width}fr" for width in WIDTHS],
        "parts": parts,
        "totals": totals,
        "totals_title": text.words["totals"],
        "totals_heading": ["", text.words["groups"], text.words["places"]],
        "whole": whole,
        "proof": proof_of(text.address, text.words["check"]),
    }
    return render_pdf(TEMPLATE, data)


def docx_bytes(text: Annex) -> bytes:
    """A document that an office can edit on: landscape, numbered pages, headings repeated, the code at the end."""
    import docx  # a slow import, only where a document is written
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(12)
    section.top_margin = section.bottom_margin = Mm(15)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(9)
    document.core_properties.title, document.core_properties.author = text.title, text.region
    document.core_properties.language = text.language
    _page_numbers(section)
    document.add_heading(text.title, 1)
    for line in (text.region, *text.about):
        document.add_paragraph(line)
    for part in text.parts:
        document.add_heading(part.title, 2)
        _add_table(document, text, text.heading, [*part.rows, _total_row(text, part)], WIDTHS, NUMBERS)
    document.add_heading(text.words["totals"], 2)
    for title, rows in text.totals:
        heading = [title, text.words["groups"], text.words["places"]]
        _add_table(document, text, heading, [list(row) for row in rows], (160, 30, 30), (1, 2))
        document.add_paragraph("")
    document.add_paragraph(f"{text.words['whole']}: {_told(text.places, text.language)}")
    code = io.BytesIO()
    segno.make(text.address, error="m").save(code, kind="png", scale=4, border=2)
    code.seek(0)
    document.add_picture(code, width=Mm(26))
    document.add_paragraph(f"{text.words['check']} {text.address}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page_numbers(section: Any) -> None:
    """`3 / 12` in the footer, counted by the word processor."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    paragraph = section.footer.paragraphs[0]
    for kind in ("PAGE", "NUMPAGES"):
        if kind == "NUMPAGES":
            paragraph.add_run(" / ")
        paragraph._p.append(
            parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{kind}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        )


def _add_table(
    document: Any,
    text: Annex,
    heading: Sequence[str],
    rows: Sequence[Sequence[Any]],
    widths: Sequence[int],
    numbers: Sequence[int],
) -> None:
    """A table written as markup in one piece: cell by cell python-docx takes minutes for a region's lines."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    twips = [round(width * 15000 / sum(widths)) for width in widths]

    def row_of(cells: Sequence[Any], *, bold: bool = False, repeated: bool = False) -> str:
        made = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{twips[at]}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:spacing w:after="0"/>'
            f"<w:jc w:val={quoteattr('right' if at in numbers and not repeated else 'left')}/></w:pPr>"
            f'<w:r><w:rPr>{"<w:b/>" if bold else ""}<w:sz w:val="15"/></w:rPr>'
            f'<w:t xml:space="preserve">{clean(_told(cell, text.language))}</w:t></w:r></w:p></w:tc>'
            for at, cell in enumerate(cells)
        )
        head = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if repeated else "<w:trPr><w:cantSplit/></w:trPr>"
        return f"<w:tr>{head}{made}</w:tr>"

    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:color="9AA5AF"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    last = len(rows) - 1
    body = "".join(row_of(row, bold=at == last and len(heading) > 3) for at, row in enumerate(rows))
    markup = (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(twips)}" w:type="dxa"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{row_of(heading, bold=True, repeated=True)}{body}</w:tbl>"
    )
    document.element.body.insert_element_before(parse_xml(markup), "w:sectPr")
