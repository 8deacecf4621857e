"""What may happen next: a table of states and transitions that gives the law, the buttons and the diagram."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sheber.kernel.actors import Actor, policy_for
from sheber.kernel.words import Words


class Forbidden(Exception):
    """A transition that may not happen now; the message says why, in three languages."""

    def __init__(self, words: Words) -> None:
        super().__init__(str(words))
        self.words = words


@dataclass(frozen=True, slots=True)
class Transition:
    """`name` leads from one of `sources` to `target`; the actor needs `verb`; `guard` gives a reason against."""

    name: str
    sources: tuple[str, ...]
    target: str
    label: Words
    verb: str = "change"
    guard: Callable[[Any], Words | None] | None = None


class Flow:
    """The state table of one kind of thing; the state stands in the field `field`."""

    def __init__(
        self, code: str, states: dict[str, Words], transitions: Iterable[Transition], *, field: str = "state"
    ) -> None:
        """The first state is the initial one. Raises ValueError where a transition names an unknown state."""
        self.code = code
        self.states = states
        self.transitions = {one.name: one for one in transitions}
        self.field = field
        self.initial = next(iter(states))
        for one in self.transitions.values():
            unknown = {*one.sources, one.target} - set(states)
            if unknown:
                raise ValueError(f"{code}.{one.name}: unknown states {sorted(unknown)}")
        FLOWS[code] = self

    def state(self, row: Any) -> Words:
        """The words of the row's present state."""
        return self.states[getattr(row, self.field)]

    def open_transitions(self, row: Any, actor: Actor) -> list[tuple[Transition, Words | None]]:
        """What this actor could do next, each with the reason against it (None: it may happen)."""
        policy = policy_for(row)
        return [
            (one, one.guard(row) if one.guard else None)
            for one in self.transitions.values()
            if getattr(row, self.field) in one.sources and policy.allows(actor, one.verb, row)
        ]

    def move(self, row: Any, name: str, actor: Actor) -> str:
        """Set the state in memory (the act saves and journals it); gives the old state.

        Raises PermissionDenied, or Forbidden with the reason.
        """
        one = self.transitions[name]
        policy_for(row).demand(actor, one.verb, row)
        before = getattr(row, self.field)
        if before not in one.sources:
            raise Forbidden(
                Words(
                    "«{state}» күйінде «{act}» мүмкін емес.",
                    "В состоянии «{state}» действие «{act}» невозможно.",
                    "“{act}” is not possible in the state “{state}”.",
                ).format(state=self.states[before], act=one.label)
            )
        against = one.guard(row) if one.guard else None
        if against:
            raise Forbidden(against)
        setattr(row, self.field, one.target)
        return before


FLOWS: dict[str, Flow] = {}
