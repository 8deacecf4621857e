"""Merkle trees against the published vector and each other."""

from hypothesis import given
from hypothesis import strategies as st

from sheber.proof import merkle

# The eight leaves of Certificate Transparency's reference test.
CT_LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
CT_ROOT = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"

leaves = st.lists(st.binary(max_size=4).map(merkle.leaf_hash), min_size=1, max_size=40)


def recursive_root(hashes: list[bytes]) -> bytes:
    """RFC 6962's own definition, by splitting."""
    if len(hashes) == 1:
        return hashes[0]
    k = 1
    while k * 2 < len(hashes):
        k *= 2
    return merkle.node_hash(recursive_root(hashes[:k]), recursive_root(hashes[k:]))


def test_the_certificate_transparency_vector() -> None:
    assert merkle.root([bytes.fromhex(leaf) for leaf in CT_LEAVES]).hex() == CT_ROOT


@given(leaves)
def test_pairing_gives_the_tree_of_the_definition(hashes: list[bytes]) -> None:
    assert merkle.root_of_hashes(hashes) == recursive_root(hashes)


@given(leaves, st.data())
def test_inclusion(hashes: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(hashes) - 1))
    path = merkle.inclusion_path(hashes, index)
    root = merkle.root_of_hashes(hashes)
    assert merkle.root_from_path(hashes[index], index, len(hashes), path) == root
    assert merkle.root_from_path(merkle.leaf_hash(b"another one"), index, len(hashes), path) != root


@given(leaves, st.data())
def test_consistency(hashes: list[bytes], data: st.DataObject) -> None:
    old = data.draw(st.integers(1, len(hashes)))
    path = merkle.consistency_path(hashes, old)
    first, second = merkle.root_of_hashes(hashes[:old]), merkle.root_of_hashes(hashes)
    assert merkle.is_consistent(old, len(hashes), first, second, path)
    forged = merkle.root_of_hashes([merkle.leaf_hash(b"forged"), *hashes[1:old]])
    if forged != first:
        assert not merkle.is_consistent(old, len(hashes), forged, second, path)
