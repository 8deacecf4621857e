"""Which indicator a claim speaks of: by the words of its name, its unit and how people speak of it."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from sheber.kernel.indicators import Indicator, indicators, spoken_of
from sheber.kernel.words import LANGUAGES, Words
from sheber.report.bridge.claims.grammar import CLAUSE, COUNT, DIFFERENCE, MONEY, POINTS, PROPORTION, SHARE
from sheber.report.bridge.claims.numbers import counted_numbers
from sheber.report.bridge.claims.reading import Claim
from sheber.report.bridge.claims.stems import Word, folded, stem, words_of
from sheber.report.bridge.published import family

_STOP = frozenset(
    "и в по с на от для из к о бы за или не the of in at with by for to a an on from who and мен бен пен және үшін бар "
    "число количество доля сумма саны үлесі number share sum total с со у".split()
)
_PLAIN_UNITS = frozenset(("items", "pieces", "units"))
_CLOSE = 4
_SHORT = 3  # letters of a beginning that many words share: "час" of hours and of "частный"
_SHORT_ENDING = 3
_SENTENCE = 10  # words that the end of a sentence counts for
_PERSONS = frozenset(("people", "pupils", "persons"))
_PERSON = re.compile(r"чел|человека?|людей|людям|людьми|адам\w{0,4}|people|persons?")
EXACT = "$"  # at a beginning's end: the whole word
_OWN_WORD = 2.0  # "11 rural colleges": what stands between the number and its noun tells which of them are counted
_ELSEWHERE = 0.55
_WHOLE_NAME = 3  # words of a name that nobody writes by chance
_ENDING = {"kk": 12, "ru": 4, "en": 4}  # letters that a case may add to a noun's beginning


@dataclass(frozen=True, slots=True)
class Pattern:
    """Alternative beginnings of one word; `close`: it stands near the number; `direct`: right before it, and nothing behind."""

    starts: tuple[str, ...]
    close: bool = False
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that together speak of an indicator."""

    code: str
    patterns: tuple[Pattern, ...]
    of_name: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator that a claim may speak of. `fits`: the claim's unit is the indicator's."""

    code: str
    score: float
    fits: bool
    here: bool  # all words of the phrase stand in the claim's own part of the sentence
    apart: bool = False  # a word of the phrase stands only behind a later number
    whole: float = 0.0  # the scores of all its phrases, wherever their words stand
    named: bool = False  # the sentence quotes the indicator's whole name


@dataclass
class Terms:
    """The phrases and nouns of every indicator in one language."""

    language: str
    every: list[Indicator] = field(default_factory=list)

    @cached_property
    def phrases(self) -> list[Phrase]:
        """All phrases: declared ones and those of names."""
        return [phrase for one in self.every for phrase in self._of(one)]

    @cached_property
    def _by_start(self) -> dict[str, list[tuple[int, int, str]]]:
        """Phrase, place of its pattern and beginning, by the first two letters of the beginning."""
        found: dict[str, list[tuple[int, int, str]]] = {}
        for number, phrase in enumerate(self.phrases):
            for place, pattern in enumerate(phrase.patterns):
                for start in pattern.starts:
                    found.setdefault(start[:2], []).append((number, place, start))
        return found

    @cached_property
    def weights(self) -> dict[Pattern, float]:
        """A word that few indicators share tells more."""
        codes: dict[str, set[str]] = {}
        for phrase in self.phrases:
            for pattern in phrase.patterns:
                for start in pattern.starts:
                    codes.setdefault(start[:5], set()).add(phrase.code)
        count = len(self.every)
        return {
            pattern: math.log(1 + count / min(len(codes[start[:5]]) for start in pattern.starts))
            for phrase in self.phrases
            for pattern in phrase.patterns
        }

    @cached_property
    def nouns(self) -> dict[str, tuple[str, ...]]:
        """What each indicator counts."""
        return {one.code: self._nouns(one) for one in self.every}

    @cached_property
    def _all_nouns(self) -> tuple[str, ...]:
        return tuple({start for starts in self.nouns.values() for start in starts})

    def is_noun(self, word: str) -> bool:
        """Whether some indicator counts what the word names."""
        return self._names(word, self._all_nouns)

    def _names(self, word: str, starts: tuple[str, ...]) -> bool:
        """Whether a word is one of the nouns in some case: "школах", not "школьников"."""
        most = _ENDING[self.language]
        return any(
            word.startswith(start)
            and len(word) - len(start) <= most
            and (len(start) > _SHORT or self.language == "kk" or len(word) - len(start) <= _SHORT_ENDING)
            for start in starts
        )

    def speaks_of(self, code: str, word: str) -> bool:
        """Whether a word belongs to how an indicator is named or spoken of."""
        return any(
            word.startswith(start.rstrip(EXACT))
            for phrase in self._phrases_of[code]
            for pattern in phrase.patterns
            for start in pattern.starts
        ) or self._names(word, self.nouns[code])

    @cached_property
    def _phrases_of(self) -> dict[str, list[Phrase]]:
        found: dict[str, list[Phrase]] = {one.code: [] for one in self.every}
        for phrase in self.phrases:
            found[phrase.code].append(phrase)
        return found

    def _of(self, one: Indicator) -> list[Phrase]:
        spoken = spoken_of(one)
        told = getattr(spoken.about, self.language) if spoken else ""
        made = [Phrase(one.code, _patterns(text)) for text in told.split(";") if text.strip()]
        name = self._content(one.name.in_language(self.language))
        if name and not (spoken and spoken.whole):
            made.append(Phrase(one.code, tuple(Pattern((word,)) for word in dict.fromkeys(name)), of_name=True))
        return made

    def _content(self, text: str) -> list[str]:
        found = [word.text for word in words_of(text) if word.text not in _STOP and len(word.text) > 1]
        return [stem(word, self.language) for word in found]

    def _nouns(self, one: Indicator) -> tuple[str, ...]:
        spoken = spoken_of(one)
        declared = getattr(spoken.counts, self.language) if spoken else ""
        starts = {start for start in declared.split("|") if start}
        unit = one.unit.in_language(self.language)
        if one.unit.en not in _PLAIN_UNITS:
            starts.update(word for word in self._content(unit) if len(word) > 2)
        elif not starts:
            starts.update(stem(word, self.language) for word in head_of(one.name, self.language))
        return tuple(sorted(starts))

    def candidates(self, claim: Claim) -> list[Candidate]:
        """The indicators whose words stand in the claim's sentence, the likeliest first."""
        words = [one for one in words_of(claim.sentence) if not _is_hidden(one, claim)]
        hits = self._hits(words)
        first, last = _clause(claim)
        best: dict[str, Candidate] = {}
        for number, places in hits.items():
            phrase = self.phrases[number]
            if len(places) < len(phrase.patterns):
                continue
            found = self._score(phrase, places, words, claim, first, last)
            if found is None:
                continue
            one = best.get(phrase.code)
            whole = found.score + (one.whole if one else 0.0)
            better = found if one is None or (found.here, found.score) > (one.here, one.score) else one
            best[phrase.code] = replace(better, whole=whole)
        named = [one for one in best.values() if one.named]
        return sorted(named or best.values(), key=lambda one: (-one.score, one.code))

    def _hits(self, words: list[Word]) -> dict[int, dict[int, list[int]]]:
        hits: dict[int, dict[int, list[int]]] = {}
        for place, word in enumerate(words):
            for part in {word.text, *word.text.split("-")}:
                for number, pattern, start in self._by_start.get(part[:2], ()):
                    if part == start[:-1] if start.endswith(EXACT) else part.startswith(start):
                        hits.setdefault(number, {}).setdefault(pattern, []).append(place)
        return hits

    def _score(
        self, phrase: Phrase, places: dict[int, list[int]], words: list[Word], claim: Claim, first: int, last: int
    ) -> Candidate | None:
        score, here, far, between, apart = 0.0, True, 0.0, False, False
        later = _numbers_behind(claim)
        middle = next((n for n, word in enumerate(words) if word.start >= claim.start), len(words))
        behind = next((n for n, word in enumerate(words) if word.start >= claim.number.end), len(words))
        length = max(behind - middle, 0)  # words of the number itself: «бес мың алты жүз қырық үш»
        for number, pattern in enumerate(phrase.patterns):
            place = min(places[number], key=lambda one: _distance(one, middle, length))
            distance = _distance(place, middle, length)
            if pattern.close and distance > _CLOSE:
                return None
            if pattern.direct and not (place == middle - 1 and _ends_there(claim)):
                return None
            before = words[place].start < claim.own_from  # in the sentence before
            distance += _SENTENCE if before else 0
            crossed = any(claim.end <= one < words[place].start for one in later)
            inside = first <= words[place].start < last and not before
            apart = apart or crossed
            here = here and inside
            far += distance / len(phrase.patterns)
            between = between or (
                claim.noun is not None and claim.number.end <= words[place].start < claim.noun.start
            )
            score += self.weights[pattern] * (1.0 if inside else _ELSEWHERE)
        fits = self._fits(phrase.code, claim) and not (_is_bare(claim) and len(phrase.patterns) < 2)
        score += (0.5 if fits else 0.0) + (0.2 if phrase.of_name else 0.0) - 0.02 * min(far, 20)
        score += _OWN_WORD if between else 0.0
        name = folded(self._name(phrase.code))
        place = folded(claim.sentence).find(name) if phrase.of_name else -1
        named = place >= 0 and (here or place < claim.start)
        return Candidate(
            phrase.code, score + 3.0 * named, fits, here, apart, 0.0, named and len(name.split()) >= _WHOLE_NAME
        )

    @cached_property
    def _by_code(self) -> dict[str, Indicator]:
        return {one.code: one for one in self.every}

    def _name(self, code: str) -> str:
        return self._by_code[code].name.in_language(self.language)

    def _fits(self, code: str, claim: Claim) -> bool:
        one = self._by_code[code]
        kind = family(one.unit.en)
        if claim.kind == PROPORTION:
            return False
        if claim.kind in {SHARE, POINTS}:
            return kind == "share"
        if claim.kind == MONEY:
            return kind in {"tenge", "thousands", "millions"} and not claim.foreign
        if claim.kind in {COUNT, DIFFERENCE}:
            if kind != "count":
                return False
            if claim.noun is None:
                return True
            if one.unit.en in _PERSONS and _PERSON.fullmatch(claim.noun.text):
                return True
            plain = one.unit.en in _PLAIN_UNITS and self._is_plain(claim.noun.text)
            return plain or self._names(claim.noun.text, self.nouns[code])
        return True

    def _is_plain(self, word: str) -> bool:
        return word.startswith(("единиц", "бірлік", "item", "unit", "piece", "дана", "шт"))


_BEFORE_HEAD = re.compile(r"\b(?:of|in|for|with|per|from|by|at|to|left|taught|paid|kept|moved|given)\b")
_RUSSIAN_ADJECTIVE = re.compile(r"(?:[ыи]й|ая|яя|ое|ее|ые|ие|ых|их|ой|ого|его|ть|о)$")


def head_of(name: Words, language: str) -> list[str]:
    """The word of a name that says what is counted: "Lines of the order" lines, «Новые строки» строки."""
    told = name.in_language(language)
    words = [word.text for word in words_of(told) if word.text not in _STOP and len(word.text) > 2]
    if language == "en":
        first = [word.text for word in words_of(_BEFORE_HEAD.split(told)[0]) if word.text not in _STOP]
        return first[-1:] or words[:1]
    if language == "ru":
        return [word for word in words if not _RUSSIAN_ADJECTIVE.search(word)][:1] or words[:1]
    return words[-1:]


def _numbers_behind(claim: Claim) -> list[int]:
    """Where the later numbers of a claim's sentence begin."""
    numbers = counted_numbers(claim.sentence, claim.language)
    return [one.start for one in numbers if one.start >= claim.end]


_END_OF_PART = re.compile(r"\s*(?:$|[.,:;!?)]|[—–-]\s)")


def _ends_there(claim: Claim) -> bool:
    """Whether a part of the sentence ends with the claim: nothing is told of what is counted."""
    return bool(_END_OF_PART.match(claim.sentence, claim.end))


def _distance(place: int, middle: int, length: int) -> int:
    """Words between a place and a number of so many words that begins at `middle`."""
    return place - middle - max(length - 1, 0) if place >= middle + length else abs(place - middle)


def _is_hidden(word: Word, claim: Claim) -> bool:
    """Whether a word belongs to a college's or a district's name, which speaks of no figure."""
    return any(first <= word.start and word.end <= last for first, last in claim.hidden)


def _is_bare(claim: Claim) -> bool:
    """A count that names nothing: one word elsewhere in the sentence does not tell what it counts."""
    return claim.kind == COUNT and claim.noun is None


def _patterns(text: str) -> tuple[Pattern, ...]:
    return tuple(
        Pattern(tuple(word.lstrip("~^").split("|")), word.startswith("~"), word.startswith("^"))
        for word in text.split()
    )


def _clause(claim: Claim) -> tuple[int, int]:
    """The part of the sentence, between commas, in which the claim stands."""
    ends = [one.start() for one in CLAUSE.finditer(claim.sentence)]
    first = max((one for one in ends if one < claim.start), default=0)
    return first, min((one for one in ends if one >= claim.end), default=len(claim.sentence))


def all_terms(every: Iterable[Indicator] | None = None) -> dict[str, Terms]:
    """The terms of all declared indicators by language."""
    listed = list(indicators() if every is None else every)
    return {language: Terms(language, listed) for language in LANGUAGES}
