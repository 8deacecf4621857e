"""The public draw: real rounds of the beacon, secrets of parties, and everything that must be refused."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheber.proof.beacon import QUICKNET, NotTheBeaconError, randomness, round_at, time_of
from sheber.proof.draw import (
    BEACON,
    SECRETS,
    DrawRefusedError,
    commitment_of,
    fault_of,
    outcome_of_draw,
    outcome_of_parties,
    seed_of,
)

# Published rounds of quicknet; that of round 1000 with its randomness stands in the public information of the chain.
ROUNDS = {
    1: "b55e7cb2d5c613ee0b2e28d6750aabbb78c39dcc96bd9d38c2c2e12198df95571de8e8e402a0cc48871c7089a2b3af4b",
    123: "b75c69d0b72a5d906e854e808ba7e2accb1542ac355ae486d591aa9d43765482e26cd02df835d3546d23c4b13e0dfc92",
    1000: "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39",
}
ROOT = hashlib.sha256(b"inputs").digest()


@pytest.mark.parametrize("number", ROUNDS)
def test_a_real_round_is_verified(number: int) -> None:
    signature = bytes.fromhex(ROUNDS[number])
    assert randomness(QUICKNET, number, signature) == hashlib.sha256(signature).digest()


def test_the_published_randomness() -> None:
    found = randomness(QUICKNET, 1000, bytes.fromhex(ROUNDS[1000])).hex()
    assert found == "fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd"


@pytest.mark.parametrize(
    "signature",
    [
        b"",
        bytes(48),
        bytes([0xC0]) + bytes(47),  # the point at infinity
        bytes.fromhex(ROUNDS[1000])[:-1],
        bytes.fromhex(ROUNDS[1000]) + b"\0",
        b"\xff" * 48,
        bytes([0x80]) + bytes(46) + b"\x04",  # a point of the curve outside the subgroup, or none
    ],
)
def test_what_is_no_signature_is_refused(signature: bytes) -> None:
    with pytest.raises(NotTheBeaconError):
        randomness(QUICKNET, 1000, signature)


def test_another_round_and_every_flipped_byte_are_refused() -> None:
    good = bytes.fromhex(ROUNDS[1000])
    with pytest.raises(NotTheBeaconError):
        randomness(QUICKNET, 1001, good)
    for place in range(0, 48, 7):
        bad = bytearray(good)
        bad[place] ^= 1
        with pytest.raises(NotTheBeaconError):
            randomness(QUICKNET, 1000, bytes(bad))


@given(st.integers(1, 10**9))
def test_a_round_comes_at_its_time(number: int) -> None:
    assert round_at(QUICKNET, time_of(QUICKNET, number)) == number
    assert round_at(QUICKNET, time_of(QUICKNET, number) + 1) == number + 1


def drawn(number: int = 1000) -> dict:
    return {"source": BEACON, "round": number, "signature": ROUNDS[number], "root": ROOT.hex()}


def test_the_seed_follows_from_root_and_round() -> None:
    seed = hashlib.sha256(
        b"sheber.draw.v1\0" + ROOT + hashlib.sha256(bytes.fromhex(ROUNDS[1000])).digest()
    ).hexdigest()
    assert seed == seed_of(ROOT, outcome_of_draw(drawn()))
    assert fault_of(seed, drawn()) == ""


@pytest.mark.parametrize(
    "change",
    [
        {"round": 1001},
        {"round": "1000"},
        {"round": True},
        {"signature": ROUNDS[123]},
        {"signature": "zz"},
        {"root": hashlib.sha256(b"others").hexdigest()},
        {"root": ""},
        {"root": None},
    ],
)
def test_a_draw_with_anything_changed_is_refused(change: dict) -> None:
    seed = seed_of(ROOT, outcome_of_draw(drawn()))
    assert fault_of(seed, {**drawn(), **change}) != ""


def parties(count: int, silent: tuple[int, ...] = ()) -> list[dict[str, str]]:
    made = []
    for number in range(count):
        secret = hashlib.sha256(bytes([number])).digest()
        name = f"college-{number}"
        shown = "" if number in silent else secret.hex()
        made.append({"party": name, "commitment": commitment_of(name, secret).hex(), "secret": shown})
    return made


def test_secrets_give_the_outcome_in_whatever_order_and_the_silent_are_named() -> None:
    everybody, _ = outcome_of_parties(parties(3))
    assert outcome_of_parties(list(reversed(parties(3)))) == (everybody, [])
    fewer, silent = outcome_of_parties(parties(3, (1,)))
    assert silent == ["college-1"]
    assert fewer != everybody


def test_secrets_that_do_not_fit_are_refused() -> None:
    swapped = parties(2)
    swapped[0]["secret"], swapped[1]["secret"] = swapped[1]["secret"], swapped[0]["secret"]
    copied = [*parties(1), {**parties(1)[0], "party": "another"}]  # a commitment binds the party's name
    for wrong in (swapped, copied, parties(2) + parties(1), parties(2, (0, 1)), []):
        with pytest.raises(DrawRefusedError):
            outcome_of_parties(wrong)
    draw = {"source": SECRETS, "root": ROOT.hex(), "parties": parties(3)}
    seed = seed_of(ROOT, outcome_of_draw(draw))
    assert fault_of(seed, draw) == ""
    assert fault_of(seed, {**draw, "parties": parties(3, (2,))}) != ""
    assert fault_of(seed, {**draw, "parties": "all"}) != ""


def test_a_source_of_another_kind_is_only_a_text() -> None:
    assert fault_of("anything", {"source": "lottery drum, broadcast on 20 August"}) == ""
