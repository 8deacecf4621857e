"""What a version of the plan may assume otherwise than the year's settings do, in plain words."""

from sheber.kernel.pages.cells import number
from sheber.kernel.words import Words
from sheber.order.models import Plan

FIELDS: dict[str, tuple[Words, Words]] = {
    "budget_percent": (
        Words("Бюджет, % бекітілгеннен", "Бюджет, % от утверждённого", "Budget, % of what is set"),
        Words(
            "100 — бекітілген ақша; 95 — бәрін 5 %-ға азайтып көру.",
            "100 — утверждённые деньги; 95 — попробовать на 5 % меньше.",
            "100 is the money that is set; 95 tries five per cent less.",
        ),
    ),
    "oversupply": (
        Words("Артық маманның бағасы", "Цена лишнего специалиста", "Price of a graduate too many"),
        Words(
            "Қажеттіліктен артық бір түлек неше жұмыс орнына «түседі». Көп болса, жоспар сақ болады.",
            "Во сколько рабочих мест «обходится» выпускник сверх потребности. Чем больше, тем осторожнее план.",
            "How many filled jobs one graduate beyond the need costs. The higher, the more careful the plan.",
        ),
    ),
    "change": (
        Words("Өзгеріс бағасы", "Цена изменения", "Price of a change"),
        Words(
            "Былтырдан бір топқа ауытқу неше жұмыс орнына түседі. 0 болса, жоспар еркін өзгереді.",
            "Во сколько рабочих мест обходится отклонение на группу от прошлого года. При 0 план меняется свободно.",
            "How many filled jobs one group more or fewer than last year costs. At 0 the plan changes freely.",
        ),
    ),
    "opening": (
        Words("Жаңа жол ашу бағасы", "Цена открытия строки", "Price of opening a line"),
        Words(
            "Бұрын болмаған мамандықты ашу неше жұмыс орнына түседі.",
            "Во сколько рабочих мест обходится открытие того, чего не было.",
            "How many filled jobs opening what was not there costs.",
        ),
    ),
    "seconds": (
        Words("Есептеу уақыты, секунд", "Время расчёта, секунд", "Time to compute, seconds"),
        Words(
            "Осы уақыттан кейін табылған ең жақсы жоспар алынады, оның қаншаға жақсаруы мүмкін екені айтылады.",
            "По истечении берётся лучший найденный план и указывается, насколько лучше он мог бы быть.",
            "When it is over the best plan found is taken, with how much better it could be.",
        ),
    ),
}


def assumed(plan: Plan) -> list[tuple[Words, str]]:
    """The assumptions of a version with their names."""
    return [
        (FIELDS[name][0] if name in FIELDS else Words(name, name, name), number(value))
        for name, value in plan.assumptions.items()
    ]
