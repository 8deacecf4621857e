"""What leaves a project: its public passport (page, PDF), its pictures, OC4IDS; and the answer to a slip."""

from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from sheber.kernel.actors import Role
from sheber.kernel.attachments import read_file
from sheber.kernel.exchange import BadInput
from sheber.kernel.models import Job
from sheber.kernel.pages.cells import Cell, number
from sheber.kernel.public_log import site
from sheber.kernel.words import Words
from sheber.order.models import PlanLine
from sheber.order.queries import lines_of
from sheber.registry.models import Region
from sheber.works import words
from sheber.works.acts import show_photo
from sheber.works.bridge.oc4ids import package, project_json
from sheber.works.bridge.outlook import look_ahead
from sheber.works.bridge.passport import passport_pdf
from sheber.works.models import Photo, Project, Slip
from sheber.works.queries import lines_touched, state_on, states_on
from sheber.works.rules import PHOTO, SLIP
from sheber.works.views.project import context_of
from sheber.works.views.shared import actor_of, project_cell, table_of, the_project, whole

LINE = Words("Жол", "Строка", "Line")
COLLEGE = Words("Колледж", "Колледж", "College")
QUALIFICATION = Words("Біліктілік", "Квалификация", "Qualification")
PLACES = Words("Орын", "Мест", "Places")
BEFORE = Words("Бұрын", "Было", "Before")
AFTER = Words("Енді", "Стало", "After")
DIFFERENCE = Words("Айырма", "Разница", "Difference")


def passport(request: HttpRequest, code: str) -> HttpResponse:
    """The public passport: what was promised, where it stands, what it adds; large and without buttons."""
    row = the_project(code)
    context = context_of(request, row)
    context["photos"] = [one for one in context["photos"] if one["photo"].shown and one["photo"].path]
    return render(request, "works/passport.html", context)


def passport_paper(request: HttpRequest, code: str) -> HttpResponse:
    """The passport as PDF with a code that leads to its page."""
    row, today = the_project(code), timezone.localdate()
    ahead = look_ahead(row, today) if row.stage != "done" else None
    address = site() + reverse("works-passport", args=[code])
    raw = passport_pdf(
        row, state_on(row, today), ahead, language=(get_language() or "ru")[:2], address=address, day=today
    )
    response = HttpResponse(raw, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="passport-{code}.pdf"'
    return response


def oc4ids(request: HttpRequest, code: str = "") -> HttpResponse:
    """One project, or every one, as an OC4IDS project package."""
    rows = Project.objects.filter(code=code) if code else Project.objects.all()
    projects = list(whole(rows).order_by("code"))
    if not projects:
        raise Http404
    region, today = Region.objects.first(), timezone.localdate()
    states = states_on(projects, today)
    name = region.code if region else "region"
    made = [
        project_json(
            one,
            states[one.pk],
            region=name,
            passport=site() + reverse("works-passport", args=[one.code]),
            today=today,
        )
        for one in projects
    ]
    response = JsonResponse(
        package(region, made, uri=site() + request.path, published=today), json_dumps_params={"ensure_ascii": False}
    )
    response["Content-Disposition"] = f'attachment; filename="oc4ids{"-" + code if code else ""}.json"'
    return response


def picture(request: HttpRequest, code: str) -> HttpResponse:
    """A picture, for those who may see it."""
    rows = PHOTO.scope(actor_of(request), "view", Photo.objects.all())
    row = get_object_or_404(rows, code=code)
    try:
        raw = read_file(row.path)
    except OSError as error:
        raise Http404 from error
    response = HttpResponse(raw, content_type="image/jpeg")
    response["Cache-Control"] = "public, max-age=3600" if row.shown else "private, no-store"
    return response


@require_POST
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Put a picture on the passport, or take it off."""
    row = get_object_or_404(Photo.objects.select_related("project"), code=code)
    try:
        show_photo(actor_of(request), row, shown=request.POST.get("shown") == "yes")
    except BadInput as error:
        faults = [str(one.words) for one in error.problems]
        context = context_of(request, the_project(row.project.code), faults)
        return render(request, "works/project.html", context, status=422)
    return HttpResponseRedirect(reverse("works-page", args=[row.project.code]))


def slip(request: HttpRequest, key: int) -> HttpResponse:
    """What a slip takes from the order, which lines live on it, and what the plan that was solved again changes."""
    row = get_object_or_404(Slip.objects.select_related("project__college", "plan_before", "plan_after"), pk=key)
    actor = actor_of(request)
    SLIP.demand(actor, "view", row)
    inside = actor.is_staff or actor.has(Role.AUDITOR)
    own, others = changed_lines(row) if inside else ([], [])
    job = Job.objects.filter(pk=row.job).first() if row.job else None
    touched = lines_touched(row.project, row.year) if row.year else []
    heads = [
        (LINE, False),
        (COLLEGE, False),
        (QUALIFICATION, False),
        (BEFORE, True),
        (AFTER, True),
        (DIFFERENCE, True),
    ]
    lost = [(LOST_RESOURCE, False), (Words("Жыл", "Год", "Year"), True), (DIFFERENCE, True)]
    context = {
        "row": row,
        "state": words.SLIP_STATE.label(row.state),
        "project": project_cell(row.project),
        "inside": inside,
        "job": job,
        "lost": table_of(
            LOST,
            lost,
            [[code, str(year), Cell(number(Decimal(amount)), number=True)] for code, year, amount in row.lost],
        ),
        "touched": table_of(
            Words(
                "Осы ресурспен өмір сүретін жолдар", "Строки, которые живут этим ресурсом", "Lines that live on it"
            ),
            [
                (LINE, False),
                (QUALIFICATION, False),
                (Words("Ресурс", "Ресурс", "Resource"), False),
                (Words("Бекітілген орын", "Утверждено мест", "Decided places"), True),
            ],
            [
                [_line(one.year, one.code), str(one.qualification.name), resource, places]
                for one, resource, places in touched
            ],
        ),
        "own": table_of(
            Words(
                "Осы колледждің өзгерген орындары",
                "Изменившиеся места этого колледжа",
                "Places of this college that change",
            ),
            heads,
            own,
        ),
        "others": table_of(
            Words("Басқа өзгерген жолдар", "Другие изменившиеся строки", "Other lines that change"), heads, others
        ),
        "changed": len(own) + len(others),
        "compare": _compare(row) if inside else "",
    }
    return render(request, "works/slip.html", context)


LOST = Words("Тапсырыстан не кемиді", "Что теряет заказ", "What the order loses")
LOST_RESOURCE = Words("Ресурс", "Ресурс", "Resource")


def _line(year: int, code: str) -> Cell:
    return Cell(code, reverse("order-history", args=[year, code]))


def _compare(row: Slip) -> str:
    if row.plan_before is None or row.plan_after is None:
        return ""
    return f"{reverse('order-compare')}?year={row.year}&a={row.plan_before.number}&b={row.plan_after.number}"


def changed_lines(row: Slip) -> tuple[list[list[Any]], list[list[Any]]]:
    """Lines whose places differ between the two plans: those of the project's college first, then all others."""
    if row.plan_before is None or row.plan_after is None or row.year is None:
        return [], []
    before: dict[str, PlanLine] = {one.line.code: one for one in lines_of(row.plan_before)}
    own: list[list[Any]] = []
    others: list[list[Any]] = []
    for one in lines_of(row.plan_after):
        was = before.get(one.line.code)
        places = was.places if was else 0
        if places != one.places:
            cells = [_line(row.year, one.line.code), str(one.line.college.name), str(one.line.qualification.name),
                     places, one.places, Cell(f"{one.places - places:+d}", number=True)]  # fmt: skip
            (own if one.line.college_id == row.project.college_id else others).append(cells)
    return own, others
