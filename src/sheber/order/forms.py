"""What is typed into the order's forms: each value read with its fault in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.dateparse import parse_date

from sheber.kernel.money import tenge
from sheber.kernel.words import Words

EMPTY = Words("Осы жолды толтырыңыз.", "Заполните это поле.", "Fill this in.")
NOT_WHOLE = Words(
    "{low} мен {high} аралығындағы бүтін сан керек.",
    "Нужно целое число от {low} до {high}.",
    "A whole number from {low} to {high} is wanted.",
)
NOT_NUMBER = Words("Сан керек.", "Нужно число.", "A number is wanted.")
NOT_DAY = Words("Күнді жыл-ай-күн деп жазыңыз.", "Укажите дату: год-месяц-день.", "Give a date: year-month-day.")
NOT_CHOICE = Words("Тізімнен таңдаңыз.", "Выберите из списка.", "Choose from the list.")
LONGEST = 1000


@dataclass
class Typed:
    """The texts of a form and what is wrong with them."""

    texts: Mapping[str, str]
    faults: dict[str, Words] = field(default_factory=dict)

    def text(self, name: str, *, required: bool = False, most: int = LONGEST) -> str:
        """A line of text without marks that no database keeps."""
        value = self.texts.get(name, "").replace("\x00", "").strip()[:most]
        if required and not value:
            self.faults[name] = EMPTY
        return value

    def whole(self, name: str, *, low: int = 0, high: int = 100_000, required: bool = True) -> int:
        """A whole number; nought where it is wrong (the fault is noted) or not given."""
        value = self.text(name).replace("\u00a0", "").replace(" ", "")
        if not value and not required:
            return 0
        if not value.isascii() or not value.isdecimal() or not low <= int(value[:12]) <= high:
            self.faults[name] = NOT_WHOLE.format(low=low, high=high) if value else EMPTY
            return 0
        return int(value)

    def number(self, name: str, *, high: int = 1_000_000_000) -> Decimal | None:
        """A decimal; None where it is wrong (the fault is noted) or not given."""
        value = self.text(name).replace("\u00a0", "").replace(" ", "").replace(",", ".")
        if not value:
            return None
        try:
            made = Decimal(value)
        except InvalidOperation:
            made = Decimal("NaN")
        if not made.is_finite() or not 0 <= made <= high:
            self.faults[name] = NOT_NUMBER
            return None
        return made

    def tiyn(self, name: str) -> int | None:
        """An amount in tenge as tiyn."""
        value = self.number(name, high=10**12)
        try:
            return None if value is None else tenge(value)
        except ValueError:
            self.faults[name] = NOT_NUMBER
            return None

    def day(self, name: str, *, required: bool = False) -> date | None:
        """A day."""
        value = self.text(name)
        if not value:
            if required:
                self.faults[name] = EMPTY
            return None
        try:
            made = parse_date(value)
        except ValueError:
            made = None
        if made is None:
            self.faults[name] = NOT_DAY
        return made

    def choice(self, name: str, among: object) -> str:
        """One of some codes."""
        value = self.text(name)
        if value not in among:  # type: ignore[operator]
            self.faults[name] = NOT_CHOICE
        return value
