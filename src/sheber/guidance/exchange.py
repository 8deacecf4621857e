"""The sheets of guidance."""

import polars as pl

from sheber.guidance import words
from sheber.kernel.exchange import SOURCE, Column, Problems, Sheet, kinds
from sheber.kernel.exchange.read import ROW
from sheber.kernel.words import Words
from sheber.registry.exchange import CODE, SCHOOL, YEAR, ref

PUPILS = Column("pupils", Words("Оқушылар", "Учеников", "Pupils"), kinds.Whole(0, 20_000))

PROFILE_CLASSES = Sheet(
    code="profile_classes",
    title=Words("Бейінді сыныптар", "Профильные классы", "Profile classes"),
    model="guidance.ProfileClass",
    key=("code",),
    columns=(
        CODE,
        SCHOOL,
        YEAR,
        Column("grade", Words("Сынып", "Класс", "Grade"), kinds.Whole(1, 12)),
        Column("direction", Words("Бағыты", "Направление", "Direction"), kinds.OneOf(words.DIRECTION)),
        PUPILS,
        *SOURCE,
    ),
)


def first_time_within_pupils(frame: pl.DataFrame, problems: Problems) -> None:
    """Nobody is reached for the first time who was not there."""
    for row in frame.filter(pl.col("first_time") > pl.col("pupils"))[ROW].to_list():
        problems.add(
            "encounters.csv",
            row,
            "first_time",
            Words(
                "алғаш келгендер саны барлық оқушыдан көп. Екі санды салыстырыңыз.",
                "впервые охваченных больше, чем всех. Сверьте оба числа.",
                "more pupils for the first time than came at all. Compare both numbers.",
            ),
        )


ENCOUNTERS = Sheet(
    code="encounters",
    title=Words("Кәсіптік бағдар іс-шаралары", "Мероприятия профориентации", "Guidance encounters"),
    model="guidance.Encounter",
    key=("code",),
    check=first_time_within_pupils,
    columns=(
        CODE,
        Column("kind", Words("Түрі", "Вид", "Kind"), kinds.OneOf(words.ENCOUNTER)),
        Column("day", Words("Күні", "Дата", "Date"), kinds.Day()),
        SCHOOL,
        ref("college", Words("Колледж", "Колледж", "College"), "registry.College", required=False),
        PUPILS,
        Column(
            "first_time",
            Words("Осы жылы алғаш рет", "Из них впервые в этом году", "Of them for the first time this year"),
            kinds.Whole(0, 20_000),
        ),
        *SOURCE,
    ),
)
