"""One person's receipt of a sealed folder, made on demand: the tree is built once for everybody."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sheber.admission.bridge.seal import RECEIPT, Row, _tables_leaf, read_seal, sealed_rows
from sheber.proof.merkle import levels_of_hashes, path_in_levels


@dataclass(frozen=True)
class _Tree:
    """The rows of a sealed folder with the Merkle tree over them; leaf 0 binds the tables."""

    root: str
    rows: list[Row]
    places: dict[str, int]  # applicant -> row
    levels: list[list[bytes]]


@lru_cache(maxsize=4)
def _tree(folder: Path, root: str) -> _Tree:
    rows = list(sealed_rows(folder))
    levels = levels_of_hashes([_tables_leaf(folder), *(row.leaf() for row in rows)])
    return _Tree(root, rows, {row.applicant: place for place, row in enumerate(rows)}, levels)


def receipt_of(folder: Path, code: str) -> dict[str, Any]:
    """A person's receipt: the own row, its salt and the path to the root, as `seal.receipts` gives it.

    Raises BadInput, and KeyError for somebody who is not in the sealed folder.
    """
    tree = _tree(folder, read_seal(folder)["root"])
    place = tree.places[code]
    row = tree.rows[place]
    return {
        "type": RECEIPT,
        "applicant": row.applicant,
        "rights": row.rights,
        "choices": row.choices,
        "salt": row.salt,
        "index": place + 1,
        "size": len(tree.rows) + 1,
        "path": [step.hex() for step in path_in_levels(tree.levels, place + 1)],
        "root": tree.root,
    }
