"""Scoring: a juror scores whom the rows do not bind them to; anybody else is refused, whatever the form sends."""

from collections.abc import Mapping

from django.db import transaction

from sheber.honours import words
from sheber.honours.models import Juror, Nomination, Recusal, Score
from sheber.honours.queries import conflicts
from sheber.honours.rules import JUROR
from sheber.kernel.actors import Actor
from sheber.kernel.exchange import Problems, refuse
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import record
from sheber.kernel.words import LANGUAGES, Words

NOT_NOW = Words("қазір бағалау жүрмейді.", "сейчас оценка не идёт.", "judging is not open now.")
OTHER_CALL = Words(
    "бұл үміткер осы байқауда жоқ.", "этого кандидата в конкурсе нет.", "this nominee is not in the call."
)
ASIDE = Words(
    "сіз бұл үміткерді бағаламайсыз: {why}.",
    "вы не оцениваете этого кандидата: {why}.",
    "you do not score this nominee: {why}.",
)
BAD_SCORE = Words(
    "0 мен {most} арасындағы бүтін сан.", "целое число от 0 до {most}.", "a whole number from 0 to {most}."
)
KINDS = ("own", "family", "supervision", "project")


def give_scores(actor: Actor, juror: Juror, nomination: Nomination, values: Mapping[str, int]) -> None:
    """Write a juror's scores of a nominee, one per criterion. Raises BadInput, Forbidden (a conflict), PermissionDenied."""
    JUROR.demand(actor, "score", juror)
    with transaction.atomic():
        # Held until the end: a count, or a recusal, waits for the ballot or the ballot for it.
        call = type(juror.call).objects.select_for_update().get(pk=juror.call_id)
        _refuse_wrong_call(juror, nomination, call.state)
        against = conflicts(call).get((juror.pk, nomination.pk))
        if against:
            raise Forbidden(aside_words(against))
        criteria = list(call.criteria.order_by("code"))
        problems = Problems()
        for one in criteria:
            value = values.get(one.code)
            if value is None or not 0 <= value <= call.scale:
                problems.add("jury_scores", None, one.code, BAD_SCORE.format(most=call.scale))
        problems.stop_if_any()
        for one in criteria:
            Score.objects.update_or_create(
                juror=juror,
                nomination=nomination,
                criterion=one.code,
                defaults={"value": values[one.code], "synthetic": juror.synthetic},
            )
        record(actor, "give_scores", nomination, changed={"juror": juror.code, "criteria": len(criteria)})


def aside_words(kinds: set[str]) -> Words:
    """The sentence that tells a juror why."""
    told = [words.CONFLICT.label(one) for one in sorted(kinds)]
    return Words(*(getattr(ASIDE, c).format(why=", ".join(one.in_language(c) for one in told)) for c in LANGUAGES))


def stand_aside(actor: Actor, juror: Juror, nomination: Nomination, kind: str = "own") -> Recusal:
    """A juror declares a conflict; scores given before are taken out of the count. It is never taken back."""
    JUROR.demand(actor, "score", juror)
    if kind not in KINDS:
        raise refuse("recusals", None, "kind", words.NO_REASON)
    with transaction.atomic():
        call = type(juror.call).objects.select_for_update().get(pk=juror.call_id)
        _refuse_wrong_call(juror, nomination, call.state)
        row, _ = Recusal.objects.get_or_create(juror=juror, nomination=nomination, kind=kind)
        dropped, _ = Score.objects.filter(juror=juror, nomination=nomination).delete()
        record(actor, "stand_aside", nomination, changed={"juror": juror.code, "kind": kind, "scores": dropped})
    return row


def _refuse_wrong_call(juror: Juror, nomination: Nomination, state: str) -> None:
    if nomination.call_id != juror.call_id or nomination.state != "sent":
        raise refuse("jury_scores", None, "nomination", OTHER_CALL)
    if state != "judging":
        raise Forbidden(NOT_NOW)
