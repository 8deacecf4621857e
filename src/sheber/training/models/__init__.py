"""Tables of training."""

from sheber.training.models.licences import Accreditation, AccreditationCase, CaseStep, Evidence, Licence
from sheber.training.models.means import Equipment, Workshop
from sheber.training.models.rating import (
    Band,
    Criterion,
    RatingField,
    RatingFlag,
    RatingRun,
    RatingScale,
    RatingScore,
    RatingValue,
)
from sheber.training.models.rules import AccreditationRule, Rule
from sheber.training.models.staff import Development, Module, ModuleTeacher, Teacher

__all__ = [
    "Accreditation",
    "AccreditationCase",
    "AccreditationRule",
    "Band",
    "CaseStep",
    "Criterion",
    "Development",
    "Equipment",
    "Evidence",
    "Licence",
    "Module",
    "ModuleTeacher",
    "RatingField",
    "RatingFlag",
    "RatingRun",
    "RatingScale",
    "RatingScore",
    "RatingValue",
    "Rule",
    "Teacher",
    "Workshop",
]
