"""Who may see and change demand."""

from django.db.models import Q

from sheber.kernel.actors import EVERYBODY, STAFF, Policy, Role, grant

# A place with fewer employed is told together with its group: its own number is too uncertain
# (docs/methods/demand.md, "What is told by itself").
TOLD_ALONE = 1000

KEEPERS = (Role.ADMINISTRATOR, Role.PLANNER, Role.HEAD)
INSIDERS = (*STAFF, Role.COLLEGE, Role.AUDITOR)

PUBLIC = {}
for _name in (
    "Employment",
    "ExitRate",
    "JobProject",
    "Learners",
    "Crosswalk",
    "Mobility",
    "EntryRate",
    "ForecastSetting",
    "RequestCampaign",
    "Vacancy",
    "PastForecast",
    "CameTrue",
):
    PUBLIC[_name] = Policy(
        f"demand.{_name}",
        grant(Policy.VIEW, *EVERYBODY),
        grant(Policy.CHANGE, *KEEPERS),
        grant(Policy.LOAD, *KEEPERS),
    )
# What one enterprise asks and hires is its own business: staff, auditors and the enterprise see it.
OWN = {
    "Request": lambda actor: Q(employer__code__in=actor.employers),
    "Hire": lambda actor: Q(employer__code__in=actor.employers),
    "Signature": lambda actor: Q(request__employer__code__in=actor.employers),
}
LEDGER = {
    name: Policy(
        f"demand.{name}",
        grant(Policy.VIEW, *INSIDERS),
        grant(Policy.VIEW, Role.EMPLOYER, where=own),
        grant(Policy.CHANGE, *KEEPERS),
        grant(Policy.LOAD, *KEEPERS),
        # An employer asks, signs and confirms for itself; the planner writes down a letter, but signs for nobody.
        grant("ask", *KEEPERS),
        grant("ask", Role.EMPLOYER, where=own),
        grant("sign", Role.EMPLOYER, where=own),
    )
    for name, own in OWN.items()
}
REQUEST, HIRE = LEDGER["Request"], LEDGER["Hire"]
FORECAST = Policy(
    "demand.Forecast", grant(Policy.VIEW, *EVERYBODY), grant("run", *KEEPERS), grant("freeze", *KEEPERS)
)
CELL = Policy("demand.Cell", grant(Policy.VIEW, *EVERYBODY))
EDITION = Policy("demand.CrosswalkEdition", grant(Policy.VIEW, *EVERYBODY), grant("freeze", *KEEPERS))
VACANCY = PUBLIC["Vacancy"]
