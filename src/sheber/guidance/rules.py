"""Who may see and change guidance. Tables of pupils are for the department, auditors and the pupils' own school."""

from django.db.models import Q

from sheber.kernel.actors import EVERYBODY, STAFF, Policy, Role, grant
from sheber.kernel.small_numbers import NEWEST

KEEPERS = (Role.ADMINISTRATOR, Role.PLANNER, Role.HEAD)
FEW = NEWEST.group
INSIDERS = (*STAFF, Role.AUDITOR)


def _school(path: str) -> object:
    """The rows of the schools that an actor acts for."""
    return lambda actor: Q(**{f"{path}__in": actor.schools})


PROFILE_CLASS = Policy(
    "guidance.ProfileClass",
    grant(Policy.VIEW, *INSIDERS),
    # A class of a handful of children is shown to nobody outside.
    grant(Policy.VIEW, *EVERYBODY, where=lambda actor: Q(pupils__gte=FEW) | Q(school__code__in=actor.schools)),
    grant(Policy.CHANGE, *STAFF),
    grant(Policy.CHANGE, Role.SCHOOL, where=_school("school__code")),  # type: ignore[arg-type]
    grant(Policy.LOAD, *STAFF),
)
ENCOUNTER = Policy(
    "guidance.Encounter",
    grant(Policy.VIEW, *INSIDERS),
    grant(
        Policy.VIEW,
        *EVERYBODY,
        where=lambda actor: (
            Q(pupils__gte=FEW) | Q(school__code__in=actor.schools) | Q(college__code__in=actor.colleges)
        ),
    ),
    grant(Policy.CHANGE, *STAFF),
    grant(Policy.CHANGE, Role.SCHOOL, where=_school("school__code")),  # type: ignore[arg-type]
    grant(Policy.CHANGE, Role.COLLEGE, where=lambda actor: Q(college__code__in=actor.colleges)),
    grant(Policy.LOAD, *STAFF),
    # Lists of pupils: the school's own matter; a college sees how many came, not who.
    grant("list", *STAFF),
    grant("list", Role.SCHOOL, where=_school("school__code")),  # type: ignore[arg-type]
)
CHANGES = Policy(
    "guidance.DirectionChange",
    grant(Policy.VIEW, *EVERYBODY),
    grant(Policy.LOAD, *STAFF),
)
ATTENDANCE, CLASS_PUPIL = (
    Policy(
        f"guidance.{name}",
        grant(Policy.VIEW, *INSIDERS),
        grant(Policy.VIEW, Role.SCHOOL, where=_school(path)),  # type: ignore[arg-type]
        grant(Policy.LOAD, *STAFF),
    )
    for name, path in (("Attendance", "encounter__school__code"), ("ClassPupil", "profile_class__school__code"))
)
CONFIRMATION = Policy(
    "guidance.Confirmation",
    grant(Policy.VIEW, *INSIDERS),
    grant(Policy.VIEW, Role.SCHOOL, where=_school("encounter__school__code")),  # type: ignore[arg-type]
    grant(Policy.VIEW, Role.COLLEGE, where=lambda actor: Q(encounter__college__code__in=actor.colleges)),
    # Whoever holds the code of a side speaks for that side of this one activity.
    grant("school", *EVERYBODY, where=lambda actor: Q(encounter__code__in=actor.opened_of("guidance-school"))),
    grant("host", *EVERYBODY, where=lambda actor: Q(encounter__code__in=actor.opened_of("guidance-host"))),
)
for _name in ("Rule", "Benchmark", "InterestField", "PlaceOffer"):
    Policy(
        f"guidance.{_name}",
        grant(Policy.VIEW, *EVERYBODY),
        grant(Policy.CHANGE, *KEEPERS),
        grant(Policy.LOAD, *KEEPERS),
    )
# Answers are nobody's to read row by row: figures alone come out of them. A code deletes its own.
ANSWER = Policy("guidance.Answer", grant("keep", *EVERYBODY), grant("count", *INSIDERS))
RELIABILITY = Policy("guidance.Reliability", grant(Policy.VIEW, *EVERYBODY), grant("count", *STAFF))
SELF_EVALUATION = (Role.SCHOOL, *STAFF, Role.AUDITOR)
