"""The read API: open rows for everybody, people's rows for those who may, every refusal a problem document."""

import html
import json
import re
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from sheber.kernel.actors import SYSTEM, Role
from sheber.kernel.exchange import SHEETS
from sheber.kernel.exchange.package import load_folder
from sheber.kernel.indicators import indicators
from sheber.kernel.models import Appointment, Job

pytestmark = pytest.mark.django_db
API = "/api/v1"
FILES = {
    "region.csv": "code,name_ru,current_year\nr,Область,2026\n",
    "districts.csv": "code,name_kk,name_ru,name_en,kind\n01,Қала,Город,City,city\n02,Ауыл,Село,Village,district\n",
    "colleges.csv": (
        "code,name_ru,district,ownership,location\n"
        "a,Политехнический,01,state,city\nb,Аграрный,02,state,rural\nc,Медицинский,01,private,city\n"
    ),
    "admission_campaigns.csv": "",
}


@pytest.fixture
def region(tmp_path: Path) -> None:
    for name, text in FILES.items():
        if text:
            (tmp_path / name).write_text(text, encoding="utf-8")
    load_folder(SYSTEM, tmp_path)


def signed_in(client: Client, role: Role, name: str = "somebody") -> Client:
    user = get_user_model().objects.create_user(name)
    Appointment.objects.create(user=user, role=role, starts=date(2020, 1, 1))
    client.force_login(user)
    return client


def get(client: Client, path: str, **query: object) -> dict:
    answer = client.get(API + path, query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def refused(client: Client, path: str, status: int, **query: object) -> dict:
    answer = client.get(API + path, query)
    assert answer.status_code == status, (answer.status_code, answer.content)
    assert answer["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    return problem


def test_the_description_names_every_door(client: Client) -> None:
    paths = json.loads(client.get(f"{API}/openapi.json").content)["paths"]
    assert {f"{API}/sheets", f"{API}/indicators/{{code}}", f"{API}/jobs"} <= set(paths)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_of_documents_needs_no_script_and_its_examples_work(
    client: Client, region: None, language: str
) -> None:
    answer = client.get(f"{API}/docs", headers={"accept-language": language})
    assert answer.status_code == 200
    page = html.unescape(answer.content.decode())
    assert f'<html lang="{language}"' in page
    for path, methods in json.loads(client.get(f"{API}/openapi.json").content)["paths"].items():
        for method in methods:
            assert f"{method.upper()} {path}<" in page
    assert not re.search(r'<script(?! src="/static/)', page)
    assert "://" not in re.sub(r"http://testserver\S*", "", page)
    examples = re.findall(r'<a href="(/api/v1/[^"]+)"><code>', page)
    assert len(examples) >= 6
    for one in examples:
        status = client.get(one).status_code
        assert status == 403 if one.endswith("/jobs") else status == 200, one
    assert f'href="{API}/docs"' in client.get("/").content.decode()


def test_rows_are_paged_narrowed_and_searched(client: Client, region: None) -> None:
    assert get(client, "/sheets/colleges", limit=2)["total"] == 3
    assert [row["code"] for row in get(client, "/sheets/colleges", offset=1, limit=1)["rows"]] == ["b"]
    assert [row["code"] for row in get(client, "/sheets/colleges", district="01")["rows"]] == ["a", "c"]
    assert [row["code"] for row in get(client, "/sheets/colleges", search="АГРАР")["rows"]] == ["b"]
    assert get(client, "/sheets/colleges", district="01", ownership="private")["total"] == 1


def test_a_row_is_found_by_its_key(client: Client, region: None) -> None:
    assert get(client, "/sheets/districts/row", code="02")["name_kk"] == "Ауыл"
    refused(client, "/sheets/districts/row", 404, code="99")
    assert "code" in refused(client, "/sheets/districts/row", 400)["detail"]


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("/sheets/nothing", {}, 404),
        ("/indicators/nothing", {"year": 2026}, 404),
        ("/sheets/colleges", {"offset": "-1"}, 400),
        ("/sheets/colleges", {"offset": "9" * 30}, 400),
        ("/sheets/colleges", {"limit": "501"}, 400),
        ("/sheets/colleges", {"limit": "x"}, 400),
        ("/sheets/colleges", {"nothing": "1"}, 400),
        ("/sheets/colleges", {"founded": "1/7"}, 400),
        ("/sheets/colleges", {"search": "\x00"}, 400),
        ("/sheets/colleges", {"district": "\x00"}, 400),
        ("/sheets/applicants", {}, 403),
        ("/sheets/districts", {"search": "%_'"}, 200),
        ("/sheets/districts", {"population": "9" * 18}, 200),
        ("/sheets/districts", {"shape": "{}"}, 400),
        ("/jobs", {}, 403),
    ],
)
def test_bad_requests_are_refused_in_words(client: Client, region: None, path: str, query: dict, status: int) -> None:
    answer = client.get(API + path, query)
    assert answer.status_code == status, answer.content
    if status != 200:
        assert answer["Content-Type"] == "application/problem+json"


def test_every_figure_and_open_sheet_answers_a_visitor(client: Client, region: None) -> None:
    for one in indicators():
        assert get(client, f"/indicators/{one.code}", year=2026)["indicator"] == one.code
        if one.about_people:
            refused(client, f"/indicators/{one.code}/rows", 403, year=2026)
        else:
            get(client, f"/indicators/{one.code}/rows", year=2026)
        refused(client, f"/indicators/{one.code}", 400, year=2026, nonsense="1")
    for sheet in get_list(client, "/sheets"):
        get(client, f"/sheets/{sheet['code']}")


def get_list(client: Client, path: str) -> list[dict]:
    answer = client.get(API + path)
    assert answer.status_code == 200
    return answer.json()


def test_a_visitor_sees_no_sheet_about_people(client: Client, region: None) -> None:
    assert {"applicants", "applications", "outcomes"}.isdisjoint(one["code"] for one in get_list(client, "/sheets"))


def test_an_officer_sees_every_sheet_but_never_an_iin(client: Client, region: None) -> None:
    officer = signed_in(client, Role.ADMINISTRATOR)
    told = {one["code"]: one["columns"] for one in get_list(officer, "/sheets")}
    assert {one.code for one in SHEETS} >= set(told)
    assert "applicants" in told
    assert "iin" not in told["applicants"]
    assert "iin" in refused(officer, "/sheets/applicants", 400, iin="000101500011")["detail"]


def test_work_is_seen_by_its_owner_only(client: Client) -> None:
    college = signed_in(client, Role.COLLEGE)
    other = get_user_model().objects.create_user("other")
    mine = Job.objects.create(name="x", actor="somebody", user=get_user_model().objects.get(username="somebody"))
    theirs = Job.objects.create(name="x", actor="other", user=other)
    assert [one["id"] for one in get_list(college, "/jobs")] == [str(mine.pk)]
    assert get(college, f"/jobs/{mine.pk}")["state"] == "queued"
    refused(college, f"/jobs/{theirs.pk}", 404)
    refused(college, "/jobs/nonsense", 400)


def test_a_visitor_writes_nothing_through_the_api(client: Client) -> None:
    assert client.post(f"{API}/sheets/colleges", {}).status_code == 405
    answer = client.post(f"{API}/sheets/colleges/rows", "{}", content_type="application/json")
    assert answer.status_code == 403


def test_parts_of_a_figure_about_people_stay_inside(client: Client, region: None) -> None:
    people = [one for one in indicators() if one.about_people and one.dimensions]
    assert people
    for one in people:
        part = {"year": 2026, one.dimensions[0]: "x"}
        refused(client, f"/indicators/{one.code}", 403, **part)
        assert client.get(f"/figures/{one.code}/", part).status_code == 403
    auditor = signed_in(client, Role.AUDITOR)
    for one in people:
        assert get(auditor, f"/indicators/{one.code}", **{"year": 2026, one.dimensions[0]: "x"})["rows"] == 0
        assert auditor.get(f"/figures/{one.code}/", {"year": 2026, one.dimensions[0]: "x"}).status_code == 200
