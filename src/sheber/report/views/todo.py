"""What the report asks of whom."""

from collections.abc import Iterator

from django.urls import reverse

from sheber.kernel.actors import Actor
from sheber.kernel.pages.tasks import Task
from sheber.kernel.words import Words
from sheber.report.queries import newest_release

BUILD = Words("Жылдық есепті құрастыру", "Собрать годовой отчёт", "Build the year's report")


def officer(actor: Actor, year: int) -> Iterator[Task]:
    """The year's first release."""
    if newest_release(year) is None:
        yield Task(BUILD, reverse("report-releases") + f"?year={year}")
