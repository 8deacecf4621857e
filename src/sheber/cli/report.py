"""`sheber report`: the year's report from the database."""

import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from sheber.cli.django import start
from sheber.cli.report_claims import claims
from sheber.cli.report_draft import draft
from sheber.cli.shared import console, refusals, shown_progress

app = typer.Typer(no_args_is_help=True, help="The year's report: every figure with its rows, in three languages.")


@app.callback()
def report() -> None:
    """The year's report: every figure with its rows, in three languages."""


app.command(epilog="Example: sheber report claims press.txt --json")(claims)
app.command(epilog="Example: sheber report draft 2025 --kind speech --lang kk")(draft)


@app.command(epilog="Example: sheber report build 2025 --out out/report && sheber verify out/report")
def build(
    year: Annotated[int, typer.Argument(help="The calendar year.", min=1900, max=2100)],
    out: Annotated[Path | None, typer.Option(help="Also copy the sealed release into this folder.")] = None,
    reason: Annotated[str, typer.Option(help="Why figures released before have changed.")] = "",
) -> None:
    """Freeze a year's figures with their rows, check them, seal them; pages, PDF and xlsx in three languages."""
    start()
    from sheber.kernel.actors import SYSTEM  # after Django's set-up
    from sheber.kernel.exchange.folder import made_whole
    from sheber.kernel.results import path_of
    from sheber.report.acts import build_release

    # OUT is claimed first: where it cannot be written, nothing is released.
    with refusals(), ExitStack() as kept:
        making = kept.enter_context(made_whole(out)) if out is not None else None
        progress = kept.enter_context(shown_progress("report"))
        release = build_release(SYSTEM, year, reason=reason, progress=progress)
        if making is not None:
            shutil.copytree(path_of(release.folder), making, dirs_exist_ok=True)
    folder = path_of(release.folder) if out is None else out
    told = release.summary
    console.print(f"release {release.year}/{release.number}: {told['figures']} figures in {folder}", soft_wrap=True)
    if told["missing"]:
        console.print(f"no data for: {', '.join(told['missing'])}")
