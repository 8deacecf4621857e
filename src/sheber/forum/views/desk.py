"""The organiser's desk: an edition's numbers, its way, what to do next, the difference from last year."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sheber.forum import words
from sheber.forum.acts import copy_forum, difference_of, move_forum
from sheber.forum.acts.programme import release_problems
from sheber.forum.acts.signing import due_today
from sheber.forum.flows import FORUM as FLOW
from sheber.forum.models import Forum
from sheber.forum.queries import arrivals, counts_of, follow_ups, newest_forum, newest_version
from sheber.forum.rules import POLICIES, is_keeper
from sheber.forum.views.shared import REFUSALS, acted, actor_of, go, inside, table_of, the_forum, told
from sheber.kernel.actors import Policy
from sheber.kernel.exchange import refuse
from sheber.kernel.pages.cells import Cell
from sheber.kernel.words import Choices, Words

COUNTED = Choices(
    delegations=Words("Делегациялар", "Делегации", "Delegations"),
    countries=Words("Елдер", "Страны", "Countries"),
    participants=Words("Қатысушылар", "Участники", "Participants"),
    halls=Words("Залдар", "Залы", "Halls"),
    speakers=Words("Бағдарлама қатысушылары", "Участники программы", "People of the programme"),
    sessions=Words("Сессиялар", "Сессии", "Sessions"),
    stands=Words("Стендтер", "Стенды", "Stands"),
    signings=Words("Меморандумдар", "Меморандумы", "Memoranda"),
    awards=Words("Марапаттар", "Награды", "Awards"),
    run_lines=Words("Өткізу парағының жолдары", "Строки сценария", "Lines of the run sheet"),
    delegation=Words("Делегация", "Делегация", "Delegation"),
    session=Words("Сессия", "Сессия", "Session"),
    hall=Words("Зал", "Зал", "Hall"),
    speaker=Words("Бағдарлама қатысушысы", "Участник программы", "Person of the programme"),
)
CHANGE = Choices(
    new=Words("жаңа", "новое", "new"),
    gone=Words("алынды", "убрано", "gone"),
    changed=Words("өзгерді", "изменено", "changed"),
)
# Which list stands behind each number.
BEHIND = {
    "delegations": "forum-delegation-list", "countries": "forum-delegation-list", "halls": "forum-hall-list",
    "participants": "forum-participant-list", "speakers": "forum-speaker-list", "sessions": "forum-session-list",
    "stands": "forum-stand-list", "signings": "forum-signingitem-list", "awards": "forum-awarditem-list",
    "run_lines": "forum-runline-list",
}  # fmt: skip
BY_FORUM = {"halls", "speakers", "sessions", "stands", "signings", "awards", "run_lines", "delegations", "countries"}
BAD_DAY = Words("күнді 2026-12-24 түрінде жазыңыз.", "дата в виде 2026-12-24.", "write the day like 2026-12-24.")
BAD_CODE = Words(
    "код 3–40 латын әрпі, сан не сызықша болуы керек.",
    "код: 3–40 латинских букв, цифр или дефисов.",
    "the code: 3 to 40 Latin letters, digits or dashes.",
)


def overview(request: HttpRequest) -> HttpResponse:
    """All editions; each leads to its public page."""
    inside_ = POLICIES["Wish"].allows(actor_of(request), Policy.VIEW)
    editions = [
        {
            "forum": one,
            "state": words.FORUM_STATE.label(one.state),
            "version": newest_version(one),
            "counts": [(COUNTED.label(key), value) for key, value in counts_of(one).items() if key in SHOWN],
        }
        for one in Forum.objects.order_by("-day")[:20]
    ]
    return render(request, "forum/overview.html", {"editions": editions, "inside": inside_})


SHOWN = {"delegations", "countries", "sessions", "stands", "signings"}


def desk_home(request: HttpRequest) -> HttpResponse:
    """The newest edition's desk."""
    forum = newest_forum()
    if forum is None:
        return HttpResponseRedirect(go("forum"))
    return HttpResponseRedirect(go("forum-desk", forum.code))


@inside
def desk(request: HttpRequest, forum: Forum) -> HttpResponse:
    """One edition."""
    return _page(request, forum)


def _page(request: HttpRequest, forum: Forum, faults: list[Words] | None = None, status: int = 200) -> HttpResponse:
    actor = actor_of(request)
    moves = FLOW.open_transitions(forum, actor)
    counts = [(COUNTED.label(key), value, _rows(forum, key)) for key, value in counts_of(forum).items()]
    context: dict[str, Any] = {
        "forum": forum,
        "state": FLOW.state(forum),
        "moves": [(one.name, one.label, against) for one, against in moves],
        "counts": counts,
        "arrivals": arrivals(forum),
        "version": newest_version(forum),
        "open_problems": len(release_problems(forum).list),
        "follow": follow_ups(forum),
        "due": due_today(forum),
        "old": forum.copied_from,
        "old_follow": follow_ups(forum.copied_from) if forum.copied_from else None,
        "keeper": is_keeper(actor),
        "faults": faults or [],
        "given": request.POST,
        "today": timezone.localdate(),
    }
    return render(request, "forum/desk.html", context, status=status)


def _rows(forum: Forum, key: str) -> str:
    """The list behind a number."""
    address = go(BEHIND[key])
    return f"{address}?forum={forum.code}" if key in BY_FORUM else address


@require_POST
@inside
def do(request: HttpRequest, forum: Forum, name: str) -> HttpResponse:
    """Move an edition on, or copy it."""
    actor = actor_of(request)

    def page(faults: list[Words]) -> HttpResponse:
        return _page(request, forum, faults, 422)

    if name in FLOW.transitions:
        return acted(request, lambda: move_forum(actor, forum, name), go("forum-desk", forum.code), page)
    if name != "copy":
        raise Http404
    try:
        made = copy_forum(actor, forum, code=_code(request), day=_day(request))
    except REFUSALS as error:
        return page(told(error))
    return HttpResponseRedirect(go("forum-difference", made.code))


def _code(request: HttpRequest) -> str:
    code = request.POST.get("code", "").strip()
    if not (3 <= len(code) <= 40 and code.isascii() and code.replace("-", "").isalnum()):
        raise refuse("forums", None, "code", BAD_CODE)
    return code


def _day(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.POST.get("day", ""))
    except ValueError as error:
        raise refuse("forums", None, "day", BAD_DAY) from error


@inside
def difference(request: HttpRequest, forum: Forum) -> HttpResponse:
    """What differs from the edition that this one was copied from, or from another that is named."""
    other = the_forum(request.GET["with"]) if request.GET.get("with") else forum.copied_from
    if other is None:
        other = Forum.objects.filter(day__lt=forum.day).order_by("-day").first()
    lines = difference_of(forum, other) if other else []
    rows = [
        [
            str(COUNTED.label(one["what"])),
            Cell(str(one["name"] or "")),
            str(CHANGE.label(one["change"])),
            Cell(str(one["before"])),
            Cell(str(one["after"])),
        ]
        for one in lines
    ]
    heads = [
        (Words("Не", "Что", "What"), False), (Words("Атауы", "Название", "Name"), False),
        (Words("Өзгеріс", "Изменение", "Change"), False), (Words("Бұрын", "Было", "Before"), False),
        (Words("Қазір", "Стало", "Now"), False),
    ]  # fmt: skip
    table = table_of(Words("Айырмашылық", "Отличия", "Differences"), heads, rows)
    return render(request, "forum/difference.html", {"forum": forum, "other": other, "table": table})
