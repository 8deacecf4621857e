"""A programme that breaks nothing, and for what cannot be: the smallest set of wishes that stand against each other."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from sheber.science.timetable.exact import Verdict, decide
from sheber.science.timetable.problem import Answer, Placement, Problem, Refusal, Wish
from sheber.science.timetable.search import Search

Item = TypeVar("Item")
QUICK = 1.0  # seconds that a first search gets; most programmes take a tenth of that
TRIES = 3


def solve(problem: Problem, *, seconds: float = 60) -> Answer:
    """A programme that keeps all wishes it can. Wishes that cannot all be kept are given up, the lightest of each smallest
    conflicting set first; a programme that cannot exist even without wishes names the sessions that block each other.
    """
    until = time.monotonic() + seconds
    wishes = list(problem.wishes)
    refused: list[Refusal] = []
    sure = True
    while True:
        placed, verdict = _find(problem, wishes, until)
        if placed is not None:
            return Answer(placed, tuple(refused), proved=sure)
        together, proved = conflict(problem, wishes, until) if wishes else ((), verdict is False)
        if not together:  # it is not for the wishes: the sessions themselves cannot all be held
            return _without(replace(problem, wishes=tuple(wishes)), refused, until)
        dropped = min(together, key=lambda wish: (wish.weight, -problem.wishes.index(wish)))
        refused.append(Refusal(dropped.name, tuple(wish.name for wish in together), proved))
        sure = sure and proved
        wishes.remove(dropped)


def _find(problem: Problem, wishes: Sequence[Wish], until: float) -> tuple[Placement | None, bool | None]:
    """A programme with all wishes; or None with False where it is proved that there is none."""
    for group in groups(wishes):
        if _among_named(problem, group, until) is False:
            return None, False
    for seed in range(TRIES):
        placed = Search(problem, wishes, seed=seed + 1).run(min(QUICK * 4**seed, _left(until)))
        if placed is not None:
            return placed, True
        if seed == 0:  # before longer searches: perhaps there is nothing to be found
            verdict = decide(problem, wishes, seconds=min(15, _left(until)))
            if verdict.possible is not None:
                return verdict.placed, verdict.possible
    verdict = decide(problem, wishes, seconds=_left(until))
    return verdict.placed, verdict.possible


def groups(wishes: Sequence[Wish]) -> list[list[Wish]]:
    """Wishes that hang together by the sessions they name, each group in the given order."""
    made: list[tuple[set[str], list[Wish]]] = []
    for wish in wishes:
        names, members = {wish.session, wish.other} - {""}, [wish]
        apart = []
        for other in made:
            if other[0] & names:
                names |= other[0]
                members = other[1] + members
            else:
                apart.append(other)
        made = [*apart, (names, members)]
    return [members for _, members in made]


def _among_named(problem: Problem, some: Sequence[Wish], until: float) -> bool | None:
    """Whether the sessions that the wishes name could be held so, if there were no others."""
    small = _named(problem, some)
    if Search(small, some).run(min(0.1, _left(until))) is not None:
        return True
    return decide(small, some, seconds=min(10, _left(until))).possible


def _left(until: float) -> float:
    return max(until - time.monotonic(), 0.05)


def _named(problem: Problem, wishes: Iterable[Wish]) -> Problem:
    """The problem with only those sessions that the wishes name: what is impossible there is impossible."""
    names = {name for wish in wishes for name in (wish.session, wish.other)}
    return replace(problem, sessions=tuple(one for one in problem.sessions if one.name in names))


def conflict(problem: Problem, wishes: Sequence[Wish], until: float) -> tuple[tuple[Wish, ...], bool]:
    """A smallest set of wishes that cannot all be kept, and whether that is proved.

    The sessions named by the wishes are tried first: that is quick, and what cannot be there cannot be at all. Only where
    they are no reason the whole programme is asked.
    """

    for group in groups(wishes):
        if _among_named(problem, group, until) is False:
            return minimal(group, lambda some: _among_named(problem, some, until))

    def in_all(some: Sequence[Wish]) -> bool | None:
        if Search(problem, some).run(min(0.5, _left(until))) is not None:
            return True
        return decide(problem, some, seconds=min(20, _left(until))).possible

    return minimal(wishes, in_all)


def minimal(
    items: Sequence[Item], possible: Callable[[Sequence[Item]], bool | None]
) -> tuple[tuple[Item, ...], bool]:
    """Leave out one item after another as long as the rest stays impossible (deletion filter).

    What is left is impossible, and possible without any one of them; the flag says whether all answers were proofs.
    """
    left = list(items)
    proved = True
    for item in list(items):
        rest = [one for one in left if one is not item]
        answer = possible(rest)
        if answer is False:
            left = rest
        proved = proved and answer is not None
    return tuple(left), proved and possible(left) is False


def _without(problem: Problem, refused: list[Refusal], until: float) -> Answer:
    """No programme even without wishes: which sessions block each other, and a programme of the others."""

    def together(names: Sequence[str]) -> bool | None:
        kept = replace(problem, sessions=tuple(one for one in problem.sessions if one.name in set(names)))
        if Search(kept, ()).run(min(0.5, _left(until))) is not None:
            return True
        verdict: Verdict = decide(kept, (), seconds=min(10, _left(until)))
        return verdict.possible

    names = [one.name for one in problem.sessions]
    blocking, sure = minimal(names, together)
    out = blocking[-1:] if blocking else ()
    if not out:
        return Answer({}, tuple(refused), tuple(names), (), proved=False)
    kept = tuple(wish for wish in problem.wishes if wish.session not in out and wish.other not in out)
    rest = replace(problem, sessions=tuple(one for one in problem.sessions if one.name not in out), wishes=kept)
    inner = solve(rest, seconds=_left(until))
    return Answer(
        inner.placed,
        (*refused, *inner.refused),
        (*out, *inner.unplaced),
        blocking,
        proved=sure and inner.proved,
    )
