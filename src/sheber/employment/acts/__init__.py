"""Writing employment."""

from sheber.employment.acts.contracts import (
    ContractPlan,
    break_contract,
    draft_contract,
    end_contract,
    offer_contract,
    sign_contract,
    take_back_contract,
)
from sheber.employment.acts.events import ContractSigned, OutcomesJoined
from sheber.employment.acts.hours import note_real_hours, plan_hours
from sheber.employment.acts.outcomes import claim_outcome, join_outcomes
from sheber.employment.acts.profile import offer_practice, save_profile
from sheber.employment.acts.tell import hires_found, outlooks, tell_hires, tell_order

__all__ = [
    "ContractPlan",
    "ContractSigned",
    "OutcomesJoined",
    "break_contract",
    "claim_outcome",
    "draft_contract",
    "end_contract",
    "hires_found",
    "join_outcomes",
    "note_real_hours",
    "offer_contract",
    "offer_practice",
    "outlooks",
    "plan_hours",
    "save_profile",
    "sign_contract",
    "take_back_contract",
    "tell_hires",
    "tell_order",
]
