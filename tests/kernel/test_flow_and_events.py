"""State tables, and events that are told only after the commit."""

from dataclasses import dataclass

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from sheber.kernel import actors
from sheber.kernel.actors import Actor, Policy, Role, grant
from sheber.kernel.events import Event, announce, listen
from sheber.kernel.flow import FLOWS, Flow, Forbidden, Transition
from sheber.kernel.models import Job
from sheber.kernel.words import Words


@pytest.fixture
def flow(monkeypatch: pytest.MonkeyPatch) -> Flow:
    monkeypatch.setattr(actors, "_POLICIES", dict(actors._POLICIES))
    actors._POLICIES.pop("kernel.job", None)
    Policy("kernel.job", grant("change", Role.PLANNER))
    made = Flow(
        "test",
        {"draft": Words(ru="черновик"), "ready": Words(ru="готово")},
        [
            Transition(
                "finish",
                ("draft",),
                "ready",
                Words(ru="закончить"),
                guard=lambda row: None if row.note else Words(ru="нет заметки"),
            )
        ],
    )
    yield made
    FLOWS.pop("test")


def test_a_move_needs_permission_state_and_a_clear_guard(flow: Flow, planner: Actor, visitor: Actor) -> None:
    row = Job(state="draft")
    with pytest.raises(PermissionDenied):
        flow.move(row, "finish", visitor)
    with pytest.raises(Forbidden, match="нет заметки"):
        flow.move(row, "finish", planner)
    row.note = "x"
    assert flow.move(row, "finish", planner) == "draft"
    assert row.state == "ready"
    with pytest.raises(Forbidden):
        flow.move(row, "finish", planner)


def test_open_transitions_give_the_reason_against(flow: Flow, planner: Actor, visitor: Actor) -> None:
    row = Job(state="draft")
    [(one, reason)] = flow.open_transitions(row, planner)
    assert one.name == "finish"
    assert reason == Words(ru="нет заметки")
    assert flow.open_transitions(row, visitor) == []


def test_a_flow_with_an_unknown_state_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown"):
        Flow("wrong", {"a": Words()}, [Transition("x", ("a",), "b", Words())])


@dataclass(frozen=True, slots=True)
class Happened(Event):
    number: int


heard: list[int] = []


@listen(Happened)
def hear(event: Happened) -> None:
    heard.append(event.number)


@pytest.mark.django_db(transaction=True)
def test_an_event_is_told_after_the_commit_only() -> None:
    heard.clear()
    with transaction.atomic():
        announce(Happened(1))
        assert heard == []
    assert heard == [1]
    with pytest.raises(RuntimeError), transaction.atomic():
        announce(Happened(2))
        raise RuntimeError
    assert heard == [1]
