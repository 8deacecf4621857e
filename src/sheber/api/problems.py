"""Problem documents (RFC 9457): every refusal of the API, with what to do about it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from sheber.api.shapes import Fault, Problem
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden


def problem(status: int, title: str, detail: str = "", faults: list[Fault] | None = None) -> HttpResponse:
    """A problem document."""
    body = Problem(title=title, status=status, detail=detail, faults=faults or []).model_dump_json()
    return HttpResponse(body, status=status, content_type="application/problem+json")


def bad_input(error: BadInput) -> HttpResponse:
    """422 with where each fault is: sheet, row, column, and what to do in three languages."""
    faults = [
        Fault(sheet=one.file, row=one.row, column=one.column, words=one.words.as_dict()) for one in error.problems
    ]
    return problem(422, "Nothing was applied", f"{error.total} faults", faults)


def declare_problems(api: NinjaAPI) -> None:
    """Turn what an operation may raise into problem documents."""

    def answer(kind: type[Exception], status: int, title: str) -> None:
        def handler(request: HttpRequest, error: Exception) -> HttpResponse:
            return problem(status, title, str(error))

        api.add_exception_handler(kind, handler)  # type: ignore[arg-type]

    answer(PermissionDenied, 403, "Not open to you")
    answer(Http404, 404, "Not found")
    answer(ValueError, 400, "Not understood")
    answer(Forbidden, 409, "Not possible now")

    @api.exception_handler(AuthenticationError)
    def _unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        answer = problem(401, "The key does not hold", "it is unknown, withdrawn or has run out")
        answer["WWW-Authenticate"] = "Bearer"
        return answer

    @api.exception_handler(HttpError)
    def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
        return problem(error.status_code, "Not understood", str(error))

    @api.exception_handler(ValidationError)
    def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        faults = (f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors)
        return problem(400, "Not understood", "; ".join(faults))

    @api.exception_handler(BadInput)
    def _bad(request: HttpRequest, error: BadInput) -> HttpResponse:
        return bad_input(error)
