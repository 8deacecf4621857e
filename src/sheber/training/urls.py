"""The addresses of training."""

from django.urls import path

from sheber.kernel.actors import EVERYBODY, Role
from sheber.kernel.pages import YearStep, declare_menu, declare_step, rows_there
from sheber.kernel.pages.menu import MenuItem
from sheber.kernel.words import Words
from sheber.training.models import Licence
from sheber.training.views import licence, overview, rating, staff, wide
from sheber.training.views.registers import ALL

TITLE = Words("Оқыту сапасы", "Качество обучения", "Training")
urlpatterns = [
    path("", overview.overview, name="training"),
    path("mine/", overview.mine, name="training-mine"),
    path("college/<str:code>/", overview.college, name="training-college"),
    path("means/", overview.means, name="training-means"),
    path("alerts/", overview.alerts, name="training-alerts"),
    path("licence/new/", licence.new_licence, name="training-licence-new"),
    path("licence/send/", licence.send_licences, name="training-licence-send"),
    path("licence/page/<int:key>/", licence.licence, name="training-licence-page"),
    path("teacher/page/<str:code>/", staff.teacher, name="training-teacher"),
    path("development/confirm/<str:code>/", staff.confirm, name="training-confirm"),
    path("case/<str:code>/", staff.case, name="training-case"),
    path("rating/", rating.rating, name="training-rating"),
    path("rating/upload/", wide.upload_wide, name="training-rating-upload"),
    path("rating/scale/<str:key>/", rating.scale, name="training-rating-scale"),
    path("rating/<int:year>/export.<str:form>", wide.export_wide, name="training-rating-export"),
    path("rating/<int:year>/compute/", rating.compute, name="training-rating-compute"),
    path("rating/<int:year>/publish/", rating.publish, name="training-rating-publish"),
    path("rating/<int:year>/<str:code>/", rating.of_college, name="training-rating-college"),
    *(address for register in ALL for address in register.urls),
]
OVERVIEW = Words("Оқыту сапасына шолу", "Обзор качества", "Overview of training")
RATING = Words("Колледждер рейтингі", "Рейтинг колледжей", "Rating of colleges")
MINE = Words("Менің бетім", "Моя страница", "My page")
declare_menu(
    MenuItem(TITLE, OVERVIEW, "training", roles=EVERYBODY),
    MenuItem(TITLE, RATING, "training-rating", roles=EVERYBODY),
    MenuItem(TITLE, MINE, "training-mine", roles=frozenset({Role.COLLEGE, Role.TEACHER})),
    *(register.item(TITLE) for register in ALL),
)


def state(year: int) -> Words:
    """Whether there are rows of the year."""
    return rows_there(Licence.objects.filter(opened=year).exists())


declare_step(
    YearStep(
        5, TITLE, "training", ("training.international", "training.new_specialties", "training.modern_share"), state
    )
)
