"""The state order's way through the year."""

from typing import Any

from sheber.kernel.flow import Flow, Transition
from sheber.kernel.words import Words


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
