"""Notices: whoever is concerned is told of what happened, in three languages, with the page where it stands.

`notify(words, link, roles=[Role.PLANNER], colleges=["north"])` in a listener of a slice's events (`jobs.py`).
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from sheber.kernel.actors import HELD, Actor, Role
from sheber.kernel.models import Notice, NoticeRead, Preference
from sheber.kernel.words import Words


def notify(
    words: Words,
    link: str,
    *,
    roles: Iterable[Role] = (),
    colleges: Iterable[str] = (),
    holders: Iterable[tuple[Role, str]] = (),
    users: Iterable[int] = (),
) -> int:
    """Tell the holders of roles, the people of colleges, and single users; gives how many notices were written.

    `holders` are pairs of a held role and its holder's code: (Role.EMPLOYER, "emp001").
    """
    told = {"words_kk": words.kk, "words_ru": words.ru, "words_en": words.en, "link": link}
    rows = [Notice(role=role, **told) for role in roles]
    pairs = [(Role.COLLEGE, code) for code in colleges] + list(holders)
    rows += [Notice(role=role, holder=code, **told) for role, code in dict.fromkeys(pairs)]
    rows += [Notice(user_id=user, **told) for user in users]
    return len(Notice.objects.bulk_create(rows, batch_size=500))


def notify_once(words: Words, link: str, **whom: Any) -> int:
    """As `notify`, where nobody was told these words with this link before: a reminder names its date and is sent once."""
    if Notice.objects.filter(link=link, words_en=words.en).exists():
        return 0
    return notify(words, link, **whom)


def notices_of(actor: Actor) -> QuerySet[Notice]:
    """What an actor was told, newest first; nobody in particular is told nothing."""
    if actor.user_id is None:
        return Notice.objects.none()
    mine = Q(user_id=actor.user_id) | Q(role__in=[role for role in actor.roles if role not in HELD], holder="")
    for role in HELD & actor.roles:
        mine |= Q(role=role, holder__in=actor.held_for(role))
    return Notice.objects.filter(mine).order_by("-pk")


def unread(actor: Actor) -> QuerySet[Notice]:
    """Those that this actor has not read yet."""
    seen = NoticeRead.objects.filter(notice=OuterRef("pk"), user_id=actor.user_id or 0)
    return notices_of(actor).filter(~Exists(seen))


def mark_read(actor: Actor, notices: Iterable[int] | None = None) -> int:
    """Note that the actor has read some notices (all, where none are named); gives how many were new."""
    rows = unread(actor) if notices is None else unread(actor).filter(pk__in=list(notices))
    made = [NoticeRead(notice=one, user_id=actor.user_id or 0) for one in rows]
    NoticeRead.objects.bulk_create(made, ignore_conflicts=True, batch_size=500)
    return len(made)


MAIL_WORDS = {
    Preference.AT_ONCE: Words("бірден", "сразу", "at once"),
    Preference.DAILY: Words("күніне бір рет", "раз в день", "once a day"),
    Preference.WEEKLY: Words("аптасына бір рет", "раз в неделю", "once a week"),
    Preference.NEVER: Words("пошта керек емес", "без писем", "no mail"),
}


def preference_of(actor: Actor) -> Preference:
    """How the actor wants to be told; kept with the first change."""
    known = Preference.objects.filter(user_id=actor.user_id or 0).first()
    return known or Preference(user_id=actor.user_id or 0)
