"""Figures of the forum."""

from sheber.forum.models import Delegation
from sheber.kernel.declare import PIECES, declare
from sheber.kernel.words import Words

COUNTRIES = declare(
    "forum.countries",
    Words("Форум сарапшыларының елдері", "Страны экспертов форума", "Countries of the forum's experts"),
    PIECES,
    Words("Сарапшылар келген елдер", "Страны, откуда приехали эксперты", "Countries that sent experts"),
    lambda scope: Delegation.objects.filter(forum__day__year=scope.year, role="experts").order_by("country"),
    ("country", "role"),
    source=Words("Форум делегациялары", "Делегации форума", "Delegations of the forum"),
)
