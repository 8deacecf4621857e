"""A picture that somebody hands in: decoded, freed of the camera's data, recognised."""

import hashlib
import io
import warnings
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from sheber.kernel.attachments import RefusedFileError
from sheber.kernel.words import Words
from sheber.science.works.picture import distance, fingerprint

LARGEST = 2400  # pixels of the longer side that are kept
MOST_PIXELS = 60_000_000
NOT_A_PICTURE = Words(
    "бұл JPEG не PNG суреті емес немесе бүлінген. Суретті қайта түсіріп жіберіңіз.",
    "это не снимок JPEG или PNG, или файл повреждён. Снимите и отправьте заново.",
    "this is no JPEG or PNG picture, or it is damaged. Take it again and send that.",
)
TOO_MANY_PIXELS = Words(
    "сурет тым үлкен: 60 миллион пиксельден аспасын.",
    "снимок слишком велик: не больше 60 миллионов точек.",
    "the picture is too large: 60 million pixels at most.",
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A clean JPEG and its marks."""

    data: bytes
    width: int
    height: int
    sha256: str  # of the pixels as they were given, upright
    print: str


def clean(data: bytes) -> Picture:
    """Decode, turn upright, drop EXIF (place, camera, time) and save anew. Raises RefusedFileError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as given:
                if given.width * given.height > MOST_PIXELS:
                    raise RefusedFileError(TOO_MANY_PIXELS)
                upright = ImageOps.exif_transpose(given).convert("RGB")
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise RefusedFileError(TOO_MANY_PIXELS) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise RefusedFileError(NOT_A_PICTURE) from error
    pixels = hashlib.sha256(f"{upright.width}x{upright.height}".encode() + upright.tobytes()).hexdigest()
    told = fingerprint(np.asarray(upright.convert("L")))
    upright.thumbnail((LARGEST, LARGEST))
    fresh = Image.new("RGB", upright.size)
    fresh.paste(upright)  # a new image carries no data of the old one
    out = io.BytesIO()
    fresh.save(out, format="JPEG", quality=85, optimize=True)
    return Picture(out.getvalue(), fresh.width, fresh.height, pixels, told)


def nearest(one: Picture, known: Iterable[tuple[int, str, str]], alike: int) -> tuple[str, int, int] | None:
    """Of known pictures (key, sha256 of the pixels, print) the most alike: (same | alike, key, bits that differ).

    `alike`: at so many bits of 128 a picture still counts as an edited one.
    """
    best: tuple[str, int, int] | None = None
    for key, sha256, told in known:
        if sha256 == one.sha256:
            return "same", key, 0
        bits = distance(told, one.print)
        if bits <= alike and (best is None or bits < best[2]):
            best = ("alike", key, bits)
    return best
