"""An agreement's way: negotiated, agreed, signed, ended. Whether a signed one lives follows from its events."""

from sheber.kernel.flow import Flow, Transition
from sheber.kernel.words import Words
from sheber.partners.words import STATE

AGREEMENT = Flow(
    "partners.agreement",
    dict(STATE.words),
    [
        Transition(
            "write",
            ("draft", "negotiation", "agreed"),
            "negotiation",
            Words("Мәтінді өзгерту", "Изменить текст", "Change the text"),
            verb="write",
        ),
        Transition(
            "sign",
            ("agreed",),
            "signed",
            Words("Қол қойылды деп белгілеу", "Отметить подписание", "Mark as signed"),
            verb="write",
        ),
        Transition("end", ("signed",), "ended", Words("Аяқтау", "Завершить", "End"), verb="write"),
    ],
)
