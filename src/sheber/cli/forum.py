"""The example's forums run through: programme and stands by the solver, release, badges, the door, the signing."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sheber.forum.models import Forum

MOST_ARRIVED = 40


def run_forums(progress: Callable[[float, str], None]) -> Iterator[tuple[str, str]]:
    """Run every forum that has sessions and no released programme; gives (code, sealed folder) of every one."""
    from sheber.forum.acts import place_all, propose_programme, release_programme  # after Django's set-up
    from sheber.forum.models import Forum
    from sheber.forum.queries import newest_version
    from sheber.kernel.actors import SYSTEM

    for forum in Forum.objects.order_by("day"):
        version = newest_version(forum)
        if version is None and forum.sessions.exists():
            progress(0.8, f"forum: {forum.code}")
            if forum.sessions.filter(day=None).exists():
                propose_programme(SYSTEM, forum)
            if forum.stands.exists():
                place_all(SYSTEM, forum)
            version = release_programme(SYSTEM, forum, reason="The example year")
            _welcome(forum)
            _sign(forum)
        if version is not None:
            yield forum.code, version.folder


def _welcome(forum: "Forum") -> None:
    """Everybody approved gets a badge; most of them come."""
    from sheber.forum.acts import check_in, move_participant  # after Django's set-up
    from sheber.forum.bridge.badges import text_for
    from sheber.forum.models import Participant
    from sheber.kernel.actors import SYSTEM
    from sheber.kernel.results import key

    approved = Participant.objects.filter(delegation__forum=forum, state="approved").order_by("pk")
    for place, row in enumerate(approved.select_related("delegation__forum")):
        made = move_participant(SYSTEM, row, "accredit")
        if place < MOST_ARRIVED:
            made.delegation = row.delegation
            check_in(SYSTEM, row.delegation.forum, text_for(made, row.delegation.forum, key()))


def _sign(forum: "Forum") -> None:
    """The queue is signed on the forum's day; the first memorandum has been followed up."""
    from sheber.forum.acts import queue_memoranda, resolve_signing, sign_memorandum  # after Django's set-up
    from sheber.forum.queries import signings_of
    from sheber.kernel.actors import SYSTEM

    queue_memoranda(SYSTEM, forum)
    for place, item in enumerate(signings_of(forum)):
        if item.signed_on is None:
            signed = sign_memorandum(SYSTEM, item, day=forum.day)
            if place == 0:
                resolve_signing(SYSTEM, signed, state="done", evidence="Made up for the example: two exchange visits")
