"""Sealed columns: unreadable at rest, changed ones are refused."""

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from sheber.kernel.sealed import blind_index, seal, unseal


@given(st.text(max_size=50))
def test_seal_and_unseal_are_inverse_and_never_repeat(text: str) -> None:
    first, second = seal(text), seal(text)
    assert first != second
    assert unseal(first) == unseal(second) == text


def test_a_changed_value_is_refused() -> None:
    sealed = seal("123456789012")
    with pytest.raises(InvalidTag):
        unseal(sealed[:-6] + ("AAAAAA" if not sealed.endswith("AAAAAA") else "BBBBBB"))


def test_the_blind_index_finds_equals_without_showing_them() -> None:
    assert blind_index("a") == blind_index("a") != blind_index("b")
    assert "123456789012" not in blind_index("123456789012")
