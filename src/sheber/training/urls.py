"""The addresses of training."""

from sheber.kernel.pages import YearStep, declare_menu, declare_step
from sheber.kernel.words import Words
from sheber.training import views
from sheber.training.models import Licence

TITLE = Words("Оқыту сапасы", "Качество обучения", "Training")
urlpatterns = [address for register in views.ALL for address in register.urls]
declare_menu(*(register.item(TITLE) for register in views.ALL))


def state(year: int) -> Words:
    """Whether there are rows of the year."""
    there = Licence.objects.filter(opened=year).exists()
    return Words("деректер бар", "данные есть", "there are rows") if there else Words()


declare_step(
    YearStep(5, TITLE, f"{views.ALL[0].name}-list", ("training.international", "training.new_specialties"), state)
)
