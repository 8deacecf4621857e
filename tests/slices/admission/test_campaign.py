"""A campaign from its last day to the next round: who may, what is written, what is refused, what stays proved."""

import json
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, OperationalError, connection, connections, transaction
from django.utils import timezone
from tests.proof.test_draw import ROUNDS
from tests.slices.admission.campaigns import (
    PLAN,
    REVEALED,
    SECRETS,
    fresh,
    matched,
    open_campaign,
    person,
    published,
)

from sheber.admission.acts import (
    answer_offer,
    count_points,
    draw_campaign,
    enrol_applicant,
    look,
    move_campaign,
    next_round,
    offer_place,
    open_seal,
    publish_results,
    receive_originals,
    run_match,
    seal_campaign,
    set_seats_from_order,
    withdraw_application,
)
from sheber.admission.acts.officer import offer_left, plan_at, plan_of_parties, secrets_of
from sheber.admission.bridge.rows import read_rows
from sheber.admission.models import Applicant, Campaign, Result, Seat
from sheber.admission.queries import newest_seal, places_left
from sheber.cli.verify import check_everything
from sheber.kernel.actors import SYSTEM, VISITOR, Actor
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import first_broken_entry, history
from sheber.kernel.models import JournalEntry
from sheber.kernel.public_log import log_folder
from sheber.kernel.results import path_of
from sheber.proof.beacon import QUICKNET, time_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(tiny: None) -> Campaign:
    return open_campaign()


@pytest.fixture
def officer(campaign: Campaign) -> Actor:
    return person("officer", "admission")


@pytest.fixture
def head(campaign: Campaign) -> Actor:
    return person("boss", "head")


def accepted(folder: Path) -> bool:
    return all(check.passed for check in check_everything(folder)[1])


def told(campaign: Campaign, action: str) -> JournalEntry:
    return history(campaign).filter(action=action).first()


def test_the_whole_way_is_written_and_proved(campaign: Campaign, officer: Actor, head: Actor) -> None:
    move_campaign(officer, campaign, "close", reason="the last day is over")
    assert told(campaign, "close_applications").actor == "officer"
    assert told(campaign, "close_applications").reason == "the last day is over"
    seal = seal_campaign(officer, fresh(campaign), PLAN)
    assert fresh(campaign).state == "sealed"
    assert Applicant.objects.filter(campaign=campaign).exclude(state="sealed").count() == 0
    assert history(Applicant.objects.filter(campaign=campaign).first()).first().action == "seal_application"
    assert told(campaign, "seal_inputs").difference["root"] == seal.root
    assert seal.log_index is not None
    draw_campaign(officer, fresh(campaign), REVEALED)
    assert fresh(campaign).seed == newest_seal(campaign).seed != ""
    run = run_match(officer, fresh(campaign))
    assert (run.round, run.kind, fresh(campaign).state) == (1, "first", "matched")
    assert accepted(path_of(run.folder))
    assert Seat.objects.filter(campaign=campaign).exclude(protected=None).count() == 0  # nothing is published yet
    publish_results(head, fresh(campaign))
    run.refresh_from_db()
    assert accepted(path_of(run.public))
    assert fresh(campaign).state == "published"
    states = set(Applicant.objects.filter(campaign=campaign).values_list("state", flat=True))
    assert states == {"placed", "unplaced"}
    hidden = {
        (row["programme"], row["pool"])
        for row in read_rows(path_of(run.public), "cutoffs.csv")
        if row["protected"] == "yes"
    }
    assert {(s.programme, s.pool) for s in Seat.objects.filter(campaign=campaign, protected=True)} == hidden
    assert first_broken_entry() is None
    log = "".join(path.read_text(errors="replace") for path in log_folder().rglob("*") if path.is_file())
    assert seal.root in log


@pytest.mark.parametrize("role", ["planner", "report", "college", "auditor", "employer", ""])
def test_others_may_do_nothing(role: str, campaign: Campaign, officer: Actor) -> None:
    other = person(role, role, "north") if role else VISITOR
    acts = [
        lambda: set_seats_from_order(other, fresh(campaign)),
        lambda: count_points(other, fresh(campaign)),
        lambda: move_campaign(other, fresh(campaign), "close"),
        lambda: run_match(other, fresh(campaign)),
        lambda: next_round(other, fresh(campaign)),
        lambda: publish_results(other, fresh(campaign)),
        lambda: seal_campaign(other, fresh(campaign), PLAN),
        lambda: draw_campaign(other, fresh(campaign), REVEALED),
    ]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
    move_campaign(officer, fresh(campaign), "close")
    seal_campaign(officer, fresh(campaign), PLAN)
    with pytest.raises(PermissionDenied):
        open_seal(other, fresh(campaign), reason="a wish")
    assert fresh(campaign).state == "sealed"


def test_an_officer_publishes_and_reopens_nothing(campaign: Campaign, officer: Actor, head: Actor) -> None:
    move_campaign(officer, campaign, "close")
    with pytest.raises(PermissionDenied):
        move_campaign(officer, fresh(campaign), "reopen", reason="late")
    move_campaign(head, fresh(campaign), "reopen", reason="one more day by act No. 7")
    matched(officer, fresh(campaign))
    with pytest.raises(PermissionDenied):
        publish_results(officer, fresh(campaign))


def test_the_steps_keep_their_order(campaign: Campaign, officer: Actor, head: Actor) -> None:
    with pytest.raises(Forbidden):
        seal_campaign(officer, fresh(campaign), PLAN)  # still open
    with pytest.raises(Forbidden):
        run_match(officer, fresh(campaign))  # nobody drew
    move_campaign(officer, fresh(campaign), "close")
    one = Applicant.objects.filter(campaign=campaign).first()
    Applicant.objects.filter(pk=one.pk).update(state="signed")
    with pytest.raises(Forbidden, match="не"):
        seal_campaign(officer, fresh(campaign), PLAN)  # one is not decided
    Applicant.objects.filter(pk=one.pk).update(state="accepted")
    seal_campaign(officer, fresh(campaign), PLAN)
    with pytest.raises(Forbidden):
        run_match(officer, fresh(campaign))  # sealed, not drawn
    with pytest.raises(BadInput):
        set_seats_from_order(officer, fresh(campaign))
    with pytest.raises(Forbidden):
        count_points(officer, fresh(campaign))
    draw_campaign(officer, fresh(campaign), REVEALED)
    with pytest.raises(Forbidden):
        open_seal(head, fresh(campaign), reason="we do not like it")  # after the draw never
    run_match(officer, fresh(campaign))
    with pytest.raises(Forbidden):
        next_round(officer, fresh(campaign))  # not published
    publish_results(head, fresh(campaign))
    with pytest.raises(Forbidden):
        run_match(officer, fresh(campaign))  # rounds only
    with pytest.raises(Forbidden):
        publish_results(head, fresh(campaign))


def test_a_seal_is_opened_for_a_reason_and_stays_in_the_log(campaign: Campaign, officer: Actor, head: Actor) -> None:
    move_campaign(officer, campaign, "close")
    first = seal_campaign(officer, fresh(campaign), PLAN)
    with pytest.raises(Forbidden):
        open_seal(head, fresh(campaign), reason=" ")
    open_seal(head, fresh(campaign), reason="a college sent a wrong list")
    assert fresh(campaign).state == "closed"
    assert told(campaign, "open_seal").reason == "a college sent a wrong list"
    assert set(Applicant.objects.filter(campaign=campaign).values_list("state", flat=True)) == {"accepted"}
    second = seal_campaign(officer, fresh(campaign), PLAN)
    assert second.root != first.root
    assert newest_seal(campaign) == second
    assert second.log_index >= first.log_index + 2  # the seal, its opening, the seal again


def test_a_silent_party_is_left_out_and_a_wrong_secret_refused(campaign: Campaign, officer: Actor) -> None:
    move_campaign(officer, campaign, "close")
    seal = seal_campaign(officer, fresh(campaign), PLAN)
    wrong = {"secrets": {**REVEALED["secrets"], "college-0": "00" * 32}}
    for outcome in (wrong, {"secrets": {}}):
        with pytest.raises(BadInput):
            draw_campaign(officer, fresh(campaign), outcome)
        assert fresh(campaign).seed == ""
    draw_campaign(officer, fresh(campaign), {"secrets": {"college-1": SECRETS["college-1"].hex()}})
    draw = json.loads((path_of(seal.folder) / "rules.json").read_text(encoding="utf-8"))["draw"]
    assert [one["party"] for one in draw["parties"] if not one["secret"]] == ["college-0", "college-2"]
    assert accepted(path_of(run_match(officer, fresh(campaign)).folder))


def test_a_draw_by_the_beacon_names_a_round_to_come(
    campaign: Campaign, officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    move_campaign(officer, campaign, "close")
    plan = {"source": "drand quicknet", "round": 1000}
    with pytest.raises(Forbidden):
        seal_campaign(officer, fresh(campaign), plan)  # its outcome is known to everybody
    comes = datetime.fromtimestamp(time_of(QUICKNET, 1000), tz=UTC)
    assert plan_at(comes)["round"] == plan_at(comes - timedelta(seconds=2))["round"] == 1000
    monkeypatch.setattr(timezone, "now", lambda: comes - timedelta(days=1))
    seal_campaign(officer, fresh(campaign), plan)
    monkeypatch.undo()
    with pytest.raises(BadInput):
        draw_campaign(officer, fresh(campaign), {"signature": ROUNDS[123]})
    draw_campaign(officer, fresh(campaign), {"signature": ROUNDS[1000]})
    run = run_match(officer, fresh(campaign))
    assert accepted(path_of(run.folder))


def test_one_party_alone_draws_nothing(campaign: Campaign, officer: Actor) -> None:
    move_campaign(officer, campaign, "close")
    with pytest.raises(Forbidden):
        seal_campaign(officer, fresh(campaign), {**PLAN, "parties": PLAN["parties"][:1]})


def test_pasted_rows_are_read_with_or_without_a_heading(campaign: Campaign) -> None:
    rows = "\n".join(f"{one['party']},{one['commitment']}" for one in PLAN["parties"])
    assert plan_of_parties(rows) == plan_of_parties("party,commitment\n" + rows) == PLAN
    assert plan_of_parties(rows.replace(",", "\t")) == PLAN
    assert secrets_of("college-1," + SECRETS["college-1"].hex()) == {"college-1": SECRETS["college-1"].hex()}
    with pytest.raises(BadInput) as refusal:
        plan_of_parties("college-1,xyz")
    assert refusal.value.problems[0].column == "commitment"


def test_the_next_round_leaves_nobody_worse(campaign: Campaign, officer: Actor, head: Actor) -> None:
    first = published(officer, head, campaign)
    before = {one.applicant_id: one.choice or 99 for one in Result.objects.filter(applicant__campaign=campaign)}
    for one in Applicant.objects.filter(campaign=campaign, state="placed").order_by("code")[:8]:
        withdraw_application(officer, one, reason="goes to another town")
    second = next_round(officer, fresh(campaign))
    assert (second.round, second.kind) == (2, "next")
    after = {one.applicant_id: one.choice or 99 for one in Result.objects.filter(applicant__campaign=campaign)}
    assert len(after) == len(before) - 8
    assert all(after[key] <= before[key] for key in after)
    assert sum(after[key] < before[key] for key in after) > 0
    assert second.difference["people_left"] == 8
    assert second.difference["people_lost"] == 0
    assert accepted(path_of(second.folder))
    publish_results(head, fresh(campaign))
    second.refresh_from_db()
    assert accepted(path_of(second.public))
    assert first.public != second.public
    assert told(campaign, "run_match").difference["kind"] == "next"


def test_places_left_are_offered_for_the_own_schooling_and_counted(
    campaign: Campaign, officer: Actor, head: Actor
) -> None:
    published(officer, head, campaign)
    one, other = Applicant.objects.filter(campaign=campaign, state="unplaced").order_by("code")[:2]
    assert places_left(one) == []  # 100 people for 75 places
    with pytest.raises(Forbidden):
        offer_left(officer, one, "north-coder")
    leaver = Applicant.objects.filter(campaign=campaign, state="placed", result__programme="north-coder").first()
    withdraw_application(officer, leaver, reason="left")
    assert [(line.code, count) for line, count in places_left(one)] == [("north-coder", 1)]
    Applicant.objects.filter(pk=other.pk).update(base="base11")
    other.refresh_from_db()
    assert places_left(other) == []
    offer_left(officer, one, "north-coder")
    assert places_left(other) == places_left(one) == []
    with pytest.raises(Forbidden):
        next_round(officer, fresh(campaign))  # it would undo the offer
    answer_offer(officer, Applicant.objects.get(pk=one.pk), takes=False)
    assert [count for _, count in places_left(one)] == [1]
    offer_left(officer, Applicant.objects.get(pk=one.pk), "north-coder")
    taken = answer_offer(officer, Applicant.objects.get(pk=one.pk), takes=True)
    enrolled = enrol_applicant(officer, receive_originals(officer, taken), act="No. 5 of 1 September")
    assert enrolled.state == "enrolled"
    assert history(enrolled).first().reason == "No. 5 of 1 September"
    with pytest.raises(Forbidden):
        enrol_applicant(officer, enrolled, act="twice")


def _offered(officer: Actor, one: Applicant) -> bool:
    pause = 0.005
    while True:
        try:
            offer_place(officer, one, "art-coder")
        except Forbidden:
            return False
        except OperationalError as error:  # SQLite in memory, as tests run it, does not wait for another writer
            if "locked" not in str(error):
                raise
            time.sleep(pause)
            pause = min(2 * pause, 0.2)  # else twenty threads mostly ask again
        else:
            return True


@pytest.mark.django_db(transaction=True)
def test_two_hundred_offers_at_once_fill_no_more_than_the_seats(tiny: None) -> None:
    """20 threads with 200 offers for the last 20 places: the database itself counts (a check before the write sells too many)."""
    campaign = open_campaign(places=25)
    officer, head = person("officer", "admission"), person("boss", "head")
    published(officer, head, campaign)
    Seat.objects.filter(campaign=campaign).update(admitted=0)
    seat = Seat.objects.get(campaign=campaign, programme="art-coder", pool="open")
    Seat.objects.filter(campaign=campaign).exclude(pk=seat.pk).update(seats=0)
    Seat.objects.filter(pk=seat.pk).update(seats=20)
    Applicant.objects.bulk_create(
        Applicant(code=f"late-{n:03}", campaign=campaign, base="base9", state="unplaced") for n in range(200)
    )
    people = list(Applicant.objects.filter(code__startswith="late-"))
    gate, won, faults = threading.Barrier(20), [], []

    def offer(mine: list[Applicant]) -> None:
        gate.wait()
        for one in mine:
            try:
                if _offered(officer, one):
                    won.append(one.pk)
            except Exception as error:  # told by the test's thread
                faults.append(error)
        connections.close_all()

    threads = [threading.Thread(target=offer, args=(people[n::20],)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(won) == 20
    seat.refresh_from_db()
    assert seat.admitted == 20
    assert Result.objects.filter(applicant__in=people).count() == 20
    assert Applicant.objects.filter(code__startswith="late-", state="offered").count() == 20


def test_more_people_than_seats_cannot_be_written(campaign: Campaign) -> None:
    set_seats_from_order(SYSTEM, campaign)
    seat = Seat.objects.filter(campaign=campaign).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.filter(pk=seat.pk).update(admitted=seat.seats + 1)


def test_a_look_changes_nothing_else(campaign: Campaign) -> None:
    set_seats_from_order(SYSTEM, campaign)
    assert look(campaign).findings == []
    assert fresh(campaign).state == "open"
    assert connection.vendor in {"sqlite", "postgresql"}
