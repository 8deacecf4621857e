"""Papers: PDF from typst templates, with the package's own fonts and a code that leads to the proof.

`render_pdf("= #data.title\\n#proof()", {"title": ..., "language": "kk", "proof": proof_of(...)})`. A template begins where
`base.typ` ends: `data`, `rows(heading, body)` and `proof()` are there. Values of `data` are set as text, never as markup.
"""

import io
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import segno

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
FIXED_DAY = date(2000, 1, 1)


class PaperError(ValueError):
    """The template cannot be set; the message is typst's."""


def render_pdf(
    template: str | Path, data: Mapping[str, Any], *, day: date = FIXED_DAY, fonts: Iterable[Path] = ()
) -> bytes:
    """Set a template (its text, or its path) with `data` (needs `title`; may hold `language`, `foot`, `proof`).

    `fonts`: folders with more fonts, for letters that the package's own lack. Equal template, data, day and fonts give
    equal bytes. Raises PaperError.
    """
    import typst  # a slow import, only where a paper is set

    text = template.read_text(encoding="utf-8") if isinstance(template, Path) else template
    source = f"{(HERE / 'base.typ').read_text(encoding='utf-8')}\n{text}"
    # Gathered here because the stubs want one type for source and folders.
    options: dict[str, Any] = {
        "root": str(HERE),
        "font_paths": [str(FONTS), *(str(folder) for folder in fonts)],
        "ignore_system_fonts": True,
        "format": "pdf",
        "sys_inputs": {"data": json.dumps(data, ensure_ascii=False, default=str)},
        "timestamp": datetime(day.year, day.month, day.day, tzinfo=UTC),
    }
    try:
        pdf: bytes = typst.compile(source.encode("utf-8"), **options)
    except typst.TypstError as error:
        raise PaperError(str(error)) from error
    return pdf


def qr_svg(text: str) -> str:
    """A QR code of `text` as a self-contained SVG."""
    out = io.BytesIO()
    segno.make(text, error="m").save(out, kind="svg", border=2, xmldecl=False, svgns=True, nl=False)
    return out.getvalue().decode("utf-8")


def proof_of(address: str, statement: str) -> dict[str, str]:
    """What `proof()` of a paper shows: the code, the address in letters, the sentence that is proved."""
    return {"code": qr_svg(address), "address": address, "statement": statement}
