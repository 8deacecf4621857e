"""Merkle trees by RFC 6962 (0x00 before a leaf, 0x01 before a node), and salted rows."""

import hashlib
import hmac
from collections.abc import Sequence


def leaf_hash(data: bytes) -> bytes:
    """SHA-256 of 0x00 and the data."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256 of 0x01 and both children."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def _split(count: int) -> int:
    """The largest power of two below `count` (count > 1)."""
    return 1 << (count - 1).bit_length() - 1


def root_of_hashes(leaves: Sequence[bytes]) -> bytes:
    """The tree's root over leaf hashes; of no leaf: SHA-256 of nothing."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    level = list(leaves)
    # Pairing level by level, the odd one carried up, gives the same tree as RFC 6962's splitting.
    while len(level) > 1:
        paired = [node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        if len(level) % 2:
            paired.append(level[-1])
        level = paired
    return level[0]


def root(data: Sequence[bytes]) -> bytes:
    """The tree's root over data items."""
    return root_of_hashes([leaf_hash(item) for item in data])


def inclusion_path(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """RFC 6962 PATH(m, D[n]) over leaf hashes. Raises IndexError."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return []
    k = _split(len(leaves))
    if index < k:
        return [*inclusion_path(leaves[:k], index), root_of_hashes(leaves[k:])]
    return [*inclusion_path(leaves[k:], index - k), root_of_hashes(leaves[:k])]


def inclusion_paths(leaves: Sequence[bytes]) -> list[list[bytes]]:
    """The paths of all leaves at once, bottom up; each as `inclusion_path` gives it."""
    paths: list[list[bytes]] = [[] for _ in leaves]
    level = list(leaves)
    below = [[index] for index in range(len(level))]  # the leaves under each node of the level
    while len(level) > 1:
        paired, under = [], []
        for place in range(0, len(level) - 1, 2):
            for here, beside in ((place, place + 1), (place + 1, place)):
                for leaf in below[here]:
                    paths[leaf].append(level[beside])
            paired.append(node_hash(level[place], level[place + 1]))
            under.append(below[place] + below[place + 1])
        if len(level) % 2:
            paired.append(level[-1])
            under.append(below[-1])
        level, below = paired, under
    return paths


def levels_of_hashes(leaves: Sequence[bytes]) -> list[list[bytes]]:
    """All levels of the tree, the leaves first, the root last: kept, they give a path without hashing anything."""
    levels = [list(leaves)]
    while len(levels[-1]) > 1:
        level = levels[-1]
        paired = [node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        levels.append([*paired, level[-1]] if len(level) % 2 else paired)
    return levels


def path_in_levels(levels: Sequence[Sequence[bytes]], index: int) -> list[bytes]:
    """The path of a leaf as `inclusion_path` gives it. Raises IndexError."""
    if not 0 <= index < len(levels[0]):
        raise IndexError(index)
    path = []
    for level in levels[:-1]:
        if index ^ 1 < len(level):
            path.append(level[index ^ 1])
        index >>= 1
    return path


def root_from_path(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that a path leads to (RFC 9162, 2.1.3.2); None where the path does not fit the tree's size."""
    if index >= size:
        return None
    fn, sn, result = index, size - 1, leaf
    for step in path:
        if sn == 0:
            return None
        if fn % 2 or fn == sn:
            result = node_hash(step, result)
            while not fn % 2 and fn:
                fn >>= 1
                sn >>= 1
        else:
            result = node_hash(result, step)
        fn >>= 1
        sn >>= 1
    return result if sn == 0 else None


def consistency_path(leaves: Sequence[bytes], old: int) -> list[bytes]:
    """RFC 6962 PROOF(m, D[n]): what shows that the first `old` leaves are a beginning of all (0 < old <= n)."""
    if not 0 < old <= len(leaves):
        raise IndexError(old)
    return _subproof(leaves, old, whole=True)


def _subproof(leaves: Sequence[bytes], old: int, *, whole: bool) -> list[bytes]:
    if old == len(leaves):
        return [] if whole else [root_of_hashes(leaves)]
    k = _split(len(leaves))
    if old <= k:
        return [*_subproof(leaves[:k], old, whole=whole), root_of_hashes(leaves[k:])]
    return [*_subproof(leaves[k:], old - k, whole=False), root_of_hashes(leaves[:k])]


def is_consistent(old: int, new: int, old_root: bytes, new_root: bytes, path: Sequence[bytes]) -> bool:
    """Whether the tree of `new` leaves continues the tree of `old` leaves (RFC 9162, 2.1.4.2)."""
    if old == new:
        return not path and old_root == new_root
    if not 0 < old < new or not path:
        return False
    steps = list(path)
    if old & (old - 1) == 0:
        steps.insert(0, old_root)
    fn, sn = old - 1, new - 1
    while fn % 2:
        fn >>= 1
        sn >>= 1
    first = second = steps[0]
    for step in steps[1:]:
        if sn == 0:
            return False
        if fn % 2 or fn == sn:
            first, second = node_hash(step, first), node_hash(step, second)
            while not fn % 2 and fn:
                fn >>= 1
                sn >>= 1
        else:
            second = node_hash(second, step)
        fn >>= 1
        sn >>= 1
    return sn == 0 and first == old_root and second == new_root


def salted_leaf(salt: bytes, row: bytes) -> bytes:
    """The leaf of a row about a person: without its own random salt (16 bytes) the row could be guessed."""
    return leaf_hash(hmac.digest(salt, row, "sha256"))
