"""What a sentence says of year, place and kind: the scope in which its number is meant."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sheber.report.bridge.claims.parts import VALUES, belonging, marks_of_values
from sheber.report.bridge.claims.places import COLLEGE, DISTRICT, REGION, Place, beyond, marks_of_places
from sheber.report.bridge.claims.reading import Claim
from sheber.report.bridge.claims.years import years_of

_MONTH = (
    r"(?:январ|феврал|март|апрел|ма[йяе](?!\w)|июн|июл|август|сентябр|октябр|ноябр|декабр|қаңтар|ақпан|наурыз|сәуір|мамыр|"
    r"маусым|шілде|тамыз|қыркүйек|қазан(?:да|ы|\s+ай)|қараша|желтоқсан|january|february|march|april|may\s+(?=(?:19|20)\d\d)|june|july|august|"
    r"september|october|november|december)\w*"
)
# Rows are of whole years: what a half, a quarter or some months brought is in none of them.
_PART_OF_YEAR = re.compile(
    r"(?<!\w)(?:(?:за |в |на )?(?:перв\w+|втор\w+|[12]|i{1,2})(?:-\w+)? полугоди\w+|за полгода|за полугодие|"
    r"(?:за |в )?(?:перв\w+|втор\w+|трет\w+|четв[её]рт\w+|[1-4]|i{1,3}|iv)(?:-\w+)? квартал\w*(?! \d+ мкр)|"
    r"(?:за|в течение) (?:перв\w+ )?(?!\w+ год)[\w]+ (?:месяц(?:ев|а)|недел\w+|дн(?:ей|я))|за (?:лето|зиму|весну|осень)|"
    r"(?:перв\w+|втор\w+) половин\w+ (?:(?:19|20)\d\d )?года|"
    rf"(?:за|в течение|(?<!\d )(?<!\d)в|с)\s+{_MONTH}(?:\s*[-–—]\s*{_MONTH}|\s+по\s+{_MONTH})?|{_MONTH}\s*[-–—]\s*{_MONTH}|"
    rf"(?:in|during|since|from|by)\s+{_MONTH}(?:\s+(?:to|through)\s+{_MONTH})?(?!\s+\d{{1,2}}(?!\d))|{_MONTH}\s+айы\w*|"
    r"(?:в|за) (?:день|неделю|месяц|сутки)|ежемесячно|ежедневно|еженедельно|күн сайын|ай сайын|айына|күніне|"
    r"(?:\w+ )?ай(?:да| ішінде)|per (?:day|month|week)|monthly|(?:a|each|every) (?:day|month|week)|"
    r"(?:бірінші|екінші|[12])(?:-\w+)? жартыжылды\w+|жарты жылда\w*|"
    r"(?:бірінші|екінші|үшінші|төртінші|[1-4])(?:-\w+)? тоқсан(?:да|ында|ы)\w*|"
    r"(?:the )?(?:first|second) half of (?:the year|(?:19|20)\d\d)|(?:in|over|for) half a year|half-year|"
    r"(?:the )?(?:first|second|third|fourth) quarter|(?:in|over|during) (?:the first )?\w+ months)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ScopeRead:
    """The scope a sentence tells. `stated`: it names the year; `base`: the year it compares with; `beyond`: not this region.

    `several`: parts that one number is told of together; `part`: of the year, as the sentence calls it.
    """

    year: int
    stated: bool
    base: int | None = None
    within: tuple[tuple[str, str], ...] = ()
    beyond: str = ""
    part: str = ""
    several: str = ""


def read_scope(
    claim: Claim,
    year: int,
    places: Iterable[Place],
    dimensions: Iterable[str],
    counts_colleges: bool = False,
    name: str = "",
) -> ScopeRead:
    """The scope of a claim. `year`: what the text is about; `name`: the indicator's, whose own kinds narrow nothing."""
    sentence, known, places = claim.sentence, set(dimensions), list(places)
    told, base = years_of(claim, year)
    within: dict[str, str] = {}
    several = ""
    named_places = marks_of_places(sentence, claim.language, places)
    inside = [(one.start, one.end) for named in named_places.values() for one in named]
    marks = {
        one: [  # "Private college No. 7" is a name
            mark
            for mark in marks_of_values(sentence, one, counts_colleges)
            if not any(first <= mark.start < last for first, last in inside)
        ]
        for one in VALUES
    }
    marks |= named_places
    for dimension, named in marks.items():
        codes = belonging(claim, named)
        if dimension in VALUES and dimension not in known:
            codes = [code for code in codes if not VALUES[dimension][code].search(name)]
        if dimension == COLLEGE and counts_colleges:
            continue  # colleges are a list of what is counted
        if len(codes) == 1:
            within[dimension] = codes[0]
        elif codes and dimension in known:
            several = ", ".join(sentence[mark.start : mark.end] for mark in named if mark.code in codes)
    if COLLEGE in within and within.get(DISTRICT):
        del within[DISTRICT]  # the college lies in it
    own = [one_name for one in places if one.dimension == REGION for one_name in one.names]
    own += [one_name for one in places if one.dimension == DISTRICT for one_name in one.names]
    part = _PART_OF_YEAR.search(sentence)
    return ScopeRead(
        told if told is not None else claim.year or year,
        told is not None,
        base,
        tuple(sorted(within.items())),
        beyond(sentence, own),
        part.group().strip() if part else "",
        several,
    )
