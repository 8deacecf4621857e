"""The rows of a campaign as an admission folder, and the match's answer as rows again."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from sheber.admission.bridge import sheets
from sheber.admission.models import Applicant, Application, Campaign, Right
from sheber.kernel.exchange.write import csv_bytes


def write_input(campaign: Campaign, folder: Path) -> None:
    """Write the folder of a campaign: the files that a stranger could have written. No IIN is in them."""
    folder.mkdir(parents=True, exist_ok=True)
    seats = [
        (seat.programme, seat.pool, seat.seats, "" if seat.pool == "open" else "yes" if seat.released else "no")
        for seat in campaign.seats.order_by("pk")
    ]
    known = {seat[0] for seat in seats}
    rights = [(right.code, right.order, right.name.ru) for right in Right.objects.order_by("order")]
    people = Applicant.objects.filter(campaign=campaign).order_by("code")
    applicants = [(code, " ".join(held), "") for code, held in people.values_list("code", "rights")]
    tables = (
        (sheets.SEATS, seats),
        (sheets.RIGHTS, rights),
        (sheets.APPLICANTS, [row[:2] for row in applicants]),
        (sheets.APPLICATIONS, list(_applications(campaign, known))),
    )
    for sheet, rows in tables:
        heading = [column.name for column in sheet.columns if column.name != "lottery"]
        (folder / f"{sheet.code}.csv").write_bytes(csv_bytes(heading, rows))
    rules = {"version": "1", "seed": campaign.seed, "draw": {"source": campaign.draw_source}}
    (folder / "rules.json").write_text(json.dumps(rules, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _applications(campaign: Campaign, known: set[str]) -> Iterator[tuple[str, int, str, int]]:
    """Choices numbered without gaps: a choice of a programme that was not ordered falls out of the list."""
    rows = Application.objects.filter(applicant__campaign=campaign).order_by("applicant__code", "choice")
    before, number = "", 0
    for code, programme, points in rows.values_list("applicant__code", "programme", "points"):
        if programme not in known:
            continue
        number = number + 1 if code == before else 1
        before = code
        # One point level: worker qualifications have no competition by law, the draw alone decides.
        yield code, number, programme, points if campaign.track == "mid" else 0


def read_rows(folder: Path, name: str) -> list[dict[str, str]]:
    """A table of a sealed match."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
