"""The addresses of works."""

from django.urls import path

from sheber.kernel.pages import MenuItem, YearStep, declare_menu, declare_step
from sheber.kernel.words import Words
from sheber.works.models import Project
from sheber.works.views import overview, papers, project
from sheber.works.views.registers import ALL

TITLE = Words("Күрделі жұмыстар", "Капитальные работы", "Capital works")
urlpatterns = [
    path("", overview.overview, name="works"),
    path("oc4ids.json", papers.oc4ids, name="works-oc4ids"),
    path("page/<str:code>/", project.project, name="works-page"),
    path("page/<str:code>/step/<int:place>/", project.step, name="works-step"),
    path("page/<str:code>/move/", project.move, name="works-move"),
    path("page/<str:code>/slip/", project.slip, name="works-note-slip"),
    path("page/<str:code>/photo/", project.photo, name="works-photo"),
    path("passport/<str:code>/", papers.passport, name="works-passport"),
    path("passport/<str:code>.pdf", papers.passport_paper, name="works-passport-pdf"),
    path("passport/<str:code>/oc4ids.json", papers.oc4ids, name="works-project-oc4ids"),
    path("picture/<str:code>.jpg", papers.picture, name="works-picture"),
    path("picture/<str:code>/show/", papers.show, name="works-show"),
    path("slip/<int:key>/", papers.slip, name="works-slip"),
    *(address for register in ALL for address in register.urls),
]
OVERVIEW = Words("Жұмыстарға шолу", "Обзор работ", "Overview of works")
declare_menu(MenuItem(TITLE, OVERVIEW, "works"), *(register.item(TITLE) for register in ALL))


def state(year: int) -> Words:
    """How many of the year's projects are done."""
    stages = list(Project.objects.filter(year=year).values_list("stage", flat=True))
    if not stages:
        return Words()
    told = Words("жоба: {all}, аяқталғаны: {done}", "завершено {done} из {all}", "{done} of {all} done")
    return told.format(all=len(stages), done=stages.count("done"))


declare_step(YearStep(8, TITLE, "works", ("works.projects", "works.money_planned", "works.money_paid"), state))
