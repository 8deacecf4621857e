"""What the pages of partnership ask, read from a form; what is wrong is told by field."""

from collections.abc import Mapping
from datetime import date

from sheber.kernel.words import LANGUAGES, Words
from sheber.partners.acts import ClauseGiven, TextGiven

BAD_DAY = Words(
    "күнді 2026-11-24 немесе 24.11.2026 түрінде жазыңыз.",
    "дату запишите как 2026-11-24 или 24.11.2026.",
    "write the date as 2026-11-24 or 24.11.2026.",
)
BAD_NUMBER = Words("бүтін оң сан жазыңыз.", "запишите целое число больше нуля.", "write a whole number above nought.")


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


def number_in(given: Mapping[str, str], name: str, faults: dict[str, Words]) -> int | None:
    """A whole number above nought; None where the field is empty."""
    text = given.get(name, "").strip().replace(" ", "").replace("\xa0", "")
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or not 0 < int(text[:10]) <= 1_000_000:
        faults[name] = BAD_NUMBER
        return None
    return int(text[:10])


def clause_places(given: Mapping[str, str]) -> int:
    """How many clauses the form has room for."""
    text = given.get("places", "")
    return min(int(text), 60) if text.isascii() and text.isdecimal() and len(text) < 4 else 4


def read_text(given: Mapping[str, str]) -> tuple[TextGiven, dict[str, Words]]:
    """The text of the form, empty clauses left out, and what could not be read."""
    faults: dict[str, Words] = {}
    clauses = []
    for place in range(1, clause_places(given) + 1):
        what = words_in(given, f"what{place}")
        if what or given.get(f"quantity{place}", "").strip():
            clauses.append(
                ClauseGiven(
                    given.get(f"who{place}", ""),
                    given.get(f"matter{place}", ""),
                    what,
                    number_in(given, f"quantity{place}", faults),
                    day_in(given, f"due{place}", faults),
                )
            )
    body = Words(*(clean(given.get(f"body_{code}", "")) for code in LANGUAGES))
    language = given.get("language", "").strip().lower()[:2]
    language = language if language.isascii() and language.isalpha() and language not in LANGUAGES else ""
    return TextGiven(body, tuple(clauses), language, clean(given.get("other", "")) if language else ""), faults
