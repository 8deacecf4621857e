"""Writing the state order."""

from sheber.order.acts.capacity import note_capacity, note_resource
from sheber.order.acts.decide import amend_line, approve_order, decisions_of, move_places, publish_order
from sheber.order.acts.events import (
    CalendarSet,
    CapacityChanged,
    OrderAmended,
    OrderApproved,
    OrderPublished,
    ProposalAnswered,
    ProposalSent,
    ProposalWithdrawn,
)
from sheber.order.acts.hand import basket, change_line, drop_change, seal_hand_plan, take_swap
from sheber.order.acts.inputs import note_fill, note_licence, note_outlook, price_lines, set_calendar
from sheber.order.acts.opinions import give_opinion
from sheber.order.acts.plan import ASSUMPTIONS, compute_plan
from sheber.order.acts.proposals import (
    decline_proposal,
    draft_proposal,
    edit_proposal,
    may_write_for,
    return_proposal,
    send_proposal,
    take_proposal,
    withdraw_proposal,
)

__all__ = [
    "ASSUMPTIONS",
    "CalendarSet",
    "CapacityChanged",
    "OrderAmended",
    "OrderApproved",
    "OrderPublished",
    "ProposalAnswered",
    "ProposalSent",
    "ProposalWithdrawn",
    "amend_line",
    "approve_order",
    "basket",
    "change_line",
    "compute_plan",
    "decisions_of",
    "decline_proposal",
    "draft_proposal",
    "drop_change",
    "edit_proposal",
    "give_opinion",
    "may_write_for",
    "move_places",
    "note_capacity",
    "note_fill",
    "note_licence",
    "note_outlook",
    "note_resource",
    "price_lines",
    "publish_order",
    "return_proposal",
    "seal_hand_plan",
    "send_proposal",
    "set_calendar",
    "take_proposal",
    "take_swap",
    "withdraw_proposal",
]
