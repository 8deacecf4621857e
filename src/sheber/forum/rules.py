"""Who may see and change the forum."""

from sheber.kernel.actors import EVERYBODY, STAFF, Policy, grant

FORUM, DELEGATION = (
    Policy(f"forum.{name}", grant(Policy.VIEW, *EVERYBODY), grant(Policy.CHANGE, *STAFF), grant(Policy.LOAD, *STAFF))
    for name in ("Forum", "Delegation")
)
