"""Who may see and change the report."""

from sheber.kernel.actors import EVERYBODY, STAFF, Policy, Role, grant

PUBLISHED_FIGURE = Policy(
    "report.PublishedFigure", grant(Policy.VIEW, *EVERYBODY), grant(Policy.CHANGE, *STAFF), grant(Policy.LOAD, *STAFF)
)
RELEASE = Policy(
    "report.Release", grant(Policy.VIEW, *EVERYBODY), grant("build", Role.ADMINISTRATOR, Role.REPORT, Role.HEAD)
)
RELEASED_FIGURE = Policy("report.ReleasedFigure", grant(Policy.VIEW, *EVERYBODY))
RELEASED_TABLE = Policy("report.ReleasedTable", grant(Policy.VIEW, *EVERYBODY))
CLAIM_CHOICE = Policy(
    "report.ClaimChoice",
    grant(Policy.VIEW, *EVERYBODY),
    grant("choose", Role.ADMINISTRATOR, Role.REPORT, Role.HEAD, Role.PLANNER),
)
