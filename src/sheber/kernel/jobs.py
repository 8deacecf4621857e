"""Long work: named functions that run in a worker, show their progress and can be left."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django_tasks import task

from sheber.kernel.actors import SYSTEM, Actor, actor_of
from sheber.kernel.models import Job
from sheber.kernel.words import Words

Progress = Callable[[float, str], None]
Work = Callable[..., dict[str, Any]]


@dataclass(frozen=True, slots=True)
class JobKind:
    """A kind of long work. `work(actor=, progress=, **arguments)` gives a result that JSON can hold.

    `page` names the address where its end is looked at, `by` the argument or the value of the result in that address.
    """

    name: str
    title: Words
    work: Work
    page: str = ""
    by: str = ""
    daily: bool = False  # done once a day by itself: `work(actor=, progress=, day="2026-11-26")`


_KINDS: dict[str, JobKind] = {}


def job(name: str, title: Words, *, page: str = "", by: str = "", daily: bool = False) -> Callable[[Work], Work]:
    """`@job("order.plan", Words(...))` on the function that does the work; in a slice's `jobs.py`."""

    def register(work: Work) -> Work:
        _KINDS[name] = JobKind(name, title, work, page, by, daily)
        return work

    return register


def job_kind(name: str) -> JobKind:
    """A kind by its name. Raises KeyError."""
    return _KINDS[name]


def daily_kinds() -> list[JobKind]:
    """What is done once a day, by name."""
    return [_KINDS[name] for name in sorted(_KINDS) if _KINDS[name].daily]


def page_after(row: Job) -> str:
    """The address to which a job leads back, once it has ended; empty where it has none."""
    kind = _KINDS.get(row.name)
    if kind is None or not kind.page or row.state not in {Job.DONE, Job.FAILED}:
        return ""
    told = {**row.arguments, **row.result}
    try:
        return reverse(kind.page, args=[told[kind.by]] if kind.by else [])
    except (KeyError, NoReverseMatch):  # it failed before there was anything to look at
        return ""


def start_job(name: str, actor: Actor, **arguments: Any) -> Job:
    """Queue work for the worker, once the present transaction has committed."""
    job_kind(name)
    row = Job.objects.create(name=name, arguments=arguments, actor=actor.name, user_id=actor.user_id)
    transaction.on_commit(lambda: run_job.enqueue(str(row.pk)))
    return row


@task()
def run_job(job_id: str) -> None:
    """The worker's part: run the job, keep its progress, its result or its error."""
    row = Job.objects.select_related("user").get(pk=job_id)
    if row.state != Job.QUEUED:
        return
    _run(row, actor_of(row.user) if row.user else SYSTEM)


def _run(row: Job, actor: Actor) -> None:
    job_id = str(row.pk)
    Job.objects.filter(pk=job_id).update(state=Job.RUNNING, started=timezone.now())
    try:
        result = job_kind(row.name).work(actor=actor, progress=_keep_progress(job_id), **row.arguments)
    except Exception as error:
        Job.objects.filter(pk=job_id).update(
            state=Job.FAILED, error=str(error) or type(error).__name__, finished=timezone.now()
        )
        return
    Job.objects.filter(pk=job_id).update(state=Job.DONE, done=1, result=result, finished=timezone.now())


def run_daily(day: date) -> list[Job]:
    """Do what is due once a day and was not done for this day yet; gives its jobs. One that fails stops no other.

    Each kind is idempotent by itself, so that a failed one is tried again and two workers do no harm.
    """
    arguments = {"day": day.isoformat()}
    made = []
    for kind in daily_kinds():
        if not Job.objects.filter(name=kind.name, arguments=arguments, state=Job.DONE).exists():
            row = Job.objects.create(name=kind.name, arguments=arguments, actor=SYSTEM.name)
            _run(row, SYSTEM)
            row.refresh_from_db()
            made.append(row)
    return made


def _keep_progress(job_id: str, every: float = 0.5) -> Progress:
    """A progress function that writes to the job's row at most once in `every` seconds."""
    last = 0.0

    def progress(done: float, note: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= every or done >= 1:
            last = now
            Job.objects.filter(pk=job_id).update(done=min(max(done, 0), 1), note=note[:255])

    return progress
