"""Writing admission."""

from collections.abc import Callable

from django.db import transaction

from sheber.admission.bridge.files import match_folder
from sheber.admission.bridge.rows import read_rows, write_input
from sheber.admission.flows import CAMPAIGN as FLOW
from sheber.admission.models import Applicant, Campaign, Quota, Result, Run, Seat
from sheber.admission.queries import programmes_of
from sheber.admission.rules import CAMPAIGN
from sheber.kernel.actors import Actor
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.results import key, new_name, path_of, workspace
from sheber.kernel.words import Words

Progress = Callable[[float, str], None]

NO_ORDER = Words(
    "{year} жылға бекітілген тапсырыс жоқ: алдымен тапсырысты бекітіңіз.",
    "нет утверждённого заказа на {year} год: сначала утвердите заказ.",
    "no approved order for {year}: approve the order first.",
)
PUBLISHED = Words(
    "нәтижелер жарияланған, орындар кестесі өзгермейді.",
    "результаты опубликованы, таблица мест не меняется.",
    "results are published: the seat table does not change.",
)


def set_seats_from_order(actor: Actor, campaign: Campaign) -> int:
    """Seats of every decided line: kept places by each quota's share, rounded down, the rest open; gives the total."""
    CAMPAIGN.demand(actor, "match", campaign)
    if campaign.state == "published":
        raise refuse("seats", None, "", PUBLISHED)
    lines = programmes_of(campaign)
    if not lines:
        raise refuse("order", None, "", NO_ORDER.format(year=campaign.year))
    quotas = list(Quota.objects.filter(year=campaign.year).select_related("right").order_by("right__order"))
    rows = []
    for code, line in lines.items():
        left = line.places
        kept = []
        # A worker qualification is guaranteed to everybody by law: nothing is kept apart there.
        for quota in quotas if campaign.track == "mid" else ():
            seats = min(int(line.places * quota.share), left)
            if seats:
                left -= seats
                kept.append((quota.right.code, seats, quota.released))
        rows.append(Seat(campaign=campaign, programme=code, pool="open", seats=left, synthetic=line.synthetic))
        rows += [
            Seat(campaign=campaign, programme=code, pool=pool, seats=n, released=released, synthetic=line.synthetic)
            for pool, n, released in kept
        ]
    with transaction.atomic():
        campaign.seats.all().delete()
        Seat.objects.bulk_create(rows, batch_size=1000)
        total = sum(row.seats for row in rows)
        record(actor, "set_seats", campaign, changed={"programmes": len(lines), "seats": total})
    return total


def run_match(actor: Actor, campaign: Campaign, *, progress: Progress = lambda done, note: None) -> Run:
    """Give the places of a campaign, seal the result, keep its rows. Raises BadInput, PermissionDenied."""
    CAMPAIGN.demand(actor, "match", campaign)
    name = new_name("admission", campaign.code)
    path_of(name).parent.mkdir(parents=True, exist_ok=True)
    with workspace() as folder:
        write_input(campaign, folder)
        summary = match_folder(folder, path_of(name), key=key(), progress=progress)
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
        before = snapshot(campaign)
        FLOW.move(campaign, "match", actor)
        campaign.save()
        run = Run.objects.create(campaign=campaign, folder=name, summary=summary)
        _keep_results(run)
        _keep_cutoffs(run)
        record(
            actor,
            "run_match",
            campaign,
            changed={**difference(before, snapshot(campaign)), "placed": summary["placed"]},
        )
    return run


def _keep_results(run: Run) -> None:
    people = {code: (pk, made_up) for code, pk, made_up in _people(run)}
    Result.objects.filter(applicant__campaign=run.campaign).delete()
    rows = read_rows(path_of(run.folder), "result.csv")
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
    return list(Applicant.objects.filter(campaign=run.campaign).values_list("code", "pk", "synthetic"))


def _keep_cutoffs(run: Run) -> None:
    seats = {(seat.programme, seat.pool): seat for seat in run.campaign.seats.all()}
    for row in read_rows(path_of(run.folder), "cutoffs.csv"):
        seat = seats[row["programme"], row["pool"]]
        seat.admitted = int(row["admitted"])
        seat.points = int(row["points"]) if row["points"] else None
        seat.lottery = int(row["lottery"]) if row["lottery"] else None
        seat.entitled = row["entitled"] == "yes" if row["entitled"] else None
    Seat.objects.bulk_update(seats.values(), ["admitted", "points", "lottery", "entitled"], batch_size=500)


def publish_results(actor: Actor, campaign: Campaign) -> Campaign:
    """Show the cut-offs and the proof to everybody."""
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
        before = snapshot(campaign)
        FLOW.move(campaign, "publish", actor)
        campaign.save()
        record(actor, "publish_results", campaign, changed=difference(before, snapshot(campaign)))
    return campaign
