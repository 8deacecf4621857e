"""What a slice offers to the shell: menu items and its step of the year. Declared in the slice's `urls.py`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps

from sheber.kernel.actors import EVERYBODY, Actor, Policy, Role, policy_for
from sheber.kernel.words import Words


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A page in the menu, for those who hold one of `roles`."""

    group: Words
    label: Words
    url_name: str
    roles: frozenset[Role] = EVERYBODY
    model: str = ""  # of a list: who may see some of its rows sees it

    def open_to(self, actor: Actor) -> bool:
        """Whether the actor sees it."""
        if self.model:
            return policy_for(apps.get_model(self.model)).allows(actor, Policy.VIEW)
        return bool(self.roles & actor.roles)


@dataclass(frozen=True, slots=True)
class YearStep:
    """A step of the year's line: its page, its figures, and how far it is (empty words: nothing yet)."""

    place: int
    label: Words
    url_name: str
    figures: tuple[str, ...]
    state: Callable[[int], Words]


def rows_there(found: bool) -> Words:
    """The state of a step that is known by its rows alone."""
    return Words("деректер бар", "данные есть", "there are rows") if found else Words()


_MENU: list[MenuItem] = []
_STEPS: list[YearStep] = []


def declare_menu(*items: MenuItem) -> None:
    """Add pages to the menu."""
    _MENU.extend(item for item in items if item not in _MENU)


def declare_step(step: YearStep) -> None:
    """Add a step to the year."""
    if all(one.url_name != step.url_name for one in _STEPS):
        _STEPS.append(step)


def menu(actor: Actor) -> list[tuple[Words, list[MenuItem]]]:
    """The menu of an actor, by group, in the order of declaration."""
    groups: dict[Words, list[MenuItem]] = {}
    for item in _MENU:
        if item.open_to(actor):
            groups.setdefault(item.group, []).append(item)
    return list(groups.items())


def steps() -> list[YearStep]:
    """The year's steps in their order."""
    return sorted(_STEPS, key=lambda step: step.place)
