"""Nominating: somebody is proposed, the grounds are filled in from rows, the rules are held against it."""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sheber.honours import words
from sheber.honours.acts.told import NominationAnswered
from sheber.honours.flows import NOMINATION as FLOW
from sheber.honours.models import Call, Claim, Nomination
from sheber.honours.queries import awards_of, eligibility
from sheber.honours.rules import NOMINATION
from sheber.kernel.actors import Actor
from sheber.kernel.events import announce
from sheber.kernel.exchange import Problems, refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.sealed import blind_index
from sheber.kernel.words import LANGUAGES, Words
from sheber.registry.models import College, CollegeFigure, Person
from sheber.registry.words import FIGURE

NO_NAME = Words("аты-жөнін жазыңыз.", "укажите имя.", "give the name.")
BAD_IIN = Words("ЖСН — 12 цифр.", "ИИН — это 12 цифр.", "an IIN has 12 digits.")
NO_KIND = Words("марапат түрін таңдаңыз.", "выберите вид награды.", "choose the kind of award.")
NOT_YET = Words(
    "қабылдау ашық емес: критерийлер бекітілгеннен кейін және бағалау басталғанға дейін ұсынылады.",
    "приём не идёт: выдвигают после фиксации критериев и до начала оценки.",
    "nominations are not taken now: they are once the criteria are fixed and until judging begins.",
)
CLOSED = Words("қабылдау {day} аяқталды.", "приём закончился {day}.", "nominations were taken until {day}.")
NOT_MET = Words(
    "«{rule}» ережесі ({act}): {told}.", "правило «{rule}» ({act}): {told}.", "rule “{rule}” ({act}): {told}."
)
NO_CLAIM = Words("кемінде бір негіз керек.", "нужно хотя бы одно основание.", "it needs one ground at least.")
QUOTAS = ("quota_region", "quota_organisation")  # held against the award, not against the proposal


@dataclass(frozen=True, slots=True)
class NominationGiven:
    """What a nomination says."""

    kind: str
    year: int
    person: Words
    position: Words = field(default_factory=Words)
    organisation: Words = field(default_factory=Words)
    organisation_code: str = ""
    nominator_code: str = ""
    who: Person | None = None
    iin: str = ""
    service_since: date | None = None
    consent: str = ""
    citation: Words = field(default_factory=Words)
    call: Call | None = None


def _columns(name: str, told: Words) -> dict[str, str]:
    return {f"{name}_{code}": getattr(told, code) for code in LANGUAGES}


def draft_nomination(actor: Actor, given: NominationGiven) -> Nomination:
    """Begin a nomination; what the registers know of the person becomes its grounds. Raises BadInput, PermissionDenied."""
    row = Nomination(
        kind=given.kind,
        year=given.year,
        call=given.call,
        organisation_code=given.organisation_code,
        nominator_code=given.nominator_code,
        who=given.who,
        iin=given.iin,
        iin_index=blind_index(given.iin) if given.iin else "",
        service_since=given.service_since,
        consent=given.consent,
        source=actor.post or actor.name,
        **_columns("person", given.person),
        **_columns("position", given.position),
        **_columns("organisation", given.organisation),
        **_columns("citation", given.citation),
    )
    NOMINATION.demand(actor, "write", row)
    _refuse_unfit(given)
    with transaction.atomic():
        stem = f"nom-{given.year}"
        taken = set(Nomination.objects.filter(code__startswith=stem).values_list("code", flat=True))
        row.code = next(code for n in range(1, 100_000) if (code := f"{stem}-{n}") not in taken)
        row.save()
        record(actor, "draft_nomination", row, changed={"kind": given.kind, "year": given.year})
        prefill_claims(actor, row)
    return row


def _refuse_unfit(given: NominationGiven) -> None:
    problems = Problems()
    if given.kind not in words.KIND:
        problems.add("nominations", None, "kind", NO_KIND)
    if not given.person.ru:
        problems.add("nominations", None, "person", NO_NAME)
    if given.iin and not (given.iin.isascii() and given.iin.isdecimal() and len(given.iin) == 12):
        problems.add("nominations", None, "iin", BAD_IIN)
    if given.call and (given.call.state != "fixed" or given.call.kind != given.kind):
        problems.add("nominations", None, "call", NOT_YET)
    problems.stop_if_any()


def prefill_claims(actor: Actor, nomination: Nomination) -> int:
    """Grounds from rows: posts, figures of the college, earlier awards; gives how many are new."""
    NOMINATION.demand(actor, "write", nomination)
    found: list[tuple[Words, str]] = []
    if nomination.who:
        for post in nomination.who.posts.order_by("starts"):
            until = f"{post.ends:%d.%m.%Y}" if post.ends else "…"
            told = Words(*(f"{post.title.in_language(c)}, {post.starts:%d.%m.%Y} – {until}" for c in LANGUAGES))
            found.append((told, f"registry.post {post.pk}"))
    college = College.objects.filter(code=nomination.organisation_code).first()
    figures: QuerySet = CollegeFigure.objects.filter(college=college) if college else CollegeFigure.objects.none()
    for one in figures.filter(year__lte=nomination.year).order_by("-year", "kind")[:6]:
        value = f"{one.value:f}".rstrip("0").rstrip(".")
        label = FIGURE.label(one.kind)
        told = Words(*(f"{label.in_language(c)}, {one.year}: {value}" for c in LANGUAGES))
        found.append((told, f"registry.collegefigure {one.pk}"))
    for award in awards_of(nomination):
        label = words.KIND.label(award.kind)
        found.append(
            (Words(*(f"{label.in_language(c)}, {award.year}" for c in LANGUAGES)), f"honours.award {award.pk}")
        )
    known = set(nomination.claims.values_list("row", flat=True))
    fresh = [(told, row) for told, row in found if row not in known]
    number = nomination.claims.count()
    for place, (told, row) in enumerate(fresh, start=number + 1):
        Claim.objects.create(nomination=nomination, number=place, row=row, **_columns("text", told))
    return len(fresh)


def add_claim(actor: Actor, nomination: Nomination, text: Words) -> Claim:
    """Add a ground that no row shows: it is marked so everywhere. Raises BadInput, PermissionDenied."""
    NOMINATION.demand(actor, "write", nomination)
    if not text.ru:
        raise refuse("nomination_claims", None, "text", NO_CLAIM)
    with transaction.atomic():
        number = max(nomination.claims.values_list("number", flat=True), default=0) + 1
        row = Claim.objects.create(nomination=nomination, number=number, **_columns("text", text))
        record(actor, "add_claim", nomination, changed={"number": number})
    return row


def send_nomination(actor: Actor, nomination: Nomination) -> Nomination:
    """Send it. Raises BadInput with every rule that is not met, Forbidden, PermissionDenied."""
    with transaction.atomic():
        row = _locked(nomination)
        before = snapshot(row)
        FLOW.move(row, "send", actor)
        today = timezone.localdate()
        if row.call and row.call.state != "fixed":
            raise refuse("nominations", None, "call", NOT_YET)
        if row.call and row.call.closes and today > row.call.closes and not actor.is_staff:
            raise refuse("nominations", None, "call", CLOSED.format(day=f"{row.call.closes:%d.%m.%Y}"))
        if not row.claims.exists():
            raise refuse("nominations", None, "claims", NO_CLAIM)
        refuse_unmet(row, today, skipped=QUOTAS)
        row.save()
        record(actor, "send_nomination", row, changed=difference(before, snapshot(row)))
    return row


def refuse_unmet(nomination: Nomination, day: date, *, skipped: tuple[str, ...] = ()) -> None:
    """Raises BadInput with the words of each rule that is not met for certain."""
    problems = Problems()
    for line in eligibility(nomination, day):
        if not line.passed and line.rule.rule not in skipped:
            act = line.rule.act or line.rule.code
            told = Words(
                *(
                    getattr(NOT_MET, c).format(rule=line.label.in_language(c), act=act, told=line.told.in_language(c))
                    for c in LANGUAGES
                )
            )
            problems.add("nominations", None, line.rule.rule, told)
    problems.stop_if_any()


def nomination_answer(actor: Actor, nomination: Nomination, name: str, *, reason: str) -> Nomination:
    """Return or decline a nomination with the reason. Raises BadInput, Forbidden, PermissionDenied."""
    if not reason.strip():
        raise refuse("nominations", None, "reason", words.NO_REASON)
    with transaction.atomic():
        row = _locked(nomination)
        before = snapshot(row)
        FLOW.move(row, name, actor)
        row.answer = reason.strip()[:500]
        row.save()
        record(actor, f"{name}_nomination", row, reason=reason, changed=difference(before, snapshot(row)))
        announce(NominationAnswered(row.pk))
    return row


def _locked(nomination: Nomination) -> Nomination:
    rows = Nomination.objects.select_for_update(of=("self",)).select_related("call", "who")
    return rows.get(pk=nomination.pk)
