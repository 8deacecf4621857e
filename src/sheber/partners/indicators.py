"""Figures of partnership."""

from sheber.kernel.declare import PIECES, declare
from sheber.kernel.words import Words
from sheber.partners.models import Memorandum

SOURCE = Words("Меморандумдар тізілімі", "Реестр меморандумов", "Register of memoranda")
COLUMNS = ("code", "college__code", "partner__country", "facts")

SIGNED = declare(
    "partners.signed",
    Words("Қол қойылған меморандумдар", "Подписано меморандумов", "Memoranda signed"),
    PIECES,
    Words("Осы жылы қол қойылған", "Подписаны в этом году", "Signed in the year"),
    lambda scope: Memorandum.objects.filter(signed__year=scope.year).order_by("code"),
    COLUMNS,
    source=SOURCE,
)
PAPER = declare(
    "partners.paper",
    Words("Орындалмаған меморандумдар", "Меморандумы без фактов", "Memoranda without facts"),
    PIECES,
    Words("Бірде-бір орындалған ісі жоқ", "Без единого факта исполнения", "Without a single fact"),
    lambda scope: Memorandum.objects.filter(signed__year__lte=scope.year, facts=0).order_by("code"),
    COLUMNS,
    source=SOURCE,
)
