"""Figures of partnership."""

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from sheber.kernel.declare import LABELS, PERCENT, PIECES, declare
from sheber.kernel.indicators import Count, Quotient, Scope, Sum
from sheber.kernel.words import Words
from sheber.partners.models import Event, HalfLife, Memorandum
from sheber.partners.queries import clauses_due, judged

SOURCE = Words("Меморандумдар тізілімі", "Реестр меморандумов", "Register of memoranda")
COLUMNS = ("code", "college__code", "partner__country", "kind")
WITHIN = {"country": "partner__country", "kind": "kind", "college": "college__code"}
LABELS.update(
    {
        "partner__country": Words("Ел", "Страна", "Country"),
        "country": Words("Ел", "Страна", "Country"),
        "kind": Words("Түрі", "Вид", "Kind"),
        "facts": Words("Орындалған істер", "Фактов исполнения", "Facts"),
        "living": Words("Жұмыс істейді (1)", "Действует на деле (1)", "Living (1)"),
        "last": Words("Соңғы іс-шара", "Последнее событие", "Last event"),
        "done": Words("Орындалды (1)", "Выполнено (1)", "Done (1)"),
        "months": Words("Ай", "Месяцев", "Months"),
        "agreements": Words("Келісімдер", "Соглашений", "Agreements"),
        "asleep": Words("Ұйқыға кеткені", "Уснуло", "Fallen asleep"),
        "number": Words("Тармақ", "Пункт", "Clause"),
        "text__code": Words("Мәтін", "Текст", "Text"),
        "memorandum__code": Words("Келісім", "Соглашение", "Agreement"),
        "day": Words("Күні", "Дата", "Day"),
    }
)


def day_of(scope: Scope) -> date:
    """The last day of the year, or today while the year runs."""
    return min(date(scope.year, 12, 31), timezone.localdate())


SIGNED = declare(
    "partners.signed",
    Words("Қол қойылған меморандумдар", "Подписано меморандумов", "Memoranda signed"),
    PIECES,
    Words("Осы жылы қол қойылған", "Подписаны в этом году", "Signed in the year"),
    lambda scope: Memorandum.objects.filter(signed__year=scope.year).order_by("code"),
    (*COLUMNS, "facts"),
    source=SOURCE,
    within=WITHIN,
)
PAPER = declare(
    "partners.paper",
    Words("Орындалмаған меморандумдар", "Меморандумы без фактов", "Memoranda without facts"),
    PIECES,
    Words("Бірде-бір орындалған ісі жоқ", "Без единого факта исполнения", "Without a single fact"),
    lambda scope: (
        Memorandum.objects.filter(signed__year__lte=scope.year, facts=0)
        .exclude(events__day__lte=day_of(scope))
        .order_by("code")
    ),
    (*COLUMNS, "facts"),
    source=SOURCE,
)


def _judged(scope: Scope) -> QuerySet:
    return judged(Memorandum.objects.all(), day_of(scope)).order_by("code")


LIVING = declare(
    "partners.living_share",
    Words("Жұмыс істейтін келісімдердің үлесі", "Доля действующих на деле соглашений", "Share of living agreements"),
    PERCENT,
    Words(
        "Ережедегі айлар ішінде іс-шарасы болғандары, мерзімі өтпеген барлық келісімге шаққанда",
        "С событием за число месяцев по правилу, ко всем соглашениям, чей срок не истёк",
        "With an event within the rule's months, of all agreements whose term runs",
    ),
    _judged,
    (*COLUMNS, "last", "living"),
    source=SOURCE,
    measure=Quotient(Sum("living"), Count(), 100),
    denominator=Words("мерзімі өтпеген келісімдер", "соглашения, чей срок не истёк", "agreements whose term runs"),
    within=WITHIN,
    decimals=1,
)
DORMANT = declare(
    "partners.dormant",
    Words("Ұйқыдағы келісімдер", "Спящие соглашения", "Dormant agreements"),
    PIECES,
    Words(
        "Ережедегі айлардан ұзақ іс-шарасы жоқ",
        "Без событий дольше, чем по правилу",
        "No event for the rule's months",
    ),
    lambda scope: _judged(scope).filter(living=0),
    (*COLUMNS, "last"),
    source=SOURCE,
    within=WITHIN,
)
CLAUSES = declare(
    "partners.clauses_done",
    Words("Орындалған тармақтардың үлесі", "Доля выполненных пунктов", "Share of clauses done"),
    PERCENT,
    Words(
        "Мерзімі келген тармақтардың ішінде толық орындалғаны",
        "Выполнено полностью из пунктов, чей срок наступил",
        "Done in full, of the clauses whose day has come",
    ),
    lambda scope: clauses_due(day_of(scope)),
    ("text__code", "number", "done"),
    source=Words("Келісімдердің тармақтары мен іс-шаралары", "Пункты и события соглашений", "Clauses and events"),
    measure=Quotient(Sum("done"), Count(), 100),
    denominator=Words("мерзімі келген тармақтар", "пункты, чей срок наступил", "clauses whose day has come"),
    decimals=1,
)
EVENTS = declare(
    "partners.events",
    Words("Келісімдер бойынша іс-шаралар", "События по соглашениям", "Events under agreements"),
    PIECES,
    Words("Осы жылғы іс-шаралар", "События этого года", "Events of the year"),
    lambda scope: Event.objects.filter(day__year=scope.year).order_by("code"),
    ("code", "memorandum__code", "day"),
    source=Words("Іс-шаралар тізілімі", "Реестр событий", "Register of events"),
    within={"country": "memorandum__partner__country"},
)


def _half_life(scope: Scope) -> QuerySet:
    country = scope.get("country") or ""
    return HalfLife.objects.filter(year=scope.year, country=country, months__isnull=False)


HALF_LIFE = declare(
    "partners.half_life",
    Words("Келісімдердің жартылай өмірі", "Период полураспада соглашений", "Half-life of agreements"),
    Words("ай", "месяцев", "months"),
    Words(
        "Келісімдердің жартысы ұйқыға кететін уақыт (Каплан — Мейер бағасының медианасы)",
        "Срок, за который засыпает половина соглашений (медиана оценки Каплана — Мейера)",
        "By when half of the agreements fall asleep (median of the Kaplan-Meier estimate)",
    ),
    _half_life,
    ("country", "agreements", "asleep", "months"),
    source=Words("Келісімдер мен іс-шаралар", "Соглашения и события", "Agreements and events"),
    measure=Sum("months"),
    within={"country": "country"},
)
