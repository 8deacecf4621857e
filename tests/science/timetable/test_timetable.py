"""Programmes: against brute force on small cases, by properties on random ones; the smallest conflicting sets."""

import itertools
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheber.science.timetable.check import faults, kept
from sheber.science.timetable.exact import decide
from sheber.science.timetable.problem import Interpreter, Placed, Placement, Problem, Room, Session, Wish
from sheber.science.timetable.search import Search
from sheber.science.timetable.solve import groups, minimal, solve

DAY = ((0, 8),)
ROOMS = (Room("large", 100), Room("small", 20))


def problem(*sessions: Session, wishes: tuple[Wish, ...] = (), **more: object) -> Problem:
    return Problem(DAY, ROOMS, sessions, wishes=wishes, **more)  # type: ignore[arg-type]


def between(name: str, session: str, first: int, last: int, weight: int = 1) -> Wish:
    return Wish(name, "between", session, first=first, last=last, weight=weight)


def exists(given: Problem) -> bool:
    """Try every placement: the oracle for very small problems without interpreters."""
    span = range(given.span)
    places = [[Placed(room.name, start) for room in given.rooms for start in span] for _ in given.sessions]
    names = [one.name for one in given.sessions]
    return any(
        next(faults(given, dict(zip(names, chosen, strict=True))), None) is None for chosen in product(*places)
    )


def test_a_programme_keeps_everything() -> None:
    given = problem(
        Session("opening", 2, 90, ("akim",)),
        Session("panel", 2, 10, ("akim", "guest"), ("ru-fr",)),
        Session("class", 3, 15, ("guest",)),
        interpreters=(Interpreter("anna", frozenset({"ru-fr", "ru-en"})),),
        free={"akim": ((0, 5),), "anna": ((2, 8),)},
        wishes=(Wish("first", "before", "opening", "panel"), Wish("there", "room", "class", room="large")),
    )
    answer = solve(given, seconds=10)
    assert answer.refused == ()
    assert answer.unplaced == ()
    assert list(faults(given, answer.placed)) == []
    assert answer.placed["panel"].interpreters == ("anna",)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"panel": Placed("large", 0)}, "room_taken"),
        ({"panel": Placed("nowhere", 4)}, "no_room"),
        ({"panel": Placed("small", 7)}, "hours"),
        ({"opening": Placed("small", 0)}, "seats"),
        ({"panel": Placed("small", 0)}, "person_taken"),
        ({"panel": Placed("small", 5)}, "away"),
        ({"stranger": Placed("small", 5)}, "unknown"),
    ],
)
def test_the_check_sees_each_broken_rule(change: Placement, kind: str) -> None:
    given = problem(
        Session("opening", 2, 90, ("akim",)), Session("panel", 2, 10, ("akim",)), free={"akim": ((0, 6),)}
    )
    good = {"opening": Placed("large", 0), "panel": Placed("small", 3)}
    assert list(faults(given, good)) == []
    assert kind in [one.kind for one in faults(given, good | change)]
    assert "missing" in [one.kind for one in faults(given, {"opening": good["opening"]})]


def test_interpreters_are_checked() -> None:
    given = problem(
        Session("a", 2, pairs=("ru-fr", "ru-zh")),
        interpreters=(Interpreter("anna", frozenset({"ru-fr", "ru-zh"})), Interpreter("boris", frozenset({"ru-zh"}))),
    )
    assert list(faults(given, {"a": Placed("large", 0, ("anna", "boris"))})) == []
    kinds = [one.kind for one in faults(given, {"a": Placed("large", 0, ("boris", "anna"))})]
    assert kinds == ["language"]
    assert [one.kind for one in faults(given, {"a": Placed("large", 0, ("anna", "anna"))})] == ["twice"]
    assert [one.kind for one in faults(given, {"a": Placed("large", 0, ("anna",))})] == ["interpreters"]


def test_an_impossible_wish_names_the_smallest_conflicting_set() -> None:
    wishes = (
        Wish("ab", "before", "a", "b"),
        Wish("bc", "before", "b", "c"),
        Wish("ca", "before", "c", "a", weight=3),
        between("early", "d", 0, 4),
        Wish("apart", "apart", "a", "d"),
    )
    given = problem(*(Session(name, 1) for name in "abcd"), wishes=wishes)
    answer = solve(given, seconds=20)
    (refusal,) = answer.refused
    assert set(refusal.together) == {"ab", "bc", "ca"}
    assert refusal.wish in {"ab", "bc"}  # the heavier one is kept
    assert refusal.proved
    assert list(faults(given, answer.placed, [refusal.wish])) == []


def test_a_ring_of_wishes_leaves_no_start_and_others_lose_none_that_could_be() -> None:
    from sheber.science.timetable.candidates import Candidates

    def before(one: str, other: str) -> Wish:
        return Wish(f"{one}{other}", "before", one, other)

    three = problem(*(Session(name, 2, 10, ()) for name in "abc"))
    ring = Candidates(three, [before("a", "b"), before("b", "c"), before("c", "a")])
    assert not all(ring.starts.values())
    alone, chain = Candidates(three, []), Candidates(three, [before("a", "b"), before("b", "c")])
    first, last = alone.starts["a"][0], alone.starts["a"][-1]
    could = {(a, b, c) for a, b, c in itertools.product(alone.starts["a"], repeat=3) if a + 2 <= b and b + 2 <= c}
    for place, name in enumerate("abc"):
        assert set(chain.starts[name]) >= {one[place] for one in could}
    assert (chain.starts["a"][-1], chain.starts["c"][0]) == (last - 4, first + 4)


def test_too_many_sessions_name_those_that_block() -> None:
    given = problem(
        Session("a", 5, 90), Session("b", 5, 90), Session("c", 2, 5), Session("d", 8, 5, rooms=("small",))
    )
    answer = solve(given, seconds=20)
    assert set(answer.blocking) <= {"a", "b", "c", "d"}
    assert answer.unplaced
    assert answer.proved
    held = [one for one in given.sessions if one.name in answer.placed]
    assert list(faults(replace(given, sessions=tuple(held)), answer.placed)) == []


def test_a_deletion_filter_gives_a_smallest_set() -> None:
    def possible(some: object) -> bool:
        return not {2, 5} <= set(some)  # type: ignore[call-overload]

    assert minimal([1, 2, 3, 4, 5], possible) == ((2, 5), True)
    assert minimal([1, 2, 3], lambda some: None if len(some) < 3 else False)[1] is False


def test_wishes_hang_together_by_sessions() -> None:
    made = groups([Wish("x", "before", "a", "b"), between("y", "c", 0, 2), Wish("z", "apart", "b", "d")])
    assert sorted(sorted(wish.name for wish in group) for group in made) == [["x", "z"], ["y"]]


SESSION = st.builds(
    lambda length, audience, people: (length, audience, tuple(sorted(people))),
    st.integers(1, 3),
    st.sampled_from([5, 50]),
    st.sets(st.sampled_from(["p", "q"]), max_size=2),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SESSION, min_size=1, max_size=3), st.integers(3, 5))
def test_the_proof_agrees_with_trying_everything(told: list[tuple[int, int, tuple[str, ...]]], hours: int) -> None:
    sessions = tuple(Session(f"s{at}", *one) for at, one in enumerate(told))
    given_ = Problem(((0, hours),), ROOMS, sessions)
    wanted = exists(given_)
    verdict = decide(given_, ())
    assert verdict.possible is wanted
    if verdict.placed:
        assert list(faults(given_, verdict.placed)) == []
    if not wanted:
        assert Search(given_, ()).run(0.2) is None


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(lambda pair: pair[0] != pair[1]), max_size=5),
)
def test_what_is_refused_is_smallest(pairs: list[tuple[int, int]]) -> None:
    sessions = tuple(Session(f"s{at}", 1) for at in range(4))
    wishes = tuple(Wish(f"w{at}", "before", f"s{a}", f"s{b}") for at, (a, b) in enumerate(pairs))
    given_ = problem(*sessions, wishes=wishes)
    answer = solve(given_, seconds=20)
    lengths = {one.name: one for one in sessions}
    left = {one.wish for one in answer.refused}
    assert all(kept(wish, lengths, answer.placed) for wish in wishes if wish.name not in left)
    by_name = {wish.name: wish for wish in wishes}
    for refusal in answer.refused:
        together = [by_name[name] for name in refusal.together]
        assert decide(given_, together).possible is False
        for some in combinations(together, len(together) - 1):
            assert decide(given_, some).possible is True
