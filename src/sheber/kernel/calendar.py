"""The academic year and dates as Kazakhstan writes them."""

from dataclasses import dataclass
from datetime import date

from sheber.kernel.words import Words

FIRST_MONTH = 9  # the study year begins on 1 September

_MONTHS = {
    "kk": "қаңтар,ақпан,наурыз,сәуір,мамыр,маусым,шілде,тамыз,қыркүйек,қазан,қараша,желтоқсан".split(","),
    "ru": "января,февраля,марта,апреля,мая,июня,июля,августа,сентября,октября,ноября,декабря".split(","),
    "en": "January,February,March,April,May,June,July,August,September,October,November,December".split(","),
}


@dataclass(frozen=True, order=True, slots=True)
class AcademicYear:
    """A study year named by the calendar year in which it begins: AcademicYear(2026) is 2026-27."""

    start: int

    @classmethod
    def of(cls, day: date) -> "AcademicYear":
        """The study year that holds `day`."""
        return cls(day.year if day.month >= FIRST_MONTH else day.year - 1)

    @property
    def first_day(self) -> date:
        """1 September."""
        return date(self.start, FIRST_MONTH, 1)

    @property
    def last_day(self) -> date:
        """31 August of the next calendar year."""
        return date(self.start + 1, 8, 31)

    def __str__(self) -> str:
        return f"{self.start}-{(self.start + 1) % 100:02d}"


def long_date(day: date) -> Words:
    """`2026 ж. 24 қараша`, `24 ноября 2026 г.`, `24 November 2026`."""
    month = {language: names[day.month - 1] for language, names in _MONTHS.items()}
    return Words(
        f"{day.year} ж. {day.day} {month['kk']}",
        f"{day.day} {month['ru']} {day.year} г.",
        f"{day.day} {month['en']} {day.year}",
    )
