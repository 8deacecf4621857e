"""Every figure that a region's folder alone decides, computed from its CSV files in another way than the product does.

No import of the product. `python tests/oracles/figures.py FOLDER YEAR` prints them.
"""

import csv
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

Row = dict[str, str]
Tables = dict[str, list[Row]]
Value = Fraction | None


def read_folder(folder: Path) -> Tables:
    """Every sheet of a folder."""
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
    return tables


class Region:
    """A region's folder in a year, asked the way a clerk would."""

    def __init__(self, tables: Tables, year: int) -> None:
        self.tables, self.year = tables, year
        self.now = tables["region"][0]["current_year"] == str(year)
        self.place_of = {row["code"]: row["district"] for row in tables.get("colleges", [])}

    def rows(self, name: str) -> list[Row]:
        return self.tables.get(name, [])

    def of_year(self, name: str, column: str = "year") -> list[Row]:
        return [row for row in self.rows(name) if row[column][:4] == str(self.year)]

    def colleges(self, **wanted: str) -> list[Row]:
        last = f"{self.year}-12-31"
        there = [row for row in self.rows("colleges") if not row["closed"] or row["closed"] > last]
        return [row for row in there if all(row[name] == value for name, value in wanted.items())]

    def in_force(self, name: str) -> list[Row]:
        last = f"{self.year}-12-31"
        return [
            row
            for row in self.rows(name)
            if (not row["valid_from"] or row["valid_from"] <= last)
            and (not row["valid_to"] or row["valid_to"] >= last)
        ]

    def order(self) -> list[Row]:
        newest: dict[str, Row] = {}
        for row in self.of_year("order_decisions"):
            if row["code"] not in newest or int(newest[row["code"]]["amendment"]) < int(row["amendment"]):
                newest[row["code"]] = row
        return list(newest.values())

    def level(self, row: Row) -> str:
        return next(one["level"] for one in self.rows("qualifications") if one["code"] == row["qualification"])

    def changes(self) -> list[tuple[int, int]]:
        """Places before and after each amendment of the year."""
        found = []
        by_line: dict[str, list[Row]] = {}
        for row in self.of_year("order_decisions"):
            by_line.setdefault(row["code"], []).append(row)
        for rows in by_line.values():
            rows.sort(key=lambda row: int(row["amendment"]))
            found += [(int(one["places"]), int(two["places"])) for one, two in zip(rows, rows[1:], strict=False)]
        return found

    def priced(self) -> list[tuple[int, Fraction]]:
        """Places and tenge per place of the lines that have a price."""
        price = {row["code"]: Fraction(row["cost"]) for row in self.of_year("order_lines")}
        return [(int(row["places"]), price[row["code"]]) for row in self.order() if row["code"] in price]

    def filled(self) -> list[tuple[int, int]]:
        """Places of each counted line, and who came by the newest count."""
        newest: dict[str, Row] = {}
        for row in self.of_year("order_fill"):
            if row["line"] not in newest or newest[row["line"]]["day"] < row["day"]:
                newest[row["line"]] = row
        places = {row["code"]: int(row["places"]) for row in self.order()}
        return [
            (places[line], int(row["enrolled"]) or int(row["admitted"]))
            for line, row in newest.items()
            if line in places
        ]

    def applicants(self) -> list[Row]:
        campaigns = {row["code"] for row in self.of_year("admission_campaigns")}
        return [row for row in self.rows("applicants") if row["campaign"] in campaigns]

    def choices(self) -> int:
        people = {row["code"] for row in self.applicants()}
        return sum(row["applicant"] in people for row in self.rows("applications"))

    def graduates(self) -> list[str]:
        """The status of each graduate of the year on its first fixed date."""
        return [row["status"] for row in self.of_year("outcomes", "graduated") if row["day"][:4] == str(self.year)]


def summed(rows: list[Row], column: str) -> Value:
    known = [Fraction(row[column]) for row in rows if row[column]]
    return sum(known, Fraction(0)) if rows else None


def counted(rows: list) -> Value:
    return Fraction(len(rows)) if rows else None


def share(above: Value | int, below: Value | int) -> Value:
    return 100 * Fraction(above) / Fraction(below) if above is not None and below else None


def places(rows: list[Row]) -> Value:
    return summed(rows, "places")


WORK = {"by_specialty", "other_work", "own_business"}


def _registry(r: Region) -> dict[str, Value]:
    schools = r.rows("schools") if r.now else []
    known = [row for row in r.colleges() if row["design_capacity"]]
    beds = [row for row in r.colleges() if row["dormitory_beds"]]
    return {
        "registry.colleges": counted(r.colleges()),
        "registry.private_colleges": counted(r.colleges(ownership="private")),
        "registry.rural_colleges": counted(r.colleges(location="rural")),
        "registry.capacity": summed(known, "design_capacity"),
        "registry.dormitory_beds": summed(beds, "dormitory_beds"),
        "registry.specialties": counted(r.in_force("specialties")),
        "registry.qualifications": counted(r.in_force("qualifications")),
        "registry.occupations": counted(r.in_force("occupations")),
        "registry.schools": counted(schools),
        "registry.pupils_9": summed(schools, "pupils_9"),
        "registry.pupils_11": summed(schools, "pupils_11"),
        "registry.employers": counted(r.rows("employers") if r.now else []),
    }


def _order(r: Region) -> dict[str, Value]:
    lines, some = r.order(), [row for row in r.order() if int(row["places"])]
    groups, fresh = summed(lines, "groups"), places([row for row in lines if row["new"] == "yes"]) or Fraction(0)
    return {
        "order.places": places(lines),
        "order.groups": groups,
        "order.lines": counted(some),
        "order.colleges": counted(list({row["college"] for row in lines})),
        "order.opened": counted([row for row in lines if row["new"] == "yes"]),
        "order.worker_places": places([row for row in lines if r.level(row) == "worker"]),
        "order.mid_places": places([row for row in lines if r.level(row) == "mid"]),
        "order.kazakh_places": places([row for row in lines if row["language"] == "kk"]),
        "order.base9_places": places([row for row in lines if row["base"] == "base9"]),
        "order.local_places": places([row for row in lines if row["funding"] == "local"]),
        "order.republican_places": places([row for row in lines if row["funding"] == "republican"]),
        "order.group_size": (places(lines) or Fraction(0)) / groups if groups else None,
        "order.qualifications": counted(list({row["qualification"] for row in some})),
        "order.new_places_share": share(fresh, places(lines)),
    }


def _money_and_way(r: Region) -> dict[str, Value]:
    priced, changes, filled = r.priced(), r.changes(), r.filled()
    tenge = sum((number * price for number, price in priced), Fraction(0))
    seats = sum(number for number, _ in priced)
    budget = summed(r.of_year("order_budgets"), "amount")
    return {
        "order.cost": tenge / 10**6 if priced else None,
        "order.cost_per_place": tenge / 1000 / seats if seats else None,
        "order.budget": budget / 10**6 if budget is not None else None,
        "order.amendments": counted(changes),
        "order.moved": Fraction(sum(max(now - before, 0) for before, now in changes)) if changes else None,
        "order.fill": share(sum(came for _, came in filled), sum(number for number, _ in filled)),
    }


def _admission(r: Region) -> dict[str, Value]:
    people, choices = r.applicants(), r.choices()
    return {
        "admission.campaigns": counted(r.of_year("admission_campaigns")),
        "admission.applicants": counted(people),
        "admission.choices": Fraction(choices) if people else None,
        "admission.choices_each": Fraction(choices, len(people)) if people else None,
        "admission.online_share": Fraction(0) if people else None,  # a folder's applicants came by a sheet
    }


def _others(r: Region) -> dict[str, Value]:
    asked, met = r.of_year("requests", "wanted_year"), r.of_year("encounters", "day")
    classes = r.of_year("profile_classes")
    signed = r.of_year("memoranda", "signed")
    told = {row["memorandum"] for row in r.rows("agreement_events") if row["day"][:4] <= str(r.year)}
    idle = [
        row
        for row in r.rows("memoranda")
        if row["signed"]
        and row["signed"][:4] <= str(r.year)
        and row["facts"] in {"", "0"}
        and row["code"] not in told
    ]
    modern = [row for row in r.rows("workshops") if row["modern"] == "yes" and (row["opened"] or "0") <= str(r.year)]
    forums = {row["code"] for row in r.of_year("forums", "day")}
    experts = [row for row in r.rows("delegations") if row["forum"] in forums and row["role"] == "experts"]
    return {
        "demand.requests": summed(asked, "number"),
        "demand.employers": counted(list({row["employer"] for row in asked})),
        "demand.hires": summed(r.of_year("hires"), "number"),
        "guidance.unique": summed(met, "first_time"),
        "guidance.contacts": summed(met, "pupils"),
        "guidance.schools": counted(list({row["school"] for row in classes})),
        "guidance.class_pupils": summed(classes, "pupils"),
        "training.modern_workshops": counted(modern),
        "partners.signed": counted(signed),
        "partners.paper": counted(idle),
        "honours.awards": counted(r.of_year("awards")),
        "forum.countries": counted(experts),
    }


def _employment(r: Region) -> dict[str, Value]:
    status = r.graduates()
    return {"employment.graduates": counted(status)}


PARTS: tuple[Callable[[Region], dict[str, Value]], ...] = (
    _registry,
    _order,
    _money_and_way,
    _admission,
    _others,
    _employment,
)


def figures(tables: Tables, year: int) -> dict[str, Value]:
    """Every figure that the folder decides; None where it has no rows."""
    region = Region(tables, year)
    return {code: value for part in PARTS for code, value in part(region).items()}


if __name__ == "__main__":
    for name, told in figures(read_folder(Path(sys.argv[1])), int(sys.argv[2])).items():
        print(name, told)
