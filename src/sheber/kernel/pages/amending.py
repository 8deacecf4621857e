"""Amendment on pages: one row's cells, or one column of many rows; a reason always, what differs shown before."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from sheber.kernel.actors import Actor, Policy, Role, policy_for
from sheber.kernel.amend import ROW_FAULT, amend_row, texts_of
from sheber.kernel.exchange import Column, Sheet, kinds
from sheber.kernel.journal import HIDDEN, history
from sheber.kernel.pages.cells import label_of
from sheber.kernel.pages.drafts import draft_of, drop_draft, keep_draft
from sheber.kernel.pages.tables import options_of
from sheber.kernel.words import Words

if TYPE_CHECKING:
    from sheber.kernel.pages.register import Register

MOST_ROWS = 200
UNDO = Words("{day} түзетуін кері қайтару", "Отмена исправления от {day}", "Undoing the amendment of {day}")
LATER = Words(
    "Бұл жол кейін тағы өзгерген: кері қайтармас бұрын тексеріңіз.",
    "Строка с тех пор менялась ещё раз: проверьте перед отменой.",
    "The row was changed again since: look before you undo.",
)
NO_ROWS = Words("Жолдарды белгілеңіз.", "Отметьте строки.", "Tick some rows.")


def amend_page(request: HttpRequest, register: "Register", row: models.Model) -> HttpResponse:
    """The form of a row: its cells, a draft that was left, or an earlier amendment taken back."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    sheet = register.sheet
    assert sheet is not None  # noqa: S101  (the address exists only with a sheet)
    if not policy_for(register.model).allows(actor, Policy.CHANGE, row):
        raise PermissionDenied
    faults: dict[str, Words] = {}
    note = Words()
    if request.method == "POST":
        texts = {column.name: request.POST.get(column.name, "").strip() for column in sheet.columns}
        reason = _reason(request)
        if "draft" in request.POST and actor.user_id:
            keep_draft(actor, request.path, {**texts, "reason": reason})
            return HttpResponseRedirect(request.path)
        faults = amend_row(actor, sheet, row, texts, reason)
        if not faults:
            drop_draft(actor, request.path)
            return HttpResponseRedirect(register.address_of(row))
    else:
        texts, reason, note = _first_texts(request, actor, sheet, row)
    cells = [(c, texts.get(c.name, ""), faults.get(c.name), options_of(c)) for c in sheet.columns]
    context = {
        "register": register,
        "row": row,
        "cells": cells,
        "reason": reason,
        "reason_fault": faults.get("reason"),
        "row_fault": faults.get(ROW_FAULT),
        "faults": len(faults),
        "back": register.address_of(row),
        "note": note,
        "may_draft": actor.user_id is not None,
        "draft": draft_of(actor, request.path) if request.method == "GET" and "undo" not in request.GET else None,
    }
    return render(request, "pages/amend.html", context, status=422 if faults else 200)


def _reason(request: HttpRequest) -> str:
    return request.POST.get("reason", "").replace("\x00", "").strip()


def _first_texts(
    request: HttpRequest, actor: Actor, sheet: Sheet, row: models.Model
) -> tuple[dict[str, str], str, Words]:
    """What the form shows at first: a draft, an earlier state, or the row as it is; with a reason and a remark."""
    texts = texts_of(sheet, row)
    undo = request.GET.get("undo", "")
    if undo.isdecimal() and len(undo) < 18 and (actor.is_staff or actor.has(Role.AUDITOR)):
        return _before(sheet, row, int(undo), texts)
    draft = draft_of(actor, request.path)
    if draft:
        kept = draft.fields
        return {**texts, **{name: kept[name] for name in texts if name in kept}}, kept.get("reason", ""), Words()
    return texts, "", Words()


def _before(sheet: Sheet, row: models.Model, number: int, texts: dict[str, str]) -> tuple[dict[str, str], str, Words]:
    """The cells as they stood before an amendment; sealed ones stay as they are, for the journal does not hold them."""
    entry = history(row).filter(pk=number, action="amend").first()
    if entry is None:
        return texts, "", Words()
    earlier = type(row)._default_manager.get(pk=row.pk)
    for name, (old, _) in entry.difference.items():
        field = next((one for one in row._meta.concrete_fields if one.attname == name), None)
        if field is not None and old != HIDDEN:
            setattr(earlier, name, field.to_python(old))
    later = any(str(getattr(row, name, None)) != str(new) for name, (_, new) in entry.difference.items())
    return texts_of(sheet, earlier), str(UNDO.format(day=f"{entry.at:%d.%m.%Y}")), LATER if later else Words()


def amendable(sheet: Sheet) -> list[Column]:
    """Columns that many rows may share a value of: no keys, nothing about one person alone."""
    return [
        column
        for column in sheet.columns
        if column.name not in sheet.key and not isinstance(column.kind, (kinds.Iin, kinds.Json))
    ]


def bulk_page(request: HttpRequest, register: "Register") -> HttpResponse:
    """Choose rows and a column; look at the difference; apply to all of them or to none."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    policy = policy_for(register.model)
    policy.demand(actor, Policy.CHANGE)
    sheet = register.sheet
    assert sheet is not None  # noqa: S101  (the address exists only with a sheet)
    _, rows = register._found(request)
    total = policy.scope(actor, Policy.CHANGE, rows).count()
    offered = list(policy.scope(actor, Policy.CHANGE, rows).order_by("pk")[:MOST_ROWS])
    columns = amendable(sheet)
    column = next((one for one in columns if one.name == request.POST.get("column")), columns[0])
    picked = set(request.POST.getlist("row"))
    chosen = [row for row in offered if str(getattr(row, register.by)) in picked]
    value, reason = request.POST.get("value", "").replace("\x00", "").strip(), _reason(request)
    context: dict[str, Any] = {"fault": None, "difference": None, "faults": []}
    apply = "apply" in request.POST
    if request.method == "POST":
        if not chosen:
            context["fault"] = NO_ROWS
        else:
            context |= _tried(actor, register, sheet, chosen, column, value, reason, apply=apply)
            if apply and not context["faults"]:
                return HttpResponseRedirect(reverse(f"{register.name}-list"))
    context |= {
        "register": register,
        "rows": [
            {"key": key, "row": row, "picked": key in picked or request.method == "GET"}
            for row in offered
            for key in [str(getattr(row, register.by))]
        ],
        "total": total,
        "most": MOST_ROWS,
        "columns": [(one.name, label_of(one), one is column) for one in columns],
        "value": value,
        "reason": reason,
    }
    bad = request.method == "POST" and (context["fault"] or context["faults"])
    return render(request, "pages/bulk.html", context, status=422 if bad else 200)


def _tried(
    actor: Actor,
    register: "Register",
    sheet: Sheet,
    rows: list[models.Model],
    column: Column,
    value: str,
    reason: str,
    *,
    apply: bool,
) -> dict[str, Any]:
    """Amend all rows in one transaction, and take it back where a row refuses or only the difference was asked for."""
    faults: list[tuple[models.Model, Words]] = []
    unlike: list[tuple[models.Model, str, str]] = []
    with transaction.atomic():
        for row in rows:
            texts = texts_of(sheet, row)
            before = texts[column.name]
            if before == value:
                continue
            wrong = amend_row(actor, sheet, row, {**texts, column.name: value}, reason or ("" if apply else "–"))
            faults += [(row, words) for words in list(wrong.values())[:1]]
            unlike.append((row, before, value))
        if faults or not apply:
            transaction.set_rollback(True)
    return {"difference": unlike, "faults": faults}
