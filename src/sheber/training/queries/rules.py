"""Reading training's rules, and what accreditations would change in the state order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sheber.order.models import CapacityChange, Resource
from sheber.registry.models import College
from sheber.training.models import Accreditation, AccreditationRule, Rule
from sheber.training.words import MEANS

CAUSE = "accreditation:"


def rule_on(code: str, day: date) -> Rule | None:
    """The rule in force on a day; None where no act has set one."""
    return Rule.objects.filter(code=code, valid_from__lte=day).order_by("-valid_from").first()


@dataclass(frozen=True, slots=True)
class AccreditationChange:
    """What a rule makes of a college's accreditation in a calendar year, beside what the order holds of it."""

    cause: str
    resource: Resource
    amount: Decimal
    act: str
    reason: str
    held: Decimal

    @property
    def changed(self) -> bool:
        """Whether the order holds another number."""
        return self.amount != self.held


def accreditation_changes() -> list[AccreditationChange]:
    """Every change that the rules mean for the newest order's resources, and those that are over (amount nought).

    The state on 1 September of a calendar year counts for that year: what is granted later counts from the next one on.
    """
    newest = Resource.objects.order_by("-year").values_list("year", flat=True).first()
    resources = list(Resource.objects.filter(year=newest).order_by("code", "calendar_year")) if newest else []
    held = {
        (c.cause, c.resource, c.calendar_year): c.amount
        for c in CapacityChange.objects.filter(cause__startswith=CAUSE)
    }
    wanted = _wanted(resources)
    made = []
    for resource in resources:
        causes = {cause for cause, code, year in held if (code, year) == (resource.code, resource.calendar_year)}
        causes |= {cause for cause, pk in wanted if pk == resource.pk}
        for cause in sorted(causes):
            amount, act, reason = wanted.get((cause, resource.pk), (Decimal(0), "", ""))
            there = held.get((cause, resource.code, resource.calendar_year), Decimal(0))
            made.append(AccreditationChange(cause, resource, amount, act, reason, there))
    return made


def _wanted(resources: Iterable[Resource]) -> dict[tuple[str, int], tuple[Decimal, str, str]]:
    """By cause and resource: amount, act and reason."""
    rules = list(AccreditationRule.objects.order_by("code"))
    given: dict[str, list[Accreditation]] = {}
    rows = Accreditation.objects.filter(scope="institution").select_related("college").order_by("granted", "code")
    for row in rows:
        given.setdefault(row.college.code, []).append(row)
    made = {}
    for resource in resources:
        kind, _, college = resource.code.partition("-")
        day = date(resource.calendar_year, 9, 1)
        for rule in rules:
            if rule.resource != kind or not _in_force(rule, day):
                continue
            met = _met(rule, given.get(college, []), day)
            amount = (resource.amount * rule.percent / 100).quantize(Decimal("0.001"))
            if met is not None and amount:
                reason = f"{rule.act}: {met.code} ({met.granted} – {met.until or '…'})"
                made[CAUSE + rule.code, resource.pk] = (amount, rule.act, reason)
    return made


def _in_force(rule: AccreditationRule, day: date) -> bool:
    return rule.valid_from <= day and (rule.valid_to is None or day <= rule.valid_to)


def _met(rule: AccreditationRule, rows: Iterable[Accreditation], day: date) -> Accreditation | None:
    """The accreditation by which a college meets a rule's condition on a day."""
    known = [one for one in rows if one.granted <= day and rule.reach in ("", one.reach)]
    holding = [one for one in known if one.until is None or one.until >= day]
    chosen = holding if rule.condition == "holds" else known if not holding else []
    return chosen[-1] if chosen else None


def changes_of(college: College) -> list[CapacityChange]:
    """What causes outside the order add to or take from a college's resources, the newest year last."""
    codes = [f"{kind}-{college.code}" for kind in MEANS]
    return list(CapacityChange.objects.filter(resource__in=codes).order_by("resource", "calendar_year", "cause"))


def named(resources: Iterable[str]) -> dict[str, Resource]:
    """Of each resource's code a row with its names."""
    return {one.code: one for one in Resource.objects.filter(code__in=set(resources)).order_by("year")}
