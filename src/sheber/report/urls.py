"""Addresses of the report."""

from django.urls import path

from sheber.kernel.actors import Role
from sheber.kernel.pages.menu import MenuItem, YearStep, declare_menu, declare_step
from sheber.kernel.pages.tasks import declare_tasks
from sheber.kernel.words import Words
from sheber.report import views, words
from sheber.report.queries import newest_release
from sheber.report.views import todo

GROUP = Words("Есеп", "Отчёт", "Report")


def state(year: int) -> Words:
    """How far the year's report is."""
    release = newest_release(year)
    return words.RELEASE.format(number=release.number) if release else Words()


declare_menu(
    MenuItem(GROUP, words.RELEASES, "report-releases"),
    MenuItem(GROUP, words.CLAIMS, "report-claims"),
    MenuItem(GROUP, words.PUBLISHED, "report-publishedfigure-list"),
    MenuItem(GROUP, words.LOG, "report-log"),
)
declare_tasks((Role.REPORT,), todo.officer)
declare_step(YearStep(90, GROUP, "report-releases", (), state))

urlpatterns = [
    path("", views.releases_page, name="report-releases"),
    path("build/", views.build_page, name="report-build"),
    path("claims/", views.claims_page, name="report-claims"),
    path("log/", views.log_page, name="report-log"),
    path("log/<int:index>.tlog-proof", views.log_proof_page, name="report-log-proof"),
    path("<int:year>/<int:number>/", views.release_page, name="report-release"),
    path("<int:year>/<int:number>/figure/<str:code>/", views.figure_page, name="report-figure"),
    path("<int:year>/<int:number>/file/<path:name>", views.file_page, name="report-file"),
    path("<int:year>/<int:number>/draft/<str:kind>/", views.draft_page, name="report-draft"),
    path("<int:year>/<int:number>/download.zip", views.download_page, name="report-download"),
    *views.PUBLISHED.urls,
]
