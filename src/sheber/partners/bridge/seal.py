"""Seals a signed agreement: its conditions, who approved them, the paper's fingerprint, and the checks of all that."""

from pathlib import Path
from typing import Any

from sheber.partners.bridge.conditions import conditions_bytes, hash_of
from sheber.partners.bridge.verify import check_files
from sheber.partners.models import AgreementText, Approval, Memorandum
from sheber.proof.canonical import to_canonical
from sheber.proof.certificate import seal_folder
from sheber.proof.signature import SigningKey

TYPE = "sheber.memorandum.v1"
RULE = {"name": "sheber.partners.agreement", "version": "1"}


def statement(memorandum: Memorandum, digest: str) -> dict[str, str]:
    """One sentence in three languages."""
    college, partner = memorandum.college.name, memorandum.partner.name
    short = digest[:16]
    return {
        "kk": f"«{college.kk or college.ru}» пен «{partner.kk or partner.ru}» бір мәтінді мақұлдады: {short}…",
        "ru": f"«{college.ru}» и «{partner.ru}» одобрили один и тот же текст: {short}…",
        "en": f"“{college.in_language('en')}” and “{partner.in_language('en')}” approved the same text: {short}…",
    }


def approvals_of(approvals: dict[str, Approval]) -> list[dict[str, str]]:
    """The approvals as a certificate holds them: side, hash and moment, no name and no post."""
    return [
        {"side": side, "hash": one.hash, "at": one.at.strftime("%Y-%m-%dT%H:%M:%SZ")}
        for side, one in sorted(approvals.items())
    ]


def write_agreement(
    out: Path, memorandum: Memorandum, text: AgreementText, approvals: dict[str, Approval], key: SigningKey
) -> Path:
    """Write and seal the folder. Raises ValueError where a check fails."""
    digest = hash_of(memorandum, text)
    signing: dict[str, Any] = {
        "hash": digest,
        "signed": memorandum.signed.isoformat() if memorandum.signed else "",
        "copy_sha256": memorandum.copy.get("sha256", ""),
        "copy_bytes": memorandum.copy.get("size", 0),
    }
    parties = {
        "college": {"code": memorandum.college.code, "name": memorandum.college.name.as_dict()},
        "partner": {
            "code": memorandum.partner.code,
            "country": memorandum.partner.country,
            "name": memorandum.partner.name.as_dict(),
        },
    }
    (out / "input").mkdir(parents=True)
    (out / "input" / "conditions.json").write_bytes(conditions_bytes(memorandum, text))
    (out / "input" / "parties.json").write_bytes(to_canonical(parties))
    (out / "approvals.json").write_bytes(to_canonical(approvals_of(approvals)))
    (out / "signing.json").write_bytes(to_canonical(signing))
    parameters = {"agreement": memorandum.code, "hash": digest}
    return seal_folder(
        out,
        type=TYPE,
        statement=statement(memorandum, digest),
        rule=RULE,
        parameters=parameters,
        checks=check_files(out, parameters),
        key=key,
    )
