"""Files that people hand in: told by their content, limited in size, kept encrypted under SHEBER_HOME."""

import hashlib
import uuid
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from sheber.kernel.sealed import seal_bytes, unseal_bytes
from sheber.kernel.words import Words

MOST_BYTES = 4 * 1024 * 1024
_SIGNS = {
    "application/pdf": (b"%PDF-",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
}
ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
EMPTY = Words("файл бос.", "файл пуст.", "the file is empty.")
TOO_LARGE = Words(
    "файл {size} МБ: ең көбі {most} МБ. Суретті кішірейтіп қайта жіберіңіз.",
    "файл {size} МБ: допустимо {most} МБ. Уменьшите изображение и отправьте снова.",
    "the file has {size} MB: at most {most} MB. Make the picture smaller and send it again.",
)
NOT_A_PAPER = Words(
    "бұл PDF, JPEG не PNG емес (атауы емес, мазмұны қаралады). Құжатты суретке түсіріп жіберіңіз.",
    "это не PDF, JPEG или PNG (проверяется содержимое, а не имя). Сфотографируйте документ и отправьте снимок.",
    "this is no PDF, JPEG or PNG (by its content, not its name). Take a picture of the paper and send that.",
)


class RefusedFileError(ValueError):
    """A file that cannot be taken; `words` say why and what to do."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a file lies and what it is."""

    path: str
    media: str
    size: int
    sha256: str


def media_of(data: bytes) -> str:
    """The kind of a paper by its first bytes; empty where it is none that is taken."""
    return next((media for media, signs in _SIGNS.items() if data.startswith(signs)), "")


def keep_file(data: bytes, area: str, *, most: int = MOST_BYTES) -> Kept:
    """Check and keep a file; `area` names the folder of a slice. Raises RefusedFileError."""
    if not data:
        raise RefusedFileError(EMPTY)
    if len(data) > most:
        size = f"{len(data) / 1_048_576:.1f}"
        raise RefusedFileError(TOO_LARGE.format(size=size, most=most // 1_048_576))
    media = media_of(data)
    if not media:
        raise RefusedFileError(NOT_A_PAPER)
    name = f"{area}/{uuid.uuid4().hex}"
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(seal_bytes(data))
    path.chmod(0o600)
    return Kept(name, media, len(data), hashlib.sha256(data).hexdigest())


def read_file(name: str) -> bytes:
    """A kept file as it was handed in. Raises OSError, or cryptography's InvalidTag where it was changed."""
    return unseal_bytes(_path(name).read_bytes())


def drop_file(name: str) -> None:
    """Take a kept file away."""
    _path(name).unlink(missing_ok=True)


def _path(name: str) -> Path:
    base = (Path(settings.SHEBER_HOME) / "papers").resolve()
    path = (base / name).resolve()
    if not path.is_relative_to(base):
        raise ValueError(name)
    return path
