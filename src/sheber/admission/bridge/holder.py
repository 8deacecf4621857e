"""A person's own certificate: the path through the match, with the salt and the Merkle path to the public root.

It is made on demand from the private folder that `publish_match` leaves with the auditor:

    match/           the auditor's sealed folder            public/   what was published
    salts.csv        applicant, index, salt: which commitment is whose
    protected.csv    programme, pool, salt: what binds the cut-offs that the public does not see
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import sheber
from sheber.admission.bridge import sheets
from sheber.admission.bridge.read import Market, read_market
from sheber.admission.bridge.verify import answer_of, cutoffs_of
from sheber.admission.bridge.verify_holder import check_holder, enough_of
from sheber.admission.bridge.verify_public import COMMITMENTS, LEAVES
from sheber.kernel.exchange import Problems, kinds, read_sheet
from sheber.kernel.exchange.sheet import file_sheet, plain
from sheber.kernel.words import Words
from sheber.proof.certificate import certificate_id, make_certificate
from sheber.proof.merkle import levels_of_hashes, path_in_levels
from sheber.proof.signature import SigningKey
from sheber.proof.verify import read_certificate
from sheber.science.admission.explain import Tried, explain
from sheber.science.admission.problem import Answer, Cutoffs

MATCH, PUBLIC = "match", "public"
SALT = kinds.Code(32, r"^[0-9a-f]{32}$")
SALTS = file_sheet(
    "salts", ("applicant",), plain("applicant", sheets.CODE), plain("index", kinds.Whole(1)), plain("salt", SALT)
)
POOL_SALTS = file_sheet(
    "protected",
    ("programme", "pool"),
    plain("programme", sheets.CODE),
    plain("pool", sheets.CODE),
    plain("salt", SALT),
)
SALTS_FILE, POOL_SALTS_FILE = "salts.csv", "protected.csv"
STATEMENT = Words(
    "Бір талапкердің өз жолы: тізіміндегі өту шегіне жеткен бірінші орын.",
    "Путь одного абитуриента: первое место его списка, чей проходной порог достигнут.",
    "One applicant's own path: the first place on the list whose cut-off is reached.",
)


@dataclass(frozen=True)
class Match:
    """A sealed match as arrays with names."""

    market: Market
    answer: Answer
    cut: Cutoffs
    rows: dict[str, int]  # applicant -> row of applicants.csv


@dataclass(frozen=True)
class Book:
    """A private folder: the match, who has which commitment, and the public tree."""

    match: Match
    index: dict[str, tuple[int, str]]  # applicant -> place of the commitment from 1, salt
    pools: dict[tuple[str, str], str]  # salts of the protected pools
    levels: list[list[bytes]]
    public: dict[str, Any]  # the public certificate
    public_id: str


def read_match(folder: Path) -> Match:
    """The auditor's folder. Raises BadInput, ValueError."""
    market = read_market(folder / "input")
    problems = Problems()
    result = read_sheet(folder / "result.csv", sheets.RESULT, problems)
    cut = read_sheet(folder / "cutoffs.csv", sheets.CUTOFFS, problems)
    problems.stop_if_any()
    rows = {code: row for row, code in enumerate(market.applicants)}
    return Match(market, answer_of(market, result), cutoffs_of(market, cut), rows)


def read_book(private: Path) -> Book:
    """The private folder; kept in memory until its files change. Raises BadInput, ValueError, OSError."""
    told = [(private / name).stat() for name in (SALTS_FILE, POOL_SALTS_FILE)]
    return _read_book(private.resolve(), tuple((one.st_ino, one.st_mtime_ns) for one in told))


@lru_cache(maxsize=4)
def _read_book(private: Path, _stamp: tuple[tuple[int, int], ...]) -> Book:
    problems = Problems()
    salts = read_sheet(private / SALTS_FILE, SALTS, problems)
    pools = read_sheet(private / POOL_SALTS_FILE, POOL_SALTS, problems)
    leaves = read_sheet(private / PUBLIC / COMMITMENTS, LEAVES, problems)
    problems.stop_if_any()
    public = read_certificate(private / PUBLIC)
    return Book(
        read_match(private / MATCH),
        {code: (place, salt) for code, place, salt in salts.select("applicant", "index", "salt").iter_rows()},
        {(programme, pool): salt for programme, pool, salt in pools.select("programme", "pool", "salt").iter_rows()},
        levels_of_hashes([bytes.fromhex(leaf) for leaf in leaves["leaf"].to_list()]),
        public,
        certificate_id(public),
    )


def row_of(match: Match, row: int) -> dict[str, Any]:
    """What a person's commitment binds: rights, choices with points, draw number, claim of a round before, place."""
    market, problem = match.market, match.market.problem
    person = int(market.number[row])
    start, end = int(problem.offset[person]), int(problem.offset[person + 1])
    names, held = market.programmes, int(match.answer.pool[person])
    mask = int(problem.rights[person])
    claim = -1 if problem.holds is None else int(problem.holds[person])
    listed = zip(problem.programme[start:end].tolist(), problem.points[start:end].tolist(), strict=True)
    return {
        "choices": [[names[programme], points] for programme, points in listed],
        "claim": list(market.pools[claim]) if claim >= 0 else [],
        "held": [int(match.answer.choice[person]) + 1, *market.pools[held]] if held >= 0 else [],
        "number": person + 1,
        "rights": [right for place, right in enumerate(market.rights) if mask >> place & 1],
    }


def cutoff_of(match: Match, pool: int) -> dict[str, Any]:
    """The worst admitted of a full pool; empty where seats are left."""
    cut = match.cut
    if not cut.full[pool]:
        return {}
    holder = cut.holder is not None and bool(cut.holder[pool])
    return {
        "points": int(cut.points[pool]),
        "lottery": int(cut.person[pool]) + 1,
        "entitled": "holder" if holder else "yes" if cut.entitled[pool] else "no",
    }


def holder_certificate(private: Path, code: str, *, key: SigningKey) -> dict[str, Any]:
    """One person's signed certificate (`to_canonical` gives its bytes). Raises KeyError for an unknown code."""
    return _certificate(read_book(private), code, key)


def holder_certificates(private: Path, *, key: SigningKey) -> Iterator[tuple[str, dict[str, Any]]]:
    """Everybody's code and certificate, in the order of applicants.csv."""
    book = read_book(private)
    for code in book.match.market.applicants:
        yield code, _certificate(book, code, key)


def _certificate(book: Book, code: str, key: SigningKey) -> dict[str, Any]:
    row_number = book.match.rows[code]
    place, salt = book.index[code]
    row = row_of(book.match, row_number)
    person = int(book.match.market.number[row_number])
    steps = explain(book.match.market.problem, book.match.answer, book.match.cut, person)
    told = {
        "public": book.public_id,
        "root": book.levels[-1][0].hex(),
        "index": place,
        "size": len(book.levels[0]),
        "salt": salt,
        "path": [step.hex() for step in path_in_levels(book.levels, place - 1)],
        "row": row,
        "tried": [_entry(book, row, step) for step in steps if step.ended != "not needed"],
    }
    return make_certificate(
        type=book.public["type"],
        class_="holder",
        statement=STATEMENT.as_dict(),
        rule={**book.public["rule"], "package": sheber.__version__},
        parameters=told,
        checks=check_holder({"parameters": told}),
        key=key,
    )


def _entry(book: Book, row: dict[str, Any], step: Tried) -> dict[str, Any]:
    programme, pool = book.match.market.pools[step.pool]
    entry: dict[str, Any] = {
        "choice": step.choice + 1,
        "programme": programme,
        "pool": pool,
        "points": step.points,
        "entitled": "holder" if step.holder else "yes" if step.entitled else "no",
        "seats": int(book.match.market.problem.seats[step.pool]),
        "cutoff": cutoff_of(book.match, step.pool),
        "salt": book.pools.get((programme, pool), ""),
        "ended": step.ended,
    }
    enough = enough_of(row, entry) if step.ended == "refused" else None
    return entry if enough is None else {**entry, "enough": enough}
