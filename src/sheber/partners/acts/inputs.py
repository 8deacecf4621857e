"""What a text is made of, as a form or another slice gives it."""

from dataclasses import dataclass, field
from datetime import date

from sheber.kernel.exchange import Problems
from sheber.kernel.words import LANGUAGES, Words
from sheber.partners import words

MOST_CLAUSES = 60
LACKS = Words(
    "мәтін үш тілде де керек: {name} бос.",
    "текст нужен на трёх языках: пусто {name}.",
    "the text is needed in three languages: {name} is empty.",
)
NO_CLAUSE = Words(
    "кемінде бір тармақ жазыңыз: кім, не, қанша, қашанға дейін.",
    "запишите хотя бы один пункт: кто, что, сколько, до какого дня.",
    "write one clause at least: who, what, how many, by when.",
)
UNKNOWN = Words("таңдаңыз.", "выберите значение.", "choose a value.")
TOO_MANY = Words(
    "тармақтар тым көп: ең көбі {most}.",
    "слишком много пунктов: не более {most}.",
    "too many clauses: {most} at most.",
)
TOO_LONG = Words(
    "тым ұзын: ең көбі {most} әріп.", "слишком длинно: не более {most} знаков.", "too long: {most} letters at most."
)


@dataclass(frozen=True, slots=True)
class ClauseGiven:
    """A clause: who, what about, how many (None: not counted), by when, in words."""

    who: str
    matter: str
    what: Words
    quantity: int | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class TextGiven:
    """A text in three languages, and in a further one where wanted, with its clauses."""

    body: Words
    clauses: tuple[ClauseGiven, ...]
    language: str = ""
    other: str = ""
    names: tuple[str, ...] = field(default=LANGUAGES)


def columns(name: str, told: Words) -> dict[str, str]:
    """Words as the three columns of a model."""
    return {f"{name}_{code}": getattr(told, code) for code in LANGUAGES}


def refuse_unfit(given: TextGiven) -> None:
    """Raises BadInput with everything that is wrong with a text; columns are named as the form's fields."""
    problems = Problems()
    for language in LANGUAGES:
        _measured(problems, None, f"body_{language}", getattr(given.body, language), 3000)
    if given.language and not given.other:
        problems.add("agreement_texts", None, "other", LACKS.format(name=given.language))
    if not given.clauses:
        problems.add("agreement_texts", None, "clauses", NO_CLAUSE)
    if len(given.clauses) > MOST_CLAUSES:
        problems.add("agreement_texts", None, "clauses", TOO_MANY.format(most=MOST_CLAUSES))
    for place, one in enumerate(given.clauses, start=1):
        if one.who not in words.WHO:
            problems.add("agreement_texts", place, "who", UNKNOWN)
        if one.matter not in words.MATTER:
            problems.add("agreement_texts", place, "matter", UNKNOWN)
        for language in LANGUAGES:
            _measured(problems, place, f"what_{language}", getattr(one.what, language), 500)
    problems.stop_if_any()


def _measured(problems: Problems, row: int | None, name: str, text: str, most: int) -> None:
    if not text.strip():
        problems.add("agreement_texts", row, name, LACKS.format(name=name[-2:]))
    elif len(text) > most:
        problems.add("agreement_texts", row, name, TOO_LONG.format(most=most))
