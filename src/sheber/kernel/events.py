"""A lower slice announces, a higher one listens: after the commit, so that nothing is told that did not happen."""

import logging
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import transaction

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events; a slice declares its own in `words.py` or `acts.py`: `class OrderApproved(Event)`."""


Kind = TypeVar("Kind", bound=Event)
_LISTENERS: dict[type[Event], list[Callable[[Any], None]]] = defaultdict(list)


def listen(kind: type[Kind]) -> Callable[[Callable[[Kind], None]], Callable[[Kind], None]]:
    """`@listen(OrderApproved)` on a function of one argument, in a room that is imported at start (jobs, flows)."""

    def register(function: Callable[[Kind], None]) -> Callable[[Kind], None]:
        _LISTENERS[kind].append(function)
        return function

    return register


def announce(event: Event) -> None:
    """Tell the listeners once the present transaction has committed; a listener's fault never undoes the act."""
    for function in _LISTENERS[type(event)]:
        transaction.on_commit(lambda function=function: _call(function, event))  # type: ignore[misc]


def _call(function: Callable[[Any], None], event: Event) -> None:
    try:
        function(event)
    except Exception:
        log.exception("listener %s failed for %s", function.__qualname__, type(event).__name__)
