"""A jury's call: criteria fixed and logged before anybody is nominated, judging, the count, the decision."""

import hashlib
from collections.abc import Sequence
from datetime import date

from django.db import transaction

from sheber.honours.acts.award import give_award
from sheber.honours.acts.nominate import nomination_answer
from sheber.honours.acts.told import CallMoved
from sheber.honours.bridge.ballots import settings_hash
from sheber.honours.bridge.seal import TYPE, count_call, write_jury
from sheber.honours.flows import CALL as FLOW
from sheber.honours.models import Award, Call, Recusal, Score
from sheber.honours.queries import conflicts
from sheber.kernel.actors import Actor
from sheber.kernel.events import announce
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.public_log import log_entry
from sheber.kernel.results import key, new_name, path_of
from sheber.kernel.words import Words
from sheber.proof.certificate import CERTIFICATE

CHANGED = Words(
    "критерийлер бекітілгеннен кейін өзгерген: {now}… орнына {fixed}… болуы керек. Бұрынғысын қайтарыңыз.",
    "критерии изменились после фиксации: {now}… вместо {fixed}…. Верните прежние.",
    "the criteria were changed after they were fixed: {now}… instead of {fixed}…. Put back the earlier ones.",
)
NO_SCORES = Words("бірде-бір толық бағалау жоқ.", "нет ни одной полной оценки.", "there is no complete ballot yet.")
NOT_WINNERS = Words(
    "шешуші ереже бойынша сөзсіз жеңгендердің бәрі тізімде болсын, ал қалғаны тек тең түскендерден алынсын.",
    "в списке должны быть все безусловные победители по решающему правилу, остальные — только из равных.",
    "the list must hold every certain winner by the deciding rule, and the rest only from those who tie.",
)
WHY_TIE = Words(
    "тең түскендердің арасынан не үшін осыларды таңдағаныңызды жазыңыз.",
    "напишите, почему из равных выбраны эти.",
    "say why these were chosen among those who tie.",
)


def fix_criteria(actor: Actor, call: Call) -> Call:
    """Hash criteria, weights and rules and write the hash into the public log. Raises Forbidden, PermissionDenied."""
    with transaction.atomic():
        row, before = _moved(actor, call, "fix")
        row.criteria_hash = settings_hash(row)
        row.log_index = log_entry(
            {"type": "sheber.jury.criteria.v1", "call": row.code, "criteria": row.criteria_hash}
        )
        return _kept(actor, row, before, "fix_criteria")


def start_judging(actor: Actor, call: Call) -> Call:
    """Compute who must stand aside and open the ballots. Raises BadInput, Forbidden, PermissionDenied."""
    with transaction.atomic():
        row, before = _moved(actor, call, "judge")
        _refuse_changed(row)
        found = conflicts(row)
        Recusal.objects.bulk_create(
            (
                Recusal(juror_id=juror, nomination_id=nomination, kind=kind, synthetic=row.synthetic)
                for (juror, nomination), kinds in sorted(found.items())
                for kind in sorted(kinds)
            ),
            ignore_conflicts=True,
        )
        return _kept(actor, row, before, "start_judging")


def count_votes(actor: Actor, call: Call) -> Call:
    """Count by every rule, remove each juror in turn, seal it all. Raises BadInput, Forbidden, PermissionDenied."""
    with transaction.atomic():
        row, before = _moved(actor, call, "count")
        _refuse_changed(row)
        # A conflict that became known after the ballot takes the ballot out.
        for (juror, nomination), kinds in conflicts(row).items():
            for kind in sorted(kinds):
                Recusal.objects.get_or_create(juror_id=juror, nomination_id=nomination, kind=kind)
            Score.objects.filter(juror=juror, nomination=nomination).delete()
        counted = count_call(row)
        if not counted.jurors:
            raise refuse("jury_scores", None, "", NO_SCORES)
        row.result = counted.summary(row.main)
        row.folder = new_name("jury", row.code)
        out = path_of(row.folder)
        write_jury(out, row, counted, key())
        kept = _kept(actor, row, before, "count_votes")
        digest = hashlib.sha256((out / CERTIFICATE).read_bytes()).hexdigest()
        log_entry({"type": TYPE, "call": row.code, "certificate": digest})
        return kept


def decide_call(
    actor: Actor, call: Call, *, winners: Sequence[str], act: str, day: date, reason: str = ""
) -> list[Award]:
    """Give the awards of a call by an act. `winners`: the certain ones, and whom the jury took of those who tie.

    Raises BadInput (other winners, a rule not met), Forbidden, PermissionDenied.
    """
    with transaction.atomic():
        row, before = _moved(actor, call, "decide")
        told = row.result["rules"][row.main]
        chosen, sure, tied = set(winners), set(told["winners"]), set(told["tied"])
        open_places = max(row.places - len(sure), 0)
        if not sure <= chosen or not chosen - sure <= tied or len(chosen - sure) > open_places:
            raise refuse("award_calls", None, "winners", NOT_WINNERS)
        if chosen - sure and not reason.strip():
            raise refuse("award_calls", None, "reason", WHY_TIE)
        entries = {one.code: one for one in row.nominations.filter(state="sent").select_related("call", "who")}
        awards = [give_award(actor, entries[code], act=act, day=day) for code in sorted(chosen)]
        for code in sorted(set(entries) - chosen):
            nomination_answer(actor, entries[code], "decline", reason=f"{row.code}: {act}")
        row.result = {**row.result, "chosen": sorted(chosen), "reason": reason.strip()[:500]}
        _kept(actor, row, before, "decide_call", reason=reason)
    return awards


def _moved(actor: Actor, call: Call, name: str) -> tuple[Call, dict[str, object]]:
    row = Call.objects.select_for_update().get(pk=call.pk)
    before = snapshot(row)
    FLOW.move(row, name, actor)
    return row, before


def _kept(actor: Actor, row: Call, before: dict[str, object], action: str, *, reason: str = "") -> Call:
    row.save()
    changed = difference(before, snapshot(row))
    changed.pop("result", None)
    record(actor, action, row, reason=reason, changed=changed)
    announce(CallMoved(row.pk, row.state))
    return row


def _refuse_changed(row: Call) -> None:
    now = settings_hash(row)
    if now != row.criteria_hash:
        raise refuse("award_criteria", None, "", CHANGED.format(now=now[:12], fixed=row.criteria_hash[:12]))
