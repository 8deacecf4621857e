"""The table component: a list with search, filters, order, paging and Excel; a row's page with its history;
amendment with a reason; upload with a dry run. Declared once for each model, the same everywhere."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, URLPattern, path, reverse
from django.utils.translation import get_language

from sheber.kernel.actors import Policy, Role, policy_for
from sheber.kernel.exchange import Column, Sheet, kinds, sheet
from sheber.kernel.exchange.write import Table, csv_bytes, sheet_csv, sheet_table, template, write_table
from sheber.kernel.journal import history
from sheber.kernel.pages.amending import amend_page, bulk_page
from sheber.kernel.pages.cells import Cell, is_number, label_of, show, value_at
from sheber.kernel.pages.compare import compare_page
from sheber.kernel.pages.history import history_lines
from sheber.kernel.pages.menu import MenuItem
from sheber.kernel.pages.query import (
    SIZES,
    address,
    filters_of,
    has_words,
    is_stored,
    model_at,
    order_field,
    page_of,
    search,
)
from sheber.kernel.pages.saved import saved_views, saved_views_page
from sheber.kernel.pages.tables import XLSX, Related, download, plain_table, plain_value, related_table
from sheber.kernel.pages.upload import upload
from sheber.kernel.words import Words

REGISTERS: dict[str, "Register"] = {}
__all__ = ["REGISTERS", "XLSX", "Register", "Related", "address_of", "plain_table", "related_table"]


@dataclass
class Register:
    """The pages of a model. `show` names the columns of the list (of the sheet, or declared in `columns`)."""

    model_name: str  # "registry.College"
    title: Words
    show: tuple[str, ...]
    sheet_code: str = ""
    columns: tuple[Column, ...] = ()
    search: tuple[str, ...] = ("code",)
    filters: tuple[str, ...] = ()
    order: str = "pk"
    related: tuple[Related, ...] = ()
    about: Words = field(default_factory=Words)
    by: str = "pk"  # the field by which a row is addressed
    detail: str = ""  # another page of a row, by its url name
    rows: Callable[[], QuerySet] | None = None
    sorts: dict[str, str] = field(default_factory=dict)  # columns that are computed: by which field they sort

    def __post_init__(self) -> None:
        self.name = self.model_name.replace(".", "-").lower()
        REGISTERS[self.model_name.lower()] = self

    # -- what it is made of

    @property
    def model(self) -> type[models.Model]:
        """The model."""
        return apps.get_model(self.model_name)

    @property
    def sheet(self) -> Sheet | None:
        """The sheet, where the rows go in and out."""
        return sheet(self.sheet_code) if self.sheet_code else None

    def all_columns(self) -> list[Column]:
        """Every column; the three of a name as one."""
        made: list[Column] = []
        for column in self.columns or (self.sheet.columns if self.sheet else ()):
            stem = column.name[:-3]
            if column.name[-3:] in {"_kk", "_ru", "_en"} and has_words(self.model, stem):
                if column.name.endswith("_ru"):
                    made.append(Column(stem, label_of(column), column.kind, field=stem))
            else:
                made.append(column)
        return made

    def shown_columns(self) -> list[Column]:
        """The columns of the list, in the declared order."""
        known = {column.name: column for column in self.all_columns()}
        return [known[name] for name in self.show]

    def choosable(self) -> list[Column]:
        """Columns that a list may show: all but what nobody reads in a list."""
        return [one for one in self.all_columns() if not isinstance(one.kind, (kinds.Iin, kinds.Json))]

    def listed(self, request: HttpRequest) -> list[Column]:
        """The columns of this reader's list: those named in the address, else the declared ones."""
        wanted = request.GET.getlist("col")
        chosen = [column for column in self.choosable() if column.name in wanted] if wanted else []
        return chosen or self.shown_columns()

    def base(self, request: HttpRequest) -> QuerySet:
        """The rows that the actor may see, with what the columns refer to."""
        rows = self.rows() if self.rows else self.model._default_manager.all()
        related = [column.attribute for column in self.all_columns() if isinstance(column.kind, kinds.Ref)]
        deeper = ["__".join(c.attribute.split("__")[:-1]) for c in self.all_columns() if "__" in c.attribute]
        wanted = sorted({*related, *deeper} - {""})
        rows = rows.select_related(*wanted) if wanted else rows
        return policy_for(self.model).scope(request.actor, Policy.VIEW, rows)  # type: ignore[attr-defined]

    # -- addresses

    @property
    def urls(self) -> list[URLPattern]:
        """The addresses of all its pages, to be put into the slice's `urlpatterns`."""
        stem = self.name.split("-", 1)[1]
        made = [
            path(f"{stem}/", self.list_view, name=f"{self.name}-list"),
            path(f"{stem}/export.<str:form>", self.export_view, name=f"{self.name}-export"),
            path(f"{stem}/views/", self.views_view, name=f"{self.name}-views"),
            path(f"{stem}/row/<str:key>/", self.detail_view, name=f"{self.name}-detail"),
            path(f"{stem}/row/<str:key>/compare/", self.compare_view, name=f"{self.name}-compare"),
        ]
        if self.sheet_code:
            made += [
                path(f"{stem}/upload/", self.upload_view, name=f"{self.name}-upload"),
                path(f"{stem}/bulk/", self.bulk_view, name=f"{self.name}-bulk"),
                path(f"{stem}/template.xlsx", self.template_view, name=f"{self.name}-template"),
                path(f"{stem}/row/<str:key>/amend/", self.amend_view, name=f"{self.name}-amend"),
            ]
        return made

    def item(self, group: Words) -> MenuItem:
        """The list in the menu."""
        return MenuItem(group, self.title, f"{self.name}-list", model=self.model_name)

    def address_of(self, row: models.Model) -> str:
        """The page of a row."""
        name = self.detail or f"{self.name}-detail"
        return reverse(name, args=[getattr(row, self.by)])

    def address_by(self, key: str) -> str:
        """The page of the row that is addressed by `key`."""
        return reverse(self.detail or f"{self.name}-detail", args=[key])

    # -- pages

    def _found(self, request: HttpRequest) -> tuple[list[Any], QuerySet]:
        """The filters, and the rows that the address asks for."""
        rows = self.base(request)
        if request.GET.get("q"):
            rows = search(rows, request.GET["q"], self.search_paths())
        known = {column.name: column for column in self.all_columns()}
        filters, rows = filters_of(self.model, [known[name] for name in self.filters], rows, request.GET)
        return filters, rows

    def search_paths(self) -> tuple[str, ...]:
        """Where the search looks: the search keys of words, other columns as they are."""
        made = []
        for one in self.search:
            owner, last = model_at(self.model, one)
            made.append(f"{one}_search" if has_words(owner, last) else one)
        return tuple(made)

    def _ordered(self, request: HttpRequest, rows: QuerySet) -> tuple[QuerySet, str]:
        names = self._sortable()
        asked = request.GET.get("sort", "")
        bare = asked.lstrip("-")
        if bare in names:
            sign = "-" if asked.startswith("-") else ""
            return rows.order_by(f"{sign}{order_field(self.model, names[bare])}", "pk"), asked
        default = self.order if self.order == "pk" else order_field(self.model, self.order)
        return rows.order_by(*dict.fromkeys((default, "pk"))), ""

    def _sortable(self) -> dict[str, str]:
        """Columns that a list can be sorted by, with the path that decides."""
        columns = dict.fromkeys([*self.shown_columns(), *self.choosable()])
        known = {column.name: self.sorts.get(column.name, column.attribute) for column in columns}
        return {name: path for name, path in known.items() if is_stored(self.model, path)}

    def list_view(self, request: HttpRequest) -> HttpResponse:
        """The list; an htmx request gets the rows alone."""
        policy = policy_for(self.model)
        actor = request.actor  # type: ignore[attr-defined]
        policy.demand(actor, Policy.VIEW)
        filters, rows = self._found(request)
        rows, sorted_by = self._ordered(request, rows)
        page, columns = page_of(rows, request.GET), self.listed(request)
        context = {
            "register": self,
            "title": self.title,
            "filters": filters,
            "page": page,
            "heads": self._heads(request, sorted_by),
            "lines": [self._line(row, columns) for row in page.object_list],
            "sizes": [(size, address(request.GET, size=size, page=None)) for size in SIZES],
            "size": page.paginator.per_page,
            "q": request.GET.get("q", ""),
            "sorted_by": sorted_by,
            "pages": self._pages(request, page),
            "exports": [(form, self._export_address(request, form)) for form in ("xlsx", "csv")],
            "may_load": bool(self.sheet_code) and policy.allows(actor, Policy.LOAD),
            "may_export": True,
            "bulk": self.bulk_address(request),
            "choice": [(one.name, label_of(one), one in columns) for one in self.choosable()],
            "rest": [(name, value) for name, value in request.GET.items() if name not in {"col", "page"} and value],
            "saved": saved_views(actor, self),
            "any_synthetic": any(getattr(row, "synthetic", False) for row in page.object_list),
        }
        return render(request, "pages/_rows.html" if _wants_rows(request) else "pages/list.html", context)

    def bulk_address(self, request: HttpRequest) -> str:
        """Where the rows of this question are amended together; empty for whoever may not."""
        may = self.sheet_code and policy_for(self.model).allows(request.actor, Policy.CHANGE)  # type: ignore[attr-defined]
        return reverse(f"{self.name}-bulk") + address(request.GET, page=None, size=None) if may else ""

    def _heads(self, request: HttpRequest, sorted_by: str) -> list[dict[str, Any]]:
        made = []
        columns = self.listed(request)
        sortable = self._sortable()
        for column in columns:
            state = (
                "ascending" if sorted_by == column.name else "descending" if sorted_by == f"-{column.name}" else ""
            )
            target = f"-{column.name}" if state == "ascending" else column.name
            made.append(
                {
                    "label": label_of(column),
                    "link": address(request.GET, sort=target, page=None) if column.name in sortable else "",
                    "state": state,
                    "number": is_number(column),
                }
            )
        return made

    def _line(self, row: models.Model, columns: Sequence[Column] = ()) -> dict[str, Any]:
        cells = []
        for place, column in enumerate(columns or self.shown_columns()):
            link = self.address_of(row) if place == 0 else ""
            cells.append(Cell(show(column, value_at(row, column.attribute)), link, is_number(column)))
        return {"cells": cells, "synthetic": getattr(row, "synthetic", False)}

    def _pages(self, request: HttpRequest, page: Any) -> dict[str, Any]:
        return {
            "before": address(request.GET, page=page.previous_page_number()) if page.has_previous() else "",
            "after": address(request.GET, page=page.next_page_number()) if page.has_next() else "",
        }

    def _export_address(self, request: HttpRequest, form: str) -> str:
        return reverse(f"{self.name}-export", args=[form]) + address(request.GET, page=None, size=None)

    def export_view(self, request: HttpRequest, form: str) -> HttpResponse:
        """The filtered rows as xlsx or csv."""
        policy_for(self.model).demand(request.actor, Policy.VIEW)  # type: ignore[attr-defined]
        _, rows = self._found(request)
        rows, _ = self._ordered(request, rows)
        name = self.sheet_code or self.name
        if form == "csv" and self.sheet:
            return download(sheet_csv(self.sheet, rows), f"{name}.csv", "text/csv; charset=utf-8")
        language = get_language() or "ru"
        table = sheet_table(self.sheet, language, rows) if self.sheet else self._own_table(language, rows)
        if form == "csv":
            return download(csv_bytes(table[1], table[2]), f"{name}.csv", "text/csv; charset=utf-8")
        if form != "xlsx":
            raise Http404
        out = io.BytesIO()
        write_table(out, [table])
        return download(out.getvalue(), f"{name}.xlsx", XLSX)

    def _own_table(self, language: str, rows: QuerySet) -> Table:
        columns = self.all_columns()
        heads = [label_of(column).in_language(language) for column in columns]
        lines = (
            [plain_value(c, value_at(row, c.attribute)) for c in columns] for row in rows.iterator(chunk_size=2000)
        )
        return self.title.in_language(language), heads, lines

    def row_of(self, request: HttpRequest, key: str) -> models.Model:
        """The row of a key among those that the actor may see; 404 where there is none."""
        try:
            return get_object_or_404(self.base(request), **{self.by: key})
        except ValueError as error:
            raise Http404 from error

    def detail_view(self, request: HttpRequest, key: str) -> HttpResponse:
        """A row: its facts, what belongs to it, its history."""
        row = self.row_of(request, key)
        actor = request.actor  # type: ignore[attr-defined]
        facts = [
            (label_of(column), self._linked(column, value_at(row, column.attribute)), is_number(column))
            for column in self.all_columns()
            if column.name not in {"synthetic", "source"}
        ]
        context = {
            "register": self,
            "row": row,
            "title": str(row),
            "facts": [(label, cell) for label, cell, _ in facts if cell.text],
            "source": getattr(row, "source", ""),
            "synthetic": getattr(row, "synthetic", False),
            "related": [related_table(one, row) for one in self.related],
            "history": self._history(row) if actor.is_staff or actor.has(Role.AUDITOR) else [],
            "amend": self.amend_address(request, row),
            "compare": reverse(f"{self.name}-compare", args=[getattr(row, self.by)]),
        }
        return render(request, "pages/detail.html", context)

    def _history(self, row: models.Model) -> list[dict[str, Any]]:
        """What happened to a row: the newest acts, each with its changes in the columns' own words."""
        return history_lines(list(history(row)[:50]), self.own_columns())

    def own_columns(self) -> Sequence[Column]:
        """The columns as they are kept, a name's three apart."""
        return self.sheet.columns if self.sheet else self.columns

    def amend_address(self, request: HttpRequest, row: models.Model) -> str:
        """Where the row is amended; empty for whoever may not."""
        may = policy_for(self.model).allows(request.actor, Policy.CHANGE, row)  # type: ignore[attr-defined]
        return reverse(f"{self.name}-amend", args=[getattr(row, self.by)]) if self.sheet_code and may else ""

    def _linked(self, column: Column, value: Any) -> Cell:
        if isinstance(column.kind, kinds.Ref) and value is not None:
            return Cell(str(value), address_of(value))
        return Cell(show(column, value))

    def amend_view(self, request: HttpRequest, key: str) -> HttpResponse:
        """A form of the row's cells; a reason is asked; the change goes into the journal."""
        return amend_page(request, self, self.row_of(request, key))

    def bulk_view(self, request: HttpRequest) -> HttpResponse:
        """One column of many rows at once, with what would differ shown first."""
        return bulk_page(request, self)

    def views_view(self, request: HttpRequest) -> HttpResponse:
        """Keep or drop a question of one's own."""
        return saved_views_page(request, self)

    def compare_view(self, request: HttpRequest, key: str) -> HttpResponse:
        """What differs in a row between two days."""
        return compare_page(request, self, self.row_of(request, key))

    def upload_view(self, request: HttpRequest) -> HttpResponse:
        """Upload with a dry run."""
        policy_for(self.model).demand(request.actor, Policy.LOAD)  # type: ignore[attr-defined]
        return upload(request, self)

    def template_view(self, request: HttpRequest) -> HttpResponse:
        """The blank sheet with its explanation."""
        assert self.sheet is not None  # noqa: S101  (the address exists only with a sheet)
        out = io.BytesIO()
        template(self.sheet, out, get_language() or "ru")
        return download(out.getvalue(), f"{self.sheet_code}.xlsx", XLSX)


def _wants_rows(request: HttpRequest) -> bool:
    return bool(request.headers.get("HX-Request")) and not request.headers.get("HX-Boosted")


def address_of(row: models.Model) -> str:
    """The page of any row whose model has a register; empty where it has none."""
    register = REGISTERS.get(row._meta.label_lower)
    try:
        return register.address_of(row) if register else ""
    except NoReverseMatch:
        return ""
