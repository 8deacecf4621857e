"""One search over everything that the reader may see: every register, figures, pages of the menu."""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from sheber.kernel.actors import Actor, Policy, policy_for
from sheber.kernel.indicators import indicators
from sheber.kernel.pages.menu import menu
from sheber.kernel.pages.query import search
from sheber.kernel.pages.register import REGISTERS, Register
from sheber.kernel.words import Words, search_key

MOST = 5  # rows of a register on this page; its own list holds the others
SHORTEST = 2
PAGES = Words("Беттер", "Страницы", "Pages")
FIGURES = Words("Көрсеткіштер", "Показатели", "Figures")


def search_page(request: HttpRequest) -> HttpResponse:
    """What was found, by register; each part links to its whole list."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    actor = request.actor  # type: ignore[attr-defined]
    groups = found(actor, text, request) if len(text) >= SHORTEST else []
    context = {"q": text, "groups": groups, "short": 0 < len(text) < SHORTEST}
    return render(request, "web/search.html", context)


def found(actor: Actor, text: str, request: HttpRequest) -> list[dict[str, Any]]:
    """Parts of the answer: title, lines of (text, address), the list's address where there is more."""
    parts = [_pages(actor, text), _figures(text)]
    parts += [_rows(register, actor, text, request) for register in REGISTERS.values()]
    return [part for part in parts if part["lines"]]


@lru_cache(maxsize=8192)  # labels of figures and pages: the same for every reader
def _key(label: str) -> str:
    return search_key(label)


def _hit(text: str, *labels: str) -> bool:
    return all(any(word in _key(label) for label in labels) for word in search_key(text).split())


def _pages(actor: Actor, text: str) -> dict[str, Any]:
    lines = [
        (f"{group}: {item.label}", reverse(item.url_name))
        for group, items in menu(actor)
        for item in items
        if _hit(text, item.label.kk, item.label.ru, item.label.en, group.kk, group.ru, group.en)
    ]
    return {"title": PAGES, "lines": lines[: 2 * MOST], "more": ""}


def _figures(text: str) -> dict[str, Any]:
    hits = [one for one in indicators() if _hit(text, one.name.kk, one.name.ru, one.name.en, one.code)]
    lines = [(str(one.name), reverse("indicator", args=[one.code])) for one in hits[:MOST]]
    return {"title": FIGURES, "lines": lines, "more": reverse("indicators") if len(hits) > MOST else ""}


def _rows(register: Register, actor: Actor, text: str, request: HttpRequest) -> dict[str, Any]:
    nothing: dict[str, Any] = {"title": register.title, "lines": [], "more": ""}
    try:
        if not policy_for(register.model).allows(actor, Policy.VIEW) or not register.search:
            return nothing
        base = register.base(request)
        keys = list(
            search(base, text, register.search_paths()).order_by("pk").values_list("pk", flat=True)[: MOST + 1]
        )
        # Most registers have no hit: only where there is one the rows are read with all that names them.
        rows = base.filter(pk__in=keys[:MOST]).order_by("pk") if keys else ()
        lines = [(str(row), register.address_of(row)) for row in rows]
        more = reverse(f"{register.name}-list") + "?" + request.GET.urlencode() if len(keys) > MOST else ""
    except (LookupError, NoReverseMatch):  # a register without a law or without an address is closed
        return nothing
    return {**nothing, "lines": lines, "more": more}
