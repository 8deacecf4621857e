"""`sheber invite`, `digest`: the first administrator's link, and mails that tell of notices."""

from datetime import date
from typing import Annotated

import typer

from sheber.cli.django import start
from sheber.cli.shared import console, errors


def invite(
    role: Annotated[str, typer.Option(help="The role; see `sheber invite --help` of the guide.")] = "administrator",
    holder: Annotated[
        str, typer.Option(help="For whom it is held: the code of a college, a school, an employer.")
    ] = "",
    email: Annotated[str, typer.Option(help="Kept with the account; no mail is sent by this command.")] = "",
) -> None:
    """Print a link with which one person takes a role and sets a password: how the first administrator comes in."""
    start()
    from django.conf import settings  # after Django's set-up
    from django.urls import reverse

    from sheber.kernel.actors import SYSTEM, Role
    from sheber.kernel.people import GIVEN, RefusedError
    from sheber.kernel.people import invite as make

    if role not in set(GIVEN):
        errors.print(f"{role}: no such role. There are: {', '.join(GIVEN)}")
        raise typer.Exit(2)
    try:
        row, code = make(SYSTEM, Role(role), starts=date.today(), holder=holder, email=email)  # noqa: DTZ011
    except RefusedError as refusal:
        errors.print(str(refusal.words))
        raise typer.Exit(2) from None
    base = settings.SITE_URL or "http://127.0.0.1:8000"
    console.print(f"{base}{reverse('invitation', args=[code])}", soft_wrap=True)
    console.print(f"The link works once, until {row.expires:%d.%m.%Y}.")


def daily() -> None:
    """Do what is due once a day and was not done today; a worker does it by itself, so this is for cron or a timer."""
    start()
    from django.utils import timezone  # after Django's set-up

    from sheber.kernel.jobs import run_daily
    from sheber.kernel.models import Job

    jobs = run_daily(timezone.localdate())
    for one in jobs:
        console.print(f"{one.name}: {one.error or one.result}", markup=False)
    if not jobs:
        console.print("nothing is left to do today")
    if any(one.state != Job.DONE for one in jobs):
        raise typer.Exit(1)


def digest() -> None:
    """Send the mails that are due; a worker does it every ten minutes, so this is for cron or a test."""
    start()
    from sheber.kernel.digest import send_digests  # after Django's set-up

    console.print(f"{send_digests()} mails")
