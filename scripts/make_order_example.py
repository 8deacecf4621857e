"""Writes a made-up planning folder of any size: python scripts/make_order_example.py FOLDER [LINES] [SEED]."""

import json
import random
import sys
from pathlib import Path

from sheber.kernel.exchange.write import csv_bytes


def make(folder: Path, count: int, seed: int) -> None:
    """Lines over colleges, districts and specialties; needs somewhat above what is there; money for most of it."""
    noise = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    districts = [f"d{n:02d}" for n in range(max(2, min(13, count // 3)))]
    colleges = {f"c{n:02d}": noise.choice(districts) for n in range(max(3, min(40, count // 12)))}
    occupations = [f"o{n:03d}" for n in range(max(4, min(130, count // 4)))]
    specialties = [f"s{n:03d}" for n in range(max(3, min(90, count // 6)))]
    lines = []
    for number in range(count):
        college = noise.choice(list(colleges))
        last = noise.choice([0, 0, 1, 1, 1, 2, 2, 3])
        labels = [
            noise.choice(["worker", "mid"]),
            noise.choice(["base9", "base11"]),
            noise.choice(["kk", "kk", "ru"]),
        ]
        rates = [noise.choice(["0.92", "0.95", "0.97"]), noise.choice(["0.7", "0.8"])]
        cost = noise.randrange(600, 1300) * 1000
        groups = [noise.randrange(5, 120), last, last + noise.choice([0, 1, 1, 2]), "", ""]
        place = [f"l{number:04d}", college, colleges[college], noise.choice(specialties)]
        lines.append([*place, *labels, "local", noise.choice([1, 2, 3, 4]), cost, *rates, *groups])
    crosswalk = []
    for specialty in specialties:
        chosen = noise.sample(occupations, 3)
        crosswalk += [[specialty, one, share] for one, share in zip(chosen, ("0.6", "0.2", "0.1"), strict=True)]
    mobility = []
    for one in districts:
        other = noise.choice([d for d in districts if d != one])
        mobility += [[one, one, "0.8"], [one, other, "0.15"]]
    total = sum(18 * line[13] for line in lines)
    needs, supply = [], []
    for occupation in occupations:
        for district in districts:
            base = total / len(occupations) / len(districts) * noise.expovariate(1.0)
            for year in range(2, 6):
                needs.append(
                    [occupation, district, year, f"{base * noise.uniform(0.7, 1.3):.3f}", noise.choice([1, 1, 1.5])]
                )
                supply.append([occupation, district, year, f"{base * noise.uniform(0.1, 0.5):.3f}"])
    money = sum(18 * line[13] * line[9] for line in lines)
    budgets = [["local", year, int(money * (1.02 if year == 1 else 0.95))] for year in range(1, 5)]
    limits = [
        [
            "total",
            "Жылдың барлық орындары",
            "Все места года",
            "All places of the year",
            1,
            "",
            total * 21 // 18,
            "places",
            "",
        ],
        [
            "rural",
            "Екінші ауданның ең аз орны",
            "Наименьшее во втором районе",
            "Floor of the second district",
            1,
            30,
            "",
            "places",
            "0.5",
        ],
    ]
    members = [["total", line[0]] for line in lines] + [
        ["rural", line[0]] for line in lines if line[2] == districts[1]
    ]
    resources = [
        [f"w-{college}", f"Workshop hours of {college}", y, 4000] for college in colleges for y in range(1, 5)
    ]
    uses = [[line[0], f"w-{line[1]}", noise.choice([80, 120, 160]), 2] for line in lines if line[4] == "worker"]
    settings = {
        "years": 1,
        "group_min": 15,
        "group_max": 25,
        "segments": [[0.6, 1.0], [0.25, 0.8], [0.15, 0.5]],
        "oversupply": 0.35,
        "change": 0.4,
        "opening": 3,
        "gap": 0.001,
        "seconds": 60,
    }
    heads = {
        "lines": "line college district specialty level base language funding term cost survival entry applicants "
        "last max_groups group_min group_max",
        "crosswalk": "specialty occupation share",
        "mobility": "from to share",
        "needs": "occupation district year need value",
        "supply": "occupation district year supply",
        "resources": "resource name year amount",
        "uses": "line resource per_group per_place",
        "budgets": "funding year amount",
        "limits": "limit name_kk name_ru name_en year at_least at_most counts soft_price",
        "limit_lines": "limit line",
    }
    tables = {
        "lines": lines,
        "crosswalk": crosswalk,
        "mobility": mobility,
        "needs": needs,
        "supply": supply,
        "resources": resources,
        "uses": uses,
        "budgets": budgets,
        "limits": limits,
        "limit_lines": members,
    }
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_bytes(csv_bytes(heads[name].split(), rows))
    (folder / "settings.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    make(
        Path(sys.argv[1]),
        int(sys.argv[2]) if len(sys.argv) > 2 else 12,
        int(sys.argv[3]) if len(sys.argv) > 3 else 1,
    )
