"""The verifier that runs in the browser: it judges as the other two do, sends nothing, and says why in words."""

import base64
import csv
import io
import json
import random
import shutil
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.test import Client
from django.urls import reverse

from sheber.admission.bridge.files import match_folder
from sheber.admission.bridge.read import read_market
from sheber.admission.bridge.seal import draw_inputs, receipt_fault, receipts, seal_inputs
from sheber.admission.bridge.write import tables
from sheber.proof import standalone
from sheber.proof.bundle import BROWSER, zip_folder
from sheber.proof.canonical import to_canonical
from sheber.proof.certificate import CERTIFICATE, Check, seal_folder
from sheber.proof.draw import commitment_of
from sheber.proof.signature import SigningKey, key_id
from sheber.science.admission.match import cutoffs
from sheber.science.admission.problem import Answer
from tests.markets import random_folder
from tests.web.chromium import axe_faults, in_browser
from tests.web.conftest import EXAMPLES

KEY = SigningKey(bytes(range(32)))
ADDRESS = BROWSER.resolve().as_uri()
WORDS = {"kk": "Қ", "ru": "б", "en": "c"}
INPUT = ("seats.csv", "rights.csv", "applicants.csv", "applications.csv", "rules.json")
LANGUAGES = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}

JUDGE = """async ([cases, own]) => {
  const made = verifier(own ? null : crypto.subtle), told = [];
  for (const files of cases) {
    told.push(await made.check(files.map(([path, text]) => {
      const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
      return {path, file: new File([bytes], path.split("/").pop())};
    })));
  }
  return told;
}"""
Files = dict[str, bytes]


@pytest.fixture
def page(browser) -> Iterator[Any]:
    """The page from the disk, in English; whatever breaks or goes out fails the test."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    broken, asked = [], []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("console", lambda one: broken.append(one.text) if one.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(ADDRESS)
    yield page
    assert broken == []
    assert [url for url in asked if url != ADDRESS and not url.startswith("blob:")] == []
    context.close()


@pytest.fixture(scope="module")
def example(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("match") / "example"
    match_folder(EXAMPLES / "admission", out, key=KEY)
    return out


@pytest.fixture(scope="module")
def drawn(tmp_path_factory) -> Path:
    """A match with a public draw of secrets."""
    folder, secret = tmp_path_factory.mktemp("drawn"), bytes(range(32))
    plan = {
        "source": "commit-reveal",
        "parties": [{"party": party, "commitment": commitment_of(party, secret).hex()} for party in ("a", "б")],
    }
    seal_inputs(EXAMPLES / "admission", folder / "sealed", plan)
    draw_inputs(folder / "sealed", {"secrets": {"a": secret.hex(), "б": secret.hex()}})
    match_folder(folder / "sealed", folder / "out", key=KEY)
    return folder


def read(folder: Path) -> Files:
    """Every file of a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def judge(page, cases: list[Files], *, own: bool = False) -> list[dict[str, Any]]:
    """What the page's verifier tells of each case; `own`: without WebCrypto."""
    sent = [[[name, base64.b64encode(raw).decode()] for name, raw in case.items()] for case in cases]
    return page.evaluate(JUDGE, [sent, own])


def verdict(told: dict[str, Any]) -> str:
    return "nothing" if "fault" in told else told["reports"][0]["verdict"]


def faults(told: dict[str, Any]) -> list[str]:
    if "fault" in told:
        return [told["fault"]["id"]]
    return [check["fault"]["id"] for report in told["reports"] for check in report["checks"] if "fault" in check]


def reseal(files: Files, folder: Path, kind: str = "sheber.match.v1") -> Files:
    """The same files under a new seal of one's own: every hash fits, only the meaning can be wrong."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, raw in files.items():
        if name != CERTIFICATE:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(raw)
    checks = [Check("first", WORDS, True)]
    rule = {"name": "own", "version": "1"}
    seal_folder(
        folder, type=kind, class_="auditor", statement=WORDS, rule=rule, parameters={}, checks=checks, key=KEY
    )
    return read(folder)


def standalone_accepts(folder: Path) -> bool:
    return not any(fault for _, fault in standalone.verify(folder))


def zipped(files: Files, kind: int = zipfile.ZIP_DEFLATED, prefix: str = "result/") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", kind) as archive:
        for name, raw in files.items():
            archive.writestr(prefix + name, raw)
    return packed.getvalue()


# ---- Served


def test_it_is_served_under_a_policy_of_its_own(db: None) -> None:
    client = Client()
    for language in LANGUAGES:
        client.cookies["django_language"] = language
        answer = client.get(reverse("check-in-browser"))
        policy = answer.headers["Content-Security-Policy"]
        assert f'<html lang="{language}" data-chosen="{language}">' in answer.content.decode()
        assert "unsafe" not in policy
        assert "connect-src 'none'" in policy
        assert policy.count("'sha256-") == 2
    kept = client.get(reverse("check-in-browser") + "?file")
    assert kept.content == BROWSER.read_bytes()
    assert "check.html" in kept.headers["Content-Disposition"]
    assert reverse("check-in-browser") in client.get(reverse("check")).content.decode()


def test_it_holds_everything_itself() -> None:
    text = BROWSER.read_text(encoding="utf-8")
    assert not [
        word
        for word in (
            "http://",
            "https://",
            "fetch(",
            "XMLHttp",
            "import(",
            "innerHTML",
            "eval(",
            "sendBeacon",
            "WebSocket",
        )
        if word in text
    ]
    assert " style=" not in text
    assert "connect-src 'none'" in text


def test_every_download_carries_it(example: Path, tmp_path: Path) -> None:
    zip_folder(example, tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert archive.read("check.html") == BROWSER.read_bytes()
        assert {"verify.py", f"example/{CERTIFICATE}"} <= set(archive.namelist())


class TestByHand:
    """What a person does: choose, drop, read, switch the language."""

    pytestmark = in_browser

    def choose(self, page, path: Path) -> str:
        page.set_input_files("#folder" if path.is_dir() else "#zip", path)
        page.wait_for_selector("#results:not([hidden])")
        return page.inner_text("#list")

    def test_the_example_is_accepted_as_zip_and_as_folder(self, page, example: Path, tmp_path: Path) -> None:
        zip_folder(example, tmp_path / "x.zip")
        by_zip, by_folder = self.choose(page, tmp_path / "x.zip"), self.choose(page, example)
        assert by_zip == by_folder
        assert "Accepted" in by_zip
        assert "81 of 100 applicants" in by_zip
        assert page.locator("#list li.yes").count() == 9
        assert page.evaluate("document.activeElement.id") == "results"
        assert page.text_content("#status") == "In all: 1. Refused: 0."

    def test_a_swapped_row_is_named_in_three_languages(self, page, example: Path, tmp_path: Path) -> None:
        files = read(example)
        lines = files["result.csv"].splitlines()
        lines[3], lines[4] = lines[4], lines[3]
        files["result.csv"] = b"\n".join(lines) + b"\n"
        reseal(files, tmp_path / "bad")
        text = self.choose(page, tmp_path / "bad")
        assert "Refused" in text
        assert "does not stand where the input has it" in text
        page.click("button[lang=kk]")
        assert "Қабылданбады" in page.inner_text("#list")
        assert page.locator("html").get_attribute("lang") == "kk"
        page.click("button[lang=ru]")
        assert "стоит не на своём месте" in page.inner_text("#list")

    def test_a_dropped_file_is_checked(self, page, example: Path) -> None:
        raw = base64.b64encode(zipped(read(example))).decode()
        page.evaluate(
            """text => {
              const files = new DataTransfer(), bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
              files.items.add(new File([bytes], "x.zip"));
              document.getElementById("drop").dispatchEvent(new DragEvent("drop", {dataTransfer: files, bubbles: true, cancelable: true}));
            }""",
            raw,
        )
        page.wait_for_selector("#results:not([hidden])")
        assert "Accepted" in page.inner_text("#list")

    def test_what_is_nothing_is_told(self, page, tmp_path: Path) -> None:
        (tmp_path / "x").mkdir()
        (tmp_path / "x" / "a.txt").write_text("x")
        assert "There is no certificate.json here" in self.choose(page, tmp_path / "x")
        (tmp_path / "y.zip").write_bytes(b"PK" + bytes(100))
        assert "not a zip, or it is damaged" in self.choose(page, tmp_path / "y.zip")

    def test_it_is_driven_by_the_keyboard(self, page) -> None:
        seen = []
        for _ in range(8):
            page.keyboard.press("Tab")
            seen.append(page.evaluate("document.activeElement.id || document.activeElement.lang"))
        assert seen[:7] == ["kk", "ru", "en", "zip", "folder", "receipt-title", "about-title"]

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_no_accessibility_fault(self, browser, language: str, scheme: str, example: Path, tmp_path: Path) -> None:
        both = tmp_path / "both"
        shutil.copytree(example, both / "good")
        shutil.copytree(example, both / "bad")
        (both / "bad" / "stray").write_text("x")
        context = browser.new_context(locale=LANGUAGES[language], color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        page.goto(ADDRESS)
        assert page.locator("html").get_attribute("lang") == language
        assert axe_faults(page) == []
        self.choose(page, both)
        for summary in page.locator("summary").all():
            summary.click()
        page.fill("#receipt-text", "{}")
        page.click("#receipt-go")
        page.wait_for_selector("#receipt-result article")
        assert axe_faults(page) == []
        for width in (320, 390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        context.close()

    def test_served_it_works_under_its_policy(
        self, browser, transactional_db: None, live_server, example: Path
    ) -> None:
        page = browser.new_page()
        broken, asked = [], []
        page.on("console", lambda one: broken.append(one.text) if one.type == "error" else None)
        page.goto(f"{live_server.url}/check/browser/")
        page.on("request", lambda request: asked.append(request.url))
        assert "Қабылданды" in self.choose(page, example) or page.locator("html").get_attribute("lang") != "kk"
        assert page.locator("#list li.yes").count() == 9
        refused = page.evaluate("fetch('/health').then(() => 'sent', () => 'refused')")
        assert refused == "refused"
        assert all(url.startswith("blob:") for url in asked)
        assert [one for one in broken if "connect-src" not in one and "health" not in one] == []
        page.close()


class TestJudgement:
    """The same verdict as the standalone verifier, whatever was done to the files."""

    pytestmark = in_browser

    def test_the_example_with_one_fault(self, page, example: Path, tmp_path: Path) -> None:
        good = read(example)
        certificate = json.loads(good[CERTIFICATE])
        pretty = json.dumps(certificate, ensure_ascii=False, indent=1).encode()
        twice = good[CERTIFICATE].replace(b'{"checks":', b'{"checks":[],"checks":', 1)
        unsigned = to_canonical({key: value for key, value in certificate.items() if key != "signature"})
        other = to_canonical(certificate | {"statement": WORDS})
        upper = to_canonical(
            certificate | {"signature": certificate["signature"] | {"key": KEY.public.hex().upper()}}
        )
        other_id = to_canonical(certificate | {"signature": certificate["signature"] | {"key_id": "0" * 16}})
        cases: dict[str, Files] = {
            "good": good,
            "pretty": good | {CERTIFICATE: pretty},
            "newline": good | {CERTIFICATE: good[CERTIFICATE] + b"\n"},
            "twice": good | {CERTIFICATE: twice},
            "unsigned": good | {CERTIFICATE: unsigned},
            "other": good | {CERTIFICATE: other},
            "upper": good | {CERTIFICATE: upper},
            "key_id": good | {CERTIFICATE: other_id},
            "extra": good | {"input/more.csv": b"a\n"},
            "extra hidden": good | {".more": b""},
            **{
                f"without {name}": {n: r for n, r in good.items() if n != name}
                for name in good
                if name != CERTIFICATE
            },
        }
        for name, raw in good.items():
            for place in (0, len(raw) // 2, len(raw) - 1):
                cases[f"flip {name} {place}"] = good | {
                    name: raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
                }
        told = dict(zip(cases, judge(page, list(cases.values())), strict=True))
        assert {name for name, one in told.items() if verdict(one) == "accepted"} == {"good"}
        assert faults(told["pretty"]) == faults(told["newline"]) == faults(told["twice"]) == ["form-changed"]
        assert faults(told["unsigned"]) == ["form-part"]
        assert faults(told["other"]) == ["signature-wrong"]
        assert faults(told["upper"]) == ["signature-hex"]
        assert faults(told["key_id"]) == ["signature-key"]
        assert faults(told["extra"]) == faults(told["extra hidden"]) == ["files-stray"]
        assert faults(told["without result.csv"]) == ["files-missing"]
        assert not [name for name, one in told.items() if "unexpected" in faults(one)]

    def test_a_changed_seat_under_a_new_seal(self, page, example: Path, tmp_path: Path) -> None:
        good = read(example)
        rows = list(csv.reader(good["result.csv"].decode().splitlines()))
        empty = next(row for row in rows[1:] if not row[1])
        held = next(row for row in rows[1:] if row[1])
        moved = [
            [empty[0], *held[1:]] if row is empty else [held[0], "", "", ""] if row is held else row for row in rows
        ]
        bad = reseal(good | {"result.csv": _csv(moved)}, tmp_path / "bad")
        assert not standalone_accepts(tmp_path / "bad")
        told, fine = judge(page, [bad, reseal(good, tmp_path / "fine")])
        assert verdict(fine) == "accepted"
        check = told["reports"][0]["checks"][-1]
        assert (verdict(told), check["id"], check["fault"]["id"]) == ("refused", "first", "holds")
        assert check["fault"]["code"] in {empty[0], held[0]}
        assert {check["fault"]["has"]["id"], check["fault"]["due"]["id"]} == {"place", "no-place"}

    def test_a_ring_is_refused(self, page, tmp_path: Path) -> None:
        """Two people who would rather swap: stable, but not the best for them."""
        folder = tmp_path / "in"
        folder.mkdir()
        (folder / "seats.csv").write_text("programme,pool,seats,released\np,open,1,\nq,open,1,\n")
        (folder / "rights.csv").write_text("right,order,name\n")
        (folder / "applicants.csv").write_text("applicant,rights\nx,\ny,\n")
        (folder / "applications.csv").write_text(
            "applicant,choice,programme,points\nx,1,p,1\nx,2,q,2\ny,1,q,1\ny,2,p,2\n"
        )
        (folder / "rules.json").write_text('{"version": "1", "seed": "s"}')
        match_folder(folder, tmp_path / "out", key=KEY)
        market = read_market(folder)
        swapped = Answer(np.array([1, 1], np.int32), np.array([0, 0], np.int32))
        for row, pool in ((0, 1), (1, 0)):
            swapped.pool[market.number[row]] = pool
        worse = tables(market, swapped, cutoffs(market.problem, swapped))
        bad = reseal(read(tmp_path / "out") | worse, tmp_path / "bad")
        assert not standalone_accepts(tmp_path / "bad")
        (told,) = judge(page, [bad])
        assert told["reports"][0]["checks"][-1]["id"] == "optimal"
        assert [step["code"] for step in told["reports"][0]["checks"][-1]["fault"]["steps"]] == ["x", "y"]

    def test_it_agrees_with_the_standalone_verifier(self, page, tmp_path: Path) -> None:
        """Valid folders, and folders changed in one place and sealed anew, so that only the meaning can tell."""
        cases, wanted, names = [], [], []
        for seed in range(60):
            match_folder(random_folder(tmp_path / f"in{seed}", seed), tmp_path / "out", key=KEY)
            good = read(tmp_path / "out")
            shutil.rmtree(tmp_path / "out")
            noise = random.Random(seed)
            for number in range(5):
                files = good if not number else _changed(good, noise)
                cases.append(reseal(files, tmp_path / "x"))
                wanted.append(standalone_accepts(tmp_path / "x"))
                names.append((seed, number))
        told = judge(page, cases)
        found = [verdict(one) == "accepted" for one in told]
        assert wanted.count(True) > 60
        assert wanted.count(False) > 100
        # The standalone verifier knows no rule against an applicant who stands twice; the project's own does.
        differ = [(name, faults(one)) for name, a, b, one in zip(names, wanted, found, told, strict=True) if a != b]
        assert [one for one in differ if one[1] != ["applicant-twice"]] == []
        assert not [name for name, one in zip(names, told, strict=True) if "unexpected" in faults(one)]

    def test_it_agrees_on_changed_bytes_and_without_webcrypto(self, page, tmp_path: Path) -> None:
        cases, wanted = [], []
        for seed in range(30):
            match_folder(random_folder(tmp_path / f"in{seed}", seed), tmp_path / "out", key=KEY)
            noise = random.Random(seed)
            good = read(tmp_path / "out")
            for number in range(4):
                name = noise.choice(sorted(name for name, raw in good.items() if raw))
                raw, place = good[name], noise.randrange(len(good[name]))
                if number:
                    raw = raw[:place] + bytes([raw[place] ^ noise.randrange(1, 256)]) + raw[place + 1 :]
                (tmp_path / "out" / name).write_bytes(raw)
                cases.append(good | {name: raw})
                wanted.append(standalone_accepts(tmp_path / "out"))
                (tmp_path / "out" / name).write_bytes(good[name])
            shutil.rmtree(tmp_path / "out")
        with_crypto, without = judge(page, cases), judge(page, cases, own=True)
        assert [verdict(one) == "accepted" for one in with_crypto] == wanted
        assert with_crypto == without
        assert (wanted.count(True), wanted.count(False)) == (30, 90)

    def test_zip_and_folder_give_the_same_verdict(self, page, tmp_path: Path) -> None:
        folders, zips = [], []
        for seed in range(12):
            match_folder(random_folder(tmp_path / f"in{seed}", seed), tmp_path / "out", key=KEY)
            good = read(tmp_path / "out")
            shutil.rmtree(tmp_path / "out")
            files = reseal(good if seed % 3 else _changed(good, random.Random(seed)), tmp_path / "x")
            if seed % 4 == 1:
                files["result.csv"] += b"\n"
            folders.append({f"result/{name}": raw for name, raw in files.items()})
            kind = zipfile.ZIP_DEFLATED if seed % 2 else zipfile.ZIP_STORED
            zips.append({"x.zip": zipped(files, kind, "" if seed == 5 else "result/")})
        told = [judge(page, folders), judge(page, zips), judge(page, zips, own=True)]
        for one in (report for answers in told for answer in answers for report in answer["reports"]):
            one["name"] = ""
        assert told[0] == told[1] == told[2]
        assert len({verdict(one) for one in told[0]}) == 2

    def test_other_kinds_say_what_was_not_checked(self, page, tmp_path: Path) -> None:
        files = reseal(
            {"plan.csv": b"line,groups\na,1\n", "input/lines.csv": b"x\n"}, tmp_path / "x", "sheber.order.v1"
        )
        told, bad = judge(page, [files, files | {"plan.csv": b"line,groups\na,2\n"}])
        assert verdict(told) == "accepted"
        assert told["reports"][0]["title"] == "sealed"
        assert told["reports"][0]["open"] == [{"id": "open-meaning"}]
        assert faults(bad) == ["hashes-changed"]

    def test_several_sealed_folders_are_judged_each(self, page, example: Path) -> None:
        good = read(example)
        files = {f"all/a/{name}": raw for name, raw in good.items()} | {
            f"all/b/{name}": raw for name, raw in good.items()
        }
        files["all/b/stray"] = b""
        files["all/verify.py"] = b""
        (told,) = judge(page, [files])
        assert [(one["name"], one["verdict"]) for one in told["reports"]] == [
            ("all/a", "accepted"),
            ("all/b", "refused"),
        ]

    def test_spreadsheet_files_are_read_as_csv(self, page, tmp_path: Path) -> None:
        """Quotes, marks, other line ends, big numbers: read as Python's own reader reads them."""
        match_folder(random_folder(tmp_path / "in", 3), tmp_path / "out", key=KEY)
        good = read(tmp_path / "out")
        quoted = _csv(list(csv.reader(good["input/applications.csv"].decode().splitlines())), csv.QUOTE_ALL)
        cases = []
        for name in ("input/applications.csv", "input/seats.csv", "result.csv", "cutoffs.csv"):
            raw = good[name]
            cases += [good | {name: raw.replace(b"\n", end)} for end in (b"\r\n", b"\r", b"\n\n")]
            cases += [
                good | {name: b"\xef\xbb\xbf" + raw},
                good | {name: raw.rstrip(b"\n")},
                good | {name: raw + b'"'},
            ]
        cases += [
            good | {"input/applications.csv": quoted},
            good | {"input/applications.csv": quoted.replace(b"\n", b"\r")},
        ]
        big = good["input/applications.csv"].replace(b",3\n", b",+00003\n").replace(b",2\n", b", 2 \n")
        cases += [
            good | {"input/applications.csv": big},
            good | {"input/applications.csv": big.replace(b"+0", b"--")},
        ]
        cases += [good | {name: text} for name in ("result.csv", "cutoffs.csv", "input/rules.json", "input/seats.csv")
                  for text in (b"", b"x\n", b"\0", b"a,b\n1,2\n", b"[]", b"{}", b'"', b"\xff", b"\n\n", b"," * 20000)]  # fmt: skip
        sealed, wanted = [], []
        for case in cases:
            sealed.append(reseal(case, tmp_path / "x"))
            wanted.append(standalone_accepts(tmp_path / "x"))
        told = judge(page, sealed)
        assert [verdict(one) == "accepted" for one in told] == wanted
        assert not [one for one in told if "unexpected" in faults(one)]

    def test_the_canonical_form_and_signatures_are_the_same(self, page) -> None:
        values: list[Any] = [
            None,
            True,
            0,
            -5,
            2**53 - 1,
            "",
            'Қ\u2028\x7f\x1f"\\/😀',
            [],
            {},
            {"b": [1, {"é": "", "z": None}], "a": False, "😀": 1, "\uffff": 2, "__proto__": 3},
        ]
        texts = [json.dumps(value) for value in values]
        told = page.evaluate("texts => texts.map((one) => verifier(null).canonical(JSON.parse(one)))", texts)
        assert [one.encode() for one in told] == [to_canonical(value) for value in values]
        refused = page.evaluate(
            """() => ["1.5", "9007199254740992", "-9007199254740992", "1e400", '"\\\\ud800"'].map((text) => {
              try { return verifier(null).canonical(JSON.parse(text)); } catch (error) { return error.id; }
            })"""
        )
        assert refused == ["form-number"] * 4 + ["form-text"]
        noise, asked = random.Random(1), []
        for _ in range(12):
            key, text = SigningKey(noise.randbytes(32)), noise.randbytes(noise.randrange(200))
            good, bad = key.sign(text), bytearray(key.sign(text))
            bad[noise.randrange(64)] ^= 1 << noise.randrange(8)
            shifted = good[:32] + (int.from_bytes(good[32:], "little") + standalone.ORDER).to_bytes(32, "little")
            asked += [(key.public.hex(), text.hex(), one.hex()) for one in (good, bytes(bad), shifted)]
        for weak in (
            bytes(32),
            b"\1" + bytes(31),
            b"\xee" + b"\xff" * 30 + b"\x7f",
            b"\xec" + b"\xff" * 30 + b"\x7f",
        ):
            asked += [(weak.hex(), "00", (weak + bytes(32)).hex()), (weak.hex(), "00", (b"\1" + bytes(63)).hex())]
        asked += [("00", "", ""), ("00" * 32, "", "00")]
        told = page.evaluate(
            """asked => Promise.all(asked.map(([key, text, value]) => {
              const made = verifier(null);
              return made.isSigned(...[key, text, value].map((one) => made.unhex(one)));
            }))""",
            asked,
        )
        assert told == [standalone.is_signed(*map(bytes.fromhex, one)) for one in asked]
        assert told[:3] == [True, False, False]


class TestPublished:
    """The public folder and the certificates of holders: the commitments and the own path."""

    pytestmark = in_browser

    @pytest.fixture
    def published(self, tmp_path: Path) -> Path:
        public = pytest.importorskip("sheber.admission.bridge.public")
        folder = random_folder(tmp_path / "in", 4, people=60, programmes=6)
        match_folder(folder, tmp_path / "match", key=KEY)
        public.publish_match(tmp_path / "match", tmp_path / "public", private=tmp_path / "private", key=KEY)
        return tmp_path

    def test_a_public_folder(self, page, published: Path) -> None:
        good = read(published / "public")
        certificate = json.loads(good[CERTIFICATE])
        lines = good["commitments.csv"].splitlines()
        swapped = b"\n".join([lines[0], lines[1][:2] + lines[2][2:], lines[2][:2] + lines[1][2:], *lines[3:]]) + b"\n"
        told = judge(
            page, [good, good | {"commitments.csv": swapped}, _signed(good, certificate | {"parameters": {}})]
        )
        assert [verdict(one) for one in told] == ["accepted", "refused", "refused"]
        assert told[0]["reports"][0]["open"] == [{"id": "open-public"}]
        assert faults(told[2]) == ["public-root"]

    def test_certificates_of_holders(self, page, published: Path, tmp_path: Path) -> None:
        holder = pytest.importorskip("sheber.admission.bridge.holder")
        made = [one for _, one in holder.holder_certificates(published / "private", key=KEY)]
        cases = [{"own.json": to_canonical(one)} for one in made]
        noise = random.Random(2)
        for one in made:
            for _ in range(6):
                changed = json.loads(to_canonical(one))
                _spoil(changed["parameters"], noise)
                cases.append({"own.json": _signed({}, changed)[CERTIFICATE]})
        told, wanted = judge(page, cases), []
        for case in cases:
            (tmp_path / "own.json").write_bytes(case["own.json"])
            wanted.append(standalone_accepts(tmp_path / "own.json"))
        differ = [
            (json.loads(case["own.json"])["parameters"], want, faults(one))
            for case, want, one in zip(cases, wanted, told, strict=True)
            if (verdict(one) == "accepted") != want
        ]
        assert differ == []
        assert wanted[: len(made)] == [True] * len(made)
        assert wanted.count(False) > 200
        assert not [one for one in told if "unexpected" in faults(one)]


class TestGarbage:
    """Whatever is thrown at it ends in a sentence that the page has."""

    pytestmark = in_browser

    def known(self, page, told: list[dict[str, Any]]) -> None:
        ids = {name for one in told for name in faults(one)}
        assert page.evaluate("ids => ids.filter((id) => !WORDS[id])", sorted(ids)) == []
        assert "unexpected" not in ids

    def test_changed_zips(self, page, tmp_path: Path) -> None:
        match_folder(random_folder(tmp_path / "in", 1), tmp_path / "out", key=KEY)
        raw, noise, cases = zipped(read(tmp_path / "out")), random.Random(3), []
        for _ in range(150):
            place = noise.randrange(len(raw))
            cases.append({"x.zip": raw[:place] + bytes([noise.randrange(256)]) + raw[place + 1 :]})
            cases.append({"x.zip": raw[: noise.randrange(2, len(raw))]})
            cases.append({"x.zip": b"PK" + noise.randbytes(noise.randrange(300))})
        told = judge(page, cases)
        self.known(page, told)
        assert len({name for one in told for name in faults(one)}) > 4

    def test_hostile_zips(self, page) -> None:
        bomb = zipped({CERTIFICATE: bytes(50_000_000)})
        lying = bytearray(zipped({CERTIFICATE: bytes(50_000_000)}))
        where = lying.rfind(b"PK\1\2")
        lying[where + 24 : where + 28] = struct.pack("<I", 100)
        huge = bytearray(zipped({CERTIFICATE: b"{}", "a": b"", "b": b""}))
        for part in range(len(huge)):
            if huge[part : part + 4] == b"PK\1\2":
                huge[part + 24 : part + 28] = struct.pack("<I", 0xF0000000)
        locked = bytearray(zipped({CERTIFICATE: b"{}"}))
        locked[locked.rfind(b"PK\1\2") + 8] |= 1
        link = zipfile.ZipInfo("r/" + CERTIFICATE)
        link.create_system, link.external_attr = 3, 0xA1FF << 16
        linked = io.BytesIO()
        with zipfile.ZipFile(linked, "w") as archive:
            archive.writestr(link, b"/etc/passwd")
        twice = io.BytesIO()
        with zipfile.ZipFile(twice, "w") as archive:
            archive.writestr(CERTIFICATE, b"{}")
            with pytest.warns(UserWarning, match="Duplicate name"):
                archive.writestr(CERTIFICATE, b"[]")
        cases = {
            "form-json": bomb, "file-grew": bytes(lying), "zip-large": bytes(huge), "zip-locked": bytes(locked),
            "form-large": linked.getvalue(), "zip-twice": twice.getvalue(),
            "zip-method": zipped({CERTIFICATE: b"{}"}, zipfile.ZIP_BZIP2),
            "zip-leaves": zipped({CERTIFICATE: b"{}"}, prefix="../"), "nothing": zipped({"a": b""}),
        }  # fmt: skip
        told = judge(page, [{"x.zip": raw} for raw in cases.values()])
        assert [faults(one) for one in told] == [[name] for name in cases]
        many = zipped({str(number): b"" for number in range(20_001)})
        absolute = zipped({CERTIFICATE: b"{}"}, prefix="/")
        assert [faults(one) for one in judge(page, [{"x.zip": many}, {"x.zip": absolute}])] == [
            ["zip-large"],
            ["zip-leaves"],
        ]

    @pytest.mark.parametrize(
        "raw", [b"", b"[]", b"\xff", b"{", b'"x"', b'{"a":1.5}', b"[" * 100_000, b"\xef\xbb\xbf{}", b"null"]
    )
    def test_certificates_that_are_none(self, page, raw: bytes) -> None:
        told = judge(page, [{f"x/{CERTIFICATE}": raw, "x/a": b""}, {CERTIFICATE: raw}])
        assert verdict(told[0]) == "refused"
        assert verdict(told[1]) != "accepted"
        self.known(page, told)

    def test_parts_of_another_kind(self, page, tmp_path: Path) -> None:
        good = reseal({"a.csv": b"x\n"}, tmp_path / "x", "sheber.order.v1")
        certificate = json.loads(good[CERTIFICATE])
        strange: list[Any] = [None, 1, "x", [], {}, [1], [None], [[]], [{"name": 1}], [{"name": "../a"}], {"en": 1}]
        cases = [
            good | {CERTIFICATE: to_canonical(certificate | {part: one})}
            for part in certificate
            for one in strange
            if to_canonical(one) != to_canonical(certificate[part])
        ]
        told = judge(page, cases)
        assert {verdict(one) for one in told} == {"refused"}
        self.known(page, told)


class TestReceipts:
    """The own row leads to the root that was published before the draw."""

    pytestmark = in_browser

    def test_the_draw_of_secrets_is_checked(self, page, drawn: Path, tmp_path: Path) -> None:
        good = read(drawn / "out")
        rules = json.loads(good["input/rules.json"])
        parties = rules["draw"]["parties"]

        def told(**draw: Any) -> Files:
            text = json.dumps(rules | {"draw": rules["draw"] | draw}).encode()
            return reseal(good | {"input/rules.json": text}, tmp_path / "x")

        cases = [
            good,
            told(),
            told(root="00" * 32),
            told(parties=parties[:1]),
            told(parties=[parties[0], parties[1] | {"secret": "11" * 32}]),
            told(parties=[one | {"secret": ""} for one in parties]),
            told(parties="x"),
        ]
        answers = judge(page, cases)
        assert [verdict(one) for one in answers] == ["accepted"] * 2 + ["refused"] * 5
        assert [faults(one)[0] for one in answers[2:]] == [
            "draw-seed",
            "draw-seed",
            "draw-secret",
            "draw-silent",
            "draw-form",
        ]
        assert answers[0]["reports"][0]["root"] == rules["draw"]["root"]
        assert answers[0]["reports"][0]["open"] == [{"id": "open-match"}]

    def test_receipts_are_judged_as_the_project_judges_them(self, page, drawn: Path) -> None:
        ask = "asked => Promise.all(asked.map(([one, root]) => verifier(null).receipt(JSON.stringify(one), root)))"
        good = list(receipts(drawn / "sealed"))
        root = good[0]["root"]
        told = page.evaluate(ask, [[one, root if place % 2 else ""] for place, one in enumerate(good)])
        assert [one.get("fault") for one in told] == [None] * len(good)
        assert [one["compared"] for one in told[:2]] == [False, True]
        noise, bad = random.Random(5), []
        changes: list[Callable[[dict], dict]] = [
            lambda one: one | {"choices": [["x", 1], *one["choices"]]},
            lambda one: one | {"rights": [*one["rights"], "x"]},
            lambda one: one | {"index": one["index"] % (one["size"] - 1) + 1},
            lambda one: one | {"size": one["size"] * 2},
            lambda one: one | {"path": one["path"][:-1]},
            lambda one: one | {"path": [*one["path"], root]},
            lambda one: one | {"salt": "00" * 16},
            lambda one: one | {"root": "00" * 32},
            lambda one: one | {"applicant": "x"},
        ]
        for change in changes:
            bad += [change(one) for one in noise.sample(good, 6)]
        told = page.evaluate(ask, [[one, ""] for one in bad])
        assert (
            [bool(one.get("fault")) for one in told] == [bool(receipt_fault(one)) for one in bad] == [True] * len(bad)
        )
        strange = [None, 1, "x", [], {}, good[0] | {"path": None}, good[0] | {"salt": 1}, good[0] | {"index": "1"}]
        told = page.evaluate(ask, [[one, ""] for one in strange])
        assert {one["fault"]["id"] for one in told} == {"receipt-form"}
        other = page.evaluate(ask, [[good[0], "11" * 32], [good[0], "zz"]])
        assert [one["fault"]["id"] for one in other] == ["receipt-root", "receipt-asked"]

    def test_by_hand(self, page, drawn: Path, tmp_path: Path) -> None:
        good = next(receipts(drawn / "sealed"))
        path = tmp_path / "receipt.json"
        path.write_text(json.dumps(good, ensure_ascii=False, indent=2), encoding="utf-8")
        page.click("#receipt-title")
        page.set_input_files("#receipt-file", path)
        page.wait_for_selector("#receipt-result article")
        assert "The receipt is right" in page.inner_text("#receipt-result")
        assert good["root"] in page.inner_text("#receipt-result")
        page.fill("#receipt-root", "11" * 32)
        page.click("#receipt-go")
        page.wait_for_selector("#receipt-result .bad")
        assert "belongs to another root" in page.inner_text("#receipt-result")
        page.set_input_files("#zip", path)
        page.wait_for_selector("#results:not([hidden])")
        assert "The receipt is right" in page.inner_text("#list")


def _csv(rows: list[list[str]], quoting: int = csv.QUOTE_MINIMAL) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n", quoting=quoting).writerows(rows)
    return out.getvalue().encode()


def _signed(files: Files, certificate: dict[str, Any]) -> Files:
    """The files with a certificate of one's own words, signed with one's own key."""
    told = {key: value for key, value in certificate.items() if key not in ("signature", "log")}
    value = KEY.sign(to_canonical(told)).hex()
    stated = {"algorithm": "Ed25519", "key": KEY.public.hex(), "key_id": key_id(KEY.public), "value": value}
    return files | {CERTIFICATE: to_canonical(told | {"signature": stated})}


def _spoil(value: Any, noise: random.Random) -> None:
    """Change one thing somewhere inside."""
    while True:
        key = noise.choice(list(value) if isinstance(value, dict) else range(len(value)))
        inner = value[key]
        if isinstance(inner, (dict, list)) and inner and noise.random() < 0.9:
            value = inner
            continue
        if isinstance(inner, int):
            value[key] = inner + noise.choice([-1, 1, 100])
        elif isinstance(value, list):
            del value[key]
        else:
            value[key] = noise.choice([None, "no", "open", "held", 1])
        return


def _changed(files: Files, noise: random.Random) -> Files:
    """One thing changed in one table."""
    name = noise.choice(["result.csv", "result.csv", "cutoffs.csv", *(f"input/{one}" for one in INPUT)])
    if name.endswith(".json"):
        return files | {name: json.dumps({"version": "1", "seed": f"another {noise.random()}"}).encode()}
    rows = list(csv.reader(files[name].decode().splitlines()))
    place, other = (noise.randrange(1, len(rows)) if len(rows) > 1 else 0 for _ in range(2))
    match noise.randrange(6):
        case 0:
            rows[place], rows[other] = rows[other], rows[place]
        case 1:
            del rows[place]
        case 2:
            rows.insert(other, list(rows[place]))
        case 3:
            column = noise.randrange(len(rows[0]))
            rows[place][column] = noise.choice(
                ["", "0", "1", "2", "-1", "x", "1.5", " 1", "open", "r0", "p1", "a1", "yes", "holder", "9" * 30]
            )
        case _:
            column = noise.randrange(len(rows[0]))
            rows[place][column] = rows[other][column]
    return files | {name: _csv(rows)}
