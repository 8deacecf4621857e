"""Figures and claims over the API: the list, a definition with its history, values by scope and year, rows, a text's numbers."""

from typing import Annotated, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from sheber.api.caller import Caller
from sheber.api.problems import problem
from sheber.api.shapes import Problem, TextIn
from sheber.kernel.access import too_often
from sheber.kernel.actors import Actor
from sheber.kernel.dimensions import dimension_title, named_values
from sheber.kernel.indicator_text import measure_as_data
from sheber.kernel.indicators import Figure, Indicator, Scope, indicator, indicators, measure_by, round_value
from sheber.kernel.open_figures import open_figure, sees_people
from sheber.kernel.words import search_key
from sheber.report.bridge.claims.answer import check_text

router = Router(tags=["figures"])
Offset = Annotated[int, Query(ge=0, le=1_000_000_000)]
Limit = Annotated[int, Query(ge=1, le=500)]
Year = Annotated[int, Query(ge=1900, le=2100)]
PAGING = {"offset", "limit"}
MOST_YEARS = 30
MOST_TRIES, PAUSE = 60, 60


class IndicatorOut(Schema):
    """A figure's definition."""

    code: str
    name: dict[str, str]
    unit: dict[str, str]
    formula: dict[str, str]
    version: int
    dimensions: list[str]
    measure: dict[str, Any]
    about_people: bool


class VersionOut(Schema):
    """A version of a definition and what it changed."""

    number: int
    since: str
    what: dict[str, str]


class DefinitionOut(IndicatorOut):
    """Everything that a stranger needs to know of a figure."""

    source: dict[str, str]
    owner: dict[str, str]
    denominator: dict[str, str]
    decimals: int
    columns: list[str]
    titles: dict[str, dict[str, str]]
    history: list[VersionOut]


class FigureOut(Schema):
    """A figure's value: shown, and exact as a fraction; `protected` where it would tell of too few people."""

    indicator: str
    year: int
    value: str | None
    exact: str | None
    rows: int | None
    synthetic: bool
    protected: bool


class PartOut(FigureOut):
    """A figure in one value of a dimension (empty: the whole scope)."""

    part: str
    name: dict[str, str]


class FigureRowsOut(Schema):
    """A page of the rows behind a figure; every cell is canonical text."""

    total: int
    offset: int
    rows: list[dict[str, str]]


class ClaimOut(Schema):
    """A claim of a text and what came of it."""

    sentence: str
    text: str
    value: float
    unit: str
    indicator: str
    scope: dict[str, Any]
    verdict: str
    rows: int
    correction: str


class ClaimsOut(Schema):
    """The claims of a text, and the year that it was read as about."""

    year: int
    claims: list[ClaimOut]


@router.get("/indicators", response=list[IndicatorOut])
def list_indicators(request: HttpRequest, slice: str = "", search: str = "") -> list[dict[str, Any]]:  # noqa: A002  (the parameter's name in the address)
    """Every figure's definition; `slice` (`order`) and `search` (in the names) narrow the list."""
    wanted = search_key(search).split()
    return [
        _told(one)
        for one in indicators()
        if slice in {"", one.code.split(".")[0]}
        and all(word in search_key(" ".join(one.name.as_dict().values())) for word in wanted)
    ]


@router.get("/indicators/{code}/definition", response=DefinitionOut)
def get_definition(request: HttpRequest, code: str) -> dict[str, Any]:
    """The whole definition: denominator, source, owner, columns of its rows, titles of its dimensions, every version."""
    one = _find(code)
    return {
        **_told(one),
        "source": one.source.as_dict(),
        "owner": one.owner.as_dict(),
        "denominator": one.denominator.as_dict() if one.denominator else {},
        "decimals": one.decimals,
        "columns": [column.name for column in one.columns],
        "titles": {name: dimension_title(one, name).as_dict() for name in one.dimensions},
        "history": [
            {"number": told.number, "since": told.since.isoformat(), "what": told.what.as_dict()}
            for told in one.versions
        ],
    }


@router.get("/indicators/{code}", response=FigureOut)
def get_figure(request: HttpRequest, code: str, year: Year) -> dict[str, Any]:
    """A figure in a year; further query parameters narrow its dimensions (`?district=1510`).

    A figure about people is open to staff and auditors in parts, to others as a whole and never of a small group.
    """
    one = _find(code)
    return _value(one, year, open_figure(_actor(request), one, Scope(year, _narrowing(request, {"year"}))))


@router.get("/indicators/{code}/values", response=list[PartOut])
def list_values(request: HttpRequest, code: str, first: Year, last: Year, by: str = "") -> list[dict[str, Any]]:
    """A figure over years, and where `by` names a dimension, in each of its values too; narrowed like the figure."""
    one, actor = _find(code), _actor(request)
    if not 0 <= last - first < MOST_YEARS:
        raise ValueError(f"from the first to the last year at most {MOST_YEARS}")
    if by and one.about_people and not sees_people(actor):
        raise PermissionDenied("parts of a figure about people")
    within = _narrowing(request, {"first", "last", "by"})
    made = []
    for year in range(first, last + 1):
        scope = Scope(year, within)
        made.append({**_value(one, year, open_figure(actor, one, scope)), "part": "", "name": {}})
        found = measure_by(one, scope, by) if by else {}
        for value, name in named_values(one, by, found) if found else ():
            made.append({**_value(one, year, found[value]), "part": value, "name": name.as_dict()})
    return made


@router.get("/indicators/{code}/rows", response=FigureRowsOut)
def list_figure_rows(
    request: HttpRequest, code: str, year: Year, offset: Offset = 0, limit: Limit = 100
) -> dict[str, Any]:
    """The rows behind a figure, narrowed like the figure; rows about people are open to staff and auditors only."""
    one, actor = _find(code), _actor(request)
    if one.about_people and not sees_people(actor):
        raise PermissionDenied("rows about people")
    figure = open_figure(actor, one, Scope(year, _narrowing(request, {"year", *PAGING})))
    assert figure is not None  # noqa: S101  (hidden only from those refused above)
    names = [column.name for column in one.columns]
    rows = one.rows(figure.scope).values(*names)
    page = (rows if rows.ordered else rows.order_by(*names))[offset : offset + limit]
    plain = [{name: "" if value is None else str(value) for name, value in row.items()} for row in page]
    return {"total": figure.rows, "offset": offset, "rows": plain}


@router.post("/claims", response={200: ClaimsOut, 429: Problem}, auth=Caller("read", changes=False))
def check_claims(request: HttpRequest, given: TextIn) -> Any:
    """Every number of a text with its verdict. Nothing of the text is kept."""
    if too_often(request, "claims", most=MOST_TRIES, seconds=PAUSE):
        return problem(429, "Too many texts", "wait a minute")
    judged, year = check_text(given.text.replace("\x00", ""), _actor(request), given.year)
    return {"year": year, "claims": [one.as_dict() for one in judged]}


def _told(one: Indicator) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": one.name.as_dict(),
        "unit": one.unit.as_dict(),
        "formula": one.formula.as_dict(),
        "version": one.version,
        "dimensions": list(one.dimensions),
        "measure": measure_as_data(one.measure),
        "about_people": one.about_people,
    }


def _value(one: Indicator, year: int, figure: Figure | None) -> dict[str, Any]:
    value = figure.value if figure else None
    return {
        "indicator": one.code,
        "year": year,
        "value": None if value is None else round_value(value, one.decimals),
        "exact": None if value is None else str(value),
        "rows": figure.rows if figure else None,
        "synthetic": figure.synthetic if figure else False,
        "protected": figure is None,
    }


def _actor(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined,no-any-return]


def _find(code: str) -> Indicator:
    try:
        return indicator(code)
    except KeyError:
        raise Http404(f"no figure {code}") from None


def _narrowing(request: HttpRequest, beside: set[str]) -> tuple[tuple[str, str], ...]:
    """The query's other parameters. Raises ValueError for a NUL, which PostgreSQL cannot compare."""
    given = {name: str(value) for name, value in request.GET.items()}
    if any("\x00" in value for value in given.values()):
        raise ValueError("a NUL byte")
    return tuple((name, value) for name, value in given.items() if name not in beside)
