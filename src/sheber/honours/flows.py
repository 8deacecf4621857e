"""The ways of a nomination and of a jury's call."""

from typing import Any

from sheber.honours.words import CALL_STATE, STATE
from sheber.kernel.flow import Flow, Transition
from sheber.kernel.words import Words


def _needs_parts(row: Any) -> Words | None:
    if not row.criteria.exists():
        return Words("Алдымен критерийлер керек.", "Сначала нужны критерии.", "It needs criteria first.")
    return None


def _needs_people(row: Any) -> Words | None:
    if row.jurors.count() < 3:
        return Words("Кемінде үш қазы керек.", "Нужно не меньше трёх членов жюри.", "It needs three jurors at least.")
    if not row.nominations.filter(state="sent").exists():
        return Words("Ұсынылған үміткер жоқ.", "Нет выдвинутых кандидатов.", "Nobody has been nominated.")
    return None


CALL = Flow(
    "honours.call",
    dict(CALL_STATE.words),
    [
        Transition(
            "fix",
            ("draft",),
            "fixed",
            Words("Критерийлерді бекіту", "Зафиксировать критерии", "Fix the criteria"),
            verb="run",
            guard=_needs_parts,
        ),
        Transition(
            "judge",
            ("fixed",),
            "judging",
            Words("Бағалауды бастау", "Начать оценку", "Begin judging"),
            verb="run",
            guard=_needs_people,
        ),
        Transition("count", ("judging",), "counted", Words("Есептеу", "Подсчитать", "Count"), verb="run"),
        Transition("decide", ("counted",), "decided", Words("Шешім", "Решение", "Decide"), verb="decide"),
    ],
)
NOMINATION = Flow(
    "honours.nomination",
    dict(STATE.words),
    [
        Transition("send", ("draft", "returned"), "sent", Words("Ұсыну", "Представить", "Send"), verb="write"),
        Transition("return", ("sent",), "returned", Words("Қайтару", "Вернуть", "Return"), verb="answer"),
        Transition("decline", ("sent",), "declined", Words("Қабылдамау", "Отклонить", "Decline"), verb="answer"),
        Transition("award", ("sent",), "awarded", Words("Марапаттау", "Наградить", "Award"), verb="answer"),
    ],
)
