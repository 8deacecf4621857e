"""Whether an agreement lives follows from its events by a dated rule; half-lives; reminders; figures; sheets."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.slices.partners.parties import make_partner, make_rule

from sheber.kernel.actors import SYSTEM
from sheber.kernel.exchange import BadInput, sheet
from sheber.kernel.exchange.apply import load_files
from sheber.kernel.exchange.write import sheet_csv
from sheber.kernel.indicators import Scope, measure
from sheber.kernel.models import JournalEntry, Notice
from sheber.partners import indicators
from sheber.partners.acts import measure_half_lives, send_reminders
from sheber.partners.bridge.survival import half_lives, life_of, months_between
from sheber.partners.models import AgreementText, Clause, Contact, Event, Memorandum
from sheber.partners.queries import shifted, with_status
from sheber.registry.models import College
from sheber.science.survival.median import Life

pytestmark = pytest.mark.django_db


def agreement(code: str, signed: str | None, *events: str, country: str = "FR", **more) -> Memorandum:
    row = Memorandum.objects.create(
        code=code,
        college=College.objects.get(code="north"),
        partner=make_partner(country.lower(), country),
        signed=date.fromisoformat(signed) if signed else None,
        subject_ru=code,
        **more,
    )
    for place, day in enumerate(events):
        Event.objects.create(
            code=f"{code}-{place}",
            memorandum=row,
            day=date.fromisoformat(day),
            matter="course",
            what_ru="Курс",
            clause=1,
        )
    return row


def status(day: str) -> dict[str, str]:
    return dict(with_status(Memorandum.objects.all(), date.fromisoformat(day)).values_list("code", "status"))


def test_the_status_of_a_day_follows_from_the_events_until_then(tiny) -> None:
    make_rule(12)
    agreement("a", "2023-01-10", "2023-06-01", "2025-03-01")
    agreement("b", "2023-01-10", until=date(2024, 1, 9))
    agreement("c", None, state="negotiation")
    agreement("d", "2023-01-10", state="ended", ended=date(2023, 12, 1))
    assert status("2023-12-31") == {"a": "living", "b": "living", "c": "negotiation", "d": "ended"}
    assert status("2024-06-01") == {"a": "dormant", "b": "ended", "c": "negotiation", "d": "ended"}
    assert status("2024-05-31")["a"] == "living"
    assert status("2025-04-01")["a"] == "living"


def test_a_newer_rule_or_one_of_the_kind_goes_before(tiny) -> None:
    agreement("a", "2025-01-10")
    agreement("m", "2025-01-10", kind="mobility")
    assert status("2025-12-01") == {"a": "signed", "m": "signed"}  # no rule, no judgement
    make_rule(12)
    make_rule(6, kind="mobility", code="mobility")
    assert status("2025-12-01") == {"a": "living", "m": "dormant"}
    make_rule(3, since="2025-11-30", code="newer")
    assert status("2025-11-29")["a"] == "living"
    assert status("2025-12-01")["a"] == "dormant"


def test_the_status_of_many_asks_the_database_twice(tiny) -> None:
    make_rule(12)
    counts = []
    for number in range(3):
        agreement(f"a{number}", "2025-01-10", "2025-05-01")
        with CaptureQueriesContext(connection) as queries:
            assert len(status("2025-12-01")) == number + 1
        counts.append(len(queries))
    assert counts == [2, 2, 2]


def test_lives_of_agreements() -> None:
    day = date.fromisoformat
    signed, today = day("2020-01-15"), day("2026-01-15")
    assert life_of(signed, None, [], 12, today) == Life(12, died=True)
    assert life_of(signed, None, [day("2020-12-01")], 12, today) == Life(22, died=True)
    assert life_of(signed, None, [day("2025-06-01")], 12, today) == Life(12, died=True)  # it woke after it had slept
    assert life_of(signed, day("2020-10-01"), [], 12, today) == Life(8, died=False)
    assert life_of(day("2025-08-20"), None, [], 12, today) == Life(4, died=False)


@settings(max_examples=80, deadline=None)
@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 60))
def test_months_are_counted_back(day: date, months: int) -> None:
    assert months_between(day, shifted(day, months)) in {months, months - 1}
    assert months_between(day, shifted(day, months)) == months or shifted(day, months).day < day.day


def test_half_lives_by_country_are_kept_as_a_figure(tiny) -> None:
    make_rule(12)
    for code, signed in (("a", "2021-01-10"), ("b", "2022-01-10"), ("c", "2025-02-01")):
        agreement(code, signed, country="FR")
    agreement("z", "2025-06-01", country="DE")
    told = {one.country: (one.agreements, one.asleep, one.months) for one in half_lives(date(2025, 12, 31))}
    assert told == {"": (4, 2, 12), "FR": (3, 2, 12), "DE": (1, 0, None)}
    assert measure_half_lives(SYSTEM, 2025) == 3
    assert measure(indicators.HALF_LIFE, Scope(2025)).value == 12
    assert measure(indicators.HALF_LIFE, Scope(2025, (("country", "FR"),))).value == 12
    assert measure(indicators.HALF_LIFE, Scope(2025, (("country", "DE"),))).value is None


def test_figures_open_to_their_rows(tiny) -> None:
    make_rule(12)
    row = agreement("a", "2025-01-10", "2025-05-01")
    agreement("b", "2023-01-10")
    made = AgreementText.objects.create(code="a-v1", memorandum=row, number=1, body_ru="x")
    for number, quantity in ((1, 1), (2, 5)):
        Clause.objects.create(
            text=made,
            number=number,
            who="both",
            matter="course",
            quantity=quantity,
            due=date(2025, 6, 1),
            what_ru="x",
        )
    told = {
        one.code: measure(one, Scope(2025)).value
        for one in (
            indicators.SIGNED,
            indicators.PAPER,
            indicators.LIVING,
            indicators.DORMANT,
            indicators.CLAUSES,
            indicators.EVENTS,
        )
    }
    assert list(told.values()) == [1, 1, 50, 1, 50, 1]
    for one in (indicators.LIVING, indicators.CLAUSES, indicators.EVENTS, indicators.SIGNED):
        table = list(one.table(Scope(2025)))
        assert one.measure.of_table(table) == measure(one, Scope(2025)).value


def test_reminders_are_sent_once(tiny) -> None:
    make_rule(12)
    agreement("sleeps", "2023-01-10")
    agreement("ends", "2025-01-10", "2025-11-01", until=date(2026, 1, 31))
    agreement("far", "2025-01-10", "2025-11-01", until=date(2027, 1, 31))
    assert send_reminders(SYSTEM, date(2025, 12, 1)) == 2
    assert send_reminders(SYSTEM, date(2025, 12, 2)) == 0
    told = list(Notice.objects.filter(role="college").order_by("pk").values_list("words_en", flat=True))
    assert "61 days left" in told[0]
    assert "since 10 January 2023" in told[1]


FILES = {
    "memoranda": "code,college,partner,signed\nold,north,fr,2024-05-01\n",
    "agreement_texts": "code,memorandum,number,body_ru\nold-v1,old,1,Обмен\n",
    "agreement_clauses": "text,number,who,matter,quantity,due,what_ru\nold-v1,1,both,course,3,2025-01-01,Курс\n",
    "agreement_events": "code,memorandum,clause,day,matter,what_ru\ne1,old,1,2024-09-01,course,Курс\n",
    "agreement_rules": "code,months,valid_from\nr1,12,2020-01-01\n",
    "partner_contacts": "code,partner,name,email\nk1,fr,Jean Dupont,j@example.org\n",
}


def written(folder: Path, contents: dict[str, str]) -> list:
    made = []
    for code, content in contents.items():
        path = folder / f"{code}.csv"
        path.write_text(content, encoding="utf-8")
        made.append((sheet(code), path))
    return made


def test_sheets_go_in_and_out_and_change_nothing(tiny, tmp_path: Path) -> None:
    make_partner("fr")
    load_files(SYSTEM, written(tmp_path, FILES))
    again = tmp_path / "again"
    again.mkdir()
    pairs = []
    for code in FILES:
        path = again / f"{code}.csv"
        path.write_bytes(sheet_csv(sheet(code), _rows(code)))
        pairs.append((sheet(code), path))
    assert [(one.created, one.changed) for one in load_files(SYSTEM, pairs)] == [(0, 0)] * len(FILES)
    row = Memorandum.objects.get(code="old")
    assert (row.kind, row.state) == ("memorandum", "signed")  # old sheets stay loadable
    load_files(SYSTEM, written(tmp_path, {"partner_contacts": FILES["partner_contacts"].replace("Jean", "Jacques")}))
    assert Contact.objects.get().name == "Jacques Dupont"
    assert "Dupont" not in str(list(JournalEntry.objects.values_list("difference", flat=True)))


def _rows(code: str):
    from django.apps import apps

    return apps.get_model(sheet(code).model)._default_manager.filter(synthetic=False).order_by("pk")


def test_a_signed_agreement_without_a_day_is_refused_by_its_row(tiny, tmp_path: Path) -> None:
    make_partner("fr")
    with pytest.raises(BadInput) as refusal:
        load_files(SYSTEM, written(tmp_path, {"memoranda": "code,college,partner\nold,north,fr\n"}))
    [problem] = refusal.value.problems
    assert (problem.file, problem.row) == ("memoranda.csv", 2)
    assert "needs its day" in problem.words.en
