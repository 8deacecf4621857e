"""What may happen next with a licence and with an accreditation case."""

from typing import Any

from sheber.kernel.flow import Flow, Transition
from sheber.kernel.words import Words
from sheber.training import words

_states = {code: words.LICENCE_STATE.label(code) for code in words.LICENCE_STATE}
LICENCE_FLOW = Flow(
    "training.licence",
    _states,
    (
        Transition("keep", ("open", "kept"), "kept", Words("Сақтау", "Сохранить", "Keep"), "decide"),
        Transition("return", ("open", "kept"), "returned", Words("Қайтару", "Вернуть", "Return"), "decide"),
    ),
)


def _evidence(case: Any) -> Words | None:
    """A college sends nothing to experts without a single piece of evidence."""
    if case.evidence.exists():
        return None
    return Words(
        "Істе бірде-бір дәлел жоқ: тізілім жолдарын қосыңыз.",
        "В деле нет ни одного доказательства: добавьте строки реестров.",
        "The case has no evidence yet: add rows of the registers.",
    )


_cases = {code: words.CASE_STATE.label(code) for code in words.CASE_STATE}
CASE_FLOW = Flow(
    "training.case",
    _cases,
    (
        Transition(
            "contract", ("applied",), "contract", Words("Шарт жасалды", "Договор заключён", "Contract signed")
        ),
        Transition(
            "self_study", ("contract",), "self_study", Words("Өзін-өзі бағалау", "Начать самооценку", "Self-assess")
        ),
        Transition(
            "visit",
            ("self_study",),
            "visit",
            Words("Сарапшылар келді", "Визит экспертов", "Experts' visit"),
            guard=_evidence,
        ),
        Transition("report", ("visit",), "report", Words("Есеп келді", "Получен отчёт", "Report came")),
        Transition("grant", ("report",), "granted", Words("Аккредиттелді", "Аккредитовано", "Granted"), "decide"),
        Transition("refuse", ("report",), "refused", Words("Бас тартылды", "Отказано", "Refused"), "decide"),
        Transition("monitor", ("granted",), "monitoring", Words("Мониторинг", "Мониторинг", "Monitor")),
        Transition("end", ("granted", "monitoring"), "over", Words("Аяқтау", "Завершить", "End")),
    ),
)
