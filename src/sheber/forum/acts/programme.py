"""The programme: placed by hand or by the solver, then released in versions that never change."""

import re
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from sheber.forum.acts.events import REASON, ProgrammeReleased
from sheber.forum.bridge.sealed import seal_programme
from sheber.forum.bridge.timetable import faults_of, names_of, propose, say_fault
from sheber.forum.models import Forum, Hall, Session, Slot, Version
from sheber.forum.queries import moment, newest_version, sessions_of
from sheber.forum.rules import FORUM
from sheber.kernel.actors import Actor, Policy
from sheber.kernel.events import announce
from sheber.kernel.exchange import Problems, refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.results import key, new_name, path_of
from sheber.kernel.words import LANGUAGES, Words

UNTRANSLATED = Words(
    "«{title}»: {language} мәтіні жоқ. Барлық тілде толтырыңыз.",
    "«{title}»: нет текста на языке {language}. Заполните все языки.",
    "“{title}”: there is no text in {language}. Fill in every language.",
)
UNEQUAL = Words(
    "«{title}»: тілдердегі сандар сәйкес емес ({numbers}).",
    "«{title}»: числа в разных языках не совпадают ({numbers}).",
    "“{title}”: the numbers differ between the languages ({numbers}).",
)
NOTHING = Words(
    "бағдарламада сессия жоқ. Алдымен сессияларды қосыңыз.",
    "в программе нет сессий. Сначала добавьте сессии.",
    "the programme has no sessions. Add sessions first.",
)
UNCHANGED = Words(
    "соңғы нұсқадан айырмашылық жоқ.", "нет отличий от последней версии.", "nothing differs from the newest version."
)
NUMBER = re.compile(r"\d+")


def place_session(
    actor: Actor, session: Session, *, hall: Hall | None, day: date | None, from_time: str, interpreters: list[str]
) -> Session:
    """Put a session into the working programme by hand; what clashes is refused with the reason.

    Raises BadInput, PermissionDenied.
    """
    FORUM.demand(actor, Policy.CHANGE, session.forum)
    with transaction.atomic():
        row = Session.objects.select_for_update().get(pk=session.pk)
        before = snapshot(row)
        row.hall, row.day, row.from_time, row.interpreters = hall, day, from_time, interpreters
        row.save()
        problems = Problems()
        names = names_of(session.forum)
        for fault in faults_of(session.forum, wishes=False):
            if fault.kind != "missing" and row.code in fault.names:
                problems.add("forum_sessions", None, "", say_fault(fault, names))
        problems.stop_if_any()
        record(actor, "place_session", row, changed=difference(before, snapshot(row)))
    return row


def propose_programme(actor: Actor, forum: Forum, *, keep: bool = False, seconds: float = 50) -> dict[str, Any]:
    """Let the solver place all sessions; gives and keeps what it could not do. `keep` holds what is placed already.

    Raises PermissionDenied.
    """
    FORUM.demand(actor, Policy.CHANGE, forum)
    started = timezone.now()
    made = propose(forum, keep=keep, seconds=seconds)
    told = {
        "at": started.isoformat(timespec="seconds"),
        "seconds": round((timezone.now() - started).total_seconds(), 1),
        "refused": [{"wish": r.wish, "together": list(r.together), "proved": r.proved} for r in made.refused],
        "unplaced": list(made.unplaced),
        "blocking": list(made.blocking),
        "proved": made.proved,
    }
    with transaction.atomic():
        row = Forum.objects.select_for_update().get(pk=forum.pk)
        halls = {one.code: one for one in row.halls.all()}
        sessions = {one.code: one for one in row.sessions.all()}
        for one in sessions.values():
            one.hall, one.day, one.from_time, one.interpreters = None, None, "", []
        for code, hall, day, hour, helpers in made.places:
            one = sessions[code]
            one.hall, one.day, one.from_time, one.interpreters = halls[hall], day, hour, list(helpers)
        Session.objects.bulk_update(sessions.values(), ["hall", "day", "from_time", "interpreters"], batch_size=500)
        row.proposal = told
        row.save(update_fields=["proposal"])
        record(
            actor,
            "propose_programme",
            row,
            changed={"placed": len(made.places), "refused": len(made.refused), "unplaced": len(made.unplaced)},
        )
    forum.proposal = told
    return told


def given_up_of(forum: Forum) -> tuple[str, ...]:
    """Wishes that the newest proposal gave up."""
    return tuple(one["wish"] for one in forum.proposal.get("refused", ()) if not one["wish"].startswith("keep:"))


def release_problems(forum: Forum) -> Problems:
    """Everything that stops a release: clashes, missing places, missing translations, unequal numbers."""
    problems = Problems()
    names = names_of(forum)
    for fault in faults_of(forum, given_up=given_up_of(forum)):
        problems.add("forum_sessions", None, "", say_fault(fault, names))
    rows = list(forum.sessions.all())
    if not rows:
        problems.add("forum_sessions", None, "", NOTHING)
    for row in rows:
        for code in LANGUAGES:
            if not getattr(row, f"title_{code}"):
                problems.add(
                    "forum_sessions", None, f"title_{code}", UNTRANSLATED.format(title=row.title, language=code)
                )
        for field in ("title", "about"):
            texts = [getattr(row, f"{field}_{code}") for code in LANGUAGES if getattr(row, f"{field}_{code}")]
            found = [sorted(NUMBER.findall(text)) for text in texts]
            if any(one != found[0] for one in found):
                told = " / ".join(" ".join(one) or "–" for one in found)
                problems.add("forum_sessions", None, field, UNEQUAL.format(title=row.title, numbers=told))
    return problems


def release_programme(actor: Actor, forum: Forum, *, reason: str = "") -> Version:
    """Freeze the working programme as the next version, sealed; a correction needs its reason.

    Raises BadInput with everything that stands in the way, PermissionDenied.
    """
    FORUM.demand(actor, Policy.CHANGE, forum)
    before = newest_version(forum)
    if before and not reason.strip():
        raise refuse("forum_sessions", None, "reason", REASON)
    release_problems(forum).stop_if_any()
    with transaction.atomic():
        row = Forum.objects.select_for_update().get(pk=forum.pk)
        sessions = list(sessions_of(row))
        helpers = {one.code: one for one in row.speakers.all()}
        made = [_slot(one, helpers) for one in sessions]
        changes = _changes(list(before.slots.all()) if before else [], made)
        if before and not changes:
            raise refuse("forum_sessions", None, "", UNCHANGED)
        folder = new_name("forum", row.code)
        path_of(folder).parent.mkdir(parents=True, exist_ok=True)
        told = seal_programme(row, given_up_of(row), path_of(folder), key())
        version = Version(
            forum=row,
            number=before.number + 1 if before else 1,
            reason=reason,
            changes=changes,
            folder=folder,
            by=actor.name,
        )
        version.save()
        for slot in made:
            slot.version = version
        Slot.objects.bulk_create(made, batch_size=500)
        record(actor, "release_programme", row, reason=reason, changed={"version": version.number, **told})
        announce(ProgrammeReleased(version.pk))
    return version


def _slot(row: Session, helpers: dict[str, Any]) -> Slot:
    """A session as it goes into a version."""
    hall, day = row.hall, row.day
    if hall is None or day is None:
        raise refuse("forum_sessions", None, "hall", NOTHING)
    starts = moment(day, row.from_time)
    people = [
        {
            "code": talk.speaker.code,
            "name": talk.speaker.name.as_dict(),
            "position": talk.speaker.position.as_dict(),
            "country": talk.speaker.country,
            "duty": talk.speaker.duty,
            "title": talk.title.as_dict(),
        }
        for talk in sorted(row.talks.all(), key=lambda one: (one.place, one.pk))
    ]
    slot = Slot(
        session=row,
        kind=row.kind,
        hall_code=hall.code,
        language=row.language,
        pairs=row.pairs,
        video=row.video,
        starts=starts,
        ends=starts + timedelta(minutes=row.minutes),
        people=people,
        interpreters=[code for code in row.interpreters if code in helpers],
    )
    slot.title, slot.about, slot.hall = row.title, row.about, hall.name
    return slot


def _changes(old: list[Slot], new: list[Slot]) -> list[dict[str, Any]]:
    """What a reader of the version before must know: sessions that are new, gone, moved or held by others."""
    there = {one.session_id: one for one in old}
    here = {one.session_id: one for one in new}
    made = []
    for one in new:
        other = there.get(one.session_id)
        if other is None:
            made.append(_change(one, "new", "", _when(one)))
            continue
        for what, told in (("time", _when), ("hall", _where), ("people", _who), ("title", _what)):
            if told(other) != told(one):
                made.append(_change(one, what, told(other), told(one)))
    made += [_change(one, "gone", _when(one), "") for one in old if one.session_id not in here]
    return made if old else []


def _change(slot: Slot, what: str, before: str, after: str) -> dict[str, Any]:
    return {
        "session": slot.session.code,
        "title": slot.title.as_dict(),
        "what": what,
        "before": before,
        "after": after,
    }


def _when(slot: Slot) -> str:
    return f"{timezone.localtime(slot.starts):%d.%m.%Y %H:%M}–{timezone.localtime(slot.ends):%H:%M}"


def _where(slot: Slot) -> str:
    return str(slot.hall.ru)


def _who(slot: Slot) -> str:
    return ", ".join(one["name"]["ru"] for one in slot.people)


def _what(slot: Slot) -> str:
    return " / ".join(getattr(slot, f"title_{code}") for code in LANGUAGES)
