"""The verdict on a claim: proved, contradicted with the right sentence, out of scope, or without rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from sheber.kernel.declare import COLLEGES
from sheber.kernel.indicators import Scope
from sheber.kernel.words import LANGUAGES, Words
from sheber.report.bridge.claims import told
from sheber.report.bridge.claims.fitting import fits, fits_ratio, holds_loosely, told_value
from sheber.report.bridge.claims.grammar import CHANGE, COMPARES, DIFFERENCE, POINTS, RATIO
from sheber.report.bridge.claims.parts import VALUES, belonging, marks_of_values
from sheber.report.bridge.claims.places import COLLEGE
from sheber.report.bridge.claims.reading import Claim
from sheber.report.bridge.claims.reserves import reserve
from sheber.report.bridge.claims.rewrite import change_words, corrected, plain, says_direction
from sheber.report.bridge.claims.scopes import ScopeRead, read_scope
from sheber.report.bridge.claims.terms import Candidate
from sheber.report.bridge.claims.world import YEARS_BACK, World, claim_key

PROVED, CONTRADICTED, OUT_OF_SCOPE, NO_ROWS = "proved", "contradicted", "out of scope", "no rows"
_TIE = 1e-6


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with its verdict. `correction`: the right sentence, or what does not match."""

    claim: Claim
    verdict: str
    indicator: str = ""
    scope: dict[str, Any] = field(default_factory=dict)
    rows: int = 0
    correction: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The form of `--json`."""
        value = told_value(self.claim)
        return {
            "sentence": self.claim.sentence,
            "text": self.claim.text,
            "value": int(value) if value.denominator == 1 else float(value),
            "unit": self.claim.unit,
            "indicator": self.indicator,
            "scope": self.scope,
            "verdict": self.verdict,
            "rows": self.rows,
            "correction": self.correction,
        }


@dataclass(frozen=True, slots=True)
class _Case:
    """A claim with the indicator it speaks of and the scope it tells."""

    claim: Claim
    code: str
    read: ScopeRead
    world: World

    @property
    def scope(self) -> Scope:
        return Scope(self.read.year, self.read.within)

    @property
    def base(self) -> Scope:
        return self.scope.in_year(self.read.base or self.read.year - 1)

    @property
    def decimals(self) -> int:
        return self.world.every[self.code].decimals

    def judged(self, verdict: str, correction: Words | str = "", **more: Any) -> Judged:
        """The verdict with what it rests on."""
        scope: dict[str, Any] = {"year": self.read.year, **dict(self.read.within)}
        if self.claim.kind in COMPARES:
            scope["base_year"] = self.base.year
        figure = None if verdict == NO_ROWS else self.world.figure(self.code, self.scope)
        text = correction if isinstance(correction, str) else correction.in_language(self.claim.language)
        rows = figure.rows if figure is not None else 0
        return Judged(self.claim, verdict, self.code, {**scope, **more}, rows, text)


def judge_sentence(claims: Iterable[Claim], world: World) -> list[Judged]:
    """The verdicts on the claims of one sentence; a comparison speaks of the figure before it."""
    made: list[Judged] = []
    for claim in claims:
        before = next((one.indicator for one in reversed(made) if one.indicator), "")
        one = _of_list(claim, world, before) or _judge(claim, world, before)
        # A sentence that says enough by itself is not read with the one before it.
        made.append(_carried(claim, world, before) or one if one.verdict == NO_ROWS or not one.rows else one)
    return [_other_than_proved(one, made) for one in made]


def _of_list(claim: Claim, world: World, before: str) -> Judged | None:
    """The verdict on a number of a list as if it stood alone: "22 state colleges" of "22 state and 18 private colleges"."""
    head, own, tail = claim.alone
    if not own:
        return None
    found = next((one for one in world.read(head + own + tail, claim.language) if one.start == len(head)), None)
    if found is None:
        return None
    return replace(_judge(replace(found, year=claim.year), world, before), claim=claim)


def _carried(claim: Claim, world: World, before: str) -> Judged | None:
    """The verdict where the subject is carried on from the sentence before: "The order grew. It stands at 7,407"."""
    if not claim.context:
        return None
    ahead = f"{claim.context} "
    place = claim.start + len(ahead)
    every = world.read(ahead + claim.sentence, claim.language)
    joined = next((replace(one, year=claim.year, own_from=len(ahead)) for one in every if one.start == place), None)
    if joined is None:
        return None
    found = _judge(joined, world, before)
    if not found.indicator or found.verdict == NO_ROWS:
        return None
    strange = claim.noun is not None and not world.terms[claim.language].is_noun(claim.noun.text)
    if strange and found.verdict != PROVED:  # it counts something that the sentence before did not speak of
        return None
    return replace(found, claim=claim, correction=found.correction.removeprefix(ahead))


def _other_than_proved(one: Judged, every: list[Judged]) -> Judged:
    """A number beside the one that is proved for the same figure speaks of something else."""
    if one.verdict != CONTRADICTED or one.claim.kind in COMPARES:
        return one
    same = [
        two for two in every if two.verdict == PROVED and (two.indicator, two.scope) == (one.indicator, one.scope)
    ]
    if not same:
        return one
    return Judged(one.claim, NO_ROWS, correction=told.NO_INDICATOR.in_language(one.claim.language))


def candidates_of(claim: Claim, world: World, before: str = "") -> list[Candidate]:
    """What the claim may speak of, the likeliest first; the choice made by hand before all."""
    chosen = world.choices.get(claim_key(claim), "")
    if chosen in world.every:
        return [Candidate(chosen, 99.0, True, True)]
    found = world.terms[claim.language].candidates(claim)
    if claim.kind in {RATIO, CHANGE} and before:
        return [Candidate(before, 50.0, True, True)]
    if claim.borrowed and before and not any(one.fits and not one.apart for one in found):
        return [Candidate(before, 1.0, True, True)]
    return found


def _judge(claim: Claim, world: World, before: str) -> Judged:
    found = candidates_of(claim, world, before)
    # What stands in the claim's own part of the sentence goes before what stands elsewhere in it.
    fitting = sorted((one for one in found if one.fits), key=lambda one: (one.apart, not one.here, -one.score))
    kept = [one for one in fitting if not _is_of_another_kind(claim, one.code, world)]
    if fitting and not kept and claim.borrowed and before:
        kept = [Candidate(before, 1.0, True, True)]
    fitting = kept or fitting
    if not fitting:
        return _unmatched(claim, found, world)
    alike = [one for one in fitting if (one.here, one.apart) == (fitting[0].here, fitting[0].apart)]
    best = [one for one in alike if fitting[0].score - one.score < _TIE]
    if len(best) > 1:  # one of them may be told more of elsewhere in the sentence
        best = [one for one in best if max(two.whole for two in best) - one.whole < _TIE]
    code = best[0].code
    case = _Case(claim, code, _scope_of(claim, code, world), world)
    read = case.read
    if len(best) > 1:
        return _ambiguous(case, [one.code for one in best])
    if why := _held_back(case):
        return case.judged(OUT_OF_SCOPE, why)
    if _is_of_one(case):
        read = replace(read, within=tuple(one for one in read.within if one[0] != COLLEGE))
        case = replace(case, read=read)
    missing = next((name for name, _ in read.within if name not in world.every[code].dimensions), "")
    if missing:
        name, dimension = world.every[code].name.in_language(claim.language), told.DIMENSIONS[missing]
        text = told.NO_DIMENSION.in_language(claim.language)
        case = _Case(claim, code, ScopeRead(read.year, read.stated, read.base), world)
        return case.judged(OUT_OF_SCOPE, text.format(name=name, dimension=dimension.in_language(claim.language)))
    judged = _compare(case) if claim.kind in COMPARES else _hold(case)
    if judged.verdict == CONTRADICTED and best[0].apart:  # the words that name the figure are a later number's
        return Judged(claim, NO_ROWS, correction=told.NO_INDICATOR.in_language(claim.language))
    return judged


def _scope_of(claim: Claim, code: str, world: World) -> ScopeRead:
    one = world.every[code]
    name = one.name.in_language(claim.language)
    return read_scope(claim, world.year, world.places, one.dimensions, one.unit == COLLEGES, name)


def _is_of_another_kind(claim: Claim, code: str, world: World) -> bool:
    """Whether the figure counts one kind by its name, and the claim tells of another: "worker places" of mid-level ones."""
    name = world.every[code].name.in_language(claim.language)
    for dimension, kinds in VALUES.items():
        implied = {kind for kind, words in kinds.items() if words.search(name)}
        marks = marks_of_values(claim.sentence, dimension, False) if implied else []
        if marks and not implied.intersection(belonging(claim, marks)):
            return True
    return False


def _is_of_one(case: _Case) -> bool:
    """Whether the figure rests on a single row, so that a college named beside it narrows nothing."""
    named = [name for name, _ in case.read.within]
    if named != [COLLEGE] or COLLEGE in case.world.every[case.code].dimensions:
        return False
    years = range(case.read.year, case.read.year - YEARS_BACK, -1)
    known = (case.world.figure(case.code, Scope(year)) for year in years)
    return next((one.rows == 1 for one in known if one is not None and one.rows), False)


def _held_back(case: _Case) -> Words | None:
    """Why the rows cannot be held against what the sentence tells, whatever its number is."""
    read, claim, world = case.read, case.claim, case.world
    if read.beyond:
        return told.BEYOND.format(place=read.beyond)
    if read.part:
        return told.PART_OF_YEAR.format(part=read.part)
    if read.several:
        return told.SEVERAL.format(parts=read.several)
    return reserve(claim, world.every[case.code], world.terms[claim.language])


def _unmatched(claim: Claim, found: list[Candidate], world: World) -> Judged:
    """No indicator counts what the claim counts; the nearest is named where its words stand beside the number."""
    here = [one for one in found if one.here] or (found[:1] if claim.own_from else [])
    if not here:
        return Judged(claim, NO_ROWS, correction=told.NO_INDICATOR.in_language(claim.language))
    one = world.every[here[0].code]
    text = told.OTHER_UNIT.in_language(claim.language)
    named = text.format(name=one.name.in_language(claim.language), unit=one.unit.in_language(claim.language))
    return Judged(claim, OUT_OF_SCOPE, one.code, correction=named)


def _ambiguous(case: _Case, codes: list[str]) -> Judged:
    language = case.claim.language
    names = "; ".join(f"«{case.world.every[code].name.in_language(language)}»" for code in codes)
    return case.judged(OUT_OF_SCOPE, told.AMBIGUOUS.in_language(language).format(names=names))


def _hold(case: _Case) -> Judged:
    """Hold a plain figure against the rows of its scope."""
    claim, world = case.claim, case.world
    value = world.value(case.code, case.scope)
    if value is not None and fits(claim, value, case.decimals):
        return case.judged(PROVED)
    if not case.read.stated:
        other = world.value(case.code, case.scope.in_year(world.year)) if world.year != case.read.year else None
        if other is not None and fits(claim, other, case.decimals):
            return replace(case, read=replace(case.read, year=world.year)).judged(PROVED)
        for year in range(world.year, world.year - YEARS_BACK - 1, -1):
            other = world.value(case.code, case.scope.in_year(year))
            if year != case.read.year and other is not None and fits(claim, other, case.decimals):
                there = _Case(claim, case.code, ScopeRead(year, False, None, case.read.within), world)
                return there.judged(OUT_OF_SCOPE, told.OTHER_YEAR.format(year=year))
    if value is None:
        closed = world.figure(case.code, case.scope) is None
        return case.judged(NO_ROWS, told.CLOSED if closed else told.NO_ROWS.format(year=case.read.year))
    if holds_loosely(claim, value):
        text = told.LOOSE.in_language(claim.language)
        return case.judged(OUT_OF_SCOPE, text.format(value=plain(value, case.decimals, claim.language)))
    return case.judged(CONTRADICTED, corrected(claim, value, case.decimals))


def _compare(case: _Case) -> Judged:
    """Compute the comparison that the claim makes: only where scope and definition match."""
    world, year = case.world, case.read.year
    now, base = world.value(case.code, case.scope), world.value(case.code, case.base)
    if now is None:
        return case.judged(NO_ROWS, told.NO_ROWS.format(year=year))
    if not base:
        return _published_base(case, now)
    if _holds(case.claim, now, base, case.decimals):
        return case.judged(PROVED)
    holds = list(_where_it_holds(case))
    language = case.claim.language
    if holds:
        words = _change(case.claim, now, base, case.decimals).in_language(language)
        text = told.OTHER_PART.in_language(language).format(part=_scope_words(holds[0], language), told=words)
        return case.judged(OUT_OF_SCOPE, text, holds_in=holds)
    return case.judged(CONTRADICTED, _right_comparison(case, now, base), holds_in=[])


def _holds(claim: Claim, now: Fraction, base: Fraction, decimals: int) -> bool:
    if claim.kind in {RATIO, CHANGE}:
        return bool(now and base) and fits_ratio(claim, now / base)
    difference = (base - now) if claim.down else (now - base)
    return fits(claim, difference, decimals)


def _change(claim: Claim, now: Fraction, base: Fraction, decimals: int) -> Words:
    if claim.kind in {RATIO, CHANGE}:
        return change_words(now / base)
    texts = [plain(now - base, decimals, language) for language in LANGUAGES]
    return Words(*texts)


def _right_comparison(case: _Case, now: Fraction, base: Fraction) -> str:
    """The sentence with the right change; told anew where its verb says the change, "вырос", "doubled"."""
    claim, language = case.claim, case.claim.language
    if claim.kind in {RATIO, CHANGE}:
        if says_direction(claim):
            return corrected(claim, now / base, case.decimals)
        name, words = case.world.every[case.code].name.in_language(language), change_words(now / base)
        text = told.COMPARED.in_language(language)
        return text.format(name=name, change=words.in_language(language), year=case.scope.year, base=case.base.year)
    difference = (base - now) if claim.down else (now - base)
    if difference > 0:
        return corrected(claim, difference, case.decimals)
    return _other_way(case, now - base)


def _other_way(case: _Case, difference: Fraction) -> str:
    """The comparison told anew where it went the other way than the text says, or did not change."""
    language = case.claim.language
    more, less = (
        (told.POINTS_MORE, told.POINTS_LESS) if case.claim.kind == POINTS else (told.SO_MANY_MORE, told.SO_MANY_LESS)
    )
    words = told.THE_SAME if not difference else more if difference > 0 else less
    change = words.in_language(language).format(number=plain(abs(difference), case.decimals, language))
    name = case.world.every[case.code].name.in_language(language)
    text = told.COMPARED.in_language(language)
    return text.format(name=name, change=change, year=case.scope.year, base=case.base.year)


def _where_it_holds(case: _Case) -> Iterable[dict[str, Any]]:
    """Scopes in which the comparison would be true: another base year, one level, one language."""
    world = case.world
    for base in range(case.read.year - 2, case.read.year - YEARS_BACK - 1, -1):
        if base != case.base.year:
            yield from _holding(case, case.scope, case.scope.in_year(base))
    for dimension, value in world.parts(case.code):
        if case.scope.get(dimension) is None:
            within = (*case.read.within, (dimension, value))
            yield from _holding(case, Scope(case.read.year, within), Scope(case.base.year, within))


def _holding(case: _Case, scope: Scope, base_scope: Scope) -> Iterable[dict[str, Any]]:
    now, base = case.world.value(case.code, scope), case.world.value(case.code, base_scope)
    if now is not None and base and _holds(case.claim, now, base, case.decimals):
        yield {"year": scope.year, "base_year": base_scope.year, **dict(scope.within)}


def _scope_words(scope: dict[str, Any], language: str) -> str:
    parts = [f"{scope['year']}/{scope['base_year']}"]
    parts += [
        f"{told.DIMENSIONS[name].in_language(language)}: {value}" for name, value in scope.items() if name in VALUES
    ]
    return ", ".join(parts)


def _published_base(case: _Case, now: Fraction) -> Judged:
    """Without rows of the base year: what others published of it, named as such."""
    claim, base_year = case.claim, case.base.year
    known = case.world.published(case.code, base_year) if not case.read.within else None
    if known is None or not known[0] or claim.kind not in {RATIO, CHANGE, DIFFERENCE}:
        return case.judged(OUT_OF_SCOPE, told.NO_BASE.format(base=base_year))
    value, source = known
    language = claim.language
    words = _change(claim, now, value, case.decimals).in_language(language)
    text = told.PUBLISHED_BASE.in_language(language)
    number = plain(value, case.decimals, language)
    return case.judged(OUT_OF_SCOPE, text.format(base=base_year, value=number, told=words, source=source))
