"""From decided places, quotas and employers' contracts to the seats of every pool."""

from dataclasses import dataclass
from fractions import Fraction
from typing import cast

import numpy as np

from sheber.admission.models import Campaign
from sheber.admission.queries import EMPLOYER, programmes_of, quotas_of
from sheber.science.admission.quota import Base, Rounding, kept_places


@dataclass(frozen=True, slots=True)
class QuotaRule:
    """What an act keeps for a right."""

    right: str
    share: Fraction
    base: Base
    rounding: Rounding
    released: bool


@dataclass(frozen=True, slots=True)
class Pool:
    """Seats of a programme for a right, or open ones."""

    programme: str
    pool: str
    seats: int
    released: bool


def pools_of_order(
    places: dict[str, int], quotas: list[QuotaRule], contracts: dict[str, list[Pool]]
) -> tuple[list[Pool], list[Pool]]:
    """The pools of all programmes, in their order, and those that quotas and contracts keep.

    First what employers signed for, then each right in the printed order, never more than the places; the rest is open.
    """
    codes = list(places)
    left = np.array([places[code] for code in codes], dtype=np.int64)
    total = left.copy()
    kept: dict[str, list[Pool]] = {code: [] for code in codes}
    row = {code: place for place, code in enumerate(codes)}
    for code, pools in contracts.items():
        for one in pools:
            seats = min(one.seats, int(left[row[code]]))
            left[row[code]] -= seats
            if seats:
                kept[code].append(Pool(code, one.pool, seats, one.released))
    for quota in quotas:
        given = kept_places(total, quota.share, quota.base, quota.rounding, left)
        left -= given
        for place in np.flatnonzero(given).tolist():
            kept[codes[place]].append(Pool(codes[place], quota.right, int(given[place]), quota.released))
    whole = []
    for code in codes:
        whole += [Pool(code, "open", int(left[row[code]]), True), *kept[code]]
    return whole, [one for code in codes for one in kept[code]]


def order_pools(campaign: Campaign) -> tuple[list[Pool], list[Pool]]:
    """The same from the rows of a campaign: its decided lines, the year's quotas, the employers' contracts."""
    places = {code: line.places for code, line in programmes_of(campaign).items()}
    quotas = [
        QuotaRule(
            one.right.code, Fraction(one.share), cast("Base", one.base), cast("Rounding", one.rounding), one.released
        )
        for one in quotas_of(campaign)
    ]
    contracts: dict[str, list[Pool]] = {}
    rows = campaign.employer_places.select_related("employer").order_by("employer__code")
    for one in rows:
        if one.programme in places:
            pool = Pool(one.programme, f"{EMPLOYER}{one.employer.code}", one.seats, one.released)
            contracts.setdefault(one.programme, []).append(pool)
    return pools_of_order(places, quotas, contracts)
