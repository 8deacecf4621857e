"""Interests by Holland's six types: answers -> sums by type -> the three strongest types. Advice, never a verdict."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

TYPES = "RIASEC"  # realistic, investigative, artistic, social, enterprising, conventional: the hexagon's order
MOST = 2  # of one answer: 0 no, 1 not sure, 2 yes


def sums(answers: NDArray[np.int64], types: Sequence[str]) -> NDArray[np.int64]:
    """Sums by type (people x 6) of answers (people x items), each item of one type.

    Raises ValueError where shapes, types or answers do not fit.
    """
    if answers.ndim != 2 or answers.shape[1] != len(types):
        raise ValueError(f"answers {answers.shape} for {len(types)} items")
    if answers.size and not (answers.min() >= 0 and answers.max() <= MOST):
        raise ValueError("an answer is 0, 1 or 2")
    member = np.array([[one == kind for kind in TYPES] for one in types], dtype=np.int64)
    if not (member.sum(axis=1) == 1).all():
        raise ValueError("every item has one of the six types")
    return answers @ member


def strongest(row: Sequence[int], count: int = 3) -> str:
    """The letters of the strongest types, strongest first; equal sums stand in the hexagon's order.

    Empty where all six are equal: such answers prefer nothing.
    """
    if len(set(row)) <= 1:
        return ""
    order = sorted(range(len(TYPES)), key=lambda place: (-row[place], place))
    return "".join(TYPES[place] for place in order[:count])


def fit(code: str, letters: str) -> int:
    """How well the letters of a field (strongest first) fit a person's code: 0 (not at all) to 14.

    Each shared letter counts by its place in both: (3, 2, 1) x (3, 2, 1). Only whole numbers, so that anybody can redo it.
    """
    weight = {letter: 3 - place for place, letter in enumerate(code[:3])}
    return sum(weight.get(letter, 0) * (3 - place) for place, letter in enumerate(letters[:3]))
