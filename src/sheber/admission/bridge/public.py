"""A sealed match for the public: seats, cut-offs, sums, and a salted commitment to every person's path.

The public folder holds no row of a person: no code, no right held, no number about few people (`protected.py`).
What belongs to persons (which commitment is whose, the salts) goes into a private folder beside the auditor's.
"""

import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import sheber
from sheber.admission.bridge import holder, sheets
from sheber.admission.bridge.holder import Match, cutoff_of, read_match, row_of
from sheber.admission.bridge.protected import LEAST_THRESHOLD, METHOD, THRESHOLD, Count, Pool, grouped, protect
from sheber.admission.bridge.read import path_of
from sheber.admission.bridge.verify import check_folder
from sheber.admission.bridge.verify_holder import cutoff_leaf, row_leaf
from sheber.admission.bridge.verify_public import (
    COMMITMENTS,
    CUTOFFS,
    DRAW_KEYS,
    LEAVES,
    PARTY_KEYS,
    canonical_csv,
    canonical_json,
    check_public,
    read_public,
    summary_of,
    text_of_draw,
)
from sheber.admission.bridge.write import totals
from sheber.kernel.exchange import BadInput, Problems, read_sheet, refuse
from sheber.kernel.exchange.folder import made_whole, need_folder
from sheber.kernel.words import Words
from sheber.proof.certificate import (
    CERTIFICATE,
    INPUT,
    Check,
    certificate_id,
    describe_file,
    files_of,
    seal_folder,
)
from sheber.proof.merkle import root_of_hashes
from sheber.proof.signature import SigningKey
from sheber.proof.verify import read_certificate, verify_bundle

TYPE = "sheber.match.v1"
RULE = {"name": "public tables of a match", "version": "1"}
SALT_BYTES = 16
MOST = 2**53  # whole numbers that every reader of JSON keeps exactly
STATEMENT = Words(
    "{applicants} талапкер: {pools} конкурстың орындары мен өту шектері; адам аз {protected} конкурстың сандары қорғалған.",
    "Конкурс {applicants} абитуриентов: места и пороги {pools} конкурсов; у {protected} из них людей мало, числа защищены.",
    "The match of {applicants} applicants: seats and cut-offs of {pools} pools; {protected} of them hold few people and are protected.",
)
NOT_AUDITORS = Words(
    "бұл аудитордың мөрленген нәтижесі емес: {fault}",
    "это не запечатанный результат для аудитора: {fault}",
    "this is not an auditor's sealed match: {fault}",
)
TOO_FEW = Words(
    "талапкер {found}, кемінде {threshold} керек: одан аз болса, ештеңе жарияланбайды.",
    "абитуриентов {found}, нужно не меньше {threshold}: о меньшем числе людей ничего не публикуется.",
    "{found} applicants; of fewer than {threshold} nothing is published.",
)
LOW_THRESHOLD = Words(
    "шек кемінде {least} болуы керек.", "порог должен быть не меньше {least}.", "the threshold is at least {least}."
)
NESTED = Words(
    "нәтиже, --out және --private бір-бірінің ішінде бола алмайды.",
    "результат, --out и --private не могут лежать друг в друге.",
    "the result, --out and --private must not lie inside one another.",
)
TOO_LARGE = Words(
    "балл тым үлкен: 2^53-тен кіші болуы керек.",
    "баллы слишком велики: нужно меньше 2^53.",
    "points are too large: less than 2^53 is wanted.",
)
AGREES = Words(
    "Жария кестелер мен мөрлер аудитор қалтасындағы жолдарға сай.",
    "Публичные таблицы и обязательства соответствуют строкам аудитора.",
    "The public tables and commitments are those of the auditor's rows.",
)


def publish_match(
    folder: Path, out: Path, *, private: Path, key: SigningKey, threshold: int = THRESHOLD
) -> dict[str, Any]:
    """Make the public folder of a sealed match in `out`, and what holders' certificates need in `private`.

    Gives the public summary with `root` and `certificate` (its SHA-256). The match is verified before anything is
    written. Raises BadInput.
    """
    need_folder(folder)
    _refuse_nested(folder, out, private)
    if threshold < LEAST_THRESHOLD:
        raise refuse("", None, "threshold", LOW_THRESHOLD.format(least=LEAST_THRESHOLD))
    auditor = _accepted(folder)
    match = read_match(folder)
    count = len(match.market.applicants)
    if count < threshold:
        raise refuse("input/applicants.csv", None, "", TOO_FEW.format(found=count, threshold=threshold))
    points = match.market.problem.points
    if len(points) and max(int(points.max()), -int(points.min())) >= MOST:
        raise refuse("input/applications.csv", None, "points", TOO_LARGE)
    salted = _salted(match)
    with made_whole(out) as making, made_whole(private, marker=holder.POOL_SALTS_FILE) as keeping:
        keeping.chmod(0o700)
        summary = _write_public(match, folder, making, threshold, salted)
        _seal(making, auditor, summary, threshold, key)
        _keep(match, folder, making, keeping, salted)
        told = read_certificate(making)
    return {**summary, "root": told["parameters"]["root"], "certificate": certificate_id(told)}


def _refuse_nested(*folders: Path) -> None:
    whole = [folder.resolve() for folder in folders]
    for place, one in enumerate(whole):
        if any(one.is_relative_to(other) for other in whole[:place] + whole[place + 1 :]):
            raise refuse(str(folders[place]), None, "", NESTED)


def _accepted(folder: Path) -> dict[str, Any]:
    """The auditor's certificate, all checks made again. Raises BadInput."""
    certificate, checks = verify_bundle(folder)
    failed = [check for check in checks if not check.passed]
    if not failed and (certificate["type"] != TYPE or certificate["class"] != "auditor"):
        fault = f"{certificate['type']}, {certificate['class']}"
        raise refuse(CERTIFICATE, None, "", NOT_AUDITORS.format(fault=fault))
    failed = failed or [check for check in check_folder(folder, certificate) if not check.passed]
    if failed:
        fault = f"{failed[0].id}: {failed[0].counter_example}"
        raise refuse(CERTIFICATE, None, "", NOT_AUDITORS.format(fault=fault))
    return certificate


@dataclass(frozen=True)
class _Salted:
    """Fresh salts, and a fresh order in which nobody's place tells who it is."""

    order: list[int]  # place of the commitment (from 0) -> row of applicants.csv
    people: list[str]  # by row, hex
    pools: list[str]  # by pool, hex


def _salted(match: Match) -> _Salted:
    order = list(range(len(match.market.applicants)))
    secrets.SystemRandom().shuffle(order)
    people = [secrets.token_hex(SALT_BYTES) for _ in order]
    return _Salted(order, people, [secrets.token_hex(SALT_BYTES) for _ in match.market.pools])


def _write_public(match: Match, folder: Path, making: Path, threshold: int, salted: _Salted) -> dict[str, Any]:
    """All files but the certificate; gives the summary."""
    cutoffs, summary = _tables(match, threshold, salted.pools)
    (making / INPUT).mkdir()
    for name, raw in _inputs(match, folder).items():
        (making / INPUT / name).write_bytes(raw)
    (making / "cutoffs.csv").write_bytes(canonical_csv(CUTOFFS, cutoffs))
    (making / "summary.json").write_bytes(canonical_json(summary))
    leaves = [row_leaf(row_of(match, row), salted.people[row]).hex() for row in salted.order]
    rows = [{"index": place, "leaf": leaf} for place, leaf in enumerate(leaves, start=1)]
    (making / COMMITMENTS).write_bytes(canonical_csv(LEAVES, rows))
    return summary


def _inputs(match: Match, folder: Path) -> dict[str, bytes]:
    """The input tables that are public anyway, each with its declared columns only."""
    problems = Problems()
    frames = {one: read_sheet(path_of(folder / INPUT, one), one, problems) for one in (sheets.SEATS, sheets.RIGHTS)}
    problems.stop_if_any()
    told = {f"{one.code}.csv": canonical_csv(one, frame.to_dicts()) for one, frame in frames.items()}
    return {**told, "rules.json": canonical_json(_public_rules(match.market.rules))}


def _public_rules(rules: dict[str, Any]) -> dict[str, Any]:
    draw = rules.get("draw")
    told = {"version": rules["version"], "seed": rules["seed"]}
    if isinstance(draw, dict):
        shown = {name: value for name, value in draw.items() if name in DRAW_KEYS}
        if isinstance(draw.get("parties"), list):
            shown["parties"] = [{key: one[key] for key in one if key in PARTY_KEYS} for one in draw["parties"]]
        told["draw"] = shown
    return {**told, "previous": str(rules["previous"])} if rules.get("previous") else told


def _tables(match: Match, threshold: int, salts: list[str]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The rows of cutoffs.csv and the summary; `salts` by pool bind what is protected."""
    market = match.market
    seats, admitted = market.problem.seats.tolist(), np.asarray(match.cut.admitted).tolist()
    limits = [cutoff_of(match, pool) for pool in range(len(seats))]
    counts = [Count(number, one.get("entitled") == "no") for number, one in zip(admitted, limits, strict=True)]
    shown = protect(_pools(match), counts, len(market.applicants), threshold)
    rows = []
    for pool, ((programme, name), cutoff) in enumerate(zip(market.pools, limits, strict=True)):
        row = {"programme": programme, "pool": name, "seats": seats[pool], "protected": shown.hidden[pool]}
        if shown.hidden[pool]:
            row["commitment"] = cutoff_leaf(programme, name, seats[pool], cutoff, salts[pool]).hex()
        else:
            row |= {"admitted": admitted[pool], **cutoff}
        rows.append(row)
    by_choice = {int(choice): number for choice, number in totals(market, match.answer)["by_choice"].items()}
    groups = {} if shown.placed is None else grouped(by_choice, threshold)
    return rows, summary_of(rows, len(market.applicants), shown.placed, groups)


def _pools(match: Match) -> list[Pool]:
    problem, order = match.market.problem, {right: place for place, right in enumerate(match.market.rights)}
    released = set(problem.kept[problem.released].tolist())
    return [
        Pool(programme, order.get(pool, -1), int(problem.seats[place]), place in released)
        for place, (programme, pool) in enumerate(match.market.pools)
    ]


def _seal(making: Path, auditor: dict[str, Any], summary: dict[str, Any], threshold: int, key: SigningKey) -> None:
    tables = read_public(making)
    root = root_of_hashes(tables.leaves).hex()
    rules = tables.rules
    parameters = {
        "rules": rules["version"],
        "seed": rules["seed"],
        "draw": text_of_draw(rules),
        "applicants": summary["applicants"],
        "programmes": sum(row["pool"] == "open" for row in tables.seats),
        "root": root,
        "auditor": certificate_id(auditor),
        **({"previous": rules["previous"]} if "previous" in rules else {}),
    }
    privacy = {
        "threshold": threshold,
        "method": METHOD.format(threshold=threshold),
        "protected": summary["protected"],
    }
    commitments = {**describe_file(making, COMMITMENTS), "merkle_root": root}
    draft = {
        "inputs": [{"name": name} for name in files_of(making) if name.startswith(f"{INPUT}/")],
        "outputs": [commitments, {"name": "cutoffs.csv"}, {"name": "summary.json"}],
        "parameters": parameters,
        "privacy": privacy,
    }
    seal_folder(
        making,
        type=TYPE,
        statement=STATEMENT.format(**summary).as_dict(),
        rule={**RULE, "package": sheber.__version__},
        parameters=parameters,
        class_="public",
        checks=check_public(making, draft),
        key=key,
        privacy=privacy,
        known={COMMITMENTS: commitments},
    )


def _keep(match: Match, folder: Path, making: Path, keeping: Path, salted: _Salted) -> None:
    """The private folder: the auditor's, the public one, and the salts."""
    _link(folder, keeping / holder.MATCH)
    shutil.copytree(making, keeping / holder.PUBLIC)
    place = {row: index for index, row in enumerate(salted.order, start=1)}
    people = [
        {"applicant": code, "index": place[row], "salt": salted.people[row]}
        for row, code in enumerate(match.market.applicants)
    ]
    protected = [row["protected"] for row in read_public(making).cutoffs]
    pools = [
        {"programme": programme, "pool": pool, "salt": salt}
        for (programme, pool), salt, hidden in zip(match.market.pools, salted.pools, protected, strict=True)
        if hidden
    ]
    for name, raw in (
        (holder.SALTS_FILE, canonical_csv(holder.SALTS, people)),
        (holder.POOL_SALTS_FILE, canonical_csv(holder.POOL_SALTS, pools)),
    ):
        (keeping / name).write_bytes(raw)
        (keeping / name).chmod(0o600)


def _link(folder: Path, target: Path) -> None:
    """The sealed files: hard links where possible, else copies."""
    for name in [CERTIFICATE, *files_of(folder)]:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(folder / name, target / name)
        except OSError:
            shutil.copyfile(folder / name, target / name)


def agreement_checks(folder: Path, public: Path, private: Path | None = None) -> list[Check]:
    """Whether a public folder is that of an auditor's; with `private` also whether each commitment is."""
    try:
        fault = _agreement_fault(folder, public, private)
    except (BadInput, ValueError, KeyError, OSError) as error:
        fault = str(error).split("\n")[0]
    return [Check("agreement", AGREES.as_dict(), not fault, fault)]


def _agreement_fault(folder: Path, public: Path, private: Path | None) -> str:
    match, stated = read_match(folder), read_certificate(public)
    if stated["parameters"]["auditor"] != certificate_id(read_certificate(folder)):
        return "the public certificate names another auditor's certificate"
    for name, raw in _inputs(match, folder).items():
        if (public / INPUT / name).read_bytes() != raw:
            return f"input/{name}: not what the auditor's folder says"
    tables = read_public(public)
    salts = [""] * len(match.market.pools)
    if private is not None:
        known = _pool_salts(private)
        salts = [known.get(pool, "") for pool in match.market.pools]
    cutoffs, summary = _tables(match, stated["privacy"]["threshold"], salts)
    for row, found in zip(cutoffs, tables.cutoffs, strict=True):
        bound = private is not None or not row["protected"]
        same = {name: found[name] for name in found if name != "commitment" or bound}
        if same != {name: row.get(name) for name in same}:
            return f"cutoffs.csv: pool {row['programme']} {row['pool']} is not that of the auditor's folder"
    if summary != tables.summary:
        return "summary.json: not the sums of the auditor's folder"
    return "" if private is None else _leaves_fault(match, tables.leaves, private)


def _pool_salts(private: Path) -> dict[tuple[str, str], str]:
    problems = Problems()
    frame = read_sheet(private / holder.POOL_SALTS_FILE, holder.POOL_SALTS, problems)
    problems.stop_if_any()
    return {
        (programme, pool): salt for programme, pool, salt in frame.select("programme", "pool", "salt").iter_rows()
    }


def _leaves_fault(match: Match, leaves: list[bytes], private: Path) -> str:
    problems = Problems()
    frame = read_sheet(private / holder.SALTS_FILE, holder.SALTS, problems)
    problems.stop_if_any()
    told = {code: (place, salt) for code, place, salt in frame.select("applicant", "index", "salt").iter_rows()}
    if sorted(told) != sorted(match.market.applicants) or sorted(one[0] for one in told.values()) != list(
        range(1, len(leaves) + 1)
    ):
        return f"{holder.SALTS_FILE}: not every applicant with a place of the own"
    for row, code in enumerate(match.market.applicants):
        place, salt = told[code]
        if row_leaf(row_of(match, row), salt) != leaves[place - 1]:
            return f"commitment {place}: not that of applicant {code}"
    return ""
