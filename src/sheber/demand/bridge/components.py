"""Rows of component.csv as science's parts and terms."""

import csv
from collections.abc import Iterator
from pathlib import Path

from sheber.science.demand.waterfall import MILLION, TERMS, THOUSAND, Parts

FILED = {"balancing": "reconciliation"}  # terms whose column has another name


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def scaled(text: str, by: int) -> int:
    """A decimal in whole parts."""
    return round(float(text) * by)


def terms_of(row: dict[str, str]) -> dict[str, int]:
    """The terms of a row, in thousandths."""
    return {name: scaled(row[FILED.get(name, name)], THOUSAND) for name in TERMS}


def parts_of(row: dict[str, str]) -> Parts:
    """The stored parts of a row; what is given may be switched off, so it stands beside the terms."""
    return Parts(
        level=scaled(row["level"], THOUSAND),
        grown=scaled(row["grown"], THOUSAND),
        balanced=scaled(row["balanced"], THOUSAND),
        growth=scaled(row["growth_given"], THOUSAND),
        balancing=scaled(row["reconciliation_given"], THOUSAND),
        exit_rate=scaled(row["exit_rate"], MILLION),
        asked=scaled(row["asked"], THOUSAND) if row["asked"] else None,
        signal=scaled(row["signal"], MILLION),
        contracts=scaled(row["contracts_given"], THOUSAND),
        projects=scaled(row["projects_given"], THOUSAND),
        kappa_rate=scaled(row["kappa_rate"], MILLION),
        nowcast=scaled(row["nowcast_given"], THOUSAND),
        nowcasted=scaled(row["nowcasted"], THOUSAND),
    )
