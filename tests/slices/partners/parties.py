"""A college, a foreign partner and whoever acts for them, for the tests of agreements."""

from datetime import date

from sheber.kernel.actors import Actor, Role
from sheber.kernel.words import Words
from sheber.partners.acts import ClauseGiven, TextGiven, approve_text, draft_agreement, sign_agreement, write_text
from sheber.partners.bridge.conditions import hash_of
from sheber.partners.models import Memorandum, Partner, Rule
from sheber.partners.queries import newest_text
from sheber.registry.models import College

PDF = b"%PDF-1.7 signed"
COLLEGE = Actor("north", frozenset({Role.PUBLIC, Role.COLLEGE}), "College", 1, colleges=frozenset({"north"}))
OTHER = Actor("south", frozenset({Role.PUBLIC, Role.COLLEGE}), "College", 2, colleges=frozenset({"south"}))
PARTNER = Actor(
    "lyon", frozenset({Role.PUBLIC, Role.PARTNER}), "Partner", 3, held=frozenset({(Role.PARTNER, "lyon")})
)
PLANNER = Actor("planner", frozenset({Role.PUBLIC, Role.PLANNER}), "Planner", 4)
VISITOR = Actor()


def linked(code: str) -> Actor:
    """A visitor who came by the link of an agreement."""
    return Actor(opened=frozenset({("agreement", code)}))


def make_partner(code: str = "lyon", country: str = "FR") -> Partner:
    made, _ = Partner.objects.get_or_create(
        code=code, defaults={"name_ru": f"Лицей {code}", "country": country, "kind": "institution"}
    )
    return made


def make_rule(months: int = 12, *, since: str = "2020-01-01", kind: str = "", code: str = "rule") -> Rule:
    return Rule.objects.create(
        code=code, months=months, remind_days=90, valid_from=date.fromisoformat(since), kind=kind
    )


def text(quantity: int = 10, body: str = "Обмен") -> TextGiven:
    what = Words("Студенттер барады", "Принимает студентов", "Receives students")
    course = Words("Курс өткізеді", "Проводит курс", "Holds a course")
    clauses = (
        ClauseGiven("partner", "students", what, quantity, date(2026, 6, 30)),
        ClauseGiven("both", "course", course),
    )
    return TextGiven(Words("Алмасу", body, "Exchange"), clauses, "fr", "Échange")


def make_draft(**more) -> Memorandum:
    college = College.objects.get(code="north")
    subject = Words("Тәжірибе", "Обмен опытом", "Exchange")
    until = date(2029, 12, 31)
    return draft_agreement(COLLEGE, college=college, partner=make_partner(), subject=subject, until=until, **more)


def hash_now(row: Memorandum) -> str:
    newest = newest_text(row)
    assert newest is not None
    return hash_of(Memorandum.objects.select_related("college", "partner").get(pk=row.pk), newest)


def make_agreed() -> Memorandum:
    row = make_draft()
    write_text(COLLEGE, row, text())
    approve_text(COLLEGE, row, side="college", given=hash_now(row))
    approve_text(linked(row.code), row, side="partner", given=hash_now(row))
    row.refresh_from_db()
    return row


def make_signed() -> Memorandum:
    from django.utils import timezone

    row = make_agreed()
    return sign_agreement(COLLEGE, row, given=hash_now(row), day=timezone.localdate(), data=PDF)
