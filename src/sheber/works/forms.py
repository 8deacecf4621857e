"""What is typed into the forms of works: each value read with its fault in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.dateparse import parse_date

from sheber.kernel.money import tenge
from sheber.kernel.words import Words

EMPTY = Words("Осы жолды толтырыңыз.", "Заполните это поле.", "Fill this in.")
NOT_DAY = Words("Күнді жыл-ай-күн деп жазыңыз.", "Укажите дату: год-месяц-день.", "Give a date: year-month-day.")
NOT_MONEY = Words("Теңгемен сан керек.", "Нужна сумма в тенге.", "An amount in tenge is wanted.")


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

    def money(self, name: str, *, required: bool = True) -> int | None:
        """An amount in tenge as tiyn; None where it is wrong (the fault is noted) or not given."""
        text = self.text(name).replace("\u00a0", "").replace(" ", "").replace(",", ".")
        if not text:
            if required:
                self.faults[name] = EMPTY
            return None
        try:
            made = tenge(text) if len(text) < 18 else -1
        except ValueError:
            made = -1
        if made < 0:
            self.faults[name] = NOT_MONEY
            return None
        return made
