"""Those who leave for good: by age, held against the occupation's own record; and hires who come fresh.

Source of the age method: the Dutch and European forecasts' replacement demand (ROA-W-2005/1E; Cedefop).
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """A share a year: what counts, the own one, its weight Z, and the expectation it leans on."""

    value: float
    own: float
    weight: float
    prior: float
    known: bool = True  # False: a stated assumption


def expected_exit(ages: Mapping[str, float], exit_by_age: Mapping[str, float]) -> float | None:
    """Sum over age bands of share x exit rate, over the bands known in both; None: nothing is known."""
    known = {band: share for band, share in ages.items() if band in exit_by_age and share > 0}
    total = sum(known.values())
    return sum(share * exit_by_age[band] for band, share in known.items()) / total if total > 0 else None


def credible_rates(
    seen: Mapping[str, tuple[float, float]], priors: Mapping[str, tuple[float, bool]]
) -> dict[str, Rate]:
    """Z own + (1 - Z) prior; `seen`: events and person-years by name; `priors`: expectation and whether it is known.

    Z = n / (n + k), k = s2 / tau2: s2 the binomial variance of one person-year, tau2 the variance of the true rates
    around their priors by the method of moments. Two names at least are needed to learn tau2; else k = 500.
    """
    used = {name: pair for name, pair in seen.items() if pair[1] > 0 and name in priors}
    k = _k(used, priors)
    made = {}
    for name, (prior, known) in priors.items():
        events, people = used.get(name, (0.0, 0.0))
        own = min(events / people, 1.0) if people > 0 else prior
        weight = people / (people + k) if people > 0 else 0.0
        made[name] = Rate(weight * own + (1 - weight) * prior, own, weight, prior, known or weight > 0)
    return made


def _k(used: Mapping[str, tuple[float, float]], priors: Mapping[str, tuple[float, bool]]) -> float:
    people = sum(n for _, n in used.values())
    if len(used) < 2 or people <= 0:
        return 500.0
    mean = sum(events for events, _ in used.values()) / people
    within = max(mean * (1 - mean), 1e-9)
    above = sum(n * (events / n - priors[name][0]) ** 2 for name, (events, n) in used.items()) - len(used) * within
    between = max(above / people, 1e-9)
    return within / between


def pooled(seen: Mapping[str, tuple[float, float]], group_of: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Events and person-years by group."""
    made: dict[str, tuple[float, float]] = {}
    for name, (events, people) in seen.items():
        group = group_of.get(name, "")
        before = made.get(group, (0.0, 0.0))
        made[group] = (before[0] + events, before[1] + people)
    return made


def by_levels(
    seen: Mapping[str, tuple[float, float]], names: set[str], group_of: Mapping[str, str], assumed: float
) -> dict[str, Rate]:
    """Credibility name -> group -> region: the region's own share, or `assumed` where nobody has a record."""
    people = sum(n for _, n in seen.values())
    region = (sum(events for events, _ in seen.values()) / people, True) if people > 0 else (assumed, False)
    groups = credible_rates(pooled(seen, group_of), {group_of.get(name, ""): region for name in names})
    priors = {name: (groups[group_of.get(name, "")].value, region[1]) for name in names}
    return credible_rates(seen, priors)
