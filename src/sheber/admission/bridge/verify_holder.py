"""What a holder's certificate states: one person's path through the match, checked alone or against the public folder.

Alone: the row leads to the root, and the entries of the list are refused one by one until the first that is reached,
which is held. With the public folder: the root, the row's leaf and the cut-offs are those that everybody sees, and
the entries tried are those of the seat table, none left out.
"""

import hmac
from pathlib import Path
from typing import Any

from sheber.admission.bridge.verify_public import OPEN, PublicTables, read_public
from sheber.kernel.words import Words
from sheber.proof.canonical import to_canonical
from sheber.proof.certificate import Check, certificate_id
from sheber.proof.merkle import root_from_path, salted_leaf
from sheber.proof.verify import read_certificate

MEANINGS = {
    "leaf": Words(
        "Өтініш, жеребе нөмірі және алынған орын мөрленген түбірге апарады.",
        "Заявление, номер жребия и полученное место ведут к опубликованному корню.",
        "The application, the draw number and the place held lead to the stated root.",
    ),
    "first": Words(
        "Тізім бойынша өту шегіне жеткен бірінші орын алынды.",
        "Получено первое место списка, чей проходной порог достигнут.",
        "The place held is the first on the list whose cut-off is reached.",
    ),
    "public": Words(
        "Бұл — дәл осы жария нәтиженің иесінің куәлігі: түбір, мөр және кілт бірдей.",
        "Это свидетельство именно этого опубликованного результата: корень, обязательство и ключ те же.",
        "This belongs to that public result: the root, the commitment and the key are the same.",
    ),
    "cutoffs": Words(
        "Тізімде ешбір орын қалдырылмаған; өту шектері жарияланғандай.",
        "В списке не пропущен ни один конкурс; пороги те же, что опубликованы.",
        "No pool of the list was left out; the cut-offs are those that were published.",
    ),
}
CLASSES = {"holder": 0, "yes": 1, "no": 2}
TOLD = {"public", "root", "index", "size", "salt", "path", "row", "tried"}
ENTRY = {"choice", "programme", "pool", "points", "entitled", "seats", "cutoff", "salt", "ended"}
ROW = {"choices", "claim", "held", "number", "rights"}
BAD = (KeyError, TypeError, ValueError, AttributeError, IndexError)


def _check(name: str, fault: str) -> Check:
    return Check(name, MEANINGS[name].as_dict(), not fault, fault)


def row_leaf(row: dict[str, Any], salt: str) -> bytes:
    """The salted leaf of a person's row."""
    return salted_leaf(bytes.fromhex(salt), to_canonical(row))


def cutoff_leaf(programme: str, pool: str, seats: int, cutoff: dict[str, Any], salt: str) -> bytes:
    """The salted leaf of a protected pool's cut-off: all who tried the pool were told the same."""
    told = {"programme": programme, "pool": pool, "seats": seats, "cutoff": cutoff}
    return salted_leaf(bytes.fromhex(salt), to_canonical(told))


def check_holder(certificate: dict[str, Any]) -> list[Check]:
    """A holder's certificate alone."""
    told = certificate["parameters"]
    return [_check("leaf", _guarded(_leaf_fault, told)), _check("first", _guarded(_first_fault, told))]


def check_holder_with(certificate: dict[str, Any], folder: Path) -> list[Check]:
    """A holder's certificate against a public folder, which is verified by itself."""
    stated, tables = read_certificate(folder), read_public(folder)
    return [
        _check("public", _guarded(_public_fault, certificate, stated, tables)),
        _check("cutoffs", _guarded(_cutoffs_fault, certificate["parameters"], tables)),
    ]


def _guarded(fault: Any, *told: Any) -> str:
    try:
        return str(fault(*told))
    except BAD as error:
        return f"not a holder's path ({type(error).__name__}: {error})"


def _leaf_fault(told: dict[str, Any]) -> str:
    if set(told) != TOLD or any(set(entry) - {"enough"} != ENTRY for entry in told["tried"]):
        return "not the parts of a holder's path"
    if set(told["row"]) != ROW or len(bytes.fromhex(told["salt"])) != 16:
        return "not a row with its salt"
    path = [bytes.fromhex(step) for step in told["path"]]
    found = root_from_path(row_leaf(told["row"], told["salt"]), told["index"] - 1, told["size"], path)
    return "" if told["index"] > 0 and found and found.hex() == told["root"] else "the row does not lead to the root"


def _own_class(row: dict[str, Any], programme: str, pool: str) -> str:
    if row["claim"] == [programme, pool]:
        return "holder"
    return "yes" if pool == OPEN or pool in row["rights"] else "no"


def _reached(row: dict[str, Any], entry: dict[str, Any]) -> bool:
    if not entry["seats"]:
        return False
    if not entry["cutoff"]:
        return True
    worst = entry["cutoff"]
    mine = (CLASSES[entry["entitled"]], -entry["points"], row["number"])
    return mine <= (CLASSES[worst["entitled"]], -worst["points"], worst["lottery"])


def enough_of(row: dict[str, Any], entry: dict[str, Any]) -> int | None:
    """Points that would have been enough in an entry that was refused; None where points alone would not help."""
    worst = entry["cutoff"]
    if not worst or worst["entitled"] != entry["entitled"]:
        return None
    return int(worst["points"]) + (0 if row["number"] <= worst["lottery"] else 1)


def _first_fault(told: dict[str, Any]) -> str:
    """Every entry but the last is refused by its cut-off; the last is reached and held, or nothing is held."""
    row, tried = told["row"], told["tried"]
    held = [[entry["choice"], entry["programme"], entry["pool"]] for entry in tried if entry["ended"] == "held"]
    if held != ([row["held"]] if row["held"] else []) or (held and tried[-1]["ended"] != "held"):
        return "the place held is not where the list ends"
    before = 1
    for entry in tried:
        where = f"choice {entry['choice']}, pool {entry['programme']} {entry['pool']}"
        opens = entry["pool"] == OPEN
        if entry["choice"] != before + (opens and entry is not tried[0]) or (entry is tried[0] and not opens):
            return f"{where}: not the next entry of the list"
        before = entry["choice"]
        if row["choices"][before - 1] != [entry["programme"], entry["points"]]:
            return f"{where}: not the programme and points of that choice"
        if entry["entitled"] != _own_class(row, entry["programme"], entry["pool"]):
            return f"{where}: the own right is stated wrongly"
        reached = _reached(row, entry)
        if reached != (entry["ended"] == "held") or entry["ended"] not in {"held", "refused"}:
            return f"{where}: " + ("the cut-off is reached" if reached else "the cut-off is not reached")
        if entry.get("enough") != (None if reached else enough_of(row, entry)):
            return f"{where}: what would have been enough is stated wrongly"
    if not held and before != max(len(row["choices"]), 1):
        return "choices are left that were not tried"
    return "" if tried or not row["choices"] else "choices are left that were not tried"


def _public_fault(certificate: dict[str, Any], stated: dict[str, Any], tables: PublicTables) -> str:
    told = certificate["parameters"]
    if told["public"] != certificate_id(stated):
        return "the certificate names another public result"
    if told["root"] != stated["parameters"]["root"] or told["size"] != len(tables.leaves):
        return "the root is not the public one"
    if not hmac.compare_digest(tables.leaves[told["index"] - 1], row_leaf(told["row"], told["salt"])):
        return "the public commitment at this place is another one"
    if certificate["signature"]["key"] != stated["signature"]["key"]:
        return "another key has signed the public result"
    return ""


def virtual_list(tables: PublicTables, row: dict[str, Any]) -> list[tuple[int, str, str]]:
    """(choice, programme, pool): open; kept pools of own rights in the printed order; released ones of others."""
    pools: dict[str, dict[str, bool]] = {}
    for one in tables.seats:
        pools.setdefault(one["programme"], {})[one["pool"]] = bool(one["released"])
    entries = []
    for choice, (programme, _) in enumerate(row["choices"], start=1):
        there = [right for right in tables.rights if right in pools[programme]]
        own = [right for right in there if right in row["rights"]]
        others = [right for right in there if right not in row["rights"] and pools[programme][right]]
        entries += [(choice, programme, pool) for pool in (OPEN, *own, *others)]
    return entries


def _cutoffs_fault(told: dict[str, Any], tables: PublicTables) -> str:
    row, tried = told["row"], told["tried"]
    wanted = virtual_list(tables, row)
    if row["held"]:
        wanted = wanted[: wanted.index(tuple(row["held"])) + 1]
    found = [(entry["choice"], entry["programme"], entry["pool"]) for entry in tried]
    if found != wanted:
        return "the entries tried are not those of the seat table"
    shown = {(one["programme"], one["pool"]): one for one in tables.cutoffs}
    for entry in tried:
        fault = _entry_fault(entry, shown[entry["programme"], entry["pool"]])
        if fault:
            return f"choice {entry['choice']}, pool {entry['programme']} {entry['pool']}: {fault}"
    return ""


def _entry_fault(entry: dict[str, Any], shown: dict[str, Any]) -> str:
    if entry["seats"] != shown["seats"]:
        return "the seats are not the published ones"
    if shown["protected"]:
        leaf = cutoff_leaf(entry["programme"], entry["pool"], entry["seats"], entry["cutoff"], entry["salt"])
        return "" if leaf.hex() == shown["commitment"] else "not the cut-off to which the public result is bound"
    cutoff = {name: shown[name] for name in ("points", "lottery", "entitled") if shown[name] is not None}
    return "" if entry["cutoff"] == cutoff and entry["salt"] == "" else "the cut-off is not the published one"
