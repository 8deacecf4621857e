"""`sheber log`: the transparency log from outside (a witness) and its key. No database is needed."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from sheber.cli.shared import console, errors, signing_key
from sheber.proof.log import Log, LogBroken, key_at, verifier_key
from sheber.proof.signature import load_or_make_key
from sheber.proof.witness import Fork, Witness, witness_key
from sheber.settings.env import Env

app = typer.Typer(no_args_is_help=True, help="The transparency log: keep watch over one, give one a new key.")


@contextmanager
def _faults() -> Iterator[None]:
    """A log that does not hold ends with its fault and exit code 1, an unreadable folder with 2."""
    try:
        yield
    except Fork as error:
        errors.print(f"[bold red]FORK[/bold red] {error}. Nothing was cosigned; show this to others.", soft_wrap=True)
        raise typer.Exit(1) from None
    except LogBroken as error:
        errors.print(f"[red]REFUSED[/red] {error}", soft_wrap=True)
        raise typer.Exit(1) from None
    except OSError as error:
        errors.print(f"{error.filename}: {error.strerror}", soft_wrap=True)
        raise typer.Exit(2) from None


@app.command(epilog="Example: sheber log witness var/log --keep witness --name university.example")
def witness(
    log: Annotated[Path, typer.Argument(help="The log's folder, as it was published or copied.")],
    keep: Annotated[Path, typer.Option(help="The witness' own folder: kept checkpoints and its key.")],
    name: Annotated[str, typer.Option(help="The witness' name in its signature.")] = "witness",
    key: Annotated[str, typer.Option(help="The log's key, known from elsewhere: checked at the first visit.")] = "",
) -> None:
    """Verify that a log continues every checkpoint kept so far; keep and cosign its newest one, or refuse a fork."""
    if not log.is_dir():
        errors.print(f"{log}: no such folder", soft_wrap=True)
        raise typer.Exit(2)
    if not name.isprintable() or not name or any(one.isspace() or one == "+" for one in name):
        errors.print("--name: one word without a plus sign")
        raise typer.Exit(2)
    with _faults():
        watcher = Witness(keep, name)
        found = watcher.visit(log, int(time.time()), key)
    console.print(f"{found.origin}: {found.before} entries were kept, {found.now} are there and continue them")
    console.print(f"cosigned: {watcher.kept(found.origin) / 'checkpoint'}", soft_wrap=True)
    console.print(f"the witness' key: {witness_key(name, watcher.key.public)}", soft_wrap=True)


@app.command(epilog="Example: sheber log rotate")
def rotate() -> None:
    """Give this installation a new signing key; the old one signs the entry that names it."""
    keys = Env().home / "keys"
    with _faults():
        old = signing_key()
        new = load_or_make_key(keys / "signing.next")
        log = Log(Env().home / "log", old.public)
        size = log.checkpoint().size
        # A rotation that was cut off after its entry is only finished.
        if key_at(log.keys(), size + 1) != new.public:
            log.rotate(old, new)
        retired = keys / "retired" / old.public.hex()[:16]
        retired.parent.mkdir(mode=0o700, exist_ok=True)
        (keys / "signing").rename(retired)
        (keys / "signing.next").rename(keys / "signing")
    console.print(f"from now on: {verifier_key(log.origin, new.public)}", soft_wrap=True)
    console.print(f"the old key lies in {retired}; what it signed stays valid", soft_wrap=True)
