"""Acts of partnership."""

from sheber.partners.acts.agree import approve_text, draft_agreement, invite_partner, write_text
from sheber.partners.acts.figures import measure_half_lives, send_reminders
from sheber.partners.acts.inputs import ClauseGiven, TextGiven
from sheber.partners.acts.live import end_agreement, record_event, renew_agreement
from sheber.partners.acts.sign import sign_agreement
from sheber.partners.acts.told import AgreementAgreed, AgreementSigned, TextChanged

__all__ = [
    "AgreementAgreed",
    "AgreementSigned",
    "ClauseGiven",
    "TextChanged",
    "TextGiven",
    "approve_text",
    "draft_agreement",
    "end_agreement",
    "invite_partner",
    "measure_half_lives",
    "record_event",
    "renew_agreement",
    "send_reminders",
    "sign_agreement",
    "write_text",
]
