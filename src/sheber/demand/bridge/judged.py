"""Past forecasts of a folder against what came: the ledger of every source, beside the naive one and raw requests."""

from sheber.demand.bridge.counts import Frames
from sheber.science.demand.scorecard import NAIVE, Score, Told, scores, weights

REQUESTS = "requests"


def judged(frames: Frames, first_year: int) -> tuple[list[Score], dict[str, float]]:
    """Scores of all sources of past_forecasts.csv, of raw requests and of naive; and what each source weighs now."""
    came = {
        (row["occupation"], row["district"], row["year"]): float(row["came"])
        for row in frames["outcomes"].iter_rows(named=True)
        if row["year"] < first_year
    }
    if not came:
        return [], {}
    group_of = dict(frames["occupations"].select("occupation", "group").iter_rows())
    told: list[Told] = []
    for row in frames["past_forecasts"].iter_rows(named=True):
        place = (row["occupation"], row["district"])
        if (*place, row["year"]) in came and row["origin"] < first_year:
            low, high = (None if row[name] is None else float(row[name]) for name in ("low", "high"))
            group = group_of.get(row["occupation"], "-")
            truth = came[(*place, row["year"])]
            told.append(
                Told(row["source"], row["origin"], row["year"], group, place, float(row["told"]), truth, low, high)
            )
    told += _raw_requests(frames, came, group_of)
    told += _naive(told, came)
    made = scores(told)
    return made, weights(made)


def _raw_requests(frames: Frames, came: dict[tuple[str, str, int], float], group_of: dict[str, str]) -> list[Told]:
    """What employers asked for a year in that year, as it stands: a source like any other."""
    asked: dict[tuple[str, str, int], float] = {}
    for row in frames["requests"].iter_rows(named=True):
        if row["asked_year"] == row["wanted_year"]:
            key = (row["occupation"], row["district"], row["wanted_year"])
            asked[key] = asked.get(key, 0.0) + float(row["number"])
    return [
        Told(REQUESTS, key[2], key[2], group_of.get(key[0], "-"), key[:2], number, came[key])
        for key, number in sorted(asked.items())
        if key in came
    ]


def _naive(told: list[Told], came: dict[tuple[str, str, int], float]) -> list[Told]:
    """Nothing changes: the last outcome before the origin, for every place that some source told about."""
    places = {(one.origin, one.year, one.group, one.key, one.came) for one in told}
    made = []
    for origin, year, group, key, truth in sorted(places):
        before = came.get((key[0], key[1], origin - 1))
        if before is not None:
            made.append(Told(NAIVE, origin, year, group, key, before, truth))
    return made
