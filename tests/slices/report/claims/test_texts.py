"""Files of texts: encodings, HTML, docx, no numbers, far too many letters, garbage."""

import io
import zipfile
from pathlib import Path

import pytest

from sheber.kernel.exchange import BadInput
from sheber.report.bridge.claims.reading import claims_of
from sheber.report.bridge.claims.terms import all_terms
from sheber.report.bridge.claims.texts import sentences_of, text_of

SEED = (Path(__file__).parent / "seed.ru.txt").read_text(encoding="utf-8")
KAZAKH = "Биыл 60 мектепте бейінді сыныптар ашылды."


def docx(*paragraphs: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    runs = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as packed:
        packed.writestr("word/document.xml", f"<w:document {space}><w:body>{runs}</w:body></w:document>")
    return raw.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
def test_encodings(encoding: str) -> None:
    text = SEED.replace("ә", "а")  # the only letter that Windows-1251 lacks
    assert text_of("press.txt", text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_kazakh_letters(encoding: str) -> None:
    assert text_of("press.txt", KAZAKH.encode(encoding)) == KAZAKH


def test_html_and_docx_give_their_words() -> None:
    page = f"<!doctype html><html><head><style>p{{margin:7px}}</style></head><body><p>{KAZAKH}</p><script>var x=9</script>"
    assert list(sentences_of(text_of("a.html", page.encode()))) == [KAZAKH]
    assert list(sentences_of(text_of("a.docx", docx(KAZAKH, "Екінші жол.")))) == [KAZAKH, "Екінші жол."]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.docx", b"PK\x03\x04broken"),
        ("a.bin", bytes(range(256)) * 20),
        ("a.docx", docx("x").replace(b"document.xml", b"documint.xml")),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(200)),
    ],
)
def test_what_is_no_text_is_refused_in_words(name: str, raw: bytes) -> None:
    with pytest.raises(BadInput):
        text_of(name, raw)


@pytest.mark.parametrize("text", ["", " \n", "Ни одного числа здесь нет.", "\ufeff"])
def test_a_text_without_numbers_has_no_claims(text: str) -> None:
    terms = all_terms()["ru"]
    assert [claim for one in sentences_of(text) for claim in claims_of(one, "ru", terms.is_noun)] == []


@pytest.mark.parametrize("text", ["1" * 300_000, "а1" * 50_000, "слово " * 50_000, "7 " * 20_000])
def test_a_text_that_is_no_text_ends_in_time(text: str) -> None:
    terms = all_terms()["ru"]
    for sentence in sentences_of(text):
        claims_of(sentence, "ru", terms.is_noun)
