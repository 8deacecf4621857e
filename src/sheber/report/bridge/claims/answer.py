"""A whole text held against the rows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from sheber.kernel.actors import Actor
from sheber.kernel.indicators import Scope
from sheber.report.bridge.claims.fitting import fits
from sheber.report.bridge.claims.grammar import COMPARES, COUNT, MONEY, NOW, OF_THEM, REFERS_BACK, SHARE, SUBJECTLESS
from sheber.report.bridge.claims.judge import Judged, candidates_of, judge_sentence
from sheber.report.bridge.claims.reading import Claim
from sheber.report.bridge.claims.stems import language_of
from sheber.report.bridge.claims.texts import sentences_of
from sheber.report.bridge.claims.world import YEARS_BACK, World, world_for
from sheber.report.bridge.claims.years import named_years, step_of, years_in

MOST_CLAIMS = 20_000
_VOTES = 3  # figures that must agree before a text's unnamed year is taken from them
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


def goes_on(sentence: str, language: str = "") -> bool:
    """Whether a sentence speaks of what the one before named: "it", «их», «оның» among its first words, "of them"."""
    if OF_THEM.search(sentence):
        return True
    found = next(
        (one for one in REFERS_BACK.finditer(sentence) if not (language == "kk" and one.group().lower() == "он")),
        None,
    )
    return found is not None and len(sentence[: found.start()].split()) <= FIRST_WORDS


def _compares_on(claim: Claim) -> bool:
    """Whether a change is told of something that only the sentence before names: "the figure fell by 3.2 %"."""
    found = SUBJECTLESS.search(claim.sentence) if claim.kind in COMPARES else None
    return found is not None and len(claim.sentence[: found.start()].split()) <= FIRST_WORDS


def _read(text: str, world: World) -> Iterable[list[Claim]]:
    usual = language_of(text[:4000])
    count, before, year = 0, "", 0
    for sentence in sentences_of(text):
        if count >= MOST_CLAIMS:
            return
        language = language_of(sentence, usual)
        told_year = 0 if NOW.search(sentence) else year
        claims = [replace(claim, year=told_year) for claim in world.read(sentence, language)]
        on = goes_on(sentence, language)
        claims = [replace(claim, context=before) if on or _compares_on(claim) else claim for claim in claims]
        year = next((one for one, _ in reversed(named_years(sentence)) if world.is_near(one)), year)
        before = f"{before} {sentence}"[-MOST_CONTEXT:] if on else sentence[-MOST_CONTEXT:]
        count += len(claims)
        if claims:
            yield claims


def _year_of(claims: list[Claim], world: World) -> int:
    """The year of a text that names none: by the figures that fit it."""
    votes: Counter[int] = Counter()
    for claim in claims[:200]:
        if claim.kind not in {COUNT, MONEY, SHARE} or claim.year or years_in(claim.sentence):
            continue
        step = step_of(claim.sentence) or 0
        found = sorted((one for one in candidates_of(claim, world) if one.fits), key=lambda one: not one.here)[:1]
        for one in found:
            for year in range(world.year - YEARS_BACK, world.year + 1):
                value = world.value(one.code, Scope(year))
                votes[year - step] += value is not None and fits(claim, value, world.every[one.code].decimals)
    best = max(votes, key=lambda one: (votes[one], one), default=world.year)
    return best if votes[best] >= _VOTES and best <= world.year else world.year
