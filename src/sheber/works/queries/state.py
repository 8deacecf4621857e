"""How far a project is on any day: money and works apart, each from its own dated rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sheber.works.models import Contract, Payment, Photo, Project, Step, WorkAct


@dataclass(frozen=True, slots=True)
class State:
    """A project on a day. Shares are 0 to 1; None: nothing is known. Amounts in tiyn."""

    day: date
    paid: int
    accepted: int
    money: Fraction | None
    works: Decimal | None
    steps_done: int
    steps: int
    stated: bool  # the shares are the project's own statement, as there is no contract with rows


def states_on(projects: Iterable[Project], day: date) -> dict[int, State]:
    """The state of many projects on a day; four queries in all."""
    wanted = list(projects)
    keys = [one.pk for one in wanted]
    contracted = set(Contract.objects.filter(project__in=keys).values_list("project", flat=True))
    paid: dict[int, int] = {}
    for key, amount in Payment.objects.filter(contract__project__in=keys, day__lte=day).values_list(
        "contract__project", "amount"
    ):
        paid[key] = paid.get(key, 0) + amount
    accepted: dict[int, int] = {}
    share: dict[int, Decimal] = {}
    for key, amount, done in WorkAct.objects.filter(contract__project__in=keys, day__lte=day).values_list(
        "contract__project", "amount", "share"
    ):
        accepted[key] = accepted.get(key, 0) + amount
        share[key] = max(share.get(key, Decimal(0)), done)
    steps: dict[int, tuple[int, int]] = {}
    for key, ended in Step.objects.filter(project__in=keys).values_list("project", "ended"):
        done_, count = steps.get(key, (0, 0))
        steps[key] = (done_ + (ended is not None and ended <= day), count + 1)
    return {
        one.pk: _state(one, day, one.pk in contracted, paid, accepted, share, steps.get(one.pk, (0, 0)))
        for one in wanted
    }


def _state(
    one: Project,
    day: date,
    rows: bool,
    paid: dict[int, int],
    accepted: dict[int, int],
    share: dict[int, Decimal],
    steps: tuple[int, int],
) -> State:
    """With a contract the rows speak, from nought on; without one the project's own statement does."""
    money = Fraction(paid.get(one.pk, 0), one.cost) if one.cost and rows else None
    works = share.get(one.pk, Decimal(0)) if rows else None
    if not rows:
        money, works = (Fraction(one.paid) if one.paid is not None else None), one.done
    stated = not rows and (one.paid is not None or one.done is not None)
    return State(day, paid.get(one.pk, 0), accepted.get(one.pk, 0), money, works, *steps, stated)


def state_on(project: Project, day: date) -> State:
    """One project on a day."""
    return states_on([project], day)[project.pk]


def picture_prints(*, but: int = 0) -> list[tuple[int, str, str]]:
    """Every picture's key, digest and print, the oldest first."""
    return list(Photo.objects.exclude(pk=but).order_by("pk").values_list("pk", "sha256", "print"))
