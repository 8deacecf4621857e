"""Random admission folders for the tests of everything that reads them."""

import json
import random
from pathlib import Path


def random_folder(folder: Path, seed: int, *, people: int = 12, programmes: int = 5, rights: int = 2) -> Path:
    """Rights, heavy ties, pools without seats, people without a list."""
    noise = random.Random(seed)
    folder.mkdir(parents=True)
    names = [f"r{place}" for place in range(rights)]
    seats = []
    for number in range(programmes):
        seats.append((f"p{number}", "open", noise.choice([0, 1, 2, 3]), ""))
        seats += [
            (f"p{number}", name, noise.choice([0, 1, 2]), noise.choice(["yes", "no"]))
            for name in names
            if noise.random() < 0.6
        ]
    noise.shuffle(seats)
    lists = []
    for number in range(people):
        chosen = noise.sample(range(programmes), noise.randrange(0, programmes + 1))
        lists += [(f"a{number}", place, f"p{one}", noise.randrange(0, 4)) for place, one in enumerate(chosen, 1)]
    held = [(f"a{number}", " ".join(name for name in names if noise.random() < 0.4)) for number in range(people)]
    _table(folder / "seats.csv", "programme,pool,seats,released", seats)
    _table(folder / "rights.csv", "right,order,name", [(name, place, name) for place, name in enumerate(names, 1)])
    _table(folder / "applicants.csv", "applicant,rights", held)
    _table(folder / "applications.csv", "applicant,choice,programme,points", lists)
    (folder / "rules.json").write_text(json.dumps({"version": "1", "seed": f"seed {seed}"}))
    return folder


def _table(path: Path, heading: str, rows: list[tuple]) -> None:
    path.write_text("\n".join([heading, *(",".join(map(str, row)) for row in rows)]) + "\n")
