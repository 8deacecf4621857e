"""Whole press texts in three languages, true ones and lies, with what a careful reader would answer, as first written.

A block: `=== name [html|docx]`, the text (rows parted by `|` for a table), `---`, then a line for each claim: its figure and
the verdicts that would be right, P proved, C contradicted, S out of scope, N no rows. `?`: it may be read or not.
`!`: a reader would know better; it is only asked that nothing false is proved.
"""

import io
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest

from sheber.kernel.actors import SYSTEM
from sheber.report.bridge.claims.answer import check_text
from sheber.report.bridge.claims.judge import Judged
from sheber.report.bridge.claims.texts import text_of

pytestmark = pytest.mark.usefixtures("loaded")
LETTERS = {"proved": "P", "contradicted": "C", "out of scope": "S", "no rows": "N"}
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def blocks() -> Iterator[tuple[str, str, str, list[str]]]:
    for file in sorted((Path(__file__).parent / "press").glob("*.txt")):
        for block in file.read_text(encoding="utf-8").split("=== ")[1:]:
            head, _, rest = block.partition("\n")
            text, _, wanted = rest.partition("---\n")
            name, _, form = head.partition(" ")
            yield name, form, text.strip("\n"), wanted.split("\n")[:-1]


EVERY = {name: (form, text, wanted) for name, form, text, wanted in blocks()}


def written(form: str, text: str) -> str:
    """The text as it is read from a page or a document."""
    rows = [[escape(cell.strip()) for cell in line.split("|")] for line in text.splitlines()] if form else []
    if form == "html":
        cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
        return text_of(
            "a.html", f"<!doctype html><html><body><h1>Итоги</h1><table>{cells}</table></body></html>".encode()
        )
    if form != "docx":
        return text
    cells = "".join(
        f"<w:tr>{''.join(f'<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>' for cell in row)}</w:tr>"
        for row in rows
    )
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as packed:
        packed.writestr(
            "word/document.xml", f"<w:document {SPACE}><w:body><w:tbl>{cells}</w:tbl></w:body></w:document>"
        )
    return text_of("a.docx", raw.getvalue())


def told(one: Judged) -> str:
    return one.claim.text.replace("\u00a0", " ").replace("\u202f", " ").lower()


@pytest.mark.parametrize("name", EVERY)
def test_a_press_text_is_answered_as_a_careful_reader_would(name: str) -> None:
    form, text, wanted = EVERY[name]
    left, wrong = check_text(written(form, text), SYSTEM)[0], []
    for line in wanted:
        figure, _, verdicts = line.lstrip("?!").partition(" = ")
        found = next((one for one in left if figure.lower() in told(one) or told(one) in figure.lower()), None)
        if found is None:
            wrong += [] if line.startswith("?") else [f"missed: {figure}"]
            continue
        left.remove(found)
        letter = LETTERS[found.verdict]
        if verdicts and letter not in verdicts and not (line.startswith("!") and letter != "P"):
            wrong.append(f"{line}, but {letter} {found.indicator} {found.scope} {found.correction}")
    assert not wrong
    assert [told(one) for one in left] == []
