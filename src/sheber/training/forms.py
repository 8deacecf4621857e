"""What is typed into the forms of training: each value read with its fault in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.dateparse import parse_date

from sheber.kernel.words import Words

EMPTY = Words("Осы жолды толтырыңыз.", "Заполните это поле.", "Fill this in.")
NOT_DAY = Words("Күнді жыл-ай-күн деп жазыңыз.", "Укажите дату: год-месяц-день.", "Give a date: year-month-day.")
NOT_WHOLE = Words(
    "{low} мен {high} аралығындағы бүтін сан керек.",
    "Нужно целое число от {low} до {high}.",
    "A whole number from {low} to {high} is wanted.",
)


@dataclass
class Typed:
    """The texts of a form and what is wrong with them."""

    texts: Mapping[str, str]
    faults: dict[str, Words] = field(default_factory=dict)

    def text(self, name: str, *, required: bool = False, most: int = 500) -> str:
        """A line of text without marks that no database keeps."""
        value = str(self.texts.get(name, "")).replace("\x00", "").strip()[:most]
        if required and not value:
            self.faults[name] = EMPTY
        return value

    def day(self, name: str, *, required: bool = True) -> date | None:
        """A date; None where it is wrong (the fault is noted) or not given."""
        text = self.text(name)
        if not text:
            if required:
                self.faults[name] = EMPTY
            return None
        try:
            found = parse_date(text)
        except ValueError:
            found = None
        if found is None or not 1900 <= found.year <= 2100:
            self.faults[name] = NOT_DAY
            return None
        return found

    def whole(self, name: str, *, low: int = 0, high: int = 100_000) -> int:
        """A whole number; the least one where it is wrong (the fault is noted)."""
        text = self.text(name)
        if not text.isascii() or not text.isdecimal() or not low <= int(text[:12]) <= high:
            self.faults[name] = NOT_WHOLE.format(low=low, high=high) if text else EMPTY
            return low
        return int(text)
