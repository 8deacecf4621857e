"""`sheber order`: the state order from a folder of files."""

from pathlib import Path
from typing import Annotated

import typer

from sheber.cli.shared import console, refusals, shown_progress, signing_key

app = typer.Typer(no_args_is_help=True, help="The state order: how many funded groups to open, where, and why.")


@app.command(
    epilog="Example: sheber order plan examples/order --out out/order && sheber verify out/order",
)
def plan(
    folder: Annotated[Path, typer.Argument(help="Folder with lines.csv, needs.csv, budgets.csv, settings.json ...")],
    out: Annotated[Path, typer.Option(help="Folder for the plan, its explanations and its certificate.")],
    seconds: Annotated[int | None, typer.Option(help="Longest time to search; else settings.json.", min=1)] = None,
    gap: Annotated[float | None, typer.Option(help="Stop at this relative gap; else settings.json.", min=0)] = None,
) -> None:
    """Plan the order of a folder, prove it, and write it to OUT."""
    from sheber.order.bridge.files import plan_folder  # the solver is a slow import

    with refusals(), shown_progress("order") as progress:
        summary = plan_folder(folder, out, seconds=seconds, gap=gap, key=signing_key(), progress=progress)
    console.print(
        f"{summary['groups']} groups, {summary['places']} places, objective {summary['objective']}, "
        f"certified gap {100 * summary['certified_gap']:.2f} %, solver's gap {100 * summary['solver_gap']:.3f} %, "
        f"{summary['seconds']} s"
    )
    if summary["unserved_needs"]:
        console.print(f"no line serves the need for: {', '.join(summary['unserved_needs'][:20])}")
