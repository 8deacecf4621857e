"""`sheber verify PATH`: checks any sealed result, offline, without a database."""

from importlib import import_module
from pathlib import Path
from typing import Any

from sheber.cli.django import start
from sheber.proof.bundle import NotABundleError, opened
from sheber.proof.certificate import Check
from sheber.proof.log import LogBroken, open_log, verifier_key
from sheber.proof.verify import verify_bundle

# Who knows what a certificate of this type means.
CHECKERS = {
    "sheber.match.v1": "sheber.admission.bridge.verify",
    "sheber.order.v1": "sheber.order.bridge.verify",
    "sheber.forecast.v1": "sheber.demand.bridge.verify",
    "sheber.report.v1": "sheber.report.bridge.verify",
}
BEYOND = {
    "kk": "Файлдардың мағынасы тексеріледі.",
    "ru": "Проверяется смысл содержимого файлов.",
    "en": "The meaning of the files is checked.",
}


def check_everything(folder: Path) -> tuple[dict[str, Any], list[Check]]:
    """All checks of one sealed folder: the generic ones and, where these pass, those of its type."""
    certificate, checks = verify_bundle(folder)
    if not all(check.passed for check in checks):
        return certificate, checks
    start(migrated=False)  # the checkers share declarations with the pages; no database is opened
    checker = import_module(CHECKERS[certificate["type"]])
    try:
        return certificate, [*checks, *checker.check_folder(folder, certificate)]
    except Exception as error:  # whatever a hostile file does to a checker, the answer is a refusal
        return certificate, [*checks, Check("meaning", BEYOND, False, f"{type(error).__name__}: {error}")]


def verify(path: Path, language: str = "en") -> int:
    """Print every check of everything at `path`; 0: accepted, 1: refused, 2: nothing to verify."""
    from rich.console import Console  # slow import, only when something is printed
    from rich.markup import escape

    out = Console(highlight=False)
    if (path / "checkpoint").is_file():
        return _verify_log(out, path)
    try:
        with opened(path) as folders:
            refused = 0
            for folder in folders:
                certificate, checks = check_everything(folder)
                statement = certificate.get("statement", {})
                name = folder.name if folder != path else path.name
                out.print(f"[bold]{escape(name)}[/bold]  {escape(str(statement.get(language, '')))}")
                refused += not _print(out, certificate, checks, language)
    except NotABundleError as error:
        out.print(f"[red]{escape(str(error))}[/red]")
        return 2
    return 1 if refused else 0


def _verify_log(out: Any, folder: Path) -> int:
    """Check a transparency log: every checkpoint that was ever signed fits its entries."""
    from rich.markup import escape  # slow import, only when something is printed

    try:
        log = open_log(folder)
        fault = log.fault()
    except LogBroken as error:
        log, fault = None, str(error)
    if fault or log is None:
        out.print(f"  [red]FAILED[/red] log: {escape(fault)}\n  [bold]REFUSED[/bold]")
        return 1
    told = escape(verifier_key(log.origin, log.public))
    out.print(
        f"  [green]ok[/green]     log: {log.checkpoint().size} entries fit every signed checkpoint", soft_wrap=True
    )
    out.print(f"  [bold]accepted[/bold]  key {told}", soft_wrap=True)
    return 0


def _print(out: Any, certificate: dict[str, Any], checks: list[Check], language: str) -> bool:
    from rich.markup import escape  # slow import, only when something is printed

    for check in checks:
        mark = "[green]ok[/green]    " if check.passed else "[red]FAILED[/red]"
        meaning = check.meaning.get(language) or check.meaning.get("en", "")
        out.print(f"  {mark} {escape(check.id)}: {escape(meaning)}")
        if check.counter_example:
            out.print(f"         {escape(check.counter_example)}")
    accepted = all(check.passed for check in checks)
    key = certificate.get("signature", {}).get("key_id", "")
    out.print(f"  [bold]{'accepted' if accepted else 'REFUSED'}[/bold]" + (f"  key {key}" if key else ""))
    return accepted
