"""The addresses of forum."""

from sheber.forum import views
from sheber.forum.models import Forum
from sheber.kernel.pages import YearStep, declare_menu, declare_step
from sheber.kernel.words import Words

TITLE = Words("Форум", "Форум", "Forum")
urlpatterns = [address for register in views.ALL for address in register.urls]
declare_menu(*(register.item(TITLE) for register in views.ALL))


def state(year: int) -> Words:
    """Whether there are rows of the year."""
    there = Forum.objects.filter(day__year=year).exists()
    return Words("деректер бар", "данные есть", "there are rows") if there else Words()


declare_step(YearStep(6, TITLE, f"{views.ALL[0].name}-list", ("forum.countries",), state))
