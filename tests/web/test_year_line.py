"""The year as a line on the first page: every slice has its place in it."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from sheber.kernel.indicators import indicator
from sheber.kernel.pages.menu import steps
from tests.web.matrix import addresses

ORDER = [
    "demand", "order", "guidance", "admission", "training", "employment", "partners", "works", "honours", "forum",
    "report-releases",
]  # fmt: skip


def test_every_slice_has_a_place_of_its_own_in_the_year() -> None:
    addresses()  # the steps are declared with the addresses
    line = steps()
    assert [step.url_name for step in line] == ORDER
    assert {reverse(name).split("/")[1] for name in ORDER} == set(settings.SLICES) - {"registry"}
    assert len({step.place for step in line}) == len(line)
    assert all(indicator(code).name.kk for step in line for code in step.figures)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_first_page_tells_every_step_and_how_far_it_is(client_of, language: str) -> None:
    client = client_of("")
    client.cookies["django_language"] = language
    page = client.get("/").content.decode()
    line = re.search(r'<ol class="year">.*?</ol>', page, re.DOTALL)[0]
    year = int(re.search(r'href="\?year=(\d+)" aria-current="page"', page)[1])
    for step in steps():
        assert f'href="{reverse(step.url_name)}"' in line
        assert step.label.in_language(language) in line
        assert step.state(year).in_language(language) in line
    assert all(not one.state(1999).en for one in steps())  # nothing is told of a year without rows
