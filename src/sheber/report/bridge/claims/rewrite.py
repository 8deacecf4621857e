"""The sentence as it should stand: the right figure in the place of the wrong one, written as its language writes it."""

import re
from fractions import Fraction

from sheber.kernel.charts.numbers import number_text
from sheber.kernel.words import Words
from sheber.report.bridge.claims import told
from sheber.report.bridge.claims.grammar import CHANGE, DIFFERENCE, MONEY, POINTS, RATIO, SHARE, TIYN_AFTER
from sheber.report.bridge.claims.numerals import BILLION, KAZAKH_CASES, MILLION
from sheber.report.bridge.claims.reading import Claim

_SCALES = {
    "kk": ((BILLION, "млрд"), (MILLION, "млн")),
    "ru": ((BILLION, "млрд"), (MILLION, "млн")),
    "en": ((BILLION, "billion"), (MILLION, "million")),
}
_CASE = re.compile(rf"-?({'|'.join(sorted(KAZAKH_CASES, key=len, reverse=True))})$")
# Vowel and last sound of the number as it is spoken: which endings it takes.
_LAST_WORDS = {
    0: ("hard", "л"), 1: ("soft", "р"), 2: ("soft", "vowel"), 3: ("soft", "ш"), 4: ("soft", "т"), 5: ("soft", "с"),
    6: ("hard", "vowel"), 7: ("soft", "vowel"), 8: ("soft", "з"), 9: ("hard", "з"), 10: ("hard", "н"),
    20: ("hard", "vowel"), 30: ("hard", "з"), 40: ("hard", "к"), 50: ("soft", "vowel"), 60: ("hard", "с"),
    70: ("soft", "с"), 80: ("soft", "н"), 90: ("hard", "н"), 100: ("soft", "з"), 1000: ("hard", "н"), 10**6: ("hard", "н"),
}  # fmt: skip
_VOICELESS, _NASAL = frozenset("шткс"), frozenset("н")
_ENDINGS = {
    "to": {"soft": ("ге", "ке", "ге"), "hard": ("ға", "қа", "ға")},
    "from": {"soft": ("ден", "тен", "нен"), "hard": ("дан", "тан", "нан")},
    "in": {"soft": ("де", "те", "де"), "hard": ("да", "та", "да")},
    "the": {"soft": ("ді", "ті", "ді"), "hard": ("ды", "ты", "ды")},
    "of": {"soft": ("дің", "тің", "нің"), "hard": ("дың", "тың", "ның")},
}


def plain(value: Fraction, decimals: int, language: str) -> str:
    """A figure with no more decimals than it needs; never the spelling of another language."""
    whole = value.denominator == 1
    return number_text(value, 0 if whole else max(decimals, 1), language)


def as_written(claim: Claim, value: Fraction, decimals: int) -> str:
    """A value as it would stand in the place of the claim's number, without unit."""
    language = claim.language
    if claim.kind == MONEY:
        for scale, word in _SCALES[language]:
            if value >= scale:
                part = value / scale
                places = next((n for n in range(4) if (part * 10**n).denominator == 1), 3)
                return f"{number_text(part, places, language)} {word}"
        return number_text(value, 0, language)
    return plain(value, decimals, language)


def corrected(claim: Claim, value: Fraction, decimals: int) -> str:
    """The sentence with the right value; for a ratio, `value` is the ratio."""
    if claim.kind in {RATIO, CHANGE}:
        start, end = _with_direction(claim)
        right = change_words(value).in_language(claim.language)
        if claim.language == "en" and (after := re.match(r"\s+(?:as|than)(?= )", claim.sentence[end:])):
            right, end = f"{right} {'as' if right.endswith('many') or value == 1 else 'than'}", end + after.end()
        return _put(claim, start, end, right)
    number = as_written(claim, value, decimals) + _ending(claim, value)
    start, end = claim.whole
    tail = claim.sentence[claim.number.end : claim.end]
    if end > claim.end:  # a Kazakh bound stands behind: what lies between it and the figure stays without its case
        tail = claim.sentence[claim.number.end : end]
        tail = re.sub(r"\s*\w+$", "", tail) if claim.bound else tail
    if claim.kind == MONEY:
        tail = TIYN_AFTER.sub("", tail.removeprefix("."))
    if claim.kind == SHARE and not claim.unit:
        number = f"{number} %"
    before = claim.unit + " " if claim.kind == MONEY and claim.start < claim.number.start else ""
    return _put(claim, start, max(end, claim.end), f"{before}{number}{tail}")


def _put(claim: Claim, start: int, end: int, text: str) -> str:
    if not claim.sentence[:start].strip() and claim.sentence[start : start + 1].isupper():
        text = text[:1].upper() + text[1:]
    return f"{claim.sentence[:start]}{text}{claim.sentence[end:]}"


def change_words(ratio: Fraction) -> Words:
    """A ratio as a change: in times from one and a half on, else in per cent."""
    if ratio == 1:
        return told.THE_SAME
    texts = []
    for language in ("kk", "ru", "en"):
        if ratio >= Fraction(3, 2):
            phrase = told.TIMES_MORE.in_language(language)
            texts.append(phrase.format(ratio=_short(ratio, language)))
        else:
            phrase = (told.PERCENT_MORE if ratio > 1 else told.PERCENT_LESS).in_language(language)
            texts.append(phrase.format(percent=_short(abs(ratio - 1) * 100, language)))
    return Words(*texts)


def _short(value: Fraction, language: str) -> str:
    rounded = Fraction(round(value * 10), 10) or Fraction(round(value * 1000), 1000)
    places = 0 if rounded.denominator == 1 else (1 if (rounded * 10).denominator == 1 else 3)
    return number_text(rounded, places, language)


_DIRECTION_AFTER = re.compile(
    r"\s+(?:больше|выше|меньше|ниже|много|көп|артық|аз|кем|as many|as much|as high|as large|more|higher|less|lower|fewer|larger)(?!\w)",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:^|(?<=\s))(?:на|by|up|down)\s+$", re.IGNORECASE)


def says_direction(claim: Claim) -> bool:
    """Whether the direction of a change stands right behind it, so that both can be replaced together."""
    return bool(_DIRECTION_AFTER.match(claim.sentence, claim.whole[1]))


def _with_direction(claim: Claim) -> tuple[int, int]:
    """The place of a ratio with the words of its direction."""
    start, end = claim.whole
    after = _DIRECTION_AFTER.match(claim.sentence, end)
    if before := _BY.search(claim.sentence[:start]):
        start = before.start()
    return start, after.end() if after else end


def _ending(claim: Claim, value: Fraction) -> str:
    """The Kazakh case that the claim's digits carried, in the harmony of the new number."""
    if (
        claim.language != "kk"
        or claim.bound
        or claim.number.scaled
        or claim.kind in {SHARE, MONEY, POINTS, DIFFERENCE}
    ):
        return ""
    written = claim.sentence[claim.number.start : claim.number.end]
    found = _CASE.search(written) if re.search(r"\d-\w+$", written) else None
    if found is None or value.denominator != 1:
        return ""
    ending = found.group(1)
    case = {"ғ": "to", "г": "to", "қ": "to", "к": "to"}.get(ending[0], "")
    case = case or next((name for name, told_ in _ENDINGS.items() if ending in {*told_["soft"], *told_["hard"]}), "")
    return f"-{_harmonised(case, int(value))}" if case else f"-{ending}"


def _harmonised(case: str, value: int) -> str:
    last = value
    for power in (10**6, 1000, 100, 10):
        if value and value % power == 0:
            last = power if power > 10 or value % 100 == 0 else value % 100
            break
    else:
        last = value % 10
    harmony, sound = _LAST_WORDS[last]
    place = 1 if sound in _VOICELESS else (2 if sound in _NASAL and case in {"from"} else 0)
    return _ENDINGS[case][harmony][place]
