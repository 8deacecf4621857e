"""Finds the numbers of a sentence, in digits and in words, with their scale and precision."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from sheber.report.bridge.claims.grammar import DOWN, UP
from sheber.report.bridge.claims.numerals import HALVES, KAZAKH_CASES, ONE, RUSSIAN_CASES, numeral, scale_of
from sheber.report.bridge.claims.skipped import bare_years, skipped_spans
from sheber.report.bridge.claims.stems import folded

_SPACES = " \u00a0\u202f\u2009"
_DIGITS = re.compile(
    rf"(?<![\w])(?<!\d[.,/])(?:\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)|\d+)(?:[.,]\d+)*(?:/\d+)?(?![\d])"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_AFTER_DIGITS = re.compile(r"[-‑]([^\W\d_]+)")
_GLUE = re.compile(rf"[{_SPACES}\n]+|\.[{_SPACES}]+|(?<=[a-z])-(?=[a-z])")
_DASH = re.compile(rf"[{_SPACES}]*[-–—][{_SPACES}]*")
_BETWEEN = re.compile(rf"[{_SPACES}]+(?:до|по|to|and|мен|пен|бен)[{_SPACES}]+", re.IGNORECASE)
_FROM = re.compile(rf"(?:от|с|со|между|from|between)[{_SPACES}]+$", re.IGNORECASE)
# "Семью" is a family where nothing in the same case follows, else seven.
_FAMILY = re.compile(r"семью(?!\w)(?!\s+\w+(?:ами|ями|ыми|ими|ьми|мя)(?!\w))(?!\s+(?:тыс|млн|млрд))")
_WORD_SCALES = frozenset(
    "сотня сотню дюжина дюжину тысяча тысячу миллион миллиард мың dozen thousand million billion".split()
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read: its place in the sentence, exact value, the size of its last written digit.

    `high` is above `value` for a range. `scaled`: written with a word for thousands or more.
    """

    start: int
    end: int
    value: Fraction
    step: Fraction
    in_words: bool = False
    scaled: bool = False
    high: Fraction | None = None


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    kind: str  # digits, numeral, scale, half
    value: Fraction
    step: Fraction


@lru_cache(256)
def numbers_of(sentence: str, language: str, skipped: tuple[tuple[int, int], ...]) -> tuple[Number, ...]:
    """The numbers in order, those inside `skipped` spans left out; ranges are one number."""
    tokens = [
        one
        for one in _tokens(sentence, language)
        if not any(start < one.end and one.start < end for start, end in skipped)
    ]
    found = list(_joined(sentence, language, tokens))
    return tuple(_ranges(sentence, found))


@lru_cache(256)
def counted_numbers(sentence: str, language: str) -> tuple[Number, ...]:
    """The numbers of a sentence that may claim something; years that stand alone are left out."""
    years = set(bare_years(sentence))
    found = numbers_of(sentence, language, skipped_spans(sentence))
    return tuple(one for one in found if (one.start, one.end) not in years)


def _tokens(sentence: str, language: str) -> Iterator[_Token]:
    text, place = folded(sentence), 0
    while place < len(text):
        digits, letters = _DIGITS.search(text, place), _LETTERS.search(text, place)
        first = min((one for one in (digits, letters) if one), key=lambda one: one.start(), default=None)
        if first is None:
            return
        place = first.end()
        if first is digits:
            made = _digits(text, first, language)
            if made is None:
                glued = _AFTER_DIGITS.match(text, first.end())
                place = glued.end() if glued else place
                continue
            place = made.end
            yield made
        else:
            made = None if _FAMILY.match(text, first.start()) else _word(first, language)
            if made is not None:
                yield made


def _digits(text: str, found: re.Match[str], language: str) -> _Token | None:
    raw = "".join(found.group().split())
    end = found.end()
    glued = _AFTER_DIGITS.match(text, end)
    if glued:
        allowed = KAZAKH_CASES if language == "kk" else RUSSIAN_CASES
        if glued.group(1) not in allowed:
            return None  # an ordinal, an age, a name: "5-й", "9-сынып", "15-year-old"
        end = glued.end()
    elif end < len(text) and text[end].isalpha() and not _glued_scale(text, end, language):
        return None
    value, step = _value(raw, language)
    return None if value is None else _Token(found.start(), end, "digits", value, step)


def _glued_scale(text: str, end: int, language: str) -> bool:
    """Whether a scale is written without a space: "1.2bn", "500млн"."""
    letters = _LETTERS.match(text, end)
    return letters is not None and len(letters.group()) > 1 and bool(scale_of(letters.group(), language))


def _value(raw: str, language: str) -> tuple[Fraction | None, Fraction]:
    if "/" in raw:
        above, _, below = raw.partition("/")
        whole = above.isdigit() and below.isdigit() and int(below) > 1 and int(above) < int(below) < 10
        return (Fraction(int(above), int(below)) if whole else None), Fraction(0)
    if language == "en" and re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", raw):
        raw = raw.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:[.,]\d{3}){2,}", raw):
        raw = re.sub("[.,]", "", raw)
    digits, *parts = re.split("[.,]", raw)
    if len(parts) > 1 or len(raw) > 24:
        return None, Fraction(0)
    decimals = len(parts[0]) if parts else 0
    return Fraction(int(digits + "".join(parts)), 10**decimals), Fraction(1, 10**decimals)


def _word(found: re.Match[str], language: str) -> _Token | None:
    word, (start, end) = found.group(), found.span()
    if scale := scale_of(word, language):
        return _Token(start, end, "scale", Fraction(scale), Fraction(scale))
    if (half_scale := scale_of(word.removeprefix("пол"), language)) and word.startswith("пол"):
        return _Token(start, end, "part", Fraction(half_scale, 2), Fraction(half_scale, 10))
    if word.startswith("полпроцент"):
        return _Token(start, start + 3, "numeral", Fraction(1, 2), Fraction(1, 10))
    if half_word := _half(found, language):
        return half_word
    if half := HALVES[language].get(word):
        return _Token(start, end, "numeral", half, Fraction(1, 2))
    value = numeral(word, language)
    return None if value is None else _Token(start, end, "numeral", Fraction(value), Fraction(1))


_HALF_AFTER = {
    "kk": re.compile(r".*?жарым$"),
    "ru": re.compile(r".*\bс половиной$"),
    "en": re.compile(r".*\band a half$"),
}
_HALF_OF_SCALE = {"kk": re.compile(r"жарты(?=\s)"), "en": re.compile(r"half an?(?=\s)")}
_SCALE_NEXT = re.compile(r"\s+([^\W\d_]+)")


def _half(found: re.Match[str], language: str) -> _Token | None:
    """A half that joins a number: "два с половиной миллиарда", "half a million", «бір жарым», «жарты миллиард»."""
    text, (start, end) = found.string, found.span()
    before = text[max(0, start - 8) : end]
    if _HALF_AFTER[language].match(before):
        words = {"kk": "жарым", "ru": "с половиной", "en": "and a half"}[language]
        return _Token(end - len(words), end, "half", Fraction(1, 2), Fraction(1, 2))
    whole = _HALF_OF_SCALE[language].match(text, start) if language in _HALF_OF_SCALE else None
    after = _SCALE_NEXT.match(text, whole.end()) if whole else None
    if whole is None or after is None or not scale_of(after.group(1), language):
        return None
    return _Token(start, whole.end(), "numeral", Fraction(1, 2), Fraction(1, 2))


@dataclass(slots=True)
class _Sum:
    """A number while its tokens are read."""

    total: Fraction = Fraction(0)
    current: Fraction | None = None
    step: Fraction = Fraction(1)
    scale: Fraction = Fraction(10**15)
    digits: bool = False
    scaled: bool = False

    def takes(self, token: _Token) -> bool:
        """Whether the token goes on with the number; then it is added."""
        if token.kind == "scale":
            return self._scale(token)
        if token.kind == "part":
            return self._part(token)
        if token.kind == "half":
            if self.current is None and self.total and self.scaled:  # "миллиард с половиной"
                self.total, self.step = self.total + token.value * self.scale, self.scale / 10
                return True
            if self.current is None:
                return False
            self.current, self.step = self.current + token.value, token.step
            return True
        if self.current is None:
            self.current, self.step, self.digits = token.value, token.step, self.digits or token.kind == "digits"
            return True
        return token.kind == "numeral" and not self.digits and self._numeral(token)

    def _part(self, token: _Token) -> bool:
        """Half a million in one word stands alone."""
        if self.total or self.current is not None:
            return False
        self.total, self.step, self.scale, self.scaled = token.value, token.step, Fraction(0), True
        return True

    def _scale(self, token: _Token) -> bool:
        if self.current is None and self.total and self.scale < 1000 <= token.value:  # "пять десятков тысяч"
            self.step, self.total, self.scale = self.step * token.value, self.total * token.value, token.value
            return True
        if token.value >= self.scale or (self.current is None and self.total):
            return False
        self.step *= token.value
        self.total += (self.current if self.current is not None else Fraction(1)) * token.value
        self.current, self.scale, self.scaled = None, token.value, True
        return True

    def _numeral(self, token: _Token) -> bool:
        before, value = self.current or Fraction(0), token.value
        if value == 100 and before < 10:
            self.current = before * 100
        elif (before % 100 == 0 and value < 100) or (before % 10 == 0 and before % 100 >= 10 and value < 10):
            self.current = before + value
        else:
            return False
        return True

    @property
    def value(self) -> Fraction:
        return self.total + (self.current or 0)


def _joined(sentence: str, language: str, tokens: list[_Token]) -> Iterator[Number]:
    place = 0
    while place < len(tokens):
        first, made, last = tokens[place], _Sum(), place
        if made.takes(first):
            while last + 1 < len(tokens) and _are_glued(sentence, tokens[last], tokens[last + 1], language):
                if not made.takes(tokens[last + 1]):
                    break
                last += 1
        word = folded(sentence[first.start : first.end])
        alone = last == place
        vague = first.kind == "half" or (first.kind == "scale" and word not in _WORD_SCALES)
        if not (vague or (alone and word in ONE)):
            end = tokens[last].end
            words = first.kind in {"numeral", "scale", "part"}
            yield Number(first.start, end, made.value, made.step, words, made.scaled)
        place = last + 1


def _are_glued(sentence: str, one: _Token, other: _Token, language: str) -> bool:
    between = sentence[one.end : other.start]
    if language == "en" and re.fullmatch(r"[\s-]+|\s+and\s+", between):
        return between.strip() != "and" or one.value >= 100
    # A full stop only after an abbreviated scale: "2 млрд. 300 млн".
    return not between or (_GLUE.fullmatch(between) is not None and ("." not in between or one.kind == "scale"))


def _ranges(sentence: str, found: list[Number]) -> list[Number]:
    made: list[Number] = []
    for one in found:
        before = made[-1] if made else None
        if before is not None and before.high is None and _is_range(sentence, before, one):
            scale = one.step if one.scaled and not before.scaled else Fraction(1)
            low = before.value * scale
            if low < one.value:
                made[-1] = replace(one, start=before.start, value=low, high=one.value)
                continue
        made.append(one)
    return made


def _is_range(sentence: str, low: Number, high: Number) -> bool:
    between = sentence[low.end : high.start]
    if _DASH.fullmatch(between):
        return True
    if sentence[low.start : low.end].endswith(("тан", "тен", "дан", "ден", "нан", "нен")) and not between.strip():
        return True
    if not (_BETWEEN.fullmatch(between) and _FROM.search(sentence[: low.start])):
        return False
    begun = re.search(r"(?:с|со|from)\s+$", sentence[: low.start], re.IGNORECASE)
    return not (
        begun and (UP.search(sentence[: low.start]) or DOWN.search(sentence[: low.start]))
    )  # "grew from 80 to 99"
