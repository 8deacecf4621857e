"""Who may see and change capital works."""

from sheber.kernel.actors import EVERYBODY, STAFF, Policy, grant

PROJECT = Policy(
    "works.Project", grant(Policy.VIEW, *EVERYBODY), grant(Policy.CHANGE, *STAFF), grant(Policy.LOAD, *STAFF)
)
