"""Letters to delegations as PDF, numbered; in Chinese and Japanese where a font for them is installed."""

from datetime import date
from pathlib import Path

from django.conf import settings

from sheber.forum.bridge.letter_texts import INVITATION, VISA, LetterText
from sheber.forum.models import Delegation, Forum, Participant
from sheber.kernel.calendar import long_date
from sheber.kernel.paper import render_pdf
from sheber.kernel.words import LANGUAGES, Words
from sheber.registry.models import Region

CJK = frozenset({"zh", "ja"})
FONT_FILES = (
    "NotoSansCJK*", "NotoSerifCJK*", "NotoSansJP*", "NotoSansSC*", "wqy-microhei*", "wqy-zenhei*", "DroidSansFallback*", "ipag*",
)  # fmt: skip
MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
}
NO_FONT = Words(
    "Бұл тілге қаріп орнатылмаған, хат ағылшынша берілді; мәтіні шақыру бетінде. Әкімшіге: fonts-noto-cjk пакетін орнатыңыз.",
    "Шрифт для этого языка не установлен, письмо выдано по-английски; текст есть на странице "
    "приглашения. Администратору: установите пакет fonts-noto-cjk.",
    "No font for this language is installed: the letter is in English; the text stands on the invitation "
    "page. Administrator: install fonts-noto-cjk.",
)
TEMPLATE = """
#set text(size: 11pt)
#grid(columns: (1fr, auto), [#text(weight: 600)[#data.region]], align(right)[#data.number \\ #data.written])
#v(8mm)
= #data.heading
#v(2mm)
#text(weight: 600)[#data.dear]
#v(2mm)
#for one in data.paragraphs [#one #parbreak()]
#if data.people.len() > 0 [== #data.people_heading
#for one in data.people [- #one.name#if one.position != "" [, #one.position]]]
#v(6mm)
#data.closing
#v(10mm)
#data.inviter
"""


def font_folders() -> list[Path]:
    """Folders that hold a font with Chinese and Japanese letters: the region's own first, then the system's."""
    found: dict[Path, None] = {}
    for base in (Path(settings.SHEBER_HOME) / "fonts", Path("/usr/share/fonts")):
        for pattern in FONT_FILES:
            for path in sorted(base.rglob(pattern)) if base.is_dir() else ():
                found[path.parent] = None
    return list(found)


def language_set(language: str) -> str:
    """The language in which a PDF can be set: English where there is no font for the wanted one."""
    return "en" if language in CJK and not font_folders() else language


def day_in(day: date, language: str) -> str:
    """A date as people of that language write it."""
    if language in LANGUAGES:
        from django.utils.translation import override  # the long date follows the active language

        with override(language):
            return str(long_date(day))
    if language in CJK:
        return f"{day.year}年{day.month}月{day.day}日"
    month = MONTHS[language][day.month - 1]
    return f"{day.day}. {month} {day.year}" if language == "de" else f"{day.day} {month} {day.year}"


def text_of(kind: str, language: str) -> LetterText:
    """The words of a letter."""
    return (VISA if kind == "visa" else INVITATION)[language]


def filled(forum: Forum, kind: str, language: str, *, organisation: str, quota: str) -> LetterText:
    """A letter's words with the forum's facts in them; names the forum has in three languages only stay English."""
    own = language if language in LANGUAGES else "en"
    facts = {
        "organisation": organisation,
        "inviter": forum.inviter.in_language(own) or _region().in_language(own),
        "forum": forum.name.in_language(own),
        "place": forum.place.in_language(own) or _region().in_language(own),
        "day": day_in(forum.day, language),
        "quota": quota,
    }
    text = text_of(kind, language)
    return LetterText(
        text.heading,
        text.dear.format(**facts),
        tuple(one.format(**facts) for one in text.paragraphs),
        text.closing,
        text.people,
    )


def _region() -> Words:
    row = Region.objects.first()
    return row.name if row else Words("Аймақ", "Регион", "Region")


def letter_pdf(
    delegation: Delegation, people: list[Participant], *, kind: str, language: str, number: int, day: date
) -> bytes:
    """The PDF of a letter to a delegation in a language that can be set (`language_set`); number 0: a copy without one."""
    forum = delegation.forum
    own = language if language in LANGUAGES else "en"
    organisation = delegation.organisation.in_language(own) or delegation.country
    text = filled(forum, kind, language, organisation=organisation, quota=str(delegation.quota or "–"))
    data = {
        "title": text.heading,
        "language": own,
        "region": _region().in_language(own),
        "number": f"№ {forum.code}/{number}" if number else "",
        "written": day_in(day, language),
        "heading": text.heading,
        "dear": text.dear,
        "paragraphs": list(text.paragraphs),
        "closing": text.closing,
        "inviter": forum.inviter.in_language(own) or _region().in_language(own),
        "people_heading": text.people,
        "people": [{"name": one.name, "position": one.position} for one in people] if kind == "visa" else [],
        "foot": forum.name.in_language(own) + (f" · № {number}" if number else ""),
    }
    return render_pdf(TEMPLATE, data, day=day, fonts=font_folders() if language in CJK else ())
