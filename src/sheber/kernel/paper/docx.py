"""Word files without a library: paragraphs and tables as WordprocessingML, the same bytes for the same text."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

_LANGUAGES = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
    'document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
    'styles+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
_DOCUMENT_RELS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_SIZES = {"Title": 36, "Heading1": 28, "Heading2": 24}  # half points
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `style` is Title, Heading1, Heading2 or nothing."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading row that is repeated on every page."""

    heading: Sequence[str]
    rows: Sequence[Sequence[str]]


Block = Paragraph | Table


def docx_bytes(title: str, blocks: Iterable[Block], *, language: str, day: date) -> bytes:
    """The file. Equal arguments give equal bytes."""
    body = "".join(_paragraph(one) if isinstance(one, Paragraph) else _table(one) for one in blocks)
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1134"'
    )
    page += ' w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS,
        "word/_rels/document.xml.rels": _DOCUMENT_RELS,
        "word/document.xml": f"<w:document {_SPACE}><w:body>{body}{page}</w:body></w:document>",
        "word/styles.xml": _styles(_LANGUAGES.get(language, language)),
        "docProps/core.xml": _core(title, language, day),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            packed.writestr(entry, (_HEAD + text).encode("utf-8"))
    return out.getvalue()


def _run(text: str, *, bold: bool = False) -> str:
    kept = "".join(one for one in text if one in "\t\n" or one >= " ")  # XML knows no other control characters
    mark = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{mark}<w:t xml:space="preserve">{escape(kept)}</w:t></w:r>'


def _paragraph(one: Paragraph) -> str:
    style = f'<w:pPr><w:pStyle w:val="{one.style}"/></w:pPr>' if one.style else ""
    return f"<w:p>{style}{_run(one.text)}</w:p>"


def _table(one: Table) -> str:
    width = 9600 // max(len(one.heading), 1)
    edges = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="8A96A3"/>' for side in ("top", "bottom", "insideH"))
    grid = f'<w:gridCol w:w="{width}"/>' * len(one.heading)
    head = "<w:trPr><w:tblHeader/></w:trPr>" + "".join(_cell(text, width, bold=True) for text in one.heading)
    rows = "".join(f"<w:tr>{''.join(_cell(text, width) for text in row)}</w:tr>" for row in one.rows)
    shape = f'<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
    # A paragraph must stand behind a table.
    return f"<w:tbl>{shape}<w:tblGrid>{grid}</w:tblGrid><w:tr>{head}</w:tr>{rows}</w:tbl><w:p/>"


def _cell(text: str, width: int, *, bold: bool = False) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{_run(text, bold=bold)}</w:p></w:tc>'


def _styles(language: str) -> str:
    fonts = '<w:rFonts w:ascii="Noto Sans" w:hAnsi="Noto Sans" w:cs="Noto Sans"/>'
    normal = f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="21"/><w:lang w:val="{language}"/></w:rPr></w:rPrDefault>'
    normal += '<w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
    told = [
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:pPr><w:keepNext/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for name, size in _SIZES.items()
    ]
    return f"<w:styles {_SPACE}>{normal}{''.join(told)}</w:styles>"


def _core(title: str, language: str, day: date) -> str:
    when = f'<dcterms:created xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:created>'
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{language}</dc:language>{when}</cp:coreProperties>"
    )
