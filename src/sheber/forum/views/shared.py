"""What the forum's pages share: who asks, which forum, tables, refusals told on the page."""

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language

from sheber.forum.models import Forum
from sheber.forum.rules import POLICIES, is_keeper
from sheber.kernel.actors import Actor, Policy
from sheber.kernel.attachments import RefusedFileError
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.pages.cells import Cell, number
from sheber.kernel.pages.register import plain_table
from sheber.kernel.words import Words

Head = tuple[Words, bool]
View = Callable[..., HttpResponse]
DONE = Words("Орындалды.", "Сделано.", "Done.")


def actor_of(request: HttpRequest) -> Actor:
    """Who asks."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def the_forum(code: str) -> Forum:
    """A forum by its code. Raises Http404."""
    found: Forum = get_object_or_404(Forum, code=code)
    return found


def whole(request: HttpRequest) -> None:
    """Raises BadRequest where a field holds the letter NUL, which no database keeps."""
    for given in (request.GET, request.POST):
        if any("\x00" in text for texts in given.lists() for text in texts[1]):
            raise BadRequest


def inside(view: View) -> View:
    """A page of the organisers' side: staff and auditors see it; whoever else is told it is not there."""

    @wraps(view)
    def guarded(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponse:
        if not POLICIES["Wish"].allows(actor_of(request), Policy.VIEW):
            raise Http404
        whole(request)
        return view(request, the_forum(code), *args, **kwargs)

    return guarded


def kept(request: HttpRequest) -> None:
    """Raises PermissionDenied where the actor does not run the forum."""
    if not is_keeper(actor_of(request)):
        raise PermissionDenied


def language() -> str:
    """The reader's language: kk, ru or en."""
    return (get_language() or "ru")[:2]


def told(error: Exception) -> list[Words]:
    """The reasons of a refusal."""
    if isinstance(error, BadInput):
        return [one.words for one in error.problems]
    if isinstance(error, (Forbidden, RefusedFileError)):
        return [error.words]
    raise error


REFUSALS = (BadInput, Forbidden, RefusedFileError)


def acted(
    request: HttpRequest,
    do: Callable[[], Any],
    back: str,
    page: Callable[[list[Words]], HttpResponse],
    done: Words = DONE,
) -> HttpResponse:
    """Do an act: lead back where it went well, show the page with the reasons where it was refused."""
    try:
        do()
    except REFUSALS as error:
        return page(told(error))
    messages.success(request, str(done))
    return HttpResponseRedirect(back)


def go(name: str, *args: object) -> str:
    """An address."""
    return reverse(name, args=args)


def table_of(title: Words, heads: Sequence[Head], rows: Iterable[Sequence[Any]]) -> dict[str, Any]:
    """A table of texts, numbers and cells; headings marked as numbers set their cells to the right."""
    lines = [
        [one if isinstance(one, Cell) else Cell(shown(one), number=heads[at][1]) for at, one in enumerate(row)]
        for row in rows
    ]
    return plain_table(title, heads, lines)


def shown(value: Any) -> str:
    """A value as text."""
    if value is None or value == "":
        return "–"
    return number(value) if isinstance(value, int) and not isinstance(value, bool) else str(value)


def pdf(raw: bytes, name: str) -> HttpResponse:
    """A PDF to be saved."""
    return download(raw, f"{name}.pdf", "application/pdf")


def download(raw: bytes, name: str, kind: str) -> HttpResponse:
    """A file to be saved."""
    response = HttpResponse(raw, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
