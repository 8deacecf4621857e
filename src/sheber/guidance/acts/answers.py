"""Answers of the questionnaire: kept only with consent, without a name, deleted by their own code or on leaving school."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from sheber.guidance.bridge.interests import alphas, best_direction, profile_of
from sheber.guidance.models import Answer, InterestField, Reliability
from sheber.guidance.queries import rules_of
from sheber.guidance.rules import ANSWER, RELIABILITY
from sheber.guidance.words import VERSION
from sheber.kernel.access import access_index, new_access_code
from sheber.kernel.actors import Actor
from sheber.kernel.calendar import AcademicYear
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import record
from sheber.kernel.words import Words
from sheber.registry.models import District

LAST_GRADE = 11
CONSENT = Words(
    "Сақтау үшін келісім белгісін қойыңыз (ата-анаңызбен бірге).",
    "Чтобы сохранить, отметьте согласие (вместе с родителем).",
    "To keep it, tick the consent (together with a parent).",
)
TOO_FEW = Words(
    "{year} жылғы сақталған жауап тым аз: кемінде 30 керек.",
    "сохранённых ответов за {year} год слишком мало: нужно не менее 30.",
    "too few answers are kept for {year}: 30 at least are needed.",
)


@dataclass(frozen=True, slots=True)
class Given:
    """What a pupil gives to be kept: answers in the items' order, grade, district."""

    items: Sequence[int]
    grade: int
    district: District | None = None
    consent: bool = False


def leaving_day(grade: int, today: date) -> date:
    """When a pupil of a grade leaves school after grade 11, or earlier where a rule says so."""
    start = AcademicYear.of(today).start
    year = start + 1 + max(LAST_GRADE - grade, 0)
    rule = rules_of(today).get("kept_years")
    return AcademicYear(min(year, start + rule.value) - 1 if rule else year - 1).last_day


def keep_answers(actor: Actor, given: Given, *, today: date) -> str:
    """Keep answers for whoever agreed; gives the code that deletes them, shown once. Raises BadInput."""
    ANSWER.demand(actor, "keep")
    if not given.consent:
        raise refuse("", None, "consent", CONSENT)
    letters = profile_of(given.items).letters
    code = new_access_code()
    with transaction.atomic():
        forget_leavers(today)
        made = Answer.objects.create(
            index=access_index(code),
            version=VERSION,
            items=list(given.items),
            letters=letters,
            direction=best_direction(letters, InterestField.objects.order_by("pk")),
            district=given.district,
            grade=given.grade,
            year=today.year,
            leaves=leaving_day(given.grade, today),
        )
        record(Actor(name="pupil"), "keep_answers", made)
    return code


def forget_answers(code: str) -> bool:
    """Delete the answers that a code belongs to; whether there were any."""
    index = access_index(code)
    with transaction.atomic():
        found = Answer.objects.filter(index=index).first() if index else None
        if found is None:
            return False
        record(Actor(name="pupil"), "forget_answers", found)
        found.delete()
    return True


def forget_leavers(today: date) -> int:
    """Delete the answers of those who have left school; gives how many."""
    gone, _ = Answer.objects.filter(leaves__lt=today).delete()
    return gone


def count_reliability(actor: Actor, year: int, *, today: date) -> list[Reliability]:
    """Cronbach's alpha of every scale on a year's kept answers. Raises BadInput, PermissionDenied."""
    RELIABILITY.demand(actor, "count")
    rows = list(Answer.objects.filter(year=year, version=VERSION).values_list("items", flat=True))
    found = alphas(rows)
    if not found:
        raise refuse("", None, "year", TOO_FEW.format(year=year))
    with transaction.atomic():
        Reliability.objects.filter(year=year).delete()
        made = [
            Reliability(year=year, scale=scale, alpha=round(1000 * value), answers=len(rows), day=today)
            for scale, value in found.items()
        ]
        Reliability.objects.bulk_create(made)
        record(actor, "count_reliability", changed={"year": year, "answers": len(rows)})
    return made
