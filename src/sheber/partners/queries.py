"""Reading partnership: the status that events give, the text in force, what came of each clause."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, F, IntegerField, Max, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from sheber.partners.models import AgreementText, Approval, Clause, Event, Memorandum, Rule


def months_before(day: date, months: int) -> date:
    """The day `months` earlier; the month's last day where it has no such day."""
    return shifted(day, -months)


def shifted(day: date, months: int) -> date:
    """The day some months later (earlier, where negative)."""
    place = 12 * day.year + day.month - 1 + months
    year, month = divmod(place, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def rules_on(day: date) -> dict[str, Rule]:
    """The rule in force on a day by kind; under "" the one for every kind."""
    found: dict[str, Rule] = {}
    for one in Rule.objects.filter(valid_from__lte=day).order_by("valid_from", "pk"):
        found[one.kind] = one
    return found


def with_status(rows: QuerySet, day: date) -> QuerySet:
    """Agreements with `last` (the newest event, else the signing) and `status` on a day, in one query."""
    rules = rules_on(day)
    common = rules.pop("", None)
    cases = [When(state__in=("draft", "negotiation", "agreed"), then=F("state"))]
    cases += [When(Q(state="ended") & (Q(ended=None) | Q(ended__lte=day)), then=Value("ended"))]
    cases += [When(until__lt=day, then=Value("ended"))]
    for kind, rule in rules.items():
        cases += _judged(Q(kind=kind), rule, day)
    if common:
        cases += _judged(Q(), common, day)
    newest = Subquery(
        Event.objects.filter(memorandum=OuterRef("pk"), day__lte=day)
        .order_by()
        .values("memorandum")
        .annotate(last=Max("day"))
        .values("last")
    )
    found: QuerySet = rows.annotate(last=Coalesce(newest, F("signed"))).annotate(
        status=Case(*cases, default=Value("signed"), output_field=CharField())
    )
    return found


def _judged(kind: Q, rule: Rule, day: date) -> list[When]:
    cut = months_before(day, rule.months)
    return [When(kind & Q(last__gt=cut), then=Value("living")), When(kind & Q(last__lte=cut), then=Value("dormant"))]


def judged(rows: QuerySet, day: date) -> QuerySet:
    """Signed agreements whose term runs on a day, with `living` 1 or 0, for shares."""
    found = with_status(rows.filter(signed__lte=day), day).filter(status__in=("living", "dormant"))
    shown: QuerySet = found.annotate(
        living=Case(When(status="living", then=Value(1)), default=Value(0), output_field=IntegerField())
    )
    return shown


def newest_text(memorandum: Memorandum) -> AgreementText | None:
    """The text that is negotiated or in force, with its clauses."""
    return memorandum.texts.order_by("-number").prefetch_related("clauses").first()


def valid_approvals(text: AgreementText, now: str) -> dict[str, Approval]:
    """By side, the approvals that count for a text whose hash is `now`."""
    return {one.side: one for one in text.approvals.filter(void=None, hash=now)}


def clauses_due(day: date) -> QuerySet:
    """Clauses of agreements in force whose day has come, with `done` 1 or 0: as much as asked happened by then."""
    newest = Subquery(
        AgreementText.objects.filter(memorandum=OuterRef("text__memorandum")).order_by("-number").values("pk")[:1]
    )
    happened = Subquery(
        Event.objects.filter(memorandum=OuterRef("text__memorandum"), clause=OuterRef("number"), day__lte=day)
        .order_by()
        .values("clause")
        .annotate(sum=Sum("quantity"))
        .values("sum")
    )
    rows = Clause.objects.filter(due__lte=day, text__memorandum__state__in=("signed", "ended"))
    return (
        rows.annotate(newest=newest)
        .filter(text=F("newest"))
        .annotate(happened=Coalesce(happened, Value(0)))
        .annotate(
            done=Case(
                When(happened__gte=Coalesce(F("quantity"), Value(1)), then=Value(1)),
                default=Value(0),
                output_field=IntegerField(),
            )
        )
        .order_by("text__code", "number")
    )


@dataclass(frozen=True, slots=True)
class ClauseResult:
    """A clause with what was asked and what happened; `late`: its day passed and it is not done."""

    clause: Clause
    asked: int
    done: int
    late: bool
    events: list[Event]

    @property
    def left(self) -> int:
        """How much is still owed."""
        return max(self.asked - self.done, 0)


def clause_results(memorandum: Memorandum, day: date) -> list[ClauseResult]:
    """What came of each clause of the newest text."""
    text = newest_text(memorandum)
    events: dict[Any, list[Event]] = {}
    for event in memorandum.events.order_by("day", "pk"):
        events.setdefault(event.clause, []).append(event)
    made = []
    for clause in sorted(text.clauses.all(), key=lambda one: one.number) if text else ():
        mine = events.get(clause.number, [])
        asked, done = clause.quantity or 1, sum(one.quantity for one in mine)
        made.append(ClauseResult(clause, asked, done, bool(clause.due and clause.due < day and done < asked), mine))
    return made


def ending(day: date) -> Iterable[tuple[Memorandum, int]]:
    """Agreements in force whose end is near by the rule of their kind, with the days left."""
    rules = rules_on(day)
    far = day + timedelta(days=max((one.remind_days for one in rules.values()), default=0))
    rows = Memorandum.objects.filter(state="signed", until__gte=day, until__lte=far).select_related(
        "college", "partner"
    )
    for row in rows.order_by("pk"):
        rule = rules.get(row.kind) or rules.get("")
        left = (row.until - day).days if row.until else 0
        if rule and left <= rule.remind_days:
            yield row, left
