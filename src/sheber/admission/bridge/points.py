"""Points with the keys that decide between equal ones: one whole number, so that a stranger compares it as it stands.

`draw`: the points. `average`: points x 10,000 + hundredths of the certificate's mean. `signed`: points x 10^8 + how
many seconds before the end of a year of 10^8 seconds the application was signed, counted from the campaign's opening:
who signed earlier has more. Equal numbers go by the public draw.
"""

from datetime import datetime

AVERAGE_SCALE = 10_000
SIGNED_SCALE = 100_000_000
_SCALES = {"draw": 1, "average": AVERAGE_SCALE, "signed": SIGNED_SCALE}


def compete(points: int, ties: str, *, average: int, signed: datetime | None, since: datetime) -> int:
    """The number by which people of a pool are ordered, higher first."""
    if ties == "average":
        return points * AVERAGE_SCALE + min(max(average, 0), AVERAGE_SCALE - 1)
    if ties == "signed":
        seconds = int((signed - since).total_seconds()) if signed else SIGNED_SCALE - 1
        return points * SIGNED_SCALE + SIGNED_SCALE - 1 - min(max(seconds, 0), SIGNED_SCALE - 1)
    return points


def shown_points(number: int, ties: str) -> int:
    """The points alone, as people know them."""
    return number // _SCALES[ties]


def enough_points(number: int, ties: str) -> int:
    """The least points that reach `number` whatever the second key is."""
    scale = _SCALES[ties]
    return -(-number // scale)
