"""`sheber order`: the state order from a folder of files."""

import importlib.util
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from sheber.cli.shared import console, refusals, shown_progress, signing_key
from sheber.kernel.exchange.json_text import bounded_decimal

app = typer.Typer(no_args_is_help=True, help="The state order: how many funded groups to open, where, and why.")


@contextmanager
def stopped_by_signal() -> Iterator[threading.Event]:
    """A flag that Ctrl-C or SIGTERM raises: the search ends with the best plan so far, and its certificate."""
    flag = threading.Event()
    names = (signal.SIGINT, signal.SIGTERM)
    before = {name: signal.signal(name, lambda *_: flag.set()) for name in names}
    try:
        yield flag
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def finite_gap(value: float | None) -> float | None:
    """A gap is a number from 0 to 100: no bound is what `inf` and `nan` would ask for."""
    if value is not None and bounded_decimal(value, 0, 100) is None:
        raise typer.BadParameter("a number from 0 to 100 is wanted")
    return value


@app.command(
    epilog="Example: sheber order plan examples/order --out out/order && sheber verify out/order",
)
def plan(
    folder: Annotated[Path, typer.Argument(help="Folder with lines.csv, needs.csv, budgets.csv, settings.json ...")],
    out: Annotated[Path, typer.Option(help="Folder for the plan, its explanations and its certificate.")],
    seconds: Annotated[
        int | None, typer.Option(help="Longest time to search; else settings.json.", min=1, max=86_400)
    ] = None,
    gap: Annotated[
        float | None, typer.Option(help="Stop at this relative gap; else settings.json.", callback=finite_gap)
    ] = None,
    explain: Annotated[
        str, typer.Option(help="`estimates` of what a refused group costs, or `all`: each solved again.")
    ] = "estimates",
    scheduler: Annotated[
        str, typer.Option(help="Address of a Dask scheduler that plans the regions (needs dask.distributed).")
    ] = "",
) -> None:
    """Plan the order of a folder, prove it, and write it to OUT. Ctrl-C keeps the best plan so far."""
    from sheber.order.bridge.files import ALL, ESTIMATES, plan_folder  # the solver is a slow import

    if explain not in (ESTIMATES, ALL):
        raise typer.BadParameter(f"{ESTIMATES} or {ALL}", param_hint="--explain")
    if scheduler and importlib.util.find_spec("distributed") is None:
        raise typer.BadParameter("dask.distributed is not installed", param_hint="--scheduler")
    with refusals(), shown_progress("order") as progress, stopped_by_signal() as stop:
        summary = plan_folder(
            folder,
            out,
            seconds=seconds,
            gap=gap,
            key=signing_key(),
            progress=progress,
            stop=stop,
            explain=explain,
            scheduler=scheduler,
        )
    console.print(
        f"{summary['groups']} groups, {summary['places']} places, objective {summary['objective']}, "
        f"certified gap {100 * summary['certified_gap']:.2f} %, solver's gap {100 * summary['solver_gap']:.3f} %, "
        f"{summary['seconds']} s"
    )
    if summary["stopped"]:
        console.print("stopped before the gap was reached: the best plan so far, with its own certificate")
    if summary["unserved_needs"]:
        console.print(f"no line serves the need for: {', '.join(summary['unserved_needs'][:20])}")
