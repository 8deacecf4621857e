"""`sheber admission`: the match from a folder of files."""

from pathlib import Path
from typing import Annotated

import typer

from sheber.cli.shared import console, refusals, shown_progress, signing_key

app = typer.Typer(no_args_is_help=True, help="Admission: applicants with ranked choices get places, with a proof.")


@app.command(
    epilog="Example: sheber admission match examples/admission --out out/match && sheber verify out/match",
)
def match(
    folder: Annotated[Path, typer.Argument(help="Folder with seats.csv, applicants.csv, applications.csv ...")],
    out: Annotated[Path, typer.Option(help="Folder for the result, the cut-offs and the certificate.")],
) -> None:
    """Match the applicants of a folder, prove the result, and write it to OUT."""
    from sheber.admission.bridge.files import match_folder  # arrays are a slow import

    with refusals(), shown_progress("admission") as progress:
        summary = match_folder(folder, out, key=signing_key(), progress=progress)
    first = summary["by_choice"].get("1", 0)
    console.print(
        f"{summary['placed']} of {summary['applicants']} applicants placed, {first} at their first choice, "
        f"{summary['seats_left']} of {summary['seats']} seats left, {summary['seconds']} s"
    )
