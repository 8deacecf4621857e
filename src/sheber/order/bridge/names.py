"""Names of limits and resources in three languages, as their files give them."""

from collections.abc import Iterator, Mapping

import polars as pl

from sheber.kernel.words import LANGUAGES, Words
from sheber.science.order.problem import Problem

Names = Mapping[tuple[str, str], tuple[str, str, str]]  # (kind, code) -> kk, ru, en
KINDS = {"limit": "limits", "resource": "resources"}
NAMED = {"limit_least": "limit", "limit_most": "limit"}


def names_in(frames: Mapping[str, pl.DataFrame]) -> dict[tuple[str, str], tuple[str, str, str]]:
    """The names in the files of a folder: a language's own column, else another language's, else the code."""
    return {key: words for kind, file in KINDS.items() for key, words in _of_frame(kind, frames[file])}


def _of_frame(kind: str, frame: pl.DataFrame) -> Iterator[tuple[tuple[str, str], tuple[str, str, str]]]:
    for row in frame.iter_rows(named=True):
        known = Words(*(row[f"name_{code}"] or row["name"] or "" for code in LANGUAGES))
        told = [known.in_language(code) or row[kind] for code in LANGUAGES]
        yield (kind, row[kind]), (told[0], told[1], told[2])


def name_of(problem: Problem, kind: str, code: str) -> Words:
    """The name of a limit or a resource; of anything else, and of what has no name, its code."""
    return Words(*problem.names.get((NAMED.get(kind, kind), code), (code, code, code)))
