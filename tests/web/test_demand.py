"""Pages of demand: who sees what, in three languages; the ledger's forms; terms switched off by a link."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sheber.demand.models import Cell, CrosswalkEdition, Hire, PastForecast, Request, Vacancy
from sheber.registry.models import Employer

FORM = {"occupation": "welder", "district": "city", "wanted_year": "2027", "number": "12"}


def test_the_ledger_is_open_to_those_whom_it_concerns(client_of) -> None:
    ledger = reverse("demand-ledger")
    own, other = (reverse("demand-employer", args=[code]) for code in ("plant", "farm"))
    for role in ("planner", "head", "auditor"):
        assert client_of(role).get(ledger).status_code == 200
        assert client_of(role).get(own).status_code == 200
    for role in ("", "college", "admission", "report"):
        assert client_of(role).get(ledger).status_code == 403, role
        assert client_of(role).get(own).status_code == 403, role
    employer = client_of("employer")
    assert employer.get(ledger).headers["Location"] == own
    assert employer.get(own).status_code == 200
    assert employer.get(other).status_code == 403
    assert employer.post(reverse("demand-ask", args=["farm"]), FORM).status_code == 403


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "Сіз 90 адам сұрап, 45 адам алдыңыз"),
        ("ru", "Вы просили 90 и приняли 45"),
        ("en", "You asked 90 and hired 45; 60 asked now count as 30"),
    ],
)
def test_an_employer_reads_its_rule(language: str, words: str, client_of) -> None:
    client = client_of("employer")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    assert words in client.get(reverse("demand-employer", args=["plant"])).content.decode()


def test_an_employer_asks_and_signs_on_its_page(client_of) -> None:
    client = client_of("employer")
    wrong = client.post(reverse("demand-ask", args=["plant"]), {**FORM, "number": "many", "district": "moon"})
    assert wrong.status_code == 422
    assert "1 " in wrong.content.decode()
    assert not Request.objects.filter(wanted_year=2027).exists()
    assert client.post(reverse("demand-ask", args=["plant"]), FORM).status_code == 302
    address = reverse("demand-employer", args=["plant"]) + "?year=2027"
    assert 'name="post"' in client.get(address).content.decode()
    signed = client.post(reverse("demand-sign", args=["plant"]) + "?year=2027", {"post": "Director"})
    assert signed.status_code == 302
    assert "Director" in client.get(address).content.decode()
    assert client.post(reverse("demand-ask", args=["plant"]), FORM).status_code == 422  # signed: it does not change


def test_terms_are_switched_off_by_a_link_and_still_add_up(client_of) -> None:
    cell = Cell.objects.filter(need__gt=0, requests__gt=0).first() or Cell.objects.filter(need__gt=0).first()
    client = client_of("")
    address = reverse("demand-waterfall", args=[cell.pk])
    whole = client.get(address).content.decode()
    assert "without=exits" in whole
    off = client.get(address + "?without=exits&without=nonsense")
    assert off.status_code == 200
    told = re.findall(r'<td class="n">([-−]?\d+)</td><td class="n">[-−]?\d+</td><td class="n">', whole)
    people = [int(n.replace("−", "-")) for n in told]
    shown = re.search(r'<span class="big">(\d+)</span>', whole)
    assert shown
    assert sum(people) == int(shown[1])


def test_what_one_enterprise_asked_is_not_shown_to_a_visitor(client_of) -> None:
    cell = Cell.objects.filter(occupation__code="welder", district__code="city", year=2026).first()
    address = reverse("demand-waterfall", args=[cell.pk])
    assert "requests.csv" not in client_of("").get(address).content.decode()
    assert "requests.csv" in client_of("planner").get(address).content.decode()
    assert "employment.csv" in client_of("").get(address).content.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_open_for_everybody(language: str, client_of) -> None:
    client = client_of("")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    for address in (
        reverse("demand") + "?occupation=welder",
        reverse("demand") + "?district=city&year=2026",
        reverse("demand") + "?year=x&occupation=nothing",
        reverse("demand-gap"),
        reverse("demand-gap") + "?target=2027",
        reverse("demand-gap") + "?year=2031",
        reverse("demand-scorecard"),
        reverse("demand-editions"),
    ):
        page = client.get(address)
        assert page.status_code == 200, address
        assert "{%" not in page.content.decode()


def test_the_planner_freezes_forecast_and_crosswalk(client_of) -> None:
    planner = client_of("planner")
    PastForecast.objects.filter(origin=2026).delete()  # the example year has frozen both already
    CrosswalkEdition.objects.all().delete()
    assert client_of("employer").post(reverse("demand-freeze", args=[2026])).status_code == 403
    assert client_of("").post(reverse("demand-new-edition"), {"author": "x"}).status_code in {302, 403}
    assert "1" in planner.get(reverse("demand-editions")).content.decode()
    assert planner.post(reverse("demand-freeze", args=[2026])).status_code == 302
    assert PastForecast.objects.filter(forecaster="sheber", origin=2026).count() == Cell.objects.count()
    assert "fault" in planner.post(reverse("demand-freeze", args=[2026])).headers["Location"]
    assert planner.post(reverse("demand-new-edition"), {"author": ""}).status_code == 422
    kept = {"author": "Council", "day": "2026-03-01", "reason": "Minutes 1"}
    assert planner.post(reverse("demand-new-edition"), kept).status_code == 302
    edition = CrosswalkEdition.objects.get()
    assert planner.get(reverse("demand-edition", args=[edition.number])).status_code == 200


def test_more_rows_ask_the_database_no_more(client_of) -> None:
    planner = client_of("planner")
    addresses = (
        reverse("demand-ledger"),
        reverse("demand-employer", args=["plant"]),
        reverse("demand-gap"),
        reverse("demand-vacancy-list"),
        reverse("demand-requestcampaign-list"),
    )

    def asked() -> list[int]:
        counts = []
        for address in addresses:
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert planner.get(address).status_code == 200
            counts.append(len(queries))
        return counts

    request = Request.objects.get(code="plant-2026")
    place = {"occupation": request.occupation, "district": request.district}
    Vacancy.objects.create(code="v0", opened="2026-01-01", number=1, employer=request.employer, **place)
    asked()  # what is looked up once a process is looked up now
    before = asked()
    for number in range(1, 4):
        employer = Employer.objects.create(
            code=f"e{number}", name_kk="к", name_ru="п", name_en="e", district=request.district, sector="ict"
        )
        for who in (employer, request.employer):
            more = {"employer": who, **place, "asked_year": 2026, "wanted_year": 2026 + number, "number": 3}
            Request.objects.create(code=f"{who.code}-{number}", **more)
            Hire.objects.create(employer=who, **place, year=2010 + number, number=2)
            Vacancy.objects.create(code=f"v{who.code}{number}", opened="2026-01-02", number=1, employer=who, **place)
        Request.objects.create(code=f"x{number}", **{**more, "employer": employer, "wanted_year": 2026})
    assert asked() == before
