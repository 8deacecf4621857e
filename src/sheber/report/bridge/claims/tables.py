"""A table's cells as sentences: the row's name, the column's, the number: "Places of the order, 2025: 7 407"."""

import re
from collections.abc import Iterator, Sequence

_NUMBER = re.compile(
    r"[~≈<>+\s]*[-−]?\d[\d\s\u00a0\u202f.,/–-]*(?:%|[^\W\d_.]{1,12}\.?(?:\s[^\W\d_.]{1,12}\.?){0,2})?"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?\s*(?:г\.?|год\w*|жыл\w*|ж\.?)?", re.IGNORECASE)
_COUNTER = re.compile(r"№.*|#|no\.?|n|п/п|р/с|реті", re.IGNORECASE)
_UNITS = re.compile(r"ед(?:иниц\w*|\.)|өлшем|бірлік|units?\b|measure", re.IGNORECASE)
_UNIT = re.compile(
    r"\s*[,(]\s*((?:%|процент\w*|пайыз\w*|тыс|млн|млрд|мың|thousand|million|billion|bn|тенге|теңге|tenge|kzt)[^,()]{0,20})\)?\s*$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"изменен|прирост|рост|снижен|отклонен|разниц|динамик|\+/|өзгер|өсім|айырма|chang|growth|differ|delta|\bплан|\bplan|target|жоспар|прогноз|forecast",
    re.IGNORECASE,
)
_FACT = re.compile(r"(?<!\w)(?:факт(?:ически)?|нақты|actual)(?!\w)", re.IGNORECASE)
_PLAIN_NUMBER = re.compile(r"[\d\s\u00a0\u202f.,]+")
_MOST_LETTERS = 160  # what is longer is no cell of a table but a page laid out in one
_SEPARATED = re.compile(r"\t+|\s*\|\s*")


def sentences_of_table(rows: Sequence[Sequence[str]]) -> str:
    """The text of a table, a paragraph for each cell that says something."""
    told = [[" ".join(cell.split()) if len(cell) <= _MOST_LETTERS else cell for cell in row] for row in rows]
    heads = told[0] if told and _is_head(told[0]) and len(told) > 1 else []
    lines: list[str] = []
    for row in told[1:] if heads else told:
        lines += _of_row(row, heads)
    return "".join(f"\n\n{line}\n\n" for line in lines)


def _is_head(row: Sequence[str]) -> bool:
    """Whether a row names columns: nothing in it is a figure, a year is no figure."""
    return not any(_NUMBER.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in row)


def _of_row(row: Sequence[str], heads: Sequence[str]) -> Iterator[str]:
    counters = {place for place, head in enumerate(heads) if _COUNTER.fullmatch(head) or _UNITS.match(head)}
    units = [cell for place, cell in enumerate(row) if place < len(heads) and _UNITS.match(heads[place])]
    unit = f", {units[0]}" if units else ""  # as if it stood in the row's name
    names = [
        (place, cell)
        for place, cell in enumerate(row)
        if cell and place not in counters and not _NUMBER.fullmatch(cell) and len(cell) <= _MOST_LETTERS
    ]
    name_at, name = names[0] if names else (-1, "")
    for place, cell in enumerate(row):
        if not cell or place in counters:
            continue
        if not _NUMBER.fullmatch(cell) or not name:
            if place != name_at or not any(_NUMBER.fullmatch(other) for other in row):
                yield cell
            continue
        head = heads[place] if place < len(heads) else ""
        yield _told(f"{name}{unit}" if _UNIT.search(unit) else name, "" if place == name_at else head, cell)


def _told(name: str, head: str, cell: str) -> str:
    unit = ""
    for label in (name, head):
        if found := _UNIT.search(label):
            unit = found.group(1).strip() if _PLAIN_NUMBER.fullmatch(cell) else ""
    name, head = _UNIT.sub("", name), _UNIT.sub("", head)
    head = _FACT.sub("", head).strip(" ,:")
    if _CHANGE.search(head):  # how much it moved or shall be, not how much there is
        return f"{head}: {cell}{' ' if unit else ''}{unit}."
    return f"{name}{', ' if head else ''}{head}: {cell}{' ' if unit else ''}{unit}."


def with_tables_told(text: str) -> str:
    """A plain text in which lines parted by tabs or bars are told as sentences."""
    made: list[str] = []
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        cells = [cell.strip() for cell in _SEPARATED.split(line.strip().strip("|"))]
        if len(cells) > 1 and len(line) <= 10 * _MOST_LETTERS:
            if not all(re.fullmatch(r":?-{2,}:?", cell) for cell in cells):
                rows.append(cells)
            continue
        if rows:
            made.append(sentences_of_table(rows) if len(rows) > 1 else "  ".join(rows[0]))
            rows = []
        made.append(line)
    return "\n".join(made[:-1])
