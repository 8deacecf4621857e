"""A forecasting folder into a sealed forecast that is ready to be an order's needs, supply and scenarios."""

from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import sheber
from sheber.demand.bridge.made import NAMES, Forecast, read_forecast
from sheber.demand.bridge.tables import summary_of, summary_text, tables
from sheber.kernel.exchange.folder import made_whole, need_folder, take_input
from sheber.kernel.words import Words
from sheber.proof.certificate import Check, seal_folder
from sheber.proof.signature import SigningKey
from sheber.science.demand.check import Told, faults
from sheber.science.demand.waterfall import THOUSAND, employed

Progress = Callable[[float, str], None]
TYPE = "sheber.forecast.v1"
RULE = {"name": "parents, shares, vacancies, openings, calibrated requests", "version": "3"}

STATEMENT = Words(
    "{first} жылдан бастап {years} жылға {need} түлек қажет.",
    "На {years} лет с {first} года нужно {need} выпускников.",
    "{need} graduates are needed over {years} years from {first}.",
)
MEANINGS = {
    "sums": Words(
        "Әр санның құрамдас бөліктері қосындысы дәл өзіне тең.",
        "Слагаемые каждого числа в сумме точно дают его.",
        "The terms of every number add up to it exactly.",
    ),
    "formulas": Words(
        "Әр қосылғыш сақталған бөліктерден формуласымен шығады.",
        "Каждое слагаемое следует из сохранённых частей по своей формуле.",
        "Every term follows from its stored parts by its formula.",
    ),
    "coherent": Words(
        "Жұмыспен қамту жылдан жылға өсуге, теңестіруге және бос орындар белгісіне дәл өзгереді.",
        "Занятость меняется от года к году точно на рост, балансировку и сигнал вакансий.",
        "Employment moves from year to year by growth, balancing and the vacancies' signal exactly.",
    ),
    "intervals": Words(
        "Аралықтардың шектері ретімен, нөлден төмен емес.",
        "Границы интервалов идут по порядку и не ниже нуля.",
        "Bounds of intervals are in order and not below nought.",
    ),
    "again": Words(
        "Болжам кірістен қайта есептелді және бірдей шықты.",
        "Прогноз заново посчитан по входу и совпал.",
        "The forecast was computed again from the input and is the same.",
    ),
}


def check_named(name: str, fault: str) -> Check:
    """A check with its meaning."""
    return Check(name, MEANINGS[name].as_dict(), not fault, fault)


def told_by(made: Forecast) -> Iterator[Told]:
    """The published numbers as the check reads them."""
    for one in made.needs:
        name = f"{one.occupation} {one.district} {one.year}"
        yield Told(name, one.need, one.terms, one.parts, one.quantiles, *employed(one.parts))


def checks_of(told: list[Told], without: frozenset[str]) -> list[Check]:
    """Every rule that a stranger can check without the solver."""
    found = dict(faults(told, without))
    return [check_named(name, found.get(name, "")) for name in MEANINGS if name != "again"]


def forecast_folder(
    folder: Path,
    out: Path,
    *,
    key: SigningKey | None,
    progress: Progress = lambda done, note: None,
) -> dict[str, Any]:
    """Forecast a folder into `out` and seal it; gives the summary. Raises BadInput."""
    need_folder(folder)
    progress(0.0, "reading")
    made = read_forecast(folder)
    summary = summary_of(made)
    with made_whole(out) as making:
        take_input(folder, making, NAMES)
        progress(0.6, "writing")
        for name, raw in tables(made).items():
            (making / name).write_bytes(raw)
        (making / "summary.json").write_text(summary_text(made), encoding="utf-8")
        progress(0.9, "sealing")
        total = round(sum(one.need for one in made.needs) / THOUSAND)
        versions = {name: version(name) for name in ("numpy", "polars", "scipy")}
        seal_folder(
            making,
            type=TYPE,
            statement=STATEMENT.format(first=summary["first_year"], years=summary["years"], need=total).as_dict(),
            rule={**RULE, "package": sheber.__version__, **versions},
            parameters={
                **{name: summary[name] for name in ("first_year", "years", "without", "scenarios", "weights")},
                "seed": made.inputs.seed,
                "scorecard": _best(made),
            },
            checks=checks_of(list(told_by(made)), made.inputs.without),
            key=key,
        )
    progress(1.0, "done")
    return summary


def _best(made: Forecast) -> list[dict[str, str]]:
    """The scorecard over all groups as the certificate keeps it; the whole is scorecard.csv."""
    kept = [one for one in made.read.scores if one.group == ""]
    return [
        {
            "source": one.source,
            "origin": str(one.origin),
            "horizon": str(one.horizon),
            "wape": f"{one.wape:.4f}",
            "skill": "" if one.skill is None else f"{one.skill:.4f}",
        }
        for one in kept
    ]
