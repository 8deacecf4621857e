"""How far the items of one scale speak with one voice: Cronbach's alpha (Psychometrika 16, 1951)."""

import numpy as np
from numpy.typing import NDArray

LEAST = 30  # people: below, alpha tells more of chance than of the items


def alpha(answers: NDArray[np.int64]) -> float | None:
    """Cronbach's alpha of answers (people x items); None for fewer than `LEAST` people, two items, or no variance.

    k/(k-1) * (1 - sum of the items' variances / variance of the sums), variances over n - 1.
    """
    people, items = answers.shape
    if people < LEAST or items < 2:
        return None
    whole = float(answers.sum(axis=1).var(ddof=1))
    if whole == 0:
        return None
    parts = float(answers.var(axis=0, ddof=1).sum())
    return items / (items - 1) * (1 - parts / whole)
