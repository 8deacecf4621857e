"""What pages tell of a campaign: its draw, its thresholds, its rounds and what each changed."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from sheber.admission import words
from sheber.admission.acts.match import SMALL
from sheber.admission.bridge.points import shown_points
from sheber.admission.bridge.rows import read_rows
from sheber.admission.models import Campaign, Exam, Run, Seal, Threshold
from sheber.admission.queries import exams_of, names_of_pools, newest_seal, programmes_of, threshold_of
from sheber.kernel.pages.cells import number
from sheber.kernel.results import path_of
from sheber.kernel.words import Words
from sheber.proof.beacon import QUICKNET, time_of
from sheber.proof.draw import BEACON, SECRETS

FEW = Words("1–{most}", "1–{most}", "1–{most}")
HIDDEN = Words("қорғалған", "защищено", "protected")


@dataclass(frozen=True)
class Draw:
    """A sealed draw in words: the event named, when it comes, and, once it came, what follows from it."""

    seal: Seal
    by_beacon: bool
    round: int
    comes: datetime | None
    parties: list[dict[str, Any]]
    signature: str

    @property
    def silent(self) -> list[str]:
        """The parties that did not reveal their secrets."""
        return [one["party"] for one in self.parties if self.seal.seed and not one.get("secret")]


def draw_told(seal: Seal) -> Draw:
    """What a seal says of its draw."""
    plan = seal.plan
    number_ = int(plan.get("round", 0)) if plan.get("source") == BEACON else 0
    comes = datetime.fromtimestamp(time_of(QUICKNET, number_), tz=UTC) if number_ else None
    stated = _stated(seal.folder, seal.seed)
    parties = (stated or plan).get("parties", []) if plan.get("source") == SECRETS else []
    return Draw(seal, bool(number_), number_, comes, parties, str(stated.get("signature", "")))


@lru_cache(maxsize=64)
def _stated(folder: str, seed: str) -> dict[str, Any]:
    """The draw as it stands in the sealed folder, once it is done."""
    if not seed:
        return {}
    try:
        rules = json.loads((path_of(folder) / "rules.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return rules.get("draw", {}) if isinstance(rules, dict) else {}


def draw_in_force(campaign: Campaign) -> Draw | None:
    """The draw that counts; None where the seed was stated beforehand or there is none yet."""
    seal = newest_seal(campaign)
    return draw_told(seal) if seal else None


@dataclass(frozen=True, slots=True)
class Act:
    """A threshold by its act; `late`: published on the exam's day or after it, or not at all."""

    row: Threshold
    late: bool


@dataclass(frozen=True)
class ExamTold:
    """An exam with every act about its threshold, oldest first, and the points in force."""

    exam: Exam
    acts: list[Act]
    points: int | None


def exams_told(campaign: Campaign) -> list[ExamTold]:
    """The exams of a campaign."""
    made = []
    for exam in exams_of(campaign):
        rows = sorted(exam.thresholds.all(), key=lambda one: (one.act_date, one.pk))
        acts = [Act(row, row.published is None or row.published >= exam.day) for row in rows]
        made.append(ExamTold(exam, acts, threshold_of(exam)))
    return made


def few(count: int | None, *, open_to_all: bool) -> str:
    """A count about people; for everybody 1 to 4 stand as a range."""
    if count is None:
        return str(HIDDEN)
    if open_to_all and 0 < count < SMALL:
        return str(FEW.format(most=SMALL - 1))
    return number(count)


@dataclass(frozen=True)
class Round:
    """A run with its summary and what it changed, as one reader may see them."""

    run: Run
    title: Words
    summary: dict[str, Any]
    changed: dict[str, Any] | None


def rounds_told(campaign: Campaign, *, inside: bool) -> list[Round]:
    """The runs, newest first; `inside`: officers and auditors see all of them and every number."""
    runs = campaign.runs.order_by("-made", "-pk")
    if not inside:
        runs = runs.exclude(published=None)
    names, lines = names_of_pools(campaign), programmes_of(campaign)
    made = []
    rows = list(runs)
    for place, run in enumerate(rows):
        before = rows[place + 1] if place + 1 < len(rows) else None
        title = words.RUN.label(run.kind)
        summary = run.summary if inside else public_summary(run.public)
        changed = _changed(run, before, inside=inside)
        for one in changed["moved"] if changed else ():
            one |= {"line": lines.get(one["programme"]), "pool": names.get(one["pool"], one["pool"])}
        made.append(Round(run, title, summary, changed))
    return made


@lru_cache(maxsize=64)
def public_summary(folder: str) -> dict[str, Any]:
    """The sums that the published folder shows; empty where there is none."""
    try:
        told = json.loads((path_of(folder) / "summary.json").read_text(encoding="utf-8")) if folder else {}
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


@lru_cache(maxsize=64)
def _protected(folder: str) -> frozenset[tuple[str, str]]:
    """The pools that a published folder protects."""
    try:
        rows = read_rows(path_of(folder), "cutoffs.csv") if folder else []
    except OSError:
        rows = []
    return frozenset((row["programme"], row["pool"]) for row in rows if row["protected"] == "yes")


def _changed(run: Run, before: Run | None, *, inside: bool) -> dict[str, Any] | None:
    """What a run changed against the one before: counts, and the cut-offs that moved."""
    told = run.difference
    if not told:
        return None
    hidden = frozenset() if inside else _protected(run.public) | _protected(before.public if before else "")
    whole = inside or bool(run.public and before and before.public)
    counts = [
        (label, few(told[key], open_to_all=not inside))
        for key, label in (
            ("people_gained", Words("Жақсырақ таңдау алды", "Получили выбор выше", "Got a better choice")),
            ("people_lost", Words("Төменірек таңдау алды", "Получили выбор ниже", "Got a lower choice")),
            ("newly_placed", Words("Жаңадан орын алды", "Впервые получили место", "Newly placed")),
            ("lost_place", Words("Орнынан айырылды", "Потеряли место", "Lost their place")),
            ("people_left", Words("Кетті", "Выбыли", "Left")),
        )
    ]
    moved = [
        {
            "programme": one["programme"],
            "pool": pool["pool"],
            "before": _cut(pool["before"], run.campaign.ties),
            "after": _cut(pool["after"], run.campaign.ties),
        }
        for one in told["programmes"]
        for pool in one["cutoffs"]
        if whole and (one["programme"], pool["pool"]) not in hidden
    ]
    moved = [one for one in moved if one["before"] != one["after"]]
    return {"counts": counts, "appeals": told["appeals"], "moved": moved}


def _cut(cut: dict[str, Any] | None, ties: str) -> str:
    if cut is None or cut["points"] is None:
        return "–"
    return number(shown_points(cut["points"], ties))


def language() -> str:
    """The reader's language, as findings hold it."""
    return (get_language() or "ru")[:2]


def log_page() -> str:
    """The page of the region's log, where it is served; else how anybody checks."""
    try:
        return reverse("report-log")
    except NoReverseMatch:
        return reverse("check")
