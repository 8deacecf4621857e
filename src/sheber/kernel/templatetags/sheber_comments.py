"""`{% comments row %}`: the remarks at a case, and the form to add one."""

from typing import Any

from django import template
from django.db import models

from sheber.kernel.journal import object_key
from sheber.kernel.pages.comments import comments_of, may_comment

register = template.Library()


@register.inclusion_tag("pages/_comments.html", takes_context=True)
def comments(context: dict[str, Any], row: models.Model) -> dict[str, Any]:
    """What the part of the page shows; nothing for whoever may not see the case."""
    request = context["request"]
    actor = request.actor
    return {
        "request": request,
        "lines": comments_of(actor, row),
        "may": may_comment(actor, row),
        "model": row._meta.label_lower,
        "key": object_key(row),
        "csrf_token": context.get("csrf_token"),
    }
