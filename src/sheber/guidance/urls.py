"""The addresses of guidance."""

from django.urls import path

from sheber.guidance.models import Encounter
from sheber.guidance.views import activity, overview, pupil, school, sign
from sheber.guidance.views.registers import ALL
from sheber.kernel.actors import STAFF, Role
from sheber.kernel.pages import MenuItem, YearStep, declare_menu, declare_step, rows_there
from sheber.kernel.words import Words

TITLE = Words("Кәсіптік бағдар", "Профориентация", "Career guidance")
urlpatterns = [
    path("", overview.overview, name="guidance"),
    path("interests/", pupil.interests, name="guidance-interests"),
    path("interests/keep/", pupil.keep, name="guidance-keep"),
    path("interests/forget/", pupil.forget, name="guidance-forget"),
    path("reliability/", overview.reliability, name="guidance-reliability"),
    path("reliability/<int:year>/count/", overview.count, name="guidance-count"),
    path("sign/", sign.enter, name="guidance-sign-enter"),
    path("sign/<str:code>/", sign.open_link, name="guidance-sign-link"),
    path("confirm/<str:key>/<str:side>/", sign.sign, name="guidance-sign"),
    path("school/", school.mine, name="guidance-school-mine"),
    path("school/<str:code>/", school.school, name="guidance-school"),
    path("class/<str:code>/direction/", school.change, name="guidance-direction"),
    path("activity/new/", activity.new, name="guidance-activity-new"),
    path("activity/<str:code>/", activity.activity, name="guidance-activity"),
    path("activity/<str:code>/pupils/", activity.pupils, name="guidance-pupils"),
    path("activity/<str:code>/codes/", activity.codes, name="guidance-codes"),
    path("activity/<str:code>/receipt.json", activity.receipt, name="guidance-receipt"),
    *(address for register in ALL for address in register.urls),
]
declare_menu(
    MenuItem(TITLE, Words("Жыл қорытындысы", "Итоги года", "The year"), "guidance"),
    MenuItem(
        TITLE, Words("Менің мектебім", "Моя школа", "My school"), "guidance-school-mine", frozenset({Role.SCHOOL})
    ),
    MenuItem(
        TITLE,
        Words("Іс-шара жазу", "Записать мероприятие", "Write an activity down"),
        "guidance-activity-new",
        STAFF | {Role.SCHOOL, Role.COLLEGE},
    ),
    MenuItem(
        TITLE,
        Words("Қызығушылық сауалнамасы", "Анкета интересов", "Questionnaire of interests"),
        "guidance-interests",
    ),
    MenuItem(TITLE, Words("Сауалнама сенімділігі", "Надёжность анкеты", "Reliability"), "guidance-reliability"),
    *(register.item(TITLE) for register in ALL),
)


def state(year: int) -> Words:
    """Whether there are rows of the year."""
    return rows_there(Encounter.objects.filter(day__year=year).exists())


declare_step(YearStep(3, TITLE, "guidance", ("guidance.unique", "guidance.schools"), state))
