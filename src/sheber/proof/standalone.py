#!/usr/bin/env python3
"""Checks a sealed result by itself: one file, standard library only, no network. A second opinion beside `sheber verify`.

    python3 verify.py [FOLDER or ZIP or FILE.json] [--lang kk|ru|en]

Checks of every sealed folder found: the certificate is in canonical form (RFC 8785) and signed (Ed25519, RFC 8032);
every file it names is there with the same length and SHA-256; no other file is there; no stated check failed.
Of an admission also what the files mean: the draw, the cut-offs, that everybody holds the first choice reached, and
that no exchange would be better for all in it. The match itself is never run. Of its public folder, which has no
rows of people, only the root of the commitments; of a holder's certificate, that the own row leads to the root and
the first choice reached is held. Of a state order: every rule, the worth and the bound, in whole numbers and
fractions; no solver is run. Of a report: every figure from its rows, its pages in three languages, groups of few people,
comparisons. Of a jury's award: the count by every rule, and without each juror. Of a memorandum: both approvals of the
same text. Of the receipt of a career guidance activity (one file): its parts and its signature. Of a forecast: that its
numbers are sums of their terms; `sheber verify` makes it again from its input. What
public tables mean is checked by `sheber verify`, and so is the beacon's own signature of a draw.
Exit code 0: accepted. 1: refused. 2: nothing to verify.
"""

import argparse
import csv
import datetime as dt
import gc
import hashlib
import hmac
import itertools
import json
import math
import operator
import re
import sys
import tempfile
import zipfile
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

NAME = "certificate.json"
LIMIT = 64 << 20
WORDS = {
    "form": ("сертификаттың нысаны дұрыс", "форма сертификата верна", "the certificate's form is right"),
    "signature": ("қолтаңба мәтінге сай", "подпись соответствует тексту", "the signature fits the text"),
    "files": ("аталған файлдар ғана бар", "есть все названные файлы и только они", "the named files and no others"),
    "hashes": ("файлдар өзгермеген", "файлы не изменены", "no file was changed"),
    "match": (
        "жеребе, өту шектері және әр орын ережеге сай, шеңбер жоқ",
        "жребий, пороги и каждое место по правилам, кругов нет",
        "the draw, the cut-offs and every place are by the rules, no ring",
    ),
    "order": (
        "жоспар ережелерді сақтайды, құны мен жоғарғы шегі қайта есептелді",
        "план соблюдает правила, его ценность и верхняя граница посчитаны заново",
        "the plan keeps the rules, its worth and the bound were counted again",
    ),
    "report": (
        "әр сан жолдарынан қайта есептелді, үш тілде бірдей, шағын топ көрсетілмеген",
        "каждое число посчитано по строкам, одинаково на трёх языках, малых групп нет",
        "every figure was counted from its rows, equal in three languages, no small group",
    ),
    "forecast": (
        "әр сан қосылғыштарының қосындысы, жиындар мен аралықтар сай",
        "каждое число — сумма слагаемых, итоги и интервалы сходятся",
        "every number is the sum of its terms, totals and intervals fit",
    ),
    "award": (
        "алты ереже бойынша есеп пен әр қазысыз нәтиже қайта шығарылды, шеттетілген ешкім балл қоймаған",
        "подсчёт по шести правилам и результат без каждого члена жюри сделаны заново, отведённые баллов не ставили",
        "the count by six rules and without each juror was made again, nobody scored whom they stood aside from",
    ),
    "memorandum": (
        "екі тарап бір мәтінді үш тілде мақұлдап, содан кейін қол қойған",
        "обе стороны одобрили один и тот же текст на трёх языках, и подписан он после этого",
        "both sides approved the same text in three languages, and it was signed after that",
    ),
    "encounter": (
        "түбіртектің бөліктері толық, екі тарап іс-шарадан кейін растаған",
        "части расписки на месте, обе стороны подтвердили после мероприятия",
        "the receipt has its parts, both sides confirmed after the activity",
    ),
    "public": (
        "мөрлер түбірі қайта есептелді; кестелердің мағынасын sheber verify тексереді",
        "корень обязательств пересчитан; смысл таблиц проверяет sheber verify",
        "the root of the commitments was recomputed; what the tables mean is checked by sheber verify",
    ),
    "path": (
        "өтініш жарияланған түбірге апарады, шегіне жеткен бірінші орын алынған",
        "заявление ведёт к корню, получено первое место списка, чей порог достигнут",
        "the application leads to the root, the first place whose cut-off is reached is held",
    ),
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
    """A folder's certificate, or a file's, where its bytes are canonical and its parts are there. Raises Refused."""
    path = folder if folder.is_file() else folder / NAME
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


def table(path: Path, columns: str) -> Iterator[Sequence[str]]:
    """The rows of a CSV; cells in the order of `columns`, empty where a column is not there."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        heading = [cell.strip() for cell in next(rows)]
        names = columns.split()
        if heading == names:
            yield from filter(None, rows)
            return
        if set(names) <= set(heading):
            yield from map(operator.itemgetter(*(heading.index(name) for name in names)), filter(None, rows))
            return
        picks = [heading.index(name) if name in heading else -1 for name in names]
        for row in filter(None, rows):
            yield [row[pick] if pick >= 0 else "" for pick in picks]


def revealed(stated: dict[str, Any]) -> bytes:
    """What the parties' secrets give: each fits its commitment; whoever stayed silent is left out."""
    secrets = {one["party"]: bytes.fromhex(one["secret"]) for one in stated["parties"] if one.get("secret")}
    for one in stated["parties"]:
        text = b"sheber.commit.v1\0" + one["party"].encode("utf-8") + b"\0" + secrets.get(one["party"], b"")
        if one.get("secret") and hashlib.sha256(text).hexdigest() != one["commitment"]:
            raise Refused(f"the secret of {one['party']} does not fit its commitment")
    return b"sheber.reveal.v1\0" + b"".join(secrets[party] for party in sorted(secrets))


def draw(rules: dict[str, Any], people: list[Sequence[str]]) -> list[int]:
    """Everybody's number, by row: as given, or by HMAC-SHA-256 of the codes under SHA-256(seed)."""
    if any(lottery for _, _, lottery in people):
        numbers = [int(lottery) for _, _, lottery in people]
        if sorted(numbers) != list(range(1, len(people) + 1)):
            raise Refused("lottery is not a permutation")
        return numbers
    stated = rules.get("draw") or {}
    if stated.get("source") in ("drand quicknet", "commit-reveal"):
        told = revealed(stated) if stated["source"] == "commit-reveal" else bytes.fromhex(stated["signature"])
        text = b"sheber.draw.v1\0" + bytes.fromhex(stated["root"]) + hashlib.sha256(told).digest()
        if hashlib.sha256(text).hexdigest() != rules["seed"]:
            raise Refused("the seed does not follow from the root and the event")
    key = hashlib.sha256(rules["seed"].encode("utf-8")).digest()
    codes = [code.encode("utf-8") for code, _, _ in people]
    digests = [hmac.digest(key, code, "sha256") + code for code in codes]  # equal digests would go by the code
    numbers = [0] * len(people)
    for number, row in enumerate(sorted(range(len(people)), key=digests.__getitem__), start=1):
        numbers[row] = number
    return numbers


def lists(path: Path) -> Iterator[tuple[str, list[Sequence[str]]]]:
    """Everybody's rows (applicant, choice, programme, points) in the order of the choices, checked to have no gap."""
    seen = set()
    ordered = list(map(str, range(1, 1001)))
    for code, group in itertools.groupby(table(path, "applicant choice programme points"), operator.itemgetter(0)):
        rows = list(group)
        if [row[1] for row in rows] != ordered[: len(rows)]:
            rows.sort(key=lambda row: int(row[1]))
            if [int(row[1]) for row in rows] != list(range(1, len(rows) + 1)):
                raise Refused(f"applicant {code}: the choices are not numbered from 1 without gaps")
        if code in seen:
            raise Refused(f"applicant {code}: the rows do not stand together")
        seen.add(code)
        yield code, rows


class Match:
    """The files of a match; `fault` says why it must be refused."""

    def __init__(self, folder: Path) -> None:
        given = folder / "input"
        rights = sorted(table(given / "rights.csv", "right order"), key=lambda row: int(row[1]))
        self.pools: dict[tuple[str, str], int] = {}
        self.seats, self.released = [], []
        for programme, pool, seats, released in table(given / "seats.csv", "programme pool seats released"):
            self.pools[programme, pool] = len(self.pools)
            self.seats.append(int(seats))
            self.released.append(released.strip().lower() in ("yes", "да", "иә"))
        self.rights = [right for right, _ in rights]
        people = list(table(given / "applicants.csv", "applicant rights lottery"))
        self.codes = [code for code, _, _ in people]
        self.rows = {code: row for row, code in enumerate(self.codes)}
        if len(self.rows) < len(self.codes):
            raise Refused("applicants.csv: an applicant stands twice")
        sets: dict[str, frozenset[str]] = {}
        self.held_rights = [sets.setdefault(held, frozenset(held.split())) for _, held, _ in people]
        self.number = draw(json.loads((given / "rules.json").read_text(encoding="utf-8-sig")), people)
        claims = given / "holders.csv"
        told = table(claims, "applicant programme pool") if claims.exists() else iter(())
        self.claim = {self.rows[code]: self.pools[programme, pool] for code, programme, pool in told}
        self.result: list[tuple[int, int]] = []
        result = table(folder / "result.csv", "applicant choice programme pool")
        for wanted, (code, *place) in itertools.zip_longest(self.codes, result, fillvalue=[""]):
            if code != wanted:
                raise Refused(f"result.csv: {wanted or code} does not stand where the input has it")
            self.result.append((int(place[0]), self.pools[place[1], place[2]]) if any(place) else (0, -1))
        self.applications = given / "applications.csv"
        self.cut: list[tuple[int, int, int] | None] = []
        self.admitted: list[int] = []
        columns = "programme pool seats admitted points lottery entitled"
        for programme, pool, seats, admitted, points, lottery, entitled in table(folder / "cutoffs.csv", columns):
            if self.pools.get((programme, pool)) != len(self.cut) or int(seats) != self.seats[len(self.cut)]:
                raise Refused(f"cutoffs.csv: {programme} {pool} is not the pool of seats.csv")
            if any((points, lottery, entitled)):
                rank = {"holder": 0, "yes": 1, "no": 2}[entitled]
                self.cut.append((rank, -int(points), int(lottery)))
            else:
                self.cut.append(None)
            self.admitted.append(int(admitted))
        if len(self.cut) != len(self.seats):
            raise Refused("cutoffs.csv: a pool is missing")

    def slots(self, programme: str, held: frozenset[str]) -> list[tuple[int, int, tuple[int, ...]]]:
        """The pools of a choice in order (open, kept ones of own rights, released ones): pool, class there, its limit."""
        there = [
            (self.pools[programme, right], right in held) for right in self.rights if (programme, right) in self.pools
        ]
        own = [(self.pools[programme, "open"], 1), *((pool, 1) for pool, mine in there if mine)]
        others = [(pool, 2) for pool, mine in there if not mine and self.released[pool]]
        return [(pool, rank, self.limits[pool]) for pool, rank in (*own, *others)]

    def fault(self) -> str:
        """Why the match must be refused: by the lists, by the pools, by a ring."""
        # What a key must not exceed: the cut-off, else everything, or nothing where there is no seat.
        self.limits = [(cut or (3,)) if seats else (-1,) for cut, seats in zip(self.cut, self.seats, strict=True)]
        self.worst: list[tuple[int, ...]] = [(-1,)] * len(self.seats)  # worst key admitted
        self.refused: list[tuple[int, ...]] = [(3,)] * len(self.seats)  # best key refused
        self.taken = [0] * len(self.seats)
        return self.walk() or self.full() or self.ring()

    def walk(self) -> str:
        """Go through every list to the first entry reached; it must be what its owner holds."""
        known: dict[frozenset[str], dict[str, list[tuple[int, int, tuple[int, ...]]]]] = {}
        without = [pool >= 0 for _, pool in self.result]  # who must still be met in the lists
        refused, worst, taken, row = self.refused, self.worst, self.taken, -1
        for code, rows in lists(self.applications):
            row += 1
            if row >= len(self.codes) or self.codes[row] != code:
                row = self.rows[code]  # the lists stand in another order than the people
            number, held, claim = self.number[row], self.held_rights[row], self.claim.get(row, -1)
            mine, reached = known.setdefault(held, {}), (0, -1)
            for choice, (_, _, programme, told) in enumerate(rows, start=1):
                points = -int(told)
                if programme not in mine:
                    mine[programme] = self.slots(programme, held)
                for pool, rank, limit in mine[programme]:
                    key = (0 if pool == claim else rank, points, number)
                    if key <= limit:
                        reached = (choice, pool)
                        taken[pool] += 1
                        worst[pool] = max(key, worst[pool])
                        break
                    if key < refused[pool]:
                        refused[pool] = key
                if reached[0]:
                    break
            if reached != self.result[row]:
                return f"applicant {code}: holds choice {self.result[row][0]}, the cut-offs give {reached[0]}"
            without[row] = False
        return f"applicant {self.codes[without.index(True)]}: holds a place without a list" if any(without) else ""

    def full(self) -> str:
        """No pool above its seats; a cut-off is the worst admitted of a full pool."""
        for (programme, name), pool in self.pools.items():
            if self.taken[pool] > self.seats[pool] or self.taken[pool] != self.admitted[pool]:
                return f"pool {programme} {name}: {self.taken[pool]} admitted"
            if self.cut[pool] != (self.worst[pool] if self.taken[pool] >= self.seats[pool] > 0 else None):
                return f"pool {programme} {name}: the cut-off is not the worst admitted"
        return ""

    def ring(self) -> str:
        """Each full pool points to the pool that the best it refused holds: a ring could be swapped for the better."""
        person = {number: row for row, number in enumerate(self.number)}
        target = [self.result[person[key[2]]][1] if len(key) == 3 else -1 for key in self.refused]
        seen = [-1] * len(target)  # the start from which a pool was met first
        for start in range(len(target)):
            node = start
            while node >= 0 and seen[node] < 0:
                seen[node], node = start, target[node]
            if node >= 0 and seen[node] == start:
                return f"a ring through the pool of applicant {self.codes[person[self.refused[node][2]]]}"
        return ""


MEANING = {f"sheber.{name}.v1": name for name in ("order", "report", "forecast", "award", "memorandum")}


def meaning_of(certificate: dict[str, Any]) -> str:
    """Which check tells what the files of an admission or an order mean; empty: none here."""
    if certificate["type"] != "sheber.match.v1":
        return MEANING.get(certificate["type"], "")
    return {"public": "public", "holder": "path"}.get(certificate.get("class", ""), "match")


def check_match(folder: Path, certificate: dict[str, Any]) -> str:
    """What the files of an admission mean."""
    if meaning_of(certificate) != "match":
        return ""
    gc.disable()  # millions of small things that all stay: looking for rings of garbage would double the time
    try:
        return Match(folder).fault()
    except Refused as refusal:
        return str(refusal)
    except (
        OSError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        StopIteration,
        RuntimeError,
        csv.Error,
    ) as error:
        return f"{type(error).__name__}: {error}"
    finally:
        gc.enable()


def node(left: bytes, right: bytes) -> bytes:
    """A node of a Merkle tree (RFC 6962)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def check_public(folder: Path, certificate: dict[str, Any]) -> str:
    """The root of the commitments is the stated one."""
    try:
        level = [bytes.fromhex(leaf) for _, leaf in table(folder / "commitments.csv", "index leaf")]
        while len(level) > 1:
            level = [node(*level[i : i + 2]) if i + 1 < len(level) else level[i] for i in range(0, len(level), 2)]
        return "" if [one.hex() for one in level] == [certificate["parameters"]["root"]] else "another root"
    except (OSError, ValueError, LookupError, TypeError, StopIteration, RuntimeError, csv.Error) as error:
        return f"{type(error).__name__}: {error}"


def check_path(folder: Path, certificate: dict[str, Any]) -> str:
    """A holder's row leads to the root, and of the entries tried the first that is reached is held."""
    try:
        return path_fault(certificate["parameters"])
    except (ValueError, LookupError, TypeError, AttributeError, Refused) as error:
        return f"{type(error).__name__}: {error}"


def path_fault(told: dict[str, Any]) -> str:
    """Why a holder's path must be refused."""
    row, place, last = told["row"], told["index"] - 1, told["size"] - 1
    held: list[Any] = []
    found = hashlib.sha256(
        b"\x00" + hmac.digest(bytes.fromhex(told["salt"]), canonical(row).encode(), "sha256")
    ).digest()
    for step in map(bytes.fromhex, told["path"]):
        if not last:
            return "the path is longer than the tree is high"
        while last and not place % 2 and place == last:  # the odd one out is carried up
            place, last = place >> 1, last >> 1
        found = node(step, found) if place % 2 else node(found, step)
        place, last = place >> 1, last >> 1
    if not 0 <= told["index"] - 1 < told["size"] or last or found.hex() != told["root"]:
        return "the row does not lead to the root"
    if not isinstance(told["tried"], list):
        return "the entries tried are not a list"
    rank = {"holder": 0, "yes": 1, "no": 2}
    for entry in told["tried"]:
        where, worst = [entry["choice"], entry["programme"], entry["pool"]], entry["cutoff"]
        own = "yes" if where[2] == "open" or where[2] in row["rights"] else "no"
        own = "holder" if row["claim"] == where[1:] else own
        mine = (rank[own], -entry["points"], row["number"])
        fits = not worst or mine <= (rank[worst["entitled"]], -worst["points"], worst["lottery"])
        reached = entry["seats"] > 0 and fits
        if row["choices"][where[0] - 1] != [where[1], entry["points"]] or own != entry["entitled"]:
            return f"choice {where[0]}, pool {where[2]}: not what the row says"
        if held or reached != (entry["ended"] == "held"):
            return f"choice {where[0]}, pool {where[2]}: not by the cut-off"
        held = where if reached else []
    tried = [entry["choice"] for entry in told["tried"]]
    if held != row["held"] or sorted(set(tried)) != list(range(1, held[0] + 1 if held else len(row["choices"]) + 1)):
        return "the place held is not the first that is reached"
    return "" if tried == sorted(tried) else "the choices are not in order"


# What follows is the state order: a plan's rules, its worth and its bound, all in whole numbers and fractions.
# A worth is counted in parts of a job so small that nothing is rounded; a price is a decimal with six places.
MILLION = 10**6
ZERO_JOBS = Fraction(0)
MANY = 8  # from so many scenarios on it is quicker to look for a need among sorted ones than to go through all
TENS = [10**places for places in range(10)]
FORMS = [f"%d.%0{places}d" for places in range(10)]  # a whole part and so many decimals


def whole(text: str, places: int) -> int:
    """A decimal text as a whole number of 10^-places. Raises ValueError."""
    if text.isdecimal():
        return int(text) * 10**places
    head, _, tail = text.partition(".")
    digits = head + tail.ljust(places, "0")
    if digits.isdecimal() and digits.isascii() and len(tail) <= places:  # as nearly every number is written
        return int(digits)
    head, _, tail = text.strip().partition(".")
    if len(tail) > places or "_" in head or tail.strip("0123456789"):
        raise ValueError(f"{text}: not a number with {places} decimals")
    return int(head + tail.ljust(places, "0"))


def numbers(texts: Sequence[str], places: int) -> list[int]:
    """A column of decimals, each as `whole` reads it; at once where all have as many decimals, as columns mostly have."""
    text, decimals = "\n".join(texts), len(texts[0].partition(".")[2]) if texts else 0
    form = "[0-9]+" + (rf"\.[0-9]{{{decimals}}}" if decimals else "")
    if decimals > places or not re.fullmatch(rf"(?:{form}\n)*{form}", text):
        return [whole(one, places) for one in texts]
    return [int(digits) * 10 ** (places - decimals) for digits in text.replace(".", "").split("\n")]


def shown(value: Fraction, places: int = 6) -> str:
    """A decimal of at most `places` places, half away from nought, without trailing zeros."""
    return parted(value.numerator, value.denominator, places)


def parted(value: int, parts: int, places: int = 6) -> str:
    """The same of so many parts."""
    size = (2 * abs(value) * TENS[places] + parts) // (2 * parts)
    return decimal(-size if value < 0 else size, places)


def decimal(size: int, places: int = 6) -> str:
    """So many 10^-places as a decimal without trailing zeros."""
    if size < 0:
        return f"-{decimal(-size, places)}"
    head, tail = divmod(size, TENS[places])
    return (FORMS[places] % (head, tail)).rstrip("0") if tail else str(head)


class Told(dict[str, int]):
    """Numbers by their text: what stands in a table many times is read once."""

    def __init__(self, read: Callable[[str], int]) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, text: str) -> int:
        number = self[text] = self.read(text)
        return number


Cell = tuple[str, str, int]  # an occupation, a district, a year


def optional(path: Path, columns: str) -> Iterator[Sequence[str]]:
    """The rows of a table that need not be there."""
    return table(path, columns) if path.exists() else iter(())


def is_written(path: Path, columns: str, rows: list[list[str]]) -> bool:
    """Whether a CSV is these rows letter by letter, none in quotes. It is quicker than to read a CSV; No tells nothing."""
    lines = [",".join(columns.split()), *map(",".join, rows)]
    text = "\n".join([*lines, ""])
    cells = text.count(",") == lines[0].count(",") * len(lines) and text.count("\n") == len(lines)
    return cells and '"' not in text and "\r" not in text and path.read_bytes() == text.encode("utf-8")


class Line:
    """One line of the order: what may open, what a place costs and gives."""

    def __init__(self, row: Sequence[str], parts: Told, least: int, most: int) -> None:
        self.name, self.college, self.district, self.specialty, self.funding = row[:5]
        self.term, self.cost = int(row[5]), whole(row[6], 2)
        self.survival, self.entry = parts[row[7]], parts[row[8]]
        self.applicants, self.last, self.limit = int(row[9]), int(row[10]), int(row[11])
        self.least, self.most = int(row[12] or least), int(row[13] or most)
        self.groups = min(self.limit, self.applicants // self.least)
        self.places = min(self.most * self.groups, self.applicants)
        self.pair = (self.specialty, self.district)
        self.uses: list[tuple[str, int, int]] = []

    def options(self) -> list[tuple[int, int, int]]:
        """Whole groups with the fewest and the most places in them."""
        return [(x, self.least * x, min(self.most * x, self.applicants)) for x in range(self.groups + 1)]


class Limit(NamedTuple):
    """A limit of an intake year over some lines; bounds in millionths, `kind` 0: groups, 1: places."""

    code: str
    year: int
    low: int | None
    high: int | None
    kind: int
    price: Fraction | None
    members: list[int]


class Order:
    """The files of a plan; `fault` says why it must be refused."""

    def __init__(self, folder: Path, certificate: dict[str, Any]) -> None:
        self.folder, self.stated = folder, certificate.get("parameters") or {}
        given = folder / "input"
        self.settings(json.loads((given / "settings.json").read_text(encoding="utf-8-sig")))
        columns = "line college district specialty funding term cost survival entry applicants last max_groups group_min group_max"
        parts = Told(partial(whole, places=4))
        self.lines = [Line(row, parts, *self.sizes) for row in table(given / "lines.csv", columns)]
        self.number = {line.name: place for place, line in enumerate(self.lines)}
        if len(self.number) != len(self.lines):
            raise Refused("lines.csv: a line stands twice")
        self.terms = max((line.term for line in self.lines), default=1)
        self.prices: dict[str, int] = {}  # told by the bound
        self.shares(given)
        self.rules(given)
        self.cells_of(given)
        self.plan = self.read_plan()

    def settings(self, told: dict[str, Any]) -> None:
        """Settings, with the format's defaults."""
        self.years, self.outlook = told.get("years", 1), told.get("outlook", 0)
        self.span, self.parts = self.years + self.outlook, MILLION if self.outlook else 1
        self.sizes = (told.get("group_min", 15), told.get("group_max", 25))
        segments = told.get("segments", [["0.6", "1"], ["0.25", "0.8"], ["0.15", "0.5"]])
        worths = [Fraction(str(worth)) for _, worth in segments]
        ends = list(itertools.accumulate(Fraction(str(share)) for share, _ in segments))
        self.change, self.opening = (
            Fraction(str(told.get(key, usual))) for key, usual in (("change", "0.4"), ("opening", "3"))
        )
        over = Fraction(str(told.get("oversupply", "0.35")))
        risk = told.get("cvar") or {"share": 1, "weight": 0}
        self.tail, self.fear = Fraction(str(risk["share"])), Fraction(str(risk["weight"]))
        self.end_parts = math.lcm(*(end.denominator for end in ends))
        self.worth_parts = math.lcm(over.denominator, *(worth.denominator for worth in worths))
        falls = [worth - after for worth, after in zip(worths, [*worths[1:], Fraction(0)], strict=True)]
        self.ends = [int(end * self.end_parts) for end in ends]
        self.falls, self.over = (
            [int(fall * self.worth_parts) for fall in falls],
            int(over * self.worth_parts) * MILLION,
        )

    def shares(self, given: Path) -> None:
        """Where the graduates of a specialty in a district go, and how many parts of a graduate are counted."""
        crosswalk: dict[str, list[tuple[str, int]]] = {}
        for specialty, occupation, share in table(given / "crosswalk.csv", "specialty occupation share"):
            crosswalk.setdefault(specialty, []).append((occupation, whole(share, 4)))
        moves: dict[str, list[tuple[str, int]]] = {}
        for one, other, share in optional(given / "mobility.csv", "from to share"):
            moves.setdefault(one, []).append((other, whole(share, 4)))
        self.served = {o for line in self.lines for o, share in crosswalk[line.specialty] if share}
        self.reach = {
            (specialty, district): [
                (occupation, there, move * share)
                for there, move in moves.get(district) or [(district, 10**4)]
                for occupation, share in crosswalk[specialty]
                if move and share
            ]
            for specialty, district in {line.pair for line in self.lines}
        }
        self.line_parts = 10 ** (4 * self.terms + 4)  # a place gives survival^term x entry of these
        self.gives = [
            line.survival**line.term * line.entry * 10 ** (4 * (self.terms - line.term)) for line in self.lines
        ]
        self.units()

    def units(self) -> None:
        """In how many parts a graduate is counted: so many that all is whole, and no more: small numbers are quick."""
        common = math.gcd(self.line_parts, *self.gives)
        self.line_parts //= common
        self.gives = [gives // common for gives in self.gives]
        self.share_unit = math.gcd(10**8, *(share for way in self.reach.values() for _, _, share in way))
        self.share_parts = 10**8 // self.share_unit
        place = self.line_parts * self.share_parts * self.parts
        self.unit = math.lcm(place, MILLION, 1000 * self.end_parts)  # so that supply and need x end are whole as well
        self.each, self.thousandth = self.unit // place, self.unit // 1000
        self.marks = [end * self.thousandth // self.end_parts for end in self.ends]  # where the slope falls, by need
        self.kinds = list(zip(self.marks, self.falls, strict=True))
        self.slope, self.least = sum(self.falls), min(*self.marks, self.thousandth)

    def rules(self, given: Path) -> None:
        """Budgets, resources, uses and limits."""
        self.budgets = {(f, int(y)): whole(a, 2) for f, y, a in table(given / "budgets.csv", "funding year amount")}
        self.resources = {
            (r, int(y)): whole(a, 6) for r, y, a in optional(given / "resources.csv", "resource year amount")
        }
        amounts = Told(partial(whole, places=6))
        for line, resource, group, place in optional(given / "uses.csv", "line resource per_group per_place"):
            self.lines[self.number[line]].uses.append((resource, amounts[group], amounts[place]))
        members: dict[str, list[int]] = {}
        for limit, line in optional(given / "limit_lines.csv", "limit line"):
            members.setdefault(limit, []).append(self.number[line])
        self.limits = []
        columns = "limit year at_least at_most counts soft_price"
        for code, year, low, high, counts, price in optional(given / "limits.csv", columns):
            kind = {"groups": 0, "places": 1}[counts]
            edges = [whole(edge, 6) if edge else None for edge in (low, high)]
            soft = Fraction(price) if price else None
            self.limits.append(Limit(code, int(year), edges[0], edges[1], kind, soft, members[code]))

    def cells_of(self, given: Path) -> None:
        """Value and supply (millionths) and what may arrive by cell; a cell's number is its place in their order."""
        year, amount = Told(int), Told(partial(whole, places=6))
        told = list(table(given / "needs.csv", "occupation district year need value"))
        needs = zip(told, numbers([need for _, _, _, need, _ in told], 3), strict=True)
        demand = {(o, d, year[y]): (need, amount[value]) for (o, d, y, _, value), need in needs}
        self.last_year = max([0, *year.values()])
        told = list(optional(given / "supply.csv", "occupation district year supply"))
        amounts = zip(told, numbers([text for _, _, _, text in told], 6), strict=True)
        supply = {(o, d, year[y]): coming for (o, d, y, _), coming in amounts}
        ways = {
            (pair, arrived): [((o, d, arrived), share) for o, d, share in self.reach[pair]]
            for pair, term in {(line.pair, line.term) for line in self.lines}
            for arrived in range(1 + term, min(self.span + term, self.last_year) + 1)
        }
        found = dict.fromkeys(demand)  # mostly in the order that is wanted, which is quick to sort
        found.update(dict.fromkeys(cell for cell in supply.keys() - demand.keys() if cell[2] <= self.last_year))
        found.update(dict.fromkeys(cell for way in ways.values() for cell, _ in way))
        self.cells = sorted(found)
        at = {cell: number for number, cell in enumerate(self.cells)}
        part = self.share_unit  # of a specialty and district, and a year: the cells that graduates reach, by number
        self.ways = {key: [(at[cell], share // part) for cell, share in way] for key, way in ways.items()}
        self.supply = [supply.get(cell, 0) for cell in self.cells]
        self.needs_of(demand, optional(given / "scenarios.csv", "scenario occupation district year need"), year)

    def needs_of(self, demand: dict[Cell, tuple[int, int]], scenarios: Iterator[Sequence[str]], year: Told) -> None:
        """Value and needs (thousandths) by cell; of many scenarios sorted and added up, to be counted quickly."""
        drawn: dict[Cell, dict[str, int]] = defaultdict(dict)
        names: dict[str, None] = {}
        thousandths = Told(partial(whole, places=3))
        for name, o, d, y, need in scenarios:
            names[name] = None
            drawn[o, d, year[y]][name] = thousandths[need]
        self.scenarios = max(len(names), 1)
        pairs = [demand.get(cell, (0, 0)) for cell in self.cells]
        self.values = [value for _, value in pairs]
        self.needs = self.drawn = [[need] for need, _ in pairs]
        self.sums: list[list[int]] = []
        if names:
            nothing: dict[str, int] = {}
            cells = [drawn.get(cell, nothing) if cell in demand else nothing for cell in self.cells]
            self.drawn = [[own.get(name, 0) for name in names] for own in cells]  # in the order of the scenarios
            self.needs = [sorted(own) for own in self.drawn]
            if len(names) >= MANY and self.least >= 0:
                self.sums = [[*itertools.accumulate(own, initial=0)] for own in self.needs]

    def read_plan(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Groups and places, in parts where there is an outlook. Raises Refused."""
        made = {}
        before = [line.last for line in self.lines]
        for name, year, groups, places, change in table(self.folder / "plan.csv", "line year groups places change"):
            place, x, n = self.number[name], int(groups), int(places)
            if x - before[place] != int(change) or (place, int(year)) in made or not 1 <= int(year) <= self.years:
                raise Refused(f"plan.csv: {name}, year {year}: the change is not that from the year before")
            before[place] = x
            made[place, int(year)] = (x * self.parts, n * self.parts)
        for name, year, groups, places in (
            table(self.folder / "outlook.csv", "line year groups places") if self.outlook else ()
        ):
            made[self.number[name], int(year)] = (whole(groups, 6), whole(places, 6))
        if set(made) != {(place, year) for place in range(len(self.lines)) for year in range(1, self.span + 1)}:
            raise Refused("plan.csv: not every line in every year")
        return made

    def fault(self) -> str:
        """The rules, the worth, the bound, the tables."""
        return self.broken() or self.unequal() or ""

    def broken(self) -> str:
        """The first hard rule that the plan breaks."""
        self.spent: dict[tuple[str, int], int] = {}
        self.used: dict[tuple[str, int], int] = {}
        self.cost_parts = 10 ** (4 * (self.terms - 1))
        for (place, year), (x, n) in self.plan.items():
            line, p = self.lines[place], self.parts
            most = min(line.most * x, line.applicants * p)
            if year > self.years:
                full, rest = divmod(line.applicants, line.most)
                most = min(most, line.most * full * p + rest * (x - full * p))
            if (
                not 0 <= x <= (line.limit if year <= self.years else line.groups) * p
                or not line.least * x <= n <= most
            ):
                return f"{line.name}, year {year}: {x} groups, {n} places"
            if n:
                self.add_up(line, year, x, n)
        for key, limit in self.budgets.items():
            if self.spent.get(key, 0) > limit * self.cost_parts * self.parts:
                return f"budget {key}: spent more than there is"
        for key, limit in self.resources.items():
            if self.used.get(key, 0) > limit * self.parts:
                return f"resource {key}: used more than there is"
        return self.over_limits()

    def add_up(self, line: Line, year: int, x: int, n: int) -> None:
        """What a cohort costs and uses in each year of study."""
        cost = n * line.cost * self.cost_parts
        for study in range(line.term):
            key = (line.funding, year + study)
            self.spent[key] = self.spent.get(key, 0) + cost
            cost = cost * line.survival // 10**4
        for resource, group, each in line.uses:
            for study in range(line.term):
                key = (resource, year + study)
                self.used[key] = self.used.get(key, 0) + group * x + each * n

    def over_limits(self) -> str:
        """A hard limit that is missed; what missed soft ones cost is kept."""
        self.missed = ZERO_JOBS
        for limit in self.limits:
            total = sum(self.plan[place, limit.year][limit.kind] for place in limit.members) * MILLION
            out = max(0, limit.low * self.parts - total) if limit.low is not None else 0
            out = max(out, total - limit.high * self.parts) if limit.high is not None else out
            if out and limit.price is None:
                return f"limit {limit.code}, year {limit.year}: missed"
            self.missed += (limit.price or 0) * Fraction(out, MILLION * self.parts)
        return ""

    def behind(self, number: int, mark: int, have: int) -> int:
        """What of a supply lies behind mark x need, added up over the scenarios."""
        needs = self.needs[number]
        if self.sums:  # then no mark is below nought: the first needs are those before the supply
            count = bisect_left(needs, have, key=mark.__mul__)
            return count * have - mark * self.sums[number][count]
        return sum(have - mark * need for need in needs if mark * need < have)

    def worth_of(self, need: int, value: int, have: int) -> int:
        """Worth of a supply at one need: each fall of the slope x what lies before it, oversupply taken off."""
        if 0 <= have <= self.least * need and need >= 0:
            return self.slope * have * value
        part, full = 0, self.thousandth * need
        for mark, fall in self.kinds:
            point = mark * need
            part += fall * (have if have < point else point)
        return part * value - (self.over * (have - full) if have > full else 0)

    def worth(self, number: int, have: int) -> int:
        """Worth of a supply in a cell, added up over the scenarios."""
        needs, value = self.needs[number], self.values[number]
        if not self.sums:
            return sum([self.worth_of(need, value, have) for need in needs])
        part = sum(fall * (have * len(needs) - self.behind(number, mark, have)) for mark, fall in self.kinds)
        return part * value - self.over * self.behind(number, self.thousandth, have)

    def arriving(self) -> list[int]:
        """Supply of each cell under the plan, in parts."""
        made = [amount * (self.unit // MILLION) for amount in self.supply]
        self.reached: set[int] = set()
        batches: dict[tuple[tuple[str, str], int], int] = {}
        for (place, year), (_, n) in self.plan.items():
            line = self.lines[place]
            if n and year + line.term <= self.last_year:
                key = (line.pair, year + line.term)
                batches[key] = batches.get(key, 0) + n * self.gives[place] * self.each
        for key, amount in batches.items():
            for number, share in self.ways[key]:
                self.reached.add(number)
                made[number] += amount * share
        return made

    def objective(self, supply: list[int]) -> Fraction:
        """The plan's worth in jobs."""
        scale = self.unit * self.worth_parts * MILLION
        if self.fear:
            scenes = [0] * self.scenarios
            for number, have in enumerate(supply):
                if have:
                    for place, need in enumerate(self.drawn[number]):
                        scenes[place] += self.worth_of(need, self.values[number], have)
            left, count, low = self.tail * self.scenarios, self.tail * self.scenarios, Fraction(0)
            for one in sorted(scenes):
                part = min(left, Fraction(1))
                low, left = low + part * one, left - part
            jobs = ((1 - self.fear) * Fraction(sum(scenes), self.scenarios) + self.fear * low / count) / scale
        else:
            if self.scenarios == 1:
                cells = zip(self.needs, self.values, supply, strict=True)
                self.worths = [self.worth_of(need, value, have) if have else 0 for [need], value, have in cells]
            else:
                self.worths = [self.worth(number, have) if have else 0 for number, have in enumerate(supply)]
            jobs = Fraction(sum(self.worths), scale * self.scenarios)
        turns, opened = 0, ZERO_JOBS
        for place, line in enumerate(self.lines):
            xs = [line.last * self.parts, *(self.plan[place, year][0] for year in range(1, self.span + 1))]
            turns += sum(abs(b - a) for a, b in itertools.pairwise(xs))
            if not line.last and any(xs):
                later = max(xs[1 + self.years :], default=0)
                opened += 1 if any(xs[: self.years + 1]) else Fraction(later, max(line.groups, 1) * self.parts)
        return jobs - self.change * turns / self.parts - self.opening * opened - self.missed

    def unequal(self) -> str:
        """What is stated and is not what comes out: worth, bound, tables."""
        supply = self.arriving()
        objective = self.objective(supply)
        bound = Bound(self).total()
        if self.stated.get("objective") != str(objective) or self.stated.get("bound") != str(bound):
            return f"worth {shown(objective)} and bound {shown(bound)} are not those stated"
        if objective > bound:
            return "the worth is above the bound"
        summary = json.loads((self.folder / "summary.json").read_text(encoding="utf-8"))
        gap = (bound - objective) / max(Fraction(1), abs(objective))
        binding = [value for (_, year), value in self.plan.items() if year <= self.years]
        tenge = self.cost_parts * self.parts * 100
        wanted = {
            "objective": float(shown(objective)),
            "bound": float(shown(bound)),
            "certified_gap": float(shown(gap, 9)),
            "groups": sum(x for x, _ in binding) // self.parts,
            "places": sum(n for _, n in binding) // self.parts,
            "money": {f"{f} {y}": shown(Fraction(v, tenge), 2) for (f, y), v in sorted(self.spent.items()) if v},
            "unserved_needs": sorted(
                {
                    cell[0]
                    for cell, needs in zip(self.cells, self.needs, strict=True)
                    if cell[0] not in self.served and any(needs)
                }
            ),
        }
        for key, value in wanted.items():
            if summary.get(key) != value:
                return f"summary.json: {key} is {summary.get(key)}, counted {value}"
        return self.other_cells(supply) or self.other_prices()

    def other_cells(self, supply: list[int]) -> str:
        """A row of cells.csv that is not what comes out."""
        path, columns = self.folder / "cells.csv", "occupation district year need supply met over"
        wanted = list(self.cell_rows(supply))
        if is_written(path, columns, wanted):
            return ""
        for want, row in itertools.zip_longest(wanted, table(path, columns)):
            if want is None or row is None:
                return "cells.csv: not every cell once"
            if want != [*row]:
                return f"cells.csv: {(want[0], want[1], int(want[2]))} is not what the plan gives"
        return ""

    def cell_rows(self, supply: list[int]) -> Iterator[list[str]]:
        """The rows of cells.csv: need, supply, supply that meets a need and supply beyond it, means of the scenarios."""
        count, unit, years = self.scenarios, self.unit, {cell[2]: str(cell[2]) for cell in self.cells}
        cells = zip(self.cells, self.needs, supply, self.supply, strict=True)
        for number, ((o, d, year), needs, have, before) in enumerate(cells):
            need = decimal(needs[0], 3) if count == 1 else parted(sum(needs), 1000 * count)
            if not have and needs[0] >= 0:
                yield [o, d, years[year], need, "0", "0", "0"]
                continue
            met = there = parted(have, unit) if number in self.reached else decimal(before)
            over, full = "0", needs[0] * self.thousandth  # the least of the needs
            if have > full and count == 1:
                met, over = need, parted(have - full, unit)
            elif have > full:
                beyond = self.behind(number, self.thousandth, have)
                met, over = parted(have * count - beyond, unit * count), parted(beyond, unit * count)
            yield [o, d, years[year], need, there, met, over]

    def other_prices(self) -> str:
        """A row of prices.csv that is not what comes out."""
        price = self.prices
        made: list[tuple[str, str, int, str, str, int]] = []
        for (name, year), there in self.budgets.items():
            spent = parted(self.spent.get((name, year), 0), self.cost_parts * self.parts * 100, 2)
            made.append(("budget", name, year, spent, parted(there, 100, 2), price.get(f"budget|{name}|{year}", 0)))
        for (name, year), there in self.resources.items():
            used = parted(self.used.get((name, year), 0), MILLION * self.parts, 2)
            made.append(
                ("resource", name, year, used, parted(there, MILLION, 2), price.get(f"resource|{name}|{year}", 0))
            )
        for limit in self.limits:
            total = sum(self.plan[place, limit.year][limit.kind] for place in limit.members)
            for edge, side in (("least", limit.low), ("most", limit.high)):
                if side is not None:
                    used, worth = parted(total, self.parts, 2), abs(price.get(f"{edge}|{limit.code}|{limit.year}", 0))
                    made.append((f"limit_{edge}", limit.code, limit.year, used, parted(side, MILLION, 2), worth))
        told = table(self.folder / "prices.csv", "kind name year used available price")
        for row, want in itertools.zip_longest(told, made):
            if row is None or want is None:
                return "prices.csv: not every row once"
            kind, name, year, used, room, worth = want
            if [*row] != [kind, name, str(year), used, room, decimal(worth)]:
                return f"prices.csv: {kind} {name} {year} is not what comes out"
        return ""


Part = int | Fraction


class Bound:
    """Prices on shared rows; at them each line, with the cells at its home, and each other cell has a best of its own."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.left: dict[str, int] = {}
        self.extra: dict[int, int] = {}
        for row, value in table(order.folder / "multipliers.csv", "row multiplier"):
            number = whole(value, 6)
            if row.startswith("scenario|"):
                self.extra[int(row.partition("|")[2])] = number // MILLION
            else:
                self.left[row] = number
        order.prices = dict(self.left)
        self.shrink = 10 ** (4 * (order.terms - 1))
        self.part = order.line_parts * 10**14 * self.shrink  # of a job: what a group and a place are worth is whole
        self.group: list[list[Part]] = [[0] * order.span for _ in order.lines]
        self.place: list[list[Part]] = [[0] * order.span for _ in order.lines]
        self.change, self.opening = self.parts(order.change), self.parts(order.opening)
        self.right = ZERO_JOBS

    def parts(self, jobs: Fraction) -> Part:
        """Jobs in parts: whole where they are."""
        exact = jobs * self.part
        return exact.numerator if exact.denominator == 1 else exact

    def take(self, row: str, sign: int = 0) -> int:
        """A price in millionths, once. Raises Refused for a sign that proves nothing."""
        value = self.left.pop(row, 0)
        if value * sign < 0:
            raise Refused(f"{row}: a price of the wrong sign")
        return value

    def total(self) -> Fraction:
        """The bound. Raises Refused."""
        total = self.cells() + self.turns()
        self.money()
        self.scarce()
        self.bounds()
        self.floors()
        if self.left:
            raise Refused(f"{next(iter(self.left))}: no such row")
        best = sum(self.best(place) for place in range(len(self.order.lines)))
        return total + Fraction(best) / self.common + self.right

    def weights(self) -> list[int]:
        """Weights of the scenarios: equal, or with the worst part's weights where risk counts."""
        order = self.order
        count, extra = order.scenarios, [self.extra.get(place, 0) for place in range(1, order.scenarios + 1)]
        if not order.fear:
            if self.extra:
                raise Refused("scenarios have weights only where risk counts")
            return [1] * count
        if not self.extra:
            extra = [1] * count
        total = sum(extra)
        wrong = total <= 0 or min(extra) < 0 or math.gcd(*extra) > 1 or max(extra) * order.tail * count > total
        if wrong or (self.extra and sorted(self.extra) != list(range(1, count + 1))):
            raise Refused("the scenarios' weights are not those of a worst part")
        parts = [(1 - order.fear) / count + order.fear * Fraction(one, total) for one in extra]
        unit = math.lcm(*(part.denominator for part in parts))
        return [int(part * unit) for part in parts]

    def cells(self) -> Fraction:
        """Best of worth + price x supply in every cell without a home; places are charged with the prices."""
        order, self.weighing = self.order, self.weights()
        self.heavy = sum(self.weighing)
        self.scale = order.worth_parts * self.heavy  # worths are counted in parts of a part
        self.kinds: dict[int, list[tuple[int, int]]] = {}
        prices = [self.left.pop(f"cell|{o}|{d}|{y}", 0) for o, d, y in order.cells]
        self.charge(prices)
        most, main = self.arrivals()
        self.homes = {key: Home(order.lines[key[0]].places) for key in {(place, t) for _, place, t in main.values()}}
        total = self.alone(most)
        for number, high in most.items():
            low, paid = order.supply[number] * (order.unit // MILLION), -prices[number] * self.scale
            sent, place, t = main.get(number, (0, 0, 0))
            slope, falls = self.falls(number, low + abs(sent) + abs(high - sent))
            if number in main:
                self.homes[place, t].take_in(slope, falls, paid, low, sent, high - sent)
            else:
                total += self.best_supply(slope, falls, -paid, low, low + high) + paid * low
        for home in self.homes.values():
            home.sort()
        self.finer = order.unit * self.scale * MILLION  # parts of a job in which cells are counted
        self.common = math.lcm(self.part, self.finer)  # of these parts a job has a whole number of either kind
        self.coarse, self.fine = self.common // self.part, self.common // self.finer
        return Fraction(total, self.finer)

    def charge(self, prices: list[int]) -> None:
        """A place pays the prices of the cells to which it sends somebody."""
        order, each_price = self.order, self.shrink * (10**8 // self.order.share_parts)
        sums: dict[tuple[tuple[str, str], int], int] = {}
        for place, line in enumerate(order.lines):
            for t in range(min(order.span, order.last_year - line.term)):
                key = (line.pair, t + 1 + line.term)
                if key not in sums:
                    sums[key] = sum([prices[number] * share for number, share in order.ways[key]])
                self.place[place][t] -= sums[key] * order.gives[place] * each_price

    def alone(self, most: dict[int, int]) -> int:
        """Worth of the supplies in cells where nobody may arrive, added up over the scenarios by their weights."""
        order, total = self.order, 0
        if not order.fear:
            return sum(worth for number, worth in enumerate(order.worths) if number not in most)
        for number, amount in enumerate(order.supply):
            if amount and number not in most:
                supply, value = amount * (order.unit // MILLION), order.values[number]
                for weight, need in zip(self.weighing, order.drawn[number], strict=True):
                    total += weight * order.worth_of(need, value, supply)
        return total

    def arrivals(self) -> tuple[dict[int, int], dict[int, tuple[int, int, int]]]:
        """The most that may arrive in each cell; the most that one cohort of a binding year may send it, and which."""
        order = self.order
        most: dict[int, int] = {}
        main: dict[int, tuple[int, int, int]] = {}
        for place, line in enumerate(order.lines):
            full = line.places * order.gives[place] * order.parts * order.each
            for t in range(min(order.span, order.last_year - line.term) if full else 0):
                for number, share in order.ways[line.pair, t + 1 + line.term]:
                    sent = full * share
                    most[number] = most.get(number, 0) + sent
                    if t < order.years and (number not in main or sent > main[number][0]):
                        main[number] = (sent, place, t)
        return most, main

    def falls(self, number: int, end: int) -> tuple[int, list[tuple[int, int]]]:
        """The slope of a cell's worth before any supply, and where it falls by how much; those past `end` may be left out."""
        order, value, needs = self.order, self.order.values[number], self.order.needs[number]
        if value not in self.kinds:
            kinds = [(mark, fall * value) for mark, fall in order.kinds if fall and value]
            self.kinds[value] = [*kinds, (order.thousandth, order.over)]
        kinds = self.kinds[value]
        if order.scenarios == 1:
            falls = [(mark * needs[0], fall) for mark, fall in kinds]
        elif order.fear:
            weighed = list(zip(order.drawn[number], self.weighing, strict=True))
            falls = [(mark * need, fall * weight) for mark, fall in kinds for need, weight in weighed]
        else:
            before = [bisect_left(needs, end, key=mark.__mul__) if order.sums else None for mark, _ in kinds]
            falls = [
                (mark * need, fall) for (mark, fall), last in zip(kinds, before, strict=True) for need in needs[:last]
            ]
        falls.sort()
        return order.slope * value * self.heavy, falls

    @staticmethod
    def best_supply(slope: int, falls: list[tuple[int, int]], price: int, low: int, high: int) -> int:
        """The most of worth + price x supply between two supplies: where the slope meets the price."""
        at, left = low, slope + price
        for point, fall in falls:
            if left <= 0:
                break
            at, left = min(max(point, low), high), left - fall
        else:
            at = high if left > 0 else at
        return (slope + price) * at - sum(fall * (at - point) for point, fall in falls if point < at)

    def turns(self) -> Fraction:
        """Prices of changes into outlook years and of openings there: taken for later, nothing to add."""
        order = self.order
        years = range(order.years + 1, order.span + 1)
        self.turn = [[0] * (order.span + 1) for _ in order.lines] if order.outlook else []  # in millionths
        self.open = [[0] * order.span for _ in order.lines] if order.outlook else []
        for place, line in enumerate(order.lines if order.outlook else ()):
            for year in years:
                self.turn[place][year - 1] = self.take(f"turn|{line.name}|{year}")
                self.open[place][year - 1] = self.take(f"open|{line.name}|{year}", 1)
            dear = max(map(abs, self.turn[place])) > order.change * MILLION
            if dear or sum(self.open[place]) > order.opening * MILLION:
                raise Refused(f"{line.name}: a change priced above its price")
        return ZERO_JOBS

    def money(self) -> None:
        """Budgets: a price per million tenge."""
        order = self.order
        prices = {key: self.take(f"budget|{key[0]}|{key[1]}", 1) for key in order.budgets}
        self.right += Fraction(sum(prices[key] * amount for key, amount in order.budgets.items()), 10**14)
        for place, line in enumerate(order.lines):
            for t in range(order.span):
                cost, paid = line.cost * self.shrink, 0
                for study in range(line.term):
                    paid += prices.get((line.funding, t + 1 + study), 0) * cost
                    cost = cost * line.survival // 10**4
                self.place[place][t] -= paid * order.line_parts

    def scarce(self) -> None:
        """Resources."""
        order = self.order
        prices = {key: self.take(f"resource|{key[0]}|{key[1]}", 1) for key in order.resources}
        self.right += Fraction(sum(prices[key] * amount for key, amount in order.resources.items()), 10**12)
        each_price, dear = self.part // 10**12, {name for (name, _), price in prices.items() if price}
        for place, line in enumerate(order.lines):
            for resource, group, each in line.uses:
                for t in range(order.span if resource in dear else 0):
                    paid = sum(prices.get((resource, t + 1 + study), 0) for study in range(line.term)) * each_price
                    if paid:
                        self.group[place][t] -= paid * group
                        self.place[place][t] -= paid * each

    def bounds(self) -> None:
        """Limits; a soft one is never worth more than its price."""
        for limit in self.order.limits:
            key = f"{limit.code}|{limit.year}"
            least = Fraction(self.take(f"least|{key}", -1) if limit.low is not None else 0, MILLION)
            most = Fraction(self.take(f"most|{key}", 1) if limit.high is not None else 0, MILLION)
            if limit.price is not None:
                least, most = max(least, -limit.price), min(most, limit.price)
            self.right += least * Fraction(limit.low or 0, MILLION) + most * Fraction(limit.high or 0, MILLION)
            paid = self.parts(least + most)
            if paid:
                for place in limit.members:
                    (self.place if limit.kind else self.group)[place][limit.year - 1] -= paid

    def floors(self) -> None:
        """Capacity rows divided by a number and floored: whole groups and places cannot use the rest."""
        order = self.order
        for row in [row for row in self.left if row.startswith("floor|")]:
            price = Fraction(self.take(row, 1), MILLION)
            _, kind, name, text, by = row.split("|")
            year, divisor = int(text), Fraction(by)
            if kind == "resource" and (not order.outlook or year <= order.years):
                room = Fraction(order.resources[name, year], MILLION)
                users = [(p, g, e) for p, line in enumerate(order.lines) for r, g, e in line.uses if r == name]
                cohorts = [
                    (p, t, g, e)
                    for p, g, e in users
                    for t in range(max(0, year - order.lines[p].term), min(order.span, year))
                ]
            else:
                hard = [one for one in order.limits if (one.code, one.year, one.kind) == (name, year, 1)]
                if kind != "most" or year > order.years or not hard or hard[0].price is not None:
                    raise Refused(f"{row}: no such row")
                room = Fraction(hard[0].high or 0, MILLION)
                if hard[0].high is None:
                    raise Refused(f"{row}: no such row")
                cohorts = [(p, year - 1, 0, MILLION) for p in hard[0].members]
            if divisor <= 0:
                raise Refused(f"{row}: no such row")
            self.right += price * (room // divisor)
            paid = self.parts(price)
            for p, t, group, each in cohorts:
                least = order.lines[p].least
                full, more = Fraction(group + each * least, MILLION) // divisor, Fraction(each, MILLION) // divisor
                self.group[p][t] -= paid * (full - more * least)
                self.place[p][t] -= paid * more

    def best(self, place: int) -> Part:
        """The best plan of a line of its own at the prices, over all years, in common parts of a job."""
        order, line = self.order, self.order.lines[place]
        coarse, millionth, options, rows = self.coarse, self.part // MILLION, line.options(), []
        for t in range(order.span):
            group, each = self.group[place][t], self.place[place][t]
            if t >= order.years:
                group -= self.turn[place][t] * millionth
                if self.open[place][t]:
                    group -= self.parts(Fraction(self.open[place][t], MILLION * max(line.groups, 1)))
            if order.outlook and t + 1 >= order.years:
                group += self.turn[place][t + 1] * millionth
            home = self.homes.get((place, t))
            if home:
                rows.append(self.with_home(home, options, group, each))
            else:
                rows.append([(group * x + each * (high if each > 0 else low)) * coarse for x, low, high in options])
        opens: Part = 0 if line.last else self.opening
        if order.outlook and line.last == 0:
            opens -= sum(self.open[place]) * millionth
        change, state = self.change * coarse, [(line.last, -opens * coarse)]
        never = sum([row[0] for row in rows[: order.years]]) - change * line.last
        for row in rows[: order.years]:
            state = [
                (x, value + max([had - change * abs(x - before) for before, had in state]))
                for x, value in enumerate(row)
            ]
        later: Part = sum([max(row) for row in rows[order.years :]])
        return max(never, *[value for _, value in state]) + later

    def with_home(self, home: "Home", options: list[tuple[int, int, int]], group: Part, each: Part) -> list[Part]:
        """What each number of groups is worth at the prices, with the cells counted with the cohort."""
        coarse, fine = self.coarse, self.fine
        wanted, worths = home.turn(-each * self.finer // self.part), []
        for x, low, high in options:
            n = low if wanted < low else wanted
            n = high if n > high else n
            worths.append((group * x + each * n) * coarse + home.worth(n) * fine)
        return worths


class Home:
    """The cells counted with a cohort: what n places add. The first adds `slope`, each further one less by `losses`."""

    def __init__(self, most: int) -> None:
        self.most, self.const, self.slope = most, 0, 0
        self.losses: dict[int, int] = {}  # from which place on (0 = the first) each adds less, and by how much

    def take_in(
        self, slope: int, falls: list[tuple[int, int]], paid: int, there: int, sent: int, others: int
    ) -> None:
        """A cell whose other graduates are bought at a price: first, where the slope is above it; `sent` by all n."""
        each, above = sent // self.most, slope - paid
        bought = there + others
        const, gain, end = slope * there, above * each, max(there, bought) + abs(sent)
        if above > 0:
            const += above * others
        for point, fall in falls:
            if point >= end:
                break  # neither this fall nor a later one is reached
            early = 0 if above < 0 else above  # so much of the fall comes while the others are still bought
            if early >= fall:
                early, late = fall, 0
            else:
                late = fall - early
            above -= fall
            if early and point <= bought:
                const, gain = const + early * (point - bought), gain - early * each
            elif early:
                self.fall(early, point - bought, each)
            if late and point <= there:
                const, gain = const + late * (point - there), gain - late * each
            elif late:
                self.fall(late, point - there, each)
        self.const, self.slope = self.const + const, self.slope + gain

    def fall(self, by: int, point: int, each: int) -> None:
        """The slope falls at a point, which lies between two places that add `each`."""
        if point < self.most * each:
            before, part = divmod(point, each)
            self.losses[before] = self.losses.get(before, 0) + by * (each - part)
            self.losses[before + 1] = self.losses.get(before + 1, 0) + by * part

    def sort(self) -> None:
        """The losses in order, when all are known."""
        self.losses = dict(sorted(self.losses.items()))

    def turn(self, edge: int) -> int:
        """The fewest places from which one more adds no more than `edge`."""
        slope = self.slope
        if slope <= edge:
            return 0
        for place, loss in self.losses.items():
            slope -= loss
            if slope <= edge:
                return min(place, self.most)
        return self.most

    def worth(self, places: int) -> int:
        """What the places add."""
        lost = 0
        for place, loss in self.losses.items():
            if place >= places:
                break
            lost += loss * (places - place)
        return self.const + self.slope * places - lost


def check_order(folder: Path, certificate: dict[str, Any]) -> str:
    """What the files of a state order mean."""
    if certificate["type"] != "sheber.order.v1":
        return ""
    if (told := certificate["rule"].get("version")) != "2":
        return f"certified by version {told} of the rule; this verifier knows version 2 (an older copy of it knows the other)"
    gc.disable()  # nothing here is garbage before the end
    try:
        return Order(folder, certificate).fault()
    except Refused as refusal:
        return str(refusal)
    except (
        OSError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        StopIteration,
        RuntimeError,
        ArithmeticError,
    ) as error:
        return f"{type(error).__name__}: {error}"
    finally:
        gc.enable()


SMALL = 5  # groups of fewer people are shown nowhere
LEAST_SHARE, LEAST_MEAN = 23, 8  # since the second rule: no percentage, no average of fewer people
TOGETHER = "*"  # the row of the groups that are hidden together
ALONE = {""}  # the only row of a table that is not shown by group
DATA = re.compile(r'<data value="([^"]*)" data-figure="([^"]*)" data-year="([^"]*)"[^>]*>([^<]*)</data>')
ROWS_FILE = re.compile(r"input/rows/[\w.-]+\.csv")
ERRORS = (
    *(OSError, ValueError, LookupError, TypeError, AttributeError, StopIteration, RuntimeError, ArithmeticError),
    csv.Error,
)


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file by column."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        heading = next(reader)
        if len(set(heading)) != len(heading):
            raise Refused(f"{path.name}: a column stands twice")
        found = []
        for row in reader:
            if len(row) != len(heading):
                raise Refused(f"{path.name}, line {reader.line_num}: {len(row)} cells, not {len(heading)}")
            found.append(dict(zip(heading, row, strict=True)))
    return found


def rounded(value: Fraction, places: int) -> str:
    """Decimal text, half away from nought, with a point."""
    if not 0 <= places <= 12:
        raise Refused(f"{places} decimals")
    number = (2 * abs(value.numerator) * 10**places + value.denominator) // (2 * value.denominator)
    digits = str(number).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if value < 0 and number else text


def printed(text: str, language: str) -> str:
    """A number as a page of a language writes it."""
    space, mark = (",", ".") if language == "en" else ("\u00a0", ",")
    sign, digits = ("\u2212", text[1:]) if text.startswith("-") else ("", text)
    large, _, small = digits.partition(".")
    return sign + f"{int(large):,}".replace(",", space) + (mark + small if small else "")


class Report:
    """A year's report: every figure is counted again from its own rows, and stands so on the pages of three languages."""

    def __init__(self, folder: Path, certificate: dict[str, Any]) -> None:
        self.folder, self.stated = folder, certificate["parameters"]
        self.shares_kept = certificate["rule"].get("version") == "1"  # before percentages of few people were hidden
        told = json.loads((folder / "definitions.json").read_bytes())
        self.definitions = {one["code"]: one for one in told}
        if len(self.definitions) != len(told):
            raise Refused("definitions.json: a figure is defined twice")
        self.figures = rows_of(folder / "figures.csv")
        self.shown: dict[tuple[str, str], dict[str, str]] = {}
        self.hidden_with: dict[tuple[str, str, str], set[str]] = {}

    def fault(self) -> str:
        """The first figure, page or comparison that is not what the rows give."""
        release = json.loads((self.folder / "release.json").read_bytes())
        as_told = {"year": release["year"], "number": release["number"], "as_of": release["day"]}
        if as_told != self.stated:
            return f"the certificate says {self.stated}, the report {as_told}"
        for figure in self.figures:
            if fault := self.figure_fault(figure):
                return f"{figure['indicator']}, {figure['year']}: {fault}"
        used = {figure["file"] for figure in self.figures if figure["file"]}
        there = {f"input/rows/{path.name}" for path in (self.folder / "input" / "rows").iterdir()}
        if used != there:
            return f"{min(used ^ there)}: rows of no figure, or of two"
        return self.pages_fault() or self.published_fault()

    def figure_fault(self, figure: dict[str, str]) -> str:
        """What is wrong with a figure; empty: nothing."""
        key, definition = (figure["indicator"], figure["year"]), self.definitions[figure["indicator"]]
        if key in self.shown:
            return "stands twice"
        self.shown[key] = figure
        if str(definition["version"]) != figure["version"]:
            return "another version of its definition"
        if not figure["file"]:
            return "a value without rows" if figure["exact"] or figure["shown"] else ""
        if not ROWS_FILE.fullmatch(figure["file"]):
            return f"{figure['file']} is no rows file"
        rows, people = rows_of(self.folder / figure["file"]), bool(definition["about_people"])
        value = self.value(definition["measure"], rows, people) if rows else None
        if ("" if value is None else str(value)) != figure["exact"]:
            return f"its rows give {value}, it says {figure['exact']}"
        if ("" if value is None else rounded(value, definition["decimals"])) != figure["shown"]:
            return f"{figure['shown']} is not {figure['exact']} rounded"
        count = sum(int(row["count"]) for row in rows) if people else len(rows)
        if str(count) != figure["rows"]:
            return f"{figure['rows']} rows are stated, there are {count}"
        if not people:
            return ""
        return self.people_fault(figure, rows) or self.few_fault(definition["measure"], rows)

    def value(self, measure: dict[str, Any], rows: list[dict[str, str]], people: bool) -> Fraction | None:
        """A measure of rows; of people, of their groups."""
        if "per" in measure:
            below, above = (self.value(measure[name], rows, people) for name in ("denominator", "numerator"))
            return int(measure["per"]) * above / below if below and above is not None else None
        if "median" in measure:
            known = sorted(Fraction(row[measure["median"]]) for row in rows if row[measure["median"]])
            middle = known[(len(known) - 1) // 2 : len(known) // 2 + 1]
            return sum(middle, Fraction(0)) / len(middle) if middle else None
        if "sum" in measure:
            numbers = (Fraction(row[measure["sum"]] or 0) for row in rows)
            return sum(numbers, Fraction(0)) * Fraction(measure["scale"])
        if measure.get("count") is not True:
            raise Refused("a measure of no known kind")
        return Fraction(sum(int(row["count"]) for row in rows) if people else len(rows))

    def people_fault(self, figure: dict[str, str], rows: list[dict[str, str]]) -> str:
        """A group of people that is too small to be shown, or other groups hidden than in a table of the same people."""
        names = set()
        for row in rows:
            name, *texts = row.values()
            numbers = [Fraction(text or 0) for text in texts]
            rests = [numbers[0] - number for number in numbers[1:] if 0 <= number <= numbers[0]]
            if str(numbers[0]) != figure["rows"] and any(0 < number < SMALL for number in (*numbers, *rests)):
                return f"group {name} tells of fewer than {SMALL} people"
            names.add(name)
        if names == ALONE:
            return ""
        same = (figure["indicator"].split(".")[0], figure["year"], figure["rows"])
        before = self.hidden_with.setdefault(same, names)
        return "other groups are hidden than beside it" if TOGETHER in before | names and before != names else ""

    def few_fault(self, measure: dict[str, Any], rows: list[dict[str, str]]) -> str:
        """A group, or the whole, of which too few people are counted for a number, a percentage or an average."""
        if self.shares_kept:
            return ""
        parts = [measure["numerator"], measure["denominator"]] if "per" in measure else [measure]
        for some in [*([row] for row in rows), rows]:
            count = Fraction(sum(int(row["count"]) for row in some))
            numbers = [self.value(part, some, people=True) or Fraction(0) for part in parts]
            rests = [count - number for number in numbers if number <= count]
            if "per" in measure:
                above, below = numbers
                if 0 < below < (LEAST_SHARE if measure["per"] == 100 else LEAST_MEAN):
                    return f"a percentage or an average of {below} people"
                rests.append(below - above)
            if any(0 < number < SMALL for number in (count, *numbers, *rests)):
                return f"a number tells of fewer than {SMALL} people"
        return ""

    def pages_fault(self) -> str:
        """A number of a page that is not the figure's, or a figure of the year that a page lacks."""
        for language in LANGUAGES:
            wanted = {
                (figure["exact"], code, year, printed(figure["shown"], language))
                for (code, year), figure in self.shown.items()
                if figure["exact"]
            }
            page = (self.folder / f"report.{language}.html").read_text(encoding="utf-8")
            found = set(DATA.findall(page))
            if len(DATA.findall(page)) != page.count("<data"):
                return f"report.{language}.html: a number that cannot be read"
            if found - wanted:
                return f"report.{language}.html: {min(found - wanted)} is not a figure"
            missing = [one for one in wanted - found if one[2] == str(self.stated["year"])]
            if missing:
                return f"report.{language}.html: {min(missing)} is missing"
        return ""

    def published_fault(self) -> str:
        """A comparison with what others published that the figures do not give."""
        known = {code for code, _ in self.shown}
        for row in rows_of(self.folder / "published.csv"):
            figure = self.shown.get((row["indicator"], row["year"]))
            ours = figure["shown"] if figure and figure["exact"] else ""
            if row["indicator"] not in known:
                wanted: tuple[str, ...] = ("out_of_scope",)
            elif not ours:
                wanted = ("no_rows",)
            else:
                wanted = ("agrees", "unit") if Fraction(ours) == Fraction(row["value"]) else ("differs", "unit")
            if row["verdict"] not in wanted or row["ours"] != (
                "" if wanted[0] in {"out_of_scope", "no_rows"} else ours
            ):
                return f"published.csv, {row['code']}: {row['verdict']} is not what the figures give"
        return ""


TERMS = "exits requests contracts projects kappa floor growth reconciliation surplus".split()
WHOLE_TERMS = "growth balancing exits surplus requests contracts projects kappa floor".split()
QUANTILES = "q05 q10 q25 q50 q75 q90 q95".split()


class Forecast:
    """A forecast: every number is the sum of its terms, employment moves by them, bounds are in order, totals add up.

    That the terms follow from the input is `sheber verify`'s to compute: it makes the forecast again.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.summary = json.loads((folder / "summary.json").read_bytes())

    def cells(self, name: str) -> dict[tuple[str, str, str], dict[str, str]]:
        """The rows of a table by occupation, district and year."""
        rows = rows_of(self.folder / name)
        found = {(row["occupation"], row["district"], row["year"]): row for row in rows}
        if len(found) != len(rows):
            raise Refused(f"{name}: a cell stands twice")
        return found

    def fault(self) -> str:
        """The first cell whose numbers do not fit each other."""
        told = {name: self.cells(f"{name}.csv") for name in ("forecast", "component", "employment", "gap", "whole")}
        if len({frozenset(cells) for cells in told.values()}) != 1:
            return "the tables are not of the same cells"
        totals: dict[str, Fraction] = {}
        for cell, row in told["forecast"].items():
            mean = Fraction(row["mean"])
            totals[cell[2]] = totals.get(cell[2], Fraction(0)) + mean
            fault = self.cell_fault(cell, mean, row, {name: cells[cell] for name, cells in told.items()})
            if fault:
                return f"{', '.join(cell)}: {fault}"
        stated = {year: Fraction(str(number)) for year, number in self.summary["need"].items()}
        return "" if totals == stated else "summary.json: need is not the sum of the cells"

    def cell_fault(
        self, cell: tuple[str, str, str], mean: Fraction, row: dict[str, str], told: dict[str, dict[str, str]]
    ) -> str:
        """What does not fit in one cell."""
        terms, work, gap = told["component"], told["employment"], told["gap"]
        if sum(Fraction(terms[name]) for name in TERMS) != mean:
            return f"the terms do not add up to {row['mean']}"
        moved = Fraction(terms["growth"]) + Fraction(terms["reconciliation"])
        if Fraction(work["before"]) + moved != Fraction(work["after"]):
            return "employment does not move by growth and balancing"
        if Fraction(gap["need"]) != mean or mean - Fraction(gap["supply"]) != Fraction(gap["gap"]):
            return "the gap is not need less supply"
        bounds = [Fraction(row[name]) for name in QUANTILES]
        if bounds != sorted(bounds) or bounds[0] < 0:
            return "the bounds of its intervals are not in order"
        rounded_terms = sum(int(told["whole"][name]) for name in WHOLE_TERMS)
        return "" if rounded_terms == int(told["whole"]["need"]) else "the whole numbers do not add up"


RULES = ("mean", "median", "borda", "approval", "schulze", "severity")
NEAR = Fraction(1, 10_000)  # the stated severity effects are rounded to six decimals


class Jury:
    """A jury's ballots: the totals of each juror's whole ballots, and what every rule makes of them."""

    def __init__(self, settings: dict[str, Any], scores: list[dict[str, str]], entries: list[str]) -> None:
        weights = {one["code"]: one["weight"] for one in settings["criteria"]}
        scale, self.places = settings["scale"], settings["places"]
        if not weights or min(weights.values()) <= 0 or scale < 1 or self.places < 1:
            raise Refused("weights, scale and places must be above nought")
        told: dict[tuple[str, str], dict[str, int]] = {}
        for one in scores:
            told.setdefault((one["juror"], one["nomination"]), {})[one["criterion"]] = int(one["value"])
        self.entries, self.bar = entries, Fraction(settings["approval_percent"] * scale, 100)
        self.totals: dict[str, dict[str, Fraction]] = {}
        for (juror, entry), own in told.items():
            if set(own) != set(weights):
                continue  # a ballot that lacks a criterion does not count
            if entry not in entries or not all(0 <= value <= scale for value in own.values()):
                raise Refused(f"the ballot of {juror} on {entry} does not fit the call")
            total = sum(weights[name] * value for name, value in own.items())
            self.totals.setdefault(juror, {})[entry] = Fraction(total, sum(weights.values()))

    def given(self, without: str) -> dict[str, list[Fraction]]:
        """The totals that each entry got."""
        ballots = [own for juror, own in self.totals.items() if juror != without]
        return {entry: [own[entry] for own in ballots if entry in own] for entry in self.entries}

    def values(self, rule: str, without: str = "") -> dict[str, Fraction | None]:
        """What a rule gives each entry; of all jurors, or as if one had not been there."""
        if rule in ("borda", "schulze", "severity"):
            ballots = {juror: own for juror, own in self.totals.items() if juror != without}
            return {"borda": self.borda, "schulze": self.schulze, "severity": self.severity}[rule](ballots)
        made: dict[str, Fraction | None] = {}
        for entry, got in self.given(without).items():
            if not got:
                made[entry] = None
            elif rule == "mean":
                made[entry] = sum(got, Fraction(0)) / len(got)
            elif rule == "median":
                middle = sorted(got)[(len(got) - 1) // 2 : len(got) // 2 + 1]
                made[entry] = sum(middle, Fraction(0)) / len(middle)
            else:
                made[entry] = Fraction(sum(one >= self.bar for one in got), len(got))
        return made

    def borda(self, ballots: dict[str, dict[str, Fraction]]) -> dict[str, Fraction | None]:
        """The share of the others on a ballot that stand below, ties by half; the mean over the ballots of two and more."""
        shares: dict[str, list[Fraction]] = {entry: [] for entry in self.entries}
        for own in ballots.values():
            for entry, mine in own.items():
                if len(own) > 1:
                    twice = sum((mine > one) * 2 + (mine == one) for one in own.values()) - 1
                    shares[entry].append(Fraction(twice, 2 * (len(own) - 1)))
        return {entry: sum(got, Fraction(0)) / len(got) if got else None for entry, got in shares.items()}

    def schulze(self, ballots: dict[str, dict[str, Fraction]]) -> dict[str, Fraction | None]:
        """How many entries each one beats by the strongest paths (Floyd and Warshall)."""
        scored = sorted({entry for own in ballots.values() for entry in own})
        path: dict[tuple[str, str], int] = {}
        for a, b in itertools.permutations(scored, 2):
            both = [(own[a], own[b]) for own in ballots.values() if a in own and b in own]
            path[a, b] = max(0, sum((x > y) - (x < y) for x, y in both))
        for middle, a, b in itertools.product(scored, repeat=3):
            if len({middle, a, b}) == 3:
                path[a, b] = max(path[a, b], min(path[a, middle], path[middle, b]))
        wins = {a: Fraction(sum(path[a, b] > path[b, a] for b in scored if b != a)) for a in scored}
        return {entry: wins.get(entry) for entry in self.entries}

    def severity(self, ballots: dict[str, dict[str, Fraction]]) -> dict[str, Fraction | None]:
        """The entries' effects of the least squares fit total = entry + juror; the entries eliminated, the jurors solved."""
        none: dict[str, Fraction | None] = dict.fromkeys(self.entries)
        jurors = sorted(ballots)
        if not jurors or not self.linked(ballots):
            return none
        got = {entry: [juror for juror in jurors if entry in ballots[juror]] for entry in self.entries}
        mean = {
            entry: sum(ballots[juror][entry] for juror in of) / Fraction(len(of)) for entry, of in got.items() if of
        }
        rows = []
        for juror in jurors[:-1]:
            row = [Fraction(0)] * (len(jurors) + 1)
            for entry, points in ballots[juror].items():
                row[jurors.index(juror)] += 1
                row[-1] += points - mean[entry]
                for other in got[entry]:
                    row[jurors.index(other)] -= Fraction(1, len(got[entry]))
            rows.append(row)
        rows.append([Fraction(1)] * len(jurors) + [Fraction(0)])  # the jurors' effects sum to nought
        effect = dict(zip(jurors, solve(rows), strict=True))
        for entry, middle in mean.items():
            exact = middle - sum(effect[juror] for juror in got[entry]) / Fraction(len(got[entry]))
            none[entry] = Fraction(round(exact * 1_000_000), 1_000_000)
        return none

    def linked(self, ballots: dict[str, dict[str, Fraction]]) -> bool:
        """Whether every ballot is joined with the others by entries they share."""
        parts: list[set[str]] = []
        for own in ballots.values():
            apart = [part for part in parts if not part & own.keys()]
            parts = [*apart, set(own).union(*(part for part in parts if part & own.keys()))]
        return len(parts) == 1


def solve(rows: list[list[Fraction]]) -> list[Fraction]:
    """The solution of as many linear equations as unknowns (Gauss and Jordan)."""
    for place in range(len(rows)):
        pivot = next(row for row in range(place, len(rows)) if rows[row][place])
        rows[place], rows[pivot] = rows[pivot], rows[place]
        rows[place] = [one / rows[place][place] for one in rows[place]]
        for other, row in enumerate(rows):
            if other != place and row[place]:
                factor = row[place]
                rows[other] = [one - factor * two for one, two in zip(row, rows[place], strict=True)]
    return [row[-1] for row in rows]


def winners(values: dict[str, Fraction | None], places: int) -> tuple[set[str], set[str]]:
    """Who wins for certain, and who ties for the last places."""
    known = {entry: value for entry, value in values.items() if value is not None}
    better = {entry: sum(one > value for one in known.values()) for entry, value in known.items()}
    equal = {entry: sum(one == value for one in known.values()) for entry, value in known.items()}
    sure = {entry for entry in known if better[entry] + equal[entry] <= places}
    return sure, {entry for entry in known if better[entry] < places} - sure


def award_fault(folder: Path, stated: dict[str, Any]) -> str:
    """A jury's result: the criteria fixed before, nobody scored whom they stood aside from, every count, every removal."""
    raw = (folder / "input" / "settings.json").read_bytes()
    settings = json.loads(raw)
    if canonical(settings).encode("utf-8") != raw or hashlib.sha256(raw).hexdigest() != stated["criteria_hash"]:
        return "the criteria are not those that were fixed"
    if settings["call"] != stated["call"]:
        return "the criteria are of another call"
    scores = rows_of(folder / "input" / "scores.csv")
    aside = {(one["juror"], one["nomination"]) for one in rows_of(folder / "input" / "recusals.csv")}
    for one in scores:
        if (one["juror"], one["nomination"]) in aside:
            return f"{one['juror']} scored {one['nomination']} though standing aside"
    jury = Jury(settings, scores, [one["nomination"] for one in rows_of(folder / "input" / "entries.csv")])
    return counted_fault(jury, rows_of(folder / "result.csv")) or removed_fault(
        jury, rows_of(folder / "robustness.csv")
    )


def counted_fault(jury: Jury, rows: list[dict[str, str]]) -> str:
    """The first value, rank or winner that the ballots do not give."""
    if sorted((one["rule"], one["nomination"]) for one in rows) != sorted(itertools.product(RULES, jury.entries)):
        return "the result does not name every nominee under every rule once"
    for rule in RULES:
        mine = {one["nomination"]: one for one in rows if one["rule"] == rule}
        stated = {entry: Fraction(one["value"]) if one["value"] else None for entry, one in mine.items()}
        for entry, value in jury.values(rule).items():
            said = stated[entry]
            close = said == value
            if rule == "severity" and said is not None and value is not None:
                close = abs(said - value) <= NEAR
            if not close:
                return f"{rule}: {entry} has {value}, stated is {said}"
        sure, tied = winners(stated, jury.places)
        for entry, one in mine.items():
            own = stated[entry]
            rank = "" if own is None else str(1 + sum(each is not None and each > own for each in stated.values()))
            if (one["rank"], one["wins"]) != (rank, "yes" if entry in sure else "tie" if entry in tied else "no"):
                return f"{rule}: the place of {entry} is not that of its value"
    return ""


def removed_fault(jury: Jury, rows: list[dict[str, str]]) -> str:
    """The first removal of a juror that gives other winners than are stated."""
    if sorted((one["rule"], one["removed"]) for one in rows) != sorted(itertools.product(RULES, jury.totals)):
        return "the removals are not those of every juror under every rule"
    whole = {rule: winners(jury.values(rule), jury.places)[0] for rule in RULES}
    for one in rows:
        sure, _ = winners(jury.values(one["rule"], one["removed"]), jury.places)
        same = "yes" if sure == whole[one["rule"]] else "no"
        if one["winners"].split() != sorted(sure) or one["same"] != same:
            return f"{one['rule']} without {one['removed']}: the winners are {sorted(sure)}"
    return ""


def memorandum_fault(folder: Path, stated: dict[str, Any]) -> str:
    """A memorandum: both sides approved the same text, in three languages, before it was signed."""
    names = ("input/conditions.json", "input/parties.json", "approvals.json", "signing.json")
    raws = [(folder / name).read_bytes() for name in names]
    told, parties, approvals, signing = map(json.loads, raws)
    for name, raw, one in zip(names, raws, (told, parties, approvals, signing), strict=True):
        if canonical(one).encode("utf-8") != raw:
            return f"{name} is not in canonical form"
    digest = hashlib.sha256(raws[0]).hexdigest()
    if digest != stated["hash"] or told["agreement"] != stated["agreement"]:
        return "the conditions are not those of the certificate"
    numbers = [one["number"] for one in told["clauses"]]
    if numbers != sorted(set(numbers)):
        return "a clause's number stands twice or out of order"
    for language in LANGUAGES:
        if not told["text"].get(language) or not all(one["what"].get(language) for one in told["clauses"]):
            return f"the text or a clause is not there in {language}"
    college, partner = parties["college"], parties["partner"]
    if (told["college"], told["partner"]["code"], told["partner"]["country"]) != (
        college["code"],
        partner["code"],
        partner["country"],
    ):
        return "the parties are others than in the conditions"
    return approved_fault(approvals, signing, digest)


def approved_fault(approvals: list[dict[str, str]], signing: dict[str, str], digest: str) -> str:
    """Whether both sides approved the text with this hash, and it was signed after that."""
    if sorted(one["side"] for one in approvals) != ["college", "partner"]:
        return "not both sides have approved"
    for one in approvals:
        if one["hash"] != digest:
            return f"the {one['side']} approved another text"
        if one["at"][:10] > signing["signed"]:
            return f"the {one['side']} approved after the signing"
    return "" if signing["hash"] == digest and signing["signed"] else "another text was signed, or none"


ENCOUNTER = "sheber-encounter-1"
SIDES = ("kind", "school", "college", "employer", "list", "school_at", "host_at", "encounter", "day", "key", "key_id")


def check_encounter(path: Path) -> Iterator[tuple[str, str]]:
    """The receipt of a career guidance activity that a school and a host confirmed: its parts, its signature."""
    try:
        receipt = json.loads(path.read_bytes())
        said = {name: value for name, value in receipt.items() if name != "signature"}
        text = canonical(said).encode("utf-8")
        public, value = bytes.fromhex(receipt["key"]), bytes.fromhex(receipt["signature"])
        fits = hashlib.sha256(public).hexdigest()[:16] == receipt["key_id"] and is_signed(public, text, value)
    except (*ERRORS, Refused) as error:
        yield "form", f"{type(error).__name__}: {error}"
        return
    yield "form", ""
    yield "signature", "" if fits else "the signature does not fit the text"
    yield "encounter", encounter_fault(said)


def encounter_fault(said: dict[str, Any]) -> str:
    """What a receipt that two sides confirmed cannot say."""
    if said.get("type") != ENCOUNTER or set(said) != {"type", "pupils", *SIDES}:
        return "its parts are not those of a receipt of an activity"
    if not all(isinstance(said[name], str) for name in SIDES):
        return "its parts are not complete"
    pupils, listed = said["pupils"], said["list"]
    if not isinstance(pupils, int) or isinstance(pupils, bool) or pupils < 0:
        return "no number of pupils"
    if listed and not re.fullmatch("[0-9a-f]{64}", listed):
        return "the fingerprint of the list is not one"
    if not (said["encounter"] and said["school"]):
        return "no activity, or no school"
    try:
        day = dt.date.fromisoformat(said["day"])
        times = [dt.datetime.fromisoformat(said[name]) for name in ("school_at", "host_at")]
    except ValueError:
        return "its day or its times are not such"
    early = min(one.date() for one in times) < day - dt.timedelta(days=1)  # the times may be UTC's
    return "confirmed before its day" if early else ""


def check_award(folder: Path, certificate: dict[str, Any]) -> str:
    """What a jury's files mean."""
    try:
        return award_fault(folder, certificate["parameters"])
    except Refused as refusal:
        return str(refusal)
    except ERRORS as error:
        return f"{type(error).__name__}: {error}"


def check_memorandum(folder: Path, certificate: dict[str, Any]) -> str:
    """What a memorandum's files mean."""
    try:
        return memorandum_fault(folder, certificate["parameters"])
    except Refused as refusal:
        return str(refusal)
    except ERRORS as error:
        return f"{type(error).__name__}: {error}"


def check_report(folder: Path, certificate: dict[str, Any]) -> str:
    """What the files of a report mean."""
    try:
        return Report(folder, certificate).fault()
    except Refused as refusal:
        return str(refusal)
    except ERRORS as error:
        return f"{type(error).__name__}: {error}"


def check_forecast(folder: Path, certificate: dict[str, Any]) -> str:
    """What the files of a forecast mean, so far as its own tables tell."""
    try:
        return Forecast(folder).fault()
    except Refused as refusal:
        return str(refusal)
    except ERRORS as error:
        return f"{type(error).__name__}: {error}"


CHECKS = {
    "signature": check_signature,
    "files": check_files,
    "hashes": check_hashes,
    "claims": check_claims,
    "match": check_match,
    "public": check_public,
    "path": check_path,
    "order": check_order,
    "report": check_report,
    "forecast": check_forecast,
    "award": check_award,
    "memorandum": check_memorandum,
}
MEANT = ("match", "public", "path", *MEANING.values())  # of which a certificate meets one at most


def verify(folder: Path) -> Iterator[tuple[str, str]]:
    """Each check's name and why it failed (empty: it passed)."""
    try:
        certificate = read_certificate(folder)
    except Refused as refusal:
        yield "form", str(refusal)
        return
    yield "form", ""
    failed, alone, meaning = False, folder.is_file(), meaning_of(certificate)
    if alone != (certificate.get("class") == "holder") or (
        alone and (certificate["inputs"] or certificate["outputs"])
    ):
        yield "files", "only a holder's certificate stands alone, without files"
        return
    for name, check in CHECKS.items():
        if alone and name in ("files", "hashes"):
            continue
        if name in MEANT and (failed or name != meaning):
            continue
        fault = check(folder, certificate)
        failed = failed or bool(fault)
        yield name, fault


def sealed(folder: Path) -> list[Path]:
    """The outermost sealed folders at or below `folder`."""
    found: list[Path] = []
    for path in sorted(folder.rglob(NAME), key=lambda one: len(one.parts)):
        if not any(outer == path.parent or outer in path.parents for outer in found):
            found.append(path.parent)
    return sorted(found)


def of_encounter(path: Path) -> bool:
    """Whether a file is the receipt of a career guidance activity."""
    if path.suffix != ".json" or not path.is_file() or path.stat().st_size > 1 << 20:
        return False
    return f'"{ENCOUNTER}"'.encode() in path.read_bytes()


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
        for name, fault in check_encounter(folder) if of_encounter(folder) else verify(folder):
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
    if told.path.suffix == ".json" and told.path.is_file():
        alone = told.path.name != NAME or b'"class":"holder"' in told.path.read_bytes()
        return report([told.path if alone else told.path.resolve().parent], told.lang)
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
