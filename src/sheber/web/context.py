"""What every page knows."""

from typing import Any

from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """The actor of the request."""
    return {"actor": getattr(request, "actor", None)}
