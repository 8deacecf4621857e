"""Reading the forum."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from sheber.forum.models import (
    AwardItem,
    CheckIn,
    Delegation,
    File,
    Forum,
    Participant,
    Session,
    SigningItem,
    Slot,
    Stand,
    Version,
)

TAKEN = ("approved", "accredited", "arrived")  # states that count against a quota


def newest_forum() -> Forum | None:
    """The latest edition."""
    return Forum.objects.order_by("-day").first()


def days_of(forum: Forum) -> list[date]:
    """The forum's days."""
    last = forum.ends or forum.day
    return [forum.day + timedelta(days=n) for n in range((last - forum.day).days + 1)]


def minutes_of(text: str) -> int:
    """Minutes since midnight of "09:30"."""
    return int(text[:2]) * 60 + int(text[3:])


def hour_of(minutes: int) -> str:
    """ "09:30" of minutes since midnight."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def moment(day: date, text: str) -> datetime:
    """The moment of an hour on a day, in the region's time."""
    return timezone.make_aware(datetime.combine(day, time(int(text[:2]), int(text[3:]))))


def delegations_of(forum: Forum) -> QuerySet[Delegation]:
    """Delegations in protocol order with how many people each has."""
    return (
        forum.delegations.select_related("forum", "interpreter")
        .annotate(
            taken=Count("participants", filter=Q(participants__state__in=TAKEN)),
            waiting=Count("participants", filter=Q(participants__state="asked")),
            came=Count("participants", filter=Q(participants__state="arrived")),
        )
        .order_by("protocol", "country", "role")
    )


def sessions_of(forum: Forum) -> QuerySet[Session]:
    """Sessions of the working programme in order of time; those without a place come last."""
    return (
        forum.sessions.select_related("hall").prefetch_related("talks__speaker").order_by("day", "from_time", "code")
    )


def newest_version(forum: Forum) -> Version | None:
    """The released programme that counts."""
    return forum.versions.order_by("-number").first()


def slots_of(version: Version) -> QuerySet[Slot]:
    """A released programme in order of time."""
    return version.slots.order_by("starts", "hall_code")


def badges_of(forum: Forum) -> QuerySet[Participant]:
    """People who have a badge, by number."""
    return (
        Participant.objects.filter(delegation__forum=forum, number__isnull=False, state__in=("accredited", "arrived"))
        .select_related("delegation")
        .order_by("number")
    )


def stands_of(forum: Forum) -> QuerySet[Stand]:
    """Stands in the order of the hall's rows."""
    return (
        forum.stands.select_related("college", "hall")
        .annotate(visited=Count("visits"))
        .order_by("hall", "row", "x", "code")
    )


def signings_of(forum: Forum) -> QuerySet[SigningItem]:
    """The queue of the signing."""
    return forum.signings.select_related("memorandum__college", "memorandum__partner", "copy").order_by("place")


def awards_of(forum: Forum) -> QuerySet[AwardItem]:
    """The running order of the awards."""
    return forum.awards.select_related("award").order_by("place")


def photos_of(forum: Forum) -> QuerySet[File]:
    """Photographs that everybody may see."""
    return forum.files.filter(kind="photo", public=True).order_by("added")


def arrivals(forum: Forum) -> int:
    """How many people were checked in."""
    return CheckIn.objects.filter(participant__delegation__forum=forum).count()


def follow_ups(forum: Forum) -> dict[str, int]:
    """The score of what was agreed at a forum: memoranda and practices, done and in all."""
    signings = forum.signings.exclude(signed_on=None)
    practices = forum.practices.all()
    return {
        "signed": signings.count(),
        "signed_done": signings.filter(follow="done").count(),
        "practices": practices.count(),
        "practices_done": practices.filter(state="done").count(),
    }


def counts_of(forum: Forum) -> dict[str, Any]:
    """What an edition holds, for the desk and for the difference between two editions."""
    return {
        "delegations": forum.delegations.count(),
        "countries": forum.delegations.values("country").distinct().count(),
        "participants": Participant.objects.filter(delegation__forum=forum, state__in=TAKEN).count(),
        "halls": forum.halls.count(),
        "speakers": forum.speakers.count(),
        "sessions": forum.sessions.count(),
        "stands": forum.stands.count(),
        "signings": forum.signings.count(),
        "awards": forum.awards.count(),
        "run_lines": forum.run_lines.count(),
    }
