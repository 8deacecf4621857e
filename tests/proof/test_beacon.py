"""The beacon against its published rounds, the hashing to the curve against its RFC, and everything to be refused."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from sheber.proof import bls
from sheber.proof.beacon import QUICKNET, NotTheBeaconError, randomness, round_at, time_of
from sheber.proof.bls import is_signed_g1
from sheber.proof.bls_constants import G2_X, G2_Y, LOOP, ORDER, PRIME

# Rounds of quicknet as published, each with the public repository that holds it; small numbers and large, since the
# beacon signs the number's eight bytes.
PUBLISHED = {
    # github.com/Bas3d-Labs/drand-quicknet-evm contracts/test/fixtures/quicknet-kat.json, from api.drand.sh
    1: "b55e7cb2d5c613ee0b2e28d6750aabbb78c39dcc96bd9d38c2c2e12198df95571de8e8e402a0cc48871c7089a2b3af4b",
    # github.com/noislabs/drand-verify src/verify.rs, from api3.drand.sh
    123: "b75c69d0b72a5d906e854e808ba7e2accb1542ac355ae486d591aa9d43765482e26cd02df835d3546d23c4b13e0dfc92",
    # github.com/Bas3d-Labs/drand-quicknet-evm, the same file
    256: "8a0cd30f3694c151cfdbc1aa529b0e7673a8a32c07243046905bb40bf31d83769a95c838e9e16160f7af858dea860bc0",
    # github.com/ideal-lab5/idn-sdk primitives/crypto/src/test_utils.rs (PULSE1000, PULSE1001), from api.drand.sh
    1000: "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39",
    1001: "b33bf3667cbd5a82de3a24b4e0e9fe5513cc1a0e840368c6e31f5fcfa79bea03f73896b25883abf2853d10337fb8fa41",
    # github.com/mcdcam/python-drand-verify README.md
    657413: "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b",
    # github.com/Bas3d-Labs/drand-quicknet-evm, the same file
    16777216: "a38ae8fa3645078723fe002a4769499a9a267557f67ac7263113339718b6b0b78a5dd59a03321240b5b6554dffeac194",
    31089008: "87b3b9c9f99cc1e7fc326e249538f33b84a1c4ef8bd85920a267af642b570bcd62bf70900a3862f742e574164b5f17f3",
}
# The randomness published beside them: of round 1000 and 31089008 in the fixture above, of 657413 in that README.
RANDOMNESS = {
    1000: "fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd",
    657413: "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587",
    31089008: "ce7b0bc26c2f2f969bb4fa4ceb074fd13baed8557659ac0ea1af0b589c68d8bf",
}
SIGNATURE = bytes.fromhex(PUBLISHED[1000])
MESSAGE = hashlib.sha256((1000).to_bytes(8, "big")).digest()
G2: bls._Point = (bls._Fp2(*G2_X), bls._Fp2(*G2_Y))
ORDER_THREE: bls._Point = (bls._Fp2(0), bls._Fp2(2))  # on the curve, outside the group


def is_quicknets(signature: bytes, public: bytes = QUICKNET.public, message: bytes = MESSAGE) -> bool:
    return is_signed_g1(public, message, signature, QUICKNET.tag)


def is_on(point: bls._Point, constant: bls._Fp2) -> bool:
    x, y = point
    return y * y == x * x * x + constant


def compressed(point: bls._Point | None, parts: int = 1) -> bytes:
    """48 bytes for a point of G1, 96 (two parts) for one of G2."""
    assert point is not None
    x, y = point
    data = bytearray(b"".join(part.to_bytes(48, "big") for part in (x.imaginary, x.plain)[-parts:]))
    data[0] |= 0xA0 if y.is_larger() else 0x80
    return bytes(data)


def signed_by(secret: int, message: bytes, tag: bytes) -> tuple[bytes, bytes]:
    """The public key of a secret, and its signature."""
    hashed = bls._hash_to_g1(message, tag)
    assert hashed is not None
    return compressed(bls._multiple(G2, secret), 2), compressed(bls._multiple(hashed, secret))


@pytest.mark.parametrize("number", PUBLISHED)
def test_a_published_round_is_the_beacons(number: int) -> None:
    signature = bytes.fromhex(PUBLISHED[number])
    assert is_quicknets(signature, message=hashlib.sha256(number.to_bytes(8, "big")).digest())
    assert randomness(QUICKNET, number, signature) == hashlib.sha256(signature).digest()


@pytest.mark.parametrize("number", RANDOMNESS)
def test_the_randomness_is_the_published_one(number: int) -> None:
    assert randomness(QUICKNET, number, bytes.fromhex(PUBLISHED[number])).hex() == RANDOMNESS[number]


def test_the_chains_numbers_are_the_published_ones() -> None:
    # github.com/drand/drand common/chain/info_test.go and github.com/drand/drand-client lib/defaults.ts
    assert (QUICKNET.genesis, QUICKNET.period) == (1692803367, 3)
    assert QUICKNET.hash == "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
    # The chain's hash is of its numbers (drand common/chain/info.go, Info.Hash), the group's hash among them.
    group = bytes.fromhex("f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e")
    numbers = QUICKNET.period.to_bytes(4, "big") + QUICKNET.genesis.to_bytes(8, "big")
    assert hashlib.sha256(numbers + QUICKNET.public + group + b"quicknet").hexdigest() == QUICKNET.hash


@pytest.mark.parametrize("number", [0, 999, 1001, 2**64 - 1])
def test_another_rounds_signature_is_refused(number: int) -> None:
    with pytest.raises(NotTheBeaconError, match=str(number)):
        randomness(QUICKNET, number, SIGNATURE)


def test_another_chain_is_refused() -> None:
    with pytest.raises(NotTheBeaconError):
        randomness(replace(QUICKNET, public=compressed(G2, 2)), 1000, SIGNATURE)
    with pytest.raises(NotTheBeaconError):
        randomness(replace(QUICKNET, tag=QUICKNET.tag.replace(b"G1", b"G2")), 1000, SIGNATURE)


@pytest.mark.parametrize("place", range(len(SIGNATURE)))
@pytest.mark.parametrize("flip", [0x01, 0x80])
def test_a_flipped_bit_of_a_signature_is_refused(place: int, flip: int) -> None:
    flipped = bytearray(SIGNATURE)
    flipped[place] ^= flip
    assert not is_quicknets(bytes(flipped))


@pytest.mark.parametrize("place", range(0, 96, 5))
def test_a_flipped_bit_of_a_key_is_refused(place: int) -> None:
    flipped = bytearray(QUICKNET.public)
    flipped[place] ^= 0x01
    assert not is_quicknets(SIGNATURE, public=bytes(flipped))


MALFORMED = {
    "nothing": b"",
    "short": SIGNATURE[:-1],
    "long": SIGNATURE + b"\0",
    "twice": SIGNATURE * 2,
    "the negative point": bytes([SIGNATURE[0] ^ 0x20]) + SIGNATURE[1:],
    "uncompressed": bytes([SIGNATURE[0] & 0x7F]) + SIGNATURE[1:],
    "flagged as infinity": bytes([SIGNATURE[0] | 0x40]) + SIGNATURE[1:],
    "infinity": b"\xc0" + bytes(47),
    "infinity with a sign": b"\xe0" + bytes(47),
    "zeros": bytes(48),
    "ones": b"\xff" * 48,
    "x is the prime": (PRIME | 1 << 383).to_bytes(48, "big"),
    "x is written past the prime": (PRIME + 4 | 1 << 383).to_bytes(48, "big"),
    "off the curve": b"\x80" + bytes(46) + b"\x01",
    "of order three": b"\x80" + bytes(47),
    "of order three, negative": b"\xa0" + bytes(47),
}


@pytest.mark.parametrize("what", MALFORMED)
def test_what_is_no_signature_is_refused(what: str) -> None:
    assert not is_quicknets(MALFORMED[what])
    with pytest.raises(NotTheBeaconError):
        randomness(QUICKNET, 1000, MALFORMED[what])


def test_a_signature_moved_out_of_the_group_is_refused() -> None:
    """Its pairing is that of the signature itself: nothing but the look at the group stands in the way."""
    signed, key, hashed = (
        bls._g1_from(SIGNATURE),
        bls._g2_from(QUICKNET.public),
        bls._hash_to_g1(MESSAGE, QUICKNET.tag),
    )
    assert signed
    assert key
    assert hashed
    moved = bls._sum(signed, ORDER_THREE)
    assert moved
    assert is_on(moved, bls._FOUR)
    assert bls._is_product_one([(moved, bls._MINUS_G2), (hashed, key)])
    assert not is_quicknets(compressed(moved))
    with pytest.raises(NotTheBeaconError):
        randomness(QUICKNET, 1000, compressed(moved))


def outside_g2() -> bls._Point:
    for number in range(100):
        x = bls._Fp2(number, 1)
        y = bls._root2(x * x * x + bls._FOUR_TWISTED)
        if y is not None and bls._multiple((x, y), ORDER) is not None:
            return x, y
    raise AssertionError


@pytest.mark.parametrize(
    "public",
    [
        b"",
        QUICKNET.public[:-1],
        QUICKNET.public + b"\0",
        QUICKNET.public[48:] + QUICKNET.public[:48],
        SIGNATURE,
        b"\xc0" + bytes(95),
        bytes(96),
        compressed(G2, 2),
        compressed(outside_g2(), 2),
    ],
)
def test_another_key_or_none_is_refused(public: bytes) -> None:
    assert not is_quicknets(SIGNATURE, public=public)


def test_infinity_signs_nothing_for_infinity() -> None:
    assert not is_quicknets(b"\xc0" + bytes(47), public=b"\xc0" + bytes(95))


def test_an_empty_tag_is_refused() -> None:
    public, signature = signed_by(1000, MESSAGE, b"")
    assert not is_signed_g1(public, MESSAGE, signature, b"")


# RFC 9380, appendix J.9.1: message, then x and y of the point.
RFC_TAG = b"QUUX-V01-CS02-with-BLS12381G1_XMD:SHA-256_SSWU_RO_"
RFC_POINTS = [
    (
        "",
        0x052926ADD2207B76CA4FA57A8734416C8DC95E24501772C814278700EED6D1E4E8CF62D9C09DB0FAC349612B759E79A1,
        0x08BA738453BFED09CB546DBB0783DBB3A5F1F566ED67BB6BE0E8C67E2E81A4CC68EE29813BB7994998F3EAE0C9C6A265,
    ),
    (
        "abc",
        0x03567BC5EF9C690C2AB2ECDF6A96EF1C139CC0B2F284DCA0A9A7943388A49A3AEE664BA5379A7655D3C68900BE2F6903,
        0x0B9C15F3FE6E5CF4211F346271D7B01C8F3B28BE689C8429C85B67AF215533311F0B8DFAAA154FA6B88176C229F2885D,
    ),
    (
        "abcdef0123456789",
        0x11E0B079DEA29A68F0383EE94FED1B940995272407E3BB916BBF268C263DDD57A6A27200A784CBC248E84F357CE82D98,
        0x03A87AE2CAF14E8EE52E51FA2ED8EEFE80F02457004BA4D486D6AA1F517C0889501DC7413753F9599B099EBCBBD2D709,
    ),
    (
        "q128_" + "q" * 128,
        0x15F68EAA693B95CCB85215DC65FA81038D69629F70AEEE0D0F677CF22285E7BF58D7CB86EEFE8F2E9BC3F8CB84FAC488,
        0x1807A1D50C29F430B8CAFC4F8638DFEEADF51211E1602A5F184443076715F91BB90A48BA1E370EDCE6AE1062F5E6DD38,
    ),
    (
        "a512_" + "a" * 512,
        0x082AABAE8B7DEDB0E78AEB619AD3BFD9277A2F77BA7FAD20EF6AABDC6C31D19BA5A6D12283553294C1825C4B3CA2DCFE,
        0x05B84AE5A942248EEA39E1D91030458C40153F3B654AB7872D779AD1E942856A20C438E8D99BC8ABFBF74729CE1F7AC8,
    ),
]


@pytest.mark.parametrize(("message", "x", "y"), RFC_POINTS, ids=[message[:16] for message, _, _ in RFC_POINTS])
def test_the_points_of_the_rfc(message: str, x: int, y: int) -> None:
    assert bls._hash_to_g1(message.encode(), RFC_TAG) == (bls._Fp2(x), bls._Fp2(y))


def test_a_tag_too_long_is_hashed_first() -> None:
    # RFC 9380, appendix K.2: two of its vectors for a tag of 256 bytes.
    tag = b"QUUX-V01-CS02-with-expander-SHA256-128-long-DST-" + b"1" * 208
    short = "52dbf4f36cf560fca57dedec2ad924ee9c266341d8f3d6afe5171733b16bbb12"
    long = (
        "1a30a5e36fbdb87077552b9d18b9f0aee16e80181d5b951d0471d55b66684914aef87dbb3626eaabf5ded8"
        "cd0686567e503853e5c84c259ba0efc37f71c839da2129fe81afdaec7fbdc0ccd4c794727a17c0d20ff0ea"
        "55e1389d6982d1241cb8d165762dbc39fb0cee4474d2cbbd468a835ae5b2f20e4f959f56ab24cd6fe267"
    )
    assert bls._expanded(b"abc", tag, 32).hex() == short
    assert bls._expanded(b"abc", tag, 128).hex() == long


def test_the_map_where_its_formula_divides_by_zero() -> None:
    """Zero, and the numbers of which 11 u^2 is -1, take the map's other branch (RFC 9380, section 6.6.2)."""
    exceptional = bls._root(-pow(11, -1, PRIME) % PRIME)
    assert exceptional
    for number in (0, exceptional):
        point = bls._mapped(number)
        assert point
        assert is_on(point, bls._FOUR)


def test_the_published_numbers_of_the_curve_agree() -> None:
    """Prime and order follow from the curve's parameter, -LOOP; the generator is of that order."""
    assert ORDER == LOOP**4 - LOOP**2 + 1
    assert PRIME == (LOOP + 1) ** 2 * ORDER // 3 - LOOP
    assert is_on(G2, bls._FOUR_TWISTED)
    assert bls._multiple(G2, ORDER) is None
    assert bls._multiple(G2, ORDER + 1) == G2


@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.integers(1, ORDER - 2), st.binary(max_size=200), st.binary(min_size=1, max_size=300), st.binary(max_size=8))
def test_what_a_secret_signs_its_key_verifies_and_nothing_else(
    secret: int, message: bytes, tag: bytes, other: bytes
) -> None:
    public, signature = signed_by(secret, message, tag)
    assert is_signed_g1(public, message, signature, tag)
    assert is_signed_g1(public, other, signature, tag) == (message == other)
    assert not is_signed_g1(compressed(bls._multiple(G2, secret + 1), 2), message, signature, tag)


@given(st.integers(0, PRIME - 1), st.integers(0, PRIME - 1))
def test_a_square_has_its_roots_and_a_number_its_inverse(plain: int, imaginary: int) -> None:
    for number in (bls._Fp2(plain, imaginary), bls._Fp2(plain), bls._Fp2(0, imaginary)):
        assert bls._root2(number * number) in (number, -number)
        assert number == bls._Fp2(0) or number * number.inverse() == bls._Fp2(1)
    assert bls._root2(bls._Fp2(plain)) is not None


@given(st.integers(1, 2**40))
def test_the_round_at_a_rounds_time_is_that_round(number: int) -> None:
    assert round_at(QUICKNET, time_of(QUICKNET, number)) == number


@given(st.integers(0, 2**40))
def test_the_round_at_a_time_is_the_first_from_then_on(when: int) -> None:
    number = round_at(QUICKNET, when)
    assert number >= 1
    assert time_of(QUICKNET, number) >= when
    assert number == 1 or time_of(QUICKNET, number - 1) < when


def test_round_1000_came_at_its_published_time() -> None:
    assert time_of(QUICKNET, 1) == QUICKNET.genesis
    assert time_of(QUICKNET, 1000) == 1692806364
