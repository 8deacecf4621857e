"""`sheber demo`: the example region loaded, its whole year run, then served."""

import os
import time
from pathlib import Path
from typing import Annotated

import typer

from sheber.cli.django import start
from sheber.cli.shared import console, errors, refusals, shown_progress
from sheber.cli.year import copy_out, run_year
from sheber.kernel.words import Words

HERE = Path(__file__).resolve().parents[3] / "examples" / "aktobe"
NO_REGION = Words(
    "аймақтың жолы жоқ: region.csv файлын бір жолмен қосыңыз.",
    "нет строки региона: добавьте region.csv с одной строкой.",
    "the region has no row: add region.csv with one row.",
)
ACCOUNTS = {
    "administrator": ("administrator", ""),
    "planner": ("planner", ""),
    "head": ("head", ""),
    "admission": ("admission", ""),
    "report": ("report", ""),
    "auditor": ("auditor", ""),
    "college": ("college", "polytech"),
    "employer": ("employer", "emp001"),
    "school": ("school", "school026"),
    "teacher": ("teacher", "t-polytech-01"),
    "partner": ("partner", "partner-1"),
    "juror": ("juror", "jury-1"),
    "organiser": ("organiser", ""),
}


def demo(
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the pages at the end.")] = True,
    out: Annotated[Path, typer.Option(help="Folder for the sealed files of every step.")] = Path("out/demo"),
    region: Annotated[Path, typer.Option(help="The region's folder to load.")] = HERE,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port.", min=1, max=65535)] = 8000,
) -> None:
    """Load the example region, run its year from demand to report, write every proof to OUT, and serve it."""
    os.environ["SHEBER_DEMO"] = "1"
    started = time.monotonic()
    start()
    from sheber.kernel.actors import SYSTEM  # after Django's set-up
    from sheber.kernel.exchange.folder import new_or_used
    from sheber.kernel.exchange.package import load_folder
    from sheber.kernel.exchange.problems import refuse
    from sheber.registry.models import Region

    if not os.path.isdir(region):
        errors.print(
            f"{region}: no such folder. The example region comes with the repository: name it with --region."
        )
        raise typer.Exit(2)
    with refusals(), shown_progress("demo") as progress:
        new_or_used(out)  # before the work, not after it
        if not Region.objects.exists():
            differences = load_folder(SYSTEM, region, reason="demo", progress=lambda d, n: progress(d * 0.3, n))
            console.print(f"loaded {sum(one.rows for one in differences)} rows, {time.monotonic() - started:.1f} s")
        here = Region.objects.order_by("pk").first()
        if here is None:
            raise refuse("region.csv", None, "", NO_REGION)
        year = here.current_year
        steps = list(run_year(year, lambda done, note: progress(0.3 + 0.7 * done, note)))
        copy_out(steps, out)
    for name, _, seconds in steps:
        console.print(f"  {out / name}  {seconds:.1f} s")
    _make_accounts()
    console.print(f"The year {year} is ready in {time.monotonic() - started:.1f} s. Check it: sheber verify {out}")
    if serve:
        from sheber.cli.running import serve as serve_pages  # imports the server

        serve_pages(host=host, port=port)


def _make_accounts() -> None:
    """One account per role, with a password made for this installation alone."""
    from django.conf import settings  # after Django's set-up
    from django.contrib.auth.models import User

    from sheber.kernel.models import Appointment
    from sheber.settings.keys import kept_secret

    password = kept_secret(Path(settings.SHEBER_HOME) / "keys" / "demo", 6)
    for name, (role, holder) in ACCOUNTS.items():
        user, made = User.objects.get_or_create(username=name)
        if made:
            user.set_password(password)
            user.save()
            Appointment.objects.get_or_create(user=user, role=role, holder=holder, starts="2020-01-01")
