"""Writes examples/aktobe: real rows with their sources, the rest made up with a fixed seed and marked synthetic.

python scripts/make_aktobe.py [FOLDER]     (the same bytes each time)
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.aktobe.people import add_people
from scripts.aktobe.places import add_places
from scripts.aktobe.plan import add_plan
from scripts.aktobe.region import add_region
from scripts.aktobe.tables import Tables
from scripts.aktobe.work import add_work

KEPT = {
    "name": "aktobe",
    "title": "Aktobe region: an example for Sheber",
    "description": "Rows with a source are published facts; rows with synthetic = yes are made up with a fixed seed.",
    "version": "1.0",
    "licenses": [{"name": "CC0-1.0", "title": "CC0 1.0"}],
}


def main(folder: Path) -> None:
    """Make every sheet and write the folder."""
    tables = Tables(seed=2026)
    add_region(tables)
    add_places(tables)
    add_work(tables)
    add_plan(tables)
    add_people(tables)
    tables.write(folder, KEPT)
    print(json.dumps({code: len(rows) for code, rows in tables.rows.items()}, indent=1))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[1] / "examples" / "aktobe")
