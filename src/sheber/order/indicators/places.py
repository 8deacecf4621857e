"""Places of the state order: the lines that hold, by level, language, base and funding."""

from datetime import date

from django.db.models import Case, F, IntegerField, QuerySet, Value, When

from sheber.kernel.declare import PERCENT, PIECES, PLACES, declare
from sheber.kernel.dimensions import declare_dimension
from sheber.kernel.indicators import Quotient, Scope, Sum
from sheber.kernel.words import Words
from sheber.order.models import Decision
from sheber.order.queries import decided
from sheber.order.words import FORM, FUNDING
from sheber.registry.models import College, Qualification

ADDED = date(2026, 11, 26)
SOURCE = Words("Бекітілген тапсырыс жолдары", "Утверждённые строки госзаказа", "Decided lines of the state order")
WITHIN = {
    "district": "college__district__code",
    "college": "college__code",
    "level": "qualification__level",
    "language": "language",
    "base": "base",
    "form": "form",
    "funding": "funding",
}
COLUMNS = (
    "code",
    "college__code",
    "college__district__code",
    "qualification__code",
    "qualification__level",
    "language",
    "base",
    "form",
    "funding",
    "groups",
    "places",
)

declare_dimension("form", Words("Оқу нысаны", "Форма обучения", "Form of study"), lambda: FORM.words)
declare_dimension("funding", Words("Қаржыландыру", "Финансирование", "Funding"), lambda: FUNDING.words)


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
LINES = declare(
    "order.lines",
    Words("Тапсырыс жолдары", "Строки госзаказа", "Lines of the order"),
    PIECES,
    Words(
        "Орны бар жолдар: колледж, біліктілік, негіз, тіл, нысан, қаржы",
        "Строки с местами: колледж, квалификация, база, язык, форма, средства",
        "Lines with places: college, qualification, base, language, form, funding",
    ),
    lambda scope: lines(scope).filter(places__gt=0),
    COLUMNS,
    since=ADDED,
    source=SOURCE,
    within=WITHIN,
)
MID = declare(
    "order.mid_places",
    Words(
        "Орта буын мамандары бойынша орындар",
        "Места по специалистам среднего звена",
        "Places for mid-level specialists",
    ),
    PLACES,
    Words("4S деңгейіндегі орындар қосындысы", "Сумма мест уровня 4S", "Sum of places at level 4S"),
    lambda scope: lines(scope).filter(qualification__level="mid"),
    COLUMNS,
    since=ADDED,
    source=SOURCE,
    measure=Sum("places"),
    within=WITHIN,
)
KAZAKH = declare(
    "order.kazakh_places",
    Words("Қазақ тілінде оқытылатын орындар", "Места с обучением на казахском языке", "Places taught in Kazakh"),
    PLACES,
    Words(
        "Оқыту тілі қазақша жолдардағы орындар қосындысы",
        "Сумма мест строк с казахским языком обучения",
        "Sum of places over lines taught in Kazakh",
    ),
    lambda scope: lines(scope).filter(language="kk"),
    COLUMNS,
    since=ADDED,
    source=SOURCE,
    measure=Sum("places"),
    within=WITHIN,
)
AFTER_NINE = declare(
    "order.base9_places",
    Words("9-сынып негізіндегі орындар", "Места на базе 9 классов", "Places after grade 9"),
    PLACES,
    Words(
        "9-сынып негізіндегі жолдардағы орындар қосындысы",
        "Сумма мест строк на базе 9 классов",
        "Sum of places over lines after grade 9",
    ),
    lambda scope: lines(scope).filter(base="base9"),
    COLUMNS,
    since=ADDED,
    source=SOURCE,
    measure=Sum("places"),
    within=WITHIN,
)
LOCAL = declare(
    "order.local_places",
    Words(
        "Жергілікті бюджет есебінен орындар", "Места за счёт местного бюджета", "Places paid from the local budget"
    ),
    PLACES,
    Words(
        "Жергілікті бюджет жолдарындағы орындар қосындысы",
        "Сумма мест строк местного бюджета",
        "Sum of places over lines of the local budget",
    ),
    lambda scope: lines(scope).filter(funding="local"),
    COLUMNS,
    since=ADDED,
    source=SOURCE,
    measure=Sum("places"),
    within=WITHIN,
)
REPUBLICAN = declare(
    "order.republican_places",
    Words(
        "Республикалық бюджет есебінен орындар",
        "Места за счёт республиканского бюджета",
        "Places paid from the republican budget",
    ),
    PLACES,
    Words(
        "Республикалық бюджет жолдарындағы орындар қосындысы",
        "Сумма мест строк республиканского бюджета",
        "Sum of places over lines of the republican budget",
    ),
    lambda scope: lines(scope).filter(funding="republican"),
    COLUMNS,
    since=ADDED,
    source=SOURCE,
    measure=Sum("places"),
    within=WITHIN,
)
GROUP_SIZE = declare(
    "order.group_size",
    Words("Топтағы орташа орын саны", "Мест в группе в среднем", "Places per group"),
    PLACES,
    Words("Орындар / топтар", "Места / группы", "Places / groups"),
    lines,
    COLUMNS,
    since=ADDED,
    source=SOURCE,
    measure=Quotient(Sum("places"), Sum("groups")),
    within=WITHIN,
    denominator=Words("топтар", "группы", "groups"),
    decimals=1,
)
ORDERED = declare(
    "order.qualifications",
    Words("Тапсырыстағы біліктіліктер", "Квалификации в госзаказе", "Qualifications in the order"),
    PIECES,
    Words(
        "Кемінде бір орны бар біліктіліктер",
        "Квалификации хотя бы с одним местом",
        "Qualifications with at least one place",
    ),
    lambda scope: Qualification.objects.filter(
        pk__in=lines(scope).filter(places__gt=0).values("qualification")
    ).order_by("code"),
    ("code", "level"),
    since=ADDED,
    source=SOURCE,
    within={"level": "level"},
)
NEW_SHARE = declare(
    "order.new_places_share",
    Words("Жаңа жолдардағы орындар үлесі", "Доля мест в новых строках", "Share of places in new lines"),
    PERCENT,
    Words("Жаңа жолдардағы орындар / орындар", "Места новых строк / места", "Places of new lines / places"),
    lambda scope: lines(scope).annotate(
        fresh=Case(When(new=True, then=F("places")), default=Value(0), output_field=IntegerField())
    ),
    (*COLUMNS, "fresh"),
    since=ADDED,
    source=SOURCE,
    measure=Quotient(Sum("fresh"), Sum("places"), per=100),
    within=WITHIN,
    denominator=Words("барлық орындар", "все места", "all places"),
    decimals=1,
)
