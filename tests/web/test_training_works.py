"""Pages of training and works: who sees what, uploads that are refused with their place, queries that do not grow."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sheber.kernel.actors import SYSTEM, Actor, Role
from sheber.kernel.exchange.apply import load_files
from sheber.kernel.exchange.sheet import sheet
from sheber.registry.models import College
from sheber.training.acts import compute_rating, publish_rating
from sheber.training.models import RatingFlag, RatingValue, Teacher, Workshop
from sheber.training.queries import wide_fields
from sheber.works.models import Project
from tests.slices.works.conftest import make_project

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SCALE = ("rating_fields", "rating_scales", "rating_criteria", "rating_bands")
HEAD = Actor(name="head", roles=frozenset({Role.HEAD}))


@pytest.fixture
def rated(client_of) -> None:
    """The scale, and a rating of two colleges."""
    load_files(SYSTEM, [(sheet(code), EXAMPLES / "aktobe" / f"{code}.csv") for code in SCALE])
    fields = {one.code: one for one in wide_fields()}
    for college, teachers in (("north", "20"), ("south", "10")):
        row = College.objects.get(code=college)
        for code, value in (
            ("teachers", teachers),
            ("category", "9"),
            ("patrons", "3"),
            ("capacity", "100"),
            ("contingent", "80"),
        ):
            RatingValue.objects.create(year=2025, college=row, field=fields[code], value=value)
    publish_rating(SYSTEM, compute_rating(SYSTEM, 2025))


def test_everybody_sees_the_index_and_the_college_alone_its_points(client_of, rated) -> None:
    for role, explained in (("", False), ("college", True), ("head", True)):
        page = client_of(role).get("/training/rating/2025/north/").content.decode()
        assert ("9" in page and "45 %" in page) == explained, role
    assert client_of("college").get("/training/rating/2025/south/").content.decode().count("90 %") == 0
    listed = client_of("").get("/training/rating/").content.decode()
    assert "/training/rating/2025/north/" in listed
    assert client_of("").get("/training/rating/2025/export.csv").status_code == 404
    assert client_of("college").get("/training/rating/2025/export.csv").content.count(b"\nnorth") <= 1
    assert client_of("college").post("/training/rating/2025/compute/").status_code == 403


def test_the_wide_file_is_taken_in_two_steps_with_flags(client_of, rated) -> None:
    client = client_of("head")
    heading = ",".join(one.code for one in wide_fields())
    cells = {"college": "north", "teachers": "1/7", "category": "10"}
    row = ",".join(cells.get(one.code, "") for one in wide_fields())
    file = SimpleUploadedFile("rating.csv", f"{heading}\n{row}\n".encode())
    page = client.post("/training/rating/upload/", {"year": "2025", "file": file})
    text = page.content.decode()
    assert page.status_code == 200
    assert "1/7" in text
    assert not RatingFlag.objects.exists()
    token = text.split('name="token" value="')[1].split('"')[0]
    told = {"year": "2025", "token": token, "suffix": ".csv", "name": "rating.csv", "apply": "1"}
    assert client.post("/training/rating/upload/", told).status_code == 422  # no reason
    assert client.post("/training/rating/upload/", {**told, "reason": "autumn"}).status_code == 302
    values = {v.field.code: v.value for v in RatingValue.objects.filter(college__code="north")}
    assert (values["teachers"], values["category"]) == ("20", "10")
    college = client_of("college")
    assert "1/7" in college.get("/training/rating/2025/north/").content.decode()
    mended = {"field": "teachers", "value": "7", "reason": "one of seven was meant"}
    assert college.post("/training/rating/2025/north/", mended).status_code == 302
    assert not RatingFlag.objects.filter(state="open").exists()
    assert college.post("/training/rating/2025/south/", mended).status_code == 403
    for bad in (b"", b"\x00\xff\x00", b"a,b\n1,2\n"):
        file = SimpleUploadedFile("rating.csv", bad)
        assert client.post("/training/rating/upload/", {"year": "2025", "file": file}).status_code == 422


def test_scale_pages_say_what_is_wrong_and_refuse(client_of, rated) -> None:
    client = client_of("head")
    page = client.get("/training/rating/scale/fc-2024-printed/")
    assert page.status_code == 200
    assert client.post("/training/rating/scale/fc-2024-printed/", {"do": "force", "act": "Order"}).status_code == 422
    assert (
        client.post("/training/rating/scale/fc-2024/", {"do": "copy", "code": "next", "starts": "2027"}).status_code
        == 302
    )
    assert (
        client_of("college")
        .post("/training/rating/scale/fc-2024/", {"do": "copy", "code": "x", "starts": "2027"})
        .status_code
        == 403
    )


def test_licence_forms_refuse_in_words(client_of) -> None:
    client = client_of("head")
    told = {"college": "south", "qualification": "4S08410101", "since": "2026-02-30", "act": "Order 1"}
    assert client.post("/training/licence/new/", told).status_code == 422
    told["since"] = "2026-02-20"
    made = client.post("/training/licence/new/", told)
    assert made.status_code == 302
    assert client.post("/training/licence/new/", told).status_code == 422  # it overlaps itself
    page = made.headers["Location"]
    assert client.post(page, {"step": "return", "act": "Order 2", "day": ""}).status_code == 422
    assert (
        client.post(page, {"step": "return", "act": "Order 2", "day": "2026-06-01", "reason": "x"}).status_code == 302
    )
    assert client_of("college").get("/training/licence/new/").status_code == 403


def test_closed_registers_stay_closed(client_of) -> None:
    for address in ("/training/teacher/", "/registry/student/", "/training/ratingvalue/"):
        assert client_of("").get(address).status_code == 403
    Teacher.objects.create(code="t-9", college=College.objects.get(code="south"), since=date(2020, 1, 1))
    assert client_of("college").get("/training/teacher/page/t-9/").status_code == 404
    assert client_of("head").get("/training/teacher/page/t-9/").status_code == 200
    assert client_of("").get("/training/mine/").status_code == 403


@pytest.mark.parametrize("address", ["/training/", "/works/", "/works/oc4ids.json"])
def test_overviews_ask_the_same_for_one_row_and_for_many(client_of, address: str) -> None:
    client = client_of("head")
    north = College.objects.get(code="north")
    counts = []
    for number in range(3):
        Workshop.objects.create(code=f"w-{number}", name_ru="W", college=north, seats=9, hours=100)
        Project.objects.create(
            code=f"p-{number}", name_ru="P", college=north, kind="new", stage="building", year=2026, cost=10**10,
            starts=date(2026, 1, 1), ends=date(2026, 3, 1),
        )  # fmt: skip
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[2], counts


def test_a_projects_pages_and_papers(client_of) -> None:
    make_project()
    visitor, head = client_of(""), client_of("head")
    for address in ("/works/page/shop/", "/works/passport/shop/", "/works/passport/shop/oc4ids.json"):
        assert visitor.get(address).status_code == 200
    paper = visitor.get("/works/passport/shop.pdf")
    assert paper.content.startswith(b"%PDF")
    assert visitor.get("/works/page/nothing/").status_code == 404
    assert visitor.get("/works/page/shop/?a=9999-99-99&b=x").status_code == 200
    assert visitor.post("/works/page/shop/slip/", {"end": "2027-01-01", "reason": "x"}).status_code == 403
    for bad in ({"end": "", "reason": ""}, {"end": "2027-01-01", "reason": ""}, {"end": "soon", "reason": "x"}):
        assert head.post("/works/page/shop/slip/", bad).status_code == 422
    broken = SimpleUploadedFile("photo.jpg", b"\xff\xd8\xff\x00")
    assert head.post("/works/page/shop/photo/", {"file": broken, "day": "2026-01-01"}).status_code == 422
    assert head.post("/works/page/shop/step/1/", {"step": "finish", "day": "2026-01-01"}).status_code == 422
    assert head.post("/works/page/shop/step/1/", {"step": "start", "day": "2025-11-01"}).status_code == 302
    assert head.post("/works/page/shop/move/", {"move": "complete", "day": "2026-01-01"}).status_code == 422
