"""The registers of admission: lists that are searched, filtered, sorted, taken away and amended."""

import io
from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from typing import Any

from django.db.models import Case, CharField, F, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, NullIf, TruncDate
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from sheber.admission import words
from sheber.admission.flows import APPLICATION
from sheber.admission.models import Applicant, Right
from sheber.admission.rules import OFFICERS
from sheber.kernel.actors import Policy, Role, policy_for
from sheber.kernel.exchange import Column, Sheet, kinds
from sheber.kernel.exchange.write import csv_bytes, write_table
from sheber.kernel.pages import Register
from sheber.kernel.pages.cells import NO, YES, Cell
from sheber.kernel.pages.query import SIZES, Filter, address, filters_of, page_of
from sheber.kernel.pages.register import XLSX
from sheber.kernel.words import Choices, Words
from sheber.order.models import Decision
from sheber.registry import words as registry_words


class SeatRegister(Register):
    """Seats: what is known of few people, and what is not published yet, is seen by officers and auditors alone."""

    told = ("admitted", "points", "lottery")

    def base(self, request: HttpRequest) -> QuerySet:
        """The rows with their numbers as this reader may see them: `told_admitted` and so on."""
        inside = request.actor.has(*OFFICERS, Role.AUDITOR)  # type: ignore[attr-defined]
        shown = {
            f"told_{name}": F(name) if inside else Case(When(protected=False, then=F(name)), default=None)
            for name in self.told
        }
        rows: QuerySet = super().base(request).annotate(**shown, **_named())
        return rows

    def _found(self, request: HttpRequest) -> tuple[list[Filter], QuerySet]:
        filters, rows = super()._found(request)
        names = {"open": str(words.OPEN), **{right.code: str(right.name) for right in Right.objects.all()}}
        named = [
            replace(one, choices=[(code, names.get(code, label)) for code, label in one.choices])
            if one.name == "pool"
            else one
            for one in filters
        ]
        return named, rows

    def _sortable(self) -> dict[str, str]:
        return {**super()._sortable(), **{name: name for name in self.told}}

    def _ordered(self, request: HttpRequest, rows: QuerySet) -> tuple[QuerySet, str]:
        asked = request.GET.get("sort", "")
        name = asked.lstrip("-")
        if name not in self.told:
            return super()._ordered(request, rows)
        by = F(f"told_{name}")
        return rows.order_by(by.desc(nulls_last=True) if asked != name else by.asc(nulls_last=True), "pk"), asked


def _named() -> dict[str, Any]:
    """The words of a programme, its college and a pool in the reader's language, as columns of the query."""
    language = (get_language() or "ru")[:2]
    line = Decision.objects.filter(year=OuterRef("campaign__year"), code=OuterRef("programme")).order_by("-amendment")
    right = Right.objects.filter(code=OuterRef("pool"))

    def words_of(rows: QuerySet, path: str) -> Coalesce:
        texts = [Subquery(rows.values(f"{path}name_{one}")[:1]) for one in dict.fromkeys((language, "ru"))]
        return Coalesce(*(NullIf(text, Value("")) for text in texts), Value(""), output_field=CharField())

    pool = Case(When(pool="open", then=Value(str(words.OPEN))), default=words_of(right, ""), output_field=CharField())
    return {
        "told_title": words_of(line, "qualification__"),
        "told_college": words_of(line, "college__"),
        "told_pool": Coalesce(NullIf(pool, Value("")), F("pool"), output_field=CharField()),
    }


class CaseRegister(Register):
    """Applications: filters by a right held and by appeals; neither a file taken away nor a form holds an IIN."""

    without_iin = False

    @property
    def sheet(self) -> Sheet | None:
        """The sheet; while a row is amended without its IIN, which is only replaced by a sheet, never shown."""
        whole = super().sheet
        if whole is None or not self.without_iin:
            return whole
        return replace(whole, model="", columns=tuple(one for one in whole.columns if one.name != "iin"))

    def amend_view(self, request: HttpRequest, key: str) -> HttpResponse:
        """The form of an application's cells without the IIN."""
        masked = copy(self)
        masked.without_iin = True
        return Register.amend_view(masked, request, key)

    def base(self, request: HttpRequest) -> QuerySet:
        """The rows without what is sealed: a list needs no name."""
        rows: QuerySet = super().base(request).defer("iin", "full_name", "phone", "parent_name", "parent_iin")
        dated: QuerySet = rows.annotate(signed_day=TruncDate("signed_at"))
        return dated

    def _found(self, request: HttpRequest) -> tuple[list[Filter], QuerySet]:
        rows, asked = self.base(request), request.GET.get("q", "").strip()
        if asked:  # by number as it is written: the search of names would take Latin letters for Cyrillic ones
            rows = rows.filter(code__icontains=asked)
        known = {column.name: column for column in self.all_columns()}
        filters, rows = filters_of(self.model, [known[name] for name in self.filters], rows, request.GET)
        rights = [(right.code, str(right.name)) for right in Right.objects.order_by("order")]
        right = next((code for code, _ in rights if code == request.GET.get("right")), "")
        appealed = request.GET.get("appeal", "")
        if right:
            rows = rows.annotate(held=Cast("rights", TextField())).filter(held__contains=f'"{right}"')
        if appealed in {"yes", "no"}:
            with_appeal = Applicant.objects.exclude(appeals=None).values("pk")
            rows = rows.filter(pk__in=with_appeal) if appealed == "yes" else rows.exclude(pk__in=with_appeal)
        answers = [("yes", str(YES)), ("no", str(NO))]
        more = [
            Filter("right", Words("Құқығы", "Право", "Right"), rights, right),
            Filter("appeal", Words("Апелляциясы бар", "Есть апелляция", "Has an appeal"), answers, appealed),
        ]
        return [*filters, *more], rows

    def found(self, request: HttpRequest) -> QuerySet:
        """The rows that the address asks for."""
        return self._found(request)[1]

    def list_view(self, request: HttpRequest) -> HttpResponse:
        """The list, with the way to accept many at once; an htmx request gets the rows alone."""
        actor = request.actor  # type: ignore[attr-defined]
        policy = policy_for(self.model)
        policy.demand(actor, Policy.VIEW)
        filters, rows = self._found(request)
        ordered, sorted_by = self._ordered(request, rows)
        page = page_of(ordered, request.GET)
        context = {
            "register": self,
            "filters": filters,
            "page": page,
            "heads": self._heads(request, sorted_by),
            "lines": self._lines(page.object_list),
            "sizes": [(size, address(request.GET, size=size, page=None)) for size in SIZES],
            "size": page.paginator.per_page,
            "q": request.GET.get("q", ""),
            "sorted_by": sorted_by,
            "pages": self._pages(request, page),
            "exports": [(form, self._export_address(request, form)) for form in ("xlsx", "csv")],
            "may_load": policy.allows(actor, Policy.LOAD),
            "any_synthetic": any(row.synthetic for row in page.object_list),
            "signed": rows.filter(state="signed").count() if policy.allows(actor, "decide") else 0,
            "same": address(request.GET, page=None),
        }
        rows_only = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
        return render(request, "pages/_rows.html" if rows_only else "admission/queue.html", context)

    def _lines(self, rows: Iterable[Applicant]) -> list[dict[str, Any]]:
        """The list's lines, rights by their names."""
        names = {right.code: str(right.name) for right in Right.objects.all()}
        place = self.show.index("rights")
        lines = []
        for row in rows:
            line = self._line(row)
            line["cells"][place] = Cell(", ".join(names.get(code, code) for code in row.rights))
            lines.append(line)
        return lines

    def export_view(self, request: HttpRequest, form: str) -> HttpResponse:
        """The filtered rows as xlsx or csv: the columns of the list, nothing that is sealed."""
        policy_for(self.model).demand(request.actor, Policy.VIEW)  # type: ignore[attr-defined]
        rows, _ = self._ordered(request, self.found(request))
        table = self._own_table(get_language() or "ru", rows)
        if form == "csv":
            return _file(csv_bytes(table[1], table[2]), "applications.csv", "text/csv; charset=utf-8")
        if form != "xlsx":
            raise Http404
        out = io.BytesIO()
        write_table(out, [table])
        return _file(out.getvalue(), "applications.xlsx", XLSX)


def _file(raw: bytes, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(raw, content_type=kind, headers=headers)


CAMPAIGNS = Register(
    "admission.Campaign",
    Words("Науқандар", "Кампании", "Campaigns"),
    ("code", "year", "track", "opens", "closes", "draw_source"),
    sheet_code="admission_campaigns",
    filters=("year", "track"),
    by="code",
    detail="admission-campaign",
)
SEATS = SeatRegister(
    "admission.Seat",
    Words("Орындар және өту шектері", "Места и проходные пороги", "Seats and cut-offs"),
    ("programme", "title", "college", "pool_name", "seats", "admitted", "points", "lottery", "protected"),
    columns=(
        Column("programme", Words("Бағдарлама", "Программа", "Programme"), kinds.Text()),
        Column("title", Words("Біліктілік", "Квалификация", "Qualification"), kinds.Text(), field="told_title"),
        Column("college", Words("Колледж", "Колледж", "College"), kinds.Text(), field="told_college"),
        Column("pool_name", Words("Қай орындар", "Какие места", "Which places"), kinds.Text(), field="told_pool"),
        Column("pool", Words("Бассейн", "Пул", "Pool"), kinds.Text()),
        Column("campaign", Words("Науқан", "Кампания", "Campaign"), kinds.Ref("admission.Campaign")),
        Column("seats", Words("Орын", "Мест", "Seats"), kinds.Whole()),
        Column("admitted", Words("Қабылданды", "Принято", "Admitted"), kinds.Whole(), field="told_admitted"),
        Column(
            "points", Words("Шекті балл", "Порог: баллы", "Cut-off: points"), kinds.Whole(None), field="told_points"
        ),
        Column(
            "lottery",
            Words("Шекті нөмір", "Порог: номер жребия", "Cut-off: draw number"),
            kinds.Whole(),
            field="told_lottery",
        ),
        Column("released", Words("Босаған орын беріледі", "Свободные отдаются", "Released"), kinds.YesNo()),
        Column(
            "protected",
            Words("Аз адам: көпшілікке қорғалған", "Мало людей: защищено", "Few people: protected"),
            kinds.YesNo(),
        ),
    ),
    about=Words(
        "Адам аз орындардың саны мен шегі көпшілікке көрсетілмейді: олар бір адам туралы айтып қояр еді.",
        "У пулов, где мало людей, числа и пороги не показываются: они рассказали бы об отдельном человеке.",
        "Where few people hold places, numbers and cut-offs are not shown: they would tell of one person.",
    ),
    search=("programme", "pool"),
    filters=("campaign", "pool"),
    order="programme",
)
APPLICANTS = CaseRegister(
    "admission.Applicant",
    Words("Өтініштер", "Заявления", "Applications"),
    ("code", "state", "campaign", "district", "base", "rights", "channel", "signed_at"),
    sheet_code="applicants",
    columns=(
        Column("code", Words("Нөмірі", "Номер", "Number"), kinds.Code()),
        Column("state", Words("Күйі", "Состояние", "State"), kinds.OneOf(Choices(**APPLICATION.states))),
        Column("campaign", Words("Науқан", "Кампания", "Campaign"), kinds.Ref("admission.Campaign")),
        Column("district", Words("Аудан", "Район", "District"), kinds.Ref("registry.District")),
        Column("base", Words("Негізі", "База", "Base"), kinds.OneOf(registry_words.BASE)),
        Column("rights", Words("Құқықтары", "Права", "Rights"), kinds.Refs("admission.Right")),
        Column("channel", Words("Қайдан", "Откуда", "Channel"), kinds.OneOf(words.CHANNEL)),
        Column("signed_at", Words("Қол қойылды", "Подписано", "Signed"), kinds.Day(), field="signed_day"),
    ),
    filters=("campaign", "state", "district", "base", "channel"),
    by="code",
    order="code",
    detail="admission-case",
    sorts={"signed_at": "signed_at"},
)
RIGHTS = Register(
    "admission.Right",
    Words("Квота құқықтары", "Права на квоту", "Rights to kept places"),
    ("order", "name", "code", "paper", "act"),
    sheet_code="rights",
    search=("name", "code"),
    order="order",
    by="code",
)
QUOTAS = Register(
    "admission.Quota",
    Words("Квоталар", "Квоты", "Quotas"),
    ("year", "right", "share", "base", "rounding", "released", "act"),
    sheet_code="quotas",
    search=("right__name",),
    filters=("year",),
)
DEADLINES = Register(
    "admission.Deadline",
    Words("Бөлек мерзімдер", "Отдельные сроки", "Other deadlines"),
    ("campaign", "prefix", "base", "opens", "closes", "act"),
    sheet_code="admission_deadlines",
    search=("prefix", "act"),
    filters=("campaign",),
)
EXAMS = Register(
    "admission.Exam",
    Words("Емтихандар", "Экзамены", "Exams"),
    ("name", "code", "campaign", "prefix", "day", "most", "weight"),
    sheet_code="exams",
    search=("name", "code"),
    filters=("campaign",),
    by="code",
    order="day",
)
THRESHOLDS = Register(
    "admission.Threshold",
    Words("Емтихан шектері", "Пороги экзаменов", "Thresholds of exams"),
    ("exam", "points", "act", "act_date", "published"),
    sheet_code="thresholds",
    search=("exam__code", "act"),
    filters=("exam",),
    order="act_date",
)
EMPLOYER_PLACES = Register(
    "admission.EmployerPlace",
    Words("Жұмыс берушілердің орындары", "Места работодателей", "Employers' places"),
    ("employer", "programme", "campaign", "seats", "released", "contract", "signed_on"),
    sheet_code="employer_places",
    search=("programme", "contract", "employer__name"),
    filters=("campaign",),
)
PAST = Register(
    "admission.PastCutoff",
    Words("Өткен жылдардың нәтижелері", "Итоги прошлых лет", "What earlier years came to"),
    ("programme", "year", "seats", "applicants", "admitted", "points"),
    sheet_code="past_cutoffs",
    search=("programme",),
    filters=("year",),
    order="programme",
)
EXAM_RESULTS = Register(
    "admission.ExamResult",
    Words("Емтихан нәтижелері", "Результаты экзаменов", "Exam results"),
    ("exam", "applicant", "points"),
    sheet_code="exam_results",
    search=("applicant__code", "exam__code"),
    filters=("exam",),
)
CONTRACTS = Register(
    "admission.TargetContract",
    Words("Жұмыс берушімен шарттар", "Договоры с работодателями", "Contracts with employers"),
    ("applicant", "employer", "number", "signed_on"),
    sheet_code="target_contracts",
    search=("applicant__code", "number"),
)
ALL = (
    CAMPAIGNS,
    SEATS,
    APPLICANTS,
    RIGHTS,
    QUOTAS,
    DEADLINES,
    EXAMS,
    THRESHOLDS,
    EMPLOYER_PLACES,
    PAST,
    EXAM_RESULTS,
    CONTRACTS,
)
