"""Requested stands as a problem of the exhibition, and its layout as places with reasons."""

from collections import defaultdict
from decimal import Decimal

from sheber.forum.models import Forum, Hall, Stand
from sheber.kernel.words import LANGUAGES, Words
from sheber.science.stands import problem as science
from sheber.science.stands.check import Fault, faults
from sheber.science.stands.problem import visibility
from sheber.science.stands.solve import place

NO_LIMIT = 10**9
WHY_HERE = Words(
    "{row}-қатар, көрінуі {seen} ‰ (орташа {mean} ‰). {credit}{theme}",
    "ряд {row}, заметность {seen} ‰ (средняя {mean} ‰). {credit}{theme}",
    "row {row}, visibility {seen} ‰ (mean {mean} ‰). {credit}{theme}",
)
CREDIT = Words(
    "Өткен жолы орташадан {n} ‰ төмен болған, сондықтан алға жылжытылды. ",
    "В прошлый раз было на {n} ‰ ниже среднего, поэтому место ближе. ",
    "Last time it was {n} ‰ below the mean, hence a better place. ",
)
THEME = Words(
    "Қасында сол бағыттағы {n} стенд бар.", "Рядом стендов того же направления: {n}.", "Beside it {n} of its theme."
)

CLASHES = {
    "both": Words(
        "«{one}» стендінің не орны, не бас тарту себебі болуы керек",
        "у стенда «{one}» должно быть либо место, либо отказ",
        "stand “{one}” must either have a place or be refused",
    ),
    "unasked": Words(
        "ешкім сұрамаған стенд тұр",
        "место занял стенд, который никто не запрашивал",
        "a stand that nobody asked for has a place",
    ),
    "outside": Words(
        "«{one}» стенді залдан шығып тұр немесе есік алдындағы өткелде",
        "стенд «{one}» выходит за пределы зала или стоит в проходе у двери",
        "stand “{one}” leaves the hall or stands in the aisle at the door",
    ),
    "overlap": Words(
        "«{one}» мен «{other}» стендтері қабаттасады",
        "стенды «{one}» и «{other}» накладываются друг на друга",
        "stands “{one}” and “{other}” overlap",
    ),
    "aisle": Words(
        "«{one}» мен «{other}» стендтерінің арасында өткел қалмайды",
        "между стендами «{one}» и «{other}» не остаётся прохода",
        "stands “{one}” and “{other}” leave no aisle between them",
    ),
    "neighbours": Words(
        "«{one}» мен «{other}» стендтері қатар тұра алмайды",
        "стенды «{one}» и «{other}» не могут стоять рядом",
        "stands “{one}” and “{other}” may not be neighbours",
    ),
    "row": Words(
        "{row}-қатарға {needs} Вт керек, желісі {has} Вт көтереді",
        "ряду {row} нужно {needs} Вт, его линия выдерживает {has} Вт",
        "row {row} needs {needs} W, its circuit carries {has} W",
    ),
    "hall": Words(
        "залға {needs} Вт керек, бары {has} Вт",
        "залу нужно {needs} Вт, а есть {has} Вт",
        "the hall needs {needs} W and has {has} W",
    ),
}


def hall_of(hall: Hall) -> science.Hall:
    """A hall in decimetres and watts."""
    return science.Hall(
        _tenths(hall.width),
        _tenths(hall.depth),
        _tenths(hall.aisle),
        _tenths(hall.door) if hall.door is not None else _tenths(hall.width) // 2,
        _watts(hall.circuit),
        _watts(hall.power),
    )


def _tenths(value: Decimal | None) -> int:
    return int((value or Decimal(0)) * 10)


def _watts(value: Decimal | None) -> int:
    return int(value * 1000) if value is not None else NO_LIMIT


def stand_of(row: Stand, credit: int = 0) -> science.Stand:
    """A stand in decimetres and watts."""
    return science.Stand(
        row.code, _tenths(row.width), _tenths(row.depth), _watts(row.power), row.theme, tuple(row.apart), credit
    )


def owed_to(forum: Forum) -> dict[int, int]:
    """How much less visible than the mean each college's stands were at the edition this one was copied from."""
    if forum.copied_from_id is None:
        return {}
    seen: dict[int, list[int]] = defaultdict(list)
    for college, value in Stand.objects.filter(forum=forum.copied_from_id, seen__isnull=False).values_list(
        "college_id", "seen"
    ):
        if college and value is not None:
            seen[college].append(value)
    every = [value for values in seen.values() for value in values]
    mean = sum(every) // len(every) if every else 0
    return {college: mean - sum(values) // len(values) for college, values in seen.items()}


def place_stands(hall: Hall, rows: list[Stand], credit: dict[int, int]) -> science.Layout:
    """The layout of one hall."""
    stands = [stand_of(row, credit.get(row.college_id or 0, 0)) for row in rows]
    return place(hall_of(hall), stands)


def layout_of(rows: list[Stand]) -> science.Layout:
    """Where stands stand now."""
    spots = {
        row.code: science.Spot(row.row or 0, _tenths(row.x), _tenths(row.y))
        for row in rows
        if row.x is not None and row.y is not None
    }
    return science.Layout(spots, {row.code: row.why or "area" for row in rows if row.code not in spots})


def clashes(hall: Hall, rows: list[Stand]) -> list[Fault]:
    """What is wrong with the stands of a hall as they stand now."""
    return list(faults(hall_of(hall), [stand_of(row) for row in rows], layout_of(rows)))


def say_clash(fault: Fault, rows: list[Stand]) -> Words:
    """A broken rule in the reader's language; stands by their exhibitors and codes."""
    names = {row.code: row for row in rows}
    made = []
    for code in LANGUAGES:
        told = dict(fault.values)
        for part in ("one", "other"):
            if part in told:
                row = names[told[part]]
                owner = row.college.name if row.college else row.exhibitor
                told[part] = f"{owner.in_language(code)} ({row.code})" if owner else row.code
        made.append(CLASHES[fault.rule].in_language(code).format(**told))
    return Words(*made)


def seen_at(hall: Hall, row: Stand) -> int:
    """How visible a placed stand is, in thousandths."""
    return visibility(hall_of(hall), stand_of(row), science.Spot(row.row or 0, _tenths(row.x), _tenths(row.y)))


def reasons(rows: list[Stand], credit: dict[int, int]) -> dict[str, Words]:
    """Why each placed stand is where it is, in words."""
    placed = [row for row in rows if row.state == "placed" and row.seen is not None]
    mean = sum(row.seen or 0 for row in placed) // len(placed) if placed else 0
    made = {}
    for row in placed:
        beside = sum(
            other.theme == row.theme and other.hall_id == row.hall_id and other.row == row.row and _touch(row, other)
            for other in placed
            if other is not row and row.theme
        )
        owed = credit.get(row.college_id or 0, 0)
        told = WHY_HERE.format(row=(row.row or 0) + 1, seen=row.seen, mean=mean, credit="{credit}", theme="{theme}")
        made[row.code] = Words(
            *(
                told.in_language(code).format(
                    credit=CREDIT.format(n=owed).in_language(code) if owed > 0 else "",
                    theme=THEME.format(n=beside).in_language(code) if beside else "",
                )
                for code in ("kk", "ru", "en")
            )
        )
    return made


def _touch(one: Stand, other: Stand) -> bool:
    if one.x is None or other.x is None:
        return False
    return one.x + one.width == other.x or other.x + other.width == one.x
