"""Who may see and change partnership."""

from sheber.kernel.actors import EVERYBODY, STAFF, Policy, grant

PARTNER, MEMORANDUM = (
    Policy(
        f"partners.{name}", grant(Policy.VIEW, *EVERYBODY), grant(Policy.CHANGE, *STAFF), grant(Policy.LOAD, *STAFF)
    )
    for name in ("Partner", "Memorandum")
)
