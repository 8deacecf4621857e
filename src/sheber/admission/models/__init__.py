"""Tables of admission. A person is a code; the IIN is sealed and never leaves the officer's page."""

from sheber.admission.models.campaign import (
    Campaign,
    Deadline,
    EmployerPlace,
    Exam,
    PastCutoff,
    Quota,
    Right,
    Threshold,
)
from sheber.admission.models.people import Appeal, Applicant, Application, Document, ExamResult, TargetContract
from sheber.admission.models.runs import GateAnswer, GateReport, Result, Run, Seal, Seat, WhatIf

__all__ = [
    "Appeal",
    "Applicant",
    "Application",
    "Campaign",
    "Deadline",
    "Document",
    "EmployerPlace",
    "Exam",
    "ExamResult",
    "GateAnswer",
    "GateReport",
    "PastCutoff",
    "Quota",
    "Result",
    "Right",
    "Run",
    "Seal",
    "Seat",
    "TargetContract",
    "Threshold",
    "WhatIf",
]
