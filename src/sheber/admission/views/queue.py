"""The queue of applications, and accepting many of them at once after a look at what each lacks."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from sheber.admission.acts.completeness import PAPERS
from sheber.admission.acts.officer import MOST_AT_ONCE, accept_many
from sheber.admission.models import Applicant, Right
from sheber.admission.queries import papers_missing
from sheber.admission.rules import APPLICANT
from sheber.admission.views.desk import demand_desk
from sheber.admission.views.registers import APPLICANTS
from sheber.kernel.pages.query import address
from sheber.kernel.words import Words

ACCEPTED = Words("Қабылданды: {count}.", "Принято: {count}.", "Accepted: {count}.")
LEFT = Words(
    "Құжаты жетіспейді, қалдырылды: {codes}.",
    "Не хватает документов, оставлены: {codes}.",
    "Lack a paper, left: {codes}.",
)


def queue(request: HttpRequest) -> HttpResponse:
    """Applications with filters, search by number, order, pages and Excel."""
    demand_desk(request.actor)  # type: ignore[attr-defined]
    return APPLICANTS.list_view(request)


def accept(request: HttpRequest) -> HttpResponse:
    """The signed applications that the queue's filters leave: what each lacks, and a tick to accept it."""
    actor = request.actor  # type: ignore[attr-defined]
    APPLICANT.demand(actor, "decide")
    rows = APPLICANTS.found(request).filter(state="signed").order_by("signed_at", "pk")
    back = reverse("admission-queue") + address(request.GET, page=None)
    if request.method == "POST":
        ticked = Applicant.objects.filter(code__in=request.POST.getlist("code"), state="signed")
        accepted, left = accept_many(actor, ticked.select_related("campaign").order_by("signed_at", "pk"))
        messages.success(request, str(ACCEPTED.format(count=len(accepted))))
        if left:
            messages.error(request, str(LEFT.format(codes=", ".join(left))))
        return HttpResponseRedirect(back)
    shown = list(rows[:MOST_AT_ONCE])
    context = {"lines": _lines(shown), "count": rows.count(), "most": MOST_AT_ONCE, "back": back}
    return render(request, "admission/queue_accept.html", context)


def _lines(rows: list[Applicant]) -> list[dict[str, Any]]:
    missing = papers_missing(rows)
    rights = {right.code: right.name for right in Right.objects.all()}
    return [
        {
            "applicant": one,
            "rights": [rights.get(code, code) for code in one.rights],
            "missing": [
                str(PAPERS[kind].format(right=rights.get(right, right)) if right else PAPERS[kind])
                for kind, right in missing[one.pk]
            ],
        }
        for one in rows
    ]
