"""A whole text held against the rows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from sheber.kernel.actors import Actor
from sheber.kernel.indicators import Scope
from sheber.report.bridge.claims.fitting import fits
from sheber.report.bridge.claims.grammar import COUNT, MONEY, REFERS_BACK, SHARE
from sheber.report.bridge.claims.judge import Judged, candidates_of, judge_sentence
from sheber.report.bridge.claims.reading import Claim, claims_of
from sheber.report.bridge.claims.scopes import years_in
from sheber.report.bridge.claims.stems import language_of
from sheber.report.bridge.claims.texts import sentences_of
from sheber.report.bridge.claims.world import World, world_for

MOST_CLAIMS = 20_000
_VOTES = 3  # figures that must agree before a text's unnamed year is taken from them
_YEARS_BACK = 3
MOST_CONTEXT = 600  # letters of earlier sentences that a sentence may go on about
FIRST_WORDS = 4


def check_text(text: str, actor: Actor, year: int | None = None) -> tuple[list[Judged], int]:
    """Every claim of a text with its verdict, and the year that the text is about.

    `year` None: the year that fits most of the text's figures, where at least three fit; else the region's.
    """
    world = world_for(actor, year)
    sentences = list(_read(text, world))
    if year is None:
        world.year = _year_of([claim for claims in sentences for claim in claims], world)
    judged: list[Judged] = []
    for claims in sentences:
        judged += judge_sentence(claims, world)
    return judged, world.year


def goes_on(sentence: str) -> bool:
    """Whether a sentence speaks of what the one before named: "it", «их», «оның» among its first words."""
    found = REFERS_BACK.search(sentence)
    return found is not None and len(sentence[: found.start()].split()) <= FIRST_WORDS


def _read(text: str, world: World) -> Iterable[list[Claim]]:
    usual = language_of(text[:4000])
    count, before = 0, ""
    for sentence in sentences_of(text):
        if count >= MOST_CLAIMS:
            return
        language = language_of(sentence, usual)
        claims = claims_of(sentence, language, world.terms[language].is_noun)
        if goes_on(sentence):
            claims = [replace(claim, context=before) for claim in claims]
            before = f"{before} {sentence}"[-MOST_CONTEXT:]
        else:
            before = sentence[-MOST_CONTEXT:]
        count += len(claims)
        if claims:
            yield claims


def _year_of(claims: list[Claim], world: World) -> int:
    """The year of a text that names none: by the figures that fit it."""
    votes: Counter[int] = Counter()
    for claim in claims[:200]:
        if claim.kind not in {COUNT, MONEY, SHARE} or years_in(claim.sentence):
            continue
        found = sorted((one for one in candidates_of(claim, world) if one.fits), key=lambda one: not one.here)[:1]
        for one in found:
            for year in range(world.year - _YEARS_BACK, world.year + 1):
                value = world.value(one.code, Scope(year))
                votes[year] += value is not None and fits(claim, value, world.every[one.code].decimals)
    best = max(votes, key=lambda one: (votes[one], one), default=world.year)
    return best if votes[best] >= _VOTES else world.year
