"""Papers: the fonts hold every letter, the bytes are the same twice, values are never markup."""

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from sheber.kernel import paper
from sheber.kernel.paper import PaperError, proof_of, qr_svg, render_pdf

LETTERS = "ӘәҒғҚқҢңӨөҰұҮүҺһІі₸№«»—−\u00a0"
BODY = "= #data.title\n#rows(data.heading, data.rows, right: (1,))\n#proof()"
DATA = {
    "title": "Мемлекеттік тапсырыс",
    "language": "kk",
    "heading": ["Атауы", "Орын"],
    "rows": [[f"Колледж №{number} {LETTERS}", "1 234,5 ₸"] for number in range(90)],
    "proof": proof_of("https://example.org/proof/1", "Бұл тапсырыс дәлелденген."),
}

pytestmark = pytest.mark.one_database


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("path", sorted(paper.FONTS.glob("*.ttf")), ids=lambda path: path.stem)
def test_every_font_of_papers_holds_every_letter(path: Path) -> None:
    assert not [letter for letter in LETTERS if ord(letter) not in TTFont(path).getBestCmap()]


WEB = sorted((Path(paper.__file__).parents[1] / "static" / "fonts").glob("*.woff2"))


@pytest.mark.parametrize("path", WEB, ids=lambda path: path.stem)
def test_every_font_of_pages_holds_every_letter(path: Path) -> None:
    assert not [letter for letter in LETTERS if ord(letter) not in TTFont(path).getBestCmap()]


def test_there_are_fonts_for_pages() -> None:
    assert [path.stem for path in WEB] == ["golos-400", "golos-500", "golos-600", "golos-700"]


def test_kazakh_text_and_page_numbers_can_be_read_back() -> None:
    pdf = render_pdf(BODY, DATA)
    text = text_of(pdf)
    assert "Мемлекеттік тапсырыс" in text
    assert "https://example.org/proof/1" in text
    assert "бет 1 / " in text
    for letter in LETTERS.strip():
        assert letter in text, letter


def test_equal_data_give_equal_bytes() -> None:
    assert render_pdf(BODY, DATA) == render_pdf(BODY, DATA)


def test_values_are_text_and_never_markup() -> None:
    nasty = '= #panic("x") $x$ *b* `c` <d> @e [f] \\ "g"'
    text = text_of(render_pdf("#data.title\n\n#data.note", {"title": "x", "note": nasty}))
    assert "panic" in text
    assert "$x$" in text


def test_a_broken_template_is_named() -> None:
    with pytest.raises(PaperError):
        render_pdf("#nothing()", {"title": "x"})


def test_a_template_reads_no_file_outside() -> None:
    with pytest.raises(PaperError):
        render_pdf('#read("../../settings/env.py")', {"title": "x"})


def test_a_code_is_a_self_contained_picture() -> None:
    svg = qr_svg("https://example.org/?a=1&b=2")
    assert svg.startswith("<svg")
    assert "href" not in svg
