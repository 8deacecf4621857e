"""A comparison of two figures in words: the change, or why there is none."""

from collections.abc import Iterable
from fractions import Fraction

from sheber.kernel.charts import number_text
from sheber.kernel.dimensions import dimension_title
from sheber.kernel.indicators import Comparison, Indicator
from sheber.kernel.words import LANGUAGES, Words
from sheber.report.bridge.claims.rewrite import change_words
from sheber.report.words import BY_POINTS, ONLY_ONE_HAS, THE_SAME, UNLIKE


def reasons(unlike: Iterable[str], one: Indicator) -> list[Words]:
    """What keeps two figures from being compared."""
    return [UNLIKE.get(reason) or _only_one(dimension_title(one, reason)) for reason in unlike]


def _only_one(name: Words) -> Words:
    return Words(*(ONLY_ONE_HAS.in_language(code).format(dimension=name.in_language(code)) for code in LANGUAGES))


def change_told(found: Comparison) -> Words:
    """The change: shares in points, all else in per cent or times."""
    if found.ratio is None or found.difference is None:
        return Words()
    if not found.difference:
        return THE_SAME
    return _points(found.difference) if str(found.now.indicator.unit.en) == "%" else change_words(found.ratio)


def _points(difference: Fraction) -> Words:
    sign = "+" if difference > 0 else ""
    return Words(
        *(
            BY_POINTS.in_language(code).format(change=f"{sign}{number_text(difference, 1, code)}")
            for code in LANGUAGES
        )
    )
