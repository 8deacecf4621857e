"""A number opened: closed formulas over a cell's stored parts. Every term is whole thousandths, so the sum is exact.

Any term can be switched off, and the rest is computed again in place; no attribution method is needed.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

THOUSAND = 1000
MILLION = 1_000_000
TERMS = ("growth", "balancing", "nowcast", "exits", "surplus", "requests", "contracts", "projects", "kappa", "floor")
SWITCHES = ("growth", "balancing", "nowcast", "exits", "requests", "contracts", "projects", "kappa")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a cell's need in a year is made of. People in thousandths, rates in millionths.

    `level`: employed at the last count; `grown`, `balanced`, `nowcasted`: what growth, balancing and new vacancies brought before
    this year; `growth`, `balancing`, `nowcast`: in this year; `exit_rate`: leave for good; `asked`: calibrated requests
    (None: nobody asked); `signal`: the weight of requests against openings; `kappa_rate`: hires who come fresh with this training.
    """

    level: int
    grown: int
    balanced: int
    growth: int
    balancing: int
    exit_rate: int
    asked: int | None
    signal: int
    contracts: int
    projects: int
    kappa_rate: int
    nowcast: int = 0
    nowcasted: int = 0


def _rounded(numerator: int, denominator: int) -> int:
    """Half away from nought, in whole numbers only."""
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))


def terms(parts: Parts, without: Collection[str] = ()) -> dict[str, int]:
    """The terms of the need by name, in thousandths; their sum is the need. `without`: names of SWITCHES."""
    growth, grown = (0, 0) if "growth" in without else (parts.growth, parts.grown)
    balancing, balanced = (0, 0) if "balancing" in without else (parts.balancing, parts.balanced)
    nowcast, nowcasted = (0, 0) if "nowcast" in without else (parts.nowcast, parts.nowcasted)
    before = max(parts.level + grown + balanced + nowcasted, 0)
    after = max(before + growth + balancing + nowcast, 0)
    rate = 0 if "exits" in without else parts.exit_rate
    exits = _rounded(rate * (before + after), 2 * MILLION)
    made = {"growth": growth, "balancing": balancing, "nowcast": nowcast, "exits": exits}
    openings = sum(made.values())
    made["surplus"] = max(-openings, 0)
    openings = max(openings, 0)
    heard = parts.asked is not None and "requests" not in without
    made["requests"] = _rounded(parts.signal * ((parts.asked or 0) - openings), MILLION) if heard else 0
    made["contracts"] = 0 if "contracts" in without else parts.contracts
    made["projects"] = 0 if "projects" in without else parts.projects
    total = sum(made.values())
    made["kappa"] = 0 if "kappa" in without else _rounded(total * parts.kappa_rate, MILLION) - total
    made["floor"] = max(-(total + made["kappa"]), 0)
    return made


def employed(parts: Parts) -> tuple[int, int]:
    """Employed before and after the year, in thousandths."""
    before = parts.level + parts.grown + parts.balanced + parts.nowcasted
    return before, before + parts.growth + parts.balancing + parts.nowcast


def need_of(parts: Parts, without: Collection[str] = ()) -> int:
    """The need in thousandths."""
    return sum(terms(parts, without).values())


def in_whole_people(made: Mapping[str, int]) -> dict[str, int]:
    """The terms in whole people that still add up to the need in whole people, each less than one away (largest rest)."""
    total = _rounded(sum(made.values()), THOUSAND)
    whole = {name: value // THOUSAND for name, value in made.items()}
    rest = sorted(made, key=lambda name: (-(made[name] % THOUSAND), TERMS.index(name)))
    for name in rest[: total - sum(whole.values())]:
        whole[name] += 1
    return whole
