"""One year on the tiny region: every step sealed, verified, refused after any change, and the rows agree with it."""

import random
import shutil
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from sheber.admission.models import Applicant, Campaign, Result, Seat
from sheber.cli.verify import check_everything
from sheber.demand.models import Cell
from sheber.kernel.actors import SYSTEM, Actor, Role
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.indicators import Scope, indicator, indicators, measure
from sheber.kernel.journal import first_broken_entry
from sheber.kernel.models import JournalEntry
from sheber.order.acts import approve_order, compute_plan
from sheber.order.models import Decision, Plan
from sheber.order.queries import decided
from sheber.proof.verify import verify_bundle

pytestmark = pytest.mark.django_db


def accepted(folder: Path) -> bool:
    return all(check.passed for check in check_everything(folder)[1])


def sealed_well(folder: Path) -> bool:
    """Whether the hashes and the signature hold, whatever the files mean."""
    return all(check.passed for check in verify_bundle(folder)[1])


def test_every_step_is_sealed_and_accepted(tiny_year: list[tuple[str, Path, float]]) -> None:
    assert [name.split("-")[1] for name, _, _ in tiny_year] == [
        "demand", "order", "admission", "admission", "admission", "admission", "report", "report",
    ]  # fmt: skip
    for name, folder, _ in tiny_year:
        certificate, checks = check_everything(folder)
        assert all(check.passed for check in checks), (name, [c for c in checks if not c.passed])
        assert len(checks) > 5, f"{name}: the meaning was not checked"
        assert set(certificate["statement"]) == {"kk", "ru", "en"}


@pytest.mark.one_database
def test_any_changed_byte_of_any_file_is_refused(tiny_year: list[tuple[str, Path, float]], tmp_path: Path) -> None:
    noise = random.Random(4)
    for name, folder, _ in tiny_year:
        copy = tmp_path / name
        shutil.copytree(folder, copy)
        for path in sorted(path for path in copy.rglob("*") if path.is_file()):
            raw = path.read_bytes()
            if not raw:
                continue
            somewhere = noise.randrange(len(raw))
            for place in {0, len(raw) - 1, somewhere}:
                path.write_bytes(raw[:place] + bytes([raw[place] ^ (1 + noise.randrange(255))]) + raw[place + 1 :])
                assert not sealed_well(copy), (path.relative_to(tmp_path), place)
                if place == somewhere:  # its meaning is looked at as well, and nothing falls over
                    assert not accepted(copy), (path.relative_to(tmp_path), place)
            path.write_bytes(raw)
        assert accepted(copy), name


def test_a_forged_result_is_refused_even_when_it_is_sealed_again(
    tiny_year: list[tuple[str, Path, float]], tmp_path: Path
) -> None:
    """The meaning is checked, not only the sums: somebody with a key of their own gains nothing."""
    from sheber.proof.certificate import seal_folder
    from sheber.proof.signature import SigningKey
    from sheber.proof.verify import read_certificate

    forgeries = {
        "2-order-2026": ("plan.csv", lambda text: text.replace(",2,41,", ",2,42,")),
        "3-admission-2026-mid": ("result.csv", lambda text: _swap_first_two(text)),
        "1-demand-2026": ("needs.csv", lambda text: text.replace("city,1,", "city,2,", 1)),
    }
    for name, folder, _ in tiny_year:
        if name not in forgeries:
            continue
        copy = tmp_path / name
        shutil.copytree(folder, copy)
        file, change = forgeries[name]
        before = (copy / file).read_text(encoding="utf-8")
        after = change(before)
        assert after != before, name
        (copy / file).write_text(after, encoding="utf-8")
        stated = read_certificate(copy)
        (copy / "certificate.json").unlink()
        seal_folder(
            copy, type=stated["type"], statement=stated["statement"], rule=stated["rule"], parameters=stated["parameters"],
            checks=[], key=SigningKey(bytes(32)), class_=stated["class"],
        )  # fmt: skip
        assert not accepted(copy), name


def _swap_first_two(text: str) -> str:
    head, *rows = text.strip().split("\n")
    held = [place for place, row in enumerate(rows) if row.split(",")[1]]
    for one in held:
        for two in held:
            a, b = rows[one].split(","), rows[two].split(",")
            if a[2] != b[2]:
                rows[one], rows[two] = ",".join([a[0], *b[1:]]), ",".join([b[0], *a[1:]])
                return "\n".join([head, *rows]) + "\n"
    raise AssertionError("nobody to swap")


def test_the_rows_are_those_of_the_sealed_files(tiny_year: list[tuple[str, Path, float]]) -> None:
    plan = Plan.objects.get()
    assert sum(line.places for line in plan.lines.all()) == plan.summary["places"]
    assert sum(row.places for row in decided(2026)) == plan.summary["places"]
    assert Result.objects.exclude(programme="").count() == sum(
        c.runs.get().summary["placed"] for c in Campaign.objects.all()
    )
    assert Applicant.objects.count() == Result.objects.count()
    assert all(seat.admitted <= seat.seats for seat in Seat.objects.all())
    for cell in Cell.objects.all():
        assert cell.exits + cell.requests + cell.contracts + cell.projects + cell.kappa + cell.floor == cell.need


def test_every_figure_is_the_sum_of_its_rows(tiny_year: list[tuple[str, Path, float]]) -> None:
    assert len(list(indicators())) >= 35
    with_rows = 0
    for one in indicators():
        figure = measure(one, Scope(2026))
        table = list(one.table(Scope(2026)))
        assert len(table) == figure.rows, one.code
        if figure.rows:
            with_rows += 1
            assert one.measure.of_table(table) == figure.value, one.code
    assert with_rows >= 20


def test_a_figure_in_a_part_adds_up_over_the_parts(tiny_year: list[tuple[str, Path, float]]) -> None:
    places = indicator("order.places")
    parts = [measure(places, Scope(2026, (("college", code),))).value or 0 for code in ("north", "south", "art")]
    assert sum(parts, Fraction(0)) == measure(places, Scope(2026)).value


def test_acts_leave_a_whole_journal_without_iin(tiny_year: list[tuple[str, Path, float]]) -> None:
    assert first_broken_entry() is None
    acts = set(JournalEntry.objects.values_list("action", flat=True))
    assert {
        "load_sheet",
        "run_forecast",
        "compute_plan",
        "approve_order",
        "set_seats",
        "run_match",
        "build_release",
    } <= acts
    text = str(list(JournalEntry.objects.values_list("difference", "reason", "key")))
    for applicant in Applicant.objects.all()[:20]:
        assert applicant.iin not in text


def test_an_iin_is_unreadable_in_the_database(tiny: None) -> None:
    from django.db import connection

    iin = Applicant.objects.first().iin
    with connection.cursor() as cursor:
        cursor.execute("SELECT iin, iin_index FROM admission_applicant")
        assert iin not in str(cursor.fetchall())


def test_who_may_not_act_is_refused(tiny: None, visitor: Actor) -> None:
    college = Actor(name="c", roles=frozenset({Role.COLLEGE}), colleges=frozenset({"north"}))
    for actor in (visitor, college):
        with pytest.raises(PermissionDenied):
            compute_plan(actor, 2026)


def test_an_order_needs_its_forecast_and_is_approved_once(tiny: None) -> None:
    from sheber.demand.acts import run_forecast

    with pytest.raises(BadInput):
        compute_plan(SYSTEM, 2026)
    with pytest.raises(BadInput):
        run_forecast(SYSTEM, 2031)
    run_forecast(SYSTEM, 2026)
    compute_plan(SYSTEM, 2026)
    compute_plan(SYSTEM, 2026)
    assert list(Plan.objects.values_list("number", flat=True)) == [2, 1]
    approve_order(SYSTEM, 2026, act="No. 1", day=date(2026, 6, 20))
    with pytest.raises(Forbidden):
        approve_order(SYSTEM, 2026, act="No. 2", day=date(2026, 6, 21))


def test_an_amendment_replaces_a_line_and_overwrites_nothing(tiny: None) -> None:
    line = Decision.objects.filter(year=2025).first()
    before = sum(row.places for row in decided(2025))
    fields = {f.attname: getattr(line, f.attname) for f in Decision._meta.concrete_fields if f.attname != "id"}
    Decision.objects.create(**{**fields, "amendment": 1, "places": line.places - 5})
    assert sum(row.places for row in decided(2025)) == before - 5
    assert Decision.objects.filter(year=2025, code=line.code).count() == 2
