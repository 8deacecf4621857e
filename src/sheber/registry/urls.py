"""The registry's addresses."""

from sheber.kernel.pages import declare_menu
from sheber.registry import views
from sheber.registry.words import TITLE

urlpatterns = [address for register in views.ALL for address in register.urls]
declare_menu(*(register.item(TITLE) for register in views.ALL))
