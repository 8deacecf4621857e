"""The sheet of honours."""

from sheber.honours import words
from sheber.kernel.exchange import SOURCE, Column, Sheet, kinds, names
from sheber.kernel.words import Words
from sheber.registry.exchange import ACT, CODE, YEAR

AWARDS = Sheet(
    code="awards",
    title=Words("Марапаттар", "Награды", "Awards"),
    model="honours.Award",
    key=("code",),
    columns=(
        CODE,
        Column("kind", Words("Түрі", "Вид", "Kind"), kinds.OneOf(words.KIND)),
        YEAR,
        *names("person", Words("Аты-жөні", "Имя", "Name")),
        *names("position", Words("Лауазымы", "Должность", "Position"), required=False),
        *names("organisation", Words("Ұйымы", "Организация", "Organisation"), required=False),
        Column("day", Words("Күні", "Дата", "Date"), kinds.Day(), required=False),
        ACT,
        *SOURCE,
    ),
)
