"""What may happen next with a project and with each of its steps."""

from typing import Any

from sheber.kernel.flow import Flow, Transition
from sheber.kernel.words import Words
from sheber.works import words


def _before_is_done(step: Any) -> Words | None:
    """A step starts once the one before it is done."""
    waiting = step.project.steps.filter(place__lt=step.place).exclude(state="done").order_by("place").first()
    if waiting is None:
        return None
    return Words(
        "алдымен «{step}» кезеңін аяқтаңыз.", "сначала завершите этап «{step}».", "finish the stage “{step}” first."
    ).format(step=waiting)


STEP_FLOW = Flow(
    "works.step",
    {code: words.STEP_STATE.label(code) for code in words.STEP_STATE},
    (
        Transition("start", ("planned",), "running", Words("Бастау", "Начать", "Start"), guard=_before_is_done),
        Transition("finish", ("running",), "done", Words("Аяқтау", "Завершить", "Finish")),
    ),
)


def _steps_are_done(project: Any) -> Words | None:
    """A project is done when all its steps are."""
    waiting = project.steps.exclude(state="done").order_by("place").first()
    if waiting is None:
        return None
    return Words(
        "«{step}» кезеңі аяқталмаған.", "этап «{step}» не завершён.", "the stage “{step}” is not done."
    ).format(step=waiting)


PROJECT_FLOW = Flow(
    "works.project",
    {code: words.STAGE.label(code) for code in words.STAGE},
    (
        Transition("begin", ("planned",), "building", Words("Бастау", "Начать", "Begin")),
        Transition(
            "complete", ("building",), "done", Words("Аяқтау", "Завершить", "Complete"), guard=_steps_are_done
        ),
        Transition("stop", ("planned", "building"), "stopped", Words("Тоқтату", "Остановить", "Stop")),
        Transition("resume", ("stopped",), "building", Words("Жалғастыру", "Возобновить", "Resume")),
    ),
    field="stage",
)
