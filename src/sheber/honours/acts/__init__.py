"""Acts of honours."""

from sheber.honours.acts.award import give_award, issue_credential, revoke_credential
from sheber.honours.acts.call import count_votes, decide_call, fix_criteria, start_judging
from sheber.honours.acts.nominate import (
    NominationGiven,
    add_claim,
    draft_nomination,
    nomination_answer,
    prefill_claims,
    send_nomination,
)
from sheber.honours.acts.score import give_scores, stand_aside
from sheber.honours.acts.told import AwardGiven, CallMoved, CredentialRevoked, NominationAnswered

__all__ = [
    "AwardGiven",
    "CallMoved",
    "CredentialRevoked",
    "NominationAnswered",
    "NominationGiven",
    "add_claim",
    "count_votes",
    "decide_call",
    "draft_nomination",
    "fix_criteria",
    "give_award",
    "give_scores",
    "issue_credential",
    "nomination_answer",
    "prefill_claims",
    "revoke_credential",
    "send_nomination",
    "stand_aside",
    "start_judging",
]
