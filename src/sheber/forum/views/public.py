"""The public site of a forum: programme by version, speakers, exhibition, signings, photographs, invitations, facts."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from sheber.forum import words
from sheber.forum.bridge.exports import as_json, calendar, frab_xml
from sheber.forum.bridge.letters import filled
from sheber.forum.bridge.scene_papers import catalogue_pdf, people_text, programme_pdf
from sheber.forum.models import File, Forum, Slot, Version
from sheber.forum.queries import newest_version, photos_of, signings_of, slots_of, stands_of
from sheber.forum.rules import FILE
from sheber.forum.views.scenes import halls_with_stands
from sheber.forum.views.shared import actor_of, download, language, pdf, the_forum
from sheber.kernel.actors import EVERYBODY, Actor, Policy
from sheber.kernel.attachments import ENDINGS, read_file
from sheber.kernel.countries import country_name
from sheber.kernel.indicators import Scope, indicator
from sheber.kernel.open_figures import open_figure
from sheber.kernel.pages.proof import PUBLISHED, proof_context

WHAT = {
    "new": ("жаңа", "новая", "new"),
    "gone": ("алынды", "снята", "taken out"),
    "time": ("уақыты", "время", "time"),
    "hall": ("залы", "зал", "hall"),
    "people": ("адамдары", "люди", "people"),
    "title": ("тақырыбы", "тема", "title"),
}
FIGURES = (
    "forum.delegations", "forum.countries", "forum.participants", "forum.arrived", "forum.sessions", "forum.stands",
    "forum.memoranda", "forum.followed", "forum.visits", "forum.practices",
)  # fmt: skip


def _is_released(name: str) -> bool:
    return Version.objects.filter(folder=name).exists()


PUBLISHED["forum"] = _is_released


def _countries(forum: Forum) -> Iterable[str]:
    rows = forum.delegations.exclude(state="declined").order_by("country")
    return rows.values_list("country", flat=True).distinct()


def site(request: HttpRequest, code: str) -> HttpResponse:
    """The forum's first page: what, when, where, the newest programme."""
    forum = the_forum(code)
    version = newest_version(forum)
    context: dict[str, Any] = {
        "forum": forum,
        "state": words.FORUM_STATE.label(forum.state),
        "countries": [country_name(code) for code in _countries(forum)],
        "version": version,
        "days": _days(version) if version else [],
        "photos": photos_of(forum),
        "signings": [one for one in signings_of(forum) if one.signed_on],
        "tongues": [(key, label) for key, label in words.LANGUAGE.words.items() if key not in {"kk", "ru", "en"}],
        "materials": forum.files.filter(kind="material", public=True).select_related("session").order_by("pk"),
    }
    return render(request, "forum/site.html", context)


def _days(version: Version) -> list[dict[str, Any]]:
    days: dict[Any, list[dict[str, Any]]] = {}
    for slot in slots_of(version).select_related("session"):
        days.setdefault(timezone.localtime(slot.starts).date(), []).append(_line(slot))
    return [{"day": day, "slots": lines} for day, lines in days.items()]


def _line(slot: Slot) -> dict[str, Any]:
    return {
        "slot": slot,
        "synthetic": slot.session.synthetic,
        "kind": words.SESSION.label(slot.kind),
        "starts": timezone.localtime(slot.starts),
        "ends": timezone.localtime(slot.ends),
        "people": people_text(slot, language()),
        "language": words.LANGUAGE.label(slot.language),
    }


def _version(code: str, number: int) -> Version:
    found: Version = get_object_or_404(Version.objects.select_related("forum"), forum__code=code, number=number)
    return found


def version_page(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """A released version: the programme as it was, what changed, the proof."""
    version = _version(code, number)
    at = {"kk": 0, "ru": 1, "en": 2}.get(language(), 1)
    changes = [
        {
            "title": one["title"].get(language()) or one["title"]["ru"],
            "what": WHAT[one["what"]][at],
            "before": one["before"],
            "after": one["after"],
        }
        for one in version.changes
    ]
    context = {
        "forum": version.forum,
        "version": version,
        "newest": newest_version(version.forum),
        "days": _days(version),
        "changes": changes,
        "proof": proof_context(actor_of(request), version.folder),
    }
    return render(request, "forum/version.html", context)


def programme_file(request: HttpRequest, code: str, number: int, form: str) -> HttpResponse:
    """A released programme as ics, xml (frab), json or pdf."""
    del request
    version = _version(code, number)
    slots = list(slots_of(version).select_related("session"))
    name = f"{code}-v{number}"
    if form == "ics":
        return download(calendar(version, slots, language()), f"{name}.ics", "text/calendar; charset=utf-8")
    if form == "xml":
        return download(frab_xml(version, slots, language()), f"{name}.xml", "application/xml")
    if form == "json":
        return JsonResponse(as_json(version, slots), json_dumps_params={"ensure_ascii": False})
    if form == "pdf":
        return pdf(programme_pdf(version, slots, language()), name)
    raise Http404


def catalogue(request: HttpRequest, code: str) -> HttpResponse:
    """The exhibition: plan of the hall, who shows what."""
    forum = the_forum(code)
    return render(request, "forum/catalogue.html", {"forum": forum, "halls": halls_with_stands(forum)})


def catalogue_file(request: HttpRequest, code: str) -> HttpResponse:
    """The catalogue as PDF."""
    del request
    forum = the_forum(code)
    return pdf(catalogue_pdf(forum, list(stands_of(forum)), language()), f"{code}-catalogue")


def invitation(request: HttpRequest, code: str, tongue: str) -> HttpResponse:
    """The invitation in a guest's language, as a page: browsers have fonts that a server may lack."""
    forum = the_forum(code)
    if tongue not in words.LANGUAGE:
        raise Http404
    text = filled(forum, "invitation", tongue, organisation="…", quota="…")
    context = {
        "forum": forum, "text": text, "tongue": tongue, "tongues": words.LANGUAGE.words.items(),
        "paragraphs": [one for one in text.paragraphs if "…" not in one],
    }  # fmt: skip
    return render(request, "forum/invitation.html", context)


def press(request: HttpRequest, code: str) -> HttpResponse:
    """The press kit: the forum's figures with their rows; texts are written in the report's drafts."""
    forum = the_forum(code)
    scope = Scope(forum.day.year)
    stranger = Actor(roles=EVERYBODY & actor_of(request).roles)
    figures = [
        {"indicator": indicator(one), "figure": open_figure(stranger, indicator(one), scope)} for one in FIGURES
    ]
    context = {"forum": forum, "year": forum.day.year, "figures": figures, "photos": photos_of(forum)}
    return render(request, "forum/press.html", context)


def file(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """A file that the actor may see."""
    rows = FILE.scope(actor_of(request), Policy.VIEW, File.objects.filter(forum__code=code))
    row = get_object_or_404(rows, pk=number)
    try:
        raw = read_file(row.path)
    except OSError as error:
        raise Http404 from error
    response = HttpResponse(raw, content_type=row.media)
    name = f"{code}-{row.kind}-{row.pk}.{ENDINGS[row.media]}"
    kind = "inline" if row.media.startswith("image/") else "attachment"
    response["Content-Disposition"] = f'{kind}; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
