"""Long work of the order, and who is told of what happened."""

from typing import Any

from django.urls import reverse

from sheber.kernel.actors import Actor, Role
from sheber.kernel.events import listen
from sheber.kernel.jobs import Progress, job
from sheber.kernel.notices import notify
from sheber.kernel.words import Words
from sheber.order import words
from sheber.order.acts import (
    CalendarSet,
    OrderAmended,
    OrderApproved,
    OrderPublished,
    ProposalAnswered,
    ProposalSent,
    ProposalWithdrawn,
    compute_plan,
)
from sheber.order.models import Campaign, Decision, Line, Proposal
from sheber.order.queries import decided

APPROVED = Words(
    "{year} жылғы мемлекеттік тапсырыс бекітілді: {act}.",
    "Государственный заказ на {year} год утверждён: {act}.",
    "The state order of {year} is approved: {act}.",
)
PUBLISHED = Words(
    "{year} жылғы мемлекеттік тапсырыс жарияланды.",
    "Государственный заказ на {year} год опубликован.",
    "The state order of {year} is published.",
)
AMENDED = Words(
    "{year} жыл, «{code}» жолы: орын {before} → {after} ({act}).",
    "{year} год, строка «{code}»: мест {before} → {after} ({act}).",
    "{year}, line “{code}”: places {before} → {after} ({act}).",
)
SENT = Words(
    "Жаңа ұсыныс: {college}, «{line}», {kind}.",
    "Новое предложение: {college}, «{line}», {kind}.",
    "A new proposal: {college}, “{line}”, {kind}.",
)
WITHDRAWN = Words(
    "Ұсыныс кері алынды: {college}, «{line}».",
    "Предложение отозвано: {college}, «{line}».",
    "A proposal was withdrawn: {college}, “{line}”.",
)
ANSWERED = Words(
    "Ұсыныс «{line}»: {state}.{answer}",
    "Предложение «{line}»: {state}.{answer}",
    "Proposal “{line}”: {state}.{answer}",
)
CALENDAR = Words(
    "{year} жылғы тапсырыс күнтізбесі: {act}.",
    "Календарь заказа на {year} год: {act}.",
    "The calendar of the order of {year}: {act}.",
)
DEPARTMENT = (Role.PLANNER, Role.HEAD, Role.ADMISSION)
SHOWN = 100  # letters of an answer or an act in a notice


@job(
    "order.plan",
    Words("Мемлекеттік тапсырыс жоспары", "План госзаказа", "Plan of the state order"),
    page="order-studio",
)
def plan(
    *, actor: Actor, progress: Progress, year: int, title: str = "", assumptions: dict[str, str] | None = None
) -> dict[str, Any]:
    """Plan a year."""
    return {"plan": compute_plan(actor, year, name=title, assumptions=assumptions, progress=progress).pk}


def _of_year(year: int) -> str:
    return reverse("order-decided", args=[year])


@listen(OrderApproved)
def tell_of_approval(event: OrderApproved) -> None:
    """The department, and every college that has a line."""
    act = Campaign.objects.get(year=event.year).act[:SHOWN]
    colleges = decided(event.year).order_by("college__code").values_list("college__code", flat=True).distinct()
    notify(APPROVED.format(year=event.year, act=act), _of_year(event.year), roles=DEPARTMENT, colleges=colleges)


@listen(OrderPublished)
def tell_of_publication(event: OrderPublished) -> None:
    """The department, the colleges, and who reports."""
    colleges = decided(event.year).order_by("college__code").values_list("college__code", flat=True).distinct()
    roles = (*DEPARTMENT, Role.REPORT, Role.AUDITOR)
    notify(PUBLISHED.format(year=event.year), _of_year(event.year), roles=roles, colleges=colleges)


@listen(OrderAmended)
def tell_of_amendment(event: OrderAmended) -> None:
    """The department, and the college of each line that was changed."""
    for row in Decision.objects.filter(pk__in=event.decisions).select_related("college"):
        before = Decision.objects.filter(year=row.year, code=row.code, amendment=row.amendment - 1).first()
        words_ = AMENDED.format(
            year=row.year, code=row.code, before=before.places if before else 0, after=row.places, act=row.act[:SHOWN]
        )
        link = reverse("order-history", args=[row.year, row.code])
        notify(words_, link, roles=DEPARTMENT, colleges=[row.college.code])


@listen(ProposalSent)
def tell_of_proposal(event: ProposalSent) -> None:
    """Who answers it."""
    row = Proposal.objects.select_related("college").get(pk=event.proposal)
    told = words.told(SENT, college=row.college.name, line=row.line, kind=words.PROPOSAL.label(row.kind))
    notify(told, reverse("order-proposal-page", args=[row.code]), roles=[Role.PLANNER])


@listen(ProposalWithdrawn)
def tell_of_withdrawal(event: ProposalWithdrawn) -> None:
    """Who would have answered it."""
    row = Proposal.objects.select_related("college").get(pk=event.proposal)
    told = words.told(WITHDRAWN, college=row.college.name, line=row.line)
    notify(told, reverse("order-proposal-page", args=[row.code]), roles=[Role.PLANNER])


@listen(ProposalAnswered)
def tell_of_answer(event: ProposalAnswered) -> None:
    """The college that asked."""
    row = Proposal.objects.select_related("college").get(pk=event.proposal)
    answer = f" {row.answer[:SHOWN]}" if row.answer else ""
    told = words.told(ANSWERED, line=row.line, state=words.PROPOSAL_STATE.label(row.state), answer=answer)
    notify(told, reverse("order-proposal-page", args=[row.code]), colleges=[row.college.code])


@listen(CalendarSet)
def tell_of_calendar(event: CalendarSet) -> None:
    """The department, and every college that has a line to propose on."""
    act = Campaign.objects.get(year=event.year).calendar_act[:SHOWN]
    lines = Line.objects.filter(year=event.year).order_by("college__code")
    colleges = lines.values_list("college__code", flat=True).distinct()
    link = f"{reverse('order')}?year={event.year}"
    notify(CALENDAR.format(year=event.year, act=act), link, roles=DEPARTMENT, colleges=colleges)
