"""The rows of a campaign as an admission folder, and the match's answer as rows again."""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path

from django.db.models import QuerySet
from django.utils import timezone

from sheber.admission.bridge import sheets
from sheber.admission.bridge.gate import LIMITS
from sheber.admission.bridge.points import compete
from sheber.admission.bridge.seats import order_pools
from sheber.admission.models import Applicant, Application, Campaign, Right
from sheber.admission.queries import COMPETING, EMPLOYER, employers_of, expected_of
from sheber.kernel.exchange import Sheet
from sheber.kernel.exchange.write import csv_bytes


def write_input(campaign: Campaign, folder: Path) -> None:
    """Write the folder of a campaign: the files that a stranger could have written. No IIN is in them."""
    folder.mkdir(parents=True, exist_ok=True)
    seats = [
        (seat.programme, seat.pool, seat.seats, "" if seat.pool == "open" else "yes" if seat.released else "no")
        for seat in campaign.seats.order_by("pk")
    ]
    known = {seat[0] for seat in seats}
    people = Applicant.objects.filter(campaign=campaign, state__in=COMPETING).order_by("code")
    tables = (
        (sheets.SEATS, seats),
        (sheets.RIGHTS, _rights(campaign)),
        (sheets.APPLICANTS, list(_people(people))),
        (sheets.APPLICATIONS, list(_applications(campaign, people, known))),
    )
    for sheet, rows in tables:
        heading = [column.name for column in sheet.columns if column.name != "lottery"]
        (folder / f"{sheet.code}.csv").write_bytes(csv_bytes(heading, rows))
    for sheet, rows in _expectations(campaign, known):
        if rows:
            heading = [column.name for column in sheet.columns]
            (folder / f"{sheet.code}.csv").write_bytes(csv_bytes(heading, rows))
    if (folder / f"{sheets.PREVIOUS.code}.csv").is_file():
        limits = {"growth_percent": campaign.gate_growth, "least_change": campaign.gate_change}
        (folder / LIMITS).write_text(json.dumps(limits) + "\n", encoding="utf-8")
    rules = {"version": "1", "seed": campaign.seed or "not drawn yet", "draw": {"source": campaign.draw_source}}
    (folder / "rules.json").write_text(json.dumps(rules, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _rights(campaign: Campaign) -> list[tuple[str, int, str]]:
    """The law's rights in the printed order, then a right per employer: it comes from a signed contract only."""
    law = [(right.code, right.order, right.name.ru) for right in Right.objects.order_by("order")]
    after = max((order for _, order, _ in law), default=0) + 1
    employers = enumerate(employers_of(campaign), start=after)
    return law + [(f"{EMPLOYER}{one.code}", order, one.name.ru) for order, one in employers]


def _people(people: QuerySet[Applicant]) -> Iterator[tuple[str, str]]:
    contracts: dict[int, list[str]] = {}
    signed = people.filter(contracts__isnull=False).values_list("pk", "contracts__employer__code")
    for key, employer in signed.order_by("pk", "contracts__employer__code"):
        contracts.setdefault(key, []).append(f"{EMPLOYER}{employer}")
    known = {f"{EMPLOYER}{code}" for code in _employer_codes(people)}
    for key, code, held in people.values_list("pk", "code", "rights"):
        yield code, " ".join([*held, *(one for one in contracts.get(key, []) if one in known)])


def _employer_codes(people: QuerySet[Applicant]) -> set[str]:
    return set(people.values_list("campaign__employer_places__employer__code", flat=True)) - {None}


def _applications(
    campaign: Campaign, people: QuerySet[Applicant], known: set[str]
) -> Iterator[tuple[str, int, str, int]]:
    """Choices numbered without gaps: a choice of a programme without places, or out of the contest, falls out."""
    rows = Application.objects.filter(applicant__in=people, out="").order_by("applicant__code", "choice")
    since = opening(campaign)
    before, number = "", 0
    columns = ("applicant__code", "programme", "points", "applicant__average", "applicant__signed_at")
    for code, programme, points, average, signed in rows.values_list(*columns):
        if programme not in known:
            continue
        number = number + 1 if code == before else 1
        before = code
        # One point level: worker qualifications have no competition by law, the ties alone decide.
        own = points if campaign.track == "mid" else 0
        yield (
            code,
            number,
            programme,
            compete(own, campaign.ties, average=average or 0, signed=signed, since=since),
        )


def opening(campaign: Campaign) -> datetime:
    """The moment from which the time of a signature is counted: the first second of the opening day or of the year."""
    if campaign.opens:
        return timezone.make_aware(datetime.combine(campaign.opens, time.min))
    return datetime(campaign.year, 1, 1, tzinfo=UTC)


def _expectations(campaign: Campaign, known: set[str]) -> list[tuple[Sheet, list[tuple]]]:
    told = expected_of(campaign)
    kept = [(one.programme, one.pool, one.seats) for one in order_pools(campaign)[1]]
    return [
        (sheets.PREVIOUS, [row for row in told.previous if row[0] in known]),
        (sheets.LICENCES, [row for row in told.licences if row[0] in known]),
        (sheets.ORDERED, [row for row in told.ordered if row[0] in known]),
        (sheets.KEPT, [row for row in kept if row[0] in known]),
    ]


def read_rows(folder: Path, name: str) -> list[dict[str, str]]:
    """A table of a sealed match."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
