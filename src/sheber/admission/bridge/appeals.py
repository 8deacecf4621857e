"""Appeals as changed rows: what differs from the sealed inputs, why, and what it changed in the results.

`appeals.csv` beside the inputs lists every cell that an appeal changed, with its value before and after and the act.
Undoing the list gives the rows that were sealed: so the root still proves that nothing else was changed.
"""

import hashlib
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from sheber.admission.bridge import sheets
from sheber.admission.bridge.read import UNKNOWN, path_of, read_market
from sheber.kernel.exchange import Problems, read_sheet
from sheber.kernel.exchange.advice import say
from sheber.kernel.exchange.folder import INPUT, made_whole, need_folder
from sheber.kernel.exchange.read import ROW
from sheber.kernel.words import Words

VERDICTS = ("gained", "lost", "same", "came", "left")
FEW = 5  # the cut-off of so few people is not printed for everybody: it would be somebody's points
NO_PROGRAMME = Words(
    "балл апелляциясында бағдарлама керек, құқықта болмауы керек.",
    "при апелляции по баллам нужна программа, по правам её быть не должно.",
    "an appeal about points names a programme, one about rights does not.",
)
STANDS = Words(
    "кірісте «{found}» тұр, ал мұнда «{told}» жазылған.",
    "во входных данных стоит «{found}», а здесь указано «{told}».",
    "the inputs say “{found}”, while this row says “{told}”.",
)
NOTHING = Words(
    "before мен after бірдей: апелляция ештеңе өзгертпейді. Жолды өшіріңіз.",
    "before и after одинаковы: апелляция ничего не меняет. Удалите строку.",
    "before and after are equal: this appeal changes nothing. Delete the row.",
)
NOT_CHOSEN = Words(
    "талапкер {code} бұл бағдарламаны таңдамаған.",
    "абитуриент {code} не выбирал эту программу.",
    "applicant {code} did not choose this programme.",
)


@dataclass(frozen=True)
class _Inputs:
    """The two tables that an appeal can change, as `read_sheet` gives them."""

    people: pl.DataFrame
    lists: pl.DataFrame


def input_of(folder: Path) -> Path:
    """The inputs of a sealed result, or the folder itself where it holds inputs. Raises BadInput."""
    need_folder(folder)
    inner = folder / INPUT
    return inner if inner.is_dir() else folder


def is_appealed(folder: Path) -> bool:
    """Whether appeals changed these inputs."""
    return path_of(folder, sheets.APPEALS).is_file()


def count_appeals(folder: Path) -> int:
    """How many cells the appeals of a folder changed, each checked against the inputs. Raises BadInput."""
    if not is_appealed(folder):
        return 0
    problems = Problems()
    inputs = _read(folder, problems)
    problems.stop_if_any()
    as_sealed(folder, inputs.people, inputs.lists)
    return _read_appeals(path_of(folder, sheets.APPEALS), problems).height


def as_sealed(folder: Path, people: pl.DataFrame, lists: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows of applicants and applications as they were sealed: every appeal of the folder undone.

    Raises BadInput where an appeal's `after` is not what stands in the inputs.
    """
    if not is_appealed(folder):
        return people, lists
    problems = Problems()
    path = path_of(folder, sheets.APPEALS)
    appeals = _read_appeals(path, problems)
    _check(path.name, appeals, _Inputs(people, lists), "after", problems)
    problems.stop_if_any()
    undone = _changed(_Inputs(people, lists), appeals, "before")
    return undone.people, undone.lists


def apply_appeals(folder: Path, appeals: Path, out: Path) -> dict[str, int]:
    """Write the inputs of `folder` (a sealed folder or a result) with the appeals applied into `out`; gives counts.

    The list of appeals goes along; an appeal about a cell that was appealed before replaces it there and keeps the
    value that was sealed. Raises BadInput.
    """
    source = input_of(folder)
    problems = Problems()
    inputs = _read(source, problems)
    new = _read_appeals(appeals, problems)
    problems.stop_if_any()
    as_sealed(source, inputs.people, inputs.lists)
    _check(appeals.name, new, inputs, "before", problems)
    for row in new.filter(_told("before") == _told("after"))[ROW].to_list():
        problems.add(appeals.name, row, "after", NOTHING)
    problems.stop_if_any()
    changed = _changed(inputs, new, "after")
    old = _read_appeals(path_of(source, sheets.APPEALS), problems) if is_appealed(source) else new.clear()
    merged = _merged(old, new)
    with made_whole(out, marker=f"{sheets.APPEALS.code}.csv") as making:
        for name in sheets.INPUTS:
            if (source / name).is_file():
                shutil.copyfile(source / name, making / name)
        _write(making, sheets.APPLICANTS, inputs.people, changed.people)
        _write(making, sheets.APPLICATIONS, inputs.lists, changed.lists)
        path_of(making, sheets.APPEALS).unlink(missing_ok=True)
        columns = [column.name for column in sheets.APPEALS.columns]
        merged.select(columns).write_csv(making / "appeals.csv")
        read_market(making)  # every fault is told before anything is written
    return {
        "appeals": new.height,
        "points": new.filter(pl.col("field") == "points").height,
        "rights": new.filter(pl.col("field") == "rights").height,
        "in_all": merged.height,
    }


def _read(folder: Path, problems: Problems) -> _Inputs:
    people = read_sheet(path_of(folder, sheets.APPLICANTS), sheets.APPLICANTS, problems)
    return _Inputs(people, read_sheet(path_of(folder, sheets.APPLICATIONS), sheets.APPLICATIONS, problems))


def _read_appeals(path: Path, problems: Problems) -> pl.DataFrame:
    frame: pl.DataFrame = read_sheet(path, sheets.APPEALS, problems)
    for row, field, programme, *values in frame.select(ROW, "field", "programme", "before", "after").iter_rows():
        if field is not None and (field == "points") != (programme is not None):
            problems.add(path.name, row, "programme", NO_PROGRAMME)
        for column, value in zip(("before", "after"), values, strict=True):
            if field == "points" and not re.fullmatch(r"-?[0-9]{1,18}", value or ""):
                words = say(value or "", "бүтін сан керек.", "нужно целое число.", "a whole number is wanted.")
                problems.add(path.name, row, column, words)
    problems.stop_if_any()
    return frame


def _told(column: str) -> pl.Expr:
    """A value as it is compared: codes of rights in any order, points without leading zeros."""
    codes = pl.col(column).fill_null("").str.split(" ").list.eval(pl.element().filter(pl.element() != ""))
    points = pl.col(column).cast(pl.Int64, strict=False).cast(pl.String)
    return pl.when(pl.col("field") == "points").then(points).otherwise(codes.list.sort().list.join(" "))


def _check(name: str, appeals: pl.DataFrame, inputs: _Inputs, column: str, problems: Problems) -> None:
    """Whether what `column` says stands in the inputs, row by row."""
    people = appeals.join(
        inputs.people.select("applicant", pl.col("rights").alias("held"), is_person=True), on="applicant", how="left"
    )
    listed = inputs.lists.join(appeals, on=["applicant", "programme"], how="semi")
    points = listed.select("applicant", "programme", pl.col("points").cast(pl.String).alias("won"), is_chosen=True)
    found = (
        people.join(points, on=["applicant", "programme"], how="left")
        .with_columns(pl.when(pl.col("field") == "points").then("won").otherwise("held").alias("found"))
        .with_columns(_told("found").alias("found"), _told(column).alias("told"))
        .sort(ROW)
        .select(ROW, "applicant", "field", "is_person", "is_chosen", "found", "told")
    )
    for row, code, field, is_person, is_chosen, stands, told in found.iter_rows():
        if not is_person:
            problems.add(name, row, "applicant", UNKNOWN.format(code=code, file="applicants.csv"))
        elif field == "points" and not is_chosen:
            problems.add(name, row, "programme", NOT_CHOSEN.format(code=code))
        elif stands != told:
            problems.add(name, row, column, STANDS.format(found=stands, told=told))


def _changed(inputs: _Inputs, appeals: pl.DataFrame, column: str) -> _Inputs:
    """The inputs with what `column` says in every cell of the appeals; rows stay in their order."""
    new = appeals.select("applicant", "programme", "field", _told(column).alias("_new"))
    rights = new.filter(pl.col("field") == "rights").select("applicant", "_new", _is=True)
    points = new.filter(pl.col("field") == "points").select(
        "applicant", "programme", pl.col("_new").cast(pl.Int64), _is=True
    )
    people = inputs.people.join(rights, on="applicant", how="left", maintain_order="left").with_columns(
        pl.when(pl.col("_is")).then(pl.col("_new").replace({"": None})).otherwise("rights").alias("rights")
    )
    lists = inputs.lists.join(points, on=["applicant", "programme"], how="left", maintain_order="left").with_columns(
        pl.when(pl.col("_is")).then("_new").otherwise("points").alias("points")
    )
    return _Inputs(people.drop("_new", "_is"), lists.drop("_new", "_is"))


def _merged(old: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    """One row a cell: the value sealed, the last value, every act."""
    key = ["applicant", "field", "programme"]
    return (
        pl.concat([old, new])
        .group_by(key, maintain_order=True)
        .agg(
            pl.col("before").first(), pl.col("after").last(), pl.col("act").unique(maintain_order=True).str.join("; ")
        )
    )


def _write(folder: Path, sheet: Any, before: pl.DataFrame, after: pl.DataFrame) -> None:
    """The table again where it changed, in the kind of file that it was."""
    if before.equals(after):
        return
    path = path_of(folder, sheet)
    empty = {"lottery"} if sheet is sheets.APPLICANTS and after["lottery"].null_count() == after.height else set()
    kept = after.select([column.name for column in sheet.columns if column.name not in empty])
    if path.suffix == ".parquet":
        kept.write_parquet(path)
    else:
        kept.write_csv(path)


@dataclass(frozen=True)
class Difference:
    """What two results differ in: `public` for everybody, `people` (one row a person who moved) for those in charge."""

    public: dict[str, Any]
    people: pl.DataFrame


def difference(before: Path, after: Path) -> Difference:
    """What changed between two sealed results of one campaign. Raises BadInput.

    Public are counts and cut-offs, nobody's code; a cut-off of fewer than FEW admitted is withheld.
    """
    problems = Problems()
    first, second = (_result(folder, problems) for folder in (before, after))
    problems.stop_if_any()
    people = _moves(first[0], second[0])
    public = {
        "before": _digest(before),
        "after": _digest(after),
        "appeals": count_appeals(input_of(after)) - count_appeals(input_of(before)),
        "applicants": {"before": first[0].height, "after": second[0].height},
        "placed": {"before": _placed(first[0]), "after": _placed(second[0])},
        **{f"people_{name}": people.filter(pl.col("verdict") == name).height for name in VERDICTS},
        "newly_placed": people.filter(pl.col("pool_before").is_null() & pl.col("pool_after").is_not_null()).height,
        "lost_place": people.filter(pl.col("pool_before").is_not_null() & pl.col("pool_after").is_null()).height,
        "programmes": list(_programmes(people, first[1], second[1])),
    }
    return Difference(public, people)


def _result(folder: Path, problems: Problems) -> tuple[pl.DataFrame, pl.DataFrame]:
    need_folder(folder)
    result = read_sheet(folder / "result.csv", sheets.RESULT, problems)
    return result.drop(ROW), read_sheet(folder / "cutoffs.csv", sheets.CUTOFFS, problems)


def _digest(folder: Path) -> str:
    path = folder / "certificate.json"
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _placed(result: pl.DataFrame) -> int:
    return result.height - result["pool"].null_count()


def _moves(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """Everybody whose place is not the same; by choice: gained or lost, the same choice in another pool: same."""
    cells = ("choice", "programme", "pool")
    first = before.select("applicant", *(pl.col(one).alias(f"{one}_before") for one in cells), was=True)
    second = after.select("applicant", *(pl.col(one).alias(f"{one}_after") for one in cells), is_=True)
    nowhere = 1 << 30
    old, new = (pl.col(f"choice_{when}").fill_null(nowhere) for when in ("before", "after"))
    verdict = (
        pl.when(pl.col("was").is_null())
        .then(pl.lit("came"))
        .when(pl.col("is_").is_null())
        .then(pl.lit("left"))
        .when(new < old)
        .then(pl.lit("gained"))
        .when(new > old)
        .then(pl.lit("lost"))
        .otherwise(pl.lit("same"))
    )
    joined = first.join(second, on="applicant", how="full", coalesce=True, maintain_order="left_right")
    unlike = pl.any_horizontal(
        pl.col("was").is_null(),
        pl.col("is_").is_null(),
        *(pl.col(f"{one}_before").ne_missing(pl.col(f"{one}_after")) for one in cells),
    )
    return joined.with_columns(verdict.alias("verdict")).filter(unlike).drop("was", "is_")


def _programmes(people: pl.DataFrame, before: pl.DataFrame, after: pl.DataFrame) -> Iterator[dict[str, Any]]:
    """Programmes where somebody came, went or changed the pool, or where a cut-off moved; in the order of the seats."""
    counts: dict[str, dict[str, int]] = {}
    for old, new in people.select("programme_before", "programme_after").iter_rows():
        names = [(old, "changed")] if old == new else [(old, "lost"), (new, "gained")]
        for programme, name in names:
            if programme is not None:
                told = counts.setdefault(programme, {"gained": 0, "lost": 0, "changed": 0})
                told[name] += 1
    cuts = [_cuts(frame) for frame in (before, after)]
    for programme in dict.fromkeys([*before["programme"].to_list(), *after["programme"].to_list()]):
        pools = [
            {"pool": pool, "before": _shown(old), "after": _shown(new)}
            for pool, old, new in _pairs(cuts[0].get(programme, {}), cuts[1].get(programme, {}))
            if old != new
        ]
        if programme in counts or pools:
            told = counts.get(programme, {"gained": 0, "lost": 0, "changed": 0})
            yield {"programme": programme, **told, "cutoffs": pools}


Cut = dict[str, Any]


def _cuts(frame: pl.DataFrame) -> dict[str, dict[str, Cut]]:
    made: dict[str, dict[str, Cut]] = {}
    rows = frame.select("programme", "pool", "seats", "admitted", "points", "entitled").iter_rows(named=True)
    for row in rows:
        made.setdefault(row.pop("programme"), {})[row.pop("pool")] = row
    return made


def _pairs(old: dict[str, Cut], new: dict[str, Cut]) -> Iterator[tuple[str, Cut | None, Cut | None]]:
    for pool in dict.fromkeys([*old, *new]):
        yield pool, old.get(pool), new.get(pool)


def _shown(cut: Cut | None) -> Cut | None:
    """A cut-off for everybody; `few`: withheld."""
    if cut is None or cut["points"] is None:
        return cut
    few = cut["admitted"] < FEW
    return {**cut, "points": None if few else cut["points"], "entitled": None if few else cut["entitled"], "few": few}
