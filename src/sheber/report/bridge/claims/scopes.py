"""What a sentence says of year, place and kind: the scope in which its number is meant."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sheber.report.bridge.claims.grammar import COMPARES, COUNT, DOWN, UP
from sheber.report.bridge.claims.numbers import numbers_of
from sheber.report.bridge.claims.reading import Claim
from sheber.report.bridge.claims.skipped import YEAR, skipped_spans
from sheber.report.bridge.claims.stems import folded, stem, words_of

_RELATIVE = (
    (
        0,
        r"(?:этом|нынешнем|текущем|текущий|этот) году?|этом учебном году|биыл\w*|осы жыл\w*|ағымдағы жыл\w*|"
        r"this year|current year",
    ),
    (
        -1,
        r"прошлом году|прошлый год|прошлого года|год назад|годом ранее|предыдущем году|былтыр\w*|өткен жыл\w*|"
        r"алдыңғы жыл\w*|last year|previous year|a year (?:ago|earlier|before)|the year before",
    ),
    (1, r"(?:в )?(?:следующем|будущем) году|келесі жыл\w*|next year"),
)
_RELATIVE_PATTERNS = tuple(
    (step, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for step, words in _RELATIVE
)
# A year after these words is what something is compared with.
_BASE = re.compile(
    r"(?<!\w)(?:по сравнению с|чем в|чем за|чем|против|относительно|к уровню|к|с|compared (?:with|to)|than in|than|from|"
    r"over|against)\s*$",
    re.IGNORECASE,
)
_BASE_AFTER = re.compile(
    r"\s*(?:году?|годом|года|жыл\w*)?(?:мен|ға|ден|дан)?\s*(?:салыстырғанда|қарағанда)", re.IGNORECASE
)
_BEYOND = re.compile(
    r"(?:в|по) (?:казахстане|казахстану|стране|республике|всей стране)(?!\w)|(?:целом )?по республике|"
    r"(?<!\w)(?:қазақстан бойынша|қазақстанда|елімізде\w*|ел бойынша|республика бойынша)(?!\w)|"
    r"(?:in|across) (?:kazakhstan|the country|the republic)(?!\w)|nationwide|nationally",
    re.IGNORECASE,
)
# Another region by its name; the name is the pattern's only group that was found.
_REGIONS = re.compile(
    r"\b([А-ЯЁ][\w-]+?)ск(?:ая|ой|ую)\s+област|\b([А-ЯӘІҢҒҮҰҚӨҺЁ][\w-]+)\s+облыс[ыі]|"
    r"\b((?!The\b|This\b|Our\b|Each\b|Every\b|In\b|Across\b)[A-Z][\w-]+)\s+(?:[Rr]egion|[Oo]blast|[Pp]rovince)\b"
)
# Rows are of whole years: what a half, a quarter or some months brought is in none of them.
_PART_OF_YEAR = re.compile(
    r"(?<!\w)(?:(?:за |в |на )?(?:перв\w+|втор\w+|[12]|i{1,2})(?:-\w+)? полугоди\w+|за полгода|за полугодие|"
    r"(?:за |в )?(?:перв\w+|втор\w+|трет\w+|четв[её]рт\w+|[1-4]|i{1,3}|iv)(?:-\w+)? квартал\w*(?! \d+ мкр)|"
    r"(?:за|в течение) (?:перв\w+ )?(?!\w+ год)[\w]+ месяц(?:ев|а)|"
    r"(?:перв\w+|втор\w+) половин\w+ (?:(?:19|20)\d\d )?года|"
    r"(?:бірінші|екінші|[12])(?:-\w+)? жартыжылды\w+|жарты жылда\w*|"
    r"(?:бірінші|екінші|үшінші|төртінші|[1-4])(?:-\w+)? тоқсан(?:да|ында|ы)\w*|"
    r"(?:the )?(?:first|second) half of (?:the year|(?:19|20)\d\d)|(?:in|over|for) half a year|half-year|"
    r"(?:the )?(?:first|second|third|fourth) quarter|(?:in|over|during) (?:the first )?\w+ months)(?!\w)",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(r"соответственно|тиісінше|сәйкесінше|respectively", re.IGNORECASE)
# How a sentence names a value of a dimension; the same in every region.
_VALUES = {
    "level": {
        "worker": r"рабоч\w+ квалификац\w+|квалификац\w+ рабоч|уров\w+ 3w|жұмысшы біліктілі\w*|worker qualification\w*|worker level",
        "mid": r"специалист\w* средн\w+ звен\w+|средн\w+ звен\w+|орта буын\w*|mid-level",
        "bachelor": r"прикладн\w+ бакалавр\w*|қолданбалы бакалавр\w*|applied bachelor\w*",
    },
    "language": {
        "kk": r"на казахском|казахск\w+ язык\w*|қазақ тіл\w*|қазақша|in kazakh|kazakh[- ]language",
        "ru": r"на русском|русск\w+ язык\w*|орыс тіл\w*|in russian|russian[- ]language",
        "en": r"на английском|английск\w+ язык\w*|ағылшын тіл\w*|in english",
    },
    "base": {
        "base9": r"(?:на базе|после) 9|9-сынып негізінде|9 сыныптан кейін|after grade 9|после девят\w+",
        "base11": r"(?:на базе|после) 11|11-сынып негізінде|11 сыныптан кейін|after grade 11|после одиннадцат\w+",
    },
    "ownership": {
        "state": r"государственн\w+ колледж\w*|мемлекеттік колледж\w*|state (?:\w+ )?colleges?",
        "private": r"частн\w+ колледж\w*|жекеменшік колледж\w*|жеке меншік колледж\w*|private (?:\w+ )?colleges?",
    },
}
VALUES = {
    dimension: {code: re.compile(words, re.IGNORECASE) for code, words in told.items()}
    for dimension, told in _VALUES.items()
}
# Without one of these words the name of a district's centre may be a town, a college or a family name.
_PLACE_WORDS = frozenset(
    "район районе района районы р-н аудан ауданы ауданында ауданының district городе г қаласы қаласында қала city город города".split()
)
_NOT_IN_NAMES = frozenset(
    "район аудан ауданы district г город қала қаласы city колледж college гккп кгп имени атындағы of the".split()
)


@dataclass(frozen=True, slots=True)
class ScopeRead:
    """The scope a sentence tells. `stated`: it names the year; `base`: the year it compares with; `beyond`: not this region."""

    year: int
    stated: bool
    base: int | None = None
    within: tuple[tuple[str, str], ...] = ()
    beyond: str = ""
    part: str = ""  # of the year, as the sentence calls it


REGION = "region"


@dataclass(frozen=True, slots=True)
class Place:
    """A district or a college and its names."""

    dimension: str
    code: str
    names: tuple[str, ...]


def read_scope(
    claim: Claim, year: int, places: Iterable[Place], dimensions: Iterable[str], counts_colleges: bool = False
) -> ScopeRead:
    """The scope of a claim. `year` is what the text is about; only a college among `dimensions` is looked for."""
    sentence, known = claim.sentence, set(dimensions)
    told, base = _years(claim, year)
    within: dict[str, str] = {}
    places = list(places)
    for dimension, values in VALUES.items():
        if dimension in known or dimension == "level":
            for code, pattern in values.items():
                if pattern.search(sentence):
                    within.setdefault(dimension, code)
    named = [one for one in places if (one.dimension in known or one.dimension == "district") and _names(one, claim)]
    for dimension in ("district", "college"):
        # Several of a kind are a list of what is counted, not one place that the number is about.
        codes = {one.code for one in named if one.dimension == dimension}
        if len(codes) == 1 and not (dimension == "college" and counts_colleges):
            within[dimension] = codes.pop()
    beyond = _beyond(sentence, [name for one in places if one.dimension == REGION for name in one.names])
    stated = told is not None
    return ScopeRead(
        told if told is not None else year,
        stated,
        base,
        tuple(sorted(within.items())),
        beyond,
        part.group().strip() if (part := _PART_OF_YEAR.search(sentence)) else "",
    )


def _beyond(sentence: str, own: list[str]) -> str:
    """What a sentence names that is wider than this region, or another one; empty where it names none."""
    if wider := _BEYOND.search(sentence):
        return wider.group()
    names = [folded(name) for name in own if name]
    for found in _REGIONS.finditer(sentence) if names else ():
        told = folded(next(group for group in found.groups() if group))
        if not any(name.startswith(told[: max(4, len(told) - 2)]) for name in names):
            return found.group()
    return ""


def years_in(sentence: str) -> list[tuple[int, int, int]]:
    """Years that a sentence names: year, first and last place. An academic year is the year it begins in."""
    found = []
    for one in YEAR.finditer(sentence):
        before, after = sentence[: one.start()], sentence[one.end() : one.end() + 1]
        if re.search(r"(?:19|20)\d\d\s*[-–—/]\s*$", before) or after == "%":
            continue
        found.append((int(one.group()), one.start(), one.end()))
    return found


def _years(claim: Claim, year: int) -> tuple[int | None, int | None]:
    """The year of a claim and the year it is compared with, where the sentence names them."""
    sentence = claim.sentence
    spans = skipped_spans(sentence)
    named: list[tuple[int, int]] = []
    base: int | None = None
    for one, start, end in years_in(sentence):
        if claim.number.start <= start < claim.number.end:
            continue
        plain = any(first <= start and end <= last for first, last in spans) or not sentence[end : end + 2].strip(
            " ,.;:)"
        )
        compared = claim.kind in COMPARES and re.match(r"\s*жыл(?:дан|ғыдан|мен)", sentence[end:])
        if compared or _BASE.search(sentence[:start]) or _BASE_AFTER.match(sentence, end):
            base = base or one
        elif plain or re.search(r"(?:\bв|\bза|\bin|\bfor|\bof|\()\s*$", sentence[:start], re.IGNORECASE):
            named.append((one, start))
    for step, pattern in _RELATIVE_PATTERNS:
        for found in pattern.finditer(sentence):
            ablative = claim.kind in COMPARES and found.group().lower().endswith(("дан", "ден", "мен"))
            if (
                ablative
                or _BASE.search(sentence[: found.start()])
                or re.match(r"\w*\s*(?:қарағанда|салыстырғанда)", sentence[found.end() :])
            ):
                base = base or year + step
            else:
                named.append((year + step, found.start()))
    if not named:
        return (year - 1 if _came_from(claim) else None), base
    if own := _own_year(claim, named):
        return own, base
    before, after = [one for one in named if one[1] < claim.start], [one for one in named if one[1] > claim.start]
    if claim.kind in COMPARES and before and after:
        # "In 2025 ... down 3 % from 7,654 in 2024": what comes after is the base.
        return before[-1][0], base or after[0][0]
    # The nearest one, but rather one that stands before the number than one after it.
    nearest = min(named, key=lambda one: abs(one[1] - claim.start) * (1 if one[1] < claim.start else 2))
    return nearest[0], base


def _own_year(claim: Claim, named: list[tuple[int, int]]) -> int:
    """The year that a sentence of several numbers gives this one; nought where it does not say."""
    if _came_from(claim):
        return max(one for one, _ in named) - 1
    if not _RESPECTIVELY.search(claim.sentence):
        return 0
    numbers = [one.start for one in numbers_of(claim.sentence, claim.language, skipped_spans(claim.sentence))]
    if claim.number.start not in numbers or len(numbers) != len(named):
        return 0
    return sorted(named, key=lambda one: one[1])[numbers.index(claim.number.start)][0]


def _came_from(claim: Claim) -> bool:
    """Whether the number is where a change began: "fell from 7,654 to 7,407"."""
    before, after = claim.sentence[: claim.number.start], claim.sentence[claim.number.end :]
    begins = re.search(r"(?<!\w)(?:с|со|from)\s+$", before, re.IGNORECASE)
    ends = re.match(r"\s*(?:[^\W\d_]+\s+)?(?:до|to)\s+\d", after, re.IGNORECASE)
    return bool(claim.kind == COUNT and begins and ends and (UP.search(before) or DOWN.search(before)))


def _names(place: Place, claim: Claim) -> bool:
    words = [word.text for word in words_of(claim.sentence)]
    if place.dimension == "district" and not _PLACE_WORDS.intersection(words):
        return False
    for language, name in zip(("kk", "ru", "en"), place.names, strict=True):
        wanted = [word.text for word in words_of(name) if word.text not in _NOT_IN_NAMES]
        if wanted and language == claim.language and _stands(wanted, words, language, place.dimension == "district"):
            return True
    return False


def _stands(wanted: list[str], words: list[str], language: str, beside: bool) -> bool:
    """Whether the words of a name stand one after the other, for a district beside the word that says so."""
    stems = [folded(stem(word, language)) for word in wanted]
    for start in range(len(words) - len(stems) + 1):
        if all(words[start + n].startswith(one) for n, one in enumerate(stems)):
            around = words[max(0, start - 1) : start] + words[start + len(stems) : start + len(stems) + 1]
            if not beside or _PLACE_WORDS.intersection(around):
                return True
    return False
