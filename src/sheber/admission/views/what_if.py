"""What another rule would have meant: a form, long work, and who would gain and who would lose. Never a decision."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from sheber.admission import words
from sheber.admission.bridge.points import shown_points
from sheber.admission.bridge.rows import read_rows
from sheber.admission.bridge.what_if import MOST_PERCENT
from sheber.admission.models import Campaign, Run, WhatIf
from sheber.admission.queries import names_of_pools, newest_run, programmes_of
from sheber.admission.rules import CAMPAIGN
from sheber.admission.views.desk import demand_desk
from sheber.kernel.charts import Bar, BarChart, Group, GroupedBars
from sheber.kernel.jobs import start_job
from sheber.kernel.results import path_of
from sheber.kernel.words import Words

ROWS = 3  # programmes whose seats one form changes
MOST_SHOWN = 100
NOT_WHOLE = Words("бүтін сан керек: «{text}».", "нужно целое число: «{text}».", "a whole number is wanted: “{text}”.")
NOTHING = Words("ештеңе өзгертілмеген.", "ничего не изменено.", "nothing is changed.")
PERCENT = Words(
    "пайыз −100 бен {most} аралығында болуы керек.", "процент — от −100 до {most}.", "a percent from −100 to {most}."
)
GAINED = Words("Ұтады", "Выиграют", "Gain")
LOST = Words("Ұтылады", "Проиграют", "Lose")
SAME = Words("Өзгермейді", "Без изменений", "Same")
NO_RIGHT = Words("Құқығы жоқ", "Без права", "Without a right")


class _WrongError(ValueError):
    """What was written cannot be used; `words` say why."""

    def __init__(self, told: Words) -> None:
        super().__init__(told.en)
        self.words = told


def what_if_page(request: HttpRequest, key: str) -> HttpResponse:
    """The form of a change, and what was asked before."""
    actor = request.actor  # type: ignore[attr-defined]
    demand_desk(actor)
    campaign = get_object_or_404(Campaign, code=key)
    run = newest_run(campaign)
    rights = _rights(campaign, run) if run else []
    names, lines = names_of_pools(campaign), programmes_of(campaign)
    fault = ""
    if request.method == "POST":
        CAMPAIGN.demand(actor, "match", campaign)
        try:
            change = _change(request.POST, rights)
            job = start_job("admission.what-if", actor, campaign=key, change=change)
            return HttpResponseRedirect(reverse("job", args=[job.pk]))
        except _WrongError as wrong:
            fault = str(wrong.words)
    context = {
        "campaign": campaign,
        "track": words.TRACK.label(campaign.track),
        "run": run,
        "rights": rights,
        "lines": list(lines.values()),
        "rows": [
            {
                "number": n,
                "programme": request.POST.get(f"programme-{n}"),
                "seats": request.POST.get(f"seats-{n}", ""),
            }
            for n in range(1, ROWS + 1)
        ],
        "given": request.POST,
        "fault": fault,
        "may_run": CAMPAIGN.allows(actor, "match", campaign),
        "earlier": [
            {"row": one, "told": _told(one, names, lines)}
            for one in WhatIf.objects.filter(run__campaign=campaign).select_related("run")[:50]
        ],
    }
    return render(request, "admission/what_if.html", context, status=422 if fault else 200)


def _rights(campaign: Campaign, run: Run) -> list[dict[str, Any]]:
    """The rights of the newest match in their printed order, with whether their places are released."""
    folder = path_of(run.folder) / "input"
    try:
        rows = sorted(read_rows(folder, "rights.csv"), key=lambda row: int(row["order"]))
        seats = read_rows(folder, "seats.csv")
    except OSError as error:
        raise Http404 from error
    names = names_of_pools(campaign)
    released = {row["pool"]: row["released"] for row in seats if row["pool"] != "open"}
    return [
        {
            "code": row["right"],
            "name": names.get(row["right"], row["name"]),
            "order": n,
            "released": released.get(row["right"]),
        }
        for n, row in enumerate(rows, start=1)
    ]


def _change(given: QueryDict, rights: list[dict[str, Any]]) -> dict[str, Any]:
    """What the form asks for; only what differs from the rules as they are. Raises _WrongError."""
    places = {one["code"]: _whole(given.get(f"order-{one['code']}", ""), one["order"]) for one in rights}
    order = sorted(places, key=lambda code: places[code])
    asked = {one["code"]: given.get(f"released-{one['code']}", "") for one in rights}
    was = {one["code"]: one["released"] for one in rights}
    released = {code: to == "yes" for code, to in asked.items() if to in {"yes", "no"} and to != was[code]}
    percent = _whole(given.get("percent", ""), 0)
    if not -100 <= percent <= MOST_PERCENT:
        raise _WrongError(PERCENT.format(most=MOST_PERCENT))
    seats: dict[str, int] = {}
    for n in range(1, ROWS + 1):
        code, more = given.get(f"programme-{n}", ""), _whole(given.get(f"seats-{n}", ""), 0)
        if code and more:
            seats[code] = seats.get(code, 0) + more
    change: dict[str, Any] = {
        **({"order": order} if order != [one["code"] for one in rights] else {}),
        **({"released": released} if released else {}),
        **({"percent": percent} if percent else {}),
        **({"seats": seats} if seats else {}),
    }
    if not change:
        raise _WrongError(NOTHING)
    return change


def _whole(text: str, empty: int) -> int:
    clean = text.strip().replace("−", "-")
    try:
        return int(clean) if clean else empty
    except ValueError as error:
        raise _WrongError(NOT_WHOLE.format(text=text[:20])) from error


def _told(row: WhatIf, names: dict[str, Words], lines: dict[str, Any]) -> list[str]:
    """A change in words."""
    change = row.change
    made = []
    if change.get("order"):
        order = " → ".join(str(names.get(code, code)) for code in change["order"])
        made.append(f"{Words('Реті', 'Порядок', 'Order')}: {order}")
    for code, released in change.get("released", {}).items():
        yes = Words("босаса беріледі", "свободные отдаются", "released when free")
        no = Words("босаса берілмейді", "свободные не отдаются", "never released")
        made.append(f"{names.get(code, code)}: {yes if released else no}")
    if change.get("percent"):
        made.append(f"{Words('Барлық орын', 'Все места', 'All seats')}: {change['percent']:+d} %")
    for code, more in change.get("seats", {}).items():
        line = lines.get(code)
        made.append(f"{line.qualification}, {line.college}: {more:+d}" if line else f"{code}: {more:+d}")
    return made


def result_page(request: HttpRequest, number: int) -> HttpResponse:
    """Who would gain and who would lose by a change."""
    demand_desk(request.actor)  # type: ignore[attr-defined]
    row = get_object_or_404(WhatIf.objects.select_related("run__campaign"), pk=number)
    campaign, summary = row.run.campaign, row.summary
    names = names_of_pools(campaign)
    by_right = [
        {**one, "name": names.get(one["right"], one["right"]) if one["right"] else NO_RIGHT}
        for one in summary["by_right"]
    ]
    groups = [Group(str(one["name"]), [one["gained"], one["lost"]]) for one in by_right]
    bars = [Bar(str(GAINED), summary["gained"]), Bar(str(LOST), summary["lost"]), Bar(str(SAME), summary["same"])]
    people = str(Words("Адам саны", "Число людей", "People"))
    changed = _programmes(summary, campaign)
    context = {
        "row": row,
        "campaign": campaign,
        "track": words.TRACK.label(campaign.track),
        "summary": summary,
        "told": _told(row, names, programmes_of(campaign)),
        "whole": BarChart(people, bars),
        "chart": GroupedBars(
            str(Words("Құқықтар бойынша", "По правам", "By right")), [str(GAINED), str(LOST)], groups
        ),
        "by_right": by_right,
        "programmes": changed[:MOST_SHOWN],
        "more": max(len(changed) - MOST_SHOWN, 0),
    }
    return render(request, "admission/what_if_result.html", context)


def _programmes(summary: dict[str, Any], campaign: Campaign) -> list[dict[str, Any]]:
    """The programmes where something would change, those with most people first."""
    lines = programmes_of(campaign)
    made = []
    for one in summary["by_programme"]:
        points = [
            None if one[key] is None else shown_points(one[key], campaign.ties)
            for key in ("points_before", "points_after")
        ]
        told = {**one, "line": lines.get(one["programme"]), "points_before": points[0], "points_after": points[1]}
        if any(told[f"{key}_before"] != told[f"{key}_after"] for key in ("seats", "admitted", "points")):
            made.append(told)
    return sorted(made, key=lambda one: (-abs(one["admitted_after"] - one["admitted_before"]), one["programme"]))
