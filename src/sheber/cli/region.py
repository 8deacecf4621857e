"""`sheber load`, `dump`, `new-region`: a region as a folder."""

from pathlib import Path
from typing import Annotated

import typer

from sheber.cli.django import start
from sheber.cli.shared import console, refusals, shown_progress


def load(
    folder: Annotated[Path, typer.Argument(help="A region's folder: CSV or xlsx sheets, datapackage.json.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change and change nothing.")] = False,
    reason: Annotated[str, typer.Option(help="Why; kept in the journal.")] = "",
) -> None:
    """Load a region's folder into the database: all of it or nothing."""
    start()
    from sheber.kernel.actors import SYSTEM  # after Django's set-up
    from sheber.kernel.exchange.package import load_folder

    with refusals(), shown_progress("load") as progress:
        differences = load_folder(SYSTEM, folder, reason=reason, dry_run=dry_run, progress=progress)
    created, changed = sum(one.created for one in differences), sum(one.changed for one in differences)
    rows = sum(one.rows for one in differences)
    if dry_run:
        for one in differences:
            if one.created or one.changed:
                console.print(f"{one.sheet.code}: {one.created} new, {one.changed} changed, {one.same} the same")
                for key, unlike in one.changes[:20]:
                    told = "; ".join(f"{name}: {old!r} -> {new!r}" for name, (old, new) in unlike.items())
                    console.print(f"  {key}: {told}", markup=False)
    verb = "would be" if dry_run else "are"
    console.print(f"{len(differences)} sheets, {rows} rows: {created} {verb} new, {changed} {verb} changed")


def dump(folder: Annotated[Path, typer.Argument(help="A new or empty folder.")]) -> None:
    """Write the region out of the database as a folder that loads again."""
    start()
    from sheber.kernel.exchange.package import dump_folder  # after Django's set-up

    with refusals():
        names = dump_folder(folder)
    console.print(f"{len(names)} files in {folder}")


def new_region(folder: Annotated[Path, typer.Argument(help="A new or empty folder.")]) -> None:
    """Write an empty, valid region folder with explained templates."""
    start(migrated=False)
    from sheber.kernel.exchange.package import new_region as write  # after Django's set-up

    with refusals():
        names = write(folder)
    console.print(f"{len(names)} entries in {folder}; README.md explains every sheet")
