"""Drafts of a release: a press text or a speech in the reader's language, or a template of one's own."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from sheber.kernel.exchange import BadInput
from sheber.report import words
from sheber.report.bridge.drafts.facts import LEFT_OUT, fill
from sheber.report.bridge.drafts.kinds import KINDS, template_of
from sheber.report.views.release import open_release


@require_http_methods(["GET", "POST"])
def draft_page(request: HttpRequest, year: int, number: int, kind: str) -> HttpResponse:
    """A draft with the release's figures; a template that holds a number of its own is refused in words."""
    if kind not in KINDS:
        raise Http404(kind)
    release, text = open_release(request, year, number)
    language = (get_language() or "ru")[:2]
    template = request.POST.get("template", "").replace("\r\n", "\n") or template_of(kind, language)
    context: dict[str, Any] = {
        "say": words,
        "release": release,
        "kind": kind,
        "kinds": KINDS.items(),
        "title": KINDS[kind],
        "template": template,
    }
    try:
        made = fill(template, text, language)
        context["draft"] = made.text
        context["left_out"] = LEFT_OUT.format(names=", ".join(made.missing)) if made.missing else ""
    except BadInput as refusal:
        problem = refusal.problems[0]
        context["fault"], context["line"] = problem.words, problem.row
    return render(request, "report/draft.html", context)
