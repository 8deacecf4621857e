"""Choices and phrases of the state order."""

from sheber.order.words.choices import (
    COUNTS,
    FORM,
    FUNDING,
    PLAN_KIND,
    PROPOSAL,
    PROPOSAL_STATE,
    STOP,
    VERDICT,
    VOTE,
)
from sheber.order.words.phrases import CHECK_NAMES, EVIDENCE, SUM_FAULTS, SUM_NAMES, told

__all__ = [
    "CHECK_NAMES",
    "COUNTS",
    "EVIDENCE",
    "FORM",
    "FUNDING",
    "PLAN_KIND",
    "PROPOSAL",
    "PROPOSAL_STATE",
    "STOP",
    "SUM_FAULTS",
    "SUM_NAMES",
    "VERDICT",
    "VOTE",
    "told",
]
