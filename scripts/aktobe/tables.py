"""The sheets in the making, written by the product's own declarations."""

import os
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sheber.settings")
django.setup()

from sheber.kernel.exchange import SHEETS  # noqa: E402  (Django must be set up first)
from sheber.kernel.exchange.package import descriptor_bytes  # noqa: E402
from sheber.kernel.exchange.write import csv_bytes  # noqa: E402

MADE_UP = "Made up for the example"


class Tables:
    """Rows by sheet; a row without a source is made up and says so."""

    def __init__(self, seed: int) -> None:
        self.noise = random.Random(seed)
        self.rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.kept: dict[str, Any] = {}  # what one maker leaves for the next

    def add(self, sheet: str, *, source: str = "", **values: Any) -> dict[str, Any]:
        """Add a row; `source` given: a published fact."""
        row = {**values, "source": source or MADE_UP, "synthetic": "no" if source else "yes"}
        self.rows[sheet].append(row)
        return row

    def words(self, name: str, kk: str, ru: str, en: str) -> dict[str, str]:
        """The three columns of a name."""
        return {f"{name}_kk": kk, f"{name}_ru": ru, f"{name}_en": en}

    def write(self, folder: Path, kept: dict[str, Any]) -> None:
        """Write the region's folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.csv"):
            old.unlink()
        written = []
        for sheet in SHEETS:
            if sheet.code in self.rows:
                heading = [column.name for column in sheet.columns]
                unknown = {name for row in self.rows[sheet.code] for name in row} - set(heading)
                if unknown:
                    raise ValueError(f"{sheet.code}: {sorted(unknown)}")
                rows = [[row.get(name, "") for name in heading] for row in self.rows[sheet.code]]
                (folder / f"{sheet.code}.csv").write_bytes(csv_bytes(heading, rows))
                written.append(sheet)
        missing = set(self.rows) - {sheet.code for sheet in written}
        if missing:
            raise ValueError(f"no such sheets: {sorted(missing)}")
        (folder / "datapackage.json").write_bytes(descriptor_bytes(kept, written))
