"""One year on the loaded region: demand, order, admission, report; each through its act, each sealed."""

import shutil
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from secrets import token_bytes
from typing import Any

Progress = Callable[[float, str], None]


def run_year(year: int, progress: Progress) -> Iterator[tuple[str, Path, float]]:
    """Run what has not been run yet; gives (name, sealed folder, seconds) of every step."""
    from sheber.admission.acts import publish_results, run_match, set_seats_from_order
    from sheber.admission.queries import campaigns_of, newest_run
    from sheber.cli.forum import run_forums
    from sheber.demand.acts import freeze_crosswalk, freeze_forecast, run_forecast
    from sheber.demand.queries import last_edition, latest_forecast, told_before
    from sheber.kernel.actors import SYSTEM
    from sheber.kernel.results import path_of
    from sheber.order.acts import approve_order, compute_plan, publish_order
    from sheber.order.queries import newest_plan
    from sheber.report.acts import build_release
    from sheber.report.queries import newest_release

    def timed(name: str, folder: str, since: float) -> tuple[str, Path, float]:
        return name, path_of(folder), time.monotonic() - since

    started = time.monotonic()
    progress(0.05, "demand")
    if last_edition() is None:
        freeze_crosswalk(SYSTEM, author="Example council", day=date(year, 1, 15), reason="The example year begins")
    forecast = latest_forecast(year) or run_forecast(SYSTEM, year)
    yield timed(f"1-demand-{year}", forecast.folder, started)
    started = time.monotonic()
    progress(0.2, "state order")
    plan = newest_plan(year)
    if plan is None:
        plan = compute_plan(SYSTEM, year, progress=lambda done, note: progress(0.2 + 0.4 * done, f"order: {note}"))
        approve_order(SYSTEM, year, act="Example decree", day=date(year, 6, 20), reason="The example year")
        publish_order(SYSTEM, year)
        if not told_before("sheber", year):
            freeze_forecast(SYSTEM, year)
    yield timed(f"2-order-{year}", plan.folder, started)
    for campaign in campaigns_of(year):
        started = time.monotonic()
        progress(0.65, f"admission: {campaign.track}")
        run = newest_run(campaign)
        if run is None:
            set_seats_from_order(SYSTEM, campaign)
            if not campaign.seed:
                _draw_between_parties(campaign)
            run = run_match(SYSTEM, campaign)
            publish_results(SYSTEM, campaign)
            run.refresh_from_db()
        yield timed(f"3-admission-{campaign.code}", run.folder, started)
        if run.public:
            yield timed(f"3-admission-{campaign.code}-public", run.public, started)
    _rate_colleges(year - 1)
    progress(0.82, "partners and honours")
    yield from (timed(name, folder, time.monotonic()) for name, folder in _agree_and_judge(year))
    started = time.monotonic()
    for name, folder in run_forums(progress):
        yield timed(f"5-forum-{name}", folder, started)
    for reported in (year - 1, year):
        started = time.monotonic()
        progress(0.85, f"report {reported}")
        release = newest_release(reported) or build_release(SYSTEM, reported)
        yield timed(f"4-report-{reported}", release.folder, started)
    progress(1.0, "done")


def _rate_colleges(year: int) -> None:
    """Rate and publish a year that has values and a scale in force, and has not been rated yet."""
    from sheber.kernel.actors import SYSTEM
    from sheber.training.acts import compute_rating, publish_rating
    from sheber.training.models import RatingValue
    from sheber.training.queries import newest_run, scale_for

    if scale_for(year) and RatingValue.objects.filter(year=year).exists() and not newest_run(year):
        publish_rating(SYSTEM, compute_rating(SYSTEM, year))


def _draw_between_parties(campaign: Any) -> None:
    """Seal and draw the example's campaign by secrets of three parties, as colleges do where there is no network."""
    from sheber.admission.acts import draw_campaign, move_campaign, seal_campaign
    from sheber.kernel.actors import SYSTEM
    from sheber.proof.draw import SECRET_BYTES, SECRETS, commitment_of

    secrets = {f"example-party-{n}": token_bytes(SECRET_BYTES) for n in (1, 2, 3)}
    parties = [{"party": name, "commitment": commitment_of(name, one).hex()} for name, one in secrets.items()]
    move_campaign(SYSTEM, campaign, "close", reason="The example year")
    campaign.refresh_from_db()
    seal_campaign(SYSTEM, campaign, {"source": SECRETS, "parties": parties})
    campaign.refresh_from_db()
    draw_campaign(SYSTEM, campaign, {"secrets": {name: one.hex() for name, one in secrets.items()}})
    campaign.refresh_from_db()


def _agree_and_judge(year: int) -> Iterator[tuple[str, str]]:
    """Sign the example's first agreement between its parties, count its jury's ballots, keep the half-lives."""
    from sheber.honours.acts import count_votes, decide_call, fix_criteria, start_judging
    from sheber.honours.models import Call
    from sheber.kernel.actors import SYSTEM
    from sheber.partners.acts import measure_half_lives
    from sheber.partners.models import Memorandum

    waiting = Memorandum.objects.filter(state="negotiation", synthetic=True, texts__isnull=False).order_by("pk")
    if waiting.count() > 1:  # the last one is left for whoever tries it
        row = waiting.first()
        assert row is not None  # noqa: S101  (it was just counted)
        yield f"3-agreement-{row.code}", _sign_between_parties(row)
    for call in Call.objects.filter(state="draft", synthetic=True, criteria__isnull=False).distinct():
        for act in (fix_criteria, start_judging, count_votes):
            act(SYSTEM, call)
            call.refresh_from_db()
        winners = call.result["rules"][call.main]["winners"]
        decide_call(
            SYSTEM, call, winners=winners, act="Example order", day=date(year, 10, 1), reason="The example year"
        )
        yield f"3-jury-{call.code}", call.folder
    for measured in (year - 1, year):
        measure_half_lives(SYSTEM, measured)


def _sign_between_parties(memorandum: Any) -> str:
    """Let both sides of an example's agreement approve its text and sign it; gives the sealed folder."""
    from django.utils import timezone

    from sheber.kernel.actors import Actor, Role
    from sheber.partners.acts import approve_text, sign_agreement
    from sheber.partners.bridge.conditions import hash_of
    from sheber.partners.queries import newest_text

    text = newest_text(memorandum)
    assert text is not None  # noqa: S101  (agreements without a text were left out)
    digest = hash_of(memorandum, text)
    college = Actor("example", frozenset({Role.COLLEGE}), "Example", colleges=frozenset({memorandum.college.code}))
    partner = Actor(
        "example", frozenset({Role.PARTNER}), "Example", held=frozenset({(Role.PARTNER, memorandum.partner.code)})
    )
    approve_text(college, memorandum, side="college", given=digest)
    approve_text(partner, memorandum, side="partner", given=digest)
    paper = b"%PDF-1.4\n% An example: no paper was signed.\n"
    return sign_agreement(college, memorandum, given=digest, day=timezone.localdate(), data=paper).folder


def copy_out(steps: list[tuple[str, Path, float]], out: Path) -> None:
    """Put each sealed folder under OUT by its name, in the place of an older one. Raises BadInput."""
    from sheber.kernel.exchange.folder import made_whole, new_or_used  # after Django's set-up

    new_or_used(out)
    for name, folder, _ in steps:
        with made_whole(out / name) as making:
            shutil.copytree(folder, making, dirs_exist_ok=True)
