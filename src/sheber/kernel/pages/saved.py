"""A person's own questions to a register: search, filters, order and columns, kept under a name."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_POST

from sheber.kernel.actors import Actor, Policy, policy_for
from sheber.kernel.models import SavedView

if TYPE_CHECKING:
    from sheber.kernel.pages.register import Register

MOST = 30
LONGEST = 2000


def saved_views(actor: Actor, register: "Register") -> list[SavedView]:
    """The actor's own questions to a register."""
    return list(SavedView.objects.filter(user_id=actor.user_id, register=register.name)) if actor.user_id else []


@require_POST
def saved_views_page(request: HttpRequest, register: "Register") -> HttpResponse:
    """Keep the question in `query` under `name`, or drop the one named by `drop`."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.user_id is None:
        raise PermissionDenied
    policy_for(register.model).demand(actor, Policy.VIEW)
    own = SavedView.objects.filter(user_id=actor.user_id, register=register.name)
    drop = request.POST.get("drop", "")
    name = request.POST.get("name", "").replace("\x00", "").strip()[:80]
    query = ""
    if drop.isdecimal() and len(drop) < 18:
        own.filter(pk=int(drop)).delete()
    elif name and own.count() < MOST:
        given = QueryDict(request.POST.get("query", "").lstrip("?").replace("\x00", "")[:LONGEST], mutable=True)
        given.pop("page", None)
        query = given.urlencode()[:LONGEST]
        SavedView.objects.update_or_create(
            user_id=actor.user_id, register=register.name, name=name, defaults={"query": query}
        )
    return HttpResponseRedirect(reverse(f"{register.name}-list") + (f"?{query}" if query else ""))
