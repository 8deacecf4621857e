"""The files of a planning folder, declared. They belong to no table: rows come from `rows.py` or from a stranger."""

from collections.abc import Callable

import polars as pl

from sheber.kernel.exchange import Problems, kinds
from sheber.kernel.exchange.read import ROW
from sheber.kernel.exchange.sheet import file_sheet, plain
from sheber.kernel.words import Choices, Words

CODE = kinds.Text(200)
YEAR = kinds.Whole(1, 60)
SHARE = kinds.Share(4)
MUCH = 1e12  # more of anything than a country has: what goes beyond it is a slip of the hand
AMOUNT = kinds.Number(6, 0, MUCH)
PRICE = kinds.Number(6, 0, 1e6)  # jobs
NEED = kinds.Number(3, 0, 1e9)  # people
SUPPLY_OF = kinds.Number(6, 0, 1e9)
NAMES = tuple(plain(name, kinds.Text(500), required=False) for name in ("name", "name_kk", "name_ru", "name_en"))
COUNTS = Choices(groups=Words("топ", "группы", "groups"), places=Words("орын", "места", "places"))

TOO_LARGE_GROUP = Words(
    "топтың ең кіші мөлшері ең үлкенінен көп. Екі бағанды салыстырыңыз.",
    "наименьший размер группы больше наибольшего. Сверьте оба столбца.",
    "the smallest group is larger than the largest. Compare both columns.",
)
OVER_ONE = Words(
    "«{key}» үлестерінің қосындысы {sum}, бірден көп. Үлестерді азайтыңыз.",
    "сумма долей для «{key}» равна {sum}, это больше единицы. Уменьшите доли.",
    "the shares of “{key}” add up to {sum}, more than one. Lower them.",
)
CROSSED = Words(
    "at_least at_most-тан көп. Екі шекті салыстырыңыз.",
    "at_least больше at_most. Сверьте обе границы.",
    "at_least is more than at_most. Compare both bounds.",
)
NO_BOUND = Words(
    "at_least те, at_most та бос. Кемінде бірін жазыңыз.",
    "пусты и at_least, и at_most. Впишите хотя бы одну границу.",
    "both at_least and at_most are empty. Fill in one at least.",
)


def _told(frame: pl.DataFrame, wrong: pl.Expr, file: str, column: str, words: Words, problems: Problems) -> None:
    for row in frame.filter(wrong)[ROW].to_list():
        problems.add(file, row, column, words)


def check_lines(frame: pl.DataFrame, problems: Problems) -> None:
    """The smallest group is not larger than the largest."""
    _told(frame, pl.col("group_min") > pl.col("group_max"), "lines.csv", "group_min", TOO_LARGE_GROUP, problems)


def _check_sums(file: str, key: str) -> Callable[[pl.DataFrame, Problems], None]:
    def check(frame: pl.DataFrame, problems: Problems) -> None:
        sums = frame.group_by(key, maintain_order=True).agg(pl.col("share").sum(), pl.col(ROW).last())
        for name, total, row in sums.iter_rows():
            if total > 1:
                problems.add(file, row, "share", OVER_ONE.format(key=name, sum=f"{total:f}".rstrip("0")))

    return check


def check_limits(frame: pl.DataFrame, problems: Problems) -> None:
    """Some bound, and the lower one below the upper one."""
    neither = pl.col("at_least").is_null() & pl.col("at_most").is_null()
    _told(frame, pl.col("at_least") > pl.col("at_most"), "limits.csv", "at_least", CROSSED, problems)
    _told(frame, neither, "limits.csv", "at_least", NO_BOUND, problems)


LINES = file_sheet(
    "lines",
    ("line",),
    plain("line", CODE),
    plain("college", CODE),
    plain("district", CODE),
    plain("specialty", CODE),
    plain("level", CODE, required=False),
    plain("base", CODE, required=False),
    plain("language", CODE, required=False),
    plain("funding", CODE),
    plain("term", kinds.Whole(1, 10)),
    plain("cost", kinds.Tenge()),
    plain("survival", SHARE),
    plain("entry", SHARE),
    plain("applicants", kinds.Whole(0, 1_000_000)),
    plain("last", kinds.Whole(0, 10_000)),
    plain("max_groups", kinds.Whole(0, 10_000)),
    plain("group_min", kinds.Whole(1, 1000), required=False),
    plain("group_max", kinds.Whole(1, 1000), required=False),
    check=check_lines,
)
CROSSWALK = file_sheet(
    "crosswalk",
    ("specialty", "occupation"),
    plain("specialty", CODE),
    plain("occupation", CODE),
    plain("share", SHARE),
    check=_check_sums("crosswalk.csv", "specialty"),
)
MOBILITY = file_sheet(
    "mobility",
    ("from", "to"),
    plain("from", CODE),
    plain("to", CODE),
    plain("share", SHARE),
    check=_check_sums("mobility.csv", "from"),
)
NEEDS = file_sheet(
    "needs",
    ("occupation", "district", "year"),
    plain("occupation", CODE),
    plain("district", CODE),
    plain("year", YEAR),
    plain("need", NEED),
    plain("value", PRICE),
)
SUPPLY = file_sheet(
    "supply",
    ("occupation", "district", "year"),
    plain("occupation", CODE),
    plain("district", CODE),
    plain("year", YEAR),
    plain("supply", SUPPLY_OF),
)
RESOURCES = file_sheet(
    "resources",
    ("resource", "year"),
    plain("resource", CODE),
    *NAMES,
    plain("year", YEAR),
    plain("amount", AMOUNT),
)
USES = file_sheet(
    "uses",
    ("line", "resource"),
    plain("line", CODE),
    plain("resource", CODE),
    plain("per_group", AMOUNT),
    plain("per_place", AMOUNT),
)
BUDGETS = file_sheet(
    "budgets", ("funding", "year"), plain("funding", CODE), plain("year", YEAR), plain("amount", kinds.Tenge())
)
LIMITS = file_sheet(
    "limits",
    ("limit", "year"),
    plain("limit", CODE),
    *NAMES,
    plain("year", YEAR),
    plain("at_least", AMOUNT, required=False),
    plain("at_most", AMOUNT, required=False),
    plain("counts", kinds.OneOf(COUNTS)),
    plain("soft_price", PRICE, required=False),
    check=check_limits,
)
LIMIT_LINES = file_sheet("limit_lines", ("limit", "line"), plain("limit", CODE), plain("line", CODE))
SCENARIOS = file_sheet(
    "scenarios",
    ("scenario", "occupation", "district", "year"),
    plain("scenario", CODE),
    plain("occupation", CODE),
    plain("district", CODE),
    plain("year", YEAR),
    plain("need", NEED),
)

REQUIRED = (LINES, CROSSWALK, NEEDS, BUDGETS)
OPTIONAL = (MOBILITY, SUPPLY, RESOURCES, USES, LIMITS, LIMIT_LINES, SCENARIOS)
