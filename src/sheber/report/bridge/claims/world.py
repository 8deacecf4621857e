"""The rows that claims are held against: figures by scope, places, what others published, choices made by hand."""

import hashlib
import re
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from django.core.exceptions import PermissionDenied

from sheber.kernel.actors import Actor
from sheber.kernel.indicators import Figure, Indicator, Scope, indicators
from sheber.kernel.open_figures import open_figure
from sheber.kernel.words import Words
from sheber.registry.models import College, District, Region
from sheber.report.bridge.claims.parts import VALUES
from sheber.report.bridge.claims.places import REGION, Place, marks_of_places
from sheber.report.bridge.claims.reading import Claim, claims_of
from sheber.report.bridge.claims.stems import folded
from sheber.report.bridge.claims.terms import Terms, all_terms
from sheber.report.models import ClaimChoice, PublishedFigure

YEARS_BACK = 3
_NUMBERS = re.compile(r"\d[\d\s.,]*")


def claim_key(claim: Claim) -> str:
    """The name under which a choice for a claim is remembered: its sentence with other numbers is the same claim."""
    around = f"{claim.sentence[: claim.start]}#{claim.sentence[claim.number.end :]}"
    plain = " ".join(_NUMBERS.sub("0 ", folded(around)).split())
    return hashlib.sha256(f"{claim.kind}|{plain}".encode()).hexdigest()


@dataclass
class World:
    """Everything that a text is held against, read once; `actor` bounds which figures may be told."""

    actor: Actor
    year: int
    terms: dict[str, Terms] = field(default_factory=all_terms)
    places: list[Place] = field(default_factory=list)
    choices: dict[str, str] = field(default_factory=dict)
    names: dict[tuple[str, str], Words] = field(default_factory=dict)
    _figures: dict[tuple[str, Scope], Figure | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.newest = self.year
        self.every: dict[str, Indicator] = {one.code: one for one in indicators()}
        for dimension, model in (("district", District), ("college", College)):
            for row in model.objects.order_by("code"):
                names: Words = row.name
                self.places.append(Place(dimension, row.code, (names.kk, names.ru, names.en)))
                self.names[dimension, row.code] = names
        for region in Region.objects.all():
            self.places.append(Place(REGION, region.code, (region.name.kk, region.name.ru, region.name.en)))
        self.choices.update(ClaimChoice.objects.values_list("key", "indicator"))

    def is_near(self, year: int) -> bool:
        """Whether the region's rows may be of a year."""
        return self.newest - YEARS_BACK <= year <= self.newest

    def read(self, sentence: str, language: str) -> list[Claim]:
        """The claims of a sentence; names of places in it are read as where, not what."""
        marks = marks_of_places(sentence, language, self.places)
        hidden = sorted((one.start, one.end) for named in marks.values() for one in named)
        return claims_of(sentence, language, self.terms[language].is_noun, hidden)

    def figure(self, code: str, scope: Scope) -> Figure | None:
        """A figure; None where the actor may not be told it."""
        if (code, scope) not in self._figures:
            try:
                found = open_figure(self.actor, self.every[code], scope)
            except PermissionDenied:
                found = None
            self._figures[code, scope] = found
        return self._figures[code, scope]

    def value(self, code: str, scope: Scope) -> Fraction | None:
        """The exact value of a figure, money in tenge; None where there are no rows."""
        figure = self.figure(code, scope)
        if figure is None or figure.value is None:
            return None
        return figure.value * self.scale(code)

    def scale(self, code: str) -> int:
        """What a figure of an indicator is multiplied by to be in plain units: thousands and millions of tenge are tenge."""
        unit = self.every[code].unit.en.casefold()
        if "tenge" in unit and unit.startswith("thousand"):
            return 1000
        return 10**6 if unit.startswith(("million", "m ", "mln")) else 1

    def published(self, code: str, year: int) -> tuple[Fraction, str] | None:
        """What somebody published of an indicator and a year, with the source."""
        row = PublishedFigure.objects.filter(indicator=code, year=year).order_by("code").first()
        return (Fraction(Decimal(row.value)) * self.scale(code), row.source) if row is not None else None

    def parts(self, code: str) -> list[tuple[str, str]]:
        """Kinds by which a figure can be narrowed: level, language, base. Not places: one of many fits by chance."""
        one = self.every[code]
        return [
            (dimension, value) for dimension in VALUES if dimension in one.dimensions for value in VALUES[dimension]
        ]


def world_for(actor: Actor, year: int | None = None) -> World:
    """What a text is held against: the loaded region. `year` is what the text is about, where that is known."""
    region = Region.objects.first()
    return World(actor, year or (region.current_year if region else 0))
