"""A folder of results in the making: built beside its place and put there whole, with its input inside."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sheber.kernel.exchange.given import DANGLING, fault_of_file, is_there
from sheber.kernel.exchange.problems import BadInput, refuse
from sheber.kernel.words import LANGUAGES, Words
from sheber.proof.canonical import NotCanonicalError
from sheber.proof.certificate import CERTIFICATE, files_of
from sheber.proof.verify import read_certificate

INPUT = "input"
SHOWN = 5
OCCUPIED = Words(
    "қалта бар және онда басқа файлдар жатыр. Басқа --out қалтасын көрсетіңіз.",
    "папка есть, и в ней лежат другие файлы. Укажите другую папку --out.",
    "the folder is there and holds other files. Name another folder with --out.",
)
STRANGERS = Words(
    "қалтада бұл нәтижеге жатпайтын файлдар бар: {names}. Оларды басқа жерге көшіріңіз немесе басқа --out көрсетіңіз.",
    "в папке есть файлы, не относящиеся к этому результату: {names}. Перенесите их или укажите другую --out.",
    "the folder holds files that do not belong to its result: {names}. Move them, or name another --out.",
)
HERE = Words(
    "бұл — өзіңіз тұрған қалта, оны ауыстыруға болмайды. Жаңа қалтаның атауын беріңіз: --out out/result.",
    "это папка, в которой вы находитесь: её нельзя заменить. Назовите новую: --out out/result.",
    "this is the folder you stand in; it cannot be replaced. Name a new one: --out out/result.",
)
A_FILE = Words(
    "«{name}» — қалта емес, файл. Басқа орын көрсетіңіз.",
    "«{name}» — файл, а не папка. Укажите другое место.",
    "“{name}” is a file, not a folder. Name another place.",
)
NO_PLACE = Words(
    "бұл жерде қалта жасау мүмкін емес ({reason}). Басқа орын көрсетіңіз.",
    "здесь нельзя создать папку ({reason}). Укажите другое место.",
    "no folder can be made here ({reason}). Name another place.",
)
_REASONS = {
    errno.EACCES: Words("рұқсат жоқ", "нет прав", "no right to"),
    errno.EPERM: Words("рұқсат жоқ", "нет прав", "no right to"),
    errno.EROFS: Words("тек оқуға арналған", "только для чтения", "read only"),
    errno.ENOSPC: Words("дискіде орын жоқ", "на диске нет места", "the disk is full"),
    errno.ENAMETOOLONG: Words("атауы тым ұзын", "слишком длинное имя", "the name is too long"),
    errno.EBUSY: Words(
        "бұл — бөлек диск, оның ішіндегі қалтаны атаңыз",
        "это отдельный диск, назовите папку внутри него",
        "it is a disk of its own: name a folder inside it",
    ),
}
_OTHER = Words("жүйе рұқсат бермейді", "система не позволяет", "the system does not allow it")
NOT_EMPTY = Words(
    "бұл бос қалта емес. Жаңа немесе бос қалтаны көрсетіңіз.",
    "это не пустая папка. Укажите новую или пустую.",
    "this is not an empty folder. Name a new or an empty one.",
)
MISSING = Words("мұндай қалта жоқ.", "такой папки нет.", "there is no such folder.")


@contextmanager
def made_whole(out: Path, *, marker: str = CERTIFICATE) -> Iterator[Path]:
    """Gives a folder to fill; only when all went well does it take `out`'s place.

    `out` may hold an older result (known by its `marker`), which is replaced; a link to an empty folder or to an
    older result is followed. Raises BadInput where `out` holds anything else, also a single file that the older
    result does not name, or where no folder can be made.
    """
    place = out_place(out, marker=marker)
    making = place.with_name(f".{place.name[:80]}.making")
    with _told(out):
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
    try:
        yield making
        with _told(out):
            _check_strangers(out, place, marker, set(files_of(making)))
            shutil.rmtree(place, ignore_errors=True)
            making.replace(place)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def out_place(out: Path, *, marker: str = CERTIFICATE) -> Path:
    """Where a result for `out` is put. Raises BadInput where it cannot be, or would take something's place."""
    if os.path.islink(out) and not os.path.exists(out):
        raise refuse(str(out), None, "", DANGLING)
    with _told(out):
        place = out.resolve()
        if place == Path.cwd():
            raise refuse(str(out), None, "", HERE)
        if os.path.ismount(place):
            raise OSError(errno.EBUSY, "mounted")
        if is_there(place) and not place.is_dir():
            raise refuse(str(out), None, "", A_FILE.format(name=place.name))
        if place.is_dir() and any(place.iterdir()):
            if not (place / marker).is_file():
                raise refuse(str(out), None, "", OCCUPIED)
            if marker == CERTIFICATE:
                _check_strangers(out, place, marker, set())
    return place


def _check_strangers(out: Path, place: Path, marker: str, anew: set[str]) -> None:
    """Refuse to take the place of files that neither the older result names nor the new one writes (`anew`)."""
    if not place.is_dir():
        return
    strangers = sorted(set(files_of(place)) - _named(place) - anew - {marker})
    if strangers:
        more = ", …" if len(strangers) > SHOWN else ""
        raise refuse(str(out), None, "", STRANGERS.format(names=", ".join(strangers[:SHOWN]) + more))


def _named(folder: Path) -> set[str]:
    """The files that the folder's certificate names; none where it has no readable one."""
    try:
        certificate = read_certificate(folder)
        return {str(entry["name"]) for part in ("inputs", "outputs") for entry in certificate[part]}
    except (NotCanonicalError, OSError, ValueError, KeyError, TypeError):
        return set()


@contextmanager
def _told(out: Path) -> Iterator[None]:
    """What the file system refuses is told as bad input."""
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        raise _no_place(out, error) from error


def _no_place(out: Path, error: Exception) -> BadInput:
    code = getattr(error, "errno", None)
    if code in {errno.ENOTDIR, errno.EEXIST}:
        file = next((part for part in (out, *out.parents) if is_there(part) and not os.path.isdir(part)), out)
        return refuse(str(out), None, "", A_FILE.format(name=file.name))
    reason = _REASONS.get(code or 0, _OTHER)
    return refuse(
        str(out), None, "", Words(*(getattr(NO_PLACE, c).format(reason=getattr(reason, c)) for c in LANGUAGES))
    )


def new_folder(folder: Path) -> None:
    """Make a folder, or take an empty one. Raises BadInput where it holds anything or cannot be made."""
    new_or_used(folder)
    with _told(folder):
        if any(folder.iterdir()):
            raise refuse(str(folder), None, "", NOT_EMPTY)


def new_or_used(folder: Path) -> None:
    """Make a folder, or take one as it is, whatever it holds. Raises BadInput where it cannot be made."""
    if os.path.islink(folder) and not os.path.exists(folder):
        raise refuse(str(folder), None, "", DANGLING)
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)


def take_input(folder: Path, making: Path, names: list[str]) -> None:
    """Put the named input files into `making/input/`: hard links where possible, else copies.

    A link is followed: what is sealed is always the file itself. Raises BadInput for what is no readable file.
    """
    target = making / INPUT
    target.mkdir()
    for name in names:
        source = folder / name
        if not is_there(source):
            continue
        fault = fault_of_file(source)
        if fault:
            raise refuse(name, None, "", fault)
        real = source.resolve()
        try:
            os.link(real, target / name)
        except OSError:
            with suppress(FileNotFoundError):
                (target / name).unlink()
            shutil.copyfile(real, target / name)


def need_folder(folder: Path) -> None:
    """Raises BadInput where there is no such folder."""
    if not os.path.isdir(folder):
        fault = A_FILE.format(name=folder.name) if os.path.exists(folder) else MISSING
        raise refuse(str(folder), None, "", fault)
