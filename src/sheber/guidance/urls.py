"""The addresses of guidance."""

from sheber.guidance import views
from sheber.guidance.models import Encounter
from sheber.kernel.pages import YearStep, declare_menu, declare_step
from sheber.kernel.words import Words

TITLE = Words("Кәсіптік бағдар", "Профориентация", "Career guidance")
urlpatterns = [address for register in views.ALL for address in register.urls]
declare_menu(*(register.item(TITLE) for register in views.ALL))


def state(year: int) -> Words:
    """Whether there are rows of the year."""
    there = Encounter.objects.filter(day__year=year).exists()
    return Words("деректер бар", "данные есть", "there are rows") if there else Words()


declare_step(YearStep(3, TITLE, f"{views.ALL[0].name}-list", ("guidance.unique", "guidance.schools"), state))
