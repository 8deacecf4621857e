"""What a certificate of a forecast states, checked again from the files."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sheber.demand.bridge.components import parts_of, read_rows, scaled, terms_of
from sheber.demand.bridge.files import check_named, checks_of
from sheber.demand.bridge.made import read_forecast
from sheber.demand.bridge.tables import QUANTILES, summary_of, tables
from sheber.kernel.exchange import BadInput
from sheber.proof.certificate import Check
from sheber.science.demand.check import Told
from sheber.science.demand.waterfall import THOUSAND

NEAR = 0.002  # the last bit of another machine's arithmetic may move a thousandth, never a number that is shown
BROKEN = (KeyError, ValueError, ArithmeticError)


def check_folder(folder: Path, certificate: dict[str, Any]) -> list[Check]:
    """Check the files as they stand, without the solver; then forecast again from the input and compare."""
    without = frozenset(certificate["parameters"].get("without", ()))
    try:
        stands = checks_of(list(_told(folder)), without)
    except BROKEN as error:
        return [check_named("sums", f"component.csv: {error!r}")]
    try:
        made = read_forecast(folder / "input")
    except BadInput as error:
        return [*stands, check_named("again", str(error).split("\n")[0])]
    for name, raw in tables(made).items():
        fault = _difference(name, (folder / name).read_bytes(), raw)
        if fault:
            return [*stands, check_named("again", fault)]
    stated = json.loads((folder / "summary.json").read_bytes())
    unlike = [key for key, value in summary_of(made).items() if not _same(stated.get(key), value)]
    return [*stands, check_named("again", f"summary.json: {unlike[0]}" if unlike else "")]


def _difference(name: str, stands: bytes, again: bytes) -> str:
    """The first cell that is not what the input gives; numbers may be apart by a thousandth or two."""
    if stands == again:
        return ""
    lines = [list(csv.reader(io.StringIO(raw.decode("utf-8")))) for raw in (stands, again)]
    if len(lines[0]) != len(lines[1]):
        return f"{name}: {len(lines[0])} lines are not the {len(lines[1])} that the input gives"
    for number, (one, other) in enumerate(zip(*lines, strict=True), start=1):
        if len(one) != len(other) or not all(map(_same, one, other)):
            return f"{name}: line {number} is not what the input gives"
    return ""


def _same(one: Any, other: Any) -> bool:
    if one == other:
        return True
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    try:
        a, b = float(one), float(other)
    except (TypeError, ValueError):
        return False
    # A scenario's need is in tenths, a sum over thousands of cells in parts of a million.
    return abs(a - b) <= max(NEAR, 1e-6 * abs(b)) or (abs(a - b) < 0.1001 and abs(b) >= 1000)


def _told(folder: Path) -> Iterator[Told]:
    """The numbers as they stand in the files."""
    employed, components = read_rows(folder / "employment.csv"), read_rows(folder / "component.csv")
    for row, part, people in zip(read_rows(folder / "forecast.csv"), components, employed, strict=True):
        places = [(one["occupation"], one["district"], one["year"]) for one in (row, part, people)]
        if len(set(places)) > 1:
            raise ValueError(f"rows of different places: {places}")
        yield Told(
            " ".join(places[0]),
            scaled(row["mean"], THOUSAND),
            terms_of(part),
            parts_of(part),
            tuple(scaled(row[name], THOUSAND) for name in QUANTILES),
            scaled(people["before"], THOUSAND),
            scaled(people["after"], THOUSAND),
        )
