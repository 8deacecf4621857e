"""Made-up admissions of any size, as folders: popular and unpopular programmes, heavy ties, rights, kept places."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

MOST_POINTS = 140
HELD_PERCENT = (20, 8)  # of the people hold the first right, the second
KEPT_PERCENT = 10  # of a programme's seats are kept for each right
SEATS_PERCENT = 90  # places to a hundred people


@dataclass(frozen=True)
class Shape:
    """How large: `rights` 0, 1 or 2."""

    people: int
    choices: int = 10
    programmes: int = 0
    rights: int = 0

    @property
    def offered(self) -> int:
        """Programmes; where not told, as many to a person as in a market of a million and 15,000."""
        return self.programmes or max(self.people * 15 // 1000, self.choices * 2)

    def __str__(self) -> str:
        rights = f", {self.rights} rights" if self.rights else ""
        return f"{self.people:,} x {self.choices} x {self.offered:,}{rights}"


def make_folder(folder: Path, shape: Shape, seed: int = 1, *, parquet: bool = False) -> Path:
    """Write a folder that `sheber admission match` takes; applications and applicants as CSV or as Parquet."""
    noise = np.random.default_rng(seed)
    folder.mkdir(parents=True)
    codes = pl.Series("applicant", [f"a{number:07d}" for number in range(shape.people)])
    names = pl.Series("programme", [f"p{number:05d}" for number in range(shape.offered)])
    chosen = _choices(noise, shape)
    ability = np.clip(noise.normal(75, 22, (shape.people, 1)), 0, MOST_POINTS)
    points = np.clip(ability + noise.normal(0, 8, chosen.shape), 0, MOST_POINTS).astype(np.int64)
    owner = np.repeat(np.arange(shape.people), shape.choices)
    applications = pl.DataFrame(
        {
            "applicant": codes.gather(owner),
            "choice": np.tile(np.arange(1, shape.choices + 1), shape.people),
            "programme": names.gather(chosen.ravel()),
            "points": points.ravel(),
        }
    )
    held = [noise.integers(0, 100, shape.people) < percent for percent in HELD_PERCENT[: shape.rights]]
    texts = np.array(["", "r1", "r2", "r1 r2"])
    rights = pl.Series(
        "rights", texts[sum((one << place for place, one in enumerate(held)), np.zeros(shape.people, int))]
    )
    for name, frame in (("applicants", pl.DataFrame([codes, rights])), ("applications", applications)):
        if parquet:
            frame.write_parquet(folder / f"{name}.parquet")
        else:
            frame.write_csv(folder / f"{name}.csv", quote_style="never")
    _write_seats(folder, shape, names.to_list())
    return folder


def _choices(noise: np.random.Generator, shape: Shape) -> np.ndarray:
    """Different programmes for each person, some far more popular than others (N, choices)."""
    weight = np.cumsum(noise.lognormal(0, 1, shape.offered))

    def some(people: int) -> np.ndarray:
        drawn = np.searchsorted(weight, noise.random((people, shape.choices)) * weight[-1])
        return np.minimum(drawn, shape.offered - 1)

    chosen = some(shape.people)
    todo = np.arange(shape.people)
    while len(todo):
        ordered = np.sort(chosen[todo], axis=1)
        todo = todo[(ordered[:, 1:] == ordered[:, :-1]).any(axis=1)]
        chosen[todo] = some(len(todo))
    return chosen


def _write_seats(folder: Path, shape: Shape, names: list[str]) -> None:
    seats = shape.people * SEATS_PERCENT // 100 // shape.offered
    kept = seats * KEPT_PERCENT // 100
    rows = ["programme,pool,seats,released"]
    for name in names:
        rows.append(f"{name},open,{seats - kept * shape.rights},")
        rows += [f"{name},r{right},{kept},yes" for right in range(1, shape.rights + 1)]
    (folder / "seats.csv").write_text("\n".join(rows) + "\n")
    rights = ["right,order,name", *(f"r{right},{right}," for right in range(1, shape.rights + 1))]
    (folder / "rights.csv").write_text("\n".join(rights) + "\n")
    (folder / "rules.json").write_text(json.dumps({"version": "1", "seed": "benchmark"}))
