"""What employment tells others: interest and outcomes into the order's lines; the way from a class to the college."""

from datetime import date
from decimal import Decimal

import pytest
from tests.slices.employment.people import DAY, make, planner
from tests.slices.guidance.regions import iin

from sheber.admission.acts import tell_places
from sheber.admission.models import Applicant, Campaign
from sheber.employment.acts import outlooks, tell_order
from sheber.employment.models import Outcome, Rule
from sheber.employment.queries import chain, interests, rules_of
from sheber.guidance.models import Answer, ClassPupil, Encounter, InterestField, PlaceOffer, ProfileClass
from sheber.kernel.actors import SYSTEM
from sheber.kernel.exchange import BadInput
from sheber.kernel.sealed import blind_index
from sheber.order.models import Campaign as OrderCampaign
from sheber.order.models import Decision, Line
from sheber.registry.models import College, Qualification, School, Specialty, Student

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)


@pytest.fixture(autouse=True)
def region() -> None:
    make()


def line(year: int = 2027) -> Line:
    return Line.objects.create(
        year=year, code="north-welder", college=College.objects.get(code="north"), qualification=Qualification.objects.get(),
        base="base9", language="kk", form="full_time", funding="local", term=2, cost=1, survival=Decimal("0.95"),
        entry=Decimal("0.9"), applicants=100, last=1, max_groups=2,
    )  # fmt: skip


def classes(year: int, technical: int, other: int) -> None:
    school = School.objects.get_or_create(
        code="s1", defaults={"name_ru": "S", "district": College.objects.get(code="north").district, "language": "kk"}
    )[0]
    for direction, pupils in (("technical", technical), ("services", other)):
        ProfileClass.objects.create(
            code=f"{year}-{direction}", school=school, year=year, grade=9, direction=direction, pupils=pupils
        )


def test_interest_moves_the_applicants_within_the_rule_and_outcomes_give_the_entry() -> None:
    one = line()
    InterestField.objects.create(prefix="07", letters="RIC", direction="technical", author="a", day=DAY)
    classes(2025, 50, 50)
    classes(2026, 55, 45)
    for number, status in enumerate(("by_specialty", "study", "not_found", "army")):
        Outcome.objects.create(
            graduate=f"g{number}",
            college=one.college,
            qualification=one.qualification,
            graduated=2026,
            day=DAY,
            status=status,
        )
    [told] = outlooks(2027, today=TODAY)
    assert (told.applicants, told.ratio, told.entry, told.graduates) == (110, Decimal("1.1"), Decimal("0.5"), 4)
    assert tell_order(planner(), 2027, today=TODAY, reason="interest of 2026") == 1
    one.refresh_from_db()
    assert (one.applicants, one.entry) == (110, Decimal("0.5"))
    ProfileClass.objects.filter(year=2026, direction="technical").update(pupils=900)
    assert outlooks(2027, today=TODAY)[0].ratio == Decimal("1.25")  # the rule's bound


def weigh(**weights: int) -> None:
    for source, value in weights.items():
        Rule.objects.create(code=f"interest_{source}", valid_from=date(2020, 1, 1), value=value, act="Order 8")


def answers(year: int, technical: int, services: int) -> None:
    rows = [("technical", n) for n in range(technical)] + [("services", n) for n in range(services)]
    for direction, number in rows:
        Answer.objects.create(
            index=f"{year}{direction}{number}", version="1", direction=direction, grade=9, year=year, leaves=TODAY
        )


def visits(year: int, north: int, south: int) -> None:
    """Pupils at both colleges: north offers the technical direction, south three places in four the services."""
    for college, pupils in (("north", north), ("south", south)):
        Encounter.objects.create(
            code=f"{year}-{college}", kind="tour", day=date(year, 3, 1), school=School.objects.get(), pupils=pupils,
            college=College.objects.get(code=college), first_time=0,
        )  # fmt: skip


def test_questionnaires_and_visits_weigh_in_by_rule_and_small_groups_never() -> None:
    line()
    service = Specialty.objects.create(code="10130100", name_ru="Hotels")
    hotel = Qualification.objects.create(code="hotel", name_ru="Hotel", specialty=service, level="mid", nqf=4)
    for prefix, direction in (("07", "technical"), ("10", "services")):
        InterestField.objects.create(prefix=prefix, letters="RIC", direction=direction, author="a", day=DAY)
    welder = Qualification.objects.get(code="welder")
    for number, (college, about, places) in enumerate(
        (("north", welder, 50), ("south", hotel, 75), ("south", welder, 25))
    ):
        PlaceOffer.objects.create(
            year=2026, programme=str(number), college=College.objects.get(code=college), qualification=about,
            base="base9", language="kk", places=places,
        )  # fmt: skip
    classes(2025, 50, 50)
    classes(2026, 50, 50)
    answers(2025, 6, 6)
    answers(2026, 9, 3)  # three answers are too few to be told: the direction is as if nobody had chosen it
    visits(2025, 20, 80)  # technical 20 + 20, services 60
    visits(2026, 40, 80)  # technical 60, services 60
    assert outlooks(2027, today=TODAY)[0].ratio == Decimal(1)  # no weights: the classes alone
    weigh(classes=50, answers=30, visits=20)
    told = {one.direction: one for one in interests(2027, rules_of(TODAY))}
    assert told["technical"].now == {"classes": 50, "answers": 9, "visits": 60}
    assert told["services"].now == {"classes": 50, "answers": 0, "visits": 60}
    # (0.5*0.5 + 0.3*1 + 0.2*0.5) / (0.5*0.5 + 0.3*0.5 + 0.2*0.4) = 0.65 / 0.48, bounded by 1.25
    assert told["technical"].ratio == Decimal("1.25")
    Rule.objects.filter(code="interest_change").update(value=60)
    assert outlooks(2027, today=TODAY)[0].ratio == Decimal("1.354")
    Rule.objects.filter(code="interest_answers").update(value=0)
    assert outlooks(2027, today=TODAY)[0].ratio == Decimal("1.061")  # (25 + 10) / (25 + 8)


def test_few_graduates_say_nothing_and_a_decided_order_is_not_told() -> None:
    one = line()
    InterestField.objects.create(prefix="07", letters="RIC", direction="technical", author="a", day=DAY)
    Outcome.objects.create(
        graduate="g", college=one.college, qualification=one.qualification, graduated=2026, day=DAY, status="study"
    )
    [told] = outlooks(2027, today=TODAY)
    assert (told.entry, told.ratio, told.differs) == (None, None, False)
    classes(2025, 50, 50)
    classes(2026, 60, 40)
    OrderCampaign.objects.create(year=2027, state="approved")
    with pytest.raises(BadInput):
        tell_order(planner(), 2027, today=TODAY, reason="late")
    Rule.objects.filter(code="least_graduates").delete()
    with pytest.raises(BadInput) as caught:
        outlooks(2027, today=TODAY)
    assert "least_graduates" in caught.value.problems[0].words.en


def test_the_way_from_a_class_by_keyed_hash() -> None:
    classes(2026, 20, 20)
    roster = ProfileClass.objects.get(code="2026-technical")
    for number in range(1, 6):
        ClassPupil.objects.create(profile_class=roster, pupil=blind_index(iin(number)))
    other = ProfileClass.objects.get(code="2026-services")
    ClassPupil.objects.create(profile_class=other, pupil=blind_index(iin(1)))  # in two rosters: counted once
    campaign = Campaign.objects.create(code="2026-mid", year=2026, track="mid")
    for number, state in ((1, "enrolled"), (2, "enrolled"), (3, "unplaced"), (4, "withdrawn"), (9, "enrolled")):
        who = {"iin": iin(number), "iin_index": blind_index(iin(number))}
        Applicant.objects.create(code=f"a{number}", campaign=campaign, base="base9", state=state, **who)
    college, about = College.objects.get(code="north"), Qualification.objects.get()
    for number, left in ((1, None), (2, date(2026, 12, 1)), (5, None)):
        Student.objects.create(
            code=f"st{number}",
            person=blind_index(iin(number)),
            college=college,
            qualification=about,
            entered=2026,
            left=left,
        )
    told = {one.direction: (one.pupils, one.applied, one.enrolled, one.kept) for one in chain(2026, date(2027, 9, 2))}
    assert told == {"services": (1, 1, 1, 1), "technical": (4, 3, 2, 1)}
    assert {one.kept for one in chain(2026, date(2027, 8, 31))} == {None}


def test_guidance_is_told_the_years_places() -> None:
    one = line(2026)
    Decision.objects.create(
        year=2026, code=one.code, college=one.college, qualification=one.qualification, base="base9", language="kk",
        form="full_time", funding="local", groups=1, places=25,
    )  # fmt: skip
    assert tell_places(SYSTEM, 2026) == 1
    offer = PlaceOffer.objects.get()
    assert (offer.programme, offer.places, offer.cutoff) == ("north-welder", 25, "")
    assert tell_places(SYSTEM, 2026) == 1
    assert PlaceOffer.objects.count() == 1
