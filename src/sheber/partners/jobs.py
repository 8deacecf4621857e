"""Long work of partnership, and who is told of what happened."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from sheber.kernel.actors import Actor, Role
from sheber.kernel.events import listen
from sheber.kernel.jobs import Progress, job
from sheber.kernel.notices import notify
from sheber.kernel.words import LANGUAGES, Words
from sheber.partners.acts import (
    AgreementAgreed,
    AgreementSigned,
    TextChanged,
    measure_half_lives,
    send_reminders,
)
from sheber.partners.models import Memorandum

CHANGED = Words(
    "«{subject}»: мәтін өзгерді, бұрынғы мақұлдаулар жарамсыз ({voided}). Оқып, қайта мақұлдаңыз.",
    "«{subject}»: текст изменён, прежние одобрения недействительны ({voided}). Прочтите и одобрите заново.",
    "“{subject}”: the text was changed, earlier approvals are void ({voided}). Read it and approve it anew.",
)
AGREED = Words(
    "«{subject}»: екі тарап бір мәтінді мақұлдады, қол қоюға болады.",
    "«{subject}»: обе стороны одобрили один текст, можно подписывать.",
    "“{subject}”: both sides approved the same text; it can be signed.",
)
SIGNED = Words("«{subject}» келісіміне қол қойылды.", "Соглашение «{subject}» подписано.", "“{subject}” was signed.")


@job(
    "partners.remind",
    Words("Келісімдер туралы еске салу", "Напоминания о соглашениях", "Reminders of agreements"),
    daily=True,
)
def remind(*, actor: Actor, progress: Progress, day: str = "") -> dict[str, Any]:
    """Remind of ends and of sleep."""
    return {"sent": send_reminders(actor, date.fromisoformat(day) if day else timezone.localdate())}


@job("partners.half_life", Words("Келісімдердің жартылай өмірі", "Период полураспада", "Half-life of agreements"))
def half_life(*, actor: Actor, progress: Progress, year: int) -> dict[str, Any]:
    """Measure the half-lives."""
    return {"rows": measure_half_lives(actor, year)}


def _tell(memorandum: int, words: Words, **values: object) -> None:
    row = Memorandum.objects.select_related("college", "partner").get(pk=memorandum)
    told = Words(
        *(
            getattr(words, one).format(subject=(row.subject or row.partner.name).in_language(one)[:200], **values)
            for one in LANGUAGES
        )
    )
    link = reverse("partners-agreement", args=[row.code])
    holders = [(Role.PARTNER, row.partner.code)]
    notify(told, link, roles=[Role.PLANNER], colleges=[row.college.code], holders=holders)


@listen(TextChanged)
def text_changed(event: TextChanged) -> None:
    """Whoever had approved is told that it counts no more."""
    if event.voided:
        _tell(event.memorandum, CHANGED, voided=event.voided)


@listen(AgreementAgreed)
def agreed(event: AgreementAgreed) -> None:
    """Both sides are told."""
    _tell(event.memorandum, AGREED)


@listen(AgreementSigned)
def signed(event: AgreementSigned) -> None:
    """Both sides are told."""
    _tell(event.memorandum, SIGNED)
