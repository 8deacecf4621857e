"""A project's page: money and works apart on any two days, steps, contracts, pictures, forecast, what may happen next."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sheber.kernel.actors import Role, policy_for
from sheber.kernel.attachments import RefusedFileError
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import history
from sheber.kernel.pages.cells import Cell
from sheber.kernel.pages.history import history_lines
from sheber.kernel.words import Words
from sheber.works import exchange, words
from sheber.works.acts import add_photo, move_project, move_step, note_slip
from sheber.works.bridge.outlook import look_ahead
from sheber.works.flows import PROJECT_FLOW, STEP_FLOW
from sheber.works.forms import Typed
from sheber.works.models import Photo, Project
from sheber.works.queries import state_on, unit_slips
from sheber.works.rules import PHOTO
from sheber.works.views.shared import (
    DAY,
    TENGE,
    actor_of,
    asked_day,
    percent_text,
    shown,
    table_of,
    tenge_text,
    the_project,
    told,
)


def project(request: HttpRequest, code: str) -> HttpResponse:
    """Everything about a project."""
    row = the_project(code)
    return render(request, "works/project.html", context_of(request, row))


def context_of(request: HttpRequest, row: Project, faults: list[str] | None = None) -> dict[str, Any]:
    """What the page shows; `faults` of an act that was refused just now."""
    actor, today = actor_of(request), timezone.localdate()
    changes = policy_for(row).allows(actor, "change", row)
    inside = actor.is_staff or actor.has(Role.AUDITOR)
    ahead = look_ahead(row, today) if row.stage != "done" else None
    return {
        "row": row,
        "kind": words.KIND.label(row.kind),
        "stage": words.STAGE.label(row.stage),
        "cost": tenge_text(row.cost),
        "final_cost": tenge_text(row.final_cost) if row.final_cost is not None else "",
        "compared": _compared(request, row, today),
        "steps": [
            (
                one,
                words.STEP.label(one.kind),
                words.STEP_STATE.label(one.state),
                STEP_FLOW.open_transitions(one, actor) if changes else [],
            )
            for one in row.steps.all()
        ],
        "tables": [_money(row), _contracts(row)],
        "photos": _photos(request, row),
        "ahead": ahead,
        "ends": ahead.ends if ahead else (),
        "costs": [(level, tenge_text(amount)) for level, amount in ahead.costs] if ahead else [],
        "doubts": unit_slips([row]).get(row.pk, []),
        "effects": list(row.effects.all()),
        "slips": [(one, words.SLIP_STATE.label(one.state)) for one in row.slips.all()],
        "moves": PROJECT_FLOW.open_transitions(row, actor) if changes else [],
        "slips_it": row.ends is not None and row.stage != "done" and policy_for(row).allows(actor, "slip", row),
        "adds": PHOTO.allows(actor, "add", Photo(project=row)),
        "amend": changes,
        "overdue": row.stage != "done" and row.end_now is not None and row.end_now < today,
        "today": today,
        "faults": faults or [],
        "typed": request.POST,
        "history": history_lines(list(history(row)[:50]), exchange.PROJECTS.columns) if inside else [],
    }


def _compared(request: HttpRequest, row: Project, today: date) -> dict[str, Any]:
    """The project on two days that the reader chooses: a year ago and today where none are chosen."""
    first = asked_day(request, "a", max(row.starts or today - timedelta(days=365), today - timedelta(days=365)))
    second = asked_day(request, "b", today)
    a, b = state_on(row, first), state_on(row, second)
    lines = [
        (Words("Төленді, теңге", "Выплачено, тенге", "Paid, tenge"), tenge_text(a.paid), tenge_text(b.paid)),
        (Words("Ақша, %", "Деньги, %", "Money, %"), percent_text(a.money), percent_text(b.money)),
        (
            Words("Акт бойынша қабылданды, теңге", "Принято по актам, тенге", "Accepted by acts, tenge"),
            tenge_text(a.accepted),
            tenge_text(b.accepted),
        ),
        (Words("Жұмыс, %", "Работы, %", "Works, %"), percent_text(a.works), percent_text(b.works)),
        (
            Words("Аяқталған кезең", "Завершено этапов", "Stages done"),
            f"{a.steps_done} / {a.steps}",
            f"{b.steps_done} / {b.steps}",
        ),
    ]
    return {"a": first, "b": second, "lines": lines, "stated": b.stated, "gap": _gap(b)}


def _gap(state: Any) -> bool:
    """Whether more than a tenth more was paid than was done: a sign to look, not a verdict."""
    return state.money is not None and state.works is not None and float(state.money) - float(state.works) > 0.1


def _money(row: Project) -> dict[str, Any]:
    heads = [
        (Words("Бюджет жолы", "Строка бюджета", "Budget line"), False),
        (Words("Жыл", "Год", "Year"), True),
        (TENGE, True),
    ]
    rows = [
        [
            Cell(str(one.line.name), reverse("works-budgetline-detail", args=[one.line.code])),
            str(one.line.year),
            Cell(tenge_text(one.amount), number=True),
        ]
        for one in row.money.all()
    ]
    return table_of(Words("Қаржыландыру", "Деньги", "Money"), heads, rows)


def _contracts(row: Project) -> dict[str, Any]:
    heads = [
        (Words("Шарт", "Договор", "Contract"), False),
        (Words("Мердігер", "Подрядчик", "Contractor"), False),
        (Words("Мәні", "Предмет", "Subject"), False),
        (DAY, False),
        (TENGE, True),
        (Words("Актілер", "Акты", "Acts"), True),
        (Words("Төлемдер", "Платежи", "Payments"), True),
    ]
    rows = [
        [
            Cell(str(one), reverse("works-contract-detail", args=[one.code])),
            Cell(str(one.contractor.name), reverse("works-contractor-detail", args=[one.contractor.code])),
            str(words.SUBJECT.label(one.subject)),
            shown(one.signed),
            Cell(tenge_text(one.amount), number=True),
            Cell(tenge_text(sum(act.amount for act in one.acts.all())), number=True),
            Cell(tenge_text(sum(pay.amount for pay in one.payments.all())), number=True),
        ]
        for one in row.contracts.all()
    ]
    return table_of(Words("Шарттар", "Договоры", "Contracts"), heads, rows)


def _photos(request: HttpRequest, row: Project) -> list[dict[str, Any]]:
    actor = actor_of(request)
    rows = PHOTO.scope(actor, "view", row.photos.select_related("like__project"))
    shows = PHOTO.allows(actor, "show")
    return [{"photo": one, "likeness": words.LIKENESS.label(one.likeness), "shows": shows} for one in rows]


def _answer(request: HttpRequest, code: str, faults: list[str]) -> HttpResponse:
    """Back to the page, or the page with what was refused."""
    if not faults:
        return HttpResponseRedirect(reverse("works-page", args=[code]))
    return render(request, "works/project.html", context_of(request, the_project(code), faults), status=422)


@require_POST
def step(request: HttpRequest, code: str, place: int) -> HttpResponse:
    """Start or finish a step."""
    row = the_project(code)
    one = row.steps.filter(place=place).first()
    typed, name = Typed(request.POST), request.POST.get("step", "")
    day = typed.day("day")
    if one is None or name not in STEP_FLOW.transitions:
        raise Http404
    if day is None:
        return _answer(request, code, [str(fault) for fault in typed.faults.values()])
    try:
        move_step(
            actor_of(request), one, name, day=day, today=timezone.localdate(), paper=typed.text("paper", most=255)
        )
    except (BadInput, Forbidden) as error:
        return _answer(request, code, told(error))
    return _answer(request, code, [])


@require_POST
def move(request: HttpRequest, code: str) -> HttpResponse:
    """Begin, complete, stop or resume a project."""
    row, typed, name = the_project(code), Typed(request.POST), request.POST.get("move", "")
    day, final = typed.day("day"), typed.money("final_cost", required=False)
    if name not in PROJECT_FLOW.transitions:
        raise Http404
    if typed.faults or day is None:
        return _answer(request, code, [str(fault) for fault in typed.faults.values()])
    try:
        move_project(
            actor_of(request),
            row,
            name,
            day=day,
            today=timezone.localdate(),
            final_cost=final,
            reason=typed.text("reason"),
        )
    except (BadInput, Forbidden) as error:
        return _answer(request, code, told(error))
    return _answer(request, code, [])


@require_POST
def slip(request: HttpRequest, code: str) -> HttpResponse:
    """Move the expected end; the order is planned again in the background."""
    row, typed = the_project(code), Typed(request.POST)
    end, reason = typed.day("end"), typed.text("reason", required=True)
    if typed.faults or end is None:
        return _answer(request, code, [str(fault) for fault in dict.fromkeys(typed.faults.values())])
    try:
        made = note_slip(actor_of(request), row, end=end, reason=reason)
    except BadInput as error:
        return _answer(request, code, told(error))
    return HttpResponseRedirect(reverse("works-slip", args=[made.pk]))


@require_POST
def photo(request: HttpRequest, code: str) -> HttpResponse:
    """Take in a picture."""
    row, typed = the_project(code), Typed(request.POST)
    given, day = request.FILES.get("file"), typed.day("day")
    if given is None or isinstance(given, list) or day is None:
        empty = Words("Сурет пен оның күнін көрсетіңіз.", "Укажите снимок и его дату.", "Give a picture and its day.")
        return _answer(request, code, [str(empty)])
    if (given.size or 0) > 12 * 1024 * 1024:
        large = Words("Сурет 12 МБ-тан үлкен.", "Снимок больше 12 МБ.", "The picture is larger than 12 MB.")
        return _answer(request, code, [str(large)])
    try:
        add_photo(
            actor_of(request),
            row,
            given.read(),
            day=day,
            today=timezone.localdate(),
            caption=typed.text("caption", most=255),
        )
    except RefusedFileError as error:
        return _answer(request, code, [str(error.words)])
    except BadInput as error:
        return _answer(request, code, told(error))
    return _answer(request, code, [])
