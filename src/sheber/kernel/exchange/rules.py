"""Rules over the columns of a sheet, for its `check`: each row is told where two cells contradict one another."""

from collections.abc import Callable

import polars as pl

from sheber.kernel.exchange.problems import Problems
from sheber.kernel.words import Words

ROW = "_row"
Rule = Callable[[pl.DataFrame, Problems], None]

CROSSED = Words(
    "«{low}» мәні «{high}» мәнінен үлкен. Екі бағанды салыстырыңыз.",
    "значение «{low}» больше, чем «{high}». Сверьте оба столбца.",
    "the value of “{low}” is more than that of “{high}”. Compare both columns.",
)
NEITHER = Words(
    "{names} бағандары бос. Кемінде бірін толтырыңыз.",
    "столбцы {names} пусты. Заполните хотя бы один.",
    "the columns {names} are empty. Fill in one at least.",
)
OVER_ONE = Words(
    "«{key}» үлестерінің қосындысы {sum}, бірден көп. Үлестерді азайтыңыз.",
    "сумма долей для «{key}» равна {sum}, это больше единицы. Уменьшите доли.",
    "the shares of “{key}” add up to {sum}, more than one. Lower them.",
)
ITSELF = Words(
    "жол өзіне өзі сілтейді. Басқа жолдың кодын жазыңыз немесе бос қалдырыңыз.",
    "строка ссылается сама на себя. Впишите код другой строки или оставьте пусто.",
    "the row points to itself. Write the code of another row, or leave it empty.",
)


def _tell(frame: pl.DataFrame, wrong: pl.Expr, column: str, words: Words, problems: Problems) -> None:
    for row in frame.filter(wrong)[ROW].to_list():
        problems.add("", row, column, words)


def in_order(low: str, high: str) -> Rule:
    """The value of `low` is not above that of `high`, where both are given."""

    def check(frame: pl.DataFrame, problems: Problems) -> None:
        _tell(frame, pl.col(low) > pl.col(high), low, CROSSED.format(low=low, high=high), problems)

    return check


def one_of(*names: str) -> Rule:
    """At least one of the columns is filled in."""

    def check(frame: pl.DataFrame, problems: Problems) -> None:
        empty = pl.all_horizontal(pl.col(name).is_null() for name in names)
        _tell(frame, empty, names[0], NEITHER.format(names=", ".join(names)), problems)

    return check


def within_one(key: str, share: str = "share") -> Rule:
    """The shares of each `key` add up to one at most; the row that goes beyond is named."""

    def check(frame: pl.DataFrame, problems: Problems) -> None:
        so_far = frame.select(ROW, key, share, pl.col(share).cum_sum().over(key).alias("sum"))
        beyond = so_far.filter(pl.col("sum") > 1).unique(subset=[key], keep="first", maintain_order=True)
        totals = dict(frame.group_by(key).agg(pl.col(share).sum()).iter_rows())
        for row, name in beyond.select(ROW, key).iter_rows():
            told = f"{totals[name]:f}".rstrip("0").rstrip(".")
            problems.add("", row, share, OVER_ONE.format(key=name, sum=told))

    return check


def not_itself(key: str, *names: str) -> Rule:
    """A reference does not lead to its own row."""

    def check(frame: pl.DataFrame, problems: Problems) -> None:
        for name in names:
            _tell(frame, pl.col(name) == pl.col(key), name, ITSELF, problems)

    return check


def all_of(*rules: Rule) -> Rule:
    """Several rules as one."""

    def check(frame: pl.DataFrame, problems: Problems) -> None:
        for rule in rules:
            rule(frame, problems)

    return check
