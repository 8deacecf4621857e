"""Papers of the scenes: the printed programme, table cards of the signing, the award list, the run sheet, the catalogue."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone

from sheber.forum import words
from sheber.forum.models import AwardItem, Forum, RunLine, SigningItem, Slot, Stand, Version
from sheber.kernel.paper import proof_of, render_pdf
from sheber.kernel.public_log import site
from sheber.kernel.words import Words

PROGRAMME = Words("Бағдарлама", "Программа", "Programme")
TIME = Words("Уақыты", "Время", "Time")
HALL = Words("Залы", "Зал", "Hall")
SESSION = Words("Сессия", "Сессия", "Session")
PEOPLE = Words("Қатысушылар", "Участники", "People")
CARDS = Words("Үстел карточкалары", "Настольные карточки", "Table cards")
AWARDS = Words("Марапаттау реті", "Порядок награждения", "Order of the awards")
RUN = Words("Өткізу парағы", "Сценарный план", "Run sheet")
CATALOGUE = Words("Көрме каталогы", "Каталог выставки", "Catalogue of the exhibition")
VERSION = Words("{n}-нұсқа", "Версия {n}", "Version {n}")
RELEASED = Words(
    "Бұл бағдарлама мөрленген: {n}-нұсқа, ешкім екі жерде бір уақытта емес.",
    "Эта программа запечатана: версия {n}, никто не занят дважды.",
    "This programme is sealed: version {n}, nobody is in two places at once.",
)
TABLE = """
= #data.title
#data.about
#for part in data.parts [
#if part.heading != "" [== #part.heading]
#rows(part.head, part.body, widths: part.widths.map(w => if w == "auto" { auto } else { eval(w) }))
]
#v(4mm)
#proof()
"""
CARD = """
#set page(flipped: true, header: none, footer: none, margin: 18mm)
#for one in data.cards [
#align(center + horizon)[
#text(size: 40pt, weight: 600)[#one.name]
#v(6mm)
#text(size: 20pt)[#one.about]
]
#pagebreak(weak: true)
]
"""


def _part(
    heading: str, head: Sequence[Words], body: Iterable[Sequence[str]], widths: Sequence[str], language: str
) -> dict[str, Any]:
    return {
        "heading": heading,
        "head": [one.in_language(language) for one in head],
        "body": [list(one) for one in body],
        "widths": list(widths),
    }


def people_text(slot: Slot, language: str) -> str:
    """Who has a part in a session, in one line."""
    return ", ".join(one["name"].get(language) or one["name"].get("ru") or "" for one in slot.people)


def programme_pdf(version: Version, slots: Sequence[Slot], language: str) -> bytes:
    """A released programme."""
    days: dict[str, list[list[str]]] = {}
    for one in slots:
        start, end = timezone.localtime(one.starts), timezone.localtime(one.ends)
        kind = words.SESSION.label(one.kind).in_language(language)
        days.setdefault(f"{start:%d.%m.%Y}", []).append(
            [
                f"{start:%H:%M}–{end:%H:%M}",
                one.hall.in_language(language),
                f"{kind}. {one.title.in_language(language)}",
                people_text(one, language),
            ]
        )
    forum = version.forum
    address = f"{site()}/forum/site/{forum.code}/v/{version.number}/"
    head = (TIME, HALL, SESSION, PEOPLE)
    data = {
        "title": f"{forum.name.in_language(language)}. {PROGRAMME.in_language(language)}",
        "language": language,
        "about": f"{forum.place.in_language(language)} · {VERSION.format(n=version.number).in_language(language)}",
        "parts": [_part(day, head, body, ("24mm", "32mm", "1fr", "1fr"), language) for day, body in days.items()],
        "proof": proof_of(address, RELEASED.format(n=version.number).in_language(language)),
    }
    return render_pdf(TABLE, data, day=timezone.localtime(version.at).date())


def cards_pdf(forum: Forum, items: Sequence[SigningItem], language: str) -> bytes:
    """A card for each party of each memorandum, to stand on the table."""
    cards = []
    for item in items:
        college, partner = item.memorandum.college, item.memorandum.partner
        for party, person in ((college, item.signs_here), (partner, item.signs_there)):
            name = party.name.in_language(language)
            told = person.in_language(language)
            cards.append({"name": told or name, "about": name if told else ""})
    data = {"title": CARDS.in_language(language), "language": language, "cards": cards}
    return render_pdf(CARD, data, day=forum.day)


def awards_pdf(forum: Forum, items: Sequence[AwardItem], language: str) -> bytes:
    """The scene's list: order, who, what for, who hands over, who receives."""
    head = (
        Words("№", "№", "No."), Words("Кім", "Кто", "Who"), Words("Марапат", "Награда", "Award"),
        Words("Не үшін", "За что", "For what"), Words("Тапсырады", "Вручает", "Presented by"), Words("Алады", "Получает", "Receives"),
    )  # fmt: skip
    body = [award_line(item, language) for item in items]
    data = {
        "title": f"{forum.name.in_language(language)}. {AWARDS.in_language(language)}",
        "language": language,
        "about": "",
        "parts": [_part("", head, body, ("8mm", "36mm", "34mm", "1fr", "28mm", "26mm"), language)],
    }
    return render_pdf(TABLE, data, day=forum.day)


SELF = Words("өзі", "лично", "in person")


def award_line(item: AwardItem, language: str) -> list[str]:
    """A line of the award scene."""
    from sheber.honours.words import KIND  # the awards' own names

    receives = item.proxy or "–" if item.absent else SELF.in_language(language)
    return [
        str(item.place),
        item.award.person.in_language(language),
        KIND.label(item.award.kind).in_language(language),
        item.citation.in_language(language),
        item.presenter.in_language(language),
        receives,
    ]


RUN_HEAD = (
    Words("Күні", "Дата", "Date"),
    Words("Уақыты", "Время", "Time"),
    Words("Минут", "Минут", "Minutes"),
    Words("Не болады", "Действие", "Action"),
    Words("Жауапты", "Ответственный", "Responsible"),
    Words("Белгі", "Сигнал", "Cue"),
)


def run_rows(lines: Iterable[RunLine], language: str) -> list[list[str]]:
    """The run sheet as rows of text."""
    return [
        [f"{one.day:%d.%m.%Y}", one.at, str(one.minutes), one.action.in_language(language), one.responsible, one.cue]
        for one in lines
    ]


def run_pdf(forum: Forum, lines: Sequence[RunLine], language: str) -> bytes:
    """The run sheet for print."""
    days: dict[str, list[list[str]]] = {}
    for day, *rest in run_rows(lines, language):
        days.setdefault(day, []).append(rest)
    widths = ("16mm", "16mm", "1fr", "38mm", "38mm")
    data = {
        "title": f"{forum.name.in_language(language)}. {RUN.in_language(language)}",
        "language": language,
        "about": forum.place.in_language(language),
        "parts": [_part(day, RUN_HEAD[1:], body, widths, language) for day, body in days.items()],
    }
    return render_pdf(TABLE, data, day=forum.day)


def catalogue_pdf(forum: Forum, stands: Sequence[Stand], language: str) -> bytes:
    """Who shows what, with equipment and workshops, in the order of the rows."""
    head = (
        Words("Қатар", "Ряд", "Row"), Words("Кім", "Участник", "Exhibitor"),
        Words("Жабдығы", "Оборудование", "Equipment"), Words("Шеберханасы", "Мастерская", "Workshop"),
    )  # fmt: skip
    body = [
        [
            str((one.row or 0) + 1) if one.row is not None else "–",
            exhibitor(one).in_language(language),
            one.equipment.in_language(language),
            one.workshop.in_language(language),
        ]
        for one in stands
    ]
    data = {
        "title": f"{forum.name.in_language(language)}. {CATALOGUE.in_language(language)}",
        "language": language,
        "about": "",
        "parts": [_part("", head, body, ("14mm", "44mm", "1fr", "1fr"), language)],
    }
    return render_pdf(TABLE, data, day=forum.day)


def exhibitor(one: Stand) -> Words:
    """Whose stand it is."""
    if one.exhibitor:
        return one.exhibitor
    return one.college.name if one.college else Words(one.code, one.code, one.code)
