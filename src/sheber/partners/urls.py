"""The addresses of partners."""

from sheber.kernel.pages import declare_menu
from sheber.kernel.words import Words
from sheber.partners import views

TITLE = Words("Әріптестік", "Партнёрство", "Partners")
urlpatterns = [address for register in views.ALL for address in register.urls]
declare_menu(*(register.item(TITLE) for register in views.ALL))
