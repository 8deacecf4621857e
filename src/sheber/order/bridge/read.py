"""A planning folder into a problem: every file read, every reference found, every problem told at once."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from sheber.kernel.exchange import Problems, bounded_decimal, check_names, empty_frame, read_json, read_sheet
from sheber.kernel.exchange.advice import say
from sheber.kernel.exchange.read import ROW
from sheber.kernel.words import Words
from sheber.order.bridge import sheets
from sheber.order.bridge.names import names_in
from sheber.science.order.problem import AMOUNT_UNIT, NEED_UNIT, Cells, Limit, Line, Problem, Settings, Use

SETTINGS = "settings.json"
NAMES = [SETTINGS, "datapackage.json", *(f"{one.code}.csv" for one in (*sheets.REQUIRED, *sheets.OPTIONAL))]
MOST_PRICE = 1_000_000  # jobs
PLACES = 12
FINEST = 10**PLACES
MOST_SEGMENTS = 100

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
NO_LINES = Words(
    "«{code}» шегінің limit_lines.csv файлында бірде-бір жолы жоқ. Жолдарын қосыңыз немесе шекті өшіріңіз.",
    "у предела «{code}» нет ни одной строки в limit_lines.csv. Добавьте строки или уберите предел.",
    "limit “{code}” has no row in limit_lines.csv. Add its lines, or take the limit away.",
)
NO_NEED = Words(
    "мұндай кәсіп, аудан, жыл needs.csv файлында жоқ, сондықтан құны белгісіз. Сол файлға жол қосыңыз.",
    "такого занятия, района и года нет в needs.csv, поэтому ценность неизвестна. Добавьте строку в тот файл.",
    "this occupation, district and year is not in needs.csv, so its value is unknown. Add a row to that file.",
)
KNOWN = {
    "years", "group_min", "group_max", "segments", "oversupply", "change", "opening", "gap", "seconds", "outlook", "cvar",
}  # fmt: skip


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
    check_names(folder, NAMES, problems, every=False)
    problems.stop_if_any()
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
    for key in sorted(set(given) - KNOWN):
        problems.add(
            SETTINGS,
            None,
            key,
            say(
                key,
                "мұндай баптау жоқ. Атауын түзетіңіз немесе өшіріңіз.",
                "такой настройки нет. Исправьте название или уберите её.",
                "there is no such setting. Mend its name or take it away.",
            ),
        )
    share, weight = _risk(given, problems)
    made = Settings(
        years=_count(given, "years", 1, 1, 20, problems),
        group_min=_count(given, "group_min", 15, 1, 1000, problems),
        group_max=_count(given, "group_max", 25, 1, 1000, problems),
        segments=_segments(given, problems),
        oversupply=_fraction(given, "oversupply", "0.35", problems),
        change=_fraction(given, "change", "0.4", problems),
        opening=_fraction(given, "opening", "3", problems),
        gap=_fraction(given, "gap", "0.001", problems),
        seconds=_count(given, "seconds", 60, 1, 86_400, problems),
        outlook=_count(given, "outlook", 0, 0, 20, problems),
        cvar_share=share,
        cvar_weight=weight,
    )
    if made.group_min > made.group_max:
        problems.add(SETTINGS, None, "group_min", sheets.TOO_LARGE_GROUP)
    return made


def _count(given: dict[str, Any], key: str, default: int, least: int, most: int, problems: Problems) -> int:
    value = given.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        text = f"{least}..{most}"
        words = say(str(value), f"бүтін сан керек: {text}.", f"нужно целое число: {text}.", f"a whole number {text}.")
        problems.add(SETTINGS, None, key, words)
        return default
    return value


def _fraction(given: dict[str, Any], key: str, default: str, problems: Problems) -> Fraction:
    value = bounded_decimal(given.get(key, default), 0, MOST_PRICE)
    if value is None or value.denominator > FINEST:
        words = say(
            str(given[key]),
            f"0 мен {MOST_PRICE} аралығындағы сан керек, үтірден кейін көп дегенде {PLACES} таңба.",
            f"нужно число от 0 до {MOST_PRICE}, не больше {PLACES} знаков после запятой.",
            f"a number from 0 to {MOST_PRICE} with {PLACES} decimals at most is wanted.",
        )
        problems.add(SETTINGS, None, key, words)
        return Fraction(default)
    return value


def _risk(given: dict[str, Any], problems: Problems) -> tuple[Fraction, Fraction]:
    """`"cvar": {"share": 0.1, "weight": 0.3}`: the worst tenth of the scenarios counts three tenths of the worth."""
    raw = given.get("cvar")
    if raw is None:
        return Fraction(1), Fraction(0)
    good = isinstance(raw, dict) and set(raw) == {"share", "weight"}
    share, weight = (bounded_decimal(raw[name], 0, 1) if good else None for name in ("share", "weight"))
    if not share or weight is None or max(share.denominator, weight.denominator) > FINEST:
        words = say(
            str(raw),
            "{'share': 0-ден 1-ге дейін, 'weight': 0..1} керек.",
            "нужно {'share': от 0 до 1, 'weight': 0..1}.",
            "{'share': over 0 up to 1, 'weight': 0..1} is wanted.",
        )
        problems.add(SETTINGS, None, "cvar", words)
        return Fraction(1), Fraction(0)
    return share, weight


def _segments(given: dict[str, Any], problems: Problems) -> tuple[tuple[Fraction, Fraction], ...]:
    raw = given.get("segments", [["0.6", "1"], ["0.25", "0.8"], ["0.15", "0.5"]])
    try:
        pairs = [(bounded_decimal(share), bounded_decimal(worth, 0, MOST_PRICE)) for share, worth in raw]
    except (TypeError, ValueError):
        pairs = [(None, None)]
    made = tuple((share, worth) for share, worth in pairs if share is not None and worth is not None)
    worths = [worth for _, worth in made]
    good = (
        len(made) == len(pairs)
        and 0 < len(pairs) <= MOST_SEGMENTS
        and all(one.denominator <= FINEST for pair in made for one in pair)
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
    known_limits = set(frames["limit_lines"]["limit"].to_list())
    for row, code in frames["limits"].select(ROW, "limit").iter_rows():
        if code not in known_limits:
            problems.add("limits.csv", row, "limit", NO_LINES.format(code=code))
    cells = ["occupation", "district", "year"]
    for row in frames["scenarios"].join(frames["needs"], on=cells, how="anti")[ROW].to_list():
        problems.add("scenarios.csv", row, "occupation", NO_NEED)
    for row in frames["limits"].filter(pl.col("year") > settings.span)[ROW].to_list():
        problems.add("limits.csv", row, "year", BEYOND_YEARS.format(years=settings.span))


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
        names=names_in(frames),
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
        region=row.get("region") or "",
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


def _cells(frames: dict[str, pl.DataFrame]) -> Cells:
    """Cells of the needs, the scenarios and the supply; scenarios take the place of the need."""
    key = ["occupation", "district", "year"]
    needs = frames["needs"].select(*key, "need", "value")
    supply = frames["supply"].select(*key, "supply")
    scenarios = frames["scenarios"].select("scenario", *key, "need")
    every = pl.concat([needs.select(key), supply.select(key), scenarios.select(key)]).unique(maintain_order=True)
    cells = every.join(needs, on=key, how="left", maintain_order="left")
    cells = cells.join(supply, on=key, how="left", maintain_order="left")
    occupations, districts = (sorted(cells[name].unique().to_list()) for name in key[:2])
    drawn = _whole(cells["need"], NEED_UNIT).reshape(-1, 1)
    if scenarios.height:  # a scenario that does not name a cell needs nobody there
        names = scenarios["scenario"].unique(maintain_order=True).to_list()
        drawn = np.zeros((cells.height, len(names)), dtype=np.int64)
        numbered = scenarios.join(every.with_row_index("_cell"), on=key, how="left", maintain_order="left")
        place = numbered["scenario"].replace_strict(names, list(range(len(names))), return_dtype=pl.Int64)
        drawn[numbered["_cell"].to_numpy(), place.to_numpy()] = _whole(numbered["need"], NEED_UNIT)
    return Cells(
        tuple(occupations), tuple(districts), _codes(cells["occupation"], occupations),
        _codes(cells["district"], districts), cells["year"].to_numpy().astype(np.int32), drawn,
        _whole(cells["value"], AMOUNT_UNIT), _whole(cells["supply"], AMOUNT_UNIT),
    )  # fmt: skip


def _codes(column: pl.Series, names: list[str]) -> np.ndarray:
    if not names:
        return np.zeros(0, dtype=np.int32)
    return column.replace_strict(names, list(range(len(names))), return_dtype=pl.Int32).to_numpy()


def _whole(column: pl.Series, unit: int) -> np.ndarray:
    """Decimals as whole numbers of 1/unit; nothing is nought."""
    return (column.cast(pl.Decimal(38, 6)).fill_null(0) * unit).cast(pl.Int64).to_numpy()
