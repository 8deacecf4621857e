"""A campaign's match: places given through the gate, published, given again without those who left."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from sheber.admission.acts.campaign import count_anew, locked, move_people
from sheber.admission.acts.gate import STOPPED, answers_for, demand_gate, look
from sheber.admission.bridge.appeals import difference
from sheber.admission.bridge.files import StoppedError, match_folder
from sheber.admission.bridge.points import shown_points
from sheber.admission.bridge.public import publish_match
from sheber.admission.bridge.rows import read_rows, write_input
from sheber.admission.bridge.seal import next_inputs
from sheber.admission.flows import CAMPAIGN as FLOW
from sheber.admission.flows import NOT_DRAWN
from sheber.admission.models import Applicant, Campaign, Result, Run, Seat
from sheber.admission.queries import newest_published_run, newest_run, newest_seal
from sheber.admission.rules import CAMPAIGN
from sheber.kernel.actors import Actor
from sheber.kernel.events import Event, announce
from sheber.kernel.exchange import refuse
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import difference as changes
from sheber.kernel.journal import record, snapshot
from sheber.kernel.public_log import log_entry
from sheber.kernel.results import key, new_name, path_of, workspace
from sheber.kernel.words import Words

Progress = Callable[[float, str], None]
SMALL = 5  # groups of people below this are protected in what is public

NO_RUN = Words("нәтиже әлі жоқ.", "результата ещё нет.", "there is no result yet.")
ROUNDS = Words(
    "нәтиже жарияланған: енді келесі айналым немесе апелляциядан кейінгі бөлу ғана мүмкін.",
    "результаты опубликованы: возможен только следующий тур или распределение после апелляций.",
    "results are published: only a next round or a match after appeals may follow.",
)
NOT_PUBLISHED = Words(
    "келесі айналым жарияланған нәтижеден кейін болады.",
    "следующий тур проводится после публикации результатов.",
    "a next round follows published results.",
)
OFFERED = Words(
    "бос орындар ұсынылған: жаңа бөлу оларды жояр еді. Айналымдар аяқталды.",
    "свободные места уже предложены: новое распределение отменило бы их. Туры закончены.",
    "places left were offered: another match would undo them. The rounds are over.",
)


@dataclass(frozen=True, slots=True)
class ResultsPublished(Event):
    """The results of a campaign were published (again after a round or an appeal)."""

    campaign: str
    run: int


def run_match(actor: Actor, campaign: Campaign, *, progress: Progress = lambda done, note: None) -> Run:
    """Give the places of a campaign, seal the result, keep its rows. Raises BadInput, Forbidden, PermissionDenied."""
    CAMPAIGN.demand(actor, "match", campaign)
    if newest_published_run(campaign) is not None:
        raise Forbidden(ROUNDS)
    if not campaign.seed:
        raise Forbidden(NOT_DRAWN)
    seal = newest_seal(campaign)
    if seal is not None and seal.seed:
        return match_inputs(actor, campaign, path_of(seal.folder), kind="first", progress=progress)
    if campaign.state in {"open", "closed"}:
        count_anew(actor, campaign)
    with workspace() as folder:
        write_input(campaign, folder)
        return match_inputs(actor, campaign, folder, kind="first", progress=progress)


def match_inputs(
    actor: Actor,
    campaign: Campaign,
    folder: Path,
    *,
    kind: str,
    progress: Progress = lambda done, note: None,
) -> Run:
    """Match a folder of inputs as a run of the campaign: `kind` is first, next or appeal."""
    before = newest_run(campaign)
    if Result.objects.filter(applicant__campaign=campaign, choice=0).exclude(programme="").exists():
        raise Forbidden(OFFERED)
    name = new_name("admission", campaign.code)
    path_of(name).parent.mkdir(parents=True, exist_ok=True)
    demand_gate(look(campaign, folder=folder))
    summary = _match_through_gate(campaign, folder, path_of(name), progress)
    with transaction.atomic():
        campaign = locked(campaign)
        old = snapshot(campaign)
        if campaign.state == "published":
            FLOW.move(campaign, "again", actor)
        else:
            FLOW.move(campaign, "match", actor)
        campaign.save()
        run = Run.objects.create(
            campaign=campaign,
            folder=name,
            summary=summary,
            kind=kind,
            round=_round_after(before, kind),
            difference=difference(path_of(before.folder), path_of(name)).public if before and kind != "first" else {},
        )
        _keep_results(run)
        _keep_cutoffs(run)
        told = {**changes(old, snapshot(campaign)), "placed": summary["placed"], "kind": kind, "round": run.round}
        record(actor, "run_match", campaign, changed=told)
    return run


def _match_through_gate(campaign: Campaign, folder: Path, out: Path, progress: Progress) -> dict[str, Any]:
    """Match; what the gate finds is kept for people to answer, and stops it until two of them did."""
    try:
        return match_folder(
            folder, out, key=key(), progress=progress, override=lambda findings: answers_for(campaign, findings)
        )
    except StoppedError as error:
        raise Forbidden(STOPPED.format(count=len(error.findings))) from error


def _round_after(before: Run | None, kind: str) -> int:
    if before is None or kind == "first":
        return 1
    return before.round + (kind == "next")


def _keep_results(run: Run) -> None:
    people = {code: (pk, made_up) for code, pk, made_up in _people(run)}
    rows = [row for row in read_rows(path_of(run.folder), "result.csv") if row["applicant"] in people]
    Result.objects.filter(applicant__campaign=run.campaign).delete()
    Result.objects.bulk_create(
        [
            Result(
                run=run,
                applicant_id=people[row["applicant"]][0],
                choice=int(row["choice"] or 0),
                programme=row["programme"],
                pool=row["pool"],
                synthetic=people[row["applicant"]][1],
            )
            for row in rows
        ],
        batch_size=2000,
    )


def _people(run: Run) -> list[tuple[str, int, bool]]:
    rows = Applicant.objects.filter(campaign=run.campaign).exclude(state__in=("draft", "signed", "returned"))
    return list(rows.values_list("code", "pk", "synthetic"))


def _keep_cutoffs(run: Run) -> None:
    seats = {(seat.programme, seat.pool): seat for seat in run.campaign.seats.all()}
    for row in read_rows(path_of(run.folder), "cutoffs.csv"):
        seat = seats[row["programme"], row["pool"]]
        seat.admitted = int(row["admitted"])
        seat.points = shown_points(int(row["points"]), run.campaign.ties) if row["points"] else None
        seat.lottery = int(row["lottery"]) if row["lottery"] else None
        seat.entitled = row["entitled"] in {"yes", "holder"} if row["entitled"] else None
        seat.protected = None
    Seat.objects.bulk_update(
        seats.values(), ["admitted", "points", "lottery", "entitled", "protected"], batch_size=500
    )


def publish_results(actor: Actor, campaign: Campaign) -> Campaign:
    """Show the cut-offs and the proof to everybody, and each their own result; the gate was passed by the match."""
    CAMPAIGN.demand(actor, "publish", campaign)
    with transaction.atomic():
        campaign = locked(campaign)
        before = snapshot(campaign)
        run = newest_run(campaign)
        FLOW.move(campaign, "publish", actor)
        campaign.save()
        if run is not None:
            _publish_run(actor, campaign, run)
        record(actor, "publish_results", campaign, changed=changes(before, snapshot(campaign)))
        announce(ResultsPublished(campaign.code, run.pk if run else 0))
    return campaign


def _publish_run(actor: Actor, campaign: Campaign, run: Run) -> None:
    certificate = ""
    if run.summary["applicants"] >= SMALL:  # of fewer people nothing can be told without telling of one
        name, private = new_name("admission-public", campaign.code), new_name("admission-private", campaign.code)
        for one in (name, private):
            path_of(one).parent.mkdir(parents=True, exist_ok=True)
        told = publish_match(path_of(run.folder), path_of(name), key=key(), threshold=SMALL, private=path_of(private))
        run.public, run.private, certificate = name, private, told["certificate"]
    _mark_protected(run)
    run.published = timezone.now()
    held = Result.objects.filter(run=run).exclude(programme="")
    open_to = ("accepted", "sealed", "placed", "unplaced", "offered")
    people = Applicant.objects.filter(campaign=campaign, state__in=open_to)
    move_people(actor, campaign, "place", people.filter(result__in=held).exclude(state="placed"))
    move_people(actor, campaign, "leave", people.exclude(result__in=held).exclude(state="unplaced"))
    run.log_index = log_entry(
        {
            "type": "sheber.match.v1",
            "campaign": campaign.code,
            "round": run.round,
            "kind": run.kind,
            "certificate": certificate,
        }
    )
    run.save()


def _mark_protected(run: Run) -> None:
    """Which pools the public folder protects: no page shows a visitor more than that folder does."""
    told = read_rows(path_of(run.public), "cutoffs.csv") if run.public else []
    shown = {(row["programme"], row["pool"]) for row in told if row["protected"] == "no"}
    seats = list(run.campaign.seats.all())
    for seat in seats:
        seat.protected = (seat.programme, seat.pool) not in shown
    Seat.objects.bulk_update(seats, ["protected"], batch_size=500)


def next_round(actor: Actor, campaign: Campaign, *, progress: Progress = lambda done, note: None) -> Run:
    """Match again without those who withdrew; the others keep the first claim on the place they hold."""
    CAMPAIGN.demand(actor, "match", campaign)
    run = newest_run(campaign)
    if run is None:
        raise refuse("run", None, "", NO_RUN)
    if campaign.state != "published":
        raise Forbidden(NOT_PUBLISHED)
    inside = {row["applicant"] for row in read_rows(path_of(run.folder) / "input", "applicants.csv")}
    gone = Applicant.objects.filter(campaign=campaign, state="withdrawn").values_list("code", flat=True)
    with workspace() as base:
        next_inputs(path_of(run.folder), inside & set(gone), base / "next")
        return match_inputs(actor, campaign, base / "next", kind="next", progress=progress)
