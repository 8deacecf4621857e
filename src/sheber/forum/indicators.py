"""Figures of the forum."""

from django.db.models import Case, IntegerField, When

from sheber.forum.models import CheckIn, Delegation, Participant, Practice, Session, SigningItem, Stand, Visit
from sheber.forum.queries import TAKEN
from sheber.kernel.declare import PEOPLE, PERCENT, PIECES, declare
from sheber.kernel.indicators import Count, Quotient, Sum
from sheber.kernel.words import Words

SOURCE = Words("Форум деректері", "Данные форума", "The forum's rows")

COUNTRIES = declare(
    "forum.countries",
    Words("Форум сарапшыларының елдері", "Страны экспертов форума", "Countries of the forum's experts"),
    PIECES,
    Words("Сарапшылар келген елдер", "Страны, откуда приехали эксперты", "Countries that sent experts"),
    lambda scope: Delegation.objects.filter(forum__day__year=scope.year, role="experts").order_by("country"),
    ("country", "role"),
    source=Words("Форум делегациялары", "Делегации форума", "Delegations of the forum"),
)
DELEGATIONS = declare(
    "forum.delegations",
    Words("Форум делегациялары", "Делегации форума", "Delegations of the forum"),
    PIECES,
    Words("Бас тартпаған делегациялар саны", "Число делегаций без отказавшихся", "Delegations that did not decline"),
    lambda scope: (
        Delegation.objects.filter(forum__day__year=scope.year).exclude(state="declined").order_by("country", "role")
    ),
    ("country", "role"),
    source=SOURCE,
)
PARTICIPANTS = declare(
    "forum.participants",
    Words("Форумға расталған қатысушылар", "Подтверждённые участники форума", "Approved participants of the forum"),
    PEOPLE,
    Words(
        "Делегация басшысы растаған адамдар",
        "Люди, подтверждённые главами делегаций",
        "People approved by their heads",
    ),
    lambda scope: Participant.objects.filter(delegation__forum__day__year=scope.year, state__in=TAKEN).order_by(
        "code"
    ),
    ("code", "duty"),
    source=SOURCE,
    about_people=True,
)
ARRIVED = declare(
    "forum.arrived",
    Words("Форумда тіркелгендер", "Прибыли на форум", "Checked in at the forum"),
    PEOPLE,
    Words("Бейджі тіркелген адамдар", "Люди, чей бейдж отмечен на входе", "People whose badge was checked in"),
    lambda scope: CheckIn.objects.filter(participant__delegation__forum__day__year=scope.year).order_by("pk"),
    ("participant__code", "offline"),
    source=SOURCE,
    about_people=True,
    synthetic=lambda rows: rows.order_by().filter(participant__synthetic=True).exists(),
)
SESSIONS = declare(
    "forum.sessions",
    Words("Форум сессиялары", "Сессии форума", "Sessions of the forum"),
    PIECES,
    Words("Бағдарламадағы сессиялар", "Сессии программы", "Sessions of the programme"),
    lambda scope: Session.objects.filter(forum__day__year=scope.year).order_by("code"),
    ("code", "kind", "minutes"),
    source=SOURCE,
)
STANDS = declare(
    "forum.stands",
    Words("Көрме стендтері", "Стенды выставки", "Stands of the exhibition"),
    PIECES,
    Words("Орын берілген стендтер", "Размещённые стенды", "Stands that were placed"),
    lambda scope: Stand.objects.filter(forum__day__year=scope.year, state="placed").order_by("code"),
    ("code", "college__code"),
    source=SOURCE,
)
SIGNED = declare(
    "forum.memoranda",
    Words(
        "Форумда қол қойылған меморандумдар", "Меморандумы, подписанные на форуме", "Memoranda signed at the forum"
    ),
    PIECES,
    Words("Қол қойылған күні бар меморандумдар", "Меморандумы с датой подписания", "Memoranda with a day of signing"),
    lambda scope: (
        SigningItem.objects.filter(forum__day__year=scope.year).exclude(signed_on=None).order_by("forum", "place")
    ),
    ("memorandum__code", "signed_on", "follow"),
    source=SOURCE,
)
FOLLOWED = declare(
    "forum.followed",
    Words("Форум келісімдерінің орындалуы", "Исполнение договорённостей форума", "Agreements of the forum kept"),
    PERCENT,
    Words(
        "Қол қойылғандар ішінде орындалғаны, %",
        "Доля исполненных среди подписанных, %",
        "Done among those signed, per cent",
    ),
    lambda scope: (
        SigningItem.objects.filter(forum__day__year=scope.year)
        .exclude(signed_on=None)
        .annotate(done=Case(When(follow="done", then=1), default=0, output_field=IntegerField()))
        .order_by("forum", "place")
    ),
    ("memorandum__code", "follow", "done"),
    source=SOURCE,
    measure=Quotient(Sum("done"), Count(), per=100),
    denominator=Words("Қол қойылған меморандумдар", "Подписанные меморандумы", "Memoranda signed"),
    decimals=1,
)
VISITS = declare(
    "forum.visits",
    Words("Стендтерге келгендер", "Посещения стендов", "Visits to stands"),
    PIECES,
    Words("Стендтерде саналған келулер", "Посещения, отмеченные на стендах", "Visits counted at the stands"),
    lambda scope: Visit.objects.filter(stand__forum__day__year=scope.year).order_by("pk"),
    ("stand__code", "consent"),
    source=SOURCE,
    synthetic=lambda rows: rows.order_by().filter(stand__synthetic=True).exists(),
)
PRACTICES = declare(
    "forum.practices",
    Words("Форумнан алынған тәжірибелер", "Практики, взятые с форума", "Practices taken home from the forum"),
    PIECES,
    Words("Колледждер алған тәжірибелер", "Практики, взятые колледжами", "Practices that colleges took home"),
    lambda scope: Practice.objects.filter(forum__day__year=scope.year).order_by("code"),
    ("code", "college__code", "state"),
    source=SOURCE,
)
