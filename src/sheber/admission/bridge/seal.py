"""Seals the inputs of a match before the draw: a salted Merkle root that is published, and a receipt for each applicant.

The first leaf binds the seat table and the rights; then one salted leaf a person, in the file's order, with the rights
held and the ranked choices with their points. Whoever keeps a receipt can show that the own row was in, unchanged.
Appeals granted later are undone for the root: it goes on proving that nothing but their cells was changed.
"""

import hashlib
import json
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from sheber.admission.bridge import sheets
from sheber.admission.bridge.appeals import as_sealed
from sheber.admission.bridge.gate import (
    LIMITS,
    Answers,
    answered,
    gate_inputs,
    read_expected,
    read_limits,
    stop_at_gate,
)
from sheber.admission.bridge.read import RULES, need_inputs, path_of, read_market
from sheber.kernel.exchange import Problems, read_json, read_sheet, refuse
from sheber.kernel.exchange.folder import made_whole, take_input
from sheber.kernel.exchange.write import csv_bytes
from sheber.kernel.words import Words
from sheber.proof.canonical import from_canonical, to_canonical
from sheber.proof.draw import DrawRefusedError, outcome_of_draw, seed_of
from sheber.proof.merkle import inclusion_paths, leaf_hash, root_from_path, root_of_hashes, salted_leaf

SEAL = "seal.json"
RECEIPT = "sheber.receipt.v1"
PENDING = "sealed, not drawn yet"
NO_SALTS = Words(
    "талапкер {code} үшін тұз жоқ. Қалтаны қайта мөрлеңіз.",
    "для абитуриента {code} нет соли. Запечатайте папку заново.",
    "applicant {code} has no salt. Seal the folder again.",
)
NOT_SEALED = Words(
    "бұл қалта мөрленбеген: алдымен sheber admission seal орындаңыз.",
    "эта папка не запечатана: сначала выполните sheber admission seal.",
    "this folder is not sealed: run sheber admission seal first.",
)
CHANGED = Words(
    "мөрленгеннен кейін деректер өзгерген: түбір {found}, мөрленгені {root}.",
    "данные изменены после печати: корень {found}, запечатан {root}.",
    "the inputs were changed after sealing: their root is {found}, sealed was {root}.",
)
NO_RECEIPT = Words(
    "бұл түбіртек емес немесе ол бүлінген.",
    "это не расписка, или она повреждена.",
    "this is not a receipt, or it is damaged.",
)
OTHER_ROW = Words(
    "түбіртектегі жол оның түбіріне апармайды: жол немесе түбіртек өзгертілген.",
    "строка расписки не ведёт к её корню: строка или расписка изменены.",
    "the row does not lead to the root of the receipt: the row or the receipt was changed.",
)
OTHER_SEAL = Words(
    "түбіртек жарияланған мөрге жатпайды: түбірлері бөлек.",
    "расписка не относится к опубликованной печати: корни разные.",
    "the receipt does not belong to the published seal: their roots differ.",
)
RECEIPT_LEADS = Words(
    "{applicant} талапкердің төмендегі жолы осы түбірге кіреді: {root}. Оны жарияланған түбірмен салыстырыңыз.",
    "Строка абитуриента {applicant} (ниже) входит в корень {root}. Сравните его с опубликованным корнем.",
    "The row of applicant {applicant} (below) is in the root {root}. Compare it with the root that was published.",
)
RECEIPT_SEALED = Words(
    "{applicant} талапкердің жолы жеребеге дейін дәл төмендегідей мөрленген.",
    "Строка абитуриента {applicant} запечатана до жребия именно в таком виде, как ниже.",
    "The row of applicant {applicant} was sealed before the draw exactly as it stands below.",
)


@dataclass(frozen=True)
class Row:
    """What is sealed of a person."""

    applicant: str
    rights: list[str]
    choices: list[list[Any]]  # [programme, points] in order
    salt: str

    def leaf(self) -> bytes:
        """The salted leaf."""
        told = {"applicant": self.applicant, "rights": self.rights, "choices": self.choices}
        return salted_leaf(bytes.fromhex(self.salt), to_canonical(told))


def _tables_leaf(folder: Path) -> bytes:
    told = {
        one.code: hashlib.sha256(path_of(folder, one).read_bytes()).hexdigest()
        for one in (sheets.SEATS, sheets.RIGHTS)
    }
    return leaf_hash(to_canonical(told))


def sealed_rows(folder: Path) -> Iterator[Row]:
    """Everybody in the order of applicants.csv, as sealed: appeals are undone. Raises BadInput."""
    problems = Problems()
    people = read_sheet(path_of(folder, sheets.APPLICANTS), sheets.APPLICANTS, problems)
    lists = read_sheet(path_of(folder, sheets.APPLICATIONS), sheets.APPLICATIONS, problems)
    salts = read_sheet(path_of(folder, sheets.SALTS), sheets.SALTS, problems)
    problems.stop_if_any()
    people, lists = as_sealed(folder, people, lists)
    chosen: dict[str, list[list[Any]]] = {}
    rows = lists.sort("applicant", "choice").select("applicant", "programme", "points").iter_rows()
    for code, programme, points in rows:
        chosen.setdefault(code, []).append([programme, points])
    salt = dict(salts.select("applicant", "salt").iter_rows())
    for code, rights in people.select("applicant", "rights").iter_rows():
        if code not in salt:
            raise refuse("salts.csv", None, "applicant", NO_SALTS.format(code=code))
        yield Row(code, sorted(rights.split(" ")) if rights else [], chosen.get(code, []), salt[code])


def sealed_root(folder: Path) -> bytes:
    """The root of a folder with its salts. Raises BadInput."""
    return root_of_hashes([_tables_leaf(folder), *(row.leaf() for row in sealed_rows(folder))])


def seal_inputs(
    folder: Path, out: Path, plan: dict[str, Any], *, override: Sequence[str] | Answers = ()
) -> dict[str, Any]:
    """Copy a folder into `out` with a fresh salt for everybody and the seal; gives the seal.

    `plan` names the event to come: {"source": "drand quicknet", "round": 1} or {"source": "commit-reveal",
    "parties": [{"party", "commitment"}]}. `override` names the people (two at least) who answer for what the gate
    found; they stand in the seal. Raises BadInput, StoppedError.
    """
    need_inputs(folder)
    with made_whole(out, marker=SEAL) as making:
        take_input(folder, making, [LIMITS, *sheets.files_of(*sheets.ALL, *sheets.EXPECTED)])
        for path in (making / "input").iterdir():
            path.replace(making / path.name)
        (making / "input").rmdir()
        told = read_json(folder / RULES, missing={})
        version = told.get("version", "1") if isinstance(told, dict) else "1"
        _write(making / RULES, {"version": str(version), "seed": PENDING})
        market = read_market(making)  # every fault is told before anything is sealed
        findings = gate_inputs(market, read_expected(making, market), read_limits(making))
        names = stop_at_gate(market, findings, override)
        salts = [[code, secrets.token_hex(16)] for code in market.applicants]
        (making / "salts.csv").write_bytes(csv_bytes(("applicant", "salt"), salts))
        seal = {
            "version": 1,
            "root": sealed_root(making).hex(),
            "applicants": len(market.applicants),
            "choices": len(market.problem.programme),
            "programmes": len(market.programmes),
            "seats": int(market.problem.seats.sum()),
            "draw": plan,
            **answered(findings, names),
        }
        (making / SEAL).write_bytes(to_canonical(seal))
    return seal


def _write(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def read_seal(folder: Path) -> dict[str, Any]:
    """The seal of a folder, or the seal published as a file. Raises BadInput."""
    path = folder if folder.is_file() else folder / SEAL
    if not path.is_file():
        raise refuse(SEAL, None, "", NOT_SEALED)
    try:
        seal = from_canonical(path.read_bytes())
    except ValueError as error:
        raise refuse(SEAL, None, "", Words(str(error), str(error), str(error))) from error
    if not isinstance(seal, dict) or not isinstance(seal.get("root"), str) or not isinstance(seal.get("draw"), dict):
        raise refuse(SEAL, None, "", NOT_SEALED)
    return seal


def draw_inputs(folder: Path, told: dict[str, Any]) -> str:
    """Write the seed that the event gives into rules.json; gives the seed.

    `told` is the event's outcome: {"signature": hex} of the named round, or {"secrets": {party: hex}}.
    Raises BadInput where the inputs were changed since, or where the outcome does not prove itself.
    """
    seal = read_seal(folder)
    root = sealed_root(folder)
    if root.hex() != seal["root"]:
        raise refuse(SEAL, None, "root", CHANGED.format(found=root.hex(), root=seal["root"]))
    draw = {**seal["draw"], "root": seal["root"]}
    if "signature" in told:
        draw["signature"] = str(told["signature"]).strip().lower()
    if "secrets" in told:
        known = told["secrets"]
        draw["parties"] = [{**one, "secret": known.get(one["party"], "")} for one in draw.get("parties", [])]
    try:
        seed = seed_of(root, outcome_of_draw(draw))
    except DrawRefusedError as error:
        raise refuse(RULES, None, "draw", Words(str(error), str(error), str(error))) from error
    rules = read_json(folder / RULES)
    _write(folder / RULES, {**rules, "seed": seed, "draw": draw})
    return seed


def receipts(folder: Path) -> Iterator[dict[str, Any]]:
    """Everybody's receipt: the own row, its salt and the path to the root. Raises BadInput."""
    root = read_seal(folder)["root"]
    rows = list(sealed_rows(folder))
    leaves = [_tables_leaf(folder), *(row.leaf() for row in rows)]
    for index, (row, path) in enumerate(zip(rows, inclusion_paths(leaves)[1:], strict=True), start=1):
        yield {
            "type": RECEIPT,
            "applicant": row.applicant,
            "rights": row.rights,
            "choices": row.choices,
            "salt": row.salt,
            "index": index,
            "size": len(leaves),
            "path": [step.hex() for step in path],
            "root": root,
        }


def receipt_fault(receipt: Any, seal: dict[str, Any] | None = None) -> str:
    """Why a receipt must be refused; empty where its row leads to its root, and that is the root of the seal."""
    told = receipt_told(receipt, seal)
    return "" if told.accepted else told.words.en


@dataclass(frozen=True)
class ReceiptTold:
    """What an applicant reads about the own receipt; `rights` and `choices` are what was sealed."""

    accepted: bool
    words: Words
    rights: tuple[str, ...] = ()
    choices: tuple[tuple[str, int], ...] = ()


def receipt_told(receipt: Any, seal: dict[str, Any] | None = None) -> ReceiptTold:
    """Judge a receipt offline; with the published `seal` also whether it belongs to it."""
    try:
        row = Row(receipt["applicant"], receipt["rights"], receipt["choices"], receipt["salt"])
        index, size, root = receipt["index"], receipt["size"], receipt["root"]
        path = [bytes.fromhex(step) for step in receipt["path"]]
        numbered = type(index) is int and type(size) is int and 0 < index < size
        found = root_from_path(row.leaf(), index, size, path) if numbered else None
        rights = tuple(str(right) for right in row.rights)
        choices = tuple((str(programme), int(points)) for programme, points in row.choices)
        is_receipt = receipt["type"] == RECEIPT
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        is_receipt = False
    if not is_receipt:
        return ReceiptTold(accepted=False, words=NO_RECEIPT)
    if found is None or found.hex() != root:
        return ReceiptTold(accepted=False, words=OTHER_ROW)
    if seal is not None and (seal["root"] != root or seal.get("applicants", size - 1) != size - 1):
        return ReceiptTold(accepted=False, words=OTHER_SEAL)
    words = (RECEIPT_LEADS if seal is None else RECEIPT_SEALED).format(applicant=row.applicant, root=root)
    return ReceiptTold(True, words, rights, choices)


def next_inputs(result: Path, left: set[str], out: Path) -> dict[str, int]:
    """The folder of the next round from a sealed result: without those who left, the others with their first claim.

    Raises BadInput where somebody named is not there.
    """
    source = result / "input"
    market = read_market(source)
    unknown = sorted(left - set(market.applicants))
    if unknown:
        raise refuse(
            "left.csv", None, "applicant", Words(*(f"«{unknown[0]}» — ?",) * 2, f"“{unknown[0]}” did not apply")
        )
    problems = Problems()
    people = read_sheet(path_of(source, sheets.APPLICANTS), sheets.APPLICANTS, problems)
    lists = read_sheet(path_of(source, sheets.APPLICATIONS), sheets.APPLICATIONS, problems)
    held = read_sheet(result / "result.csv", sheets.RESULT, problems)
    problems.stop_if_any()
    gone = pl.Series(sorted(left), dtype=pl.String).implode()
    stay = people.filter(~pl.col("applicant").is_in(gone))
    columns = ["applicant", "rights"]
    if stay["lottery"].null_count() < stay.height:
        stay = stay.with_columns(pl.col("lottery").rank("ordinal").cast(pl.Int64))  # the same order, numbers anew
        columns.append("lottery")
    kept = lists.filter(~pl.col("applicant").is_in(gone)).select("applicant", "choice", "programme", "points")
    holders = held.filter(pl.col("pool").is_not_null() & ~pl.col("applicant").is_in(gone))
    with made_whole(out, marker=f"{sheets.HOLDERS.code}.csv") as making:
        for one in (sheets.SEATS, sheets.RIGHTS):
            path = path_of(source, one)
            (making / path.name).write_bytes(path.read_bytes())
        stay.select(columns).write_csv(making / "applicants.csv")
        kept.write_csv(making / "applications.csv")
        holders.select("applicant", "programme", "pool").write_csv(making / "holders.csv")
        certificate = hashlib.sha256((result / "certificate.json").read_bytes()).hexdigest()
        _write(making / RULES, {**read_json(source / RULES), "previous": certificate})
    return {"applicants": stay.height, "left": len(left), "holders": holders.height}
