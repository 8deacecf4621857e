"""A campaign's acts before the match: seats, closing, seal and draw."""

from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from sheber.admission.acts.gate import STOPPED, answering_for, demand_gate, look
from sheber.admission.acts.points import count_points
from sheber.admission.bridge import seal as sealing
from sheber.admission.bridge.files import StoppedError
from sheber.admission.bridge.rows import write_input
from sheber.admission.bridge.seats import order_pools
from sheber.admission.flows import APPLICATION
from sheber.admission.flows import CAMPAIGN as FLOW
from sheber.admission.models import Applicant, Campaign, Seal, Seat
from sheber.admission.queries import newest_seal, programmes_of
from sheber.admission.rules import CAMPAIGN
from sheber.kernel.actors import Actor
from sheber.kernel.exchange import refuse
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import difference as changes
from sheber.kernel.journal import entry_for, record, snapshot, write_entries
from sheber.kernel.public_log import log_entry
from sheber.kernel.results import new_name, path_of, workspace
from sheber.kernel.words import Words
from sheber.proof.beacon import QUICKNET, time_of
from sheber.proof.draw import BEACON, SECRETS

NO_ORDER = Words(
    "{year} жылға бекітілген тапсырыс жоқ: алдымен тапсырысты бекітіңіз.",
    "нет утверждённого заказа на {year} год: сначала утвердите заказ.",
    "no approved order for {year}: approve the order first.",
)
FIXED = Words(
    "деректер мөрленген не нәтижелер жарияланған, орындар кестесі өзгермейді.",
    "данные запечатаны или результаты опубликованы, таблица мест не меняется.",
    "inputs are sealed or results are published: the seat table does not change.",
)
NO_SEAL = Words("мөр жоқ.", "печати нет.", "there is no seal.")
NO_REASON = Words("себебін жазыңыз.", "укажите причину.", "give the reason.")
PAST_EVENT = Words(
    "жеребе оқиғасы болып қойған: болашақ уақытты атаңыз.",
    "событие жребия уже произошло: назовите будущее время.",
    "the event of the draw is past: name a time to come.",
)
TWO_PARTIES = Words(
    "құпиясын жариялайтын кемінде екі тарап керек.",
    "нужны хотя бы две стороны с секретами.",
    "two parties with secrets are needed at least.",
)


def set_seats_from_order(actor: Actor, campaign: Campaign) -> int:
    """Seats of every decided line: employers' contracts, then each quota, the rest open; gives the total."""
    CAMPAIGN.demand(actor, "match", campaign)
    if campaign.state not in {"open", "closed"}:
        raise refuse("seats", None, "", FIXED)
    lines = programmes_of(campaign)
    if not lines:
        raise refuse("order", None, "", NO_ORDER.format(year=campaign.year))
    rows = [
        Seat(
            campaign=campaign,
            programme=one.programme,
            pool=one.pool,
            seats=one.seats,
            released=one.released,
            synthetic=lines[one.programme].synthetic,
        )
        for one in order_pools(campaign)[0]
    ]
    with transaction.atomic():
        campaign.seats.all().delete()
        Seat.objects.bulk_create(rows, batch_size=1000)
        total = sum(row.seats for row in rows)
        record(actor, "set_seats", campaign, changed={"programmes": len(lines), "seats": total})
    return total


def move_campaign(actor: Actor, campaign: Campaign, name: str, *, reason: str = "") -> Campaign:
    """Close or reopen applications. Raises PermissionDenied, Forbidden."""
    if name not in {"close", "reopen"}:
        raise KeyError(name)
    with transaction.atomic():
        campaign = locked(campaign)
        before = snapshot(campaign)
        FLOW.move(campaign, name, actor)
        campaign.save()
        record(actor, f"{name}_applications", campaign, reason=reason, changed=changes(before, snapshot(campaign)))
    return campaign


def locked(campaign: Campaign) -> Campaign:
    return Campaign.objects.select_for_update().get(pk=campaign.pk)


def seal_campaign(actor: Actor, campaign: Campaign, plan: dict[str, Any]) -> Seal:
    """Seal the inputs before the draw: root into the log, a receipt for everybody; the gate is passed first.

    `plan` names the event to come, as `bridge.seal.seal_inputs` takes it. Raises BadInput, Forbidden, PermissionDenied.
    """
    CAMPAIGN.demand(actor, "match", campaign)
    _demand_fair(plan)
    if not campaign.seats.exists():
        set_seats_from_order(actor, campaign)
    count_anew(actor, campaign)
    demand_gate(look(campaign))
    name = new_name("sealed", campaign.code)
    with transaction.atomic():
        campaign = locked(campaign)
        before = snapshot(campaign)
        campaign.seed, campaign.draw_source = "", str(plan["source"])
        FLOW.move(campaign, "seal", actor)
        path_of(name).parent.mkdir(parents=True, exist_ok=True)
        with workspace() as folder:
            write_input(campaign, folder)
            told = _seal_through_gate(campaign, folder, path_of(name), plan)
        campaign.save()
        move_people(actor, campaign, "seal", Applicant.objects.filter(campaign=campaign, state="accepted"))
        seal = Seal.objects.create(campaign=campaign, folder=name, root=told["root"], plan=plan)
        record(
            actor,
            "seal_inputs",
            campaign,
            changed={**changes(before, snapshot(campaign)), "root": told["root"], "people": told["applicants"]},
        )
        # Last: an entry of the log is never taken back.
        seal.log_index = log_entry(
            {
                "type": "sheber.seal.v1",
                "campaign": campaign.code,
                "root": told["root"],
                "applicants": told["applicants"],
                "seats": told["seats"],
                "draw": _as_text(plan),
            }
        )
        seal.save(update_fields=["log_index"])
    return seal


def _demand_fair(plan: dict[str, Any]) -> None:
    """Nobody may know the outcome beforehand, nor choose it alone. Raises Forbidden."""
    if plan["source"] == BEACON and time_of(QUICKNET, plan["round"]) <= timezone.now().timestamp():
        raise Forbidden(PAST_EVENT)
    if plan["source"] == SECRETS and len(plan["parties"]) < 2:
        raise Forbidden(TWO_PARTIES)


def count_anew(actor: Actor, campaign: Campaign) -> None:
    """Exam results or thresholds may have come since the applications were accepted."""
    if campaign.applicants.filter(state="accepted").exclude(channel="sheet").exists():
        count_points(actor, campaign)


def _seal_through_gate(campaign: Campaign, folder: Path, out: Path, plan: dict[str, Any]) -> dict[str, Any]:
    try:
        return sealing.seal_inputs(folder, out, plan, override=lambda findings: answering_for(campaign, findings))
    except StoppedError as error:
        raise Forbidden(STOPPED.format(count=len(error.findings))) from error


def _as_text(plan: dict[str, Any]) -> dict[str, Any]:
    return {name: value if isinstance(value, (list, int)) else str(value) for name, value in plan.items()}


def open_seal(actor: Actor, campaign: Campaign, *, reason: str) -> Campaign:
    """Open the seal before the draw, for a reason; the log keeps that it was there. Raises Forbidden."""
    if not reason.strip():
        raise Forbidden(NO_REASON)
    with transaction.atomic():
        campaign = locked(campaign)
        seal = newest_seal(campaign)
        FLOW.move(campaign, "unseal", actor)
        campaign.save()
        move_people(actor, campaign, "unseal", Applicant.objects.filter(campaign=campaign, state="sealed"))
        record(actor, "open_seal", campaign, reason=reason, changed={"root": [seal.root if seal else "", ""]})
        if seal:
            Seal.objects.filter(pk=seal.pk).update(broken=True)
            log_entry({"type": "sheber.seal-opened.v1", "campaign": campaign.code, "root": seal.root, "why": reason})
    return campaign


def draw_campaign(actor: Actor, campaign: Campaign, outcome: dict[str, Any]) -> Campaign:
    """Take the seed from the event that the seal named; `outcome` as `bridge.seal.draw_inputs` takes it.

    Raises BadInput where the outcome does not prove itself, PermissionDenied.
    """
    CAMPAIGN.demand(actor, "match", campaign)
    with transaction.atomic():
        campaign = locked(campaign)
        seal = newest_seal(campaign)
        if seal is None or campaign.state != "sealed":
            raise refuse("seal", None, "", NO_SEAL)
        seed = sealing.draw_inputs(path_of(seal.folder), outcome)
        Seal.objects.filter(pk=seal.pk).update(seed=seed, drawn=timezone.now())
        campaign.seed = seed
        campaign.save(update_fields=["seed"])
        record(actor, "draw", campaign, changed={"seed": ["", seed], "root": seal.root})
        log_entry({"type": "sheber.draw.v1", "campaign": campaign.code, "root": seal.root, "seed": seed})
    return campaign


def move_people(actor: Actor, campaign: Campaign, name: str, people: Any) -> int:
    """One transition for many applications, each with its line in the journal."""
    target = APPLICATION.transitions[name].target
    rows = list(people.only("pk", "code", "state"))
    write_entries(
        entry_for(actor, f"{name}_application", row, reason=campaign.code, changed={"state": [row.state, target]})
        for row in rows
    )
    keys = [row.pk for row in rows]
    for start in range(0, len(keys), 500):
        Applicant.objects.filter(pk__in=keys[start : start + 500]).update(state=target)
    return len(rows)
