"""The sheet of outcomes."""

from sheber.employment import words
from sheber.kernel.exchange import SOURCE, Column, Sheet, kinds
from sheber.kernel.words import Words
from sheber.registry.exchange import COLLEGE, QUALIFICATION

OUTCOMES = Sheet(
    code="outcomes",
    title=Words("Түлектердің жұмысқа орналасуы", "Трудоустройство выпускников", "Outcomes of graduates"),
    model="employment.Outcome",
    key=("graduate", "day"),
    columns=(
        Column("graduate", Words("Түлек коды", "Код выпускника", "Graduate"), kinds.Code()),
        COLLEGE,
        QUALIFICATION,
        Column("graduated", Words("Бітірген жылы", "Год выпуска", "Graduated"), kinds.Year()),
        Column("day", Words("Күніне", "На дату", "On"), kinds.Day()),
        Column("status", Words("Мәртебесі", "Статус", "Status"), kinds.OneOf(words.STATUS)),
        Column("on_order", Words("Мемтапсырыс", "По госзаказу", "On the state order"), kinds.YesNo()),
        *SOURCE,
    ),
)
