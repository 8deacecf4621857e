"""What a memorandum's certificate states, checked again from its files: no database, no network."""

import hashlib
from pathlib import Path
from typing import Any

from sheber.kernel.words import LANGUAGES, Words
from sheber.proof.canonical import NotCanonicalError, from_canonical
from sheber.proof.certificate import Check

MEANINGS = {
    "conditions": Words(
        "Шарттар канондық түрде жазылған, олардың қосындысы сертификаттағыдай.",
        "Условия записаны в канонической форме, их хеш тот же, что в сертификате.",
        "The conditions are in canonical form, and their hash is the certificate's.",
    ),
    "approvals": Words(
        "Екі тарап та дәл осы мәтінді мақұлдаған.",
        "Обе стороны одобрили именно этот текст.",
        "Both sides approved exactly this text.",
    ),
    "languages": Words(
        "Мәтін мен әр тармақ қазақша, орысша және ағылшынша бар.",
        "Текст и каждый пункт есть на казахском, русском и английском.",
        "The text and every clause stand in Kazakh, Russian and English.",
    ),
    "parties": Words(
        "Тараптар шарттардағылармен бірдей.",
        "Стороны те же, что в условиях.",
        "The parties are those of the conditions.",
    ),
    "signing": Words(
        "Қол мақұлданған мәтінге, мақұлдаудан кейін қойылған.",
        "Подписан одобренный текст, и не раньше одобрения.",
        "The signature is on the approved text, and not before its approval.",
    ),
}


def check_files(folder: Path, parameters: dict[str, Any]) -> list[Check]:
    """Every check, from the files of the folder."""
    try:
        raw = (folder / "input" / "conditions.json").read_bytes()
        told, approvals = from_canonical(raw), from_canonical((folder / "approvals.json").read_bytes())
        parties = from_canonical((folder / "input" / "parties.json").read_bytes())
        signing = from_canonical((folder / "signing.json").read_bytes())
        digest = hashlib.sha256(raw).hexdigest()
        return [
            _check("conditions", _conditions_fault(told, digest, parameters)),
            _check("approvals", _approvals_fault(approvals, digest)),
            _check("languages", _languages_fault(told)),
            _check("parties", _parties_fault(told, parties)),
            _check("signing", _signing_fault(signing, approvals, digest)),
        ]
    except (OSError, NotCanonicalError, KeyError, TypeError, AttributeError) as error:
        return [_check("conditions", f"{type(error).__name__}: {error}")]


def check_folder(folder: Path, certificate: dict[str, Any]) -> list[Check]:
    """As `sheber verify` asks."""
    return check_files(folder, certificate["parameters"])


def _check(name: str, fault: str) -> Check:
    return Check(name, MEANINGS[name].as_dict(), not fault, fault)


def _conditions_fault(told: dict[str, Any], digest: str, parameters: dict[str, Any]) -> str:
    if digest != parameters["hash"]:
        return f"the conditions hash to {digest}, the certificate says {parameters['hash']}"
    if told["agreement"] != parameters["agreement"]:
        return f"the conditions are of {told['agreement']}"
    numbers = [one["number"] for one in told["clauses"]]
    return "" if numbers == sorted(set(numbers)) else "a clause's number stands twice or out of order"


def _approvals_fault(approvals: list[dict[str, str]], digest: str) -> str:
    if sorted(one["side"] for one in approvals) != ["college", "partner"]:
        return "not both sides have approved"
    other = [one["side"] for one in approvals if one["hash"] != digest]
    return f"the {other[0]} approved another text" if other else ""


def _languages_fault(told: dict[str, Any]) -> str:
    for language in LANGUAGES:
        if not told["text"].get(language):
            return f"the text is not there in {language}"
        for one in told["clauses"]:
            if not one["what"].get(language):
                return f"clause {one['number']} is not there in {language}"
    return ""


def _parties_fault(told: dict[str, Any], parties: dict[str, Any]) -> str:
    college, partner = parties["college"], parties["partner"]
    same = told["college"] == college["code"] and told["partner"]["code"] == partner["code"]
    return "" if same and told["partner"]["country"] == partner["country"] else "the parties are others"


def _signing_fault(signing: dict[str, Any], approvals: list[dict[str, str]], digest: str) -> str:
    if signing["hash"] != digest:
        return "another text was signed"
    if not signing["signed"]:
        return "it was not signed"
    late = [one["side"] for one in approvals if one["at"][:10] > signing["signed"]]
    return f"the {late[0]} approved after the signing" if late else ""
