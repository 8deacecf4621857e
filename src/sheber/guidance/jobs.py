"""Work of guidance that nobody waits for."""

from datetime import date
from typing import Any

from django.utils import timezone

from sheber.guidance.acts import EncounterSigned, count_reliability, forget_leavers
from sheber.guidance.models import Encounter
from sheber.kernel.actors import Actor, Role
from sheber.kernel.events import listen
from sheber.kernel.jobs import Progress, job
from sheber.kernel.notices import notify
from sheber.kernel.words import Words


@job(
    "guidance.reliability",
    Words("Сауалнаманың сенімділігі", "Надёжность анкеты", "Reliability of the questionnaire"),
    page="guidance-reliability",
)
def reliability(*, actor: Actor, progress: Progress, year: int) -> dict[str, Any]:
    """Delete the answers of leavers, then compute alpha of every scale."""
    today = timezone.localdate()
    forget_leavers(today)
    return {"scales": len(count_reliability(actor, year, today=today))}


@job(
    "guidance.forget",
    Words("Бітіргендердің жауаптарын өшіру", "Удаление ответов выпускников", "Answers of leavers deleted"),
    daily=True,
)
def forget(*, actor: Actor, progress: Progress, day: str = "") -> dict[str, Any]:
    """Delete the answers of those who have left school."""
    return {"deleted": forget_leavers(date.fromisoformat(day) if day else timezone.localdate())}


@listen(EncounterSigned)
def tell_signed(event: EncounterSigned) -> None:
    """Tell the school and the college that both have confirmed."""
    one = Encounter.objects.select_related("school", "college").get(code=event.encounter)
    words = Words(
        f"«{one.code}» іс-шарасын екі тарап растады: {one.pupils} оқушы.",
        f"Мероприятие «{one.code}» подтвердили обе стороны: {one.pupils} учеников.",
        f"Both sides confirmed the activity “{one.code}”: {one.pupils} pupils.",
    )
    notify(
        words,
        f"/guidance/activity/{one.code}/",
        holders=[(Role.SCHOOL, one.school.code)],
        colleges=[one.college.code] if one.college else [],
    )
