"""A call's rows as a jury's ballots, and the settings that are fixed before anybody is nominated."""

import hashlib
from fractions import Fraction
from typing import Any

from sheber.honours.models import Call, Recusal, Score
from sheber.proof.canonical import to_canonical
from sheber.science.jury.problem import Ballots

FORM = "sheber.jury.v1"


def settings_of(call: Call) -> dict[str, Any]:
    """What decides how a call is decided: criteria with their weights, scale, places, rules."""
    return {
        "form": FORM,
        "call": call.code,
        "kind": call.kind,
        "year": call.year,
        "places": call.places,
        "scale": call.scale,
        "approval_percent": call.approval,
        "main": call.main,
        "criteria": [
            {"code": one.code, "weight": one.weight, "name": one.name.as_dict()}
            for one in call.criteria.order_by("code")
        ],
    }


def settings_bytes(call: Call) -> bytes:
    """The bytes that are hashed."""
    return to_canonical(settings_of(call))


def settings_hash(call: Call) -> str:
    """SHA-256 in hex of the settings."""
    return hashlib.sha256(settings_bytes(call)).hexdigest()


def recused(call: Call) -> list[tuple[str, str, str]]:
    """Juror, nominee and reason of everybody who stood aside, by code."""
    rows = Recusal.objects.filter(juror__call=call).values_list("juror__code", "nomination__code", "kind")
    return sorted(rows)


def score_rows(call: Call) -> list[tuple[str, str, str, int]]:
    """Juror, nominee, criterion, value of every score, by code."""
    rows = Score.objects.filter(juror__call=call, nomination__call=call)
    return sorted(rows.values_list("juror__code", "nomination__code", "criterion", "value"))


def ballots_of(settings: dict[str, Any], scores: list[tuple[str, str, str, int]], entries: list[str]) -> Ballots:
    """Ballots from settings and rows; a ballot that lacks a criterion does not count. Raises ValueError, KeyError."""
    criteria = [one["code"] for one in settings["criteria"]]
    told: dict[tuple[str, str], dict[str, int]] = {}
    for juror, entry, criterion, value in scores:
        told.setdefault((juror, entry), {})[criterion] = value
    whole = {pair: tuple(one[c] for c in criteria) for pair, one in told.items() if set(one) == set(criteria)}
    return Ballots(
        sorted({juror for juror, _ in whole}),
        entries,
        [one["weight"] for one in settings["criteria"]],
        whole,
        settings["scale"],
        settings["places"],
        Fraction(settings["approval_percent"], 100),
    )
