"""The sheet of figures that others published."""

from sheber.kernel.exchange import SOURCE, Column, Sheet, kinds, names
from sheber.kernel.words import Words
from sheber.registry.exchange import CODE, YEAR

PUBLISHED_FIGURES = Sheet(
    code="published_figures",
    title=Words("Жарияланған сандар", "Опубликованные числа", "Published figures"),
    model="report.PublishedFigure",
    key=("code",),
    columns=(
        CODE,
        YEAR,
        Column("indicator", Words("Көрсеткіш коды", "Код показателя", "Indicator"), kinds.Code(80), required=False),
        Column("value", Words("Мәні", "Значение", "Value"), kinds.Number(2, None)),
        Column("unit", Words("Өлшемі", "Единица", "Unit"), kinds.Text(40)),
        *names("wording", Words("Мәтіні", "Формулировка", "Wording"), max_length=500),
        Column("day", Words("Күні", "Дата", "Date"), kinds.Day(), required=False),
        *SOURCE,
    ),
)
