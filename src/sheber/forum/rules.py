"""Who may see and change the forum.

The organiser and the department keep it; a delegation's head has its own delegation, by appointment or by link; a college
has its stands; speakers, halls, the programme, stands, signings and awards are open. Participants never are.
"""

from django.db.models import Q

from sheber.kernel.actors import EVERYBODY, STAFF, Actor, Policy, Role, grant

OPENED = "forum.delegation"
KEEPERS = (Role.ORGANISER, Role.HEAD, Role.ADMINISTRATOR)
_OPEN = (
    "Forum", "Hall", "Speaker", "Session", "Talk", "SigningItem", "AwardItem", "Practice", "Version", "Slot",
)  # fmt: skip
_INSIDE = ("Window", "Wish", "RunLine", "Visit", "Letter", "CheckIn")
EVERY_STAFF = tuple(STAFF)


def delegations_of(actor: Actor) -> frozenset[str]:
    """Codes of the delegations that the actor heads: by appointment, or by the link that this session opened."""
    return actor.held_for(Role.DELEGATE) | actor.opened_of(OPENED)


POLICIES = {
    name: Policy(
        f"forum.{name}",
        grant(Policy.VIEW, *EVERYBODY),
        grant(Policy.CHANGE, *KEEPERS),
        grant(Policy.LOAD, *KEEPERS),
    )
    for name in _OPEN
} | {
    name: Policy(
        f"forum.{name}",
        grant(Policy.VIEW, *STAFF, Role.AUDITOR),
        grant(Policy.CHANGE, *KEEPERS),
        grant(Policy.LOAD, *KEEPERS),
    )
    for name in _INSIDE
}
DELEGATION = Policy(
    "forum.Delegation",
    # Where guests sleep and what drives them is not for everybody: the public site tells countries and numbers.
    grant(Policy.VIEW, *STAFF, Role.AUDITOR),
    grant(Policy.VIEW, *EVERYBODY, where=lambda actor: Q(code__in=delegations_of(actor))),
    grant(Policy.CHANGE, *KEEPERS),
    grant(Policy.LOAD, *KEEPERS),
    grant("head", *KEEPERS),
    grant("head", *EVERYBODY, where=lambda actor: Q(code__in=delegations_of(actor))),
)
PARTICIPANT = Policy(
    "forum.Participant",
    grant(Policy.VIEW, *KEEPERS, Role.AUDITOR),
    grant(Policy.VIEW, *EVERYBODY, where=lambda actor: Q(delegation__code__in=delegations_of(actor))),
    grant(Policy.CHANGE, *KEEPERS),
    grant(Policy.LOAD, *KEEPERS),
    grant("head", *KEEPERS),
    grant("head", *EVERYBODY, where=lambda actor: Q(delegation__code__in=delegations_of(actor))),
    grant("accredit", *KEEPERS),
)
STAND = Policy(
    "forum.Stand",
    grant(Policy.VIEW, *EVERYBODY),
    grant(Policy.CHANGE, *KEEPERS),
    grant(Policy.LOAD, *KEEPERS),
    grant("ask", *KEEPERS),
    grant("ask", Role.COLLEGE, where=lambda actor: Q(college__code__in=actor.colleges)),
)
FILE = Policy(
    "forum.File",
    grant(Policy.VIEW, *EVERYBODY, where=lambda actor: Q(public=True)),
    grant(Policy.VIEW, *STAFF, Role.AUDITOR),
    grant(Policy.CHANGE, *KEEPERS),
)
FORUM = POLICIES["Forum"]


def is_keeper(actor: Actor) -> bool:
    """Whether the actor runs the forum."""
    return FORUM.allows(actor, Policy.CHANGE)
