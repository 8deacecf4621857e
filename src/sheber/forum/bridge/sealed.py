"""A programme and an exhibition as files with a certificate, and their check from the files alone."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import sheber
from sheber.forum.bridge.stands import hall_of, layout_of, stand_of
from sheber.forum.bridge.timetable import placement_of, problem_of
from sheber.forum.models import Forum, Stand
from sheber.kernel.exchange.write import csv_bytes
from sheber.kernel.words import Words
from sheber.proof.certificate import Check, seal_folder
from sheber.proof.signature import SigningKey
from sheber.science.stands import check as stand_check
from sheber.science.stands.problem import Hall, Layout, Spot
from sheber.science.stands.problem import Stand as StandAsked
from sheber.science.timetable import check as programme_check
from sheber.science.timetable.problem import Interpreter, Placed, Placement, Problem, Room, Session, Wish

TYPE = "sheber.forum.v1"
RULE = {"name": "forum-programme", "version": "1"}
MOST = 20_000
STATEMENT = Words(
    "{sessions} сессия, {stands} стенд: екі жерде бір уақытта ешкім жоқ, ешбір зал мен стенд қабаттаспайды.",
    "{sessions} сессий, {stands} стендов: никто не занят дважды, ни залы, ни стенды не накладываются.",
    "{sessions} sessions, {stands} stands: nobody is in two places at once, no hall and no stand overlaps.",
)
MEANINGS = {
    "programme": Words(
        "Әр сессияның бір орны бар; залдар, баяндамашылар, аудармашылар екі рет алынбаған және сол уақытта бос.",
        "У каждой сессии одно место; залы, докладчики и переводчики не заняты дважды и в это время свободны.",
        "Every session has one place; halls, speakers and interpreters are never taken twice and are there at the time.",
    ),
    "wishes": Words(
        "Бас тартылғаннан басқа барлық тілек орындалған.",
        "Все пожелания, кроме отклонённых, выполнены.",
        "All wishes but those given up are kept.",
    ),
    "layout": Words(
        "Стендтер қабаттаспайды, өткелдер мен электр қуатының шегі сақталған.",
        "Стенды не накладываются, проходы и пределы мощности соблюдены.",
        "No stands overlap; aisles and the limits of power are kept.",
    ),
}
HEADS = {
    "input/days": ("first", "last"),
    "input/rooms": ("room", "seats"),
    "input/sessions": ("session", "minutes", "audience", "people", "pairs", "rooms"),
    "input/interpreters": ("interpreter", "pairs"),
    "input/free": ("name", "first", "last"),
    "input/wishes": ("wish", "kind", "session", "other", "room", "first", "last", "weight"),
    "input/halls": ("hall", "width", "depth", "aisle", "door", "circuit", "power"),
    "input/stands": ("stand", "hall", "width", "depth", "power", "theme", "apart", "credit"),
    "programme": ("session", "room", "start", "interpreters"),
    "refused": ("wish",),
    "layout": ("stand", "row", "x", "y"),
    "no_place": ("stand", "why"),
}


class NotReadable(ValueError):
    """A sealed file does not say what it should; the message names file and row."""


def seal_programme(forum: Forum, given_up: tuple[str, ...], out: Path, key: SigningKey) -> dict[str, Any]:
    """Write the forum's working programme and exhibition into `out`, check and seal them; gives the summary.

    Raises ValueError where a check fails: what is not proved is not sealed.
    """
    problem = problem_of(forum)
    placed = placement_of(forum, list(forum.sessions.select_related("hall").order_by("pk")))
    halls, stands = _exhibition(forum)
    tables = _programme_tables(problem, placed, given_up) | _stand_tables(halls, stands)
    (out / "input").mkdir(parents=True)
    for name, rows in tables.items():
        (out / f"{name}.csv").write_bytes(csv_bytes(HEADS[name], rows))
    placed_stands = sum(row.x is not None for rows in stands.values() for row in rows)
    seal_folder(
        out,
        type=TYPE,
        statement=STATEMENT.format(sessions=len(placed), stands=placed_stands).as_dict(),
        rule={**RULE, "package": sheber.__version__},
        parameters={"forum": forum.code, "sessions": len(placed), "stands": placed_stands},
        checks=checks_of(out),
        key=key,
    )
    return {"sessions": len(placed), "stands": placed_stands}


def _exhibition(forum: Forum) -> tuple[dict[str, Hall], dict[str, list[Stand]]]:
    halls = {one.code: hall_of(one) for one in forum.halls.all() if one.width and one.depth}
    stands: dict[str, list[Stand]] = {code: [] for code in halls}
    for row in forum.stands.select_related("hall").order_by("pk"):
        if row.hall and row.hall.code in stands:
            stands[row.hall.code].append(row)
    return halls, stands


def _programme_tables(
    problem: Problem, placed: Placement, given_up: Iterable[str]
) -> dict[str, Iterable[Iterable[Any]]]:
    return {
        "input/days": problem.days,
        "input/rooms": [(one.name, one.seats) for one in problem.rooms],
        "input/sessions": [
            (one.name, one.length, one.audience, " ".join(one.people), " ".join(one.pairs), " ".join(one.rooms))
            for one in problem.sessions
        ],
        "input/interpreters": [(one.name, " ".join(sorted(one.pairs))) for one in problem.interpreters],
        "input/free": [(name, *window) for name, windows in sorted(problem.free.items()) for window in windows],
        "input/wishes": [
            (one.name, one.kind, one.session, one.other, one.room, one.first, one.last, one.weight)
            for one in problem.wishes
        ],
        "programme": [
            (name, where.room, where.start, " ".join(where.interpreters)) for name, where in sorted(placed.items())
        ],
        "refused": [(name,) for name in sorted(given_up)],
    }


def _stand_tables(halls: dict[str, Hall], stands: dict[str, list[Stand]]) -> dict[str, Iterable[Iterable[Any]]]:
    asked, spots, none = [], [], []
    for code, rows in stands.items():
        layout = layout_of(rows)
        for row in rows:
            one = stand_of(row)
            asked.append(
                (one.name, code, one.width, one.depth, one.power, one.theme, " ".join(one.apart), one.credit)
            )
        spots += [(name, spot.row, spot.x, spot.y) for name, spot in sorted(layout.spots.items())]
        none += sorted(layout.refused.items())
    return {
        "input/halls": [
            (code, one.width, one.depth, one.aisle, one.door, one.circuit, one.power) for code, one in halls.items()
        ],
        "input/stands": asked,
        "layout": spots,
        "no_place": none,
    }


# -- from the files alone


def check_folder(folder: Path, certificate: dict[str, Any]) -> list[Check]:
    """Read everything again and test what the certificate states; no solver is asked."""
    del certificate
    try:
        return checks_of(folder)
    except (NotReadable, OSError, UnicodeDecodeError) as error:
        return [Check(name, meaning.as_dict(), False, str(error)) for name, meaning in MEANINGS.items()]


def checks_of(folder: Path) -> list[Check]:
    """The three checks, from files. Raises NotReadable, OSError."""
    problem, placed, given_up = _read_programme(folder)
    found = list(programme_check.faults(problem, placed, given_up))
    unknown = set(given_up) - {wish.name for wish in problem.wishes}
    hard = next((str(one) for one in found if one.kind != "wish"), "")
    soft = next((str(one) for one in found if one.kind == "wish"), "")
    if unknown:
        soft = f"wish {sorted(unknown)[0]} is given up but nobody has it"
    return [
        _check("programme", hard),
        _check("wishes", soft),
        _check("layout", next(_stand_faults(folder), "")),
    ]


def _check(name: str, fault: str) -> Check:
    return Check(name, MEANINGS[name].as_dict(), not fault, fault)


def _rows(folder: Path, name: str) -> list[list[str]]:
    path = folder / f"{name}.csv"
    if not path.exists():
        raise NotReadable(f"{name}.csv is missing")
    lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    if not lines or tuple(lines[0]) != HEADS[name] or len(lines) > MOST:
        raise NotReadable(f"{name}.csv: the heading is not {', '.join(HEADS[name])}, or there are too many rows")
    for number, line in enumerate(lines[1:], start=2):
        if len(line) != len(HEADS[name]):
            raise NotReadable(f"{name}.csv, row {number}: {len(HEADS[name])} cells wanted")
    keys = [tuple(line) if name == "input/free" else line[0] for line in lines[1:]]
    if len(set(keys)) != len(keys):
        raise NotReadable(f"{name}.csv: a row stands twice")
    return lines[1:]


def number(text: str) -> int:
    """A whole number of a cell. Raises NotReadable."""
    if not (text.lstrip("-").isascii() and text.lstrip("-").isdigit() and len(text) < 12):
        raise NotReadable(f"“{text}” is no whole number")
    return int(text)


def _read_programme(folder: Path) -> tuple[Problem, Placement, list[str]]:
    free: dict[str, list[tuple[int, int]]] = {}
    for name, first, last in _rows(folder, "input/free"):
        free.setdefault(name, []).append((number(first), number(last)))
    try:
        wishes = tuple(
            Wish(name, kind, session, other, room, number(first), number(last), number(weight))
            for name, kind, session, other, room, first, last, weight in _rows(folder, "input/wishes")
        )
    except ValueError as error:
        raise NotReadable(f"input/wishes.csv: {error}") from error
    problem = Problem(
        days=tuple((number(first), number(last)) for first, last in _rows(folder, "input/days")),
        rooms=tuple(Room(name, number(seats)) for name, seats in _rows(folder, "input/rooms")),
        sessions=tuple(
            Session(name, number(length), number(audience), *(tuple(one.split()) for one in told))
            for name, length, audience, *told in _rows(folder, "input/sessions")
        ),
        interpreters=tuple(
            Interpreter(name, frozenset(pairs.split())) for name, pairs in _rows(folder, "input/interpreters")
        ),
        free={name: tuple(windows) for name, windows in free.items()},
        wishes=wishes,
    )
    placed = {
        name: Placed(room, number(start), tuple(helpers.split()))
        for name, room, start, helpers in _rows(folder, "programme")
    }
    return problem, placed, [name for (name,) in _rows(folder, "refused")]


def _stand_faults(folder: Path) -> Iterator[str]:
    halls = {code: Hall(*(number(one) for one in told)) for code, *told in _rows(folder, "input/halls")}
    asked: dict[str, list[StandAsked]] = {code: [] for code in halls}
    for name, where, width, depth, power, theme, apart, credit in _rows(folder, "input/stands"):
        if where not in asked:
            raise NotReadable(f"input/stands.csv: stand {name} is in the unknown hall {where}")
        one = StandAsked(
            name, number(width), number(depth), number(power), theme, tuple(apart.split()), number(credit)
        )
        asked[where].append(one)
    spots = {name: Spot(number(row), number(x), number(y)) for name, row, x, y in _rows(folder, "layout")}
    none = {name: why for name, why in _rows(folder, "no_place")}  # noqa: C416  (rows are lists of two)
    for code, hall in halls.items():
        names = {one.name for one in asked[code]}
        layout = Layout(
            {name: spot for name, spot in spots.items() if name in names},
            {name: why for name, why in none.items() if name in names},
        )
        yield from stand_check.faults(hall, asked[code], layout)
    stray = (set(spots) | set(none)) - {one.name for rows in asked.values() for one in rows}
    if stray:
        yield f"stand {min(stray)} has a place that nobody asked for"
