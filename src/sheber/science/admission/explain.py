"""Why a person got this place and not a better one: own points and number beside the cut-off of every choice."""

from dataclasses import dataclass, replace

import numpy as np

from sheber.science.admission.problem import Answer, Cutoffs, Problem, virtual_entries


@dataclass(frozen=True, slots=True)
class Tried:
    """One entry of a person's list: what they had, what was needed, and how it ended (held, refused, not needed)."""

    choice: int
    pool: int
    points: int
    entitled: bool
    full: bool
    cutoff_points: int
    cutoff_person: int
    cutoff_entitled: bool
    holder: bool  # held this very place before the round
    cutoff_holder: bool
    ended: str
    enough: int | None  # points that would have been enough; None: points alone would not help, or it was enough


def explain(problem: Problem, answer: Answer, cut: Cutoffs, person: int) -> list[Tried]:
    """The list of a person (draw number from 0), entry by entry, until the place held."""
    alone = _only(problem, person)
    entries = virtual_entries(alone)
    holders = cut.holder if cut.holder is not None else np.zeros(len(cut.full), dtype=bool)
    holds = -1 if problem.holds is None else int(problem.holds[person])
    told, done = [], False
    for choice, pool, entitled, points in zip(
        entries.choice.tolist(),
        entries.pool.tolist(),
        entries.entitled.tolist(),
        entries.points.tolist(),
        strict=True,
    ):
        held = int(answer.choice[person]) == choice and int(answer.pool[person]) == pool
        ended = "not needed" if done else "held" if held else "refused"
        one = Tried(
            choice,
            pool,
            points,
            bool(entitled),
            bool(cut.full[pool]),
            int(cut.points[pool]),
            int(cut.person[pool]),
            bool(cut.entitled[pool]),
            pool == holds,
            bool(holders[pool]),
            ended,
            None,
        )
        told.append(replace(one, enough=_enough(one, person)) if ended == "refused" and one.full else one)
        done = done or held
    return told


def _enough(one: Tried, person: int) -> int | None:
    """Points that would have reached the cut-off; None where somebody of a better class stands at it."""
    mine = 0 if one.holder else 1 if one.entitled else 2
    worst = 0 if one.cutoff_holder else 1 if one.cutoff_entitled else 2
    if mine != worst:
        return None
    return one.cutoff_points + (0 if person <= one.cutoff_person else 1)


def _only(problem: Problem, person: int) -> Problem:
    start, end = int(problem.offset[person]), int(problem.offset[person + 1])
    return Problem(
        np.array([0, end - start]),
        problem.programme[start:end],
        problem.points[start:end],
        problem.rights[person : person + 1],
        problem.open_pool,
        problem.kept,
        problem.released,
        problem.seats,
        None if problem.holds is None else problem.holds[person : person + 1],
    )
