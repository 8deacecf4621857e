"""`sheber serve`, `worker`, `doctor`: running it."""

import logging
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

import sheber
from sheber.cli.django import start
from sheber.cli.shared import console
from sheber.settings.env import Env

DIGEST_EVERY = 600  # seconds
PATIENCE = 10  # seconds in which a child may finish what it is at


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port.", min=1, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(help="Processes.", min=1, max=64)] = 1,
) -> None:
    """Serve the pages and the API; a worker for long work runs beside it."""
    start()
    from sheber.kernel.pages.upload import clean_uploads  # after Django's set-up

    clean_uploads()
    collect_static()
    console.print(f"http://{host}:{port}/  (stop with Ctrl+C)")
    server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    code = _run_together(
        [*server, "--workers", str(workers), "sheber.web.wsgi:application"],
        [sys.executable, "-m", "sheber", "worker"],
    )
    if code:
        raise typer.Exit(1)


def collect_static() -> None:
    """Put the static files, squeezed, where the server looks first; only what changed is written."""
    from django.core.management import call_command  # after Django's set-up

    call_command("collectstatic", interactive=False, verbosity=0)


class _Stopped(BaseException):
    """Somebody asked this process to end."""


def _stop(number: int, frame: object) -> None:
    raise _Stopped


def _run_together(first: list[str], beside: list[str]) -> int:
    """Run two commands until `first` ends or this process is told to; gives its exit code, 0 where it was told.

    Whatever ends this process in good order (Ctrl+C, SIGTERM, SIGHUP) ends both. Fresh processes: a fork of this
    one would inherit libraries whose threads do not survive it.
    """
    running: list[subprocess.Popen] = []
    before = {number: signal.signal(number, _stop) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        running.extend(subprocess.Popen(command) for command in (beside, first))  # noqa: S603  (our own modules)
        return running[-1].wait()
    except (_Stopped, KeyboardInterrupt):
        return 0
    finally:
        for number in before:
            signal.signal(number, signal.SIG_IGN)  # a second asking changes nothing: the end is near
        _end(running)
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(running: list[subprocess.Popen]) -> None:
    """End processes: asked first, then forced."""
    for one in running:
        one.terminate()
    for one in running:
        try:
            one.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            one.kill()
            one.wait()


def worker() -> None:
    """Run the long work that people start on pages; several workers may run."""
    start()
    threading.Thread(target=_tell, daemon=True).start()
    _work()


def _tell() -> None:
    """Do the day's work and send the mails that are due, now and again; what fails is told in the log and tried again."""
    from django.db import close_old_connections  # after Django's set-up
    from django.utils import timezone

    from sheber.kernel.digest import send_digests
    from sheber.kernel.jobs import run_daily

    while True:
        time.sleep(DIGEST_EVERY)
        try:
            close_old_connections()
            run_daily(timezone.localdate())
            send_digests()
        except Exception:  # a mail server that is away must not end the worker
            logging.getLogger("sheber").exception("digest")


def _work() -> None:
    from django.core.management import call_command  # after Django's set-up

    call_command("db_worker", interval=1, verbosity=0)


def people_in_force(tell: Callable[[str, bool, str], None]) -> None:
    """Tell whether somebody can let people in, and whether staff have a second factor where they must."""
    from allauth.mfa.models import Authenticator  # after Django's set-up
    from django.conf import settings

    from sheber.kernel.actors import STAFF, Role
    from sheber.kernel.models import Appointment

    held = Appointment.objects.in_force()
    administrators = held.filter(role=Role.ADMINISTRATOR).count()
    tell(
        "people",
        True,
        f"{administrators} administrators" + ("" if administrators else ": sheber invite makes the first"),
    )
    staff = set(held.filter(role__in=[str(role) for role in STAFF]).values_list("user_id", flat=True))
    without = len(staff - set(Authenticator.objects.values_list("user_id", flat=True)))
    required = "required" if settings.STAFF_SECOND_FACTOR else "not required here"
    tell("second factor", True, f"{required}; {without} of {len(staff)} staff have none")
    mail = "by SMTP" if settings.EMAIL_HOST else f"files in {settings.EMAIL_FILE_PATH}"
    tell("mail", True, mail if settings.SITE_URL else f"{mail}; set SHEBER_SITE_URL, or links in mails lead nowhere")


def doctor() -> None:
    """Tell whether everything is in order; exit code 1 where something is not."""
    ill = 0

    def tell(name: str, good: bool, note: str) -> None:
        nonlocal ill
        ill += not good
        console.print(f"{'[green]ok[/green]' if good else '[red]!![/red]'}  {name}: {note}")

    env = Env()
    for name, field in Env.model_fields.items():
        value = getattr(env, name)
        shown = (
            "(hidden)"
            if name in {"secret_key", "database_url", "smtp_url", "oidc_secret"} and str(value)
            else str(value)
        )
        console.print(f"    {name} = {shown or '(default)'}  [dim]{field.description}[/dim]")
    home = env.home.resolve()
    try:
        start()
    except Exception as error:  # whatever is wrong with the database, the doctor says it and goes on
        tell("database", False, str(error).split("\n")[0])
        raise typer.Exit(1) from None
    from django.conf import settings  # after Django's set-up
    from django.db import connection

    from sheber.kernel.journal import first_broken_entry
    from sheber.kernel.models import ImportedFile

    tell("database", True, f"{connection.vendor}, tables are up to date")
    broken = first_broken_entry()
    tell("journal", broken is None, "the chain is whole" if broken is None else f"broken at entry {broken}")
    tell("region", True, f"{ImportedFile.objects.count()} files loaded")
    people_in_force(tell)
    free = shutil.disk_usage(home).free >> 30
    tell("disk", free >= 1, f"{free} GiB free under {home}")
    fonts = list((Path(settings.PACKAGE) / "kernel" / "paper" / "fonts").glob("*.ttf"))
    tell("fonts", bool(fonts), f"{len(fonts)} for papers")
    used = ("django", "polars", "numpy", "highspy", "typst")
    tell("versions", True, f"sheber {sheber.__version__}, " + ", ".join(f"{name} {version(name)}" for name in used))
    if ill:
        raise typer.Exit(1)
