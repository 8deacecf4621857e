"""The state order's way through the year."""

from typing import Any

from django.utils import timezone

from sheber.kernel.flow import Flow, Transition
from sheber.kernel.words import Words
from sheber.order.words import PROPOSAL_STATE


def _needs_plan(row: Any) -> Words | None:
    return (
        None
        if row.plans.exists()
        else Words("Алдымен жоспар есептеңіз.", "Сначала рассчитайте план.", "Compute a plan first.")
    )


CAMPAIGN = Flow(
    "order.campaign",
    {
        "draft": Words("Дайындалуда", "Готовится", "In preparation"),
        "approved": Words("Бекітілді", "Утверждён", "Approved"),
        "published": Words("Жарияланды", "Опубликован", "Published"),
    },
    [
        Transition(
            "approve",
            ("draft",),
            "approved",
            Words("Бекіту", "Утвердить", "Approve"),
            verb="approve",
            guard=_needs_plan,
        ),
        Transition(
            "publish", ("approved",), "published", Words("Жариялау", "Опубликовать", "Publish"), verb="approve"
        ),
    ],
)


def _nothing_asked(row: Any) -> Words | None:
    """A proposal that closes asks for nothing; every other kind asks for groups and places."""
    if row.kind == "close":
        return None
    if not row.groups or not row.places:
        return Words(
            "Топ пен орын санын жазыңыз.", "Укажите число групп и мест.", "Give the number of groups and of places."
        )
    return None


def too_late(proposals_until: Any) -> Words | None:
    """Why a proposal may not be sent any more; None: it may."""
    if proposals_until is None or timezone.localdate() <= proposals_until:
        return None
    return Words(
        "Ұсыныс қабылдау {day} күні аяқталды.",
        "Приём предложений закончился {day}.",
        "Proposals were taken until {day}.",
    ).format(day=f"{proposals_until:%d.%m.%Y}")


PROPOSAL = Flow(
    "order.proposal",
    dict(PROPOSAL_STATE.words),
    [
        Transition(
            "send",
            ("draft", "returned"),
            "sent",
            Words("Жіберу", "Отправить", "Send"),
            verb="write",
            guard=_nothing_asked,
        ),
        Transition(
            "withdraw",
            ("draft", "sent", "returned"),
            "withdrawn",
            Words("Кері алу", "Отозвать", "Withdraw"),
            verb="write",
        ),
        Transition("return", ("sent",), "returned", Words("Қайтару", "Вернуть", "Return"), verb="answer"),
        Transition("take", ("sent",), "taken", Words("Жоспарға алу", "Принять в план", "Take"), verb="answer"),
        Transition("decline", ("sent",), "declined", Words("Қабылдамау", "Отклонить", "Decline"), verb="answer"),
    ],
)
