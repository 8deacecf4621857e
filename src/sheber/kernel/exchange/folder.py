"""A folder of results in the making: built beside its place and put there whole, with its input inside."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sheber.kernel.exchange.problems import refuse
from sheber.kernel.words import Words

INPUT = "input"
OCCUPIED = Words(
    "қалта бар және онда басқа файлдар жатыр. Басқа --out қалтасын көрсетіңіз.",
    "папка есть, и в ней лежат другие файлы. Укажите другую папку --out.",
    "the folder is there and holds other files. Name another folder with --out.",
)
MISSING = Words("мұндай қалта жоқ.", "такой папки нет.", "there is no such folder.")


@contextmanager
def made_whole(out: Path, *, marker: str = "certificate.json") -> Iterator[Path]:
    """Gives a folder to fill; only when all went well does it take `out`'s place.

    `out` may hold an older result (known by its `marker`), which is replaced. Raises BadInput where it holds
    anything else.
    """
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / marker).exists())):
        raise refuse(str(out), None, "", OCCUPIED)
    making = out.with_name(f".{out.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    try:
        yield making
        shutil.rmtree(out, ignore_errors=True)
        making.replace(out)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def take_input(folder: Path, making: Path, names: list[str]) -> None:
    """Put the named input files into `making/input/`: hard links where possible, else copies."""
    target = making / INPUT
    target.mkdir()
    for name in names:
        source = folder / name
        if source.is_file():
            try:
                os.link(source, target / name)
            except OSError:
                shutil.copyfile(source, target / name)


def need_folder(folder: Path) -> None:
    """Raises BadInput where there is no such folder."""
    if not folder.is_dir():
        raise refuse(str(folder), None, "", MISSING)
