"""What a person is told after publication, row by row, for the page and for the letter in kk, ru or en."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from sheber.admission import words
from sheber.admission.bridge.person import MOST_MARK, Told, points_text, tell_person
from sheber.admission.bridge.rows import opening
from sheber.admission.models import Applicant, Campaign, Result
from sheber.admission.queries import names_of_pools
from sheber.kernel.calendar import long_date
from sheber.kernel.paper import proof_of, render_pdf
from sheber.kernel.words import LANGUAGES, Words
from sheber.order.models import Line
from sheber.order.queries import decided

RULE = Words(
    "Сіз тізіміңіздегі өту шегіне жеткен бірінші таңдауыңызды аласыз.",
    "Вы получаете первый выбор своего списка, чей проходной порог достигнут.",
    "You get the first choice on your list whose cut-off you reach.",
)
TRIED = Words(
    "Алдымен жалпы орындарға, сосын құқығыңыз бойынша сақталған орындарға, сосын босаған орындарға қараласыз.",
    "Вы участвуете сначала в общем конкурсе, потом в местах, оставленных для вашего права, потом в освободившихся.",
    "You are tried for the open places first, then for those kept for your right, then for released ones.",
)
EQUAL = Words(
    "Балл тең болғанда шешетіні: {ties}.",
    "При равных баллах решает: {ties}.",
    "Between equal points decides: {ties}.",
)
HELD = Words("осы орынды алдыңыз", "вы получили это место", "you get this place")
BELOW = Words("өту шегіне жетпедіңіз", "порог не достигнут", "cut-off not reached")
TIED = Words("балл тең, кезек шешті: {ties}", "баллы равны, решило: {ties}", "equal points; what decided: {ties}")
BEHIND = Words(
    "алдымен құқығы бар адамдар алды", "сначала прошли имеющие право", "those who hold the right went first"
)
NO_SEATS = Words("бұл конкурста орын жоқ", "в этом конкурсе нет мест", "there are no places here")
ENOUGH = Words("{points} жеткілікті болар еді", "хватило бы {points}", "{points} would have been enough")
ENOUGH_SIGNED = Words(
    "өтінішке {time} дейін қол қойылса, жететін еді",
    "хватило бы подписи не позднее {time}",
    "a signature by {time} would have been enough",
)
NO_POINTS = Words("бұл жерде балл көмектеспес еді", "баллы здесь не помогли бы", "points would not have helped here")
RELEASED = Words("{pool} (босаған орын)", "{pool} (освободившееся место)", "{pool} (a released place)")
TOP = Words(
    "ең жоғары балдың өзі жетпес еді, {ties} шешті",
    "не хватило бы и высшего балла: решило {ties}",
    "even the highest mark would not have been enough: {ties} decided",
)
LEFT = Words("бос орын қалды", "места остались", "places are left")
POINTS = Words("{points} балл", "{points} б.", "{points} points")
WITH_NUMBER = Words("{points}; №\u00a0{number}", "{points}; №\u00a0{number}", "{points}; No.\u00a0{number}")
SIGNED_AT = Words("қол қойылды {time}", "подписано {time}", "signed {time}")
GOT = Words(
    "Сіз орын алдыңыз: {programme}. Таңдау № {choice}, {pool}.",
    "Вы получили место: {programme}. Выбор № {choice}, {pool}.",
    "You have a place: {programme}. Choice No. {choice}, {pool}.",
)
LEFT_PLACE = Words(
    "Сіз бос қалған орынды алдыңыз: {programme}.",
    "Вы получили свободное место: {programme}.",
    "You have a place that was left: {programme}.",
)
NONE = Words(
    "Бұл жолы орын тимеді: тізіміңіздегі ешбір өту шегіне жеткен жоқсыз.",
    "В этот раз места нет: ни один порог вашего списка не достигнут.",
    "No place this time: no cut-off on your list was reached.",
)
BRING = Words(
    "Құжаттардың түпнұсқасын колледжге {day} дейін тапсырыңыз.",
    "Сдайте оригиналы документов в колледж до {day}.",
    "Hand in the originals of your papers at the college by {day}.",
)
BRING_SOON = Words(
    "Құжаттардың түпнұсқасын колледжге тапсырыңыз.",
    "Сдайте оригиналы документов в колледж.",
    "Hand in the originals of your papers at the college.",
)
WAIT = Words(
    "Орын босаса, келесі айналымда бәрі қайта есептеледі: қайта өтініш берудің қажеті жоқ. Бос орын ұсынылса, осы бетте көрінеді.",
    "Если места освободятся, в следующем туре всё считается заново, подавать снова не нужно. Предложение свободного места появится здесь.",
    "If places come free, everything is computed again in the next round: no need to apply anew. An offer of a place left will show here.",
)
APPEAL = Words(
    "Келіспесеңіз, апелляция {day} дейін беріледі.",
    "Если вы не согласны, апелляция подаётся до {day}.",
    "If you disagree, an appeal can be filed until {day}.",
)


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A pool that was tried: in words for every language."""

    told: Told
    programme: Words
    pool: Words
    own: Words
    cutoff: Words
    outcome: Words
    enough: Words


@dataclass(frozen=True)
class Outcome:
    """What a person got, why, and what to do next."""

    got: Words
    has_place: bool
    lottery: int | None
    rows: list[ResultRow]  # the pools that were tried
    unneeded: list[tuple[int, Words]]  # choices below the one that was got
    rules: list[Words]
    todo: list[Words]


def outcome_of(applicant: Applicant, folder: Path) -> Outcome:
    """What a published match gave a person. Raises KeyError for somebody who was not in it."""
    campaign = applicant.campaign
    told = tell_person(folder, applicant.code, campaign.ties, opening(campaign))
    pools = names_of_pools(campaign)
    result = Result.objects.filter(applicant=applicant).first()
    codes = {one.programme for one in told} | ({result.programme} if result else set())
    lines = _lines(campaign, codes)
    exams = [exam.prefix for exam in campaign.exams.all()]
    rows = [_row(one, campaign, lines, pools, exams) for one in told if one.ended != "not needed"]
    spared = dict.fromkeys(one.choice for one in told)
    for row in rows:
        spared.pop(row.told.choice, None)
    unneeded = {one.choice: name_of(lines.get(one.programme), one.programme) for one in told if one.choice in spared}
    place = bool(result and result.programme and applicant.state != "offered")
    return Outcome(
        _got(result, lines, pools) if place and result else NONE,
        place,
        told[0].lottery if told else None,
        rows,
        list(unneeded.items()),
        [RULE, TRIED, _in_words(EQUAL, ties=words.TIES.label(campaign.ties))],
        _todo(campaign, place=place),
    )


def _lines(campaign: Campaign, codes: set[str]) -> dict[str, Any]:
    wanted = ("college", "qualification__specialty")
    rows = decided(campaign.year).filter(code__in=codes).select_related(*wanted)
    found: dict[str, Any] = {one.code: one for one in rows}
    if len(found) < len(codes):  # a line that an amendment took away since
        old = Line.objects.filter(year=campaign.year, code__in=codes - set(found)).select_related(*wanted)
        found |= {one.code: one for one in old}
    return found


def name_of(line: Any, code: str) -> Words:
    """How a programme is named to people; its code where the line is gone."""
    if line is None:
        return Words(code, code, code)
    return Words(
        *(f"{line.qualification.name.in_language(c)}, {line.college.name.in_language(c)}" for c in LANGUAGES)
    )


def _in_words(text: Words, **parts: Words | str | int) -> Words:
    """`text` with parts that are words themselves."""
    return Words(
        *(
            getattr(text, c).format(
                **{name: part.in_language(c) if isinstance(part, Words) else part for name, part in parts.items()}
            )
            for c in LANGUAGES
        )
    )


def _got(result: Result, lines: dict[str, Any], pools: dict[str, Words]) -> Words:
    programme = name_of(lines.get(result.programme), result.programme)
    if not result.choice:
        return _in_words(LEFT_PLACE, programme=programme)
    pool = pools.get(result.pool, Words(result.pool, result.pool, result.pool))
    return _in_words(GOT, programme=programme, choice=result.choice, pool=pool)


def _todo(campaign: Campaign, *, place: bool) -> list[Words]:
    made = [WAIT]
    if place:
        until = campaign.originals_until
        made = [_in_words(BRING, day=long_date(until)) if until else BRING_SOON]
    if campaign.appeals_until:
        made.append(_in_words(APPEAL, day=long_date(campaign.appeals_until)))
    return made


def _row(
    one: Told, campaign: Campaign, lines: dict[str, Any], pools: dict[str, Words], exams: list[str]
) -> ResultRow:
    line = lines.get(one.programme)
    specialty = line.qualification.specialty.code if line else ""
    is_mark = campaign.certificate_weight == 1 and not any(specialty.startswith(prefix) for prefix in exams)
    ties = words.TIES.label(campaign.ties)
    return ResultRow(
        one,
        name_of(line, one.programme),
        _pool_name(one, pools),
        _standing(one.points, one.lottery, one.signed, is_mark=is_mark, track=campaign.track),
        _standing(one.cutoff, one.cutoff_lottery, one.cutoff_signed, is_mark=is_mark, track=campaign.track)
        if one.full
        else NO_SEATS
        if one.ended == "refused"
        else LEFT,
        _ended(one, ties),
        _enough(one, ties, is_mark=is_mark),
    )


def _pool_name(one: Told, pools: dict[str, Words]) -> Words:
    name = pools.get(one.pool, Words(one.pool, one.pool, one.pool))
    return name if one.entitled else _in_words(RELEASED, pool=name)


def _standing(points: int, number: int, signed: datetime | None, *, is_mark: bool, track: str) -> Words:
    """Points with what decides between equal ones."""
    if signed is not None and track == "worker":
        return _in_words(SIGNED_AT, time=_moment(signed))
    return _in_words(WITH_NUMBER, points=_points(points, is_mark=is_mark), number=number)


def _points(points: int, *, is_mark: bool) -> Words:
    """A mark as 4,43; points that an exam is counted in as a whole number that says so."""
    told = Words(*(points_text(points, c, is_mark=is_mark) for c in LANGUAGES))
    return told if is_mark and 0 <= points <= MOST_MARK else _in_words(POINTS, points=told)


def _moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%d.%m.%Y %H:%M:%S}"


def _ended(one: Told, ties: Words) -> Words:
    if one.ended != "refused":
        return HELD
    if not one.full:
        return NO_SEATS
    if one.enough is None and one.enough_signed is None:
        return BEHIND
    return _in_words(TIED, ties=ties) if one.points == one.cutoff else BELOW


def _enough(one: Told, ties: Words, *, is_mark: bool) -> Words:
    if one.ended != "refused" or not one.full:
        return Words()
    if one.enough_signed is not None:
        return _in_words(ENOUGH_SIGNED, time=_moment(one.enough_signed))
    if one.enough is None:
        return NO_POINTS
    if is_mark and one.enough > MOST_MARK:
        return _in_words(TOP, ties=ties)
    return _in_words(ENOUGH, points=_points(one.enough, is_mark=is_mark))


# -- the letter

TEMPLATE = """
= #data.title
#data.about

#text(size: 12pt, weight: 600)[#data.got]

#for one in data.todo [- #one]

== #data.table_title
#rows(data.heading, data.body, widths: (auto, 1.5fr, 1.1fr, auto, auto, 1.7fr))

#for one in data.rules [#one \\
]

#v(8mm)
#grid(columns: (1fr, 1fr), gutter: 6mm,
  [#data.day_label #data.day],
  [#line(length: 100%, stroke: 0.5pt) #text(size: 8pt)[#data.signature]],
)
#proof()
"""
TITLE = Words("Қабылдау нәтижесі туралы хат", "Письмо о результате приёма", "Letter about the result of admission")
ABOUT = Words(
    "Өтініш {code}. {track}, {year}. Жеребедегі нөмірі: {number}.",
    "Заявление {code}. {track}, {year}. Номер в жребии: {number}.",
    "Application {code}. {track}, {year}. Number in the draw: {number}.",
)
TABLE_TITLE = Words("Әр таңдау бойынша", "По каждому выбору", "Choice by choice")
HEADING = (
    Words("№", "№", "No."),
    Words("Бағдарлама", "Программа", "Programme"),
    Words("Конкурс", "Конкурс", "Places"),
    Words("Сізде", "У вас", "You"),
    Words("Өту шегі", "Порог", "Cut-off"),
    Words("Қорытынды", "Итог", "Outcome"),
)
DAY = Words("Күні:", "Дата:", "Date:")
SIGNATURE = Words("Қолы, аты-жөні", "Подпись, фамилия", "Signature, name")
PROOF = Words(
    "Науқан беті: өту шектері, жеребе және кез келген адам тексере алатын сертификат.",
    "Страница кампании: пороги, жребий и сертификат, который может проверить каждый.",
    "The campaign's page: cut-offs, the draw, and a certificate that anybody can check.",
)
WAITS = Words("кезекте №\u00a0{place}", "в листе ожидания №\u00a0{place}", "on the waiting list No.\u00a0{place}")


def waits_text(one: Told) -> Words:
    """The place in the line of a pool; empty where nobody waits."""
    return WAITS.format(place=one.waits) if one.waits else Words()


def _with_first(rows: list[ResultRow]) -> Iterator[tuple[ResultRow, bool]]:
    """Rows, and whether each is the first of its choice: the programme is named once."""
    before = 0
    for row in rows:
        yield row, row.told.choice != before
        before = row.told.choice


def letter_pdf(applicant: Applicant, outcome: Outcome, language: str, *, address: str, day: date) -> bytes:
    """The letter in a language; `address` is the campaign's public page, `day` that of the publication."""
    campaign = applicant.campaign
    track = words.TRACK.label(campaign.track)
    number = outcome.lottery or "–"
    about = _in_words(ABOUT, code=applicant.code, track=track, year=campaign.year, number=number)

    def said(text: Words) -> str:
        return text.in_language(language)

    body = [
        [
            str(row.told.choice) if first else "",
            said(row.programme) if first else "",
            said(row.pool),
            said(row.own),
            said(row.cutoff),
            "; ".join(text for text in map(said, (row.outcome, row.enough, waits_text(row.told))) if text),
        ]
        for row, first in _with_first(outcome.rows)
    ]
    data = {
        "title": said(TITLE),
        "language": language,
        "foot": applicant.code,
        "about": said(about),
        "got": said(outcome.got),
        "todo": [said(one) for one in outcome.todo],
        "table_title": said(TABLE_TITLE),
        "heading": [said(one) for one in HEADING],
        "body": body,
        "rules": [said(one) for one in outcome.rules],
        "day_label": said(DAY),
        "day": said(long_date(day)),
        "signature": said(SIGNATURE),
        "proof": proof_of(address, said(PROOF)),
    }
    return render_pdf(TEMPLATE, data, day=day)
