"""The rules of tables in words: what a row that its table refuses has done wrong, and what to do."""

from django.core.exceptions import ValidationError
from django.db import models

from sheber.kernel.words import Words

# Name of the constraint -> words; declared by each slice beside its choices.
_WORDS: dict[str, Words] = {}

OTHER = Words(
    "жол кестенің ережесін бұзады. Осы жолдың бағандарын бір-бірімен салыстырыңыз.",
    "строка нарушает правило таблицы. Сверьте между собой столбцы этой строки.",
    "the row breaks a rule of its table. Compare the columns of this row with each other.",
)
NOT_KEPT = Words(
    "дерекқор бұл жолды қабылдамады: сан тым үлкен немесе жол қайталанады. Мәндерді тексеріңіз.",
    "база данных не приняла эту строку: слишком большое число или повтор строки. Проверьте значения.",
    "the database did not take this row: a number is too large, or the row repeats. Look through the values.",
)


def say_rules(**words: Words) -> None:
    """Declare the words of constraints by their names."""
    _WORDS.update(words)


def words_of(constraint: str) -> Words:
    """The words of a constraint; general ones where none were declared."""
    return _WORDS.get(constraint, OTHER)


def broken_rules(row: models.Model) -> list[Words]:
    """Which check constraints of its table a row breaks, in words."""
    broken = []
    for rule in row._meta.constraints:
        if isinstance(rule, models.CheckConstraint):
            try:
                rule.validate(type(row), row)
            except ValidationError:
                broken.append(words_of(rule.name))
    return broken
