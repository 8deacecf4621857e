"""The addresses of honours."""

from sheber.honours import views
from sheber.kernel.pages import declare_menu
from sheber.kernel.words import Words

TITLE = Words("Марапаттар", "Награды", "Honours")
urlpatterns = [address for register in views.ALL for address in register.urls]
declare_menu(*(register.item(TITLE) for register in views.ALL))
