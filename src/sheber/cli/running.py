"""`sheber serve`, `worker`, `doctor`: running it."""

import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

import sheber
from sheber.cli.django import start
from sheber.cli.shared import console
from sheber.settings.env import Env


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port.", min=1, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(help="Processes.", min=1, max=64)] = 1,
) -> None:
    """Serve the pages and the API; a worker for long work runs beside it."""
    start()
    console.print(f"http://{host}:{port}/  (stop with Ctrl+C)")
    # Fresh processes: a fork of this one would inherit libraries whose threads do not survive it.
    jobs = subprocess.Popen([sys.executable, "-m", "sheber", "worker"])
    server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    try:
        subprocess.run([*server, "--workers", str(workers), "sheber.web.wsgi:application"], check=False)  # noqa: S603
    except KeyboardInterrupt:
        pass
    finally:
        jobs.terminate()
        jobs.wait(10)


def worker() -> None:
    """Run the long work that people start on pages; several workers may run."""
    start()
    _work()


def _work() -> None:
    from django.core.management import call_command  # after Django's set-up

    call_command("db_worker", interval=1, verbosity=0)


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
        shown = "(hidden)" if name in {"secret_key", "database_url"} and str(value) else str(value)
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
    free = shutil.disk_usage(home).free >> 30
    tell("disk", free >= 1, f"{free} GiB free under {home}")
    fonts = list((Path(settings.PACKAGE) / "kernel" / "paper" / "fonts").glob("*.ttf"))
    tell("fonts", bool(fonts), f"{len(fonts)} for papers")
    used = ("django", "polars", "numpy", "highspy", "typst")
    tell("versions", True, f"sheber {sheber.__version__}, " + ", ".join(f"{name} {version(name)}" for name in used))
    if ill:
        raise typer.Exit(1)
