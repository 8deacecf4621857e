"""Who may see and change the registry."""

from django.db.models import Q

from sheber.kernel.actors import EVERYBODY, STAFF, Actor, Policy, Role, grant

KEEPERS = (Role.ADMINISTRATOR, Role.PLANNER, Role.HEAD)
_OPEN = (
    "Region", "District", "CollegeName", "CollegeFigure", "School", "Employer", "Person", "Post",
    "IscedField", "Specialty", "Qualification", "Occupation", "StudyTerm", "CodeMap",
)  # fmt: skip

POLICIES = {
    name: Policy(
        f"registry.{name}",
        grant(Policy.VIEW, *EVERYBODY),
        grant(Policy.CHANGE, *KEEPERS),
        grant(Policy.LOAD, *KEEPERS),
    )
    for name in _OPEN
}
COLLEGE = Policy(
    "registry.College",
    grant(Policy.VIEW, *EVERYBODY),
    grant(Policy.CHANGE, *KEEPERS),
    grant(Policy.CHANGE, Role.COLLEGE, where=lambda actor: Q(code__in=actor.colleges)),
    grant(Policy.LOAD, *KEEPERS),
)


def _own(actor: Actor) -> Q:
    return Q(college__code__in=actor.colleges)


# Groups and students stay inside; a college sees its own. Students are the department's to change: outcomes count them.
GROUP = Policy(
    "registry.Group",
    grant(Policy.VIEW, *STAFF, Role.AUDITOR),
    grant(Policy.VIEW, Role.COLLEGE, where=_own),
    grant(Policy.CHANGE, *STAFF),
    grant(Policy.CHANGE, Role.COLLEGE, where=_own),
    grant(Policy.LOAD, *STAFF),
)
STUDENT = Policy(
    "registry.Student",
    grant(Policy.VIEW, *STAFF, Role.AUDITOR),
    grant(Policy.VIEW, Role.COLLEGE, where=_own),
    grant(Policy.CHANGE, *STAFF),
    grant(Policy.LOAD, *STAFF),
)
