"""`sheber admission`: gate, seal, draw, match, next round, appeals, what-if, receipts, all from folders of files."""

import json
import secrets as random_source
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from sheber.cli.shared import console, errors, refusals, shown_progress, signing_key

app = typer.Typer(no_args_is_help=True, help="Admission: applicants with ranked choices get places, with a proof.")
Folder = Annotated[Path, typer.Argument(help="Folder with seats.csv, applicants.csv, applications.csv ...")]
Result = Annotated[Path, typer.Argument(help="A sealed match.")]
Override = Annotated[list[str] | None, typer.Option(help="Who answers for what the gate found; two people at least.")]
SHOWN = 1000  # findings printed


@app.command(
    epilog="Example: sheber admission match examples/admission --out out/match && sheber verify out/match",
)
def match(
    folder: Folder,
    out: Annotated[Path, typer.Option(help="Folder for the result, the cut-offs and the certificate.")],
    override: Override = None,
    waiting: Annotated[bool, typer.Option(help="Write waiting.csv too: everybody's position in each pool.")] = False,
) -> None:
    """Match the applicants of a folder, prove the result, and write it to OUT."""
    from sheber.admission.bridge.files import StoppedError, match_folder  # arrays are a slow import

    with refusals():
        try:
            with shown_progress("admission") as progress:
                summary = match_folder(
                    folder, out, key=signing_key(), progress=progress, override=override or (), waiting=waiting
                )
        except StoppedError as error:
            _stopped(error.findings)
    first = summary["by_choice"].get("1", 0)
    console.print(
        f"{summary['placed']} of {summary['applicants']} applicants placed, {first} at their first choice, "
        f"{summary['seats_left']} of {summary['seats']} seats left, {summary['seconds']} s"
    )


def _stopped(findings: list[dict[str, Any]]) -> None:
    for one in findings[:SHOWN]:
        errors.print(f"{one['check']}: {one['words']['en']}", markup=False, soft_wrap=True)
    if len(findings) > SHOWN:
        errors.print(f"... and {len(findings) - SHOWN} more")
    errors.print(f"The gate stopped this: {len(findings)} findings. Mend them, or name two people with --override.")
    raise typer.Exit(1)


@app.command(epilog="Example: sheber admission gate examples/admission")
def gate(folder: Folder) -> None:
    """Check the inputs: 0 passed, 1 not.

    Against last year (previous.csv), the licences (licences.csv), the state order (ordered.csv), the kept places by
    quota (kept.csv) and the limits of gate.json, as far as these lie in the folder.
    """
    from sheber.admission.bridge.files import gate_folder  # arrays are a slow import

    with refusals():
        findings = gate_folder(folder)
    if findings:
        _stopped(findings)
    console.print("The gate found nothing.")


@app.command(epilog="Example: sheber admission commit college-7 >> parties.csv")
def commit(
    party: Annotated[str, typer.Argument(help="Code of the party that takes part in the draw.")],
    secret_file: Annotated[Path, typer.Option(help="Where the secret is kept until it is revealed.")] = Path(
        "secret"
    ),
) -> None:
    """Make a secret for a draw without a network; prints `party,commitment`, keeps the secret in a file."""
    from sheber.proof.draw import SECRET_BYTES, commitment_of

    secret = random_source.token_bytes(SECRET_BYTES)
    try:
        with secret_file.open("x", encoding="ascii") as file:
            secret_file.chmod(0o600)
            file.write(secret.hex() + "\n")
    except OSError as error:  # a secret that is there already is never written over
        raise typer.BadParameter(str(error), param_hint="--secret-file") from error
    typer.echo(f"{party},{commitment_of(party, secret).hex()}")


@app.command(epilog="Example: sheber admission seal examples/admission --out sealed --at 2026-08-20T10:00+05:00")
def seal(
    folder: Folder,
    out: Annotated[Path, typer.Option(help="Folder for the sealed inputs.")],
    at: Annotated[str, typer.Option(help="When the draw is: the first drand round at or after this time.")] = "",
    round_: Annotated[
        int, typer.Option("--round", help="The round of the drand quicknet beacon.", max=2**63 - 1)
    ] = 0,
    parties: Annotated[
        Path | None, typer.Option(help="party,commitment: a draw by secrets, without a network.")
    ] = None,
    receipts: Annotated[Path | None, typer.Option(help="Folder for a receipt of each applicant.")] = None,
    override: Override = None,
) -> None:
    """Seal the inputs before the draw: a salted Merkle root, and the public event to come that will give the seed."""
    from sheber.admission.bridge import seal as sealing  # arrays are a slow import
    from sheber.admission.bridge.gate import StoppedError
    from sheber.kernel.exchange.folder import new_or_used
    from sheber.proof.canonical import to_canonical

    with refusals():
        try:
            told = sealing.seal_inputs(folder, out, _plan(at, round_, parties), override=override or ())
        except StoppedError as error:
            _stopped(error.findings)
        if receipts:
            new_or_used(receipts)
            for one in sealing.receipts(out):
                (receipts / f"{one['index']:07d}.json").write_bytes(to_canonical(one))
    console.print(f"root {told['root']}\n{told['applicants']} applicants, {told['seats']} seats", soft_wrap=True)


def _plan(at: str, number: int, parties: Path | None) -> dict[str, Any]:
    from sheber.admission.bridge import sheets
    from sheber.kernel.exchange import Problems, read_sheet
    from sheber.proof.beacon import QUICKNET, round_at
    from sheber.proof.draw import BEACON, SECRETS

    if parties:
        problems = Problems()
        frame = read_sheet(parties, sheets.COMMITMENTS, problems)
        problems.stop_if_any()
        rows = frame.select("party", "commitment").iter_rows(named=True)
        return {"source": SECRETS, "parties": list(rows)}
    if at:
        try:
            when = datetime.fromisoformat(at)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="--at") from error
        if when.tzinfo is None:
            raise typer.BadParameter("a time zone is wanted, as in 2026-08-20T10:00+05:00", param_hint="--at")
        number = round_at(QUICKNET, int(when.timestamp()))
    if number < 1:
        raise typer.BadParameter("name the event: --at, --round or --parties")
    return {"source": BEACON, "round": number}


@app.command(epilog="Example: sheber admission draw sealed --signature b44679b9...")
def draw(
    folder: Annotated[Path, typer.Argument(help="The sealed folder.")],
    signature: Annotated[str, typer.Option(help="The round's signature in hex, as the beacon published it.")] = "",
    secrets: Annotated[Path | None, typer.Option(help="party,secret: what the parties revealed.")] = None,
) -> None:
    """Take the seed from the public event that the seal named, and write it with its proof into rules.json."""
    from sheber.admission.bridge import seal as sealing  # arrays are a slow import
    from sheber.admission.bridge import sheets
    from sheber.kernel.exchange import Problems, read_json, read_sheet

    told: dict[str, Any] = {"signature": signature} if signature else {}
    with refusals():
        if secrets:
            problems = Problems()
            frame = read_sheet(secrets, sheets.SECRETS, problems)
            problems.stop_if_any()
            told["secrets"] = {party: secret or "" for party, secret in frame.select("party", "secret").iter_rows()}
        sealing.draw_inputs(folder, told)
        rules = read_json(folder / "rules.json")
    silent = [one["party"] for one in rules["draw"].get("parties", []) if not one.get("secret")]
    console.print(f"seed {rules['seed']}", soft_wrap=True)
    if silent:
        console.print(f"Not revealed, left out: {', '.join(silent)}", markup=False)


@app.command(name="next", epilog="Example: sheber admission next out/match --left left.csv --out round2")
def next_(
    result: Result,
    left: Annotated[Path, typer.Option(help="A sheet with the column applicant: who left.")],
    out: Annotated[Path, typer.Option(help="Folder for the inputs of the next round.")],
) -> None:
    """Write the inputs of the next round: without those who left; the others keep the first claim on their place."""
    from sheber.admission.bridge import sheets
    from sheber.admission.bridge.seal import next_inputs
    from sheber.kernel.exchange import Problems, read_sheet

    with refusals():
        problems = Problems()
        frame = read_sheet(left, sheets.LEFT, problems)
        problems.stop_if_any()
        told = next_inputs(result, set(frame["applicant"].to_list()), out)
    console.print(f"{told['left']} left, {told['applicants']} stay, {told['holders']} of them hold a place")


@app.command(epilog="Example: sheber admission appeal out/match --appeals appeals.csv --out appealed")
def appeal(
    folder: Annotated[Path, typer.Argument(help="A sealed folder or a sealed match.")],
    appeals: Annotated[
        Path, typer.Option(help="A sheet: applicant, field (points or rights), programme, before, after, act.")
    ],
    out: Annotated[Path, typer.Option(help="Folder for the changed inputs; match it, and compare the results.")],
) -> None:
    """Write the inputs with appeals applied; the list of appeals goes along, so that the seal goes on proving the rest."""
    from sheber.admission.bridge.appeals import apply_appeals  # arrays are a slow import

    with refusals():
        told = apply_appeals(folder, appeals, out)
    console.print(f"{told['appeals']} appeals applied: {told['points']} points, {told['rights']} rights")


@app.command(epilog="Example: sheber admission compare out/match out/appealed --out out/difference")
def compare(
    result1: Annotated[Path, typer.Argument(help="The sealed match before.")],
    result2: Annotated[Path, typer.Argument(help="The sealed match after.")],
    out: Annotated[Path, typer.Option(help="Folder for difference.json and people.csv.")],
) -> None:
    """Show what differs between two matches: difference.json for everybody, people.csv for officers and auditors only."""
    from sheber.admission.bridge.appeals import difference  # arrays are a slow import
    from sheber.kernel.exchange.folder import made_whole

    with refusals():
        told = difference(result1, result2)
        with made_whole(out, marker="difference.json") as making:
            _write_json(making / "difference.json", told.public)
            told.people.write_csv(making / "people.csv")
    public = told.public
    console.print(
        f"{public['people_gained']} have a better choice, {public['people_lost']} a worse one, "
        f"{public['people_same']} the same choice in another pool; {len(public['programmes'])} programmes differ; "
        f"placed {public['placed']['before']} -> {public['placed']['after']}"
    )


def _write_json(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


@app.command(
    name="what-if",
    epilog="Example: sheber admission what-if out/match --released rural=no --seats north-coder=+10 --out out/what-if",
)
def what_if(
    result: Annotated[Path, typer.Argument(help="A sealed match, or a folder of inputs.")],
    out: Annotated[Path, typer.Option(help="Folder for what_if.json, programmes.csv and people.csv.")],
    order: Annotated[str, typer.Option(help="All rights in another printed order, parted by commas: a,b,c.")] = "",
    released: Annotated[
        list[str] | None, typer.Option(help="Kept places of a right released to others or not: rural=no.")
    ] = None,
    seats: Annotated[
        list[str] | None, typer.Option(help="Open seats of a programme, more or fewer: PROGRAMME=+10.")
    ] = None,
    percent: Annotated[int, typer.Option(help="All seats, more or fewer by so many percent.")] = 0,
) -> None:
    """Run a match again with a change, and tell who gains and who loses. The sealed match stays as it is."""
    from sheber.admission.bridge.what_if import change_of, write_what_if  # arrays are a slow import

    with refusals():
        summary = write_what_if(result, out, change_of(order, released or (), seats or (), percent))
    sides = {name: f"{summary[name]['before']} -> {summary[name]['after']}" for name in ("seats", "placed")}
    console.print(
        f"seats {sides['seats']}, placed {sides['placed']} of {summary['applicants']}\n"
        f"{summary['better_choice']} get a better choice, {summary['worse_choice']} a worse one; "
        f"{summary['newly_placed']} are newly placed, {summary['lost_place']} lose their place\n"
        f"by place in the own list (choice, then pool): {summary['gained']} gain, {summary['lost']} lose, "
        f"{summary['same']} the same"
    )
    for one in summary["by_right"]:
        console.print(
            f"{one['right'] or 'no right'}: {one['applicants']} applicants, {one['better_choice']} better, "
            f"{one['worse_choice']} worse, placed {one['placed']['before']} -> {one['placed']['after']}",
            markup=False,
        )


@app.command(epilog="Example: sheber admission receipt receipts/0000001.json --seal seal.json --lang kk")
def receipt(
    path: Annotated[Path, typer.Argument(metavar="RECEIPT", help="The receipt that an applicant was given.")],
    seal: Annotated[Path | None, typer.Option(help="The published seal.json, or the sealed folder.")] = None,
    lang: Annotated[str, typer.Option(help="kk, ru or en.")] = "en",
) -> None:
    """Check an applicant's receipt offline: 0 the row was sealed as it stands, 1 it was not, 2 no such file."""
    from sheber.admission.bridge.seal import read_seal, receipt_told  # arrays are a slow import
    from sheber.kernel.exchange import read_json

    with refusals():
        told = receipt_told(read_json(path), read_seal(seal) if seal else None)
    console.print(told.words.in_language(lang), markup=False, soft_wrap=True)
    if not told.accepted:
        raise typer.Exit(1)
    for place, (programme, points) in enumerate(told.choices, start=1):
        console.print(f"{place}. {programme}: {points}", markup=False, soft_wrap=True)
    if told.rights:
        console.print(", ".join(told.rights), markup=False, soft_wrap=True)
