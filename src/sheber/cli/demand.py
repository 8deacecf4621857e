"""`sheber demand`: the forecast of need from a folder of files."""

from pathlib import Path
from typing import Annotated

import typer

from sheber.cli.shared import console, refusals, shown_progress, signing_key

app = typer.Typer(no_args_is_help=True, help="Demand: whom employers will need, with every number opened.")


@app.command(
    epilog="Example: sheber demand forecast examples/demand --out out/forecast && sheber verify out/forecast",
)
def forecast(
    folder: Annotated[Path, typer.Argument(help="Folder with settings.json, employment.csv, requests.csv ...")],
    out: Annotated[Path, typer.Option(help="Folder for the forecast, its terms and its certificate.")],
) -> None:
    """Forecast the need of a folder, prove it, and write it to OUT."""
    from sheber.demand.bridge.files import forecast_folder  # polars is a slow import

    with refusals(), shown_progress("demand") as progress:
        summary = forecast_folder(folder, out, key=signing_key(), progress=progress)
    told = ", ".join(f"{year}: {need}" for year, need in summary["need"].items())
    assumed = " (assumed)" if summary["ratio_is_assumed"] else ""
    graded = ", ".join(f"{grade}: {number}" for grade, number in summary["grades"].items())
    console.print(
        f"{summary['cells']} numbers, by grade {graded or '-'}; notes.csv says what was done with which row"
    )
    for name, weight in summary["weights"].items():
        if float(weight) < 1:
            console.print(f"{name} lost to 'nothing changes' and now weighs {weight}")
    console.print(f"need {told}; employers hire {summary['ratio_of_hires_to_requests']}{assumed} of what they ask")
