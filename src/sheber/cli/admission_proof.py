"""`sheber admission publish` and `holder`: a sealed match for everybody, and for one person."""

from pathlib import Path
from typing import Annotated

import typer

from sheber.cli.admission import app
from sheber.cli.shared import console, refusals, signing_key

__all__ = ["app"]


@app.command(
    epilog="Example: sheber admission publish out/match --out out/public --private private && sheber verify out/public",
)
def publish(
    result: Annotated[Path, typer.Argument(help="A sealed match.")],
    out: Annotated[Path, typer.Option(help="Folder for what everybody may see.")],
    private: Annotated[Path, typer.Option(help="Folder for what makes holders' certificates; keep it with RESULT.")],
    threshold: Annotated[int, typer.Option(help="Numbers about fewer people than this are protected.")] = 5,
) -> None:
    """Make the public part of a match: cut-offs, sums and commitments, no rows of people."""
    from sheber.admission.bridge.public import publish_match  # arrays are a slow import

    with refusals():
        told = publish_match(result, out, private=private, key=signing_key(), threshold=threshold)
    console.print(f"root {told['root']}", soft_wrap=True)
    console.print(
        f"{told['applicants']} applicants, {told['pools']} pools, {told['protected']} of them protected; "
        + (f"{told['placed']} placed" if "placed" in told else "the number placed would tell of few people")
    )


@app.command(epilog="Example: sheber admission holder private p017 --out p017.json && sheber verify p017.json")
def holder(
    private: Annotated[Path, typer.Argument(help="The private folder that `publish` left.")],
    code: Annotated[str, typer.Argument(help="The applicant's code.")],
    out: Annotated[Path, typer.Option(help="File for the certificate.")],
) -> None:
    """Write one person's certificate: the own path through the match and its proof."""
    from sheber.admission.bridge.holder import holder_certificate  # arrays are a slow import
    from sheber.kernel.exchange import refuse
    from sheber.kernel.exchange.folder import MISSING
    from sheber.proof.canonical import to_canonical
    from sheber.proof.certificate import write_whole

    with refusals():
        if not (private / "salts.csv").is_file():
            raise refuse(str(private), None, "", MISSING)
        try:
            told = holder_certificate(private, code, key=signing_key())
        except KeyError:
            raise typer.BadParameter(f"{code}: no such applicant", param_hint="CODE") from None
    out.parent.mkdir(parents=True, exist_ok=True)
    write_whole(out, to_canonical(told))
    held = told["parameters"]["row"]["held"]
    place = "choice {}: {} ({})".format(*held) if held else "no place"
    console.print(f"draw number {told['parameters']['row']['number']}, {place}", markup=False)
