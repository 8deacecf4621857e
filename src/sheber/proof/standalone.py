#!/usr/bin/env python3
"""Checks a sealed result by itself: one file, standard library only, no network. A second opinion beside `sheber verify`.

    python3 verify.py [FOLDER or ZIP] [--lang kk|ru|en]

Checks of every sealed folder found: the certificate is in canonical form (RFC 8785) and signed (Ed25519, RFC 8032);
every file it names is there with the same length and SHA-256; no other file is there; no stated check failed.
What the files mean (is the match stable, is the plan within its budget) is checked by `sheber verify`.
Exit code 0: accepted. 1: refused. 2: nothing to verify.
"""

import argparse
import hashlib
import json
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NAME = "certificate.json"
LIMIT = 64 << 20
WORDS = {
    "form": ("сертификаттың нысаны дұрыс", "форма сертификата верна", "the certificate's form is right"),
    "signature": ("қолтаңба мәтінге сай", "подпись соответствует тексту", "the signature fits the text"),
    "files": ("аталған файлдар ғана бар", "есть все названные файлы и только они", "the named files and no others"),
    "hashes": ("файлдар өзгермеген", "файлы не изменены", "no file was changed"),
    "claims": ("айтылған тексерулер өткен", "заявленные проверки пройдены", "every stated check passed"),
}
LANGUAGES = ("kk", "ru", "en")
VERDICTS = {
    "kk": ("ҚАБЫЛДАНДЫ", "ҚАБЫЛДАНБАДЫ", "тексеретін ештеңе жоқ"),
    "ru": ("ПРИНЯТО", "ОТКЛОНЕНО", "проверять нечего"),
    "en": ("ACCEPTED", "REFUSED", "nothing to verify"),
}

# The curve of Ed25519 (RFC 8032, 5.1): -x2 + y2 = 1 + d x2 y2 over the integers modulo P.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]  # X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z
ZERO: Point = (0, 1, 1, 0)


class Refused(Exception):
    """The folder must not be accepted; the message says why."""


def add(a: Point, b: Point) -> Point:
    """Sum of two points (RFC 8032, 5.1.4)."""
    m, n = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, point: Point) -> Point:
    """A point added to itself `number` times."""
    total = ZERO
    while number:
        if number & 1:
            total = add(total, point)
        point = add(point, point)
        number >>= 1
    return total


def read_point(raw: bytes) -> Point | None:
    """A point from 32 bytes; None where they are not one (RFC 8032, 5.1.3)."""
    sign, y = raw[31] >> 7, int.from_bytes(raw, "little") & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def write_point(point: Point) -> bytes:
    """32 bytes of a point."""
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = read_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little")) or ZERO


def is_signed(public: bytes, text: bytes, signature: bytes) -> bool:
    """Ed25519 verification (RFC 8032, 5.1.7)."""
    if len(public) != 32 or len(signature) != 64:
        return False
    key, s = read_point(public), int.from_bytes(signature[32:], "little")
    if key is None or s >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + public + text).digest()
    k = int.from_bytes(digest, "little") % ORDER
    minus = (P - key[0], key[1], key[2], P - key[3])
    return write_point(add(times(s, BASE), times(k, minus))) == signature[:32]


def canonical(value: Any) -> str:
    """RFC 8785 for objects, lists, text, whole numbers, true, false and null."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(name)}:{canonical(value[name])}" for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, float) or (isinstance(value, int) and abs(value) >= 2**53):
        raise Refused(f"{value}: only whole numbers below 2^53")
    return json.dumps(value, ensure_ascii=False)


def read_certificate(folder: Path) -> dict[str, Any]:
    """The certificate, where its bytes are canonical and its parts are there. Raises Refused."""
    path = folder / NAME
    try:
        if path.is_symlink() or path.stat().st_size > LIMIT:
            raise Refused("not a certificate")
        raw = path.read_bytes()
        value = json.loads(raw.decode("utf-8"))
        if canonical(value).encode("utf-8") != raw:
            raise Refused("not in canonical form: the text was changed or formatted")
    except (OSError, ValueError, RecursionError) as error:
        raise Refused(str(error)) from error
    if not isinstance(value, dict):
        raise Refused("not an object")
    shapes = {"type": str, "statement": dict, "inputs": list, "outputs": list, "checks": list, "signature": dict}
    for key, shape in shapes.items():
        if not isinstance(value.get(key), shape):
            raise Refused(f"{key}: missing or of another kind")
    for entry in [*value["inputs"], *value["outputs"]]:
        if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
            raise Refused("a file without a name")
        if entry["name"].startswith("/") or {"", ".", ".."} & set(entry["name"].split("/")) or "\\" in entry["name"]:
            raise Refused(f"{entry['name']}: not a name inside the folder")
    return value


def check_signature(folder: Path, certificate: dict[str, Any]) -> str:
    """Key id, key, algorithm and signature over everything but `signature` and `log`."""
    stated = certificate["signature"]
    if stated.get("algorithm") != "Ed25519" or not all(isinstance(stated.get(key), str) for key in ("key", "value")):
        return "not a signature by Ed25519"
    try:
        public, value = bytes.fromhex(stated["key"]), bytes.fromhex(stated["value"])
    except ValueError:
        return "not hex"
    if public.hex() != stated["key"] or value.hex() != stated["value"]:
        return "not hex in one form"
    if stated.get("key_id") != hashlib.sha256(public).hexdigest()[:16]:
        return "the key id is not the key's"
    text = canonical({key: part for key, part in certificate.items() if key not in ("signature", "log")})
    return "" if is_signed(public, text.encode("utf-8"), value) else "the signature does not fit the text"


def check_files(folder: Path, certificate: dict[str, Any]) -> str:
    """The files that are there are those that are named, each once, none a link."""
    named = [entry["name"] for entry in [*certificate["inputs"], *certificate["outputs"]]]
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()} - {NAME}
    if len(named) > len(set(named)):
        return "a file is named twice"
    for name in sorted(set(named) ^ there):
        return f"{name} is " + ("not named in the certificate" if name in there else "missing")
    links = [name for name in named if (folder / name).is_symlink()]
    return f"{links[0]} is a link" if links else ""


def check_hashes(folder: Path, certificate: dict[str, Any]) -> str:
    """Length and SHA-256 of each file."""
    for entry in [*certificate["inputs"], *certificate["outputs"]]:
        digest, size = hashlib.sha256(), 0
        try:
            with (folder / entry["name"]).open("rb") as file:
                while block := file.read(1 << 20):
                    digest.update(block)
                    size += len(block)
        except OSError as error:
            return f"{entry['name']}: {error}"
        if size != entry.get("bytes") or digest.hexdigest() != entry.get("sha256"):
            return f"{entry['name']} was changed"
    return ""


def check_claims(folder: Path, certificate: dict[str, Any]) -> str:
    """No check that the certificate states failed."""
    bad = [one for one in certificate["checks"] if not isinstance(one, dict) or one.get("passed") is not True]
    return f"a failed check is stated: {bad[0]}" if bad else ""


CHECKS = {"signature": check_signature, "files": check_files, "hashes": check_hashes, "claims": check_claims}


def verify(folder: Path) -> Iterator[tuple[str, str]]:
    """Each check's name and why it failed (empty: it passed)."""
    try:
        certificate = read_certificate(folder)
    except Refused as refusal:
        yield "form", str(refusal)
        return
    yield "form", ""
    for name, check in CHECKS.items():
        yield name, check(folder, certificate)


def sealed(folder: Path) -> list[Path]:
    """The outermost sealed folders at or below `folder`."""
    found: list[Path] = []
    for path in sorted(folder.rglob(NAME), key=lambda one: len(one.parts)):
        if not any(outer == path.parent or outer in path.parents for outer in found):
            found.append(path.parent)
    return sorted(found)


def report(folders: list[Path], language: str) -> int:
    """Print every check; gives the exit code."""
    accepted, refused, nothing = VERDICTS[language]
    if not folders:
        print(nothing)
        return 2
    faults = 0
    for folder in folders:
        print(folder.name)
        bad = False
        for name, fault in verify(folder):
            bad = bad or bool(fault)
            print(
                f"  {'-' if fault else '+'} {WORDS[name][LANGUAGES.index(language)]}" + (f": {fault}" * bool(fault))
            )
        print(f"  {refused if bad else accepted}")
        faults += bad
    return 1 if faults else 0


def main() -> int:
    """Read the command line, unpack where a zip is given, check."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("path", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    reader.add_argument("--lang", choices=LANGUAGES, default="ru")
    told = reader.parse_args()
    if told.path.is_dir():
        return report(sealed(told.path), told.lang)
    if told.path.name == NAME and told.path.is_file():
        return report([told.path.resolve().parent], told.lang)
    if not (told.path.is_file() and zipfile.is_zipfile(told.path)):
        return report([], told.lang)
    with tempfile.TemporaryDirectory() as place:
        try:
            with zipfile.ZipFile(told.path) as archive:
                if sum(entry.file_size for entry in archive.infolist()) > 4 << 30:
                    return report([], told.lang)
                archive.extractall(place)
        except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
            print(error)
            return 2
        return report(sealed(Path(place)), told.lang)


if __name__ == "__main__":
    sys.exit(main())
