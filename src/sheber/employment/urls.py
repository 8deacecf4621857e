"""The addresses of employment."""

from sheber.employment import views
from sheber.kernel.pages import declare_menu
from sheber.kernel.words import Words

TITLE = Words("Жұмысқа орналасу", "Трудоустройство", "Employment")
urlpatterns = [address for register in views.ALL for address in register.urls]
declare_menu(*(register.item(TITLE) for register in views.ALL))
