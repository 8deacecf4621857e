"""Proposals of the colleges: written and sent by a college, answered by the department, taken by an act of its own."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from sheber.kernel.actors import Actor, Role
from sheber.kernel.events import announce
from sheber.kernel.exchange import BadInput, Problems, refuse
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import Words
from sheber.order.acts.events import ProposalAnswered, ProposalSent, ProposalWithdrawn
from sheber.order.acts.plan import refuse_decided_year
from sheber.order.flows import PROPOSAL as FLOW
from sheber.order.flows import too_late
from sheber.order.models import Campaign, LimitLine, Line, Proposal
from sheber.order.queries import evidence_of, limits_to_join
from sheber.order.rules import PROPOSAL
from sheber.registry.models import College, Qualification

NO_REASON = Words("Себебін жазыңыз.", "Укажите причину.", "Give a reason.")
NOT_OPEN = Words(
    "Жіберілген ұсыныс өзгертілмейді: оны кері алып, жаңасын жазыңыз.",
    "Отправленное предложение не меняется: отзовите его и напишите новое.",
    "A proposal that was sent is not changed: withdraw it and write another.",
)
THERE_ALREADY = Words(
    "«{line}» жолы {year} жылы бар: «көбейту», «сақтау», «қысқарту» немесе «жабу» түрін таңдаңыз.",
    "строка «{line}» на {year} год уже есть: выберите «увеличить», «сохранить», «сократить» или «закрыть».",
    "line “{line}” is there for {year} already: choose grow, keep, cut or close.",
)
NOT_THERE = Words(
    "«{line}» жолы {year} жылы жоқ: тек «ашу» мүмкін.",
    "строки «{line}» на {year} год нет: возможно только «открыть».",
    "there is no line “{line}” for {year}: it can only be opened.",
)
MISSING = Words("«{name}» мәні керек.", "нужно значение «{name}».", "the value of “{name}” is needed.")
NEW_LINE = ("term", "cost", "survival", "entry", "applicants")
KINDS_WITHOUT_PLACES = ("close",)
TERMS = ("base", "language", "form", "funding")


def line_code(college: College, qualification: Qualification, base: str, language: str) -> str:
    """The code of an order line that is not there yet."""
    return f"{college.code}-{qualification.code}-{base.removeprefix('base')}-{language}"[:64]


def draft_proposal(
    actor: Actor,
    year: int,
    *,
    college: College,
    kind: str,
    groups: int,
    places: int,
    reason: str,
    line: Line | None = None,
    qualification: Qualification | None = None,
    base: str = "base9",
    language: str = "kk",
    form: str = "full_time",
    funding: str = "local",
) -> Proposal:
    """Write a proposal on a line that is there, or to open one (qualification, base, language, form, funding).

    Raises BadInput, PermissionDenied (a college writes for itself alone).
    """
    about = line.qualification if line else qualification
    if about is None:
        raise refuse("order_proposals", None, "qualification", MISSING.format(name="qualification"))
    given = {"base": base, "language": language, "form": form, "funding": funding}
    terms = {name: getattr(line, name) for name in TERMS} if line else given
    row = Proposal(
        year=year,
        college=line.college if line else college,
        qualification=about,
        line=line.code if line else line_code(college, about, base, language),
        kind=kind,
        reason=reason.strip(),
        source=actor.post or actor.name,
        **terms,
    )
    row.groups, row.places = (0, 0) if kind in KINDS_WITHOUT_PLACES else (groups, places)
    PROPOSAL.demand(actor, "write", row)
    _refuse_unfit(row)
    with transaction.atomic():
        row.code = _free_code(year, row.line)
        row.save()
        asked = {name: [None, getattr(row, name)] for name in ("kind", "groups", "places")}
        record(actor, "draft_proposal", row, reason=row.reason, changed=asked)
    return row


def _refuse_unfit(row: Proposal) -> None:
    if not row.reason:
        raise refuse("order_proposals", None, "reason", NO_REASON)
    there = Line.objects.filter(year=row.year, code=row.line).exists()
    if (row.kind == "open") == there:
        words = THERE_ALREADY if there else NOT_THERE
        raise refuse("order_proposals", None, "kind", words.format(line=row.line, year=row.year))


def _free_code(year: int, line: str) -> str:
    stem = f"{year}-{line}"[:60]
    taken = set(Proposal.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return stem if stem not in taken else next(c for n in range(2, 1000) if (c := f"{stem}-{n}") not in taken)


def edit_proposal(actor: Actor, proposal: Proposal, *, kind: str, groups: int, places: int, reason: str) -> Proposal:
    """Change a proposal that was not sent yet, or was returned. Raises BadInput, PermissionDenied."""
    with transaction.atomic():
        row = _locked(proposal)
        PROPOSAL.demand(actor, "write", row)
        if row.state not in {"draft", "returned"}:
            raise refuse("order_proposals", None, "state", NOT_OPEN)
        before = snapshot(row)
        nothing = kind in KINDS_WITHOUT_PLACES
        row.kind, row.reason = kind, reason.strip()
        row.groups, row.places = (0, 0) if nothing else (groups, places)
        _refuse_unfit(row)
        row.save()
        record(actor, "edit_proposal", row, reason=row.reason, changed=difference(before, snapshot(row)))
    return row


def send_proposal(actor: Actor, proposal: Proposal) -> Proposal:
    """Send a proposal; the evidence is computed now and kept with it. Raises Forbidden, PermissionDenied."""
    with transaction.atomic():
        row = _locked(proposal)
        campaign = Campaign.objects.filter(year=row.year).first()
        late = too_late(campaign.proposals_until) if campaign else None
        if late and not actor.is_staff:
            raise Forbidden(late)
        refuse_decided_year(row.year)
        before = snapshot(row)
        FLOW.move(row, "send", actor)
        row.evidence = evidence_of(row)
        answers = [one["passed"] for one in row.evidence]
        row.passed = False if False in answers else None if None in answers else True
        row.sent = timezone.now()
        row.save()
        record(actor, "send_proposal", row, changed=_without_evidence(before, row))
        announce(ProposalSent(row.pk))
    return row


def _without_evidence(before: dict[str, Any], row: Proposal) -> dict[str, Any]:
    changed = difference(before, snapshot(row))
    changed.pop("evidence", None)
    failed = [one["check"] for one in row.evidence if one["passed"] is False]
    return changed | ({"failed": failed} if failed else {})


def withdraw_proposal(actor: Actor, proposal: Proposal, *, reason: str = "") -> Proposal:
    """Take a proposal back. Raises Forbidden, PermissionDenied."""
    return _move(actor, proposal, "withdraw", reason)


def return_proposal(actor: Actor, proposal: Proposal, *, reason: str) -> Proposal:
    """Give a proposal back to be mended, with the reason. Raises BadInput, Forbidden, PermissionDenied."""
    return _answer(actor, proposal, "return", reason)


def decline_proposal(actor: Actor, proposal: Proposal, *, reason: str) -> Proposal:
    """Decline a proposal with the reason. Raises BadInput, Forbidden, PermissionDenied."""
    return _answer(actor, proposal, "decline", reason)


def _answer(actor: Actor, proposal: Proposal, name: str, reason: str) -> Proposal:
    if not reason.strip():
        raise refuse("order_proposals", None, "reason", NO_REASON)
    return _move(actor, proposal, name, reason)


def _move(actor: Actor, proposal: Proposal, name: str, reason: str) -> Proposal:
    with transaction.atomic():
        row = _locked(proposal)
        before = snapshot(row)
        FLOW.move(row, name, actor)
        if name != "withdraw":
            row.answer = reason.strip()
        row.save()
        record(actor, f"{name}_proposal", row, reason=reason, changed=difference(before, snapshot(row)))
        if name != "withdraw":
            announce(ProposalAnswered(row.pk))
        elif before["state"] == "sent":
            announce(ProposalWithdrawn(row.pk))
    return row


def take_proposal(
    actor: Actor, proposal: Proposal, *, reason: str = "", values: dict[str, Any] | None = None
) -> Proposal:
    """Take a proposal into the plan: the most groups of its line change, or a new line is made from `values`.

    `values` of a new line: term, cost (tiyn), survival, entry, applicants. Raises BadInput, Forbidden, PermissionDenied.
    """
    with transaction.atomic():
        row = _locked(proposal)
        refuse_decided_year(row.year)
        before = snapshot(row)
        FLOW.move(row, "take", actor)
        row.answer = reason.strip()
        row.save()
        record(actor, "take_proposal", row, reason=reason, changed=difference(before, snapshot(row)))
        line = Line.objects.select_for_update().filter(year=row.year, code=row.line).first()
        if line is None:
            _open_line(actor, row, values or {}, reason)
        else:
            _change_line(actor, row, line, reason)
        announce(ProposalAnswered(row.pk))
    return row


def _change_line(actor: Actor, row: Proposal, line: Line, reason: str) -> None:
    before = snapshot(line)
    line.max_groups = row.groups
    line.save()
    told = reason or row.reason
    record(
        actor, "take_proposal", line, reason=told, changed=difference(before, snapshot(line)) | {"proposal": row.code}
    )


def _open_line(actor: Actor, row: Proposal, values: dict[str, Any], reason: str) -> None:
    problems = Problems()
    for name in NEW_LINE:
        if values.get(name) is None:
            problems.add("order_lines", None, name, MISSING.format(name=name))
    if problems:
        raise BadInput(problems.list)
    line = Line.objects.create(
        year=row.year,
        code=row.line,
        college=row.college,
        qualification=row.qualification,
        base=row.base,
        language=row.language,
        form=row.form,
        funding=row.funding,
        last=0,
        max_groups=row.groups,
        source=row.code,
        synthetic=row.synthetic,
        **{name: values[name] for name in NEW_LINE},
    )
    joined = [
        code for code in limits_to_join(row) if not LimitLine.objects.filter(limit=code, line=line.code).exists()
    ]
    LimitLine.objects.bulk_create(
        LimitLine(year=row.year, limit=code, line=line.code, source=row.code, synthetic=row.synthetic)
        for code in joined
    )
    record(actor, "open_line", line, reason=reason or row.reason, changed={"proposal": row.code, "limits": joined})


def _locked(proposal: Proposal) -> Proposal:
    """The row as it is now; whoever comes second waits."""
    rows = Proposal.objects.select_related("college", "qualification__specialty").select_for_update(of=("self",))
    return rows.get(pk=proposal.pk)


def may_write_for(actor: Actor) -> frozenset[str] | None:
    """The colleges for which an actor writes proposals; None: for every one."""
    return None if PROPOSAL.allows(actor, "answer") else actor.colleges if actor.has(Role.COLLEGE) else frozenset()
