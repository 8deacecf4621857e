"""The part of verification that is the same for every certificate. Never raises on bad content: it refuses."""

from pathlib import Path
from typing import Any

from sheber.proof.canonical import NotCanonicalError, from_canonical
from sheber.proof.certificate import CERTIFICATE, CLASSES, INPUT, TYPES, Check, describe_file, files_of, signed_part
from sheber.proof.signature import is_signed, key_id

LIMIT = 64 << 20  # a certificate is small; a larger file is not one

MEANINGS = {
    "form": {
        "kk": "Сертификат канондық түрде жазылған және барлық міндетті бөліктері бар.",
        "ru": "Сертификат записан в канонической форме и содержит все обязательные части.",
        "en": "The certificate is in canonical form and has all its parts.",
    },
    "signature": {
        "kk": "Қолтаңба сертификаттағы кілтпен қойылған және мәтінге сәйкес.",
        "ru": "Подпись поставлена указанным ключом и соответствует тексту.",
        "en": "The signature was made with the named key over exactly this text.",
    },
    "files": {
        "kk": "Барлық аталған файлдар бар, бөтен файл жоқ.",
        "ru": "Все названные файлы на месте, посторонних нет.",
        "en": "Every named file is there and no other.",
    },
    "hashes": {
        "kk": "Әр файлдың көлемі, жол саны және SHA-256 қосындысы сертификаттағыдай.",
        "ru": "Размер, число строк и SHA-256 каждого файла те же, что в сертификате.",
        "en": "Size, rows and SHA-256 of each file are those of the certificate.",
    },
    "claims": {
        "kk": "Сертификаттағы барлық тексеріс өткен деп жазылған.",
        "ru": "Все проверки сертификата отмечены пройденными.",
        "en": "The certificate itself lists no failed check.",
    },
}

_SHAPES: dict[str, type] = {
    "type": str,
    "version": int,
    "class": str,
    "statement": dict,
    "inputs": list,
    "outputs": list,
    "rule": dict,
    "parameters": dict,
    "checks": list,
    "privacy": dict,
}
_MAY_HOLD = {*_SHAPES, "signature", "log"}
_SIGNATURE_KEYS = {"algorithm", "key", "key_id", "value"}


def _check(name: str, fault: str) -> Check:
    return Check(name, MEANINGS[name], not fault, fault)


def read_certificate(folder: Path) -> dict[str, Any]:
    """The certificate of a sealed folder. Raises NotCanonicalError or OSError."""
    return read_alone(folder / CERTIFICATE)


def read_alone(path: Path) -> dict[str, Any]:
    """A certificate that is one file, such as a holder's. Raises NotCanonicalError or OSError."""
    if path.is_symlink() or path.stat().st_size > LIMIT:
        raise NotCanonicalError(f"{path.name}: not a certificate")
    value = from_canonical(path.read_bytes())
    if not isinstance(value, dict):
        raise NotCanonicalError(f"{path.name}: not an object")
    return value


def verify_bundle(folder: Path) -> tuple[dict[str, Any], list[Check]]:
    """The certificate and its generic checks; an unreadable one gives an empty certificate and a failed check."""
    certificate, checks = verify_alone(folder / CERTIFICATE)
    if len(checks) == 1:
        return certificate, checks
    form, signature, claims = checks
    files = _check("files", _files_fault(folder, certificate))
    return certificate, [form, signature, files, _check("hashes", _hashes_fault(folder, certificate)), claims]


def verify_alone(path: Path) -> tuple[dict[str, Any], list[Check]]:
    """A certificate and what can be said of it without its files: form, signature, claims."""
    try:
        certificate = read_alone(path)
    except (NotCanonicalError, OSError) as error:
        return {}, [_check("form", str(error))]
    fault = _form_fault(certificate)
    if fault:
        return certificate, [_check("form", fault)]
    return certificate, [
        _check("form", ""),
        _check("signature", _signature_fault(certificate)),
        _check("claims", _claims_fault(certificate)),
    ]


def _form_fault(certificate: dict[str, Any]) -> str:
    for key, shape in _SHAPES.items():
        if not isinstance(certificate.get(key), shape):
            return f"{key}: missing or of another kind"
    unknown = sorted(set(certificate) - _MAY_HOLD)
    if unknown:
        return f"{unknown[0]}: not a part of a certificate"
    if certificate["type"] not in TYPES or certificate["class"] not in CLASSES or certificate["version"] != 1:
        return f"type {certificate['type']!r}, class {certificate['class']!r} or version is not known"
    if set(certificate["statement"]) != {"kk", "ru", "en"}:
        return "statement: wanted in kk, ru and en"
    for part in ("inputs", "outputs"):
        for entry in certificate[part]:
            if not isinstance(entry, dict) or not {"name", "bytes", "sha256"} <= set(entry):
                return f"{part}: an entry without name, bytes or sha256"
            if not isinstance(entry["name"], str) or _leaves(entry["name"]):
                return f"{part}: {entry['name']!r} is not a name inside the folder"
            if entry["name"].startswith(f"{INPUT}/") != (part == "inputs"):
                return f"{part}: {entry['name']} stands on the wrong side"
    return ""


def _leaves(name: str) -> bool:
    return name.startswith("/") or "\\" in name or any(step in {"", ".", ".."} for step in name.split("/"))


def _signature_fault(certificate: dict[str, Any]) -> str:
    signature = certificate.get("signature")
    if signature is None:
        return "not signed"
    if not isinstance(signature, dict) or set(signature) != _SIGNATURE_KEYS:
        return "signature: its parts are not complete"
    if signature["algorithm"] != "Ed25519":
        return f"signature: algorithm {signature['algorithm']!r} is not known"
    try:
        public, value = bytes.fromhex(signature["key"]), bytes.fromhex(signature["value"])
    except (TypeError, ValueError):
        return "signature: not hex"
    if public.hex() != signature["key"] or value.hex() != signature["value"] or key_id(public) != signature["key_id"]:
        return "signature: key and key id do not fit"
    return "" if is_signed(public, signed_part(certificate), value) else "the signature does not fit the text"


def _entries(certificate: dict[str, Any]) -> list[dict[str, Any]]:
    return [*certificate["inputs"], *certificate["outputs"]]


def _files_fault(folder: Path, certificate: dict[str, Any]) -> str:
    named = [entry["name"] for entry in _entries(certificate)]
    if len(set(named)) < len(named):
        return "a file is named twice"
    there = set(files_of(folder))
    missing, stray = sorted(set(named) - there), sorted(there - set(named))
    if missing:
        return f"{missing[0]} is missing"
    if stray:
        return f"{stray[0]} is not named in the certificate"
    linked = [name for name in named if (folder / name).is_symlink()]
    return f"{linked[0]} is a link, not a file" if linked else ""


def _hashes_fault(folder: Path, certificate: dict[str, Any]) -> str:
    for entry in _entries(certificate):
        try:
            real = describe_file(folder, entry["name"])
        except OSError as error:
            return f"{entry['name']}: {error.strerror or 'cannot be read'}"
        for key, value in real.items():
            if entry.get(key) != value:
                return f"{entry['name']}: {key} is {value}, the certificate says {entry.get(key)}"
    return ""


def _claims_fault(certificate: dict[str, Any]) -> str:
    for check in certificate["checks"]:
        if not isinstance(check, dict) or check.get("passed") is not True:
            return f"the certificate lists a failed check: {check}"
    return ""
