"""What officers do at their desk: open a paper, accept many at once, offer what is left, read pasted tables."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from sheber.admission.acts.applications import accept_application, offer_place
from sheber.admission.bridge import sheets
from sheber.admission.models import Applicant, Document
from sheber.admission.queries import newest_published_run, papers_missing, places_left
from sheber.admission.rules import APPLICANT
from sheber.kernel.actors import Actor
from sheber.kernel.attachments import read_file
from sheber.kernel.exchange import Problems, Sheet, read_sheet
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import record
from sheber.kernel.results import workspace
from sheber.kernel.words import Words
from sheber.proof.beacon import QUICKNET, round_at
from sheber.proof.draw import BEACON, SECRETS

MOST_AT_ONCE = 200
NOT_LEFT = Words(
    "«{programme}» бағдарламасында осы талапкерге бос орын жоқ.",
    "на программе «{programme}» нет свободного места для этого абитуриента.",
    "“{programme}” has no place left for this applicant.",
)
NO_EVENT = Words(
    "жеребенің күні мен уақытын таңдаңыз немесе тараптардың жолдарын қойыңыз.",
    "выберите день и время жребия или вставьте строки сторон.",
    "choose a day and time of the draw, or paste the rows of the parties.",
)


def open_document(actor: Actor, document: Document) -> bytes:
    """A paper as it was handed in; the journal keeps who opened it. Raises OSError, PermissionDenied."""
    APPLICANT.demand(actor, "decide", document.applicant)
    raw = read_file(document.path)
    told = f"{document.kind} {document.sha256[:12]}"
    record(actor, "open_document", document.applicant, changed={"document": told})
    return raw


def accept_many(actor: Actor, applicants: Iterable[Applicant]) -> tuple[list[str], list[str]]:
    """Accept signed applications; gives the codes that were accepted, and those that lack a paper and were left."""
    rows = [one for one in applicants if one.state == "signed"][:MOST_AT_ONCE]
    missing = papers_missing(rows)
    accepted = []
    for one in rows:
        if not missing[one.pk]:
            accept_application(actor, one)
            accepted.append(one.code)
    return accepted, [one.code for one in rows if missing[one.pk]]


def offer_left(actor: Actor, applicant: Applicant, programme: str) -> Applicant:
    """Offer a place that is left at a programme for the applicant's schooling. Raises Forbidden, PermissionDenied."""
    APPLICANT.demand(actor, "decide", applicant)
    with transaction.atomic():
        open_to = {line.code for line, _ in places_left(applicant)}
        if programme not in open_to or newest_published_run(applicant.campaign) is None:
            raise Forbidden(NOT_LEFT.format(programme=programme))
        return offer_place(actor, applicant, programme)


def plan_at(when: datetime) -> dict[str, Any]:
    """The draw by the first round of the public beacon at or after a time."""
    return {"source": BEACON, "round": round_at(QUICKNET, int(when.timestamp()))}


def plan_of_parties(text: str) -> dict[str, Any]:
    """The draw by secrets, from pasted rows `party,commitment`. Raises BadInput with row and column."""
    return {"source": SECRETS, "parties": _pasted(text, sheets.COMMITMENTS, ("party", "commitment"))}


def secrets_of(text: str) -> dict[str, str]:
    """What the parties revealed, from pasted rows `party,secret`. Raises BadInput with row and column."""
    return {row["party"]: row["secret"] or "" for row in _pasted(text, sheets.SECRETS, ("party", "secret"))}


def _pasted(text: str, sheet: Sheet, columns: tuple[str, ...]) -> list[dict[str, Any]]:
    """Rows of a pasted table; its heading may be left out, cells of a spreadsheet come parted by tabs."""
    lines = [re.sub(r"[\t;]", ",", line.strip()) for line in text.splitlines() if line.strip()]
    heading = ",".join(columns)
    if not lines or lines[0].replace(" ", "").lower() != heading:
        lines.insert(0, heading)
    problems = Problems()
    with workspace() as folder:
        path = folder / f"{sheet.code}.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        frame = read_sheet(path, sheet, problems)
    problems.stop_if_any()
    return list(frame.select(columns).iter_rows(named=True))
