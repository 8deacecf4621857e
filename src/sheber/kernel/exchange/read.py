"""Reads one file against its declaration: headings, kinds, required cells, the key. Collects every problem."""

import re
from pathlib import Path
from typing import Any

import polars as pl

from sheber.kernel.exchange.advice import EMPTY, advise
from sheber.kernel.exchange.csv_text import read_csv, separator_of
from sheber.kernel.exchange.given import UNREADABLE, fault_of_file, is_there
from sheber.kernel.exchange.json_text import JsonFaultError, parse_json
from sheber.kernel.exchange.parse import parse
from sheber.kernel.exchange.problems import Problems, refuse
from sheber.kernel.exchange.sheet import Column, Sheet
from sheber.kernel.exchange.xlsx_text import read_xlsx
from sheber.kernel.words import Words

ROW = "_row"
SHOWN_PER_COLUMN = 20
_TEXTS = (pl.String, pl.Boolean, pl.Categorical, pl.Enum, pl.Null)

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
    "файл түрі белгісіз: .csv, .xlsx немесе .parquet керек.",
    "неизвестный вид файла: нужен .csv, .xlsx или .parquet.",
    "not a known kind of file: .csv, .xlsx or .parquet is wanted.",
)
NOT_PARQUET = Words(
    "бұл Parquet файлы емес немесе ол бүлінген. Бүтін .parquet файлын не сол кестені .csv түрінде қойыңыз.",
    "это не файл Parquet, или он повреждён. Положите целый файл .parquet или ту же таблицу в .csv.",
    "this is no Parquet file, or it is damaged. Put a whole .parquet file here, or the same table as .csv.",
)
NOT_PLAIN = Words(
    "бағанның түрі {kind}: ұяшықта бір ғана мән болуы керек. Мәтін, сан немесе күн түрінде сақтаңыз.",
    "вид столбца {kind}: в ячейке должно быть одно простое значение. Сохраните его как текст, число или дату.",
    "the column's type is {kind}: a cell must hold one plain value. Save it as text, a number or a date.",
)
NOT_UTF8_JSON = Words(
    "мәтін UTF-8 емес. Файлды UTF-8 түрінде сақтаңыз.",
    "текст не в UTF-8. Сохраните файл в UTF-8.",
    "the text is not UTF-8. Save the file as UTF-8.",
)
RESERVED = Words(
    "бұл атауды бағдарлама жол нөмірі үшін қолданады. Бағанның атауын өзгертіңіз немесе оны өшіріңіз.",
    "это имя занято: так программа зовёт номер строки. Переименуйте столбец или удалите его.",
    "this name is taken: the program keeps the row's number under it. Rename the column or delete it.",
)


def read_sheet(path: Path, sheet: Sheet, problems: Problems, *, extra: bool = False) -> pl.DataFrame:
    """The file's rows in typed columns named as declared, plus `_row` (line in the file; the heading is line 1).

    Types: Whole, Year, Tenge (in tiyn): Int64; Number, Share: Decimal; Day: Date; YesNo: Boolean; all others String.
    A missing optional column is null. With `extra` unknown columns are kept as text instead of refused. Problems
    are added to `problems`; rows that have one stay in the frame with nulls, so call `problems.stop_if_any()`.
    """
    before = problems.total
    if path.suffix != ".csv":
        problems.read_as[f"{sheet.code}.csv"] = path.name  # checks across files speak of the sheet by this name
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
            _check_rules(path.name, frame, sheet, problems)
    return frame


def _check_rules(name: str, frame: pl.DataFrame, sheet: Sheet, problems: Problems) -> None:
    """The rules over the whole sheet; their faults are told under the file that was read, whatever its form."""
    found = Problems()
    assert sheet.check is not None  # noqa: S101  (the caller asked)
    sheet.check(frame, found)
    for one in found.list:
        problems.add(name, one.row, one.column, one.words)
    problems.total += found.total - len(found.list)


def empty_frame(sheet: Sheet) -> pl.DataFrame:
    """No rows, all columns typed: what an optional file that is not there stands for."""
    series = [parse(column.kind, pl.Series(column.name, [], dtype=pl.String))[0] for column in sheet.columns]
    return pl.DataFrame(
        [*(s.alias(c.name) for s, c in zip(series, sheet.columns, strict=True)), pl.Series(ROW, [], dtype=pl.Int64)]
    )


def _read_texts(path: Path, problems: Problems) -> pl.DataFrame | None:
    fault = fault_of_file(path)
    if fault is not None:
        problems.add(path.name, None, "", fault)
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
        table = pl.read_parquet(path, glob=False)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError, ValueError, OverflowError):
        problems.add(path.name, None, "", NOT_PARQUET)
        return None
    before = problems.total
    for name, kind in table.schema.items():
        if name == ROW:
            problems.add(path.name, 1, ROW, RESERVED)
        elif not _is_plain(kind):
            problems.add(path.name, 1, name, NOT_PLAIN.format(kind=kind))
    if problems.total > before:
        return None
    try:
        texts = table.select(pl.all().cast(pl.String, strict=False).replace({"": None}))
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException):
        problems.add(path.name, None, "", NOT_PARQUET)
        return None
    return texts.with_columns(pl.int_range(2, texts.height + 2, dtype=pl.Int64).alias(ROW))


def _is_plain(kind: pl.DataType) -> bool:
    """Whether a cell of this type is one value that has a text."""
    return (kind.is_numeric() or kind.is_temporal() or kind in _TEXTS) and kind != pl.Duration


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
        first = repeated[1] if repeated else ""
        column = known.get(bare.casefold())
        twin = known.get(first.casefold()) if column is None and repeated else None
        if column is None and repeated and extra and first in headings:
            twin = first
        if not bare or (repeated and not first):
            problems.add(name, 1, "", UNNAMED_COLUMN.format(n=place))
        elif column is None and ROW in {bare, first}:
            problems.add(name, 1, ROW, RESERVED)
        elif twin or (column or bare) in found.values():
            problems.add(name, 1, twin or column or bare, TWICE_COLUMN)
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
    """A settings file; `missing` where it is not there and a default is given. Raises BadInput.

    Repeated keys, numbers beyond bounds and texts that cannot be kept are refused with their place.
    """
    fault = fault_of_file(path)
    if fault is not None:
        if missing is not None and not is_there(path):
            return missing
        raise refuse(path.name, None, "", fault)
    try:
        return parse_json(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise refuse(path.name, None, "", NOT_UTF8_JSON) from error
    except OSError as error:
        raise refuse(path.name, None, "", UNREADABLE) from error
    except JsonFaultError as error:
        raise refuse(path.name, error.line, error.key, error.words) from error
