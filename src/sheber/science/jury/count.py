"""Counting rules, side by side: where they differ the choice of a rule would have decided, and the page says so."""

from collections.abc import Callable
from fractions import Fraction
from statistics import median

import numpy as np

from sheber.science.jury.problem import RULES, Ballots, Outcome, chosen

MICRO = 1_000_000  # the two-way model's values are kept to six decimals


def count(ballots: Ballots, rule: str) -> Outcome:
    """The outcome by one rule. Raises KeyError for an unknown one."""
    values, errors = severity(ballots) if rule == "severity" else (_PLAIN[rule](ballots), {})
    winners, tied = chosen(values, ballots.places)
    return Outcome(rule, values, winners, tied, errors)


def count_all(ballots: Ballots) -> list[Outcome]:
    """The outcomes by every rule."""
    return [count(ballots, rule) for rule in RULES]


def _of_entry(ballots: Ballots) -> dict[str, list[Fraction]]:
    found: dict[str, list[Fraction]] = {entry: [] for entry in ballots.entries}
    for (_, entry), total in ballots.totals.items():
        found[entry].append(total)
    return found


def _mean(ballots: Ballots) -> dict[str, Fraction | None]:
    return {entry: sum(told, Fraction(0)) / len(told) if told else None for entry, told in _of_entry(ballots).items()}


def _median(ballots: Ballots) -> dict[str, Fraction | None]:
    return {entry: median(told) if told else None for entry, told in _of_entry(ballots).items()}


def _approval(ballots: Ballots) -> dict[str, Fraction | None]:
    bar = ballots.approval * ballots.scale
    return {
        entry: Fraction(sum(one >= bar for one in told), len(told)) if told else None
        for entry, told in _of_entry(ballots).items()
    }


def _borda(ballots: Ballots) -> dict[str, Fraction | None]:
    """Share of the others that a juror puts below, ties by half, averaged over the jurors who scored two or more.

    Shares and not points, because a juror who stood aside from some has a shorter ballot.
    """
    shares: dict[str, list[Fraction]] = {entry: [] for entry in ballots.entries}
    for juror in ballots.jurors:
        own = {entry: ballots.totals[juror, entry] for entry in ballots.entries if (juror, entry) in ballots.totals}
        if len(own) < 2:
            continue
        ordered = sorted(own.values())
        for entry, total in own.items():
            below = sum(one < total for one in ordered)
            level = sum(one == total for one in ordered) - 1
            shares[entry].append(Fraction(2 * below + level, 2 * (len(own) - 1)))
    return {entry: sum(told, Fraction(0)) / len(told) if told else None for entry, told in shares.items()}


def _schulze(ballots: Ballots) -> dict[str, Fraction | None]:
    """How many others an entry beats by the strongest path of majorities (Schulze 2011, margins)."""
    entries = [entry for entry, told in _of_entry(ballots).items() if told]
    size = len(entries)
    margins = np.zeros((size, size), dtype=np.int64)
    for juror in ballots.jurors:
        own = [ballots.totals.get((juror, entry)) for entry in entries]
        for i in range(size):
            for j in range(size):
                here, there = own[i], own[j]
                if here is not None and there is not None:
                    margins[i, j] += (here > there) - (here < there)
    paths = np.maximum(margins, 0)
    for k in range(size):
        paths = np.maximum(paths, np.minimum(paths[:, k : k + 1], paths[k : k + 1, :]))
    beaten = {entries[i]: Fraction(int(sum(paths[i, j] > paths[j, i] for j in range(size)))) for i in range(size)}
    return {entry: beaten.get(entry) for entry in ballots.entries}


def severity(ballots: Ballots) -> tuple[dict[str, Fraction | None], dict[str, float]]:
    """Entry effects of the least-squares fit `total = entry + juror`, the juror effects summing to nought.

    A strict juror no longer pulls down just those whom he happened to score. Values to six decimals and standard
    errors; no value at all where jurors and entries fall into parts that nobody connects, or one juror is left.
    """
    none: dict[str, Fraction | None] = dict.fromkeys(ballots.entries)
    pairs = list(ballots.totals)
    entries = [one for one in ballots.entries if any(entry == one for _, entry in pairs)]
    jurors = [one for one in ballots.jurors if any(juror == one for juror, _ in pairs)]
    if not pairs or not connected(pairs):
        return none, {}
    design = np.zeros((len(pairs) + 1, len(entries) + len(jurors)))
    seen = np.zeros(len(pairs) + 1)
    for row, (juror, entry) in enumerate(pairs):
        design[row, entries.index(entry)] = 1.0
        design[row, len(entries) + jurors.index(juror)] = 1.0
        seen[row] = float(ballots.totals[juror, entry])
    design[-1, len(entries) :] = 1.0  # the side condition; it is met exactly, so it costs no freedom of the fit
    effects, *_ = np.linalg.lstsq(design, seen, rcond=None)
    free = len(pairs) - (len(entries) + len(jurors) - 1)
    errors: dict[str, float] = {}
    if free > 0:
        left = seen[:-1] - design[:-1] @ effects
        spread = np.linalg.inv(design.T @ design) * float(left @ left) / free
        errors = {entry: float(np.sqrt(max(spread[i, i], 0.0))) for i, entry in enumerate(entries)}
    values = {entry: Fraction(round(float(effects[i]) * MICRO), MICRO) for i, entry in enumerate(entries)}
    return {**none, **values}, errors


def connected(pairs: list[tuple[str, str]]) -> bool:
    """Whether every juror and entry is reached from the first by scores."""
    if not pairs:
        return False
    reached = {("juror", pairs[0][0])}
    while True:
        more = {("entry", e) for j, e in pairs if ("juror", j) in reached}
        more |= {("juror", j) for j, e in pairs if ("entry", e) in more}
        if more <= reached:
            break
        reached |= more
    return all(("juror", j) in reached and ("entry", e) in reached for j, e in pairs)


_PLAIN: dict[str, Callable[[Ballots], dict[str, Fraction | None]]] = {
    "mean": _mean,
    "median": _median,
    "borda": _borda,
    "approval": _approval,
    "schulze": _schulze,
}
