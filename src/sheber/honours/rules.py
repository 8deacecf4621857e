"""Who may see and change honours."""

from sheber.kernel.actors import EVERYBODY, STAFF, Policy, grant

AWARD = Policy(
    "honours.Award", grant(Policy.VIEW, *EVERYBODY), grant(Policy.CHANGE, *STAFF), grant(Policy.LOAD, *STAFF)
)
