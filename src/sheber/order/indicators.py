"""Figures of the state order."""

from django.db.models import QuerySet

from sheber.kernel.declare import PIECES, PLACES, declare
from sheber.kernel.indicators import Scope, Sum
from sheber.kernel.words import Words
from sheber.order.models import Decision
from sheber.order.queries import decided, plan_lines
from sheber.registry.models import College

SOURCE = Words("Бекітілген тапсырыс жолдары", "Утверждённые строки госзаказа", "Decided lines of the state order")
PLAN = Words("Жоспар", "План", "The plan")
WITHIN = {
    "district": "college__district__code",
    "college": "college__code",
    "level": "qualification__level",
    "language": "language",
    "base": "base",
}
COLUMNS = (
    "code",
    "college__code",
    "college__district__code",
    "qualification__code",
    "qualification__level",
    "language",
    "base",
    "groups",
    "places",
)


def lines(scope: Scope) -> QuerySet[Decision]:
    """The lines that hold in the year, amendments counted."""
    return decided(scope.year).order_by("code")


PLACES_DECIDED = declare(
    "order.places",
    Words("Мемлекеттік тапсырыс орындары", "Места государственного заказа", "Places of the state order"),
    PLACES,
    Words(
        "Жолдардағы орындар қосындысы, барлық деңгей",
        "Сумма мест по строкам, все уровни",
        "Sum of places over lines, all levels",
    ),
    lines,
    COLUMNS,
    source=SOURCE,
    measure=Sum("places"),
    within=WITHIN,
)
GROUPS = declare(
    "order.groups",
    Words("Топтар", "Группы", "Groups"),
    PIECES,
    Words("Жолдардағы топтар қосындысы", "Сумма групп по строкам", "Sum of groups over lines"),
    lines,
    COLUMNS,
    source=SOURCE,
    measure=Sum("groups"),
    within=WITHIN,
)
WORKER = declare(
    "order.worker_places",
    Words(
        "Жұмысшы біліктіліктері бойынша орындар", "Места по рабочим квалификациям", "Places for worker qualifications"
    ),
    PLACES,
    Words("3W деңгейіндегі орындар қосындысы", "Сумма мест уровня 3W", "Sum of places at level 3W"),
    lambda scope: lines(scope).filter(qualification__level="worker"),
    COLUMNS,
    source=SOURCE,
    measure=Sum("places"),
    within=WITHIN,
)
OFFERING = declare(
    "order.colleges",
    Words("Тапсырыс орналасқан колледждер", "Колледжи с госзаказом", "Colleges with the state order"),
    PIECES,
    Words("Кемінде бір жолы бар колледждер", "Колледжи хотя бы с одной строкой", "Colleges with at least one line"),
    lambda scope: College.objects.filter(pk__in=lines(scope).values("college")).order_by("code"),
    ("code", "ownership"),
    source=SOURCE,
    within={"district": "district__code"},
)
OPENED = declare(
    "order.opened",
    Words("Жаңадан ашылған жолдар", "Новые строки", "New lines opened"),
    PIECES,
    Words("Алғаш рет ашылған жолдар", "Строки, открытые впервые", "Lines opened for the first time"),
    lambda scope: lines(scope).filter(new=True),
    COLUMNS,
    source=SOURCE,
    within=WITHIN,
)
REFUSED = declare(
    "order.refused",
    Words("Ашылмаған ұсыныстар", "Неоткрытые предложения", "Proposals not opened"),
    PIECES,
    Words("Жоспар ашпаған жолдар", "Строки, которые план не открыл", "Lines that the plan did not open"),
    lambda scope: plan_lines(scope.year).filter(verdict="refused").order_by("line__code"),
    ("line__code", "line__college__code", "verdict", "stop", "stop_name"),
    source=PLAN,
    synthetic=lambda rows: rows.filter(line__synthetic=True).exists(),
    within={"college": "line__college__code", "district": "line__college__district__code"},
)
