"""Which year a sentence gives a number, and which year it compares with."""

import re

from sheber.report.bridge.claims.grammar import COMPARES, COUNT, DOWN, MONEY, SHARE, UP
from sheber.report.bridge.claims.numbers import counted_numbers
from sheber.report.bridge.claims.reading import Claim
from sheber.report.bridge.claims.skipped import YEAR, skipped_spans

# Steps from the year in which the text is written.
_RELATIVE = (
    (
        0,
        r"(?:этом|нынешнем|текущем|текущий|этот) году?|этом учебном году|биыл\w*|осы жыл\w*|ағымдағы жыл\w*|"
        r"this year|current year",
    ),
    (
        -1,
        r"прошлом году|прошлый год|прошлого года|прошлым годом|прошлогодн\w+|былтыр\w*|өткен жыл\w*|last year(?:'s)?",
    ),
    (1, r"(?:в )?(?:следующем|будущем) году|келесі жыл\w*|next year"),
)
# The year before the one just named, whichever that is.
_YEAR_BEFORE = re.compile(
    r"(?<!\w)(?:год(?:ом)? (?:назад|ранее|раньше)|предыдущ\w+ год\w*|алдыңғы жыл\w*|бір жыл бұрын\w*|previous year|"
    r"a year (?:ago|earlier|before)|the year before)(?!\w)",
    re.IGNORECASE,
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
_BY_THEN = re.compile(r"(?<!\w)к\s*$", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"соответственно|тиісінше|сәйкесінше|respectively", re.IGNORECASE)
_AGAINST = re.compile(r"(?<!\w)(?:против|вместо|с|со|from|against|instead of|чем|than)\s+$", re.IGNORECASE)
_BORDER = re.compile(r"[,;](?!\d)")
_RIGHT_BEHIND = re.compile(r"[^,;:()\d]{0,12}\(?")


def years_in(sentence: str) -> list[tuple[int, int, int]]:
    """Years that a sentence names: year, first and last place. An academic year is the year it begins in."""
    found = []
    for one in YEAR.finditer(sentence):
        before, after = sentence[: one.start()], sentence[one.end() : one.end() + 1]
        if re.search(r"(?:19|20)\d\d\s*[-–—/]\s*$", before) or after == "%":
            continue
        found.append((int(one.group()), one.start(), one.end()))
    return found


def step_of(sentence: str) -> int | None:
    """How far from the year of writing the sentence speaks: 0 this year, -1 last year; None where it does not say."""
    return next((step for step, pattern in _RELATIVE_PATTERNS if pattern.search(sentence)), None)


def named_years(sentence: str) -> list[tuple[int, int]]:
    """The years that a sentence is about with their places, without those it only compares with."""
    spans = skipped_spans(sentence)
    found = []
    for year, start, end in years_in(sentence):
        if not _is_base(sentence, start, end) and _is_plain(sentence, spans, start, end):
            found.append((year, start))
    return found


def _is_base(sentence: str, start: int, end: int) -> bool:
    return bool(_BASE.search(sentence[:start]) or _BASE_AFTER.match(sentence, end))


def _is_plain(sentence: str, spans: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    """Whether four digits are a year by what stands around them."""
    alone = not sentence[end : end + 2].strip(" ,.;:)")
    if alone or any(first <= start and end <= last for first, last in spans):
        return True
    return bool(re.search(r"(?:\bв|\bза|\bк|\bby|\bin|\bfor|\bof|\()\s*$", sentence[:start], re.IGNORECASE))


def years_of(claim: Claim, year: int) -> tuple[int | None, int | None]:
    """The year of a claim and the year it is compared with, where the sentence names them; `year`: of the text."""
    named, base = _explicit(claim)
    told, compared = _relative(claim, year, named)
    named, base = named + told, base or compared
    if not named:
        return ((claim.year or year) - 1 if _came_from(claim) else None), base
    if own := _own_year(claim, named):
        return own, base
    before, after = [one for one in named if one[1] < claim.start], [one for one in named if one[1] > claim.start]
    if claim.kind in COMPARES and before and after:
        # "In 2025 ... down 3 % from 7,654 in 2024": what comes after is the base.
        return before[-1][0], base or after[0][0]
    # The nearest one, but rather one that stands before the number than one after it.
    nearest = min(named, key=lambda one: abs(one[1] - claim.start) * (1 if one[1] < claim.start else 2))
    return nearest[0], base


def _explicit(claim: Claim) -> tuple[list[tuple[int, int]], int | None]:
    sentence, spans = claim.sentence, skipped_spans(claim.sentence)
    named: list[tuple[int, int]] = []
    base: int | None = None
    for one, start, end in years_in(sentence):
        if claim.number.start <= start < claim.number.end:
            continue
        compared = claim.kind in COMPARES and re.match(r"\s*жыл(?:дан|ғыдан|мен)", sentence[end:])
        target = claim.kind not in COMPARES and _BY_THEN.search(sentence[:start])
        if (compared or _is_base(sentence, start, end)) and not target:
            base = base or one
        elif _is_plain(sentence, spans, start, end) and not _of_another(claim, start):
            named.append((one, start))
    return named, base


def _relative(claim: Claim, year: int, named: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], int | None]:
    """What "last year", "a year earlier" mean beside the years `named`."""
    sentence, told = claim.sentence, []
    base: int | None = None
    found = [(one, year + step) for step, pattern in _RELATIVE_PATTERNS for one in pattern.finditer(sentence)]
    for one in _YEAR_BEFORE.finditer(sentence, claim.own_from):
        earlier = [named_year for named_year, place in named if place < one.start()]
        found.append((one, (earlier[-1] if earlier else claim.year or year) - 1))
    for one, meant in found:
        ablative = claim.kind in COMPARES and one.group().lower().endswith(("дан", "ден", "мен"))
        before, after = sentence[: one.start()], sentence[one.end() :]
        compared = bool(_BASE.search(before) or re.match(r"\w*\s*(?:қарағанда|салыстырғанда)", after))
        if ablative or compared or (claim.kind in COMPARES and _YEAR_BEFORE.match(one.group())):
            base = base or meant
        elif not (_YEAR_BEFORE.match(one.group()) and _is_behind_another(claim, one.start())):
            told.append((meant, one.start()))
    return told, base


def _numbers_between(claim: Claim, place: int) -> list[int]:
    numbers = counted_numbers(claim.sentence, claim.language)
    return [one.start for one in numbers if claim.end <= one.start < place]


def _of_another(claim: Claim, place: int) -> bool:
    """Whether a year behind a later number is that number's alone: "7,407 places against 7,654 in 2024"."""
    between = _numbers_between(claim, place)
    return bool(between) and bool(_AGAINST.search(claim.sentence[: between[-1]]))


def _is_behind_another(claim: Claim, place: int) -> bool:
    """Whether a "year earlier" belongs to another number: one that stands between, or the one behind it in its part."""
    if _numbers_between(claim, place):
        return True
    if place < claim.end or not _BORDER.search(claim.sentence, claim.end, place):
        return False
    return len(_numbers_between(claim, len(claim.sentence))) > 0


def _own_year(claim: Claim, named: list[tuple[int, int]]) -> int:
    """The year that a sentence of several numbers gives this one; nought where it does not say."""
    if _came_from(claim):
        # "From 7,654 in 2024 to 7,407": its own year stands right behind it.
        end = claim.end
        if own := [one for one, place in named if end <= place <= end + 8]:
            return own[0]
        return max(one for one, _ in named) - 1
    if not _RESPECTIVELY.search(claim.sentence):
        return next((one for one, place in named if _RIGHT_BEHIND.fullmatch(claim.sentence, claim.end, place)), 0)
    numbers = [one.start for one in counted_numbers(claim.sentence, claim.language)]
    if claim.number.start not in numbers or len(numbers) != len(named):
        return 0
    return sorted(named, key=lambda one: one[1])[numbers.index(claim.number.start)][0]


# «7654 орыннан 7407 орынға азайды»
_CAME_FROM_KAZAKH = re.compile(
    r"(?:\s*-|\s+\w+)(?<=\w)?\w*(?:дан|ден|тан|тен|нан|нен)\s+\d[\d\s.,]*(?:\w+\s+)?[-\w]*(?:ға|ге|қа|ке)\s+(?:дейін\s+)?"
    r"(?:өс|арт|көбей|ұлғай|азай|кемі|төмен|қысқар)",
    re.IGNORECASE,
)


def _came_from(claim: Claim) -> bool:
    """Whether the number is where a change began: "fell from 7,654 to 7,407"."""
    if claim.kind not in {COUNT, MONEY, SHARE}:
        return False
    before, after = claim.sentence[: claim.number.start], claim.sentence[claim.number.end :]
    if claim.language == "kk":
        return bool(_CAME_FROM_KAZAKH.match(after))
    begins = re.search(r"(?<!\w)(?:с|со|from)\s+$", before, re.IGNORECASE)
    ends = re.match(r"\s*%?\s*(?:[^\W\d_]+\s+){0,2}(?:до|to)\s+\d", after, re.IGNORECASE)
    return bool(begins and ends and (UP.search(before) or DOWN.search(before)))
