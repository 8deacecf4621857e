"""The command `sheber`: the door for people at a terminal and for scheduled work."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

import sheber
from sheber.cli import admission_proof, backup, demand, demo, log, order, people, region, report, running
from sheber.cli.shared import errors
from sheber.settings.env import Env

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Sheber: a region plans, fills, improves and accounts for its vocational education, and proves it.",
    epilog="Begin with: sheber demo, or sheber new-region FOLDER. Bad input ends with 2, a failed check with 1.",
)
app.add_typer(demand.app, name="demand")
app.add_typer(order.app, name="order")
app.add_typer(admission_proof.app, name="admission")
app.add_typer(report.app, name="report")
app.add_typer(log.app, name="log")
app.command(epilog="Example: sheber load examples/aktobe --dry-run")(region.load)
app.command(epilog="Example: sheber dump out/region")(region.dump)
app.command(name="new-region", epilog="Example: sheber new-region my-region")(region.new_region)
app.command(epilog="Example: sheber demo --no-serve --out out/demo")(demo.demo)
app.command(epilog="Example: sheber serve --port 8080")(running.serve)
app.command(epilog="Example: sheber worker")(running.worker)
app.command(epilog="Example: sheber doctor")(running.doctor)
app.command(epilog="Example: sheber backup backup/2026-11-26.tar --keys")(backup.backup)
app.command(epilog="Example: sheber restore backup/2026-11-26.tar --check")(backup.restore)
app.command(epilog="Example: sheber invite --role administrator")(people.invite)
app.command(epilog="Example: sheber digest")(people.digest)
app.command(epilog="Example: sheber daily")(people.daily)


@app.command(
    epilog="Example: sheber verify out/order; sheber verify result.zip --lang kk; sheber verify my.json --public public.zip"
)
def verify(
    path: Annotated[
        Path, typer.Argument(help="A result's folder, a zip of one, its certificate.json, or a holder's certificate.")
    ],
    lang: Annotated[str, typer.Option(help="kk, ru or en.")] = "en",
    public: Annotated[
        Path | None,
        typer.Option(help="The public folder or zip to hold a holder's certificate or an auditor's against."),
    ] = None,
) -> None:
    """Check a sealed result offline: 0 accepted, 1 refused with the first counter-example, 2 nothing to check."""
    from sheber.cli.verify import verify as check  # the checkers are slow imports

    raise typer.Exit(check(path, lang, public))


def version(wanted: bool) -> None:
    """Print the version and leave."""
    if wanted:
        typer.echo(sheber.__version__)
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=version, is_eager=True, help="Print it.")] = False,
) -> None:
    """Sheber's commands."""


def main() -> None:
    """Run the command line; what nobody foresaw ends with a sentence, not with a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sheber.settings")
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if Env().debug:
            raise
        errors.print(f"{type(error).__name__}: {error}", markup=False)
        errors.print("SHEBER_DEBUG=1 shows where it happened. Please report it.")
        sys.exit(3)
