"""A claim's indicator chosen by hand, and remembered."""

from django.db import transaction

from sheber.kernel.actors import Actor
from sheber.kernel.exchange import refuse
from sheber.kernel.indicators import indicator
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import Words
from sheber.report.models import ClaimChoice
from sheber.report.rules import CLAIM_CHOICE

UNKNOWN = Words(
    "мұндай көрсеткіш жоқ: {code}.", "такого показателя нет: {code}.", "there is no such indicator: {code}."
)


def choose_indicator(actor: Actor, key: str, code: str, *, text: str, reason: str = "") -> ClaimChoice:
    """Remember that claims worded like this one speak of the indicator `code`.

    `key` is `claim_key`'s. Raises BadInput where there is no such indicator, PermissionDenied.
    """
    CLAIM_CHOICE.demand(actor, "choose")
    try:
        indicator(code)
    except KeyError as error:
        raise refuse("claims", None, "indicator", UNKNOWN.format(code=code)) from error
    with transaction.atomic():
        choice = ClaimChoice.objects.select_for_update().filter(key=key).first() or ClaimChoice(key=key)
        before = snapshot(choice) if choice.pk else {}
        choice.indicator, choice.text, choice.actor = code, text[:500], actor.name
        choice.save()
        record(actor, "choose_indicator", choice, reason=reason, changed=difference(before, snapshot(choice)))
    return choice
