"""Sheets of workshops and equipment."""

from sheber.kernel.exchange import SOURCE, Column, Sheet, kinds
from sheber.kernel.exchange.rules import in_order
from sheber.kernel.words import Words
from sheber.registry.exchange import CODE, COLLEGE, NAME, ref
from sheber.training import words

WORKSHOPS = Sheet(
    code="workshops",
    title=Words("Шеберханалар", "Мастерские", "Workshops"),
    model="training.Workshop",
    key=("code",),
    columns=(
        CODE,
        *NAME,
        COLLEGE,
        Column("seats", Words("Орын", "Мест", "Seats"), kinds.Whole(1, 1000)),
        Column("opened", Words("Ашылған жылы", "Год открытия", "Opened"), kinds.Year(), required=False),
        Column("modern", Words("Заманауи", "Современная", "Modern"), kinds.YesNo(), required=False),
        Column(
            "hours",
            Words("Жылына сағат", "Часов в год", "Hours a year"),
            kinds.Whole(0, 8760),
            required=False,
            help=Words(
                "Жылына сабақ өткізуге болатын сағат саны.",
                "Сколько часов в год здесь можно вести занятия.",
                "How many hours a year can be taught here.",
            ),
        ),
        Column("closed", Words("Жабылған күні", "Закрыта", "Closed"), kinds.Day(), required=False),
        *SOURCE,
    ),
)
EQUIPMENT = Sheet(
    code="equipment",
    title=Words("Жабдық", "Оборудование", "Equipment"),
    model="training.Equipment",
    key=("code",),
    columns=(
        CODE,
        *NAME,
        ref("workshop", Words("Шеберхана", "Мастерская", "Workshop"), "training.Workshop"),
        Column("number", Words("Бары", "Есть", "There are"), kinds.Whole(0, 100_000)),
        Column("working", Words("Жұмыс істейді", "Исправно", "Working"), kinds.Whole(0, 100_000)),
        Column(
            "needed",
            Words("Бағдарлама бойынша керек", "Нужно по программе", "Needed by the programme"),
            kinds.Whole(0, 100_000),
            required=False,
        ),
        Column("bought", Words("Алынған жылы", "Год покупки", "Bought in"), kinds.Year(), required=False),
        Column("cost", Words("Құны, теңге", "Стоимость, тенге", "Cost, tenge"), kinds.Tenge(), required=False),
        Column("paid_by", Words("Кім төледі", "Кто оплатил", "Paid by"), kinds.OneOf(words.PAID_BY), required=False),
        *SOURCE,
    ),
    check=in_order("working", "number"),
)
