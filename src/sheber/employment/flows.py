"""The way of a dual contract: drafted, out for signature, signed by all three, ended or broken off."""

from sheber.employment.words import CONTRACT_STATE
from sheber.kernel.flow import Flow, Transition
from sheber.kernel.words import Words

CONTRACT_FLOW = Flow(
    "employment.contract",
    CONTRACT_STATE.words,
    [
        Transition(
            "offer",
            ("draft",),
            "offered",
            Words("Қол қойып, тараптарға беру", "Подписать и передать сторонам", "Sign and hand to the parties"),
            verb="college",
        ),
        Transition("take_back", ("offered",), "draft", Words("Кері алу", "Отозвать", "Take back"), verb="college"),
        Transition("end", ("signed",), "ended", Words("Аяқтау", "Завершить", "End"), verb="end"),
        Transition(
            "break_off", ("offered", "signed"), "broken", Words("Бұзу", "Расторгнуть", "Break off"), verb="end"
        ),
    ],
)
