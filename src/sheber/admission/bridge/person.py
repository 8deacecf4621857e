"""Why one person got this place: the explanation of a sealed match, with names."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

import numpy as np

from sheber.admission.bridge import sheets
from sheber.admission.bridge.points import SIGNED_SCALE, enough_points, shown_points
from sheber.admission.bridge.read import Market, read_market
from sheber.admission.bridge.verify import answer_of, cutoffs_of
from sheber.kernel.exchange import Problems, read_sheet
from sheber.kernel.indicator_text import grouped
from sheber.science.admission.explain import Tried, explain
from sheber.science.admission.problem import Answer, Cutoffs
from sheber.science.admission.rounds import waiting_list


@dataclass(frozen=True, slots=True)
class Step:
    """An entry of a person's list: the choice, the programme and pool by code, and how it went."""

    programme: str
    pool: str
    lottery: int
    tried: Tried


@dataclass(frozen=True)
class _Book:
    """A sealed match, read once for everybody's page."""

    market: Market
    answer: Answer
    cut: Cutoffs
    rows: dict[str, int]  # applicant -> row of applicants.csv

    def person(self, code: str) -> int:
        """A person's number in the draw, from 0. Raises KeyError."""
        return int(self.market.number[self.rows[code]])


@lru_cache(maxsize=4)
def _read(folder: Path) -> _Book:
    market = read_market(folder / "input")
    problems = Problems()
    result = read_sheet(folder / "result.csv", sheets.RESULT, problems)
    cut = read_sheet(folder / "cutoffs.csv", sheets.CUTOFFS, problems)
    problems.stop_if_any()
    rows = {code: row for row, code in enumerate(market.applicants)}
    return _Book(market, answer_of(market, result), cutoffs_of(market, cut), rows)


def explain_person(folder: Path, code: str) -> list[Step]:
    """Every entry of a person's list until the place held. Raises KeyError for an unknown code."""
    book = _read(folder)
    person = book.person(code)
    steps = explain(book.market.problem, book.answer, book.cut, person)
    return [Step(*book.market.pools[step.pool], lottery=person + 1, tried=step) for step in steps]


@lru_cache(maxsize=4)
def _waiting(folder: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Who waits, in the order of the draw: people, pools, positions."""
    book = _read(folder)
    found = waiting_list(book.market.problem, book.answer)
    order = np.argsort(found.person, kind="stable")
    return found.person[order], found.pool[order], found.position[order]


def waiting_of(folder: Path, code: str) -> dict[tuple[str, str], int]:
    """A person's place in the line of every pool that they prefer to what they hold: (programme, pool) -> place."""
    book = _read(folder)
    people, pools, positions = _waiting(folder)
    start, end = np.searchsorted(people, [book.person(code), book.person(code) + 1])
    named = (book.market.pools[pool] for pool in pools[start:end].tolist())
    return dict(zip(named, positions[start:end].tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Told:
    """A row of a person's page or letter, in numbers that people know.

    `points` and `cutoff` are points alone; where the time of the signature decides, `signed` and `cutoff_signed` are
    those times. `enough` are points that would have been enough whatever the second key is, None where points alone
    would not help; `enough_signed` is a time before which a signature would have been enough. `ended` is held,
    refused or not needed; `waits` is the place in the line.
    """

    choice: int  # from 1
    programme: str
    pool: str
    entitled: bool
    full: bool
    points: int
    cutoff: int
    lottery: int
    cutoff_lottery: int
    ended: str
    enough: int | None
    signed: datetime | None = None
    cutoff_signed: datetime | None = None
    enough_signed: datetime | None = None
    waits: int | None = None

    @property
    def reached(self) -> bool:
        """Whether the cut-off was reached."""
        return self.ended == "held"


def tell_person(folder: Path, code: str, ties: str, since: datetime) -> list[Told]:
    """The rows of a person's page; `since`: from when the time of a signature counts. Raises KeyError."""
    waits = waiting_of(folder, code)
    return [_told(step, ties, since, waits) for step in explain_person(folder, code)]


def _told(step: Step, ties: str, since: datetime, waits: dict[tuple[str, str], int]) -> Told:
    one = step.tried
    timed = ties == "signed"
    refused = one.ended == "refused"
    # Where the time decides, equal points are the rule: more points help only where the points differ.
    own, cut = shown_points(one.points, ties), shown_points(one.cutoff_points, ties)
    by_points = one.enough is not None and (not timed or own < cut)
    by_time = timed and one.enough is not None and own == cut
    return Told(
        choice=one.choice + 1,
        programme=step.programme,
        pool=step.pool,
        entitled=one.entitled,
        full=one.full,
        points=own,
        cutoff=cut,
        lottery=step.lottery,
        cutoff_lottery=one.cutoff_person + 1,
        ended=one.ended,
        enough=enough_points(one.enough or 0, ties) if by_points else None,
        signed=_signed(one.points, since) if timed else None,
        cutoff_signed=_signed(one.cutoff_points, since) if timed and one.full else None,
        enough_signed=_signed(one.enough or 0, since) if by_time else None,
        waits=waits.get((step.programme, step.pool)) if refused else None,
    )


def _signed(number: int, since: datetime) -> datetime:
    """The time of a signature as the number holds it."""
    return since + timedelta(seconds=SIGNED_SCALE - 1 - number % SIGNED_SCALE)


MOST_MARK = 500  # the most that a certificate's average gives, in hundredths


def mark_text(hundredths: int | None, language: str) -> str:
    """443 as a language writes it: 4,43."""
    return "" if hundredths is None else grouped(f"{hundredths // 100}.{hundredths % 100:02d}", language)


def points_text(points: int, language: str, *, is_mark: bool) -> str:
    """Points as people know them: a certificate's average where nothing else is counted in, else a whole number."""
    if is_mark and 0 <= points <= MOST_MARK:
        return mark_text(points, language)
    return grouped(str(points), language)
