"""What the pages of honours ask, read from a form; what is wrong is told by field."""

from collections.abc import Mapping
from datetime import date

from sheber.kernel.words import LANGUAGES, Words

BAD_DAY = Words(
    "күнді 2026-11-24 немесе 24.11.2026 түрінде жазыңыз.",
    "дату запишите как 2026-11-24 или 24.11.2026.",
    "write the date as 2026-11-24 or 24.11.2026.",
)


def clean(text: str, most: int = 3000) -> str:
    """A text on one line, without control characters."""
    return " ".join(text.replace("\x00", "").split())[:most]


def words_in(given: Mapping[str, str], name: str, most: int = 500) -> Words:
    """Three fields as words."""
    return Words(*(clean(given.get(f"{name}_{code}", ""), most) for code in LANGUAGES))


def day_in(given: Mapping[str, str], name: str, faults: dict[str, Words], *, needed: bool = False) -> date | None:
    """A date; a fault where it is none, or missing though needed."""
    text = given.get(name, "").strip()
    if not text and not needed:
        return None
    parts = text.split(".")
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0])) if len(parts) == 3 else date.fromisoformat(text)
    except (ValueError, IndexError):
        faults[name] = BAD_DAY
        return None


def scores_in(given: Mapping[str, str], criteria: list[str]) -> dict[str, int]:
    """The scores of a form by criterion; what is no whole number is left out, and the act tells it."""
    told = {one: given.get(f"score-{one}", "").strip() for one in criteria}
    return {one: int(text) for one, text in told.items() if text.isascii() and text.isdecimal() and len(text) < 4}
