"""What the public folder of a match states, checked from that folder alone: tables, no rows of people."""

import json
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from sheber.admission.bridge import sheets
from sheber.admission.bridge.protected import Count, Pool, audit_fault, groups_fault
from sheber.kernel.exchange import BadInput, Problems, Sheet, kinds, read_json, read_sheet
from sheber.kernel.exchange.sheet import file_sheet, plain
from sheber.kernel.exchange.write import as_text, csv_bytes
from sheber.kernel.words import Words
from sheber.proof.certificate import Check
from sheber.proof.draw import fault_of, is_provable
from sheber.proof.merkle import root_of_hashes

OPEN = "open"
COMMITMENTS = "commitments.csv"
HEX = kinds.Code(64, r"^[0-9a-f]{64}$")
CUTOFFS = file_sheet(
    "cutoffs",
    ("programme", "pool"),
    plain("programme", sheets.CODE),
    plain("pool", sheets.CODE),
    plain("seats", kinds.Whole(0)),
    plain("admitted", kinds.Whole(0), required=False),
    plain("points", kinds.Whole(None), required=False),
    plain("lottery", kinds.Whole(1), required=False),
    plain("entitled", kinds.Code(8, r"^(yes|no|holder)$"), required=False),
    plain("protected", kinds.YesNo()),
    plain("commitment", HEX, required=False),
)
LEAVES = file_sheet("commitments", ("index",), plain("index", kinds.Whole(1)), plain("leaf", HEX))
FILES = {
    "input/seats.csv": sheets.SEATS,
    "input/rights.csv": sheets.RIGHTS,
    "cutoffs.csv": CUTOFFS,
    COMMITMENTS: LEAVES,
}
TEXTS = ("input/rules.json", "summary.json")
RULES_KEYS = {"version", "seed", "draw", "previous"}
DRAW_KEYS = {"source", "round", "root", "signature", "parties"}
PARTY_KEYS = {"party", "commitment", "secret"}
HEX_LETTERS = set("0123456789abcdef")

MEANINGS = {
    "tables": Words(
        "Қалтада тек жалпы кестелер бар, олар бір-біріне сай; адамдар туралы жол жоқ.",
        "В папке только общие таблицы, они согласованы между собой; строк о людях нет.",
        "The folder holds public tables only, and they agree; there are no rows of people.",
    ),
    "seats": Words(
        "Ашық көрсетілген жерде орыннан артық қабылданған жоқ; өту шегі орын толған жерде ғана бар.",
        "Там, где показано: принято не больше мест; порог есть ровно там, где места заполнены.",
        "Where shown, no pool admits more than its seats, and there is a cut-off exactly where it is full.",
    ),
    "protected": Words(
        "Аз адам туралы сан көрсетілмейді және көрсетілген сандардан шығарылмайды.",
        "Числа о немногих людях не показаны и не выводятся из показанных.",
        "No number about few people is shown, and none can be worked out from those that are shown.",
    ),
    "summary": Words("Жиынтық сандар қайта есептелді.", "Итоговые числа пересчитаны.", "The totals were recomputed."),
    "draw": Words(
        "Жеребе дәні жарияланған түбір мен қоғамдық оқиғадан шығады.",
        "Зерно жребия следует из названного корня данных и публичного события.",
        "The seed follows from the stated root of the inputs and the public event.",
    ),
    "commitments": Words(
        "Әр талапкерге бір мөр бар; мөрлер түбірі қайта есептелді.",
        "На каждого абитуриента одно обязательство; их корень пересчитан.",
        "There is one commitment for each applicant; their root was recomputed.",
    ),
}


@dataclass(frozen=True)
class PublicTables:
    """The tables of a public folder, each row as text or number by column."""

    seats: list[dict[str, Any]]
    rights: list[str]  # in the printed order
    rules: dict[str, Any]
    cutoffs: list[dict[str, Any]]
    leaves: list[bytes]
    summary: dict[str, Any]


def canonical_csv(sheet: Sheet, rows: list[dict[str, Any]]) -> bytes:
    """A sheet's only form in a public folder: its columns in order, nothing else."""
    cells = ([as_text(column.kind, row.get(column.name)) for column in sheet.columns] for row in rows)
    return csv_bytes((column.name for column in sheet.columns), cells)


def canonical_json(value: dict[str, Any]) -> bytes:
    """The only form of a text of a public folder."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def read_public(folder: Path) -> PublicTables:
    """Read the tables, each in its only form: nothing can ride along. Raises BadInput, ValueError."""
    problems = Problems()
    frames = {name: read_sheet(folder / name, one, problems) for name, one in FILES.items()}
    problems.stop_if_any()
    tables = {
        name: frames[name].select([column.name for column in one.columns]).to_dicts() for name, one in FILES.items()
    }
    for name, one in FILES.items():
        if canonical_csv(one, tables[name]) != (folder / name).read_bytes():
            raise ValueError(f"{name}: not in the form in which it is published")
    texts = {name: read_json(folder / name) for name in TEXTS}
    for name, value in texts.items():
        if not isinstance(value, dict) or canonical_json(value) != (folder / name).read_bytes():
            raise ValueError(f"{name}: not in the form in which it is published")
    rights = sorted(tables["input/rights.csv"], key=lambda row: int(row["order"]))
    return PublicTables(
        tables["input/seats.csv"],
        [row["right"] for row in rights],
        texts["input/rules.json"],
        tables["cutoffs.csv"],
        [bytes.fromhex(row["leaf"]) for row in tables[COMMITMENTS]],
        texts["summary.json"],
    )


def check_public(folder: Path, certificate: dict[str, Any]) -> list[Check]:
    """Everything that a public folder of a match states."""
    try:
        tables = read_public(folder)
    except (BadInput, ValueError) as error:
        return [_check("tables", str(error).split("\n")[0])]
    faults = {"tables": _tables_fault(tables, certificate)}
    if not faults["tables"]:
        faults |= {
            "seats": _seats_fault(tables),
            "protected": _protected_fault(tables, certificate),
            "summary": _summary_fault(tables),
            "commitments": _commitments_fault(folder, tables, certificate),
        }
        draw = tables.rules.get("draw")
        if isinstance(draw, dict) and is_provable(draw):
            faults["draw"] = fault_of(tables.rules["seed"], draw)
    return [_check(name, fault) for name, fault in faults.items()]


def _check(name: str, fault: str) -> Check:
    return Check(name, MEANINGS[name].as_dict(), not fault, fault)


def _tables_fault(tables: PublicTables, certificate: dict[str, Any]) -> str:
    named = {entry["name"] for entry in [*certificate["inputs"], *certificate["outputs"]]}
    strange = sorted(named ^ {*FILES, *TEXTS})
    if strange:
        return f"{strange[0]}: " + ("not a file of a public folder" if strange[0] in named else "missing")
    pools = [(row["programme"], row["pool"], row["seats"]) for row in tables.seats]
    if [(row["programme"], row["pool"], row["seats"]) for row in tables.cutoffs] != pools:
        return "cutoffs.csv: not the pools of seats.csv in their order"
    unknown = [pool for _, pool, _ in pools if pool != OPEN and pool not in tables.rights]
    if unknown:
        return f"seats.csv: {unknown[0]} is not in rights.csv"
    programmes = {programme for programme, _, _ in pools}
    if sorted(programmes) != sorted(programme for programme, pool, _ in pools if pool == OPEN):
        return "seats.csv: not one open pool for each programme"
    return _rules_fault(tables.rules) or _parameters_fault(tables, certificate)


def _rules_fault(rules: dict[str, Any]) -> str:
    if not isinstance(rules.get("seed"), str) or not isinstance(rules.get("version"), str):
        return "rules.json: version or seed is missing"
    draw = rules.get("draw", {})
    parties = draw.get("parties", []) if isinstance(draw, dict) else None
    if not isinstance(parties, list) or not all(isinstance(one, dict) for one in parties):
        return "rules.json: draw is not one"
    strange = (
        (set(rules) - RULES_KEYS) | (set(draw) - DRAW_KEYS) | {key for one in parties for key in one} - PARTY_KEYS
    )
    return f"rules.json: {min(strange)} is not published" if strange else ""


def _parameters_fault(tables: PublicTables, certificate: dict[str, Any]) -> str:
    """The certificate's own words about the tables, but for the root."""
    wanted = {
        "rules": tables.rules["version"],
        "seed": tables.rules["seed"],
        "draw": text_of_draw(tables.rules),
        "applicants": len(tables.leaves),
        "programmes": sum(row["pool"] == OPEN for row in tables.seats),
    }
    stated = certificate["parameters"]
    for key, value in wanted.items():
        if stated.get(key) != value:
            return f"certificate.json: {key} is {stated.get(key)}, the tables say {value}"
    if stated.get("previous", "") != tables.rules.get("previous", ""):
        return "certificate.json: previous is not that of rules.json"
    auditor = stated.get("auditor")
    if not isinstance(auditor, str) or not set(auditor) <= HEX_LETTERS or len(auditor) != 64:
        return "certificate.json: the auditor's certificate is not named"
    return ""


def text_of_draw(rules: dict[str, Any]) -> dict[str, Any]:
    """The draw as it stands in a certificate's parameters."""
    draw = rules.get("draw") or {}
    return {name: value if name == "parties" else str(value) for name, value in draw.items()}


def _seats_fault(tables: PublicTables) -> str:
    released = {(row["programme"], row["pool"]): bool(row["released"]) for row in tables.seats}
    seen: set[int] = set()
    for row in tables.cutoffs:
        where = f"pool {row['programme']} {row['pool']}"
        parts = [row[name] for name in ("points", "lottery", "entitled")]
        if row["protected"]:
            if row["admitted"] is not None or any(part is not None for part in parts) or not row["commitment"]:
                return f"{where}: protected, but something is shown, or its commitment is missing"
            continue
        if row["admitted"] is None or row["commitment"]:
            return f"{where}: nothing is shown, though it is not protected"
        if row["admitted"] > row["seats"]:
            return f"{where}: {row['admitted']} admitted to {row['seats']} seats"
        full = row["admitted"] == row["seats"] > 0
        if any((part is not None) != full for part in parts):
            return f"{where}: a cut-off with seats left, or none or half of one when full"
        if full and (row["lottery"] in seen or row["lottery"] > len(tables.leaves)):
            return f"{where}: the number {row['lottery']} is another pool's or nobody's"
        if full and not _may_stand(row, released[row["programme"], row["pool"]]):
            return f"{where}: nobody of the class {row['entitled']} can stand there"
        seen |= {row["lottery"]} if full else set()
    return ""


def _may_stand(row: dict[str, Any], released: bool) -> bool:
    """Whether somebody of the stated class may hold a place in the pool at all."""
    return row["entitled"] != "no" or (released and row["pool"] != OPEN)


def _protected_fault(tables: PublicTables, certificate: dict[str, Any]) -> str:
    threshold = certificate["privacy"].get("threshold")
    if not isinstance(threshold, int) or isinstance(threshold, bool):
        return "certificate.json: the threshold is missing"
    placed, groups = tables.summary.get("placed"), tables.summary.get("by_choice", {})
    if not isinstance(placed, (int, type(None))) or not _are_counts(groups):
        return "summary.json: not whole numbers"
    order = {right: place for place, right in enumerate(tables.rights)}
    pools = [
        Pool(row["programme"], order.get(row["pool"], -1), row["seats"], bool(row["released"]))
        for row in tables.seats
    ]
    seen = [None if row["protected"] else Count(row["admitted"], row["entitled"] == "no") for row in tables.cutoffs]
    fault = audit_fault(pools, seen, placed, len(tables.leaves), threshold)
    return fault or groups_fault(groups, placed, threshold)


def _are_counts(groups: object) -> bool:
    return isinstance(groups, dict) and all(type(number) is int for number in groups.values())


def summary_of(cutoffs: list[dict[str, Any]], applicants: int, placed: int | None, groups: dict[str, int]) -> dict:
    """The public summary: sums of what is shown, so that they tell nothing more; the rest only where `placed` is."""
    kinds_: dict[str, dict[str, int]] = {}
    for row in cutoffs:
        one = kinds_.setdefault(row["pool"], {"pools": 0, "protected": 0, "admitted": 0})
        one["pools"] += 1
        one["protected"] += bool(row["protected"])
        one["admitted"] += row.get("admitted") or 0
    seats = sum(row["seats"] for row in cutoffs)
    told = {} if placed is None else {"placed": placed, "seats_left": seats - placed, "by_choice": groups}
    return {
        "applicants": applicants,
        "seats": seats,
        "pools": len(cutoffs),
        "protected": sum(bool(row["protected"]) for row in cutoffs),
        "admitted_where_shown": sum(row.get("admitted") or 0 for row in cutoffs),
        "by_pool": dict(sorted(kinds_.items())),
        **told,
    }


def _summary_fault(tables: PublicTables) -> str:
    placed, groups = tables.summary.get("placed"), tables.summary.get("by_choice", {})
    wanted = summary_of(tables.cutoffs, len(tables.leaves), placed, groups)
    for key in sorted({*wanted, *tables.summary}):
        if tables.summary.get(key) != wanted.get(key):
            return f"summary.json: {key} is {tables.summary.get(key)}, recomputed {wanted.get(key)}"
    return ""


def _commitments_fault(folder: Path, tables: PublicTables, certificate: dict[str, Any]) -> str:
    lines = (folder / COMMITMENTS).read_bytes().split(b"\n")[1:-1]
    if any(not line.startswith(f"{place},".encode()) for place, line in enumerate(lines, start=1)):
        return f"{COMMITMENTS}: not numbered from 1 without gaps"
    ordered = sorted(tables.leaves)
    if any(one == other for one, other in pairwise(ordered)):
        return f"{COMMITMENTS}: two leaves are the same"
    root = root_of_hashes(tables.leaves).hex()
    stated = next(entry for entry in certificate["outputs"] if entry["name"] == COMMITMENTS)
    if stated.get("merkle_root") != root or certificate["parameters"].get("root") != root:
        return f"{COMMITMENTS}: the leaves have the root {root}"
    return ""
