"""Reads one file against its declaration: headings, kinds, required cells, the key. Collects every problem."""

import json
import re
from pathlib import Path
from typing import Any

import polars as pl

from sheber.kernel.exchange.advice import EMPTY, advise, say
from sheber.kernel.exchange.csv_text import read_csv, separator_of
from sheber.kernel.exchange.parse import parse
from sheber.kernel.exchange.problems import Problems, refuse
from sheber.kernel.exchange.sheet import Column, Sheet
from sheber.kernel.exchange.xlsx_text import read_xlsx
from sheber.kernel.words import Words

ROW = "_row"
SHOWN_PER_COLUMN = 20

MISSING_FILE = Words(
    "файл жоқ. Оны қалтаға қосыңыз.",
    "файла нет. Добавьте его в папку.",
    "the file is missing. Put it into the folder.",
)
MISSING_COLUMN = Words(
    "мұндай баған жоқ. Тақырып жолына қосыңыз.",
    "такого столбца нет. Добавьте его в строку заголовков.",
    "there is no such column. Add it to the heading row.",
)
UNKNOWN_COLUMN = Words(
    "белгісіз баған. Атауын түзетіңіз немесе өшіріңіз; күтілетіндері: {names}.",
    "неизвестный столбец. Исправьте название или удалите; ожидаются: {names}.",
    "not a known column. Mend its name or delete it; expected are: {names}.",
)
TWICE_COLUMN = Words(
    "бұл баған екі рет тұр. Біреуін өшіріңіз.",
    "этот столбец стоит дважды. Удалите один.",
    "this column stands twice. Delete one.",
)
UNNAMED_COLUMN = Words("{n}-бағанның атауы жоқ.", "у столбца № {n} нет названия.", "column number {n} has no name.")
TWICE_KEY = Words(
    "осы кілтпен жол {n}-жолда бар. Бірін өшіріңіз.",
    "строка с таким ключом уже есть в строке {n}. Удалите одну.",
    "a row with this key stands in row {n} already. Delete one.",
)
NOT_A_TABLE = Words(
    "файл түрі белгісіз: .csv немесе .xlsx керек.",
    "неизвестный вид файла: нужен .csv или .xlsx.",
    "not a known kind of file: .csv or .xlsx is wanted.",
)


def read_sheet(path: Path, sheet: Sheet, problems: Problems, *, extra: bool = False) -> pl.DataFrame:
    """The file's rows in typed columns named as declared, plus `_row` (line in the file; the heading is line 1).

    Types: Whole, Year, Tenge (in tiyn): Int64; Number, Share: Decimal; Day: Date; YesNo: Boolean; all others String.
    A missing optional column is null. With `extra` unknown columns are kept as text instead of refused. Problems
    are added to `problems`; rows that have one stay in the frame with nulls, so call `problems.stop_if_any()`.
    """
    before = problems.total
    texts = _read_texts(path, problems)
    if texts is None:
        return empty_frame(sheet)
    named = _match_headings(path.name, texts, sheet, problems, extra=extra)
    if named is None:
        return empty_frame(sheet)
    columns = [_typed(path.name, named, column, problems) for column in sheet.columns]
    kept = [named[name] for name in named.columns if extra and name not in {c.name for c in sheet.columns}]
    frame = pl.DataFrame([*columns, *(series for series in kept if series.name != ROW), named[ROW]])
    if problems.total == before:
        check_key(path.name, frame, sheet, problems)
        if sheet.check is not None and problems.total == before:
            sheet.check(frame, problems)
    return frame


def empty_frame(sheet: Sheet) -> pl.DataFrame:
    """No rows, all columns typed: what an optional file that is not there stands for."""
    series = [parse(column.kind, pl.Series(column.name, [], dtype=pl.String))[0] for column in sheet.columns]
    return pl.DataFrame(
        [*(s.alias(c.name) for s, c in zip(series, sheet.columns, strict=True)), pl.Series(ROW, [], dtype=pl.Int64)]
    )


def _read_texts(path: Path, problems: Problems) -> pl.DataFrame | None:
    if not path.is_file():
        problems.add(path.name, None, "", MISSING_FILE)
        return None
    if path.suffix.lower() == ".csv":
        return read_csv(path, problems)
    if path.suffix.lower() in {".xlsx", ".xlsm"}:
        return read_xlsx(path, problems)
    if path.suffix.lower() == ".parquet":
        return _read_parquet(path, problems)
    problems.add(path.name, None, "", NOT_A_TABLE)
    return None


def _read_parquet(path: Path, problems: Problems) -> pl.DataFrame | None:
    try:
        table = pl.read_parquet(path)
    except (pl.exceptions.PolarsError, OSError):
        problems.add(path.name, None, "", NOT_A_TABLE)
        return None
    texts = table.select(pl.all().cast(pl.String, strict=False).replace({"": None}))
    return texts.with_columns(pl.int_range(2, texts.height + 2, dtype=pl.Int64).alias(ROW))


def _known_headings(sheet: Sheet) -> dict[str, str]:
    known = {column.name.casefold(): column.name for column in sheet.columns}
    for column in sheet.columns:
        for label in (column.label.kk, column.label.ru, column.label.en):
            if label:
                known.setdefault(label.casefold(), column.name)
    return known


def _match_headings(
    name: str, texts: pl.DataFrame, sheet: Sheet, problems: Problems, *, extra: bool
) -> pl.DataFrame | None:
    """The table under declared names; missing optional columns added empty. None where headings are wrong."""
    headings = [heading for heading in texts.columns if heading != ROW]
    other = separator_of(headings)
    if other is not None:
        problems.add(name, 1, "", other)
        return None
    known, before = _known_headings(sheet), problems.total
    found: dict[str, str] = {}
    for place, heading in enumerate(headings, start=1):
        bare = heading.strip()
        repeated = re.fullmatch(r"(.*) \(\d+\)", bare)
        column = known.get(bare.casefold())
        twin = known.get(repeated[1].casefold()) if column is None and repeated else None
        if not bare or (repeated and not repeated[1]):
            problems.add(name, 1, "", UNNAMED_COLUMN.format(n=place))
        elif twin or column in found.values():
            problems.add(name, 1, twin or column or "", TWICE_COLUMN)
        elif column is None and not extra:
            expected = ", ".join(one.name for one in sheet.columns)
            problems.add(name, 1, bare, UNKNOWN_COLUMN.format(names=expected))
        else:
            found[heading] = column or bare
    for one in sheet.columns:
        if one.required and one.name not in found.values():
            problems.add(name, 1, one.name, MISSING_COLUMN)
    if problems.total > before:
        return None
    table = texts.select([*found, ROW]).rename(found)
    absent = [column.name for column in sheet.columns if column.name not in table.columns]
    return table.with_columns([pl.lit(None, dtype=pl.String).alias(one) for one in absent])


def _typed(name: str, table: pl.DataFrame, column: Column, problems: Problems) -> pl.Series:
    texts = table[column.name]
    values, wrong = parse(column.kind, texts)
    if wrong.any():
        _report(name, table, column, wrong, problems)
    if column.required and texts.null_count():
        rows = table.filter(texts.is_null())[ROW].to_list()
        for row in rows[:SHOWN_PER_COLUMN]:
            problems.add(name, row, column.name, EMPTY)
        problems.total += max(len(rows) - SHOWN_PER_COLUMN, 0)
    return values.alias(column.name)


def _report(name: str, table: pl.DataFrame, column: Column, wrong: pl.Series, problems: Problems) -> None:
    bad = table.filter(wrong).select(ROW, column.name)
    for row, text in bad.head(SHOWN_PER_COLUMN).iter_rows():
        problems.add(name, row, column.name, advise(column.kind, text))
    problems.total += max(bad.height - SHOWN_PER_COLUMN, 0)


def check_key(name: str, frame: pl.DataFrame, sheet: Sheet, problems: Problems) -> None:
    """Each key once; names the second row and where the first one stands."""
    if not sheet.key or not frame.height:
        return
    repeated = frame.filter(~pl.struct(sheet.key).is_first_distinct())
    if not repeated.height:
        return
    wanted = repeated.head(SHOWN_PER_COLUMN).select([*sheet.key, ROW])
    first = frame.unique(subset=list(sheet.key), keep="first").select([*sheet.key, pl.col(ROW).alias("_first")])
    for record in wanted.join(first, on=list(sheet.key), how="left", nulls_equal=True).iter_rows(named=True):
        problems.add(name, record[ROW], ", ".join(sheet.key), TWICE_KEY.format(n=record["_first"]))
    problems.total += max(repeated.height - SHOWN_PER_COLUMN, 0)


def read_json(path: Path, *, missing: Any = None) -> Any:
    """A settings file; `missing` where it is not there and a default is given. Raises BadInput."""
    if not path.is_file():
        if missing is not None:
            return missing
        raise refuse(path.name, None, "", MISSING_FILE)
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise refuse(path.name, None, "", say("", "UTF-8 емес.", "не UTF-8.", "not UTF-8.")) from error
    except (ValueError, RecursionError) as error:
        row = getattr(error, "lineno", None)
        raise refuse(path.name, row, "", say("JSON", str(error), str(error), str(error))) from error
