"""What may stand in a given folder: known names only, each once, each an ordinary file; the nearest name is told."""

import difflib
import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from sheber.kernel.exchange.problems import Problems
from sheber.kernel.words import LANGUAGES, Words

DESCRIPTOR = "datapackage.json"

MISSING_FILE = Words(
    "файл жоқ. Оны қалтаға қосыңыз.",
    "файла нет. Добавьте его в папку.",
    "the file is missing. Put it into the folder.",
)
A_FOLDER = Words(
    "бұл қалта, ал файл керек. Орнына файлды қойыңыз.",
    "это папка, а нужен файл. Положите на её место файл.",
    "this is a folder, and a file is wanted. Put the file in its place.",
)
DANGLING = Words(
    "бұл сілтеме ешқайда апармайды. Орнына файлдың өзін қойыңыз.",
    "это ссылка, которая никуда не ведёт. Положите сам файл.",
    "this link leads nowhere. Put the file itself here.",
)
NOT_A_FILE = Words(
    "бұл кәдімгі файл емес (арна немесе құрылғы). Орнына файлды қойыңыз.",
    "это не обычный файл (канал или устройство). Положите на его место файл.",
    "this is no ordinary file (a pipe or a device). Put a file in its place.",
)
UNREADABLE = Words(
    "файлды оқу мүмкін емес: рұқсат жоқ немесе диск бүлінген. Құқықтарын тексеріңіз.",
    "файл не читается: нет прав или повреждён диск. Проверьте права.",
    "the file cannot be read: no right to, or a damaged disk. Look at its permissions.",
)
STRAY = Words(
    "мұндай файл оқылмайды.{nearest} Атауын түзетіңіз немесе файлды алып тастаңыз; белгілілері: {names}.",
    "такой файл не читается.{nearest} Исправьте имя или уберите файл; известны: {names}.",
    "no such file is read.{nearest} Mend its name or take the file away; known are: {names}.",
)
NEAREST = Words(" Мүмкін, {name}?", " Может быть, {name}?", " Did you mean {name}?")
OTHER_FORM = Words(
    "бұл түрдегі файл оқылмайды: {names} керек. Сол түрде сақтаңыз.",
    "файл в таком виде не читается: нужен {names}. Сохраните его так.",
    "a file of this form is not read: {names} is wanted. Save it so.",
)
BOTH_FORMS = Words(
    "бір кесте екі файлда тұр: {names}. Біреуін алып тастаңыз.",
    "одна и та же таблица стоит в двух файлах: {names}. Уберите один.",
    "one table stands in two files: {names}. Take one away.",
)

# Whatever else a person keeps beside the tables (texts, pictures, folders) is left alone.
TABLES = frozenset({".csv", ".tsv", ".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".parquet", ".json"})
FORMS = TABLES | {
    "", ".tab", ".txt", ".dat", ".fods", ".numbers", ".pq", ".feather", ".arrow", ".jsonl", ".ndjson", ".xml",
    ".yaml", ".yml", ".gz", ".zip", ".bz2", ".xz", ".zst", ".7z", ".rar", ".sqlite", ".db",
}  # fmt: skip


def fault_of_file(path: Path) -> Words | None:
    """Why `path` cannot be read as a file; None where it can."""
    try:
        kind = path.stat().st_mode
    except OSError as error:
        if os.path.islink(path):
            return DANGLING
        return MISSING_FILE if error.errno in {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG} else UNREADABLE
    except ValueError:
        return MISSING_FILE
    if stat.S_ISDIR(kind):
        return A_FOLDER
    if not stat.S_ISREG(kind):
        return NOT_A_FILE
    return None if os.access(path, os.R_OK) else UNREADABLE


def is_there(path: Path) -> bool:
    """Whether something stands at `path`, also a link that leads nowhere."""
    return os.path.lexists(path)


def check_names(folder: Path, names: Iterable[str], problems: Problems, *, every: bool = True) -> None:
    """Refuse what a command would pass over in silence. `names`: the files that may stand in `folder`.

    `every` False: a table whose name is like none of the known ones is left alone; it may be somebody's own.

    A table under an unknown name, a known table in another form (`requests.xlsx` where only `requests.csv` is
    read) or in two, and a folder, pipe or dead link in a file's place are noted. README, *.md, hidden files,
    folders and `datapackage.json` are left alone.
    """
    known = list(dict.fromkeys([*names, DESCRIPTOR]))
    stems: dict[str, list[str]] = {}
    for name in known:
        stems.setdefault(Path(name).stem.casefold(), []).append(name)
    found: dict[str, list[str]] = {}
    for path in sorted(folder.iterdir()):
        name = path.name
        if name in known:
            fault = fault_of_file(path)
            if fault:
                problems.add(name, None, "", fault)
            found.setdefault(Path(name).stem.casefold(), []).append(name)
        elif not _left_alone(name):
            fault = _stray(path, known, stems) if every or _is_like(path.stem, stems) else None
            if fault:
                problems.add(name, None, "", fault)
    for group in found.values():
        if len(group) > 1:
            problems.add(group[1], None, "", BOTH_FORMS.format(names=", ".join(group)))


def _left_alone(name: str) -> bool:
    return name.startswith((".", "~$")) or name.casefold().startswith("readme") or name.casefold().endswith(".md")


def _is_like(stem: str, stems: Iterable[str]) -> bool:
    """Whether a name is a known one in another form, or mistyped."""
    return bool(difflib.get_close_matches(stem.casefold(), list(stems), n=1, cutoff=0.8))


def _stray(path: Path, known: list[str], stems: dict[str, list[str]]) -> Words | None:
    suffix = path.suffix.casefold()
    if path.is_dir() and suffix not in TABLES:
        return None
    forms = stems.get(path.name.split(".")[0].casefold())
    if forms and suffix in FORMS:
        wanted = " / ".join(forms)
        return OTHER_FORM.format(names=wanted)
    if suffix not in TABLES:
        return None
    first = ", ".join(forms[0] for forms in stems.values())
    return with_nearest(STRAY, nearest(path.name, known), names=first)


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that `name` was probably meant to be; empty where none is near."""
    by_fold = {one.casefold(): one for one in known}
    close = difflib.get_close_matches(name.casefold(), by_fold, n=1, cutoff=0.6)
    return by_fold[close[0]] if close else ""


def with_nearest(words: Words, near: str, **values: object) -> Words:
    """`words` with `{nearest}` and their other places filled, in each language."""
    told = NEAREST.format(name=near) if near else Words()
    filled = ((getattr(words, code), getattr(told, code)) for code in LANGUAGES)
    return Words(*(text.format(nearest=nearest_, **values) for text, nearest_ in filled))
