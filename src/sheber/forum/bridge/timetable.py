"""The working programme as a problem of the timetable, and its answer as places of sessions."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from sheber.forum import words
from sheber.forum.models import Forum, Session, Wish
from sheber.forum.queries import days_of, hour_of, minutes_of
from sheber.kernel.words import Words
from sheber.science.timetable import problem as science
from sheber.science.timetable.check import Fault, faults
from sheber.science.timetable.solve import solve

DAY = 1440  # minutes
KEEP = "keep:"  # wishes that hold a session where it stands already
KEPT_WEIGHT = 1000
SECONDS = 50
FAULTS = {
    "missing": Words("«{0}»: орны мен уақыты жоқ", "«{0}»: нет места и времени", "“{0}” has no place and time"),
    "unknown": Words("«{0}» белгісіз", "«{0}» неизвестна", "“{0}” is unknown"),
    "hours": Words(
        "«{0}» форумның жұмыс уақытынан тыс", "«{0}» вне часов форума", "“{0}” lies outside the forum's hours"
    ),
    "no_room": Words("«{0}»: «{1}» залы жоқ", "«{0}»: нет зала «{1}»", "“{0}”: there is no hall “{1}”"),
    "seats": Words(
        "«{0}»: {1} тыңдаушы, «{2}» залында {3} орын",
        "«{0}»: слушателей {1}, в зале «{2}» мест {3}",
        "“{0}” expects {1} people, hall “{2}” seats {3}",
    ),
    "wrong_room": Words(
        "«{0}» сессиясын «{1}» залында өткізуге болмайды",
        "«{0}» нельзя проводить в зале «{1}»",
        "“{0}” may not be held in hall “{1}”",
    ),
    "away": Words("«{0}»: {1} бұл уақытта жоқ", "«{0}»: {1} в это время отсутствует", "“{0}”: {1} is away then"),
    "interpreters": Words(
        "«{0}»: {1} аудармашы керек, {2} тағайындалған",
        "«{0}»: нужно переводчиков {1}, назначено {2}",
        "“{0}” needs {1} interpreters, {2} are set",
    ),
    "language": Words(
        "«{0}»: {1} «{2}» тілдерінен аудармайды",
        "«{0}»: {1} не переводит «{2}»",
        "“{0}”: {1} does not interpret {2}",
    ),
    "twice": Words(
        "«{0}»: бір аудармашы екі тіл жұбына қойылған",
        "«{0}»: один переводчик на две пары языков",
        "“{0}”: one interpreter for two pairs",
    ),
    "room_taken": Words(
        "«{0}» залы бір уақытта екі сессияға берілген: «{1}» және «{2}»",
        "зал «{0}» занят дважды: «{1}» и «{2}»",
        "hall “{0}” is double-booked: “{1}” and “{2}”",
    ),
    "person_taken": Words(
        "{0} бір уақытта екі жерде: «{1}» және «{2}»",
        "{0} одновременно в двух местах: «{1}» и «{2}»",
        "{0} is in two places at once: “{1}” and “{2}”",
    ),
    "wish": Words("«{0}» тілегі орындалмады", "пожелание «{0}» не выполнено", "wish “{0}” is not kept"),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the solver gave: places as (session code, hall code, day, time, interpreters), and what it could not do."""

    places: tuple[tuple[str, str, date, str, tuple[str, ...]], ...]
    refused: tuple[science.Refusal, ...]
    unplaced: tuple[str, ...]
    blocking: tuple[str, ...]
    proved: bool


def problem_of(forum: Forum, *, step: int = 1, wishes: bool = True, keep: bool = False) -> science.Problem:
    """The forum's rows as a problem in units of `step` minutes. `keep` holds placed sessions where they are."""
    unit = _Units(forum, step)
    halls = list(forum.halls.all())
    foyers = tuple(hall.code for hall in halls if hall.kind == "foyer")
    rooms = tuple(hall.code for hall in halls if hall.kind != "foyer")
    sessions = list(forum.sessions.select_related("hall").prefetch_related("talks__speaker").order_by("pk"))
    free: dict[str, list[tuple[int, int]]] = defaultdict(list)
    speakers = list(forum.speakers.prefetch_related("windows").order_by("pk"))
    for speaker in speakers:
        for window in speaker.windows.all():
            free[speaker.code].append(unit.inside(window.day, window.from_time, window.to_time))
    asked = [unit.wish(one) for one in forum.wishes.select_related("session", "other", "hall")] if wishes else []
    if keep:
        asked += [wish for one in sessions for wish in unit.holding(one)]
    return science.Problem(
        days=tuple(unit.inside(day, forum.opens_at, forum.closes_at) for day in days_of(forum)),
        rooms=tuple(science.Room(hall.code, hall.seats) for hall in halls),
        sessions=tuple(
            science.Session(
                one.code,
                -(-one.minutes // step),
                one.audience,
                tuple(dict.fromkeys(talk.speaker.code for talk in one.talks.all())),
                tuple(one.pairs.split()),
                (foyers if one.kind == "exhibition" and foyers else rooms) or tuple(hall.code for hall in halls),
            )
            for one in sessions
        ),
        interpreters=tuple(
            science.Interpreter(one.code, frozenset(one.pairs.split())) for one in speakers if one.pairs
        ),
        free={name: tuple(sorted(windows)) for name, windows in free.items()},
        wishes=tuple(asked),
    )


class _Units:
    """Days and hours as units from the first day's midnight."""

    def __init__(self, forum: Forum, step: int) -> None:
        self.first, self.step = forum.day, step

    def inside(self, day: date, start: str, end: str) -> tuple[int, int]:
        """The whole units inside [start, end)."""
        base = (day - self.first).days * DAY
        return -(-(base + minutes_of(start)) // self.step), (base + minutes_of(end)) // self.step

    def wish(self, one: Wish) -> science.Wish:
        first = last = 0
        if one.kind == "between":
            day = one.day or self.first
            first, last = self.inside(day, one.from_time or "00:00", one.to_time or "23:59")
        return science.Wish(
            one.code,
            one.kind,
            one.session.code,
            one.other.code if one.other else "",
            one.hall.code if one.hall else "",
            first,
            last,
            one.weight,
        )

    def holding(self, one: Session) -> list[science.Wish]:
        if not (one.hall and one.day and one.from_time):
            return []
        start = ((one.day - self.first).days * DAY + minutes_of(one.from_time)) // self.step
        end = start - (-one.minutes // self.step)
        return [
            science.Wish(f"{KEEP}{one.code}", "between", one.code, first=start, last=end, weight=KEPT_WEIGHT),
            science.Wish(f"{KEEP}{one.code}:hall", "room", one.code, room=one.hall.code, weight=KEPT_WEIGHT),
        ]


def placement_of(forum: Forum, sessions: list[Session]) -> science.Placement:
    """Where sessions stand in the working programme, in minutes."""
    return {
        one.code: science.Placed(
            one.hall.code,
            (one.day - forum.day).days * DAY + minutes_of(one.from_time),
            tuple(one.interpreters),
        )
        for one in sessions
        if one.hall and one.day and one.from_time
    }


def propose(forum: Forum, *, keep: bool = False, seconds: float = SECONDS) -> Proposal:
    """A programme by the solver, in the forum's step."""
    problem = problem_of(forum, step=forum.step, keep=keep)
    answer = solve(problem, seconds=seconds)
    places = []
    for code, placed in answer.placed.items():
        day, minute = divmod(placed.start * forum.step, DAY)
        places.append((code, placed.room, forum.day + timedelta(days=day), hour_of(minute), placed.interpreters))
    return Proposal(tuple(places), answer.refused, answer.unplaced, answer.blocking, answer.proved)


def faults_of(forum: Forum, *, given_up: tuple[str, ...] = (), wishes: bool = True) -> list[Fault]:
    """What is wrong with the working programme now."""
    problem = problem_of(forum, wishes=wishes)
    sessions = list(forum.sessions.select_related("hall"))
    return list(faults(problem, placement_of(forum, sessions), given_up))


def say_fault(fault: Fault, names: dict[str, Words]) -> Words:
    """A fault in three languages; codes are replaced by the names of what they stand for."""
    told = [names.get(str(one), Words(str(one), str(one), str(one))) for one in fault.names]
    sentence = FAULTS[fault.kind]
    return Words(
        *(sentence.in_language(code).format(*(one.in_language(code) for one in told)) for code in ("kk", "ru", "en"))
    )


def names_of(forum: Forum) -> dict[str, Words]:
    """Names of sessions, halls, people and wishes by code."""
    made: dict[str, Words] = {one.code: one.title for one in forum.sessions.all()}
    made |= {one.code: one.name for one in forum.halls.all()}
    made |= {one.code: one.name for one in forum.speakers.all()}
    return made | {one.code: say_wish(one, made) for one in forum.wishes.select_related("session", "other", "hall")}


def say_wish(wish: Wish, names: dict[str, Words]) -> Words:
    """A wish as a sentence."""
    session = names.get(wish.session.code, Words(wish.session.code, wish.session.code, wish.session.code))
    label = words.WISH.label(wish.kind)
    if wish.kind == "between":
        hours = (
            f"{wish.day:%d.%m} {wish.from_time}–{wish.to_time}" if wish.day else f"{wish.from_time}–{wish.to_time}"
        )
        rest = Words(hours, hours, hours)
    elif wish.kind == "room":
        rest = wish.hall.name if wish.hall else Words()
    else:
        rest = names.get(wish.other.code, Words()) if wish.other else Words()
    return Words(
        *(
            f"«{session.in_language(code)}» {label.in_language(code)}: {rest.in_language(code)}"
            for code in ("kk", "ru", "en")
        )
    )
