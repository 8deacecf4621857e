"""The certificate of a sealed folder: what went in, by which rule, what came out, which checks passed, who signed."""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sheber.proof.canonical import to_canonical
from sheber.proof.signature import SigningKey, key_id

CERTIFICATE = "certificate.json"
INPUT = "input"
TYPES = (
    "sheber.match.v1",
    "sheber.order.v1",
    "sheber.forecast.v1",
    "sheber.report.v1",
    "sheber.award.v1",
    "sheber.memorandum.v1",
    "sheber.forum.v1",
)
CLASSES = ("public", "auditor", "holder")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Check:
    """One property that was tested: its meaning in {"kk", "ru", "en"}, and a counter-example where it failed."""

    id: str
    meaning: dict[str, str]
    passed: bool
    counter_example: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The form that stands in the certificate."""
        return {
            "id": self.id,
            "meaning": self.meaning,
            "passed": self.passed,
            "counter_example": self.counter_example,
        }


def describe_file(folder: Path, name: str) -> dict[str, Any]:
    """Name, bytes, SHA-256 and, for a CSV, the number of rows below the heading. Raises OSError."""
    digest, size, lines, last = hashlib.sha256(), 0, 0, b"\n"
    with (folder / name).open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            size += len(block)
            lines += block.count(b"\n")
            last = block[-1:]
    entry: dict[str, Any] = {"name": name, "bytes": size, "sha256": digest.hexdigest()}
    if name.endswith(".csv"):
        entry["rows"] = max(lines + (last != b"\n") - 1, 0)
    return entry


def files_of(folder: Path) -> Iterator[str]:
    """Names of all files below `folder` but the certificate, with forward slashes, in order."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_dir() and name != CERTIFICATE:
            yield name


def signed_part(certificate: dict[str, Any]) -> bytes:
    """The canonical bytes that the signature covers: everything but `signature` and `log`."""
    return to_canonical({key: value for key, value in certificate.items() if key not in {"signature", "log"}})


def _describe_all(
    folder: Path, known: Mapping[str, dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    inputs: list[dict[str, Any]] = []
    outputs: list[dict[str, Any]] = []
    for name in files_of(folder):
        described = known.get(name) or describe_file(folder, name)
        (inputs if name.startswith(f"{INPUT}/") else outputs).append(described)
    return inputs, outputs


def make_certificate(
    *,
    type: str,  # noqa: A002  (the certificate's own word)
    class_: str,
    statement: dict[str, str],
    rule: dict[str, str],
    parameters: dict[str, Any],
    checks: Sequence[Check],
    key: SigningKey | None,
    inputs: Sequence[dict[str, Any]] = (),
    outputs: Sequence[dict[str, Any]] = (),
    privacy: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """A certificate, signed where there is a key. A holder's names no files: it stands alone.

    Raises ValueError where a check did not pass, the type is unknown or the statement lacks a language: what is
    not proved is not sealed.
    """
    failed = [check for check in checks if not check.passed]
    if failed:
        raise ValueError(f"{failed[0].id}: {failed[0].counter_example or 'failed'}")
    if type not in TYPES or class_ not in CLASSES or set(statement) != {"kk", "ru", "en"}:
        raise ValueError(f"not a certificate's type, class or statement: {type}, {class_}, {sorted(statement)}")
    certificate: dict[str, Any] = {
        "type": type,
        "version": 1,
        "class": class_,
        "statement": statement,
        "inputs": list(inputs),
        "outputs": list(outputs),
        "rule": rule,
        "parameters": parameters,
        "checks": [check.as_dict() for check in checks],
        "privacy": privacy or {},
    }
    if key is not None:
        certificate["signature"] = {
            "algorithm": "Ed25519",
            "key": key.public.hex(),
            "key_id": key_id(key.public),
            "value": key.sign(signed_part(certificate)).hex(),
        }
    return certificate


def certificate_id(certificate: dict[str, Any]) -> str:
    """The name by which another certificate refers to this one: SHA-256 in hex of all but `log`, which comes later."""
    told = {key: value for key, value in certificate.items() if key != "log"}
    return hashlib.sha256(to_canonical(told)).hexdigest()


def seal_folder(
    out: Path,
    *,
    type: str,  # noqa: A002  (the certificate's own word)
    statement: dict[str, str],
    rule: dict[str, str],
    parameters: dict[str, Any],
    checks: Sequence[Check],
    key: SigningKey | None,
    class_: str = "public",
    privacy: dict[str, Any] | None = None,
    known: Mapping[str, dict[str, Any]] | None = None,
) -> Path:
    """Write `out/certificate.json` over every file below `out` (those under `input/` are the inputs).

    `known` may bring `describe_file` of files that were described while other work went on, or described further
    (`merkle_root`). Raises ValueError as `make_certificate` does.
    """
    inputs, outputs = _describe_all(out, known or {})
    certificate = make_certificate(
        type=type,
        class_=class_,
        statement=statement,
        rule=rule,
        parameters=parameters,
        checks=checks,
        key=key,
        inputs=inputs,
        outputs=outputs,
        privacy=privacy,
    )
    path = out / CERTIFICATE
    write_whole(path, to_canonical(certificate))
    return path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a half."""
    beside = path.with_name(f".{path.name}.new")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
