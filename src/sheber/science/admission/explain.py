"""Why a person got this place and not a better one: own points and number beside the cut-off of every choice."""

from dataclasses import dataclass

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
    ended: str
    enough: int | None  # points that would have been enough; None: points alone would not help, or it was enough


def explain(problem: Problem, answer: Answer, cut: Cutoffs, person: int) -> list[Tried]:
    """The list of a person (draw number from 0), entry by entry, until the place held."""
    alone = _only(problem, person)
    entries = virtual_entries(alone)
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
        enough = None
        if ended == "refused" and cut.full[pool] and (entitled or not cut.entitled[pool]):
            better_class = entitled and not cut.entitled[pool]
            ahead = person <= int(cut.person[pool])
            enough = None if better_class else int(cut.points[pool]) + (0 if ahead else 1)
        told.append(
            Tried(
                choice,
                pool,
                points,
                bool(entitled),
                bool(cut.full[pool]),
                int(cut.points[pool]),
                int(cut.person[pool]),
                bool(cut.entitled[pool]),
                ended,
                enough,
            )
        )
        done = done or held
    return told


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
    )
