"""How much of what employers ask they really hire: Bühlmann-Straub credibility on three levels.

Source: H. Bühlmann and E. Straub, "Glaubwürdigkeit für Schadensätze", 1970; the levels employer, sector, region.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Record = Mapping[int, tuple[float, float]]  # year -> (asked, hired)


@dataclass(frozen=True, slots=True)
class Standing:
    """An employer's relativity to the region's ratio: own, its weight Z, and the credible one that counts."""

    own: float
    weight: float
    credible: float


@dataclass(frozen=True)
class Credibility:
    """The region's ratio of hires to requests, and every employer's standing."""

    ratio: float
    spread: float
    assumed: bool  # no hires are known: the ratio is a stated assumption
    employers: Mapping[str, Standing]
    sectors: Mapping[str, Standing]
    within: float
    between: float

    def calibrated(self, employer: str, sector: str, asked: float) -> float:
        """C = R x ratio x relativity; an unknown employer counts as its sector, an unknown sector as the region."""
        return asked * self.ratio * self.relativity(employer, sector).credible

    def relativity(self, employer: str, sector: str) -> Standing:
        """The standing that counts for an employer."""
        own = self.employers.get(employer)
        return own or Standing(1.0, 0.0, self.sectors.get(sector, Standing(1.0, 0.0, 1.0)).credible)

    def variance(self, employer: str, sector: str, asked: float) -> float:
        """(R ratio)^2 between (1 - Z) + R ratio within + the error of the ratio itself."""
        expected = asked * self.ratio
        weight = self.relativity(employer, sector).weight
        return expected**2 * self.between * (1 - weight) + expected * self.within + (asked * self.spread) ** 2


def regional_ratios(records: Mapping[str, Record]) -> dict[int, float]:
    """Hires over requests of all employers, by year."""
    asked: dict[int, float] = {}
    hired: dict[int, float] = {}
    for record in records.values():
        for year, (r, h) in record.items():
            asked[year] = asked.get(year, 0.0) + r
            hired[year] = hired.get(year, 0.0) + h
    return {year: hired[year] / asked[year] for year in sorted(asked) if asked[year] > 0}


def learn(
    records: Mapping[str, Record], sector_of: Mapping[str, str], *, assumed_ratio: float, assumed_spread: float
) -> Credibility:
    """Learn from past years. `assumed_*` count where no year has both requests and hires."""
    ratios = {year: ratio for year, ratio in regional_ratios(records).items() if ratio > 0}
    if not ratios:
        return Credibility(assumed_ratio, assumed_spread, assumed=True, employers={}, sectors={}, within=0, between=0)
    used = {
        name: [
            (asked * ratios[year], hired / (asked * ratios[year]))
            for year, (asked, hired) in sorted(record.items())
            if year in ratios and asked > 0
        ]
        for name, record in records.items()
    }
    used = {name: pairs for name, pairs in used.items() if pairs}
    by_sector: dict[str, list[tuple[float, float]]] = {}
    for name, pairs in used.items():
        by_sector.setdefault(sector_of.get(name, ""), []).extend(pairs)
    sectors, _, _ = _shrink(by_sector, dict.fromkeys(by_sector, 1.0))
    means = {name: sectors[sector_of.get(name, "")].credible for name in used}
    employers, within, between = _shrink(used, means)
    return Credibility(_last_ratio(ratios), 0.0, False, employers, sectors, within, between)


def _last_ratio(ratios: Mapping[int, float]) -> float:
    """Last year's ratio; the mean of two years when the last is extreme (outside all earlier ones)."""
    years = sorted(ratios)
    last, earlier = ratios[years[-1]], [ratios[year] for year in years[:-1]]
    if earlier and not min(earlier) <= last <= max(earlier):
        return (last + earlier[-1]) / 2
    return last


def _shrink(
    groups: Mapping[str, list[tuple[float, float]]], means: Mapping[str, float]
) -> tuple[dict[str, Standing], float, float]:
    """Z_i = w_i / (w_i + s2 / tau2) and the credible relativities towards `means`; also s2 and tau2."""
    weight = {name: sum(w for w, _ in pairs) for name, pairs in groups.items()}
    own = {name: sum(w * x for w, x in pairs) / weight[name] for name, pairs in groups.items()}
    freedom = sum(len(pairs) - 1 for pairs in groups.values())
    spread = sum(w * (x - own[name]) ** 2 for name, pairs in groups.items() for w, x in pairs)
    within = spread / freedom if freedom else 0.0
    total = sum(weight.values())
    mean = sum(weight[name] * own[name] for name in groups) / total
    denominator = total - sum(w * w for w in weight.values()) / total
    above = sum(weight[name] * (own[name] - mean) ** 2 for name in groups) - (len(groups) - 1) * within
    between = max(0.0, above / denominator) if denominator > 0 else 0.0
    made = {}
    for name in groups:
        below = weight[name] * between + within
        z = weight[name] * between / below if below > 0 else 0.0
        made[name] = Standing(own[name], z, z * own[name] + (1 - z) * means[name])
    return made, within, between
