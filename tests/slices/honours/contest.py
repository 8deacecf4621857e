"""A call with five jurors and four nominees, for the tests of the jury."""

from datetime import date

from sheber.honours.acts import (
    NominationGiven,
    add_claim,
    draft_nomination,
    fix_criteria,
    give_scores,
    send_nomination,
    start_judging,
)
from sheber.honours.models import Call, Criterion, Juror, Nomination, Rule
from sheber.kernel.actors import Actor, Role
from sheber.kernel.words import Words

DAY = date(2026, 10, 5)
HEAD = Actor("head", frozenset({Role.PUBLIC, Role.HEAD}), "Head", 1)
PLANNER = Actor("planner", frozenset({Role.PUBLIC, Role.PLANNER}), "Planner", 2)
COLLEGE = Actor("north", frozenset({Role.PUBLIC, Role.COLLEGE}), "College", 3, colleges=frozenset({"north"}))
OTHER = Actor("south", frozenset({Role.PUBLIC, Role.COLLEGE}), "College", 4, colleges=frozenset({"south"}))
VISITOR = Actor()
NAMES = ("Асхат Бекенов", "Болат Нуров", "Вера Ким", "Гульнар Сеит")


def juror_actor(person: str) -> Actor:
    return Actor(person, frozenset({Role.PUBLIC, Role.JUROR}), "Juror", 9, held=frozenset({(Role.JUROR, person)}))


def rule(code: str, kind: str, name: str, number: int | None = None, **more) -> Rule:
    more = {"valid_from": date(2020, 1, 1), "act": "Order 1", **more}
    return Rule.objects.create(code=code, kind=kind, rule=name, number=number, **more)


def given(name: str = NAMES[0], kind: str = "best_master", **more) -> NominationGiven:
    base = {
        "kind": kind,
        "year": 2026,
        "person": Words(name, name, name),
        "consent": "given",
        "nominator_code": "north",
    }
    return NominationGiven(**{**base, **more})


def nominate(name: str = NAMES[0], kind: str = "best_master", *, actor: Actor = COLLEGE, **more) -> Nomination:
    row = draft_nomination(actor, given(name, kind, **more))
    add_claim(actor, row, Words("Еңбегі", "Заслуга", "Merit"))
    return send_nomination(actor, row)


def make_call(**more) -> Call:
    call = Call.objects.create(
        **{"code": "masters", "kind": "best_master", "year": 2026, "title_ru": "Лучший мастер", "places": 1, **more}
    )
    for code, weight in (("skill", 3), ("pupils", 2)):
        Criterion.objects.create(call=call, code=code, name_ru=code, weight=weight)
    for n in range(1, 6):
        Juror.objects.create(
            code=f"j{n}" if call.code == "masters" else f"{call.code}-j{n}",
            call=call,
            person=f"person{n}",
            name_ru=f"Жюри {n}",
            organisation_code=f"firm{n}",
        )
    fix_criteria(PLANNER, call)
    call.refresh_from_db()
    return call


def make_judging(**more) -> Call:
    call = make_call(**more)
    for place, name in enumerate(NAMES):
        nominate(name, call=call, organisation_code=f"shop{place}", actor=PLANNER, nominator_code="")
    start_judging(PLANNER, call)
    call.refresh_from_db()
    return call


def score_all(call: Call, table: dict[str, tuple[int, ...]]) -> None:
    """{juror: (score of each nominee in order)}; both criteria alike."""
    entries = list(call.nominations.order_by("code"))
    for juror, scores in table.items():
        row = Juror.objects.get(code=juror)
        for entry, score in zip(entries, scores, strict=True):
            if score >= 0:
                give_scores(juror_actor(row.person), row, entry, {"skill": score, "pupils": score})


SCORES = {
    "j1": (9, 7, 5, 4),
    "j2": (8, 7, 6, 4),
    "j3": (9, 6, 5, 3),
    "j4": (9, 8, 4, 4),
    "j5": (7, 9, 5, 2),
}
