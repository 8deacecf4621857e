"""A text's file as sentences: plain text, HTML or docx, in any of the usual encodings."""

import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from sheber.kernel.exchange.problems import refuse
from sheber.kernel.words import Words
from sheber.report.bridge.claims.tables import sentences_of_table, with_tables_told

MOST_BYTES = 20_000_000
_MOST_UNPACKED = 40_000_000
MOST_LETTERS = 1500  # of one sentence
TOO_LARGE = Words(
    "файл тым үлкен: 20 МБ-тан артық емес мәтін беріңіз.",
    "файл слишком велик: дайте текст не больше 20 МБ.",
    "the file is too large: give a text of at most 20 MB.",
)
NO_TEXT = Words(
    "мәтін оқылмайды: .txt, .html немесе .docx файлын беріңіз (UTF-8, UTF-16 немесе Windows-1251).",
    "текст не читается: дайте .txt, .html или .docx (UTF-8, UTF-16 или Windows-1251).",
    "no text can be read: give a .txt, .html or .docx (UTF-8, UTF-16 or Windows-1251).",
)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = frozenset("p div br li h1 h2 h3 h4 h5 h6 section article header footer blockquote title".split())
_SILENT = frozenset("script style head noscript template".split())


def text_of(name: str, raw: bytes) -> str:
    """The text of a file. Raises BadInput where it is none."""
    if len(raw) > MOST_BYTES:
        raise refuse(name, None, "", TOO_LARGE)
    if raw.startswith(b"PK"):
        return _docx(name, raw)
    text = _decoded(name, raw)
    looks = text[:2000].lower()
    if "<html" in looks or "<!doctype html" in looks or name.lower().endswith((".html", ".htm")):
        parser = _Plain()
        parser.feed(text)
        parser.close()
        return parser.text
    return text


def _decoded(name: str, raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\x00" in raw[:400]:
        encodings = [
            "utf-16-le" if raw[1:2] == b"\x00" or raw[1:400:2].count(0) > raw[0:400:2].count(0) else "utf-16-be"
        ]
        # Cyrillic in UTF-16 has few noughts: whichever reading has more letters is the right one.
        encodings = sorted(("utf-16-le", "utf-16-be"), key=lambda one: -_letters(raw, one))
    else:
        encodings = ["utf-8-sig", "cp1251"]
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text and sum(not (one.isprintable() or one.isspace()) for one in text[:4000]) > len(text[:4000]) // 20:
            continue
        return text.replace("\r\n", "\n").replace("\r", "\n")
    guess = "utf-16-le" if _letters(raw, "utf-16-le") > len(raw) // 3 else ""
    if guess and len(raw) % 2 == 0:
        return raw.decode(guess)
    raise refuse(name, None, "", NO_TEXT)


def _letters(raw: bytes, encoding: str) -> int:
    text = raw[:4000].decode(encoding, errors="ignore")
    return sum("а" <= one.lower() <= "ӿ" or (one.isascii() and one.isalnum()) for one in text)


class _Plain(HTMLParser):
    """The words of a page; blocks end a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._silent = 0
        self._tables: list[list[list[str]]] = []  # open tables, each a list of rows of cells
        self._in_cell: list[bool] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag == "table":
            self._tables.append([])
            self._in_cell.append(False)
        elif tag == "tr" and self._tables:
            self._tables[-1].append([])
            self._in_cell[-1] = False
        elif tag in {"td", "th"} and self._tables and self._tables[-1]:
            self._tables[-1][-1].append("")
            self._in_cell[-1] = True
        elif tag in _BREAKS:
            self._put("\n\n")

    def _put(self, text: str) -> None:
        if self._tables and self._in_cell[-1]:
            self._tables[-1][-1][-1] += text
        else:
            self._parts.append(text)

    def close(self) -> None:
        super().close()
        while self._tables:
            self._end_table()

    def _end_table(self) -> None:
        rows = self._tables.pop()
        self._in_cell.pop()
        self._put(sentences_of_table(rows))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT and self._silent:
            self._silent -= 1
        if tag == "table" and self._tables:
            self._end_table()
        elif tag in {"td", "th", "tr"} and self._tables:
            self._in_cell[-1] = False
        elif tag in _BREAKS:
            self._put("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._put(re.sub(r"\s+", " ", data))


def _docx(name: str, raw: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            if packed.getinfo("word/document.xml").file_size > _MOST_UNPACKED:
                raise refuse(name, None, "", TOO_LARGE)
            body = packed.read("word/document.xml")
        if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
            raise refuse(name, None, "", NO_TEXT)
        tree = ET.fromstring(body)  # noqa: S314  (documents with entities were refused above)
    except (
        zipfile.BadZipFile,
        KeyError,
        ET.ParseError,
        OSError,
        RuntimeError,
        NotImplementedError,
    ) as error:
        raise refuse(name, None, "", NO_TEXT) from error
    return "\n\n".join(_blocks(tree))


def _blocks(tree: ET.Element) -> Iterator[str]:
    """The paragraphs of a part of a document; tables told cell by cell."""
    for child in tree:
        if child.tag == f"{_WORD}p":
            yield "".join(
                (one.text or "") if one.tag == f"{_WORD}t" else " " for one in child.iter() if one.tag in _RUNS
            )
        elif child.tag == f"{_WORD}tbl":
            rows = [
                ["\n\n".join(_blocks(cell)).strip() for cell in row.iter(f"{_WORD}tc")]
                for row in child.iter(f"{_WORD}tr")
            ]
            yield sentences_of_table(rows)
        else:
            yield from _blocks(child)


_RUNS = frozenset(f"{_WORD}{tag}" for tag in ("t", "tab", "br"))
_END = re.compile(r"(?<=[.!?…])[»\"”)]*\s+(?=[«\"“(—–-]*\s*[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ0-9])")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(«])(?:г|гг|тыс|млн|млрд|[сС]т|[пП]п?|ч|мкр|д|кв|каб|стр|[тТ]ел|факс|доб|вн|para|[аА]rt|им|т\.\s?[дпеб]|ул|обл|пр|др|см|руб|долл|чел|шт|ж|жж|т\.\s?б|мыс|"
    r"No|Nr|Mr|Mrs|Dr|St|vs|e\.g|i\.e|approx|[А-ЯЁA-ZӘҒҚҢӨҰҮҺІ])\.$"
)


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a text; a hard-wrapped line goes on with the next."""
    for paragraph in _paragraphs(with_tables_told(text)):
        start = 0
        for end in _END.finditer(paragraph):
            before = paragraph[start : end.start()]
            if _goes_on(before, paragraph[end.end() : end.end() + 1].isdigit()):
                continue
            yield from _kept(paragraph[start : end.end()])
            start = end.end()
        yield from _kept(paragraph[start:])


_MAY_END = re.compile(r"\b(?:тыс|млн|млрд|чел|г|гг|ж|руб|шт)\.$")  # these often close a sentence too


def _goes_on(before: str, number_after: bool) -> bool:
    """Whether a full stop only ends an abbreviation."""
    if not _ABBREVIATED.search(before) or (number_after and before.endswith(("г.", "ж."))):
        return False
    return number_after or not _MAY_END.search(before)


def _kept(sentence: str) -> Iterator[str]:
    """The sentence; what is longer than any sentence is cut between words, so that no text takes forever."""
    while len(sentence) > MOST_LETTERS:
        place = sentence.rfind(" ", MOST_LETTERS // 2, MOST_LETTERS)
        cut = place if place > 0 else MOST_LETTERS
        yield sentence[:cut].strip()
        sentence = sentence[cut:]
    if any(one.isalpha() for one in sentence):
        yield sentence.strip()


def _paragraphs(text: str) -> Iterator[str]:
    kept: list[str] = []
    for line in text.split("\n"):
        told = " ".join(line.split(" ")).strip()
        goes_on = kept and told and (told[0].islower() or told[0].isdigit() or _is_wrapped(kept[-1]))
        if kept and not goes_on:
            yield " ".join(kept)
            kept = []
        if told:
            kept.append(told)
    if kept:
        yield " ".join(kept)


def _is_wrapped(line: str) -> bool:
    return 55 <= len(line) <= 130 and line[-1] not in '.!?…:;»"'
