"""A campaign of the tiny region before its match: the order decided, nobody's seed stated, people with accounts."""

from datetime import date

from django.contrib.auth.models import User

from sheber.admission.acts import draw_campaign, move_campaign, publish_results, run_match, seal_campaign
from sheber.admission.models import Campaign, Run
from sheber.kernel.actors import Actor, actor_of
from sheber.kernel.models import Appointment
from sheber.order.models import Decision, Line
from sheber.proof.draw import commitment_of

SECRETS = {f"college-{n}": bytes([n + 1]) * 32 for n in range(3)}
PLAN = {
    "source": "commit-reveal",
    "parties": [{"party": name, "commitment": commitment_of(name, secret).hex()} for name, secret in SECRETS.items()],
}
REVEALED = {"secrets": {name: secret.hex() for name, secret in SECRETS.items()}}


def open_campaign(places: int = 25) -> Campaign:
    """The mid-level campaign of 2026 with `places` at every programme and a draw still to come."""
    same = ("code", "college_id", "qualification_id", "base", "language", "form", "funding", "year")
    Decision.objects.bulk_create(
        Decision(
            **{name: getattr(line, name) for name in same},
            groups=1,
            places=places,
            act="No. 1",
            act_date=date(2026, 6, 20),
        )
        for line in Line.objects.filter(year=2026)
    )
    Campaign.objects.filter(code="2026-mid").update(seed="", draw_source="")
    return Campaign.objects.get(code="2026-mid")


def person(name: str, role: str, holder: str = "") -> Actor:
    """Somebody with an account."""
    user = User.objects.create_user(name, password="a long password")
    Appointment.objects.create(user=user, role=role, holder=holder, starts="2020-01-01")
    return actor_of(user)


def fresh(campaign: Campaign) -> Campaign:
    """The campaign as it stands in the database."""
    return Campaign.objects.get(pk=campaign.pk)


def matched(officer: Actor, campaign: Campaign) -> Run:
    """Close, seal, draw by secrets, match."""
    move_campaign(officer, campaign, "close", reason="the last day is over")
    seal_campaign(officer, fresh(campaign), PLAN)
    draw_campaign(officer, fresh(campaign), REVEALED)
    return run_match(officer, fresh(campaign))


def published(officer: Actor, head: Actor, campaign: Campaign) -> Run:
    """The same, and published."""
    run = matched(officer, campaign)
    publish_results(head, fresh(campaign))
    run.refresh_from_db()
    return run
