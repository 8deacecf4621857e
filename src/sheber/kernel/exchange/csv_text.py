"""CSV bytes into columns of text: quick for millions of plain rows, exact about the row where something is wrong."""

import csv
import io
from pathlib import Path

import numpy as np
import polars as pl

from sheber.kernel.exchange.problems import Problems
from sheber.kernel.words import Words

MOST_BYTES = 4 << 30
_BOM = b"\xef\xbb\xbf"

NOT_UTF8 = Words(
    "мәтін UTF-8 емес ({guess} сияқты). Excel-де «CSV UTF-8 (үтірмен бөлінген)» түрінде сақтаңыз.",
    "текст не в UTF-8 (похоже на {guess}). Сохраните в Excel как «CSV UTF-8 (разделители — запятые)».",
    "the text is not UTF-8 (it looks like {guess}). Save it in Excel as “CSV UTF-8 (comma delimited)”.",
)
EMPTY_FILE = Words(
    "файл бос. Бірінші жолда бағандардың атауы болуы керек.",
    "файл пуст. В первой строке должны стоять названия столбцов.",
    "the file is empty. Its first row must hold the names of the columns.",
)
NUL = Words(
    "NUL байты бар: бұл мәтіндік CSV емес немесе файл бүлінген. Қайта сақтаңыз.",
    "есть нулевой байт: это не текстовый CSV или файл повреждён. Сохраните его заново.",
    "there is a NUL byte: this is no text CSV, or the file is damaged. Save it again.",
)
WIDTH = Words(
    "{found} ұяшық, ал тақырып жолында {wanted}. Артық не жетпеген үтірді немесе жабылмаған тырнақшаны тексеріңіз.",
    "ячеек {found}, а в заголовке {wanted}. Проверьте лишнюю или недостающую запятую и кавычки.",
    "{found} cells, while the heading has {wanted}. Look for a comma too much or missing, or an open quote.",
)
QUOTE = Words(
    "тырнақша жабылмаған немесе дұрыс қойылмаған.",
    "кавычка не закрыта или стоит не на месте.",
    "a quote is not closed or stands in a wrong place.",
)
SEPARATOR = Words(
    "бағандар {sign} белгісімен бөлінген сияқты. CSV-ді үтірмен бөліп сақтаңыз.",
    "столбцы, похоже, разделены знаком {sign}. Сохраните CSV с запятыми.",
    "columns seem to be parted by {sign}. Save the CSV with commas.",
)
TOO_LARGE = Words("файл тым үлкен.", "файл слишком велик.", "the file is too large.")


def _decode(name: str, raw: bytes, problems: Problems) -> str | None:
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        problems.add(name, None, "", NOT_UTF8.format(guess="UTF-16"))
        return None
    try:
        return raw.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        problems.add(name, row, "", NOT_UTF8.format(guess="Windows-1251"))
        return None


def read_csv(path: Path, problems: Problems) -> pl.DataFrame | None:
    """All cells as text under their headings as written, plus `_row`; None where the file has no table at all.

    Headings that repeat get a number in parentheses so that the caller can name them.
    """
    name = path.name
    if path.stat().st_size > MOST_BYTES:
        problems.add(name, None, "", TOO_LARGE)
        return None
    raw = path.read_bytes()
    if not raw.removeprefix(_BOM).strip():
        problems.add(name, None, "", EMPTY_FILE)
        return None
    if b"\x00" in raw and raw[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        problems.add(name, raw.count(b"\n", 0, raw.index(b"\x00")) + 1, "", NUL)
        return None
    if b'"' not in raw and b"\r" not in raw:
        quick = _read_plain(name, raw, problems)
        if quick is not None or problems:
            return quick
    text = _decode(name, raw, problems)
    return None if text is None else _read_quoted(name, text, problems)


def _read_plain(name: str, raw: bytes, problems: Problems) -> pl.DataFrame | None:
    """The quick way where no cell is quoted: every row must have as many commas as the heading.

    None without a problem: not readable this way, take the exact way.
    """
    body = raw.removeprefix(_BOM)
    if not body.endswith(b"\n"):
        body += b"\n"
    bytes_ = np.frombuffer(body, dtype=np.uint8)
    ends = np.flatnonzero(bytes_ == ord("\n"))
    commas = np.flatnonzero(bytes_ == ord(","))
    counts = np.diff(np.searchsorted(commas, ends), prepend=0)
    if (counts != counts[0]).any() or (counts[0] == 0 and len(ends) > 1):
        return None
    try:
        heading = body[: ends[0]].decode("utf-8").split(",")
        if len(ends) == 1:
            return _frame(heading, [[] for _ in heading], np.empty(0, dtype=np.int64))
        table = pl.read_csv(
            io.BytesIO(body),
            has_header=False,
            skip_rows=1,
            infer_schema=False,
            quote_char=None,
            new_columns=_unique(heading),
            null_values=[""],
            raise_if_empty=False,
        )
    except (pl.exceptions.PolarsError, UnicodeDecodeError):
        return None
    if table.height != len(ends) - 1 or table.width != len(heading):
        return None
    return table.with_columns(pl.int_range(2, table.height + 2, dtype=pl.Int64).alias("_row"))


def _unique(heading: list[str]) -> list[str]:
    seen: dict[str, int] = {"_row": 1}  # taken by the row's number
    made = []
    for cell in heading:
        seen[cell] = seen.get(cell, 0) + 1
        made.append(cell if seen[cell] == 1 else f"{cell} ({seen[cell]})")
    return made


def _frame(heading: list[str], columns: list[list[str | None]], rows: "np.ndarray | list[int]") -> pl.DataFrame:
    data = {
        name: pl.Series(name, cells, dtype=pl.String) for name, cells in zip(_unique(heading), columns, strict=True)
    }
    return pl.DataFrame({**data, "_row": pl.Series("_row", rows, dtype=pl.Int64)})


def _read_quoted(name: str, text: str, problems: Problems) -> pl.DataFrame | None:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    heading: list[str] | None = None
    columns: list[list[str | None]] = []
    rows: list[int] = []
    first = 1
    try:
        for cells in reader:
            row, first = first, reader.line_num + 1
            if heading is None:
                heading = cells
                columns = [[] for _ in cells]
            elif not cells:
                continue
            elif len(cells) != len(heading):
                problems.add(name, row, "", _width(heading, len(cells)))
            else:
                rows.append(row)
                for column, cell in zip(columns, cells, strict=True):
                    column.append(cell or None)
    except csv.Error:
        problems.add(name, first, "", QUOTE)
        return None
    return rows_to_frame(heading, columns, rows)


def rows_to_frame(heading: list[str] | None, columns: list[list[str | None]], rows: list[int]) -> pl.DataFrame | None:
    """Columns of text under their headings, with their row numbers."""
    return None if heading is None else _frame(heading, columns, rows)


def _width(heading: list[str], found: int) -> Words:
    for sign, shown in ((";", "«;»"), ("\t", "TAB")):
        if len(heading) == 1 and sign in heading[0]:
            return SEPARATOR.format(sign=shown)
    return WIDTH.format(found=found, wanted=len(heading))


def separator_of(heading: list[str]) -> Words | None:
    """Advice where a heading of one cell shows another separator than the comma."""
    for sign, shown in ((";", "«;»"), ("\t", "TAB")):
        if len(heading) == 1 and sign in heading[0]:
            return SEPARATOR.format(sign=shown)
    return None
