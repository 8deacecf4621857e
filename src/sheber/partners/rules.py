"""Who may see and change partnership."""

from django.db.models import Q

from sheber.kernel.actors import EVERYBODY, STAFF, Actor, Policy, Role, grant

KEEPERS = (Role.ADMINISTRATOR, Role.PLANNER, Role.HEAD, Role.ORGANISER)
INSIDERS = STAFF | {Role.AUDITOR}
OPEN = ("signed", "ended")
LINK = "agreement"  # the kind of a row that a partner's link opens


def _own(prefix: str = "") -> tuple[object, ...]:
    """Conditions of the college's, the partner's and the link's own rows, below `prefix`."""

    def college(actor: Actor) -> Q:
        return Q(**{f"{prefix}college__code__in": actor.colleges})

    def partner(actor: Actor) -> Q:
        return Q(**{f"{prefix}partner__code__in": actor.held_for(Role.PARTNER)})

    def link(actor: Actor) -> Q:
        return Q(**{f"{prefix}code__in": actor.opened_of(LINK)})

    return college, partner, link


def _below(name: str, prefix: str, *more: object) -> Policy:
    """A table that is as open as the agreement to which its rows belong."""
    college, partner, link = _own(prefix)
    return Policy(
        f"partners.{name}",
        grant(Policy.VIEW, *INSIDERS),
        grant(Policy.VIEW, *EVERYBODY, where=lambda actor: Q(**{f"{prefix}state__in": OPEN})),
        grant(Policy.VIEW, Role.COLLEGE, where=college),  # type: ignore[arg-type]
        grant(Policy.VIEW, Role.PARTNER, where=partner),  # type: ignore[arg-type]
        grant(Policy.VIEW, *EVERYBODY, where=link),  # type: ignore[arg-type]
        grant(Policy.LOAD, *STAFF),
        *more,  # type: ignore[arg-type]
    )


PARTNER = Policy(
    "partners.Partner", grant(Policy.VIEW, *EVERYBODY), grant(Policy.CHANGE, *STAFF), grant(Policy.LOAD, *STAFF)
)
# Names and telephones of people: whoever writes to the partner, and nobody else.
CONTACT = Policy(
    "partners.Contact",
    grant(Policy.VIEW, *KEEPERS),
    grant(Policy.CHANGE, *KEEPERS),
    grant(Policy.LOAD, *KEEPERS),
)
_COLLEGE, _PARTNER, _LINK = _own()
MEMORANDUM = _below(
    "Memorandum",
    "",
    grant(Policy.CHANGE, *KEEPERS),
    grant("write", *KEEPERS),
    grant("write", Role.COLLEGE, where=_COLLEGE),  # type: ignore[arg-type]
    # A side approves for itself: the department is no side.
    grant("approve_college", Role.COLLEGE, where=_COLLEGE),  # type: ignore[arg-type]
    grant("approve_partner", Role.PARTNER, where=_PARTNER),  # type: ignore[arg-type]
    grant("approve_partner", *EVERYBODY, where=_LINK),  # type: ignore[arg-type]
)
# A text is changed by a new version alone.
TEXT = _below("AgreementText", "memorandum__")
CLAUSE = _below("Clause", "text__memorandum__")
EVENT = _below("Event", "memorandum__", grant(Policy.CHANGE, *KEEPERS))
APPROVAL = Policy("partners.Approval", grant(Policy.VIEW, *INSIDERS))
RULE = Policy(
    "partners.Rule", grant(Policy.VIEW, *EVERYBODY), grant(Policy.CHANGE, *KEEPERS), grant(Policy.LOAD, *KEEPERS)
)
HALF_LIFE = Policy("partners.HalfLife", grant(Policy.VIEW, *EVERYBODY), grant("measure", *STAFF))
REMINDER = Policy("partners.Reminder", grant(Policy.VIEW, *STAFF), grant("send", *STAFF))
