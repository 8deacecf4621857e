"""Classes change their direction as often as the rule allows; the questionnaire advises, keeps by consent, forgets."""

from datetime import date

import numpy as np
import pytest
from django.core.exceptions import PermissionDenied
from tests.slices.guidance.regions import encounter, klass, make, officer, teacher

from sheber.guidance.acts import (
    PlaceRow,
    change_direction,
    count_reliability,
    forget_answers,
    forget_leavers,
    keep_answers,
    note_places,
)
from sheber.guidance.acts.answers import Given, leaving_day
from sheber.guidance.bridge.interests import fitting, profile_of
from sheber.guidance.models import Answer, DirectionChange, InterestField, PlaceOffer, ProfileClass, Rule
from sheber.guidance.queries import evaluation, offers_of
from sheber.guidance.words import ITEMS
from sheber.kernel.access import access_index
from sheber.kernel.actors import VISITOR
from sheber.kernel.exchange import BadInput
from sheber.kernel.indicators import Scope, indicator, measure
from sheber.registry.models import College, Qualification, School, Specialty

pytestmark = pytest.mark.django_db
TODAY = date(2026, 10, 5)
KINDS = [kind for kind, _ in ITEMS]


@pytest.fixture(autouse=True)
def region() -> None:
    make()


def test_two_changes_a_year_and_no_third() -> None:
    one = klass()
    change_direction(teacher("s1"), one, "ict", day=date(2026, 9, 10), reason="equipment came")
    change_direction(teacher("s1"), one, "services", day=date(2026, 11, 2), reason="parents asked")
    with pytest.raises(BadInput) as caught:
        change_direction(teacher("s1"), one, "ict", day=date(2026, 12, 2), reason="again")
    assert "Order 1" in caught.value.problems[0].words.en
    change_direction(teacher("s1"), one, "ict", day=date(2027, 1, 12), reason="a new year")
    assert ProfileClass.objects.get().direction == "ict"
    assert list(DirectionChange.objects.order_by("day").values_list("before", "after")) == [
        ("technical", "ict"),
        ("ict", "services"),
        ("services", "ict"),
    ]
    with pytest.raises(PermissionDenied):
        change_direction(teacher("s2"), one, "medicine", day=date(2027, 2, 1), reason="not mine")


@pytest.mark.parametrize(("to", "reason"), [("technical", "x"), ("unheard", "x"), ("ict", "  ")])
def test_a_change_that_changes_nothing_is_refused(to: str, reason: str) -> None:
    with pytest.raises(BadInput):
        change_direction(officer(), klass(), to, day=TODAY, reason=reason)


def test_without_a_rule_nothing_is_assumed() -> None:
    Rule.objects.all().delete()
    with pytest.raises(BadInput) as caught:
        change_direction(officer(), klass(), "ict", day=TODAY, reason="x")
    assert "guidance_rules" in caught.value.problems[0].words.en


def test_a_school_is_held_against_benchmarks_from_rows() -> None:
    encounter("e1", pupils=30, first_time=30)
    encounter("e2", pupils=10, first_time=0, kind="worker")
    held = {one.benchmark.code: one for one in evaluation(School.objects.get(code="s1"), 2026)}
    assert held["b1"].value == 2
    assert held["b1"].met
    assert held["b2"].value == 75  # 30 of 40 pupils of grades 9 and 11
    empty = School.objects.get(code="s2")
    empty.pupils_9 = empty.pupils_11 = 0
    assert {one.met for one in evaluation(empty, 2026)} == {False, None}


# -- the questionnaire


def only(letter: str) -> list[int]:
    """Somebody who likes one type alone."""
    return [2 if kind == letter else 0 for kind in KINDS]


def test_thirty_six_items_of_six_types_in_three_languages() -> None:
    assert len(ITEMS) == 36
    assert {kind: KINDS.count(kind) for kind in "RIASEC"} == dict.fromkeys("RIASEC", 6)
    for words in (sentence for _, sentence in ITEMS):
        assert len({words.kk, words.ru, words.en}) == 3
    assert all(len({getattr(s, code) for _, s in ITEMS}) == 36 for code in ("kk", "ru", "en"))


def test_a_profile_is_advice_that_equal_answers_do_not_give() -> None:
    assert profile_of(only("S")).letters[0] == "S"
    assert profile_of([2] * 36).letters == ""
    assert profile_of([0] * 36).letters == ""
    with pytest.raises(ValueError, match="0, 1 or 2"):
        profile_of([3] * 36)


def test_answers_are_kept_by_consent_and_forgotten_by_code_or_on_leaving() -> None:
    with pytest.raises(BadInput):
        keep_answers(VISITOR, Given(only("R"), 9), today=TODAY)
    assert not Answer.objects.exists()
    code = keep_answers(VISITOR, Given(only("R"), 9, consent=True), today=TODAY)
    row = Answer.objects.get()
    assert (row.letters[0], row.direction, row.leaves) == ("R", "technical", date(2028, 8, 31))
    assert row.index == access_index(code)
    assert not forget_answers("AAAA-BBBB")
    assert not forget_answers("")
    assert forget_answers(code.lower())
    keep_answers(VISITOR, Given(only("I"), 11, consent=True), today=TODAY)
    assert forget_leavers(date(2027, 8, 31)) == 0
    assert forget_leavers(date(2027, 9, 1)) == 1


def test_leaving_day_is_after_grade_eleven_or_earlier_by_rule() -> None:
    assert leaving_day(11, TODAY) == date(2027, 8, 31)
    assert leaving_day(9, date(2026, 5, 1)) == date(2027, 8, 31)  # of the year before: two years by the rule
    Rule.objects.filter(code="kept_years").delete()
    assert leaving_day(9, TODAY) == date(2029, 8, 31)


def oracle(rows: np.ndarray) -> float:
    """Alpha by its other form: k * mean covariance / (mean variance + (k - 1) * mean covariance)."""
    covariance = np.cov(rows.T)
    k = len(covariance)
    variance = np.trace(covariance) / k
    mean = (covariance.sum() - np.trace(covariance)) / (k * (k - 1))
    return float(k * mean / (variance + (k - 1) * mean))


def test_alpha_is_computed_on_the_kept_answers_and_becomes_a_figure() -> None:
    noise = np.random.default_rng(5)
    with pytest.raises(BadInput):
        count_reliability(officer(), 2026, today=TODAY)
    liking = noise.normal(size=(60, 1))
    rows = np.clip(np.round(1 + liking + noise.normal(scale=0.8, size=(60, 36))), 0, 2).astype(int)
    Answer.objects.bulk_create(
        Answer(index=f"{n:032x}", version="1", items=row.tolist(), grade=9, year=2026, leaves=date(2028, 8, 31))
        for n, row in enumerate(rows)
    )
    made = {one.scale: one.alpha for one in count_reliability(officer(), 2026, today=TODAY)}
    for letter in "RIASEC":
        scale = rows[:, [place for place, kind in enumerate(KINDS) if kind == letter]]
        assert made[letter] == round(1000 * oracle(scale))
    figure = measure(indicator("guidance.alpha"), Scope(2026))
    assert float(figure.value) == pytest.approx(sum(made.values()) / 6000, abs=1e-9)
    with pytest.raises(PermissionDenied):
        count_reliability(VISITOR, 2026, today=TODAY)


def places() -> None:
    """A welder's, a coder's and a vet's place."""
    college = College.objects.get()
    rows = []
    for specialty, name in (("07150500", "Welder"), ("06130100", "Coder"), ("08410100", "Vet")):
        about = Specialty.objects.create(code=specialty, name_ru=name)
        one = Qualification.objects.create(code=f"q{specialty}", name_ru=name, specialty=about, level="mid", nqf=4)
        rows.append(PlaceRow(f"north-{specialty}", college, one, "base9", "kk", 25, "4.42", "plant"))
    note_places(officer(), 2026, rows, source="test")


def test_places_fit_by_letters_and_a_field_that_nobody_judged_is_not_shown() -> None:
    places()
    fields = list(InterestField.objects.all())
    found = fitting("RIC", offers_of(2026), fields, {"city": 0}, "base9")
    assert [one.offer.programme for one in found] == ["north-07150500", "north-06130100"]
    assert found[0].fit == 14
    assert found[0].distance == 0
    assert fitting("RIC", offers_of(2026), fields, {}, "base11") == []
    places_again = PlaceOffer.objects.count()
    with pytest.raises(PermissionDenied):
        note_places(VISITOR, 2026, [], source="nobody")
    assert PlaceOffer.objects.count() == places_again
