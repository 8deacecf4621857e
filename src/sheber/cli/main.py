"""The command `sheber`: the door for people at a terminal and for scheduled work."""

import typer

app = typer.Typer(no_args_is_help=True, help="Sheber")


def main() -> None:
    """Run the command line."""
    app()
