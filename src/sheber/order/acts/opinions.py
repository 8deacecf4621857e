"""Opinions of the commission: written once, kept with their time."""

import hashlib

from django.db import transaction

from sheber.kernel.actors import Actor
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import record
from sheber.kernel.words import Words
from sheber.order.models import Opinion, Plan, Proposal
from sheber.order.rules import OPINION
from sheber.order.words import VOTE

INCOMPLETE = Words(
    "Лауазымды, пікірді және дауысты толтырыңыз.",
    "Укажите должность, мнение и голос.",
    "Give the post, the opinion and the vote.",
)


def give_opinion(
    actor: Actor, *, member: str, text: str, vote: str, plan: Plan | None = None, proposal: Proposal | None = None
) -> Opinion:
    """Keep what a member of the commission (named by the post) said of a plan or a proposal; never changed later."""
    OPINION.demand(actor, "write")
    if not member.strip() or not text.strip() or vote not in VOTE or (plan is None) == (proposal is None):
        raise refuse("opinion", None, "", INCOMPLETE)
    with transaction.atomic():
        year = plan.campaign.year if plan else proposal.year if proposal else 0
        row = Opinion(year=year, plan=plan, proposal=proposal, member=member.strip(), text=text.strip(), vote=vote)
        row.save()
        about = {"plan": plan.number} if plan else {"proposal": proposal.code if proposal else ""}
        # The journal cannot be changed: what was said can be held against it later.
        digest = hashlib.sha256(row.text.encode()).hexdigest()
        record(actor, "give_opinion", row, changed={**about, "vote": vote, "text_sha256": digest})
    return row
