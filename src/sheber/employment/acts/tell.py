"""What employment tells lower slices: real hires into the ledger of promises, interest and outcomes into the order."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Count

from sheber.admission.models import Application
from sheber.admission.queries import COMPETING
from sheber.demand.acts import confirm_hires
from sheber.demand.models import Hire
from sheber.employment.models import Outcome
from sheber.employment.queries import dates_of, flagged, interests, rules_of
from sheber.employment.rules import OUTCOME
from sheber.employment.words import EMPLOYED
from sheber.guidance.models import InterestField
from sheber.guidance.queries import field_of
from sheber.kernel.actors import Actor
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import record
from sheber.kernel.words import Words
from sheber.order.acts import note_outlook
from sheber.order.models import Line
from sheber.registry.models import Employer, Occupation

FOUND = "found in registers"
NO_OUTCOMES = Words(
    "{year} жылғы түлектердің нәтижесі жоқ: алдымен тізілімдермен біріктіріңіз.",
    "нет исходов выпускников {year} года: сначала сверьте с регистрами.",
    "no outcomes of the graduates of {year}: join them with the registers first.",
)
NO_RULE = Words(
    "«{code}» ережесі жоқ: employment_rules кестесін толтырыңыз.",
    "нет правила «{code}»: заполните таблицу employment_rules.",
    "there is no rule “{code}”: fill in the sheet employment_rules.",
)


@dataclass(frozen=True, slots=True)
class HireFound:
    """Graduates of a year at an employer in an occupation, beside what the employer itself confirmed (None: nothing)."""

    employer: Employer
    occupation: Occupation
    found: int
    confirmed: int | None
    own_word: bool  # the employer has confirmed by itself: its word stays


def hires_found(graduated: int) -> list[HireFound]:
    """Who hired a year's graduates by the registers of the newest date; four queries."""
    days = dates_of(graduated)
    if not days:
        return []
    rows = Outcome.objects.filter(graduated=graduated, day=days[-1], status__in=EMPLOYED, employer__isnull=False)
    counted = rows.exclude(occupation=None).values_list("employer", "occupation").annotate(n=Count("pk")).order_by()
    employers = Employer.objects.select_related("district").in_bulk()
    occupations = Occupation.objects.in_bulk()
    held = {(one.employer_id, one.occupation_id): one for one in Hire.objects.filter(year=graduated)}
    made = []
    for employer, occupation, count in counted:
        hire = held.get((employer, occupation))
        own = hire is not None and hire.source != FOUND
        made.append(
            HireFound(employers[employer], occupations[occupation], count, hire.number if hire else None, own)
        )
    return sorted(made, key=lambda one: (one.employer.code, one.occupation.code))


def tell_hires(actor: Actor, graduated: int, *, today: date) -> int:
    """Write hires that registers show into the ledger of promises; an employer's own word stays. Gives how many."""
    OUTCOME.demand(actor, "tell")
    rows = [one for one in hires_found(graduated) if not one.own_word]
    if not rows and not dates_of(graduated):
        raise refuse("outcomes", None, "graduated", NO_OUTCOMES.format(year=graduated))
    with transaction.atomic():
        for one in rows:
            place = (one.employer, one.occupation, one.employer.district)
            confirm_hires(actor, *place, graduated, one.found, day=today, source=FOUND)
        record(actor, "tell_hires", changed={"graduated": graduated, "rows": len(rows)})
    return len(rows)


# -- the order


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an order line would be told: applicants by interest, the share that enters the market by outcomes."""

    line: Line
    applicants: int
    ratio: Decimal | None  # interest in the line's direction, this year to last
    entry: Decimal | None
    graduates: int  # of the specialty, behind `entry`

    @property
    def differs(self) -> bool:
        """Whether anything of it is new to the line."""
        return self.applicants != self.line.applicants or (self.entry is not None and self.entry != self.line.entry)


def outlooks(year: int, *, today: date) -> list[Outlook]:
    """What every line of a year would be told. Raises BadInput where a rule is missing."""
    rules = rules_of(today)
    for code in ("least_graduates", "interest_change"):
        if code not in rules:
            raise refuse("employment_rules", None, "code", NO_RULE.format(code=code))
    ratios = {one.direction: one.ratio for one in interests(year, rules)}
    entries = _entries(year, rules["least_graduates"].value)
    people = Application.objects.filter(applicant__campaign__year=year - 1, applicant__state__in=COMPETING)
    applied = dict(people.values_list("programme").annotate(n=Count("applicant", distinct=True)).order_by())
    fields = list(InterestField.objects.all())
    made = []
    for line in Line.objects.filter(year=year).select_related("qualification__specialty", "college").order_by("code"):
        specialty = line.qualification.specialty.code
        field = field_of(fields, specialty)
        ratio = ratios.get(field.direction) if field else None
        base = applied.get(line.code, line.applicants)
        entry, graduates = entries.get(specialty, (None, 0))
        told = int((base * (ratio or Decimal(1))).to_integral_value())
        made.append(Outlook(line, told, ratio, entry, graduates))
    return made


def _entries(year: int, least: int) -> dict[str, tuple[Decimal, int]]:
    """By specialty: the share of graduates who are on the labour market, at the newest date known before the order's year."""
    newest = (
        Outcome.objects.filter(graduated__lt=year).order_by("-graduated", "-day").values("graduated", "day").first()
    )
    if newest is None:
        return {}
    counted: dict[str, list[int]] = {}
    rows = flagged(Outcome.objects.filter(**newest))
    for specialty, available in rows.values_list("qualification__specialty__code", "available"):
        line = counted.setdefault(specialty, [0, 0])
        line[0] += available
        line[1] += 1
    return {
        code: ((Decimal(available) / n).quantize(Decimal("0.0001")), n)
        for code, (available, n) in counted.items()
        if n >= least
    }


def tell_order(actor: Actor, year: int, *, today: date, reason: str) -> int:
    """Tell the order's lines of a year their applicants and entry; gives how many changed. Raises BadInput."""
    OUTCOME.demand(actor, "tell")
    changed = [one for one in outlooks(year, today=today) if one.differs]
    with transaction.atomic():
        for one in changed:
            note_outlook(actor, one.line, applicants=one.applicants, entry=one.entry, reason=reason)
        record(actor, "tell_order", changed={"year": year, "lines": len(changed)}, reason=reason)
    return len(changed)
