"""Long work of the forum, and who is told of what happened."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from sheber.forum.acts import ParticipantMoved, ProgrammeReleased, StandsPlaced, place_all, propose_programme
from sheber.forum.flows import PARTICIPANT
from sheber.forum.models import Forum, Participant, Practice, SigningItem, Stand, Version
from sheber.kernel.actors import Actor, Role
from sheber.kernel.events import listen
from sheber.kernel.jobs import Progress, job
from sheber.kernel.notices import notify, notify_once
from sheber.kernel.words import Words

RELEASED = Words(
    "«{forum}»: бағдарламаның {n}-нұсқасы жарияланды, өзгеріс: {changes}.",
    "«{forum}»: опубликована версия {n} программы, изменений: {changes}.",
    "“{forum}”: version {n} of the programme is released, changes: {changes}.",
)
TOUCHED = Words(
    "Форум бағдарламасы өзгерді ({n}-нұсқа), делегацияңызға қатысы бар: {what}.",
    "Программа форума изменилась (версия {n}), это касается вашей делегации: {what}.",
    "The forum's programme changed (version {n}); it concerns your delegation: {what}.",
)
ACCREDITED = Words("Қатысушы {code}: {state}.", "Участник {code}: {state}.", "Participant {code}: {state}.")
FOLLOW = Words(
    "Форумда уәде етілген «{code}» мерзімі {day} өтті: орындалғанын немесе тоқтатылғанын жазыңыз.",
    "Срок обещанного на форуме «{code}» прошёл {day}: запишите, что сделано или прекращено.",
    "What the forum promised, “{code}”, was due on {day}: write down that it is done or dropped.",
)
STAND = Words(
    "Форум көрмесі орналастырылды: стендіңіздің орнын қараңыз.",
    "Выставка форума размещена: посмотрите место вашего стенда.",
    "The forum's exhibition is laid out: see where your stand is.",
)


@job(
    "forum.programme",
    Words("Форум бағдарламасын құру", "Составление программы форума", "Making the forum's programme"),
    page="forum-programme",
    by="forum",
)
def programme(*, actor: Actor, progress: Progress, forum: str, keep: bool = False) -> dict[str, Any]:
    """Let the solver make the programme."""
    progress(0.1, "timetable")
    told = propose_programme(actor, Forum.objects.get(code=forum), keep=keep)
    return {"forum": forum, "seconds": told["seconds"], "refused": len(told["refused"])}


@job(
    "forum.stands",
    Words("Көрмені орналастыру", "Размещение выставки", "Laying out the exhibition"),
    page="forum-exhibition",
    by="forum",
)
def stands(*, actor: Actor, progress: Progress, forum: str) -> dict[str, Any]:
    """Let the solver place the stands."""
    progress(0.1, "stands")
    return {"forum": forum, **place_all(actor, Forum.objects.get(code=forum))}


@job(
    "forum.follow",
    Words("Форумнан кейінгі бақылау", "Контроль после форума", "Follow-up after the forum"),
    daily=True,
)
def follow(*, actor: Actor, progress: Progress, day: str = "") -> dict[str, Any]:
    """Tell the organiser and the college once of what a forum resolved, is due and is not done."""
    today = date.fromisoformat(day) if day else timezone.localdate()
    told = 0
    signings = SigningItem.objects.filter(follow="open", follow_by__lte=today).select_related(
        "forum", "memorandum__college"
    )
    for item in signings:
        about = (item.memorandum.code, item.follow_by, item.memorandum.college.code)
        told += _follow_told(item.forum.code, *about)
    for one in Practice.objects.filter(state="open", due__lte=today).select_related("forum", "college"):
        told += _follow_told(one.forum.code, one.code, one.due, one.college.code)
    return {"told": told}


def _follow_told(forum: str, code: str, due: date | None, college: str) -> int:
    words, link = FOLLOW.format(code=code, day=due), reverse("forum-site", args=[forum])
    return bool(notify_once(words, link, roles=(Role.ORGANISER,), colleges=[college]))


@listen(ProgrammeReleased)
def tell_of_release(event: ProgrammeReleased) -> None:
    """The organisers; of a correction also the delegations whose people it touches."""
    version = Version.objects.select_related("forum").get(pk=event.version)
    forum = version.forum
    link = reverse("forum-version", args=[forum.code, version.number])
    texts = (forum.name.in_language(code) for code in ("kk", "ru", "en"))
    words = Words(
        *(
            RELEASED.in_language(code).format(forum=text, n=version.number, changes=len(version.changes))
            for code, text in zip(("kk", "ru", "en"), texts, strict=True)
        )
    )
    told = notify(words, link, roles=(Role.ORGANISER, Role.HEAD, Role.REPORT))
    told += _tell_delegations(version, link)
    Version.objects.filter(pk=version.pk).update(told=told)


def _tell_delegations(version: Version, link: str) -> int:
    """A notice to every delegation of a country whose speaker has a part in a changed session."""
    touched: dict[str, Words] = {}
    changed = {change["session"]: Words(**change["title"]) for change in version.changes}
    by_country: dict[str, list[str]] = {}
    for code, country in version.forum.delegations.values_list("code", "country"):
        by_country.setdefault(country, []).append(code)
    for session in version.forum.sessions.filter(code__in=changed).prefetch_related("talks__speaker"):
        for talk in session.talks.all():
            for code in by_country.get(talk.speaker.country, ()):
                touched[code] = changed[session.code]
    return sum(
        notify(
            Words(
                *(
                    TOUCHED.in_language(code).format(n=version.number, what=title.in_language(code))
                    for code in ("kk", "ru", "en")
                )
            ),
            link,
            holders=[(Role.DELEGATE, delegation)],
        )
        for delegation, title in touched.items()
    )


@listen(ParticipantMoved)
def tell_of_participant(event: ParticipantMoved) -> None:
    """The head of the delegation; the organisers where something waits for them."""
    row = Participant.objects.select_related("delegation__forum").get(pk=event.participant)
    state = PARTICIPANT.state(row)
    words = Words(
        *(
            ACCREDITED.in_language(code).format(code=row.code, state=state.in_language(code))
            for code in ("kk", "ru", "en")
        )
    )
    link = reverse("forum-delegation", args=[row.delegation.forum.code, row.delegation.code])
    notify(words, link, holders=[(Role.DELEGATE, row.delegation.code)])
    if row.state == "approved":
        notify(words, link, roles=(Role.ORGANISER,))


@listen(StandsPlaced)
def tell_of_stands(event: StandsPlaced) -> None:
    """Colleges that asked for a stand."""
    forum = Forum.objects.get(pk=event.forum)
    rows = Stand.objects.filter(forum=forum, college__isnull=False)
    colleges = sorted(set(rows.values_list("college__code", flat=True)))
    notify(STAND, reverse("forum-catalogue", args=[forum.code]), colleges=[one for one in colleges if one])
