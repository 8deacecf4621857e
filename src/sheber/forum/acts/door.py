"""At the door and at the stands: badges checked in, also from a phone that was offline; visits counted by consent."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sheber.forum.bridge.badge import ForgedBadge, read_badge
from sheber.forum.flows import PARTICIPANT as FLOW
from sheber.forum.models import CheckIn, Forum, Participant, Stand, Visit
from sheber.forum.rules import FORUM, STAND
from sheber.kernel.actors import Actor, Policy
from sheber.kernel.exchange import BadInput, Problems, refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.results import key
from sheber.kernel.words import Words

FORGED = Words(
    "бейдж қабылданбады: {why}. Иесін тіркеу үстеліне жіберіңіз.",
    "бейдж не принят: {why}. Направьте владельца на стойку регистрации.",
    "the badge is refused: {why}. Send its holder to the registration desk.",
)
OTHER_FORUM = Words(
    "бейдж басқа форумдікі: {code}.", "бейдж другого форума: {code}.", "the badge is of another forum: {code}."
)
NOBODY = Words("мұндай қатысушы жоқ.", "такого участника нет.", "there is no such participant.")
ALREADY = Words(
    "бұл бейдж {at} тіркелген. Көшірме болуы мүмкін.",
    "этот бейдж уже отмечен {at}. Возможно, копия.",
    "this badge was checked in already at {at}. It may be a copy.",
)
WITHDRAWN = Words("бейдж күшін жойған ({state}).", "бейдж аннулирован ({state}).", "the badge is void ({state}).")


def participant_of(forum: Forum, text: str) -> Participant:
    """Whose badge it is. Raises BadInput with the reason: forged, altered, of another forum, void."""
    try:
        badge = read_badge(text, key().public)
    except ForgedBadge as error:
        why = _why(str(error))
        raise refuse(
            "badge",
            None,
            "",
            Words(*(FORGED.in_language(c).format(why=why.in_language(c)) for c in ("kk", "ru", "en"))),
        ) from error
    if badge.forum != forum.code:
        raise refuse("badge", None, "", OTHER_FORUM.format(code=badge.forum))
    row = (
        Participant.objects.select_related("delegation__forum")
        .filter(code=badge.code, delegation__forum=forum)
        .first()
    )
    if row is None:
        raise refuse("badge", None, "", NOBODY)
    if row.state not in {"accredited", "arrived"} or row.number != badge.number:
        raise refuse("badge", None, "", WITHDRAWN.format(state=FLOW.state(row)))
    return row


_REASONS = {
    "no badge": Words("бұл Sheber бейджі емес", "это не бейдж Sheber", "this is no badge of Sheber"),
    "cannot be read": Words(
        "мәтіні бүлінген не өзгертілген", "текст повреждён или изменён", "its text was damaged or changed"
    ),
    "signature": Words(
        "қолтаңба аймақтікі емес, бейдж жасанды не өзгертілген",
        "подпись не региона: бейдж поддельный или изменён",
        "the signature is not the region's: forged or altered",
    ),
}


def _why(text: str) -> Words:
    return next((words for part, words in _REASONS.items() if part in text), Words(text, text, text))


def check_in(actor: Actor, forum: Forum, text: str, *, at: datetime | None = None, offline: bool = False) -> CheckIn:
    """A badge is shown at the door. Raises BadInput with the reason, PermissionDenied."""
    FORUM.demand(actor, Policy.CHANGE, forum)
    found = participant_of(forum, text)
    with transaction.atomic():
        row = Participant.objects.select_for_update().get(pk=found.pk)
        earlier = CheckIn.objects.filter(participant=row).first()
        if earlier:
            told = timezone.localtime(earlier.at).strftime("%d.%m %H:%M")
            raise refuse("badge", None, "", ALREADY.format(at=told))
        before = snapshot(row)
        FLOW.move(row, "arrive", actor)
        row.save()
        made = CheckIn.objects.create(participant=row, by=actor.name, at=at or timezone.now(), offline=offline)
        record(actor, "check_in", row, changed=difference(before, snapshot(row)))
    return made


@dataclass(frozen=True, slots=True)
class Taken:
    """What an offline list brought: how many were new, how many were there already, and the refused with row and why."""

    new: int
    known: int
    refused: tuple[tuple[int, Words], ...]


MOST_LINES = 20_000
TOO_MANY = Words("{most} жолдан көп.", "больше {most} строк.", "more than {most} rows.")
NO_TIME = Words(
    "уақыты 2025-12-24T09:30:00 түрінде болуы керек.",
    "время нужно в виде 2025-12-24T09:30:00.",
    "the time must look like 2025-12-24T09:30:00.",
)


def check_in_list(actor: Actor, forum: Forum, text: str) -> Taken:
    """Take the list of a phone that was offline: lines `time,badge`. Faulty lines are refused, each with its reason.

    Raises BadInput (too long), PermissionDenied.
    """
    FORUM.demand(actor, Policy.CHANGE, forum)
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        raise refuse("checkin.csv", None, "", TOO_MANY.format(most=MOST_LINES))
    new = known = 0
    refused: list[tuple[int, Words]] = []
    for number, line in enumerate(lines, start=1):
        when, _, badge = line.strip().partition(",")
        if not line.strip() or (number == 1 and when == "time"):
            continue
        try:
            at = (
                timezone.make_aware(datetime.fromisoformat(when)) if "+" not in when else datetime.fromisoformat(when)
            )
        except ValueError:
            refused.append((number, NO_TIME))
            continue
        problems = Problems()
        done = _one_of_list(actor, forum, badge, at, problems)
        if done is None:
            known += 1
        elif done:
            new += 1
        else:
            refused.append((number, problems.list[0].words))
    return Taken(new, known, tuple(refused))


def _one_of_list(actor: Actor, forum: Forum, badge: str, at: datetime, problems: Problems) -> bool | None:
    """True: checked in now; None: was there already; False: refused, the reason is in `problems`."""
    try:
        row = participant_of(forum, badge)
        if CheckIn.objects.filter(participant=row).exists():
            return None
        check_in(actor, forum, badge, at=at, offline=True)
    except BadInput as error:
        problems.list += error.problems
        return False
    return True


def note_visit(actor: Actor, stand: Stand, *, badge: str = "", consent: bool = False) -> Visit:
    """Count a visit to a stand; the badge is kept only where its holder agrees. Raises BadInput, PermissionDenied."""
    STAND.demand(actor, "ask", stand)
    participant = participant_of(stand.forum, badge) if badge and consent else None
    with transaction.atomic():
        row = Visit.objects.create(stand=stand, participant=participant, consent=participant is not None)
        record(actor, "note_visit", stand, changed={"consent": row.consent})
    return row
