"""Writing admission."""

from sheber.admission.acts.appeals import (
    Correction,
    file_appeal,
    grant_appeal,
    match_after_appeals,
    pending_appeals,
    refuse_appeal,
)
from sheber.admission.acts.applications import (
    ApplicationDecided,
    Draft,
    NotWholeError,
    accept_application,
    add_document,
    answer_offer,
    applicant_by_access,
    drop_document,
    enrol_applicant,
    offer_place,
    receive_originals,
    return_application,
    save_draft,
    sign_application,
    start_application,
    withdraw_application,
)
from sheber.admission.acts.campaign import (
    draw_campaign,
    move_campaign,
    open_seal,
    seal_campaign,
    set_seats_from_order,
)
from sheber.admission.acts.completeness import faults_of
from sheber.admission.acts.fill import renew_seats, tell_fill
from sheber.admission.acts.gate import answer_gate, is_open, look
from sheber.admission.acts.match import ResultsPublished, next_round, publish_results, run_match
from sheber.admission.acts.places import tell_places
from sheber.admission.acts.points import count_points
from sheber.admission.acts.what_if import run_what_if

__all__ = [
    "ApplicationDecided",
    "Correction",
    "Draft",
    "NotWholeError",
    "ResultsPublished",
    "accept_application",
    "add_document",
    "answer_gate",
    "answer_offer",
    "applicant_by_access",
    "count_points",
    "draw_campaign",
    "drop_document",
    "enrol_applicant",
    "faults_of",
    "file_appeal",
    "grant_appeal",
    "is_open",
    "look",
    "match_after_appeals",
    "move_campaign",
    "next_round",
    "offer_place",
    "open_seal",
    "pending_appeals",
    "publish_results",
    "receive_originals",
    "refuse_appeal",
    "renew_seats",
    "return_application",
    "run_match",
    "run_what_if",
    "save_draft",
    "seal_campaign",
    "set_seats_from_order",
    "sign_application",
    "start_application",
    "tell_fill",
    "tell_places",
    "withdraw_application",
]
