"""A release: built from rows, equal in three languages, refused after any change, corrected only with a cause."""

import csv
import io
import random
import re
import shutil
from pathlib import Path

import pytest
import typer
from django.core.exceptions import PermissionDenied
from pypdf import PdfReader

from sheber.cli.report import build
from sheber.cli.verify import check_everything
from sheber.employment.models import Outcome
from sheber.kernel.actors import SYSTEM, Actor
from sheber.kernel.charts import number_text
from sheber.kernel.exchange import BadInput
from sheber.kernel.journal import JournalEntry
from sheber.kernel.public_log import log_folder
from sheber.kernel.results import key, path_of
from sheber.order.models import Decision
from sheber.proof.canonical import from_canonical
from sheber.proof.log import Log
from sheber.registry.models import Region
from sheber.report.acts import build_release
from sheber.report.bridge.figures import read_figures, read_table
from sheber.report.bridge.read import read_release
from sheber.report.models import Release


def failed(folder: Path) -> list[str]:
    return [check.id for check in check_everything(folder)[1] if not check.passed]


def test_a_release_is_accepted_and_holds_the_figures(release: Release) -> None:
    folder = path_of(release.folder)
    assert failed(folder) == []
    shown = {(one.definition.code, one.year): one.shown for one in read_figures(folder)}
    assert shown["order.places", 2025] == "150"
    assert shown["order.places", 2024] == "75"
    assert shown["employment.graduates", 2025] == "63"
    assert shown["admission.applicants", 2025] == ""
    assert release.figures.get(indicator="order.places").exact == "150"


def test_people_are_given_in_groups_and_small_groups_cannot_be_worked_out(release: Release) -> None:
    table = read_table(path_of(release.folder) / "input/rows/employment.graduates-2025.csv")
    assert table == [{"district": "d3", "count": "40"}, {"district": "*", "count": "23"}]
    rows = [path.read_text(encoding="utf-8") for path in path_of(release.folder).glob("input/rows/employment*")]
    assert rows
    assert not any(re.search(r"d\d-\d", text) for text in rows)


def test_a_share_of_few_people_is_given_for_all_together_or_not_at_all(region: Region) -> None:
    folder = path_of(build_release(SYSTEM, 2025).folder)
    table = {
        name: read_table(folder / f"input/rows/employment.{name}-2025.csv") for name in ("of_all", "by_specialty")
    }
    # 15 of the 23 people in the hidden districts work: a share of those 15 tells too much.
    assert table["of_all"] == [
        {"district": "d3", "count": "40", "employed": "32"},
        {"district": "*", "count": "23", "employed": "15"},
    ]
    assert [(row["district"], row["count"], row["employed"]) for row in table["by_specialty"]] == [("", "63", "47")]
    privacy = from_canonical((folder / "certificate.json").read_bytes())["privacy"]
    assert (privacy["threshold"], privacy["least_of_share"], privacy["least_of_mean"]) == (5, 23, 8)
    Outcome.objects.exclude(graduate__in=[f"d3-{number}" for number in range(22)]).delete()
    folder = path_of(build_release(SYSTEM, 2025, reason="fewer").folder)
    shown = {(one.definition.code, one.year): one for one in read_figures(folder)}
    assert shown["employment.of_all", 2025].hidden
    assert not shown["employment.graduates", 2025].hidden
    assert failed(folder) == []


def test_numbers_are_the_same_in_three_languages_of_page_and_paper(release: Release) -> None:
    folder = path_of(release.folder)
    text = read_release(folder)
    found = {}
    for language in ("kk", "ru", "en"):
        html = (folder / f"report.{language}.html").read_text(encoding="utf-8")
        found[language] = set(re.findall(r'<data value="([^"]+)" data-figure="([^"]+)" data-year="(\d+)"', html))
        pdf = PdfReader(io.BytesIO((folder / f"report.{language}.pdf").read_bytes()))
        paper = " ".join("\n".join(page.extract_text() for page in pdf.pages).split())
        for figure in text.figures:
            if figure.value is not None:
                told = number_text(figure.value, figure.definition.decimals, language)
                assert told in paper.replace(" ", "\u00a0") or told in paper, (language, figure.definition.code)
    assert found["kk"] == found["ru"] == found["en"]
    assert len(found["kk"]) > 10


def test_published_figures_are_compared_only_where_that_makes_sense(release: Release) -> None:
    rows = read_table(path_of(release.folder) / "published.csv")
    assert {row["code"]: (row["verdict"], row["difference"]) for row in rows} == {
        "agrees": ("agrees", ""),
        "differs": ("differs", "-1"),
        "percent": ("unit", ""),
        "unknown": ("out_of_scope", ""),
    }


@pytest.mark.one_database
def test_every_file_counts_to_the_last_byte(release: Release, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(path_of(release.folder), folder)
    noise = random.Random(3)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        raw = path.read_bytes()
        for place in {0, len(raw) // 2, len(raw) - 1, noise.randrange(len(raw))}:
            path.write_bytes(raw[:place] + bytes([raw[place] ^ noise.randrange(1, 256)]) + raw[place + 1 :])
            assert failed(folder), (path.name, place)
        path.write_bytes(raw)
    assert failed(folder) == []


def resealed(folder: Path) -> list[str]:
    """The checks of meaning alone: what a forger who holds a key of his own would still meet."""
    from sheber.proof.canonical import from_canonical
    from sheber.proof.certificate import CERTIFICATE, Check, seal_folder

    old = from_canonical((folder / CERTIFICATE).read_bytes())
    (folder / CERTIFICATE).unlink()
    words = old["statement"]
    checks = [Check("x", words, True)]
    parameters, rule = old["parameters"], old["rule"]
    seal_folder(folder, type=old["type"], statement=words, rule=rule, parameters=parameters, checks=checks, key=key())
    return failed(folder)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "check"),
    [
        ("input/rows/order.places-2025.csv", ",50\n", ",51\n", "figures"),
        ("figures.csv", "order.places,1,2025,150,150", "order.places,1,2025,151,151", "figures"),
        ("figures.csv", "order.places,1,2025,150,150", "order.places,1,2025,150,151", "figures"),
        (
            "report.kk.html",
            'data-figure="order.places" data-year="2025">150<',
            'data-figure="order.places" data-year="2025">300<',
            "languages",
        ),
        (
            "report.en.html",
            '<data value="150" data-figure="order.places"',
            '<data value="151" data-figure="order.places"',
            "languages",
        ),
        ("input/rows/employment.graduates-2025.csv", "d3,40\n*,23", "d1,3\nd3,60", "privacy"),
        ("input/rows/employment.of_all-2025.csv", "*,23,15", "d2,20,12\n*,3,3", "privacy"),
        ("input/rows/employment.by_specialty-2025.csv", ",63,47,47", "d3,41,32,32\n*,22,15,15", "privacy"),
        ("published.csv", "differs,150,-1", "agrees,150,", "published"),
        ("release.json", '"number": 1', '"number": 2', "stated"),
        ("definitions.json", '"sum": "places"', '"sum": "groups"', "figures"),
        ("definitions.json", '"decimals"', '"decimal"', "figures"),
    ],
)
def test_a_false_report_is_refused_even_when_it_is_signed_anew(
    release: Release, tmp_path: Path, file: str, old: str, new: str, check: str
) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(path_of(release.folder), folder)
    edit(folder / file, old, new)
    assert check in resealed(folder)


def test_a_changed_figure_needs_a_cause_and_is_listed(release: Release) -> None:
    Decision.objects.filter(code="c1-2025").update(places=60)
    with pytest.raises(BadInput, match=r"order\.places"):
        build_release(SYSTEM, 2025)
    again = build_release(SYSTEM, 2025, reason="Amendment 1")
    assert again.number == 2
    told = read_release(path_of(again.folder))
    assert [(one.indicator, one.was, one.now) for one in told.revisions if one.indicator == "order.places"] == [
        ("order.places", "150", "160")
    ]
    assert failed(path_of(release.folder)) == []
    assert failed(path_of(again.folder)) == []


def test_every_release_is_logged_and_journalled(release: Release) -> None:
    build_release(SYSTEM, 2025)
    log = Log(log_folder(), key().public)
    entries = list(log.entries())
    assert log.fault() == ""
    assert [entry["number"] for entry in entries] == [1, 2]
    assert entries[0]["certificate"] == release.summary["certificate"]
    assert JournalEntry.objects.filter(action="build_release").count() == 2


def test_a_year_without_rows_and_a_database_without_a_region_are_refused(region: Region) -> None:
    Decision.objects.all().delete()
    region.delete()
    with pytest.raises(BadInput):
        build_release(SYSTEM, 2025)
    assert not Release.objects.exists()


def test_a_year_to_come_is_refused(region: Region) -> None:
    with pytest.raises(BadInput, match="2027"):
        build_release(SYSTEM, 2027)


def test_nothing_is_released_where_the_copy_cannot_be_written(region: Region, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(typer.Exit) as refusal:
        build(2025, out=tmp_path)
    assert refusal.value.exit_code == 2
    assert not Release.objects.exists()
    build(2025, out=tmp_path / "out")
    assert failed(tmp_path / "out") == []


def test_a_visitor_may_not_build(region: Region, visitor: Actor) -> None:
    with pytest.raises(PermissionDenied):
        build_release(visitor, 2025)


def test_the_rows_files_open_as_tables(release: Release) -> None:
    for path in (path_of(release.folder) / "input" / "rows").iterdir():
        rows = list(csv.reader(path.open(encoding="utf-8", newline="")))
        assert len({len(row) for row in rows}) == 1, path.name
