"""A juror's pages: whom to score, from whom to stand aside, the form, which a conflict blocks."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sheber.honours import words
from sheber.honours.acts import give_scores, stand_aside
from sheber.honours.acts.score import aside_words
from sheber.honours.forms import scores_in
from sheber.honours.models import Juror, Nomination
from sheber.honours.queries import conflicts
from sheber.honours.rules import JUROR
from sheber.honours.views.overview import actor_of
from sheber.kernel.actors import Role
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.words import Words


def mine(request: HttpRequest) -> HttpResponse:
    """Every call in which this person is a juror, with the nominees."""
    actor = actor_of(request)
    if not JUROR.allows(actor, "score"):
        raise PermissionDenied
    rows = (
        Juror.objects.filter(person__in=actor.held_for(Role.JUROR))
        .select_related("call")
        .order_by("-call__year", "pk")
    )
    told = []
    for juror in rows:
        against = conflicts(juror.call)
        scored = set(juror.scores.values_list("nomination", flat=True))
        nominations = juror.call.nominations.filter(state="sent").order_by("code")
        told.append(
            {
                "juror": juror,
                "call": juror.call,
                "state": words.CALL_STATE.label(juror.call.state),
                "open": juror.call.state == "judging",
                "lines": [
                    {
                        "row": one,
                        "aside": aside_words(against[juror.pk, one.pk]) if (juror.pk, one.pk) in against else None,
                        "scored": one.pk in scored,
                    }
                    for one in nominations
                ],
            }
        )
    return render(request, "honours/jury.html", {"told": told})


def _pair(request: HttpRequest, code: str, nomination: str) -> tuple[Juror, Nomination]:
    rows = JUROR.scope(actor_of(request), "score", Juror.objects.all())
    juror = rows.filter(code=code).select_related("call").first()
    entry = Nomination.objects.filter(code=nomination, call=juror.call if juror else None, state="sent").first()
    if juror is None or entry is None or entry.call_id is None:
        raise Http404
    return juror, entry


def ballot(request: HttpRequest, code: str, nomination: str) -> HttpResponse:
    """The form of one nominee. Where there is a conflict there is no form, and no ground is shown either."""
    juror, entry = _pair(request, code, nomination)
    against = conflicts(juror.call).get((juror.pk, entry.pk))
    faults: dict[str, Words] = {}
    criteria = list(juror.call.criteria.order_by("code"))
    if request.method == "POST":
        try:
            give_scores(actor_of(request), juror, entry, scores_in(request.POST, [one.code for one in criteria]))
            return HttpResponseRedirect(reverse("honours-jury") + f"#{entry.code}")
        except BadInput as refusal:
            faults = {one.column: one.words for one in refusal.problems}
        except Forbidden as refusal:
            faults = {"all": refusal.words}
    given = dict(juror.scores.filter(nomination=entry).values_list("criterion", "value"))
    context = {
        "juror": juror,
        "row": entry,
        "aside": aside_words(against) if against else None,
        "open": juror.call.state == "judging",
        "claims": entry.claims.order_by("number"),
        "criteria": [
            (one, request.POST.get(f"score-{one.code}", given.get(one.code, "")), faults.get(one.code))
            for one in criteria
        ],
        "fault": faults.get("all"),
        "kinds": [(one, words.CONFLICT.label(one)) for one in ("own", "family", "supervision", "project")],
    }
    status = 403 if "all" in faults else 422 if faults else 200
    return render(request, "honours/ballot.html", context, status=status)


@require_POST
def aside(request: HttpRequest, code: str, nomination: str) -> HttpResponse:
    """Stand aside."""
    juror, entry = _pair(request, code, nomination)
    try:
        stand_aside(actor_of(request), juror, entry, request.POST.get("kind", "own"))
    except (BadInput, Forbidden) as error:
        raise PermissionDenied from error
    return HttpResponseRedirect(reverse("honours-jury") + f"#{entry.code}")
