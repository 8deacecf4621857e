"""What the eye recognises of a picture, as 128 bits: two hashes that small edits hardly move."""

import numpy as np

SIDE = 32  # of the square that the discrete cosine transform sees


def fingerprint(gray: np.ndarray) -> str:
    """32 hexadecimal digits of a grey picture (rows x columns, 0 to 255): 64 bits of the low waves, 64 of the slopes.

    `gray` must have at least SIDE rows and columns or is enlarged by repeating pixels.
    """
    square = shrink(np.asarray(gray, dtype=float), SIDE, SIDE)
    from scipy.fft import dctn  # slow import, only where a picture is looked at

    low = dctn(square, norm="ortho")[:8, :8]
    waves = low > np.median(low.ravel()[1:])
    waves[0, 0] = False  # the mean light says nothing of what is seen
    slopes = np.diff(shrink(np.asarray(gray, dtype=float), 8, 9), axis=1) > 0
    return _hex(waves.ravel()) + _hex(slopes.ravel())


def shrink(gray: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """The means of rows x columns equal areas (float)."""
    grown = gray
    if grown.shape[0] < rows or grown.shape[1] < columns:
        factors = (-(-rows // grown.shape[0]), -(-columns // grown.shape[1]))
        grown = np.kron(grown, np.ones(factors))
    marks_r = np.linspace(0, grown.shape[0], rows + 1).round().astype(int)
    marks_c = np.linspace(0, grown.shape[1], columns + 1).round().astype(int)
    sums = np.add.reduceat(np.add.reduceat(grown, marks_r[:-1], axis=0), marks_c[:-1], axis=1)
    return sums / (np.diff(marks_r)[:, None] * np.diff(marks_c)[None, :])


def _hex(bits: np.ndarray) -> str:
    return np.packbits(bits.astype(np.uint8)).tobytes().hex()


def distance(one: str, other: str) -> int:
    """How many of the 128 bits differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()
