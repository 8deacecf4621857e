"""Graduates joined with registers by keyed hash: one status each, by a fixed order of registers. Tables in, tables out."""

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from sheber.employment.words import OTHERWISE, WORK

STUDENTS = ("code", "person", "college", "qualification", "specialty", "on_order", "synthetic")
ROWS = ("person", "register", "employer", "occupation")


@dataclass(frozen=True, slots=True)
class Joined:
    """The outcome of every graduate (code, college, qualification, on_order, synthetic, status, registers, employer,
    occupation, claimed), and the codes of those who stand in two rows."""

    rows: pl.DataFrame
    twice: list[str]


def join_registers(
    students: Iterable[tuple],
    found: Iterable[tuple],
    claims: Iterable[tuple[str, str]],
    fits: Iterable[tuple[int, int]],
) -> Joined:
    """Give each graduate one status.

    `students` as `STUDENTS`, `found` as `ROWS` (all of one date), `claims` (code, status), `fits` (specialty, occupation)
    that belong together. Work goes first: any register of work makes employed, in the specialty where the occupation of some
    row fits it; then the other registers in their order; then what the college itself said of somebody without work; else
    not found. Somebody who stands in two rows counts once, by the lower code.
    """
    types = {
        "code": pl.String,
        "person": pl.String,
        "college": pl.Int64,
        "qualification": pl.Int64,
        "specialty": pl.Int64,
    }
    people = pl.DataFrame(
        list(students), schema={**types, "on_order": pl.Boolean, "synthetic": pl.Boolean}, orient="row"
    ).sort("code")
    first = people.unique(subset="person", keep="first", maintain_order=True)
    twice = people.join(first.select("code"), on="code", how="anti")["code"].to_list()
    kinds = {"person": pl.String, "register": pl.String, "employer": pl.Int64, "occupation": pl.Int64}
    told = pl.DataFrame(list(found), schema=kinds, orient="row")
    fitting = pl.DataFrame(list(fits), schema={"specialty": pl.Int64, "occupation": pl.Int64}, orient="row").unique()
    said = pl.DataFrame(list(claims), schema={"code": pl.String, "claimed": pl.String}, orient="row")
    hits = first.select("code", "person", "specialty").join(told, on="person", how="inner")
    rows = (
        first.join(_registers(hits), on="code", how="left")
        .join(_work(hits, fitting), on="code", how="left")
        .join(said, on="code", how="left")
        .with_columns(_status().alias("status"), pl.col("claimed", "registers").fill_null(""))
    )
    return Joined(rows, twice)


def _registers(hits: pl.DataFrame) -> pl.DataFrame:
    """The registers in which each was found, as text and as a list."""
    held = hits.group_by("code").agg(pl.col("register").unique().sort().alias("held"))
    return held.with_columns(pl.col("held").list.join(" ").alias("registers"))


def _work(hits: pl.DataFrame, fitting: pl.DataFrame) -> pl.DataFrame:
    """Of each who works: whether some occupation fits, and the employer of the row that says most."""
    at_work = hits.filter(pl.col("register").is_in(list(WORK))).join(
        fitting.with_columns(pl.lit(value=True).alias("fits")), on=["specialty", "occupation"], how="left"
    )
    order = pl.col("register").replace_strict({name: place for place, name in enumerate(WORK)}, return_dtype=pl.Int64)
    ranked = at_work.with_columns(pl.col("fits").fill_null(value=False)).sort(
        "code", pl.col("fits").not_(), pl.col("employer").is_null(), order
    )
    return ranked.group_by("code", maintain_order=True).agg(
        pl.col("fits").first(), pl.col("employer").first(), pl.col("occupation").first()
    )


def _status() -> pl.Expr:
    """Of each row the status; see `join_registers` for the order."""
    held = pl.col("held").fill_null(pl.lit([], dtype=pl.List(pl.String)))
    whole = (
        pl.when(pl.col("fits")).then(pl.lit("by_specialty")).when(pl.col("fits").not_()).then(pl.lit("other_work"))
    )
    for register, status in OTHERWISE.items():
        whole = whole.when(held.list.contains(register)).then(pl.lit(status))
    return whole.when(pl.col("claimed") == "seeking").then(pl.lit("seeking")).otherwise(pl.lit("not_found"))
