"""The page of claims: paste a text, see what each of its numbers rests on."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from sheber.kernel.access import too_often
from sheber.kernel.actors import Actor
from sheber.kernel.exchange import BadInput
from sheber.kernel.indicators import indicator, indicators
from sheber.report import words
from sheber.report.acts import choose_indicator
from sheber.report.bridge.claims.answer import check_text
from sheber.report.bridge.claims.judge import Judged
from sheber.report.bridge.claims.texts import text_of
from sheber.report.bridge.claims.world import claim_key
from sheber.report.rules import CLAIM_CHOICE

MOST_LETTERS = 1_000_000
MOST_SHOWN = 200
MOST_TRIES, PAUSE = 60, 60  # texts of one address in a minute
BADGES = {"proved": "green", "contradicted": "red", "out of scope": "yellow", "no rows": "secondary"}


@require_http_methods(["GET", "POST"])
def claims_page(request: HttpRequest) -> HttpResponse:
    """A form for a text; with a text, its claims. Nothing of the text is kept."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "say": words,
        "text": "",
        "year": "",
        "may_choose": CLAIM_CHOICE.allows(actor, "choose"),
    }
    if request.method == "POST":
        if too_often(request, "claims", most=MOST_TRIES, seconds=PAUSE):
            return render(request, "report/claims.html", {**context, "fault": words.TOO_OFTEN}, status=429)
        context |= _answer(request, actor)
    return render(request, "report/claims.html", context)


def _answer(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    try:
        text = _text(request)
        if "choose" in request.POST:
            _choose(request, actor)
    except BadInput as refusal:
        return {"text": request.POST.get("text", ""), "fault": refusal.problems[0].words}
    told = request.POST.get("year", "")
    year = int(told) if told.isascii() and told.isdigit() and 1900 <= int(told) <= 2100 else None
    judged, about = check_text(text, actor, year)
    codes = [(one.code, one.name) for one in indicators()]
    return {
        "text": text,
        "year": told if year else "",
        "about": about,
        "about_words": words.READ_ABOUT.format(year=about),
        "count": len(judged),
        "lines": [_line(number, one) for number, one in enumerate(judged[:MOST_SHOWN])],
        "cut": len(judged) > MOST_SHOWN,
        "codes": codes,
    }


def _text(request: HttpRequest) -> str:
    """The pasted text, else the file's. Raises BadInput."""
    given = request.FILES.get("file")
    if given is not None:
        return text_of(given.name or "", given.read())[:MOST_LETTERS]
    return request.POST.get("text", "").replace("\r\n", "\n").replace("\x00", "")[:MOST_LETTERS]


def _choose(request: HttpRequest, actor: Actor) -> None:
    """Remember what was chosen for one claim. Raises BadInput, PermissionDenied."""
    if not CLAIM_CHOICE.allows(actor, "choose"):
        raise PermissionDenied
    number = request.POST["choose"]
    key, told = request.POST.get(f"key-{number}", "")[:64], request.POST.get(f"sentence-{number}", "")
    choose_indicator(actor, key, request.POST.get(f"indicator-{number}", ""), text=told)


def _line(number: int, one: Judged) -> dict[str, Any]:
    claim = one.claim
    language = (get_language() or "ru")[:2]
    scope = [(words.SCOPES.get(name, name), value) for name, value in one.scope.items() if name != "holds_in"]
    return {
        "number": number,
        "before": claim.sentence[: claim.start],
        "figure": claim.text,
        "after": claim.sentence[claim.end :],
        "language": claim.language,
        "foreign": claim.language != language,
        "verdict": words.CLAIM_VERDICTS[one.verdict],
        "badge": BADGES[one.verdict],
        "indicator": indicator(one.indicator) if one.indicator else None,
        "scope": scope,
        "nowhere": one.scope.get("holds_in") == [],
        "year": one.scope.get("year"),
        "rows": one.rows,
        "correction": one.correction,
        "sentence": claim.sentence,
        "key": claim_key(claim),
    }
