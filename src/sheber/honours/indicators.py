"""Figures of honours."""

from sheber.honours.models import Award
from sheber.kernel.declare import PIECES, declare
from sheber.kernel.words import Words

AWARDS = declare(
    "honours.awards",
    Words("Марапаттар (аты аталғандар)", "Награды (поимённо)", "Awards (by name)"),
    PIECES,
    Words("Тізілімдегі марапаттар", "Награды в реестре", "Awards in the register"),
    lambda scope: Award.objects.filter(year=scope.year).order_by("code"),
    ("code", "kind"),
    source=Words("Марапаттар тізілімі", "Реестр наград", "Register of awards"),
    within={"kind": "kind"},
)
