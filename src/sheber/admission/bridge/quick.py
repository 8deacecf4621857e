"""The people and their lists read typed at once, where the files are as plain as they should be.

The careful way (`read.py`) explains every fault but costs many passes over ten million rows. Here each rule is only
tested: whatever is unusual, even if allowed (letters beyond ASCII, choices out of order), gives None, and the
careful way reads the same files again.
"""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import polars as pl

LISTED = ("applicant", "choice", "programme", "points")
LONGEST = 40  # choices a person; longer lists take the careful way
MOST_POINTS = 10**18
_UNUSUAL = (b"\r", b"\t", b"\x00", b"+", b"\x0b", b"\x0c")


@dataclass(frozen=True)
class People:
    """The rows of applicants.csv."""

    codes: pl.Series  # String
    rights: np.ndarray  # (N,) int64, bit k: the k-th right in the printed order
    lottery: np.ndarray | None  # (N,) int64, from 1

    @cached_property
    def listed(self) -> list[str]:
        """The codes."""
        return self.codes.to_list()


@dataclass(frozen=True)
class Lists:
    """The lists in CSR form, people in the file's order."""

    offset: np.ndarray  # (N+1,) int64
    programme: np.ndarray  # (M,) int32, number within `programmes`
    points: np.ndarray  # (M,) int16 or int32 where they fit, else int64


Schema = dict[str, pl.DataType | type[pl.DataType]]
_UNREADABLE = (pl.exceptions.PolarsError, OSError, ValueError, OverflowError)


def read_people(path: Path, rights: list[str]) -> People | None:
    """The people, or None: take the careful way. `rights` in the printed order."""
    try:
        table = _table(path, {"applicant": pl.String, "rights": pl.String, "lottery": pl.Int64}, spaces=True)
        return None if table is None else _people(table, rights)
    except _UNREADABLE:
        return None


def read_lists(path: Path, codes: pl.Series, programmes: list[str]) -> Lists | None:
    """The lists of the people, or None: take the careful way."""
    for points in (pl.Int32, pl.Int64):  # wide points are rare, and twice as large in memory
        kinds = (pl.String, pl.Int16, pl.Enum(programmes), points)
        schema: Schema = dict(zip(LISTED, kinds, strict=True))
        try:
            table = _typed(path, schema)
            return None if table is None else _lists(path, table, codes, programmes)
        except _UNREADABLE:
            continue
    return None


def _table(path: Path, schema: Schema, *, spaces: bool) -> pl.DataFrame | None:
    """The file's columns in the order of `schema`, missing ones as nulls; None where its text is not plain."""
    if path.suffix == ".csv" and not _is_plain(path.read_bytes(), spaces=spaces):
        return None
    return _typed(path, schema)


def _is_plain(raw: bytes, *, spaces: bool) -> bool:
    """No letter, blank or empty line that the careful way may take in another sense."""
    odd = not spaces and b" " in raw
    return raw.isascii() and not odd and b"\n\n" not in raw and not any(raw.find(one) >= 0 for one in _UNUSUAL)


def _typed(path: Path, schema: Schema) -> pl.DataFrame | None:
    """The file's columns in the order of `schema`, missing ones as nulls; the text of a CSV was not looked at."""
    if path.suffix == ".parquet":
        lazy = pl.scan_parquet(path)
        kinds = lazy.collect_schema()
        if not all(name in schema and _typed_as(kind, schema[name]) for name, kind in kinds.items()):
            return None
        # In pieces: the wide columns of the file and the narrow ones made of them are never in memory together.
        frame = lazy.select(pl.col(name).cast(schema[name]) for name in kinds).collect(engine="streaming")
    else:
        raw = path.read_bytes()
        heading = raw[: raw.find(b"\n")].decode("ascii").split(",") if b"\n" in raw else []
        if not heading or not set(heading) <= set(schema) or len(set(heading)) < len(heading):
            return None
        quote = '"' if b'"' in raw else None
        frame = pl.read_csv(raw, schema={name: schema[name] for name in heading}, quote_char=quote)
    absent = [pl.lit(None, dtype=kind).alias(name) for name, kind in schema.items() if name not in frame.columns]
    return frame.with_columns(absent).select(list(schema))


def _typed_as(found: pl.DataType, kind: pl.DataType | type[pl.DataType]) -> bool:
    return found.is_integer() if kind in {pl.Int64, pl.Int32, pl.Int16} else found == pl.String


def _good_codes(codes: pl.Series) -> bool:
    if codes.null_count():
        return False
    lengths = codes.str.len_bytes()
    plain = bool(codes.str.contains(r"^[!#-~]+$").all())
    return plain and int(lengths.max() or 0) <= 128  # type: ignore[arg-type]


def _people(people: pl.DataFrame, rights: list[str]) -> People | None:
    codes, lottery = people["applicant"], people["lottery"]
    # All digests different: so are the codes, and in a third of the time.
    if not _good_codes(codes) or (codes.hash().n_unique() < len(codes) and codes.n_unique() < len(codes)):
        return None
    bit = {code: 1 << place for place, code in enumerate(rights)}
    told = {text: text.split(" ") for text in people["rights"].unique().to_list() if text}
    if any(one not in bit for held in told.values() for one in held):
        return None
    masks = {text: sum({bit[one] for one in held}) for text, held in told.items()}
    held = people["rights"].replace_strict(masks, default=0, return_dtype=pl.Int64).to_numpy()
    if lottery.null_count() == len(lottery):
        return People(codes, held, None)
    drawn = lottery.to_numpy()
    if lottery.null_count() or not np.array_equal(np.sort(drawn), np.arange(1, len(drawn) + 1)):
        return None
    return People(codes, held, drawn)


def _lists(path: Path, table: pl.DataFrame, codes: pl.Series, programmes: list[str]) -> Lists | None:
    if not table.height:
        return Lists(np.zeros(len(codes) + 1, np.int64), np.zeros(0, np.int32), np.zeros(0, np.int32))
    if any(series.null_count() for series in table):
        return None
    choice = table.drop_in_place("choice").to_numpy()
    head = np.flatnonzero(choice == 1)
    length = np.diff(np.append(head, len(choice)))
    row = _owners(table.drop_in_place("applicant"), head, codes)
    if row is None or not _counts_up(choice, head, length):
        return None
    programme = table.drop_in_place("programme").to_physical().to_numpy().astype(np.int32)
    points = table.drop_in_place("points").to_numpy()
    if _repeats(programme, head, int(length.max()) if len(length) else 0) or not _fits(points, MOST_POINTS):
        return None
    if path.suffix == ".csv":
        known = pl.Series(programmes, dtype=pl.String)
        told = [_letters(codes, row, length), _digits(choice), _letters(known, programme), _digits(points)]
        if not _is_shortest(path, len(choice), sum(told), known) and not _is_plain(path.read_bytes(), spaces=False):
            return None
    counts = np.zeros(len(codes), dtype=np.int64)
    counts[row] = length
    offset = np.concatenate([[0], np.cumsum(counts)])
    if not np.array_equal(row, np.sort(row)):
        order = np.argsort(row, kind="stable")
        where = _block_index(head[order], length[order])
        programme, points = programme[where], points[where]
    return Lists(offset, programme, _narrow(points))


def _owners(applicants: pl.Series, head: np.ndarray, codes: pl.Series) -> np.ndarray | None:
    """The row in applicants.csv of each list's owner; None where a list is not one person's, from its head on."""
    found, before, first = [codes.clear()], None, 0
    for part in applicants.get_chunks():  # one by one: to join them would need their memory twice
        here = head[slice(*np.searchsorted(head, [first, first + len(part)]))] - first
        same = (part.slice(1) == part.slice(0, len(part) - 1)).to_numpy()
        changes = np.flatnonzero(np.append(part[0] != before, ~same))
        if not np.array_equal(changes, here):
            return None
        found.append(part.gather(here))
        before, first = part[-1], first + len(part)
    return _rows(pl.concat(found), codes)


def _counts_up(choice: np.ndarray, head: np.ndarray, length: np.ndarray) -> bool:
    """Whether every list is numbered from 1 without gaps."""
    steps = choice[1:] - choice[:-1] == 1
    steps[head[1:] - 1] = True
    return int(head[0]) == 0 and int(length.max()) <= LONGEST and bool(steps.all())


def _is_shortest(path: Path, rows: int, cells: int, programmes: pl.Series) -> bool:
    """Whether the file is no longer than its values in their shortest form.

    Then no cell has a sign, a blank, a quote or a leading nought, and no line is empty: seen without reading the text.
    """
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        ends = file.read(1) == b"\n"
    heading = sum(len(name) + 1 for name in LISTED)
    ascii_only = bool((programmes.str.len_bytes() == programmes.str.len_chars()).all())
    return ends and ascii_only and path.stat().st_size == heading + cells + len(LISTED) * rows


def _letters(names: pl.Series, place: np.ndarray, times: np.ndarray | int = 1) -> int:
    """Bytes of the names at places, each so many times."""
    lengths = names.str.len_bytes().to_numpy().astype(np.int32)
    if len(lengths) and (lengths == lengths[0]).all():
        return int(lengths[0]) * (len(place) * times if isinstance(times, int) else int(times.sum()))
    return int((lengths.take(place) * times).sum(dtype=np.int64))


def _digits(numbers: np.ndarray) -> int:
    """Letters of whole numbers in decimal."""
    total, least, most = len(numbers), int(numbers.min(initial=0)), int(numbers.max(initial=0))
    if least < 0:
        total += int(np.count_nonzero(numbers < 0))
    limit = 10
    while limit <= max(most, -least):
        total += int(np.count_nonzero(numbers >= limit)) if most >= limit else 0
        total += int(np.count_nonzero(numbers <= -limit)) if -least >= limit else 0
        limit *= 10
    return total


def _narrow(points: np.ndarray) -> np.ndarray:
    """The same numbers in as few bytes as hold them and their differences: what is small is quick to match."""
    if len(points) and points.min() >= 0 and points.max() < 2**15:
        return points.astype(np.int16)
    return points.astype(np.int32 if _fits(points, 2**30) else np.int64, copy=False)


def _fits(points: np.ndarray, limit: int) -> bool:
    return not len(points) or (-limit < int(points.min()) and int(points.max()) < limit)


def _rows(heads: pl.Series, codes: pl.Series) -> np.ndarray | None:
    """The row of each list's owner in applicants.csv; None where one is unknown or has two lists."""
    if len(heads) == len(codes) and heads.equals(codes):
        return np.arange(len(codes))
    known = pl.DataFrame({"code": codes, "row": pl.int_range(len(codes), eager=True)})
    rows = heads.to_frame("code").join(known, on="code", how="left", maintain_order="left")["row"]
    if rows.null_count() or rows.n_unique() < len(rows):
        return None
    found: np.ndarray = rows.to_numpy()
    return found


def _repeats(programme: np.ndarray, head: np.ndarray, longest: int) -> bool:
    """Whether somebody named a programme twice."""
    for step in range(1, longest):
        hits = np.flatnonzero(programme[step:] == programme[:-step])
        if (np.searchsorted(head, hits, "right") == np.searchsorted(head, hits + step, "right")).any():
            return True
    return False


def _block_index(start: np.ndarray, length: np.ndarray) -> np.ndarray:
    """start[0], start[0]+1, ... (length[0] numbers), start[1], ..."""
    shift: np.ndarray = np.repeat(start - np.cumsum(length) + length, length)
    index: np.ndarray = np.arange(int(length.sum())) + shift
    return index


def in_draw_order(
    offset: np.ndarray, programme: np.ndarray, points: np.ndarray, order: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The lists of people in a new order: `order[k]` is the old row of the k-th person."""
    length = np.diff(offset)[order]
    made = np.concatenate([[0], np.cumsum(length)])
    if len(length) and length[0] > 0 and (length == length[0]).all():
        shape = (len(order), int(length[0]))
        flat = [one.reshape(shape).take(order, axis=0).ravel() for one in (programme, points)]
        return made, flat[0], flat[1]
    start = offset[:-1][order]
    new_programme, new_points = np.empty_like(programme), np.empty_like(points)
    block = 1 << 15  # people at a time: the index stays in the processor's cache
    for first in range(0, len(order), block):
        where = _block_index(start[first : first + block], length[first : first + block])
        to = slice(int(made[first]), int(made[min(first + block, len(order))]))
        new_programme[to], new_points[to] = programme[where], points[where]
    return made, new_programme, new_points
