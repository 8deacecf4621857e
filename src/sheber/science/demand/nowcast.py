"""What new vacancies of the last quarter say of the coming year's growth of the region and of its groups.

A node's signal is the change of its new vacancies of a year's last quarter against the quarter a year before. How much of it
becomes employment is learned from the region's own past: from the one-year errors that the forecast made without it.
Source of the start value: protocol B7 of docs/methods/demand.md.
"""

from dataclasses import dataclass

import numpy as np

from sheber.science.demand.hierarchy import Floats

START = 0.05  # log persons per log vacancies, before the region knows its own (B7: state employment and vacancies)
START_SPREAD = 0.03  # how far regions lie apart in it
USUAL_ERROR = 0.02  # spread of a year's error of growth where fewer than 3 are known
USUAL_CHANGE = (
    0.18  # spread of a region's yearly log change of vacancies (B7): few advertisements are noise against it
)
LEAST_ERROR = 1e-4  # a past without any error is no proof that nothing can be learned
OFFSET = 10.0  # vacancies: small counts are no signal
LARGEST = 0.05  # log: no nowcast moves employment further


@dataclass(frozen=True)
class Nowcast:
    """`shift`: log change of employment by node (P), the region first; `beta`: how much of a signal comes; `years` behind it."""

    shift: Floats
    beta: float
    years: int


def signals(vacancies: Floats) -> Floats:
    """Log change of each node's last-quarter vacancies against the year before, P x T (the first year: nan).

    Node 0 is the region. Its change is drawn to nought, a node's to the region's, by the noise of their counts, 1/n + 1/n of the
    year before.
    """
    log = np.log(vacancies + OFFSET)
    change = np.full_like(log, np.nan)
    change[:, 1:] = np.diff(log, axis=1)
    noise = np.full_like(log, np.nan)
    noise[:, 1:] = 1 / (vacancies[:, 1:] + OFFSET) + 1 / (vacancies[:, :-1] + OFFSET)
    change[0] *= USUAL_CHANGE**2 / (USUAL_CHANGE**2 + noise[0])
    apart = change - change[0]
    known = ~np.isnan(apart[1:])
    spread = float((apart[1:][known] ** 2 - noise[1:][known]).mean()) if known.any() else 0.0
    between = max(spread, 0.0)
    return np.asarray(change[0] + between / (between + noise) * apart)


def nowcast(vacancies: Floats, errors: Floats) -> Nowcast:
    """The shift of the year after the last one.

    `vacancies`: P x T, new vacancies of the last quarter of each year (nan: not known), the region first.
    `errors`: P x T, log error of the one-year forecast made at the end of each year (nan: not made or not over yet).
    """
    signal = signals(vacancies)
    now = signal[:, -1]
    usual = np.nansum(signal[:, :-1], axis=1) / (1 + (~np.isnan(signal[:, :-1])).sum(axis=1))
    x = signal[:, :-1] - usual[:, None]
    y = errors[:, :-1]
    both = ~(np.isnan(x) | np.isnan(y))
    years = int(both.any(axis=0).sum())
    spread = max(float(np.mean(y[both] ** 2)), LEAST_ERROR**2) if years >= 3 else USUAL_ERROR**2
    # Nodes of one year share its shock: together they are one observation.
    weight = 1 / max(float(both.sum(axis=0)[both.any(axis=0)].mean()), 1.0) if years else 0.0
    prior = spread / START_SPREAD**2
    beta = (weight * float((x[both] * y[both]).sum()) + prior * START) / (
        weight * float((x[both] ** 2).sum()) + prior
    )
    shift = np.clip(np.nan_to_num(beta * (now - usual)), -LARGEST, LARGEST)
    return Nowcast(shift, beta, years)
