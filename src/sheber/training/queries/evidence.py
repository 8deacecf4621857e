"""Whether what a claim rests on is still there: evidence is a live row, not a paper once scanned."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sheber.kernel.words import Words
from sheber.training.models import (
    Accreditation,
    Development,
    Equipment,
    Evidence,
    Licence,
    Module,
    Teacher,
    Workshop,
)

HOLDS = Words("күші бар", "в силе", "holds")
GONE = Words("мұндай жол жоқ", "такой строки нет", "there is no such row")
OVER = Words("мерзімі өтті", "срок истёк", "it is over")
UNCONFIRMED = Words("расталмаған", "не подтверждено", "not confirmed")


@dataclass(frozen=True, slots=True)
class EvidenceState:
    """A piece of evidence, the row it names, and what is the matter with that row today."""

    evidence: Evidence
    row: Any | None
    holds: bool
    told: Words


def _licence(one: Licence, day: date) -> Words | None:
    return None if one.holds_on(day) else OVER


def _dated(name: str) -> Callable[[Any, date], Words | None]:
    """A row that is over once the day in `name` has come."""

    def told(one: Any, day: date) -> Words | None:
        end = getattr(one, name)
        return OVER if end is not None and end < day else None

    return told


def _always(one: Any, day: date) -> Words | None:
    return None


def _confirmed(one: Development, day: date) -> Words | None:
    return None if one.state == "confirmed" else UNCONFIRMED


KINDS: dict[str, tuple[type[Any], Callable[[Any, date], Words | None]]] = {
    "workshop": (Workshop, _dated("closed")),
    "equipment": (Equipment, _always),
    "teacher": (Teacher, _dated("left")),
    "development": (Development, _confirmed),
    "module": (Module, _always),
    "accreditation": (Accreditation, _dated("until")),
}


def evidence_states(rows: Iterable[Evidence], day: date) -> list[EvidenceState]:
    """What each piece of evidence is worth on a day; one query for each kind that is named."""
    wanted = list(rows)
    found: dict[tuple[str, str], Any] = {}
    for kind, (model, _) in KINDS.items():
        codes = [one.row for one in wanted if one.kind == kind]
        if codes:
            found |= {(kind, one.code): one for one in model.objects.filter(code__in=codes)}
    pairs = [one.row for one in wanted if one.kind == "licence"]
    if pairs:
        colleges = {pair.partition(" ")[0] for pair in pairs}
        licences = Licence.objects.filter(college__code__in=colleges).select_related("college", "qualification")
        for licence in licences.order_by("since"):  # the newest of a pair stays
            found["licence", f"{licence.college.code} {licence.qualification.code}"] = licence
    return [_state(one, found.get((one.kind, one.row)), day) for one in wanted]


def _state(one: Evidence, row: Any, day: date) -> EvidenceState:
    if row is None:
        return EvidenceState(one, None, holds=False, told=GONE)
    judge = _licence if one.kind == "licence" else KINDS[one.kind][1]
    fault = judge(row, day)
    return EvidenceState(one, row, holds=fault is None, told=fault or HOLDS)
