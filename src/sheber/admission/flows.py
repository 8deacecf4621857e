"""A campaign's way: seats set, inputs sealed and matched, results published."""

from sheber.kernel.flow import Flow, Transition
from sheber.kernel.words import Words

CAMPAIGN = Flow(
    "admission.campaign",
    {
        "open": Words("Өтініштер қабылдануда", "Приём заявлений", "Applications open"),
        "matched": Words("Орындар бөлінді", "Места распределены", "Places given"),
        "published": Words("Жарияланды", "Опубликовано", "Published"),
    },
    [
        Transition(
            "match", ("open", "matched"), "matched", Words("Бөлу", "Распределить", "Give places"), verb="match"
        ),
        Transition(
            "publish", ("matched",), "published", Words("Жариялау", "Опубликовать", "Publish"), verb="publish"
        ),
    ],
)
