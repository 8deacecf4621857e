"""`sheber verify PATH`: checks any sealed result, offline, without a database."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

from sheber.cli.badge import badge_in, verify_badge
from sheber.cli.django import start
from sheber.cli.verify_credential import credential_checks, has_certificate
from sheber.cli.verify_receipt import check_receipt_file, receipt_in
from sheber.proof.bundle import NotABundleError, opened
from sheber.proof.certificate import CERTIFICATE, Check
from sheber.proof.log import LogBroken, open_log, verifier_key
from sheber.proof.verify import verify_alone, verify_bundle

# Who knows what a certificate of this type means.
CHECKERS = {
    "sheber.match.v1": "sheber.admission.bridge.verify",
    "sheber.order.v1": "sheber.order.bridge.verify",
    "sheber.forecast.v1": "sheber.demand.bridge.verify",
    "sheber.report.v1": "sheber.report.bridge.verify",
    "sheber.memorandum.v1": "sheber.partners.bridge.verify",
    "sheber.award.v1": "sheber.honours.bridge.verify",
    "sheber.forum.v1": "sheber.forum.bridge.sealed",
}
# Who knows a holder's certificate, and who compares an auditor's folder with the public one.
HOLDERS = {"sheber.match.v1": "sheber.admission.bridge.verify_holder"}
AGREEMENTS = {"sheber.match.v1": "sheber.admission.bridge.public"}
PUBLISHED = {
    "kk": "Жария нәтиженің өзі қабылданады.",
    "ru": "Сам публичный результат принимается.",
    "en": "The public result is accepted by itself.",
}
BEYOND = {
    "kk": "Файлдардың мағынасы тексеріледі.",
    "ru": "Проверяется смысл содержимого файлов.",
    "en": "The meaning of the files is checked.",
}


TELLING = frozenset({"hashes", "claims"})  # after these the files can still be read and say more


def check_everything(folder: Path) -> tuple[dict[str, Any], list[Check]]:
    """All checks of one sealed folder: the generic ones and those of its type and class.

    A changed file is refused by its hash; what it means is looked at all the same, to name whom the change concerns.
    """
    certificate, checks = verify_bundle(folder)
    if any(not check.passed and check.id not in TELLING for check in checks):
        return certificate, checks
    start(migrated=False)  # the checkers share declarations with the pages; no database is opened
    checker = import_module(CHECKERS[certificate["type"]])
    return certificate, [*checks, *_guarded(checker.check_folder, folder, certificate)]


def check_alone(path: Path, public: Path | None = None) -> tuple[dict[str, Any], list[Check]]:
    """All checks of a certificate that is one file: a holder's, against the public folder where that is there."""
    certificate, checks = verify_alone(path)
    if not all(check.passed for check in checks):
        return certificate, checks
    holders = HOLDERS.get(certificate["type"]) if certificate["class"] == "holder" else None
    if holders is None or certificate["inputs"] or certificate["outputs"]:
        return certificate, [*checks, Check("meaning", BEYOND, False, "its files are not here")]
    start(migrated=False)
    checker = import_module(holders)
    checks += _guarded(checker.check_holder, certificate)
    if public is not None and all(check.passed for check in checks):
        checks += [_accepted(public), *_guarded(checker.check_holder_with, certificate, public)]
    return certificate, checks


def check_beside(folder: Path, public: Path) -> tuple[dict[str, Any], list[Check]]:
    """All checks of an auditor's folder, and that the public one beside it tells the same."""
    certificate, checks = check_everything(folder)
    if not all(check.passed for check in checks):
        return certificate, checks
    if certificate["class"] != "auditor" or certificate["type"] not in AGREEMENTS:
        return certificate, [*checks, Check("meaning", BEYOND, False, "no certificate that goes with a public one")]
    agree = import_module(AGREEMENTS[certificate["type"]]).agreement_checks
    return certificate, [*checks, _accepted(public), *_guarded(agree, folder, public)]


def _accepted(public: Path) -> Check:
    """Whether a public folder is accepted by itself."""
    certificate, checks = check_everything(public)
    failed = [f"{check.id}: {check.counter_example}" for check in checks if not check.passed]
    if not failed and certificate["class"] != "public":
        failed = [f"class {certificate['class']}"]
    return Check("published", PUBLISHED, not failed, failed[0] if failed else "")


def _guarded(check: Callable[..., list[Check]], *told: Any) -> list[Check]:
    try:
        return check(*told)
    except Exception as error:  # whatever a hostile file does to a checker, the answer is a refusal
        return [Check("meaning", BEYOND, False, f"{type(error).__name__}: {error}")]


def _is_alone(path: Path) -> bool:
    """Whether the path is a certificate in one file, not that of a folder."""
    if not path.is_file() or path.suffix != ".json":
        return False
    if path.name != CERTIFICATE:
        return True
    return verify_alone(path)[0].get("class") == "holder"


def verify(path: Path, language: str = "en", public: Path | None = None) -> int:
    """Print every check of everything at `path`; 0: accepted, 1: refused, 2: nothing to verify.

    `public` is the public folder or zip that a holder's certificate or an auditor's folder belongs to.
    """
    from rich.console import Console  # slow import, only when something is printed
    from rich.markup import escape

    out = Console(highlight=False)
    badge = badge_in(path)
    if badge:
        return verify_badge(out, badge, public)
    if (path / "checkpoint").is_file():
        return _verify_log(out, path)
    try:
        refused = 0
        for name, certificate, checks in _all_checks(path, public):
            statement = certificate.get("statement", {})
            out.print(f"[bold]{escape(name)}[/bold]  {escape(str(statement.get(language, '')))}")
            refused += not _print(out, certificate, checks, language)
    except NotABundleError as error:
        out.print(f"[red]{escape(str(error))}[/red]")
        return 2
    return 1 if refused else 0


def _all_checks(path: Path, public: Path | None) -> Iterator[tuple[str, dict[str, Any], list[Check]]]:
    """Name, certificate and checks of everything at `path`. Raises NotABundleError."""
    receipt = receipt_in(path)
    if receipt is not None:
        yield path.name, *check_receipt_file(receipt)
        return
    found = list(credential_checks(path, public))
    yield from found
    if found and not has_certificate(path):
        return
    with ExitStack() as kept:
        beside = None
        if public is not None:
            folders = kept.enter_context(opened(public))
            if len(folders) != 1:
                raise NotABundleError(f"{public}: one public folder is wanted")
            beside = folders[0]
        if _is_alone(path):
            yield path.name, *check_alone(path, beside)
            return
        for folder in kept.enter_context(opened(path)):
            name = folder.name if folder != path else path.name
            yield name, *(check_everything(folder) if beside is None else check_beside(folder, beside))
        private = {(path / one).exists() for one in ("salts.csv", "protected.csv", "match", "public")}
        if private == {True}:  # what `sheber admission publish` left with the auditor
            yield path.name, {}, _private_checks(path)


def _private_checks(path: Path) -> list[Check]:
    """Whether the commitments of a private folder are those of its rows."""
    start(migrated=False)
    agree = import_module(AGREEMENTS["sheber.match.v1"]).agreement_checks
    return _guarded(agree, path / "match", path / "public", path)


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
