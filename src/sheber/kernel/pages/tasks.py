"""What is mine to do: each slice declares providers; the home page asks those that concern the actor's roles.

In a slice's `urls.py`: `declare_tasks((Role.PLANNER,), todo.planner)`, where `planner(actor, year)` gives `Task`s.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from sheber.kernel.actors import Actor, Role
from sheber.kernel.words import Words


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits for the actor: words, the page where it is done, how many there are, until when."""

    words: Words
    link: str
    count: int | None = None
    due: date | None = None

    @property
    def late(self) -> bool:
        """Whether its day has passed."""
        return self.due is not None and self.due < timezone.localdate()

    @property
    def days(self) -> int | None:
        """How many days are left; below zero: how many it is late."""
        return None if self.due is None else (self.due - timezone.localdate()).days


Provider = Callable[[Actor, int], Iterable[Task]]
_PROVIDERS: list[tuple[frozenset[Role], Provider]] = []


def declare_tasks(roles: Iterable[Role], provider: Provider) -> None:
    """Ask `provider` for the tasks of those who hold one of `roles`."""
    if all(one is not provider for _, one in _PROVIDERS):
        _PROVIDERS.append((frozenset(roles), provider))


def tasks_of(actor: Actor, year: int) -> list[Task]:
    """Everything that waits for the actor: what is late first, then by its day, then what has none."""
    made = [task for roles, provider in _PROVIDERS if roles & actor.roles for task in provider(actor, year)]
    return sorted(made, key=lambda task: (not task.late, task.due or date.max))
