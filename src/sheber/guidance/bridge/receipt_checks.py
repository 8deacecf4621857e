"""What a stranger can check of the receipt of an activity: its parts, its signature, its days. No database, no network."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from sheber.guidance.bridge.receipt import TYPE, holds
from sheber.kernel.words import Words
from sheber.proof.certificate import Check

TEXTS = frozenset(
    "type encounter kind day school college employer list school_at host_at key key_id signature".split()
)
LATEST_CLOCK = timezone(timedelta(hours=14))  # somewhere on Earth the day had begun
MEANINGS = {
    "form": Words(
        "Түбіртектің барлық бөлігі бар: іс-шара, мектеп, сан, тізім іздері, растау уақыттары.",
        "В расписке есть все части: мероприятие, школа, число, отпечаток списка, время подтверждений.",
        "The receipt has all its parts: activity, school, number, the list's fingerprint, the times of confirmation.",
    ),
    "signature": Words(
        "Қолтаңба түбіртектегі кілтпен дәл осы мәтінге қойылған.",
        "Подпись поставлена названным ключом под этим текстом.",
        "The signature was made with the named key over exactly this text.",
    ),
    "sides": Words(
        "Екі тарап та іс-шарадан кейін растаған.",
        "Обе стороны подтвердили после мероприятия.",
        "Both sides confirmed after the activity.",
    ),
}


def check_receipt(receipt: dict[str, Any]) -> list[Check]:
    """The checks of a receipt; where its parts are not there, that one alone."""
    fault = _form_fault(receipt)
    if fault:
        return [_check("form", fault)]
    signed = "" if holds(receipt) else "the signature does not fit the text"
    return [_check("form", ""), _check("signature", signed), _check("sides", _sides_fault(receipt))]


def _check(name: str, fault: str) -> Check:
    return Check(name, MEANINGS[name].as_dict(), not fault, fault)


def _form_fault(receipt: dict[str, Any]) -> str:
    if set(receipt) != TEXTS | {"pupils"}:
        return f"parts missing or strange: {', '.join(sorted(set(receipt) ^ (TEXTS | {'pupils'})))}"
    wrong = [name for name in sorted(TEXTS) if not isinstance(receipt[name], str)]
    if wrong or type(receipt["pupils"]) is not int or receipt["pupils"] < 0:
        return f"{wrong[0] if wrong else 'pupils'}: of another kind"
    if receipt["type"] != TYPE or not receipt["encounter"] or not receipt["school"]:
        return "no receipt of an activity with a school"
    return "" if re.fullmatch("(?:[0-9a-f]{64})?", receipt["list"]) else "list: not a fingerprint"


def _sides_fault(receipt: dict[str, Any]) -> str:
    try:
        day = date.fromisoformat(receipt["day"])
        times = [datetime.fromisoformat(receipt[name]) for name in ("school_at", "host_at")]
    except ValueError as error:
        return str(error)
    there = [(one if one.tzinfo else one.replace(tzinfo=UTC)).astimezone(LATEST_CLOCK).date() for one in times]
    return "confirmed before the day of the activity" if min(there) < day else ""
