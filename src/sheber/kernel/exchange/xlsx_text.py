"""xlsx into columns of text. The zip is looked at before it is opened, and parsed in a child with limits."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import polars as pl

from sheber.kernel.exchange.csv_text import EMPTY_FILE, rows_to_frame
from sheber.kernel.exchange.problems import Problems
from sheber.kernel.words import Words

MOST_PARTS = 2_000
MOST_UNPACKED = 400 << 20
SUSPICIOUS_UNPACKED = 20 << 20
MOST_RATIO = 100
SECONDS = 120

NOT_XLSX = Words(
    "бұл xlsx файлы емес (немесе бүлінген). Excel-де «Excel кітабы (.xlsx)» түрінде сақтаңыз.",
    "это не файл xlsx (или он повреждён). Сохраните в Excel как «Книга Excel (.xlsx)».",
    "this is no xlsx file, or it is damaged. Save it in Excel as “Excel Workbook (.xlsx)”.",
)
BOMB = Words(
    "файл ашылғанда тым үлкен болады ({size} МБ). Артық парақтарды өшіріп, қайта сақтаңыз.",
    "после распаковки файл слишком велик ({size} МБ). Удалите лишние листы и сохраните заново.",
    "unpacked, the file is far too large ({size} MB). Delete spare sheets and save it again.",
)
NO_SHEET = Words(
    "файлда деректері бар парақ жоқ.", "в файле нет листа с данными.", "the file has no sheet with data."
)
TOO_HEAVY = Words(
    "файлды оқу тым көп уақыт немесе жад алады. CSV түрінде сақтаңыз.",
    "чтение файла занимает слишком много времени или памяти. Сохраните его как CSV.",
    "reading the file takes too much time or memory. Save it as CSV.",
)


def guard(path: Path, problems: Problems) -> bool:
    """Whether the zip directory shows a workbook of a bearable size."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
    except (zipfile.BadZipFile, OSError, ValueError):
        problems.add(path.name, None, "", NOT_XLSX)
        return False
    unpacked = sum(part.file_size for part in parts)
    ratio = unpacked / max(path.stat().st_size, 1)
    bomb = unpacked > MOST_UNPACKED or (unpacked > SUSPICIOUS_UNPACKED and ratio > MOST_RATIO)
    if bomb or len(parts) > MOST_PARTS:
        problems.add(path.name, None, "", BOMB.format(size=unpacked >> 20))
        return False
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        problems.add(path.name, None, "", NOT_XLSX)
        return False
    return True


def read_xlsx(path: Path, problems: Problems) -> pl.DataFrame | None:
    """All cells of the first sheet that has data as text under their headings, plus `_row`."""
    if not guard(path, problems):
        return None
    try:
        done = subprocess.run(  # noqa: S603  (our own module, the path is an argument and no shell is used)
            [sys.executable, "-m", "sheber.kernel.exchange.xlsx_child", str(path)],
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        problems.add(path.name, None, "", TOO_HEAVY)
        return None
    if done.returncode:
        problems.add(path.name, None, "", NOT_XLSX if done.returncode == 3 else TOO_HEAVY)
        return None
    return _to_frame(path.name, json.loads(done.stdout), problems)


def _to_frame(name: str, sheets: list[list[list[str]]], problems: Problems) -> pl.DataFrame | None:
    if not sheets:
        problems.add(name, None, "", NO_SHEET)
        return None
    table = sheets[0]
    first = next((place for place, cells in enumerate(table) if any(cells)), None)
    if first is None:
        problems.add(name, None, "", EMPTY_FILE)
        return None
    heading = table[first]
    width = max(place for place, cell in enumerate(heading, start=1) if cell)
    kept = [(place, cells) for place, cells in enumerate(table[first + 1 :], start=first + 2) if any(cells)]
    columns: list[list[str | None]] = [[cells[place] or None for _, cells in kept] for place in range(width)]
    return rows_to_frame(heading[:width], columns, [place for place, _ in kept])
