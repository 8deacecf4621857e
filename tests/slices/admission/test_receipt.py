"""A receipt in an applicant's hand: accepted as it was given, refused with one letter changed."""

import copy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.markets import random_folder

from sheber.admission.bridge.seal import read_seal, receipt_told, receipts, seal_inputs
from sheber.kernel.exchange import BadInput

PLAN = {"source": "drand quicknet", "round": 1000}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("receipt")
    seal_inputs(random_folder(base / "in", 7), base / "sealed", PLAN)
    return base / "sealed"


def test_every_receipt_is_accepted_and_shows_the_row(sealed: Path) -> None:
    for one in receipts(sealed):
        told = receipt_told(one, read_seal(sealed))
        assert told.accepted
        assert one["applicant"] in told.words.kk
        assert [list(choice) for choice in told.choices] == one["choices"]
        assert list(told.rights) == one["rights"]
        alone = receipt_told(one)
        assert alone.accepted
        assert one["root"] in alone.words.ru


def test_the_seal_may_be_the_published_file(sealed: Path, tmp_path: Path) -> None:
    assert read_seal(sealed / "seal.json") == read_seal(sealed)
    with pytest.raises(BadInput):
        read_seal(tmp_path)
    (tmp_path / "seal.json").write_text("{}")
    with pytest.raises(BadInput):
        read_seal(tmp_path / "seal.json")


def test_a_receipt_of_another_sealing_is_refused(sealed: Path, tmp_path: Path) -> None:
    seal_inputs(random_folder(tmp_path / "in", 7), tmp_path / "other", PLAN)
    for one in receipts(sealed):
        told = receipt_told(one, read_seal(tmp_path / "other"))
        assert not told.accepted
        assert "published seal" in told.words.en


CHANGES = {
    "applicant": "somebody",
    "rights": ["r9"],
    "choices": [["p9", 1]],
    "salt": "0" * 32,
    "index": 0,
    "size": 3,
    "path": [],
    "root": "0" * 64,
    "type": "sheber.other.v1",
}


@pytest.mark.parametrize("field", CHANGES)
def test_every_field_counts(sealed: Path, field: str) -> None:
    for one in receipts(sealed):
        for value in (CHANGES[field], None, "x", 1.5, [[]]):
            assert not receipt_told({**one, field: value}).accepted
        assert not receipt_told({key: value for key, value in one.items() if key != field}).accepted


@given(ANYTHING, st.sampled_from(sorted(CHANGES)))
def test_whatever_is_given_gets_an_answer(sealed: Path, value: object, field: str) -> None:
    assert not receipt_told(value).accepted
    one = next(iter(receipts(sealed)))
    changed = copy.deepcopy(one)
    changed[field] = value
    assert receipt_told(changed).accepted == (value == one[field] and type(value) is type(one[field]))
