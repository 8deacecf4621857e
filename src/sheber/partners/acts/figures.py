"""Figures and reminders that follow from the agreements as a whole."""

from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sheber.kernel.actors import Actor, Role
from sheber.kernel.calendar import long_date
from sheber.kernel.journal import record
from sheber.kernel.notices import notify
from sheber.kernel.words import LANGUAGES, Words
from sheber.partners.bridge.survival import half_lives
from sheber.partners.models import HalfLife, Memorandum, Reminder
from sheber.partners.queries import ending, with_status
from sheber.partners.rules import HALF_LIFE, REMINDER

ENDS = Words(
    "«{subject}» келісімінің мерзімі {day} бітеді ({left} күн қалды): нәтижесін қарап, жалғастыруды шешіңіз.",
    "Срок соглашения «{subject}» кончается {day} (осталось дней: {left}): посмотрите итоги и решите о продлении.",
    "The term of “{subject}” ends on {day} ({left} days left): look at its results and decide on the renewal.",
)
SLEEPS = Words(
    "«{subject}» келісімінде {day} бері іс-шара жоқ: оны жандандырыңыз немесе аяқтаңыз.",
    "По соглашению «{subject}» нет событий с {day}: оживите его или завершите.",
    "Nothing has happened under “{subject}” since {day}: wake it or end it.",
)


def measure_half_lives(actor: Actor, year: int) -> int:
    """Keep the half-lives as of the year's end (today while it runs); gives how many rows."""
    HALF_LIFE.demand(actor, "measure")
    day = min(date(year, 12, 31), timezone.localdate())
    told = half_lives(day)
    with transaction.atomic():
        HalfLife.objects.filter(year=year).delete()
        HalfLife.objects.bulk_create(
            HalfLife(
                year=year,
                country=one.country,
                agreements=one.agreements,
                asleep=one.asleep,
                months=one.months,
                synthetic=one.synthetic,
            )
            for one in told
        )
        record(actor, "measure_half_lives", None, changed={"year": year, "rows": len(told)})
    return len(told)


def send_reminders(actor: Actor, day: date) -> int:
    """Tell the college and the department of agreements that end soon or sleep, each once; gives how many were told."""
    REMINDER.demand(actor, "send")
    sent = 0
    with transaction.atomic():
        for row, left in ending(day):
            if row.until:
                sent += _remind(row, "end", row.until, ENDS, left=left)
        asleep = with_status(Memorandum.objects.filter(state="signed"), day).filter(status="dormant")
        for row in asleep.select_related("college", "partner").order_by("pk"):
            sent += _remind(row, "dormant", row.last, SLEEPS)
        if sent:
            record(actor, "send_reminders", None, changed={"sent": sent})
    return sent


def _remind(row: Memorandum, kind: str, about: date, words: Words, **values: object) -> bool:
    _, made = Reminder.objects.get_or_create(memorandum=row, kind=kind, about=about)
    if made:
        day = long_date(about)
        told = Words(
            *(
                getattr(words, one).format(
                    subject=(row.subject or row.partner.name).in_language(one)[:200], day=getattr(day, one), **values
                )
                for one in LANGUAGES
            )
        )
        link = reverse("partners-agreement", args=[row.code])
        holders = [(Role.PARTNER, row.partner.code)]
        notify(told, link, roles=[Role.PLANNER], colleges=[row.college.code], holders=holders)
    return made
