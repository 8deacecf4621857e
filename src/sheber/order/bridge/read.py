"""A planning folder into a problem: every file read, every reference found, every problem told at once."""

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Any

import polars as pl

from sheber.kernel.exchange import Problems, empty_frame, read_json, read_sheet
from sheber.kernel.exchange.advice import say
from sheber.kernel.exchange.read import ROW
from sheber.kernel.words import Words
from sheber.order.bridge import sheets
from sheber.science.order.problem import Cell, Demand, Limit, Line, Problem, Settings, Use

SETTINGS = "settings.json"

UNKNOWN = Words(
    "«{code}» {file} файлында жоқ. Кодты түзетіңіз немесе сол файлға жол қосыңыз.",
    "«{code}» нет в {file}. Исправьте код или добавьте строку в тот файл.",
    "“{code}” is not in {file}. Mend the code, or add a row to that file.",
)
NO_CROSSWALK = Words(
    "«{code}» мамандығының crosswalk.csv файлында жолы жоқ: түлектер ешбір кәсіпке бармайды. Жол қосыңыз.",
    "у специальности «{code}» нет строк в crosswalk.csv: выпускники не попадут ни в одно занятие. Добавьте строку.",
    "specialty “{code}” has no row in crosswalk.csv: its graduates would reach no occupation. Add a row.",
)
BEYOND_YEARS = Words(
    "бұл жыл жоспарланатын жылдардан ({years}) тыс.",
    "этот год вне планируемых лет ({years}).",
    "this year is beyond the planned years ({years}).",
)
SETTING = Words("{what}", "{what}", "{what}")


def frames_of(folder: Path, problems: Problems) -> dict[str, pl.DataFrame]:
    """Every file of the folder by its code; an optional one that is missing is empty."""
    frames = {}
    for one in sheets.REQUIRED:  # further columns of the lines are labels
        frames[one.code] = read_sheet(folder / f"{one.code}.csv", one, problems, extra=one is sheets.LINES)
    for one in sheets.OPTIONAL:
        path = folder / f"{one.code}.csv"
        frames[one.code] = read_sheet(path, one, problems) if path.exists() else empty_frame(one)
    return frames


def read_problem(folder: Path) -> Problem:
    """The problem of a folder. Raises BadInput with every fault found."""
    problems = Problems()
    settings = read_settings(folder, problems)
    frames = frames_of(folder, problems)
    problems.stop_if_any()
    _check_references(frames, settings, problems)
    problems.stop_if_any()
    return _problem(settings, frames)


def read_settings(folder: Path, problems: Problems) -> Settings:
    """`settings.json`, each key checked; defaults are those of the format."""
    given = read_json(folder / SETTINGS)
    if not isinstance(given, dict):
        problems.add(SETTINGS, 1, "", say("", "нысан керек.", "нужен объект.", "an object is wanted."))
        return Settings()
    known = {"years", "group_min", "group_max", "segments", "oversupply", "change", "opening", "gap", "seconds"}
    for key in sorted(set(given) - known):
        problems.add(
            SETTINGS,
            None,
            key,
            say(
                key,
                "мұндай баптау жоқ немесе әзірге қолданылмайды. Өшіріңіз.",
                "такой настройки нет, или она пока не поддерживается. Уберите её.",
                "there is no such setting, or it is not served yet. Take it away.",
            ),
        )
    made = Settings(
        years=_whole(given, "years", 1, 1, 20, problems),
        group_min=_whole(given, "group_min", 15, 1, 1000, problems),
        group_max=_whole(given, "group_max", 25, 1, 1000, problems),
        segments=_segments(given, problems),
        oversupply=_fraction(given, "oversupply", "0.35", problems),
        change=_fraction(given, "change", "0.4", problems),
        opening=_fraction(given, "opening", "3", problems),
        gap=_fraction(given, "gap", "0.001", problems),
        seconds=_whole(given, "seconds", 60, 1, 86_400, problems),
    )
    if made.group_min > made.group_max:
        problems.add(SETTINGS, None, "group_min", sheets.TOO_LARGE_GROUP)
    return made


def _whole(given: dict[str, Any], key: str, default: int, least: int, most: int, problems: Problems) -> int:
    value = given.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        text = f"{least}..{most}"
        words = say(str(value), f"бүтін сан керек: {text}.", f"нужно целое число: {text}.", f"a whole number {text}.")
        problems.add(SETTINGS, None, key, words)
        return default
    return value


def _fraction(given: dict[str, Any], key: str, default: str, problems: Problems) -> Fraction:
    value = _exact(given.get(key, default))
    if value is None or value < 0:
        words = say(str(given[key]), "теріс емес сан керек.", "нужно неотрицательное число.", "a number from 0 up.")
        problems.add(SETTINGS, None, key, words)
        return Fraction(default)
    return value


def _exact(value: Any) -> Fraction | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        return Fraction(Decimal(str(value)))
    except (InvalidOperation, ValueError, OverflowError):
        return None


def _segments(given: dict[str, Any], problems: Problems) -> tuple[tuple[Fraction, Fraction], ...]:
    raw = given.get("segments", [["0.6", "1"], ["0.25", "0.8"], ["0.15", "0.5"]])
    try:
        pairs = [(_exact(share), _exact(worth)) for share, worth in raw]
    except (TypeError, ValueError):
        pairs = [(None, None)]
    made = tuple((share, worth) for share, worth in pairs if share is not None and worth is not None)
    worths = [worth for _, worth in made]
    good = (
        len(made) == len(pairs) > 0
        and all(share > 0 for share, _ in made)
        and sum(share for share, _ in made) <= 1
        and worths == sorted(worths, reverse=True)
        and worths[-1] >= 0
    )
    if not good:
        words = say(
            str(raw),
            "[[үлес, құны], ...] керек: үлестер 0-ден үлкен, қосындысы 1-ден аспайды, құны өспейді.",
            "нужно [[доля, вес], ...]: доли больше 0, в сумме не больше 1, веса не возрастают.",
            "[[share, worth], ...] is wanted: shares over 0 adding up to 1 at most, worths not rising.",
        )
        problems.add(SETTINGS, None, "segments", words)
        return ((Fraction(1), Fraction(1)),)
    return made


def _check_references(frames: dict[str, pl.DataFrame], settings: Settings, problems: Problems) -> None:
    lines, crosswalk = frames["lines"], frames["crosswalk"]
    known_lines = set(lines["line"].to_list())
    specialties = set(crosswalk["specialty"].to_list())
    for row, code in lines.select(ROW, "specialty").iter_rows():
        if code not in specialties:
            problems.add("lines.csv", row, "specialty", NO_CROSSWALK.format(code=code))
    smaller = lines.with_columns(
        pl.col("group_min").fill_null(settings.group_min), pl.col("group_max").fill_null(settings.group_max)
    )
    for row in smaller.filter(pl.col("group_min") > pl.col("group_max"))[ROW].to_list():
        problems.add("lines.csv", row, "group_min", sheets.TOO_LARGE_GROUP)
    fundings = set(frames["budgets"]["funding"].to_list())
    _unknown(lines, "lines.csv", "funding", fundings, "budgets.csv", problems)
    _unknown(frames["uses"], "uses.csv", "line", known_lines, "lines.csv", problems)
    resources = set(frames["resources"]["resource"].to_list())
    _unknown(frames["uses"], "uses.csv", "resource", resources, "resources.csv", problems)
    limits = set(frames["limits"]["limit"].to_list())
    _unknown(frames["limit_lines"], "limit_lines.csv", "limit", limits, "limits.csv", problems)
    _unknown(frames["limit_lines"], "limit_lines.csv", "line", known_lines, "lines.csv", problems)
    for row in frames["limits"].filter(pl.col("year") > settings.years)[ROW].to_list():
        problems.add("limits.csv", row, "year", BEYOND_YEARS.format(years=settings.years))


def _unknown(frame: pl.DataFrame, file: str, column: str, known: set[str], where: str, problems: Problems) -> None:
    for row, code in frame.select(ROW, column).iter_rows():
        if code not in known:
            problems.add(file, row, column, UNKNOWN.format(code=code, file=where))


def _problem(settings: Settings, frames: dict[str, pl.DataFrame]) -> Problem:
    lines = tuple(_line(row, settings) for row in frames["lines"].iter_rows(named=True))
    number = {line.name: place for place, line in enumerate(lines)}
    crosswalk: dict[str, list[tuple[str, Fraction]]] = {}
    for row in frames["crosswalk"].iter_rows(named=True):
        crosswalk.setdefault(row["specialty"], []).append((row["occupation"], Fraction(row["share"])))
    mobility: dict[str, list[tuple[str, Fraction]]] = {}
    for row in frames["mobility"].iter_rows(named=True):
        mobility.setdefault(row["from"], []).append((row["to"], Fraction(row["share"])))
    uses: dict[int, list[Use]] = {}
    for row in frames["uses"].iter_rows(named=True):
        one = Use(row["resource"], Fraction(row["per_group"]), Fraction(row["per_place"]))
        uses.setdefault(number[row["line"]], []).append(one)
    members: dict[str, list[int]] = {}
    for row in frames["limit_lines"].iter_rows(named=True):
        members.setdefault(row["limit"], []).append(number[row["line"]])
    cells = _cells(frames)
    resources = frames["resources"]
    return Problem(
        settings=settings,
        lines=lines,
        crosswalk={key: tuple(value) for key, value in crosswalk.items()},
        mobility={key: tuple(value) for key, value in mobility.items()},
        cells=cells,
        resources={(r["resource"], r["year"]): Fraction(r["amount"]) for r in resources.iter_rows(named=True)},
        resource_names={r["resource"]: r["name"] or r["resource"] for r in resources.iter_rows(named=True)},
        uses={key: tuple(value) for key, value in uses.items()},
        budgets={(r["funding"], r["year"]): r["amount"] for r in frames["budgets"].iter_rows(named=True)},
        limits=tuple(_limit(row, members) for row in frames["limits"].iter_rows(named=True)),
        last_year=frames["needs"]["year"].max() or 0,  # type: ignore[arg-type]
    )


def _line(row: dict[str, Any], settings: Settings) -> Line:
    return Line(
        name=row["line"],
        college=row["college"],
        district=row["district"],
        specialty=row["specialty"],
        funding=row["funding"],
        term=row["term"],
        cost=row["cost"],
        survival=Fraction(row["survival"]),
        entry=Fraction(row["entry"]),
        applicants=row["applicants"],
        last=row["last"],
        max_groups=row["max_groups"],
        group_min=row["group_min"] or settings.group_min,
        group_max=row["group_max"] or settings.group_max,
    )


def _limit(row: dict[str, Any], members: dict[str, list[int]]) -> Limit:
    def bound(name: str) -> Fraction | None:
        return None if row[name] is None else Fraction(row[name])

    return Limit(
        row["limit"],
        row["name"] or row["limit"],
        row["year"],
        bound("at_least"),
        bound("at_most"),
        row["counts"],
        bound("soft_price"),
        tuple(members.get(row["limit"], ())),
    )


def _cells(frames: dict[str, pl.DataFrame]) -> dict[Cell, Demand]:
    """Cells of the needs, the scenarios and the supply; scenarios take the place of the need."""
    supply = {
        (row["occupation"], row["district"], row["year"]): Fraction(row["supply"])
        for row in frames["supply"].iter_rows(named=True)
    }
    values: dict[Cell, Fraction] = {}
    needs: dict[Cell, tuple[Fraction, ...]] = {}
    for row in frames["needs"].iter_rows(named=True):
        cell = (row["occupation"], row["district"], row["year"])
        values[cell], needs[cell] = Fraction(row["value"]), (Fraction(row["need"]),)
    scenarios = frames["scenarios"]
    if scenarios.height:
        # A scenario that does not name a cell needs nobody there.
        places = {
            name: place for place, name in enumerate(scenarios["scenario"].unique(maintain_order=True).to_list())
        }
        drawn: dict[Cell, list[Fraction]] = {}
        for row in scenarios.iter_rows(named=True):
            cell = (row["occupation"], row["district"], row["year"])
            drawn.setdefault(cell, [Fraction(0)] * len(places))[places[row["scenario"]]] = Fraction(row["need"])
        needs = {cell: tuple(drawn.get(cell, [Fraction(0)] * len(places))) for cell in {**needs, **drawn}}
    zero = Fraction(0)
    return {
        cell: Demand(needs.get(cell, (zero,)), values.get(cell, zero), supply.get(cell, zero))
        for cell in {**needs, **supply}
    }
