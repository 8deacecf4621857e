"""An admission folder into a problem of arrays: every reference and order checked, every fault told at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from sheber.admission.bridge import sheets
from sheber.admission.bridge.quick import Lists, People, in_draw_order, read_lists, read_people
from sheber.kernel.exchange import BadInput, Problems, Sheet, check_names, read_json, read_sheet
from sheber.kernel.exchange.advice import say
from sheber.kernel.exchange.folder import need_folder
from sheber.kernel.exchange.read import ROW
from sheber.kernel.words import Words
from sheber.science.admission.draw import draw_numbers
from sheber.science.admission.problem import Problem

RULES = "rules.json"
OPEN = "open"
SHOWN = 50
MOST_RIGHTS = 60

UNKNOWN = Words(
    "«{code}» {file} файлында жоқ. Кодты түзетіңіз немесе сол файлға жол қосыңыз.",
    "«{code}» нет в {file}. Исправьте код или добавьте строку в тот файл.",
    "“{code}” is not in {file}. Mend the code, or add a row to that file.",
)
GAP = Words(
    "таңдау нөмірлері 1-ден бастап үзіліссіз болуы керек: {wanted} күтілді, {found} тұр.",
    "номера выборов должны идти подряд с 1: ожидался {wanted}, стоит {found}.",
    "choices must be numbered from 1 without gaps: {wanted} was expected, {found} stands here.",
)
TWICE = Words(
    "бір талапкер «{code}» бағдарламасын екі рет таңдаған. Біреуін өшіріңіз.",
    "абитуриент выбрал «{code}» дважды. Удалите одну строку.",
    "the applicant chose “{code}” twice. Delete one row.",
)
NO_OPEN = Words(
    "«{code}» бағдарламасында open жолы жоқ. Қосыңыз (орын саны 0 болуы мүмкін).",
    "у программы «{code}» нет строки open. Добавьте её (мест может быть 0).",
    "programme “{code}” has no row for its open pool. Add one (seats may be 0).",
)
SAME_ORDER = Words(
    "бұл рет нөмірі басқа құқықта да бар. Реттер қайталанбауы керек.",
    "такой порядковый номер уже у другого права. Номера не повторяются.",
    "another right has this order already. Orders are unique.",
)
NOT_PERMUTATION = Words(
    "lottery бағаны 1..{n} сандарының орын ауыстыруы болуы керек.",
    "столбец lottery должен быть перестановкой чисел 1..{n}.",
    "the column lottery must be a permutation of 1..{n}.",
)


NOT_ON_LIST = Words(
    "талапкер {code} бұл орынды тізімінде жазбаған: ұстаушы өз тізіміндегі орынды ғана ұстайды.",
    "этого места нет в списке абитуриента {code}: держать можно только место из своего списка.",
    "this place is not on the list of applicant {code}: only a place on the own list can be held.",
)
TOO_MANY = Words(
    "орыннан көп адам ұстап тұр: орын {seats}, ұстаушы {held}.",
    "держателей больше, чем мест: мест {seats}, держателей {held}.",
    "more people hold the pool than it has seats: {held} of {seats}.",
)


@dataclass(frozen=True)
class Market:
    """The arrays and the names behind their numbers. `order[k]` is the row (in applicants.csv) of draw number k+1."""

    problem: Problem
    rules: dict[str, Any]
    applicants: list[str]  # in the file's order
    number: np.ndarray  # draw number from 0, by row of applicants.csv
    programmes: list[str]
    pools: list[tuple[str, str]]  # (programme, pool), in the order of seats.csv
    rights: list[str]  # in the printed order


def path_of(folder: Path, one: Sheet) -> Path:
    """The sheet's file: CSV, or Parquet where only that is there."""
    parquet = folder / f"{one.code}.parquet"
    return parquet if parquet.exists() and not (folder / f"{one.code}.csv").exists() else folder / f"{one.code}.csv"


def need_inputs(folder: Path) -> None:
    """A folder whose files a match reads, none of them mistyped or in another form. Raises BadInput."""
    need_folder(folder)
    problems = Problems()
    check_names(folder, [*sheets.INPUTS, *sheets.BESIDE], problems, every=False)
    problems.stop_if_any()


def read_market(folder: Path) -> Market:
    """Read and check a folder. Raises BadInput with every fault found."""
    problems = Problems()
    rules = _read_rules(folder, problems)
    frames = {one.code: read_sheet(path_of(folder, one), one, problems) for one in (sheets.SEATS, sheets.RIGHTS)}
    if not problems:
        _check_seats(frames["seats"], frames["rights"], problems)
    market = None if problems else _quick_market(folder, rules, frames)
    if market is not None:
        return _with_holders(folder, market)
    for one in (sheets.APPLICANTS, sheets.APPLICATIONS):
        frames[one.code] = read_sheet(path_of(folder, one), one, problems)
    problems.stop_if_any()
    _check(frames, problems)
    problems.stop_if_any()
    people = _careful_people(frames)
    return _with_holders(folder, _market(rules, frames, people, _numbers(rules, people), _careful_lists(frames)))


def _with_holders(folder: Path, market: Market) -> Market:
    """A next round: the places held before, from holders.csv where it is there. Raises BadInput."""
    path = path_of(folder, sheets.HOLDERS)
    if not path.is_file():
        return market
    problems = Problems()
    frame = read_sheet(path, sheets.HOLDERS, problems)
    problems.stop_if_any()
    problem = market.problem
    rows = {code: row for row, code in enumerate(market.applicants)}
    pools = {pool: place for place, pool in enumerate(market.pools)}
    holds = np.full(problem.applicants, -1, dtype=np.int32)
    for row, code, programme, pool in frame.select(ROW, "applicant", "programme", "pool").iter_rows():
        place = pools.get((programme, pool), -1)
        if code not in rows:
            problems.add(path.name, row, "applicant", UNKNOWN.format(code=code, file="applicants.csv"))
        elif place < 0:
            problems.add(path.name, row, "pool", UNKNOWN.format(code=f"{programme} {pool}", file="seats.csv"))
        elif not _is_listed(problem, int(market.number[rows[code]]), place):
            problems.add(path.name, row, "programme", NOT_ON_LIST.format(code=code))
        else:
            holds[market.number[rows[code]]] = place
    held = np.bincount(holds[holds >= 0], minlength=len(market.pools))
    for place in np.flatnonzero(held > problem.seats).tolist():
        words = TOO_MANY.format(seats=int(problem.seats[place]), held=int(held[place]))
        problems.add(path.name, None, "{} {}".format(*market.pools[place]), words)
    problems.stop_if_any()
    return replace(market, problem=replace(problem, holds=holds))


def _is_listed(problem: Problem, person: int, pool: int) -> bool:
    """Whether the pool stands in the person's virtual list."""
    mine = problem.programme[problem.offset[person] : problem.offset[person + 1]]
    if (problem.open_pool[mine] == pool).any():
        return True
    for right in range(len(problem.kept)):
        if (problem.kept[right][mine] == pool).any():
            return bool((problem.rights[person] >> right) & 1) or bool(
                problem.released[right][mine[problem.kept[right][mine] == pool][0]]
            )
    return False


def _quick_market(folder: Path, rules: dict[str, Any], frames: dict[str, pl.DataFrame]) -> Market | None:
    people = read_people(path_of(folder, sheets.APPLICANTS), _printed(frames["rights"]))
    if people is None:
        return None
    with ThreadPoolExecutor(1) as beside:  # the draw is Python's work, the reading is not: two processors share it
        number = beside.submit(_numbers, rules, people)
        lists = read_lists(path_of(folder, sheets.APPLICATIONS), people.codes, _programmes(frames["seats"]))
        return None if lists is None else _market(rules, frames, people, number.result(), lists)


def _numbers(rules: dict[str, Any], people: People) -> np.ndarray:
    """Draw numbers from 0, by row of applicants.csv."""
    drawn = draw_numbers(rules["seed"], people.listed) if people.lottery is None else people.lottery
    return np.asarray(drawn, dtype=np.int64) - 1


def _programmes(seats: pl.DataFrame) -> list[str]:
    return seats.filter(pl.col("pool") == OPEN)["programme"].to_list()


def _printed(rights: pl.DataFrame) -> list[str]:
    return rights.sort("order")["right"].to_list()


def _read_rules(folder: Path, problems: Problems) -> dict[str, Any]:
    try:
        rules = read_json(folder / RULES)
    except BadInput as error:
        for one in error.problems:
            problems.add(one.file, one.row, one.column, one.words)
        return {}
    if not isinstance(rules, dict):
        problems.add(RULES, 1, "", say("", "нысан керек.", "нужен объект.", "an object is wanted."))
        return {}
    for key in ("version", "seed"):
        if not isinstance(rules.get(key), str) or not rules[key]:
            words = say(key, "мәтін керек.", "нужен непустой текст.", "a text that is not empty is wanted.")
            problems.add(RULES, None, key, words)
    return rules


def _check_seats(seats: pl.DataFrame, rights: pl.DataFrame, problems: Problems) -> None:
    for row in rights.filter(~pl.col("order").is_first_distinct())[ROW].to_list():
        problems.add("rights.csv", row, "order", SAME_ORDER)
    if rights.height > MOST_RIGHTS:
        words = say(str(rights.height), "құқық тым көп.", "прав слишком много.", "too many rights.")
        problems.add("rights.csv", None, "right", words)
    known_pools = pl.Series([OPEN, *rights["right"].to_list()])
    _unknown(seats, "seats.csv", "pool", known_pools, "rights.csv", problems)
    opened = seats.filter(pl.col("pool") == OPEN)["programme"]
    lacking = seats.filter(~pl.col("programme").is_in(opened.implode())).unique("programme", maintain_order=True)
    for row, code in lacking.select(ROW, "programme").head(SHOWN).iter_rows():
        problems.add("seats.csv", row, "pool", NO_OPEN.format(code=code))


def _check(frames: dict[str, pl.DataFrame], problems: Problems) -> None:
    rights, applicants, applications = frames["rights"], frames["applicants"], frames["applications"]
    opened = frames["seats"].filter(pl.col("pool") == OPEN)["programme"]
    held = applicants.select(ROW, pl.col("rights").str.split(" ")).explode("rights").drop_nulls()
    _unknown(held, "applicants.csv", "rights", rights["right"], "rights.csv", problems)
    _check_lottery(applicants, problems)
    _unknown(applications, "applications.csv", "applicant", applicants["applicant"], "applicants.csv", problems)
    _unknown(applications, "applications.csv", "programme", opened, "seats.csv", problems)
    _check_choices(applications, problems)


def _unknown(frame: pl.DataFrame, file: str, column: str, known: pl.Series, where: str, problems: Problems) -> None:
    wrong = frame.filter(~pl.col(column).is_in(known.implode()))
    for row, code in wrong.select(ROW, column).head(SHOWN).iter_rows():
        problems.add(file, row, column, UNKNOWN.format(code=code, file=where))
    problems.total += max(wrong.height - SHOWN, 0)


def _check_lottery(applicants: pl.DataFrame, problems: Problems) -> None:
    lottery = applicants["lottery"]
    if lottery.null_count() == len(lottery):
        return
    good = lottery.is_between(1, len(lottery)) & lottery.is_first_distinct()
    for row in applicants.filter(~good.fill_null(value=False))[ROW].head(SHOWN).to_list():
        problems.add("applicants.csv", row, "lottery", NOT_PERMUTATION.format(n=len(lottery)))


def _check_choices(applications: pl.DataFrame, problems: Problems) -> None:
    ordered = applications.sort("applicant", "choice", maintain_order=True).with_columns(
        (pl.int_range(pl.len()).over("applicant") + 1).alias("wanted")
    )
    gaps = ordered.filter(pl.col("choice") != pl.col("wanted")).unique("applicant", keep="first", maintain_order=True)
    for row, wanted, found in gaps.select(ROW, "wanted", "choice").head(SHOWN).iter_rows():
        problems.add("applications.csv", row, "choice", GAP.format(wanted=wanted, found=found))
    problems.total += max(gaps.height - SHOWN, 0)
    twice = applications.filter(~pl.struct("applicant", "programme").is_first_distinct())
    for row, code in twice.select(ROW, "programme").head(SHOWN).iter_rows():
        problems.add("applications.csv", row, "programme", TWICE.format(code=code))
    problems.total += max(twice.height - SHOWN, 0)


def _market(
    rules: dict[str, Any], frames: dict[str, pl.DataFrame], people: People, number: np.ndarray, lists: Lists
) -> Market:
    seats = frames["seats"]
    rights, programmes = _printed(frames["rights"]), _programmes(seats)
    order = np.empty_like(number)
    order[number] = np.arange(len(number))
    pools = list(zip(seats["programme"].to_list(), seats["pool"].to_list(), strict=True))
    open_pool, kept, released = _pool_table(programmes, pools, seats["released"].to_list(), rights)
    problem = Problem(
        *in_draw_order(lists.offset, lists.programme, lists.points, order),
        people.rights[order],
        open_pool,
        kept,
        released,
        seats["seats"].to_numpy().astype(np.int64),
    )
    return Market(problem, rules, people.listed, number, programmes, pools, rights)


def _pool_table(
    programmes: list[str], pools: list[tuple[str, str]], told: list[bool | None], rights: list[str]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    number = {code: place for place, code in enumerate(programmes)}
    which = {code: place for place, code in enumerate(rights)}
    open_pool = np.full(len(programmes), -1, dtype=np.int32)
    kept = np.full((len(rights), len(programmes)), -1, dtype=np.int32)
    released = np.zeros((len(rights), len(programmes)), dtype=bool)
    for place, (programme, pool) in enumerate(pools):
        if pool == OPEN:
            open_pool[number[programme]] = place
        else:
            kept[which[pool], number[programme]] = place
            released[which[pool], number[programme]] = bool(told[place])
    return open_pool, kept, released


def _careful_people(frames: dict[str, pl.DataFrame]) -> People:
    """The same from frames that were checked."""
    applicants = frames["applicants"]
    bit = {code: 1 << place for place, code in enumerate(_printed(frames["rights"]))}
    held = [sum({bit[code] for code in text.split(" ")}) if text else 0 for text in applicants["rights"].to_list()]
    lottery = applicants["lottery"]
    given = None if lottery.null_count() == len(lottery) else lottery.to_numpy()
    return People(applicants["applicant"], np.array(held, dtype=np.int64), given)


def _careful_lists(frames: dict[str, pl.DataFrame]) -> Lists:
    """The same from frames that were checked: any order of rows, any letters."""
    codes, programmes = frames["applicants"]["applicant"], _programmes(frames["seats"])
    people = pl.DataFrame({"applicant": codes, "person": pl.int_range(len(codes), eager=True)})
    known = pl.DataFrame(
        {"programme": pl.Series(programmes, dtype=pl.String), "number": pl.int_range(len(programmes), eager=True)}
    )
    joined = (
        frames["applications"]
        .join(people, on="applicant", how="left")
        .join(known, on="programme", how="left")
        .sort("person", "choice")
    )
    owner = joined["person"].to_numpy() if joined.height else np.zeros(0, int)
    offset = np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=len(codes)))]).astype(np.int64)
    return Lists(offset, joined["number"].to_numpy().astype(np.int32), joined["points"].to_numpy().astype(np.int64))
