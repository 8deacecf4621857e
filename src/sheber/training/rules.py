"""Who may see and change training."""

from django.db.models import Q

from sheber.kernel.actors import EVERYBODY, STAFF, Actor, Grant, Policy, Role, grant

INSIDERS = STAFF | {Role.AUDITOR}


def _own(path: str, verb: str, *, role: Role = Role.COLLEGE) -> Grant:
    """What a college may do with the rows that are its own along `path`."""
    return grant(verb, role, where=lambda actor: Q(**{f"{path}__in": _holders(actor, role)}))


def _holders(actor: Actor, role: Role) -> list[str]:
    return sorted(actor.held_for(role))


# Open registers: anybody sees them, the department keeps them, a college keeps its own.
OPEN = {
    "Licence": "college__code",
    "Accreditation": "college__code",
    "Workshop": "college__code",
    "Equipment": "workshop__college__code",
    "Module": "college__code",
}
for _name, _path in OPEN.items():
    Policy(
        f"training.{_name}",
        grant(Policy.VIEW, *EVERYBODY),
        grant(Policy.CHANGE, *STAFF),
        _own(_path, Policy.CHANGE),
        grant(Policy.LOAD, *STAFF),
        grant("decide", Role.PLANNER, Role.HEAD, Role.ADMINISTRATOR),
    )
# Teachers and the way to an accreditation stay inside; a college sees and keeps its own.
CLOSED = {
    "Teacher": "college__code",
    "ModuleTeacher": "module__college__code",
    "AccreditationCase": "college__code",
    "CaseStep": "case__college__code",
    "Evidence": "case__college__code",
    "RatingValue": "college__code",
    "RatingFlag": "college__code",
}
for _name, _path in CLOSED.items():
    _teacher = {"Teacher": "code", "ModuleTeacher": "teacher__code"}.get(_name)
    Policy(
        f"training.{_name}",
        grant(Policy.VIEW, *INSIDERS),
        _own(_path, Policy.VIEW),
        *([_own(_teacher, Policy.VIEW, role=Role.TEACHER)] if _teacher else []),
        grant(Policy.CHANGE, *STAFF),
        _own(_path, Policy.CHANGE),
        grant(Policy.LOAD, *STAFF),
        grant("decide", *STAFF),
    )
# A teacher writes down what they learned; the college confirms it.
DEVELOPMENT = Policy(
    "training.Development",
    grant(Policy.VIEW, *INSIDERS),
    _own("teacher__college__code", Policy.VIEW),
    _own("teacher__code", Policy.VIEW, role=Role.TEACHER),
    grant(Policy.CHANGE, *STAFF),
    _own("teacher__college__code", Policy.CHANGE),
    grant("confirm", *STAFF),
    _own("teacher__college__code", "confirm"),
    grant(Policy.LOAD, *STAFF),
)
KEEPERS = (Role.ADMINISTRATOR, Role.PLANNER, Role.HEAD, Role.REPORT)
for _name in ("RatingScale", "RatingField", "Criterion", "Band", "Rule", "AccreditationRule"):
    Policy(
        f"training.{_name}",
        grant(Policy.VIEW, *EVERYBODY),
        grant(Policy.CHANGE, *KEEPERS),
        grant(Policy.LOAD, *KEEPERS),
    )
RUN = Policy(
    "training.RatingRun",
    grant(Policy.VIEW, *INSIDERS),
    grant(Policy.VIEW, *EVERYBODY, where=lambda actor: Q(state="published")),
    grant("compute", *KEEPERS),
    grant(Policy.CHANGE, Role.HEAD, Role.ADMINISTRATOR),
)
# Everybody sees a published index; its points are the college's own and the department's.
SCORE = Policy(
    "training.RatingScore",
    grant(Policy.VIEW, *INSIDERS),
    grant(Policy.VIEW, *EVERYBODY, where=lambda actor: Q(run__state="published")),
    _own("college__code", Policy.VIEW),
    grant("explain", *INSIDERS),
    _own("college__code", "explain"),
)
