"""Sheets of the rating: scales, columns, criteria, bands, values."""

from sheber.kernel.exchange import SOURCE, Column, Sheet, kinds
from sheber.kernel.exchange.rules import in_order
from sheber.kernel.words import Words
from sheber.registry.exchange import ACT, CODE, COLLEGE, NAME, YEAR, ref
from sheber.training import words


def percent(name: str, label: Words) -> Column:
    """Per cent with two places."""
    return Column(name, label, kinds.Number(2, 0, 100))


def field(name: str, label: Words, *, required: bool = True) -> Column:
    """A column of the wide file."""
    return ref(name, label, "training.RatingField", required=required)


SCALES = Sheet(
    code="rating_scales",
    title=Words("Рейтинг шәкілдері", "Шкалы рейтинга", "Scales of the rating"),
    model="training.RatingScale",
    key=("code",),
    columns=(
        CODE,
        *NAME,
        Column("starts", Words("Қай жылдан", "С какого года", "From which year"), kinds.Year()),
        ACT,
        percent("infrastructure", Words("I блок салмағы, %", "Вес блока I, %", "Weight of block I, %")),
        percent("staff", Words("II блок салмағы, %", "Вес блока II, %", "Weight of block II, %")),
        percent("results", Words("III блок салмағы, %", "Вес блока III, %", "Weight of block III, %")),
        percent("partnership", Words("IV блок салмағы, %", "Вес блока IV, %", "Weight of block IV, %")),
        percent("strong_from", Words("Күшті аймақ басы", "Сильная зона с", "Strong zone from")),
        percent("middle_from", Words("Орташа аймақ басы", "Средняя зона с", "Middle zone from")),
        Column("state", Words("Күйі", "Состояние", "State"), kinds.OneOf(words.SCALE_STATE), required=False),
        *SOURCE,
    ),
    check=in_order("middle_from", "strong_from"),
)
FIELDS = Sheet(
    code="rating_fields",
    title=Words("Рейтинг файлының бағандары", "Столбцы файла рейтинга", "Columns of the rating file"),
    model="training.RatingField",
    key=("code",),
    columns=(
        CODE,
        Column("place", Words("Баған №", "№ столбца", "Column No."), kinds.Whole(0, 999)),
        *NAME,
        Column("level", Words("Деңгейі", "Уровень", "Level"), kinds.OneOf(words.FIELD_LEVEL)),
        Column("holds", Words("Не тұрады", "Что содержит", "Holds"), kinds.OneOf(words.FIELD_HOLDS)),
        *SOURCE,
    ),
)
CRITERIA = Sheet(
    code="rating_criteria",
    title=Words("Рейтинг өлшемшарттары", "Критерии рейтинга", "Criteria of the rating"),
    model="training.Criterion",
    key=("code",),
    columns=(
        CODE,
        ref("scale", Words("Шәкіл", "Шкала", "Scale"), "training.RatingScale"),
        *NAME,
        Column("block", Words("Блок", "Блок", "Block"), kinds.OneOf(words.BLOCK)),
        field("field", Words("Баған", "Столбец", "Column")),
        field("of", Words("Неден үлес", "Доля от", "Share of"), required=False),
        field("points", Words("Балл бағаны", "Столбец баллов", "Column of the points")),
        Column("measure", Words("Өлшеу", "Измерение", "Measure"), kinds.OneOf(words.MEASURE)),
        Column(
            "each", Words("Әрқайсысына балл", "Баллов за каждый", "Points for each"), kinds.Number(2), required=False
        ),
        Column("cap", Words("Ең көп балл", "Наибольший балл", "Most points"), kinds.Number(2), required=False),
        *SOURCE,
    ),
)
BANDS = Sheet(
    code="rating_bands",
    title=Words("Рейтинг аралықтары", "Диапазоны рейтинга", "Bands of the rating"),
    model="training.Band",
    key=("criterion", "place"),
    columns=(
        ref("criterion", Words("Өлшемшарт", "Критерий", "Criterion"), "training.Criterion"),
        Column("place", Words("Реті", "Порядок", "Order"), kinds.Whole(1, 99)),
        Column("low", Words("Бастап", "От", "From"), kinds.Number(4), required=False),
        Column("high", Words("Дейін", "До", "Up to"), kinds.Number(4), required=False),
        Column(
            "closed", Words("Шегі кіреді", "Граница входит", "The end belongs to it"), kinds.YesNo(), required=False
        ),
        Column("value", Words("Мәні", "Значение", "Value"), kinds.Text(40), required=False),
        Column("points", Words("Балл", "Баллы", "Points"), kinds.Number(2, -99, 99)),
        *SOURCE,
    ),
    check=in_order("low", "high"),
)
VALUES = Sheet(
    code="rating_values",
    title=Words("Рейтинг мәндері", "Значения рейтинга", "Values of the rating"),
    model="training.RatingValue",
    key=("year", "college", "specialty", "field"),
    columns=(
        YEAR,
        COLLEGE,
        ref("specialty", Words("Мамандық", "Специальность", "Specialty"), "registry.Specialty", required=False),
        field("field", Words("Баған", "Столбец", "Column")),
        Column("value", Words("Мәні", "Значение", "Value"), kinds.Text(120)),
        *SOURCE,
    ),
)
