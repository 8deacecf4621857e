"""One side of an activity confirms it on a telephone: opened by a link, no account."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from sheber.guidance import words
from sheber.guidance.acts import confirm
from sheber.guidance.forms import whole
from sheber.guidance.models import Confirmation
from sheber.kernel.access import access_index, too_often
from sheber.kernel.actors import open_row
from sheber.kernel.exchange import BadInput
from sheber.kernel.words import Words

KINDS = {"school": "guidance-school", "host": "guidance-host"}
WRONG = Words(
    "Код табылмады: ол ауыстырылған не қате терілген. Мектептен жаңа код сұраңыз.",
    "Код не найден: он заменён или набран с ошибкой. Попросите у школы новый.",
    "This code is not known: it was replaced or mistyped. Ask the school for a new one.",
)
WAIT = Words(
    "Тым жиі. Бірнеше минуттан кейін қайталаңыз.",
    "Слишком часто. Повторите через несколько минут.",
    "Too often. Try again in some minutes.",
)


def open_link(request: HttpRequest, code: str) -> HttpResponse:
    """Open an activity by the code of one side and go on without the code in the address."""
    if too_often(request, "guidance-sign", most=40, seconds=600):
        return render(request, "guidance/sign_enter.html", {"fault": WAIT}, status=429)
    index = access_index(code[:64])
    found = Confirmation.objects.select_related("encounter")
    for side, kind in KINDS.items():
        row = found.filter(**{f"{side}_index": index}).first() if index else None
        if row:
            open_row(request, kind, row.encounter.code)
            return HttpResponseRedirect(reverse("guidance-sign", args=[row.encounter.code, side]))
    return render(request, "guidance/sign_enter.html", {"fault": WRONG}, status=404)


def enter(request: HttpRequest) -> HttpResponse:
    """Type the code where the link cannot be opened."""
    code = request.POST.get("code", "").replace("\x00", "").strip()
    if request.method == "POST" and code:
        return open_link(request, code)
    return render(request, "guidance/sign_enter.html", {"fault": WRONG} if request.method == "POST" else {})


def sign(request: HttpRequest, key: str, side: str) -> HttpResponse:
    """What the activity was; the number of pupils; the receipt once both sides agree."""
    actor = request.actor  # type: ignore[attr-defined]
    if side not in KINDS or key not in actor.opened_of(KINDS[side]):
        return HttpResponseRedirect(reverse("guidance-sign-enter"))
    rows = Confirmation.objects.select_related("encounter__school", "encounter__college", "encounter__employer")
    row = rows.filter(encounter__code=key).first()
    if row is None:
        return HttpResponseRedirect(reverse("guidance-sign-enter"))
    faults: dict[str, Words] = {}
    if request.method == "POST":
        count = whole(request.POST, "count", faults)
        if not faults:
            try:
                confirm(actor, row.encounter, side, count, today=timezone.localdate())
                return HttpResponseRedirect(request.path)
            except BadInput as error:
                faults = {"count": error.problems[0].words}
    response = render(
        request, "guidance/sign.html", _context(row, side, faults, request), status=422 if faults else 200
    )
    add_never_cache_headers(response)
    return response


def _context(row: Confirmation, side: str, faults: dict[str, Words], request: HttpRequest) -> dict[str, Any]:
    other = "host" if side == "school" else "school"
    return {
        "row": row,
        "one": row.encounter,
        "kind": words.ENCOUNTER.label(row.encounter.kind),
        "side": words.SIDE.label(side),
        "mine": getattr(row, f"{side}_count"),
        "theirs": getattr(row, f"{other}_count"),
        "other": words.SIDE.label(other),
        "fault": faults.get("count"),
        "typed": request.POST.get("count", ""),
    }
