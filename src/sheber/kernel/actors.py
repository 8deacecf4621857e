"""Who acts, and what they may: one policy per model answers both "may they?" and "which rows may they?"."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from sheber.kernel.words import Words


class Role(StrEnum):
    """What a person is in the system; held through an appointment with dates."""

    ADMINISTRATOR = "administrator"
    PLANNER = "planner"
    ADMISSION = "admission"
    REPORT = "report"
    HEAD = "head"
    COLLEGE = "college"
    SCHOOL = "school"
    TEACHER = "teacher"
    EMPLOYER = "employer"
    PARTNER = "partner"
    ORGANISER = "organiser"
    DELEGATE = "delegate"
    JUROR = "juror"
    APPLICANT = "applicant"
    AUDITOR = "auditor"
    PUBLIC = "public"


ROLE_WORDS = {
    Role.ADMINISTRATOR: Words("Жүйе әкімшісі", "Администратор системы", "System administrator"),
    Role.PLANNER: Words("Жоспарлаушы", "Специалист по госзаказу", "Planner"),
    Role.ADMISSION: Words("Қабылдау маманы", "Специалист по приёму", "Admission officer"),
    Role.REPORT: Words("Есеп маманы", "Специалист по отчётности", "Report officer"),
    Role.HEAD: Words("Басқарма басшысы", "Руководитель управления", "Head of the department"),
    Role.COLLEGE: Words("Колледж", "Колледж", "College"),
    Role.SCHOOL: Words("Мектеп", "Школа", "School"),
    Role.TEACHER: Words("Оқытушы", "Преподаватель", "Teacher"),
    Role.EMPLOYER: Words("Жұмыс беруші", "Работодатель", "Employer"),
    Role.PARTNER: Words("Серіктес", "Партнёр", "Partner"),
    Role.ORGANISER: Words("Форум ұйымдастырушысы", "Организатор форума", "Forum organiser"),
    Role.DELEGATE: Words("Делегация басшысы", "Глава делегации", "Head of a delegation"),
    Role.JUROR: Words("Қазылар алқасының мүшесі", "Член жюри", "Juror"),
    Role.APPLICANT: Words("Талапкер", "Абитуриент", "Applicant"),
    Role.AUDITOR: Words("Аудитор", "Аудитор", "Auditor"),
    Role.PUBLIC: Words("Келуші", "Посетитель", "Visitor"),
}

# The department's own people, who see every register; others see what their policies name.
STAFF = frozenset({Role.ADMINISTRATOR, Role.PLANNER, Role.ADMISSION, Role.REPORT, Role.HEAD, Role.ORGANISER})
# Roles that are held for somebody named in the appointment: a college, a school, an employer, a delegation ...
HELD = frozenset({Role.COLLEGE, Role.TEACHER, Role.SCHOOL, Role.EMPLOYER, Role.PARTNER, Role.DELEGATE, Role.JUROR})
EVERYBODY = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever does an act: a person through an appointment, the system itself, or a visitor."""

    name: str = ""
    roles: frozenset[Role] = frozenset({Role.PUBLIC})
    post: str = ""
    user_id: int | None = None
    colleges: frozenset[str] = field(default_factory=frozenset)
    schools: frozenset[str] = field(default_factory=frozenset)
    employers: frozenset[str] = field(default_factory=frozenset)
    applicants: frozenset[str] = field(default_factory=frozenset)  # applications this session was opened for
    held: frozenset[tuple[Role, str]] = field(default_factory=frozenset)  # every role that is held for somebody
    opened: frozenset[tuple[str, str]] = field(default_factory=frozenset)  # (kind, code): opened by a link or a code

    def held_for(self, role: Role) -> frozenset[str]:
        """Codes of those for whom the actor holds `role`."""
        named = {Role.COLLEGE: self.colleges, Role.SCHOOL: self.schools, Role.EMPLOYER: self.employers}
        return named.get(role, frozenset()) | frozenset(holder for one, holder in self.held if one == role)

    def opened_of(self, kind: str) -> frozenset[str]:
        """Codes of the rows of `kind` that this session opened by a link or a code, without an account."""
        return frozenset(code for one, code in self.opened if one == kind)

    def has(self, *roles: Role) -> bool:
        """Whether the actor holds one of `roles`."""
        return bool(self.roles & set(roles))

    @property
    def is_staff(self) -> bool:
        """Whether the actor works in the department."""
        return bool(self.roles & STAFF)


VISITOR = Actor()
# The command line and scheduled work act for whoever holds the server: every role, named as such.
SYSTEM = Actor(name="system", roles=frozenset(Role), post="command line")


@dataclass(frozen=True, slots=True)
class Grant:
    """`roles` may do `verb` with the rows that `where(actor)` selects (all rows where it is None)."""

    verb: str
    roles: frozenset[Role]
    where: Callable[[Actor], Q] | None = None


def grant(verb: str, *roles: Role, where: Callable[[Actor], Q] | None = None) -> Grant:
    """A grant for the named roles."""
    return Grant(verb, frozenset(roles), where)


class Policy:
    """The law of one model: grants, by default none. `VIEW`, `CHANGE`, `LOAD` are the usual verbs."""

    VIEW, CHANGE, LOAD = "view", "change", "load"

    def __init__(self, model: str, *grants: Grant) -> None:
        """`model` is "registry.college"; the policy registers itself."""
        self.model = model.lower()
        self.grants = grants
        if self.model in _POLICIES:
            raise ValueError(f"{model} has a policy already")
        _POLICIES[self.model] = self

    def _condition(self, actor: Actor, verb: str) -> Q | None:
        """The rows open to the actor; None: no row; an empty Q: every row."""
        whole: Q | None = None
        for one in self.grants:
            if one.verb == verb and one.roles & actor.roles:
                if one.where is None:
                    return Q()
                whole = one.where(actor) if whole is None else whole | one.where(actor)
        return whole

    def scope(self, actor: Actor, verb: str, rows: QuerySet) -> QuerySet:
        """The rows of `rows` with which the actor may do `verb`."""
        condition = self._condition(actor, verb)
        return rows.none() if condition is None else rows.filter(condition)

    def allows(self, actor: Actor, verb: str, row: models.Model | None = None) -> bool:
        """Whether the actor may do `verb` with `row` (with some row, where none is given)."""
        condition = self._condition(actor, verb)
        if condition is None:
            return False
        return row is None or matches(condition, row)

    def is_partial(self, actor: Actor, verb: str) -> bool:
        """Whether the actor may do `verb` with some rows only."""
        return bool(self._condition(actor, verb))

    def demand(self, actor: Actor, verb: str, row: models.Model | None = None) -> None:
        """Raises PermissionDenied where `allows` says no."""
        if not self.allows(actor, verb, row):
            raise PermissionDenied(f"{self.model}: {verb}")


_POLICIES: dict[str, Policy] = {}


def policy_for(model: type[models.Model] | models.Model) -> Policy:
    """The policy of a model. Raises LookupError where it has none: what has no law is closed."""
    return _POLICIES[model._meta.label_lower]


def policies() -> Iterable[Policy]:
    """All policies, for the matrix of rights."""
    return _POLICIES.values()


_TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "exact": lambda value, wanted: value == wanted,
    "in": lambda value, wanted: value in wanted,
    "isnull": lambda value, wanted: (value is None) == wanted,
    "gt": lambda value, wanted: value is not None and value > wanted,
    "gte": lambda value, wanted: value is not None and value >= wanted,
    "lt": lambda value, wanted: value is not None and value < wanted,
    "lte": lambda value, wanted: value is not None and value <= wanted,
}


def matches(condition: Q, row: models.Model) -> bool:
    """Whether `row` fulfils a Q of plain lookups, without asking the database again."""
    answers = (
        matches(child, row) if isinstance(child, Q) else _holds(row, *child)  # type: ignore[misc]
        for child in condition.children
    )
    result = True if not condition.children else (any(answers) if condition.connector == Q.OR else all(answers))
    return result != condition.negated


def _holds(row: models.Model, path: str, wanted: Any) -> bool:
    steps = path.split("__")
    test = steps.pop() if steps[-1] in _TESTS and len(steps) > 1 else "exact"
    value: Any = row
    for step in steps:
        value = getattr(value, step, None)
        if value is None:
            break
    return _TESTS[test](value, wanted)


class ActorMiddleware:
    """Gives every request its actor: `request.actor`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor = actor_of(request.user)
        code = request.session.get(APPLICATION)
        actor = applicant_actor(code, actor) if code else actor
        opened = request.session.get(OPENED)
        if opened:
            actor = replace(actor, opened=frozenset((kind, one) for kind, one in opened))
        request.actor = actor  # type: ignore[attr-defined]
        return self.get_response(request)


APPLICATION = "application"  # the session's key: the code of the application that its access code opened
OPENED = "opened"  # the session's key: [kind, code] of every row that a link or a code opened


def open_row(request: HttpRequest, kind: str, code: str) -> None:
    """Give this session the rights of whoever holds the link of one row (`actor.opened_of(kind)` in policies)."""
    request.session.cycle_key()
    known = [pair for pair in request.session.get(OPENED, []) if pair != [kind, code]]
    request.session[OPENED] = [*known[-19:], [kind, code]]


def applicant_actor(code: str, actor: Actor = VISITOR) -> Actor:
    """Whoever holds the access code of an application: no account, the rights of an applicant in that one alone."""
    name = actor.name or f"applicant {code}"
    return replace(actor, name=name, roles=actor.roles | {Role.APPLICANT}, applicants=frozenset({code}))


def actor_of(user: Any) -> Actor:
    """The actor of a signed-in user: all appointments that hold today together; a visitor otherwise."""
    if not user.is_authenticated:
        return VISITOR
    from sheber.kernel.models import Appointment  # app start: models are not loaded when this module is

    held = list(Appointment.objects.in_force().filter(user=user))
    return Actor(
        name=user.get_username(),
        roles=frozenset({Role.PUBLIC, *(Role(one.role) for one in held)}),
        post=", ".join(sorted({str(ROLE_WORDS[Role(one.role)].ru) for one in held})),
        user_id=user.pk,
        colleges=frozenset(one.holder for one in held if one.role == Role.COLLEGE),
        schools=frozenset(one.holder for one in held if one.role == Role.SCHOOL),
        employers=frozenset(one.holder for one in held if one.role == Role.EMPLOYER),
        held=frozenset((Role(one.role), one.holder) for one in held if one.role in HELD),
    )
