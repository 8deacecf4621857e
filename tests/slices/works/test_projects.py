"""Stages, money, pictures, papers: what is refused, what is flagged, what leaves the house."""

import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.core.exceptions import PermissionDenied
from PIL import Image
from tests.science.works.test_picture import scene
from tests.slices.works.conftest import HEAD, NORTH, TODAY, make_project

from sheber.kernel.attachments import RefusedFileError, read_file
from sheber.kernel.exchange import BadInput
from sheber.kernel.exchange.apply import load_files
from sheber.kernel.exchange.sheet import sheet
from sheber.kernel.flow import Forbidden
from sheber.kernel.indicators import Scope, indicator, measure
from sheber.registry.models import Region
from sheber.works.acts import add_photo, move_project, move_step, pay, show_photo, take_money
from sheber.works.bridge.oc4ids import package, project_json
from sheber.works.bridge.outlook import look_ahead
from sheber.works.bridge.passport import passport_pdf
from sheber.works.models import BudgetLine, Contract, Contractor, Project, ProjectMoney, WorkAct
from sheber.works.queries import state_on, unit_slips
from sheber.works.queries.money import doubt
from sheber.works.views.shared import whole
from sheber.works.words import METHOD

pytestmark = pytest.mark.django_db
M = 1_000_000_00  # a million tenge in tiyn


@pytest.fixture
def shop(tiny: None) -> Project:
    """The project without a plan of the order."""
    return make_project()


@pytest.fixture
def contract(shop: Project) -> Contract:
    """A contract of 90 m tenge."""
    firm = Contractor.objects.create(code="firm", name_ru="Firm", bin="200140000010")
    return Contract.objects.create(
        code="c",
        project=shop,
        contractor=firm,
        subject="works",
        number="7/26",
        signed=date(2025, 11, 1),
        amount=90 * M,
    )


def test_a_stage_before_its_start_is_refused_and_each_waits_for_the_one_before(shop: Project) -> None:
    first, second, third = shop.steps.all()
    with pytest.raises(Forbidden):
        move_step(HEAD, first, "finish", day=date(2025, 10, 5), today=TODAY)
    with pytest.raises(Forbidden):
        move_step(HEAD, second, "start", day=date(2025, 11, 5), today=TODAY)
    move_step(HEAD, first, "start", day=date(2025, 10, 5), today=TODAY)
    with pytest.raises(BadInput):
        move_step(HEAD, first, "finish", day=date(2025, 10, 4), today=TODAY)
    with pytest.raises(BadInput):
        move_step(HEAD, first, "finish", day=date(2030, 1, 1), today=TODAY)
    move_step(HEAD, first, "finish", day=date(2025, 11, 2), today=TODAY, paper="Estimate 1")
    with pytest.raises(BadInput):
        move_step(HEAD, second, "start", day=date(2025, 11, 1), today=TODAY)
    with pytest.raises(Forbidden):
        move_project(HEAD, shop, "complete", day=TODAY, today=TODAY)
    for one, day in ((second, date(2025, 12, 1)), (third, date(2026, 3, 1))):
        move_step(HEAD, one, "start", day=day, today=TODAY)
        move_step(HEAD, one, "finish", day=day, today=TODAY)
    with pytest.raises(PermissionDenied):
        move_project(NORTH, shop, "complete", day=TODAY, today=TODAY)
    done = move_project(HEAD, shop, "complete", day=date(2026, 10, 1), today=TODAY, final_cost=120 * M)
    assert (done.stage, done.delay) == ("done", 30)
    assert measure(indicator("works.delay_median"), Scope(2026)).value == 30
    assert measure(indicator("works.overrun"), Scope(2026)).value == 120
    assert state_on(done, date(2025, 12, 31)).steps_done == 2


def test_a_project_takes_no_more_than_its_budget_line_holds(shop: Project, tmp_path: Path) -> None:
    line = BudgetLine.objects.create(code="wb", name_ru="Local", year=2026, funding="local", amount=100 * M)
    take_money(HEAD, shop, line, 60 * M)
    with pytest.raises(BadInput):
        take_money(HEAD, shop, line, 101 * M)
    other = Project.objects.create(code="o", name_ru="O", kind="new", stage="planned", year=2026)
    with pytest.raises(BadInput):
        take_money(HEAD, other, line, 41 * M)
    take_money(HEAD, shop, line, 70 * M)  # it replaces the first sum
    path = tmp_path / "project_money.csv"
    path.write_text("project,line,amount\no,wb,30000001\n", encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        load_files(HEAD, [(sheet("project_money"), path)])
    assert [(one.row, one.column) for one in refused.value.problems] == [(2, "amount")]
    path.write_text("project,line,amount\no,wb,30000000\n", encoding="utf-8")
    load_files(HEAD, [(sheet("project_money"), path)])
    assert ProjectMoney.objects.count() == 2
    assert measure(indicator("works.money_planned"), Scope(2026)).value == 100


def test_money_and_works_stand_apart_on_any_day(shop: Project, contract: Contract) -> None:
    pay(HEAD, contract, 30 * M, day=date(2026, 1, 10), today=TODAY, code="p1")
    pay(HEAD, contract, 50 * M, day=date(2026, 6, 10), today=TODAY, code="p2")
    with pytest.raises(BadInput):
        pay(HEAD, contract, 11 * M, day=date(2026, 7, 1), today=TODAY, code="p3")
    WorkAct.objects.create(code="a1", contract=contract, day=date(2026, 2, 1), amount=20 * M, share="0.25")
    WorkAct.objects.create(code="a2", contract=contract, day=date(2026, 7, 1), amount=30 * M, share="0.5")
    for day, money, works in (
        (date(2025, 12, 1), 0, 0),
        (date(2026, 3, 1), 0.3, 0.25),
        (date(2026, 12, 1), 0.8, 0.5),
    ):
        state = state_on(shop, day)
        assert (float(state.money), float(state.works)) == (money, works)
    assert measure(indicator("works.money_paid"), Scope(2026)).value == 80


def test_thousands_taken_for_tenge_are_doubted(shop: Project, contract: Contract) -> None:
    contract.amount = 90_000_00  # 90 thousand tenge: the amount stood in thousands
    contract.save()
    [told] = unit_slips([shop])[shop.pk]
    assert "90" in told.en
    what = indicator("works.projects").name
    assert doubt(what, 100 * M, 90 * M, METHOD) is None
    assert doubt(what, 90_000 * M, 90 * M, METHOD) is not None
    assert doubt(what, 90_000_000 * M, 90 * M, METHOD) is None
    assert doubt(what, 4 * M, 90 * M, METHOD) is None


def jpeg(image: Image.Image, **more: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90, **more)
    return out.getvalue()


def test_pictures_lose_their_exif_and_used_ones_are_known_again(shop: Project) -> None:
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    exif[0x8825] = {1: "N", 2: (50.0, 17.0, 0.0)}
    first = add_photo(NORTH, shop, jpeg(scene(1), exif=exif), day=date(2026, 5, 1), today=TODAY, caption="Walls")
    raw = read_file(first.path)
    assert b"A camera" not in raw
    assert not Image.open(io.BytesIO(raw)).getexif()
    assert first.likeness == "new"
    same = add_photo(NORTH, shop, jpeg(scene(1), exif=exif), day=date(2026, 6, 1), today=TODAY)
    edited = add_photo(
        HEAD, shop, jpeg(scene(1).resize((320, 240)).crop((3, 3, 317, 237))), day=date(2026, 6, 2), today=TODAY
    )
    other = add_photo(HEAD, shop, jpeg(scene(2)), day=date(2026, 6, 3), today=TODAY)
    assert (same.likeness, same.like_id, same.distance) == ("same", first.pk, 0)
    assert (edited.likeness, edited.like_id in {first.pk, same.pk}) == ("alike", True)
    assert other.likeness == "new"
    assert measure(indicator("works.doubted_pictures"), Scope(2026)).value == 2
    with pytest.raises(BadInput):
        show_photo(HEAD, edited, shown=True)
    with pytest.raises(PermissionDenied):
        show_photo(NORTH, first, shown=True)
    assert show_photo(HEAD, first, shown=True).shown


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 no picture", b"\xff\xd8\xff broken", np.zeros(99).tobytes()])
def test_what_is_no_picture_is_refused_with_words(data: bytes, shop: Project) -> None:
    with pytest.raises(RefusedFileError):
        add_photo(HEAD, shop, data, day=TODAY, today=TODAY)


def test_the_forecast_rests_on_the_regions_own_past_and_says_how_far(shop: Project) -> None:
    assert look_ahead(shop, date(2026, 1, 1)).days is None
    for number, ratio in enumerate((1.0, 1.1, 1.5), start=1):
        days = round(100 * ratio)
        Project.objects.create(
            code=f"past-{number}", name_ru="P", kind="new", stage="done", year=2020, cost=10 * M, final_cost=round(10 * M * ratio),
            starts=date(2020, 1, 1), ends=date(2020, 4, 10), ended=date.fromordinal(date(2020, 1, 1).toordinal() + days),
        )  # fmt: skip
    ahead = look_ahead(shop, date(2025, 10, 1))
    assert ahead.days.count == 3
    assert not ahead.days.same_kind
    assert dict(ahead.costs)[90] == 150 * M
    assert any("small" in one.en for one in ahead.told)
    assert (dict(ahead.ends)[50] - shop.starts).days == round(365 * 1.1)


def faults_of_oc4ids(value: Any, path: str = "$") -> list[str]:
    """The structural rules of the OC4IDS 0.9 schema: nothing empty, an id where one is required, date-times, codelists."""
    found = []
    if isinstance(value, dict):
        if not value:
            found.append(f"{path}: empty object")
        wants_id = re.search(r"\.(projects|identifiers|parties|milestones|metrics|forecasts|observations|contractingProcesses|transactions|documents|locations|budgetBreakdowns|budgetBreakdown|suppliers)\[\d+\]$", path)  # fmt: skip
        if wants_id and not isinstance(value.get("id"), str):
            found.append(f"{path}: no id")
        for name, inner in value.items():
            found += faults_of_oc4ids(inner, f"{path}.{name}")
            dated = name in {"startDate", "endDate", "updated", "publishedDate", "date", "dueDate", "dateMet"}
            if dated and not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", inner):
                found.append(f"{path}.{name}: no date-time")
    elif isinstance(value, list):
        found += [] if value else [f"{path}: empty list"]
        if len({json.dumps(one, sort_keys=True) for one in value}) < len(value):
            found.append(f"{path}: repeated items")
        for place, inner in enumerate(value):
            found += faults_of_oc4ids(inner, f"{path}[{place}]")
    elif value in ("", None):
        found.append(f"{path}: empty")
    return found


def test_the_oc4ids_package_keeps_the_structure_of_its_schema(shop: Project, contract: Contract) -> None:
    pay(HEAD, contract, 30 * M, day=date(2026, 1, 10), today=TODAY, code="p1")
    line = BudgetLine.objects.create(code="wb", name_ru="Local", year=2026, funding="local", amount=100 * M)
    take_money(HEAD, shop, line, 60 * M)
    bare = Project.objects.create(code="bare", name_ru="B", kind="equipment", stage="planned", year=2026)
    projects = list(whole(Project.objects.filter(pk__in=[shop.pk, bare.pk])).order_by("code"))
    made = [
        project_json(one, state_on(one, TODAY), region="tiny", passport="https://x.kz/p", today=TODAY)
        for one in projects
    ]
    told = json.loads(
        json.dumps(package(Region.objects.first(), made, uri="https://x.kz/oc4ids.json", published=TODAY))
    )
    assert {"uri", "publisher", "publishedDate", "version", "projects"} == set(told)
    assert re.fullmatch(r"\d+\.\d+", told["version"])
    assert faults_of_oc4ids(told) == []
    for one in told["projects"]:
        assert one["status"] in {"identification", "preparation", "implementation", "completion", "maintenance", "decommissioning", "decommissioned", "cancelled"}  # fmt: skip
        assert one["type"] in {"construction", "rehabilitation", "replacement", "expansion", "decommissioning"}
        for process in one.get("contractingProcesses", []):
            assert process["summary"]["status"] in {"pre-award", "active", "closed"}
            assert set(process["summary"].get("nature", [])) <= {"design", "construction", "supervision"}
        for step in one.get("milestones", []):
            assert step["status"] in {"scheduled", "met", "notMet", "partiallyMet"}
    shown = next(one for one in told["projects"] if one["id"].endswith("shop"))
    assert shown["budget"]["amount"] == {"amount": 100_000_000, "currency": "KZT"}
    assert shown["contractingProcesses"][0]["summary"]["transactions"][0]["value"]["amount"] == 30_000_000


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_passport_is_a_paper_with_a_code(language: str, shop: Project) -> None:
    raw = passport_pdf(
        whole(Project.objects.filter(pk=shop.pk)).get(), state_on(shop, TODAY), look_ahead(shop, TODAY),
        language=language, address="https://x.kz/works/passport/shop/", day=TODAY,
    )  # fmt: skip
    assert raw.startswith(b"%PDF")
    assert len(raw) > 5000
