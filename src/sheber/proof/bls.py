"""Verifies BLS signatures on the curve BLS12-381, the short ones: signature in G1 (48 bytes), key in G2 (96 bytes).

Public data only, so nothing here hides what it computes from a clock. By draft-irtf-cfrg-bls-signature (minimal
signature size), RFC 9380 for hashing to the curve, and draft-irtf-cfrg-pairing-friendly-curves for the curve and the
bytes of its points. Plain formulas were preferred to quick ones.
"""

import hashlib
from dataclasses import dataclass

from sheber.proof import bls_constants as known
from sheber.proof.bls_constants import PRIME

_COORDINATE = 48  # bytes of one number below the prime
_COMPRESSED, _INFINITE, _LARGER = 0x80, 0x40, 0x20  # the three flags of a point's first byte
_DIGEST, _BLOCK = 32, 64  # bytes SHA-256 gives, and takes at a time
_DRAWN = 64  # bytes of hash behind one number below the prime: L of RFC 9380, section 8.8.1
_LONGEST_TAG = 255


def is_signed_g1(public: bytes, message: bytes, signature: bytes, tag: bytes) -> bool:
    """Whether the key's owner signed the message: CoreVerify of draft-irtf-cfrg-bls-signature, section 2.7.

    False for bytes that are no signature or no key: of a wrong length, off the curve, outside the group, or infinity.
    """
    signed, key = _g1_from(signature), _g2_from(public)
    if signed is None or key is None or not tag:
        return False
    hashed = _hash_to_g1(message, tag)
    return hashed is not None and _is_product_one([(signed, _MINUS_G2), (hashed, key)])


# Numbers: Fp is the integers below the prime, Fp2 adds a root u of -1.


@dataclass(frozen=True, slots=True)
class _Fp2:
    """`plain + imaginary * u` with u * u = -1, both parts below the prime."""

    plain: int
    imaginary: int = 0

    def __add__(self, other: "_Fp2") -> "_Fp2":
        return _Fp2((self.plain + other.plain) % PRIME, (self.imaginary + other.imaginary) % PRIME)

    def __sub__(self, other: "_Fp2") -> "_Fp2":
        return _Fp2((self.plain - other.plain) % PRIME, (self.imaginary - other.imaginary) % PRIME)

    def __neg__(self) -> "_Fp2":
        return _Fp2(-self.plain % PRIME, -self.imaginary % PRIME)

    def __mul__(self, other: "_Fp2") -> "_Fp2":
        a, b, c, d = self.plain, self.imaginary, other.plain, other.imaginary
        return _Fp2((a * c - b * d) % PRIME, (a * d + b * c) % PRIME)

    def times(self, factor: int) -> "_Fp2":
        """The product with a number of Fp."""
        return _Fp2(self.plain * factor % PRIME, self.imaginary * factor % PRIME)

    def inverse(self) -> "_Fp2":
        """One over this number, which must not be zero."""
        norm = pow(self.plain * self.plain + self.imaginary * self.imaginary, -1, PRIME)
        return _Fp2(self.plain * norm % PRIME, -self.imaginary * norm % PRIME)

    def is_larger(self) -> bool:
        """Whether this is the larger of itself and its negative, the imaginary part deciding first."""
        return (self.imaginary or self.plain) > PRIME // 2


def _root(number: int) -> int | None:
    """A square root in Fp (the prime is 3 modulo 4, RFC 9380 section I.1), or None where there is none."""
    root = pow(number, (PRIME + 1) // 4, PRIME)
    return root if (root * root - number) % PRIME == 0 else None


def _root2(number: _Fp2) -> _Fp2 | None:
    """A square root in Fp2, or None.

    Of (x + yu)^2 = a + bu follow x^2 - y^2 = a and x^2 + y^2 = the root of a^2 + b^2, up to its sign; so x, then y.
    """
    a, b = number.plain, number.imaginary
    norm = _root(a * a + b * b)
    if norm is None:
        return None
    for both in (a + norm, a - norm):
        x = _root(both * pow(2, -1, PRIME) % PRIME)
        if x:
            return _Fp2(x, b * pow(2 * x, -1, PRIME) % PRIME)
    y = _root(-a % PRIME)  # no x but zero: b is zero
    return None if b or y is None else _Fp2(0, y)


# Points: of y^2 = x^3 + 4 for G1, and of y^2 = x^3 + 4 (1 + u) for G2. A coordinate in Fp is one in Fp2 without an
# imaginary part, so one arithmetic serves both. None is the point at infinity.

_Point = tuple[_Fp2, _Fp2]
_FOUR = _Fp2(4)
_FOUR_TWISTED = _Fp2(4, 4)
_MINUS_G2: _Point = (_Fp2(*known.G2_X), -_Fp2(*known.G2_Y))


def _slope(one: _Point, other: _Point) -> _Fp2 | None:
    """The slope of the line through two points, of the tangent where they are one; None for an upright line."""
    (x, y), (x_other, y_other) = one, other
    if x != x_other:
        return (y_other - y) * (x_other - x).inverse()
    if y != y_other or y == _Fp2(0):
        return None
    return (x * x).times(3) * y.times(2).inverse()


def _third(one: _Point, other: _Point, slope: _Fp2) -> _Point:
    """The sum of two points, given the slope of the line through them."""
    x = slope * slope - one[0] - other[0]
    return x, slope * (one[0] - x) - one[1]


def _sum(one: _Point | None, other: _Point | None) -> _Point | None:
    if one is None or other is None:
        return one or other
    slope = _slope(one, other)
    return None if slope is None else _third(one, other, slope)


def _multiple(point: _Point, times: int) -> _Point | None:
    total: _Point | None = None
    for bit in bin(times)[2:]:
        total = _sum(total, total)
        if bit == "1":
            total = _sum(total, point)
    return total


def _g1_from(data: bytes) -> _Point | None:
    """The point of G1 that 48 bytes stand for, or None: infinity is no signature."""
    return _point_from(data, _COORDINATE, _FOUR)


def _g2_from(data: bytes) -> _Point | None:
    """The point of G2 that 96 bytes stand for, or None: infinity is no key."""
    return _point_from(data, 2 * _COORDINATE, _FOUR_TWISTED)


def _point_from(data: bytes, length: int, constant: _Fp2) -> _Point | None:
    """Decompression, draft-irtf-cfrg-pairing-friendly-curves, appendix C: x, its imaginary part first, and a sign."""
    if len(data) != length or data[0] & (_COMPRESSED | _INFINITE) != _COMPRESSED:
        return None
    stripped = bytes([data[0] & ~(_COMPRESSED | _LARGER)]) + data[1:]
    parts = [int.from_bytes(stripped[i : i + _COORDINATE], "big") for i in range(0, length, _COORDINATE)]
    if max(parts) >= PRIME:
        return None
    x = _Fp2(*reversed(parts))
    y = _y_of(x, constant, is_g1=length == _COORDINATE)
    if y is None:
        return None
    point = (x, y if y.is_larger() == bool(data[0] & _LARGER) else -y)
    return point if _multiple(point, known.ORDER) is None else None


def _y_of(x: _Fp2, constant: _Fp2, *, is_g1: bool) -> _Fp2 | None:
    """One of the two y beside this x on the curve, or None; that of G1 must lie in Fp itself."""
    square = x * x * x + constant
    if not is_g1:
        return _root2(square)
    y = _root(square.plain)
    return None if y is None else _Fp2(y)


# Hashing to G1: RFC 9380, suite BLS12381G1_XMD:SHA-256_SSWU_RO_ (section 8.8.1).


def _hash_to_g1(message: bytes, tag: bytes) -> _Point | None:
    """hash_to_curve, RFC 9380 section 3; None is infinity, which no message is known to give."""
    drawn = _expanded(message, tag, 2 * _DRAWN)
    numbers = [int.from_bytes(part, "big") % PRIME for part in (drawn[:_DRAWN], drawn[_DRAWN:])]
    total = _sum(*(_mapped(number) for number in numbers))
    return total and _multiple(total, known.COFACTOR)


def _expanded(message: bytes, tag: bytes, length: int) -> bytes:
    """expand_message_xmd with SHA-256, RFC 9380 section 5.3.1; a tag too long is hashed, section 5.3.3."""
    if len(tag) > _LONGEST_TAG:
        tag = hashlib.sha256(b"H2C-OVERSIZE-DST-" + tag).digest()
    ending = tag + bytes([len(tag)])
    first = hashlib.sha256(bytes(_BLOCK) + message + length.to_bytes(2, "big") + b"\0" + ending).digest()
    block, whole = bytes(_DIGEST), b""
    for number in range(1, -(-length // _DIGEST) + 1):
        mixed = bytes(a ^ b for a, b in zip(first, block, strict=True))
        block = hashlib.sha256(mixed + bytes([number]) + ending).digest()
        whole += block
    return whole[:length]


def _mapped(number: int) -> _Point | None:
    """A point of the curve for a number: map_to_curve, RFC 9380 section 6.6.3."""
    return _carried(*_simple_swu(number))


def _simple_swu(number: int) -> tuple[int, int]:
    """The simplified Shallue-van de Woestijne-Ulas map onto the isogenous curve, RFC 9380 section 6.6.2."""
    a, b, z = known.ISO_A, known.ISO_B, known.ISO_Z
    tried = z * number * number % PRIME
    below = (tried * tried + tried) % PRIME
    ratio = -b * pow(a, -1, PRIME)
    x = ratio * (1 + pow(below, -1, PRIME) if below else -pow(z, -1, PRIME)) % PRIME
    y = _root(x * x * x + a * x + b)
    if y is None:
        x = tried * x % PRIME
        y = _root(x * x * x + a * x + b)
    if y is None:
        raise ArithmeticError("one of the two must be a square")
    return x, y if y % 2 == number % 2 else PRIME - y


def _carried(x: int, y: int) -> _Point | None:
    """A point of the isogenous curve carried to the curve itself, RFC 9380 section E.2."""
    below = _polynomial(known.ISO_X_DENOMINATOR, x) * _polynomial(known.ISO_Y_DENOMINATOR, x) % PRIME
    if not below:
        return None
    over = pow(below, -1, PRIME)
    new_x = _polynomial(known.ISO_X_NUMERATOR, x) * _polynomial(known.ISO_Y_DENOMINATOR, x) * over % PRIME
    new_y = y * _polynomial(known.ISO_Y_NUMERATOR, x) * _polynomial(known.ISO_X_DENOMINATOR, x) * over % PRIME
    return _Fp2(new_x), _Fp2(new_y)


def _polynomial(coefficients: tuple[int, ...], x: int) -> int:
    value = 0
    for coefficient in reversed(coefficients):
        value = (value * x + coefficient) % PRIME
    return value


# The pairing. Its values are in Fp12: polynomials in w below degree 12 with w^12 = 2 w^6 - 2, so that w^6 = 1 + u.

_Fp12 = tuple[int, ...]
_DEGREE = 12
_HARD = (PRIME**4 - PRIME**2 + 1) // known.ORDER
_SIXTH_ROOT = pow(2, (PRIME - 1) // 6, PRIME)  # w^(p^2) = this * w: (1 + u)^(p + 1) is 2


def _is_product_one(pairs: list[tuple[_Point, _Point]]) -> bool:
    """Whether the product of the pairings of (G1, G2) points, none of them infinity, is one.

    The optimal ate pairing of draft-irtf-cfrg-pairing-friendly-curves, appendix A: one Miller loop for all pairs.
    The curve's parameter is negative, which would invert every pairing: the answer is the same, so that is left out.
    """
    value: _Fp12 = (1, *[0] * (_DEGREE - 1))
    moving = [second for _, second in pairs]
    for bit in bin(known.LOOP)[3:]:
        value = _product(value, value)
        for i, (first, second) in enumerate(pairs):
            value, moving[i] = _step(value, moving[i], moving[i], first)
            if bit == "1":
                value, moving[i] = _step(value, moving[i], second, first)
    return _is_final_power_one(value)


def _step(value: _Fp12, one: _Point, other: _Point, at: _Point) -> tuple[_Fp12, _Point]:
    """The value times the line through two points of G2 taken at a point of G1, and the two points' sum.

    A point (x, y) of G2 stands for (x / w^2, y / w^3) of the curve over Fp12; the line is taken times w^3, a factor
    that the final power removes.
    """
    slope = _slope(one, other)
    if slope is None:
        raise ArithmeticError("points of the group never meet in the loop")
    constant = slope * one[0] - one[1]
    square = -slope.times(at[0].plain)
    line = [0] * _DEGREE
    line[0], line[6] = constant.plain - constant.imaginary, constant.imaginary  # u = w^6 - 1
    line[2], line[8] = square.plain - square.imaginary, square.imaginary
    line[3] = at[1].plain
    return _product(tuple(line), value), _third(one, other, slope)


def _product(one: _Fp12, other: _Fp12) -> _Fp12:
    wide = [0] * (2 * _DEGREE - 1)
    for i, a in enumerate(one):
        if a:
            for j, b in enumerate(other, i):
                wide[j] += a * b
    for i in range(2 * _DEGREE - 2, _DEGREE - 1, -1):
        wide[i - 6] += 2 * wide[i]
        wide[i - 12] -= 2 * wide[i]
    return tuple([number % PRIME for number in wide[:_DEGREE]])


def _is_final_power_one(value: _Fp12) -> bool:
    """Whether value^((p^12 - 1) / r) is one, r the order of the groups.

    The exponent is (p^6 - 1) (p^2 + 1) times the one called hard. A power of p^6 - 1 is one where taking the power of
    p^6 changes nothing, and that only turns w into -w.
    """
    frobenius = tuple([number * pow(_SIXTH_ROOT, i, PRIME) % PRIME for i, number in enumerate(value)])
    base = _product(frobenius, value)
    power = base
    for bit in bin(_HARD)[3:]:
        power = _product(power, power)
        if bit == "1":
            power = _product(power, base)
    return not any(power[1::2])
