"""What a column of a sheet may hold. A kind is declared by what it accepts; the engine reads and writes it."""

from dataclasses import dataclass

from sheber.kernel.words import Choices


@dataclass(frozen=True, slots=True)
class Kind:
    """Base of all kinds."""


@dataclass(frozen=True, slots=True)
class Text(Kind):
    """Text of at most `max_length` letters, one line unless `lines`."""

    max_length: int = 255
    lines: bool = False


@dataclass(frozen=True, slots=True)
class Code(Kind):
    """An identifier: letters of any alphabet, digits and `. _ - /`, no spaces; or what `pattern` says."""

    max_length: int = 64
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Whole(Kind):
    """A whole number between bounds (both included)."""

    least: int | None = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Number(Kind):
    """A decimal with at most `places` places, kept exactly (Decimal)."""

    places: int = 4
    least: float | None = 0
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Share(Kind):
    """A share between 0 and 1 with at most four places; a per cent sign is an error with advice."""

    places: int = 4


@dataclass(frozen=True, slots=True)
class Tenge(Kind):
    """An amount in tenge with at most two decimals; kept as whole tiyn."""

    least: int | None = 0


@dataclass(frozen=True, slots=True)
class Year(Kind):
    """A calendar year."""

    least: int = 1900
    most: int = 2100


@dataclass(frozen=True, slots=True)
class Day(Kind):
    """A date, written 2026-11-24 (24.11.2026 and real Excel dates are understood)."""


@dataclass(frozen=True, slots=True)
class Moment(Kind):
    """A moment with its zone, written 2026-11-24T09:30:00+00:00 (in UTC; microseconds where there are any)."""


@dataclass(frozen=True, slots=True)
class YesNo(Kind):
    """`yes` or `no` (иә/жоқ, да/нет, 1/0 are understood)."""


@dataclass(frozen=True, slots=True)
class OneOf(Kind):
    """One of the codes of `choices`; its label in any of the three languages is understood too."""

    choices: Choices


@dataclass(frozen=True, slots=True)
class Ref(Kind):
    """The code of a row of another sheet's model: `Ref("registry.College")`, found by its field `by`."""

    model: str
    by: str = "code"


@dataclass(frozen=True, slots=True)
class Refs(Kind):
    """Codes parted by one space; kept as a list of codes (JSON) after each was found."""

    model: str
    by: str = "code"


@dataclass(frozen=True, slots=True)
class Iin(Kind):
    """An individual identification number: 12 digits, a date that exists, a right control digit."""


@dataclass(frozen=True, slots=True)
class Blind(Kind):
    """A person's IIN, kept as its keyed hash alone (32 hex digits); such a hash is taken as it is."""


@dataclass(frozen=True, slots=True)
class Bin(Kind):
    """A business identification number: 12 digits with a right control digit."""


@dataclass(frozen=True, slots=True)
class Json(Kind):
    """A JSON object on one line (a shape on the map, for instance); a list where `lists` says so."""

    lists: bool = False
