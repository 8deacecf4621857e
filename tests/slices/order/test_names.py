"""Limits and resources are named in three languages; an older folder's one name still stands in."""

from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import override

from sheber.kernel.actors import SYSTEM
from sheber.kernel.exchange import BadInput
from sheber.kernel.exchange.apply import load_files
from sheber.kernel.exchange.sheet import sheet
from sheber.kernel.exchange.write import sheet_csv
from sheber.order.bridge.files import plan_folder
from sheber.order.bridge.names import name_of
from sheber.order.bridge.read import read_problem
from sheber.order.bridge.rows import read_table
from sheber.order.models import Limit, Resource

HEAD = "year,code,at_least,at_most,counts"
THREE = f"{HEAD},name_kk,name_ru,name_en\n2026,floor,40,,places,Дала,Степь,Steppe\n"


def load(tmp_path: Path, text: str) -> None:
    path = tmp_path / "order_limits.csv"
    path.write_text(text, encoding="utf-8")
    load_files(SYSTEM, [(sheet("order_limits"), path)], reason="test")


@pytest.mark.django_db
def test_a_limit_is_named_in_the_readers_language(tmp_path: Path, client: Client) -> None:
    load(tmp_path, THREE)
    for language, name in (("kk", "Дала"), ("ru", "Степь"), ("en", "Steppe")):
        with override(language):
            assert str(Limit.objects.get()) == name
        page = client.get("/order/limit/", headers={"accept-language": language}).content.decode()
        assert name in page


@pytest.mark.django_db
def test_an_older_sheet_with_one_name_is_loaded_and_comes_out_the_same(tmp_path: Path) -> None:
    load(tmp_path, f"{HEAD},name\n2026,floor,40,,places,Степь\n")
    with override("kk"):
        assert str(Limit.objects.get()) == "Степь"
    out = sheet_csv(sheet("order_limits"), Limit.objects.all())
    (tmp_path / "order_limits.csv").write_bytes(out)
    [difference] = load_files(SYSTEM, [(sheet("order_limits"), tmp_path / "order_limits.csv")], reason="again")
    assert (difference.created, difference.changed) == (0, 0)


@pytest.mark.django_db
def test_a_limit_without_any_name_is_refused_with_its_row(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        load(tmp_path, f"{HEAD}\n2026,floor,40,,places\n")
    assert [(one.row, one.column) for one in refused.value.problems] == [(2, "name_ru")]
    assert not Limit.objects.exists()


def test_each_language_of_a_plan_names_the_limit_in_it(folder: Path, tmp_path: Path) -> None:
    text = (folder / "limits.csv").read_text(encoding="utf-8")
    text = text.replace("limit,name,", "limit,name_kk,name_ru,name_en,").replace(",Steppe,", ",Дала,Степь,Steppe,")
    (folder / "limits.csv").write_text(text, encoding="utf-8")
    problem = read_problem(folder)
    assert name_of(problem, "limit_least", "steppe").as_dict() == {"kk": "Дала", "ru": "Степь", "en": "Steppe"}
    assert name_of(problem, "budget", "local").en == "local"
    plan_folder(folder, tmp_path / "out", key=None)
    [row] = [row for row in read_table(tmp_path / "out", "prices.csv") if row["name"] == "steppe"]
    assert "«Дала»" in row["sentence_kk"]
    assert "«Степь»" in row["sentence"]
    assert "“Steppe”" in row["sentence_en"]


@pytest.mark.django_db
def test_what_has_no_name_at_all_is_shown_by_its_code() -> None:
    row = Resource(year=2026, code="hours", calendar_year=2026, amount=1)
    assert not row.names
    assert Limit(code="x", name_kk="Дала").names.ru == ""
    assert str(Limit(code="x", name_kk="Дала")) == "Дала"
