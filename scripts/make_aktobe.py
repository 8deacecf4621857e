"""Writes examples/aktobe: real rows with their sources, the rest made up with a fixed seed and marked synthetic.

python scripts/make_aktobe.py [FOLDER]     (the same bytes each time)
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.aktobe.demand import add_ledger
from scripts.aktobe.employment import add_employment
from scripts.aktobe.forum import add_forum
from scripts.aktobe.guidance import add_guidance
from scripts.aktobe.honours import add_honours
from scripts.aktobe.office import add_office
from scripts.aktobe.partners import add_partners
from scripts.aktobe.people import add_people
from scripts.aktobe.places import add_places
from scripts.aktobe.plan import add_plan
from scripts.aktobe.region import add_region
from scripts.aktobe.tables import Tables
from scripts.aktobe.training import add_training
from scripts.aktobe.work import add_work
from scripts.aktobe.works import add_works

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
    add_office(tables)
    add_training(tables)
    add_works(tables)
    add_partners(tables)
    add_honours(tables)
    add_ledger(tables)
    add_guidance(tables)
    add_employment(tables)
    add_forum(tables)
    tables.write(folder, KEPT)
    print(json.dumps({code: len(rows) for code, rows in tables.rows.items()}, indent=1))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[1] / "examples" / "aktobe")
