"""Who may see and change admission. People are seen by admission officers and auditors, and each by themselves."""

from collections.abc import Callable

from django.db.models import Q

from sheber.kernel.actors import EVERYBODY, Actor, Policy, Role, grant

OFFICERS = (Role.ADMINISTRATOR, Role.ADMISSION, Role.HEAD)


def _own(path: str) -> Callable[[Actor], Q]:
    """The rows of the applications that this session may act for."""
    return lambda actor: Q(**{f"{path}code__in": actor.applicants})


for _name in ("Right", "Quota", "Deadline", "Exam", "Threshold", "EmployerPlace", "PastCutoff"):
    Policy(
        f"admission.{_name}",
        grant(Policy.VIEW, *EVERYBODY),
        grant(Policy.CHANGE, *OFFICERS),
        grant(Policy.LOAD, *OFFICERS),
    )
for _name in ("Application", "Result", "Document", "ExamResult", "TargetContract"):
    Policy(
        f"admission.{_name}",
        grant(Policy.VIEW, *OFFICERS, Role.AUDITOR),
        grant(Policy.VIEW, Role.APPLICANT, where=_own("applicant__")),
        grant(Policy.CHANGE, *OFFICERS),
        grant(Policy.LOAD, *OFFICERS),
    )
APPLICANT = Policy(
    "admission.Applicant",
    grant(Policy.VIEW, *OFFICERS, Role.AUDITOR),
    grant(Policy.VIEW, Role.APPLICANT, where=_own("")),
    grant(Policy.CHANGE, *OFFICERS),
    grant(Policy.LOAD, *OFFICERS),
    grant("write", *OFFICERS),
    grant("write", Role.APPLICANT, where=_own("")),
    grant("withdraw", *OFFICERS),
    grant("withdraw", Role.APPLICANT, where=_own("")),
    grant("decide", *OFFICERS),
)
APPEAL = Policy(
    "admission.Appeal",
    grant(Policy.VIEW, *OFFICERS, Role.AUDITOR),
    grant(Policy.VIEW, Role.APPLICANT, where=_own("applicant__")),
    grant("decide", *OFFICERS),
)
CAMPAIGN = Policy(
    "admission.Campaign",
    grant(Policy.VIEW, *EVERYBODY),
    grant(Policy.CHANGE, *OFFICERS),
    grant(Policy.LOAD, *OFFICERS),
    grant("match", *OFFICERS),
    grant("publish", Role.HEAD, Role.ADMINISTRATOR),
    grant("answer", *OFFICERS),
)
SEAT = Policy("admission.Seat", grant(Policy.VIEW, *EVERYBODY))
RUN = Policy("admission.Run", grant(Policy.VIEW, *EVERYBODY))
for _name in ("Seal", "GateReport", "GateAnswer", "WhatIf"):
    Policy(f"admission.{_name}", grant(Policy.VIEW, *OFFICERS, Role.AUDITOR))


def is_officer(actor: Actor) -> bool:
    """Whether the actor works the admission."""
    return actor.has(*OFFICERS)
