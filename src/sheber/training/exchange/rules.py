"""Sheets of training's rules."""

from sheber.kernel.exchange import SOURCE, Column, Sheet, kinds
from sheber.kernel.exchange.rules import in_order
from sheber.kernel.words import Words
from sheber.training import words

FROM = Column("valid_from", Words("Күшіне енуі", "Действует с", "Valid from"), kinds.Day())
ACT = Column("act", Words("Құжат", "Акт", "Act"), kinds.Text(255))
RULES = Sheet(
    code="training_rules",
    title=Words("Оқыту ережелері", "Правила обучения", "Rules of training"),
    model="training.Rule",
    key=("code", "valid_from"),
    columns=(
        Column("code", Words("Ереже", "Правило", "Rule"), kinds.OneOf(words.RULE)),
        FROM,
        Column("value", Words("Мәні", "Значение", "Value"), kinds.Whole(0, 10_000)),
        ACT,
        *SOURCE,
    ),
)
ACCREDITATION_RULES = Sheet(
    code="accreditation_rules",
    title=Words(
        "Аккредиттеу тапсырысқа нені білдіреді", "Что аккредитация значит для заказа", "Accreditation and the order"
    ),
    model="training.AccreditationRule",
    key=("code",),
    columns=(
        Column("code", Words("Коды", "Код", "Code"), kinds.Code(48)),
        FROM,
        Column("valid_to", Words("Күші аяқталуы", "Действует по", "Valid to"), kinds.Day(), required=False),
        Column("condition", Words("Қашан", "Когда", "When"), kinds.OneOf(words.ACCREDITED)),
        Column(
            "reach",
            Words("Деңгейі", "Уровень", "Reach"),
            kinds.OneOf(words.REACH),
            required=False,
            help=Words("Бос болса — кез келгені.", "Пусто — любой.", "Empty: either."),
        ),
        Column("resource", Words("Ресурс", "Ресурс", "Resource"), kinds.OneOf(words.MEANS)),
        Column(
            "percent",
            Words("Қосылады (–: азаяды), %", "Прибавляется (–: убывает), %", "Added (–: taken), %"),
            kinds.Whole(-100, 100),
        ),
        ACT,
        *SOURCE,
    ),
    check=in_order("valid_from", "valid_to"),
)
