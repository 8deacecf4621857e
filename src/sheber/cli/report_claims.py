"""`sheber report claims`: the numbers of a text held against the rows."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from sheber.cli.django import start
from sheber.cli.shared import console, refusals
from sheber.kernel.words import Words

NOT_READ = Words(
    "файлды оқу мүмкін емес ({error}): жолын тексеріңіз.",
    "файл не читается ({error}): проверьте путь.",
    "the file cannot be read ({error}): check its path.",
)
COLOURS = {"proved": "green", "contradicted": "red", "out of scope": "yellow", "no rows": "dim"}


def claims(
    file: Annotated[Path, typer.Argument(help="A text: .txt, .html or .docx; UTF-8, UTF-16 or Windows-1251.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    year: Annotated[
        int | None, typer.Option(help="The year that the text is about, where it names none.", min=1900, max=2100)
    ] = None,
) -> None:
    """Hold every number of a news text or a speech (kk, ru, en) against the rows of the loaded region."""
    start()
    from sheber.kernel.actors import SYSTEM  # after Django's set-up
    from sheber.kernel.exchange import refuse
    from sheber.report.bridge.claims.answer import check_text
    from sheber.report.bridge.claims.texts import text_of

    with refusals():
        try:
            raw = file.read_bytes()
        except OSError as error:
            raise refuse(str(file), None, "", NOT_READ.format(error=error.strerror or "?")) from error
        judged, told_year = check_text(text_of(file.name, raw), SYSTEM, year)
    if as_json:
        typer.echo(json.dumps({"claims": [one.as_dict() for one in judged]}, ensure_ascii=False, indent=1))
        return
    console.print(f"{len(judged)} claims; where the text names no year, it is read as about {told_year}")
    for one in judged:
        colour = COLOURS[one.verdict]
        console.print(f"[{colour}]{one.verdict}[/{colour}]  {escape(one.claim.text)}", soft_wrap=True)
        if one.indicator:
            scope = ", ".join(f"{name} {value}" for name, value in one.scope.items() if value != [])
            console.print(f"    {one.indicator} ({escape(scope)}), rows: {one.rows}", soft_wrap=True)
        if one.correction:
            console.print(f"    → {escape(one.correction)}", soft_wrap=True)
