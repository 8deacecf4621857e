"""The addresses of works."""

from sheber.kernel.pages import declare_menu
from sheber.kernel.words import Words
from sheber.works import views

TITLE = Words("Күрделі жұмыстар", "Капитальные работы", "Capital works")
urlpatterns = [address for register in views.ALL for address in register.urls]
declare_menu(*(register.item(TITLE) for register in views.ALL))
