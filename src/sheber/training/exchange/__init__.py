"""The sheets of training."""

from sheber.training.exchange import licences, means, staff  # noqa: I001  (sheets register in this order)
from sheber.training.exchange import rating, rules
from sheber.training.exchange.licences import ACCREDITATIONS, CASES, EVIDENCE, LICENCES
from sheber.training.exchange.means import EQUIPMENT, WORKSHOPS
from sheber.training.exchange.rating import BANDS, CRITERIA, FIELDS, SCALES, VALUES
from sheber.training.exchange.rules import ACCREDITATION_RULES, RULES
from sheber.training.exchange.staff import DEVELOPMENT, MODULE_TEACHERS, MODULES, TEACHERS

__all__ = [
    "ACCREDITATIONS",
    "ACCREDITATION_RULES",
    "BANDS",
    "CASES",
    "CRITERIA",
    "DEVELOPMENT",
    "EQUIPMENT",
    "EVIDENCE",
    "FIELDS",
    "LICENCES",
    "MODULES",
    "MODULE_TEACHERS",
    "RULES",
    "SCALES",
    "TEACHERS",
    "VALUES",
    "WORKSHOPS",
    "licences",
    "means",
    "rating",
    "rules",
    "staff",
]
