"""Long work: a worker runs it, its progress is seen, its failure is told, it can be left and found again."""

import time
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from sheber.kernel import jobs
from sheber.kernel.actors import SYSTEM, Actor
from sheber.kernel.jobs import Progress, job, start_job
from sheber.kernel.models import Job
from sheber.kernel.words import Words

SEEN: list[tuple[float, str]] = []


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # as in production
    monkeypatch.setattr(jobs, "_KINDS", dict(jobs._KINDS))

    @job("test.good", Words("Жақсы", "Хорошая", "Good"))
    def good(*, actor: Actor, progress: Progress, number: int) -> dict:
        progress(0.25, "a quarter")
        row = Job.objects.get(name="test.good")
        SEEN.append((row.done, row.note))
        time.sleep(0.01)
        return {"twice": number * 2, "actor": actor.name}

    @job("test.bad", Words("Нашар", "Плохая", "Bad"))
    def bad(*, actor: Actor, progress: Progress) -> dict:
        raise ValueError("nothing to work on")


def work() -> None:
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_a_worker_runs_what_was_started_and_keeps_its_result() -> None:
    SEEN.clear()
    row = start_job("test.good", SYSTEM, number=21)
    assert (row.state, DBTaskResult.objects.count()) == (Job.QUEUED, 1)
    work()
    row.refresh_from_db()
    assert (row.state, row.done, row.result) == (Job.DONE, 1, {"twice": 42, "actor": "system"})
    assert row.started is not None
    assert row.finished is not None
    assert row.finished >= row.started
    assert SEEN == [(0.25, "a quarter")]


@pytest.mark.django_db(transaction=True)
def test_a_failing_job_tells_why_and_the_next_one_runs() -> None:
    bad, good = start_job("test.bad", SYSTEM), start_job("test.good", SYSTEM, number=1)
    work()
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.state, bad.error) == (Job.FAILED, "nothing to work on")
    assert good.state == Job.DONE


@pytest.mark.django_db
def test_an_unknown_kind_is_refused_at_the_start() -> None:
    with pytest.raises(KeyError):
        start_job("test.nothing", SYSTEM)
    assert not Job.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_job_is_run_once_even_when_it_is_queued_twice() -> None:
    row = start_job("test.good", SYSTEM, number=1)
    work()
    Job.objects.filter(pk=row.pk).update(result={"kept": True})
    jobs.run_job.enqueue(str(row.pk))
    work()
    row.refresh_from_db()
    assert row.result == {"kept": True}


@pytest.mark.django_db
def test_what_is_daily_is_done_once_a_day_and_a_failed_one_again(monkeypatch: pytest.MonkeyPatch) -> None:
    days: list[str] = []
    ill = True
    monkeypatch.setattr(jobs, "_KINDS", {})

    @job("a.fails", Words("а", "а", "a"), daily=True)
    def fails(*, actor: Actor, progress: Progress, day: str) -> dict:
        if ill:
            raise ValueError("no server")
        return {}

    @job("b.tells", Words("б", "б", "b"), daily=True)
    def tells(*, actor: Actor, progress: Progress, day: str) -> dict:
        days.append(day)
        return {"told": 1}

    @job("c.other", Words("в", "в", "c"))
    def other(*, actor: Actor, progress: Progress) -> dict:
        raise AssertionError

    told = [(one.name, one.state, one.error) for one in jobs.run_daily(date(2026, 11, 26))]
    assert told == [("a.fails", Job.FAILED, "no server"), ("b.tells", Job.DONE, "")]
    ill = False
    assert [one.name for one in jobs.run_daily(date(2026, 11, 26))] == ["a.fails"]
    assert jobs.run_daily(date(2026, 11, 26)) == []
    assert len(jobs.run_daily(date(2026, 11, 27))) == 2
    assert days == ["2026-11-26", "2026-11-27"]
