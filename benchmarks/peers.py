"""The hospital-residents solvers of PyPI on our problem (one pool a programme), from lists of lists to the answer."""

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType
from typing import Any
from unittest.mock import MagicMock

from sheber.science.admission.problem import Problem

Seconds = dict[str, float]
Solved = tuple[Seconds, Seconds, list[int]]  # to build the game, to solve it, and the pool of each person (-1: none)


def _as_lists(problem: Problem) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Programmes by person, best first; people by programme, best first (points, then the draw)."""
    offset, programme, points = problem.offset.tolist(), problem.programme.tolist(), problem.points.tolist()
    wishes = {i: programme[offset[i] : offset[i + 1]] for i in range(problem.applicants)}
    ranked: dict[int, list[tuple[int, int]]] = {}
    for i in wishes:
        for place in range(offset[i], offset[i + 1]):
            ranked.setdefault(programme[place], []).append((-points[place], i))
    return wishes, {one: [i for _, i in sorted(people)] for one, people in ranked.items()}


def _timed(solve: Any) -> tuple[Seconds, Any]:
    cpu, wall = time.process_time(), time.perf_counter()
    answer = solve()
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}, answer


def by_matching(problem: Problem) -> Solved:
    """PyPI `matching`; its game is built on a deep stack, for it copies players recursively."""
    from matching.games import HospitalResident

    wishes, ranked = _as_lists(problem)
    seats = problem.seats[problem.open_pool].tolist()
    told = (wishes, ranked, {one: seats[one] for one in ranked})
    sys.setrecursionlimit(10_000_000)
    threading.stack_size(1 << 30)
    with ThreadPoolExecutor(1) as deep:
        built, game = deep.submit(_timed, lambda: HospitalResident.create_from_dictionaries(*told)).result()
    solved, answer = _timed(lambda: game.solve(optimal="resident"))
    pools = [-1] * problem.applicants
    for hospital, residents in answer.items():
        for resident in residents:
            pools[resident.name] = int(problem.open_pool[hospital.name])
    return built, solved, pools


def by_algmatch(problem: Problem) -> Solved:
    """PyPI `algmatch`; its solving ends with its own check of stability."""
    # The package imports a proprietary solver for another of its problems; it is not installed and never called.
    stand_in: ModuleType = MagicMock()
    sys.modules.setdefault("gurobipy", stand_in)
    from algmatch.hospitalResidentsProblem import HospitalResidentsProblem

    wishes, ranked = _as_lists(problem)
    seats = problem.seats[problem.open_pool].tolist()
    hospitals = {one: {"capacity": seats[one], "preferences": people} for one, people in ranked.items()}
    told = {"residents": wishes, "hospitals": hospitals}
    built, solver = _timed(lambda: HospitalResidentsProblem(dictionary=told))
    solved, answer = _timed(solver.get_stable_matching)
    held = {name: int(where[1:]) if where else -1 for name, where in answer["resident_sided"].items()}
    pools = [held[f"r{i}"] for i in range(problem.applicants)]
    return built, solved, [-1 if one < 0 else int(problem.open_pool[one]) for one in pools]
