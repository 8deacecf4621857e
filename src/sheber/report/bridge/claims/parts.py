"""Kinds by which figures are divided, how a sentence names them, and which of those it names belongs to a number."""

import re
from collections.abc import Sequence

from sheber.report.bridge.claims.grammar import COMPARES
from sheber.report.bridge.claims.numbers import counted_numbers
from sheber.report.bridge.claims.places import Mark
from sheber.report.bridge.claims.reading import Claim

# How a sentence names a value of a dimension; the same in every region.
_VALUES = {
    "level": {
        "worker": r"рабоч\w+ квалификац\w+|квалификац\w+ рабоч|уров\w+ 3w|жұмысшы біліктілі\w*|worker qualification\w*|worker level",
        "mid": r"специалист\w* средн\w+ звен\w+|средн\w+ звен\w+|орта буын\w*(?: маман\w*)?|mid-level(?: specialists?)?",
        "bachelor": r"прикладн\w+ бакалавр\w*|қолданбалы бакалавр\w*|applied bachelor\w*",
    },
    "language": {
        "kk": r"на казахском|казахск\w+ язык\w*|қазақ тіл\w*|қазақша|in kazakh(?!stan)|kazakh[- ]language",
        "ru": r"на русском|русск\w+ язык\w*|орыс тіл\w*|in russian|russian[- ]language",
        "en": r"на английском|английск\w+ язык\w*|ағылшын тіл\w*|in english",
    },
    "base": {
        "base9": r"(?:на базе|после) 9(?:-?(?:го|х))?(?: класс\w*)?|9-сынып негізінде|9 сыныптан кейін|after grade 9|"
        r"после девят\w+|9-?классник\w*",
        "base11": r"(?:на базе|после) 11(?:-?(?:го|х))?(?: класс\w*)?|11-сынып негізінде|11 сыныптан кейін|after grade 11|"
        r"после одиннадцат\w+|11-?классник\w*",
    },
    "ownership": {
        "state": r"государственн\w+ колледж\w*|мемлекеттік колледж\w*|state (?:\w+ )?colleges?",
        "private": r"частн\w+ колледж\w*|жекеменшік колледж\w*|жеке меншік колледж\w*|private (?:\w+ )?colleges?",
    },
}
VALUES = {
    dimension: {code: re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE) for code, words in told.items()}
    for dimension, told in _VALUES.items()
}
# Where colleges are counted, their kind may stand without the noun: "двадцать четыре государственных".
_KINDS_OF_COLLEGES = {
    "state": re.compile(
        r"(?<!\w)(?:государственн\w+(?! (?:заказ|образов|язык|служ|програм|грант))|"
        r"мемлекеттік(?! (?:тапсырыс|білім|тіл|қызмет|бағдар|грант))|"
        r"state(?=-run|-owned|,| and|\.| \w*\s?colleges?)|state-owned)",
        re.IGNORECASE,
    ),
    "private": re.compile(r"(?<!\w)(?:частн\w+|жекеменшік\w*|жеке меншік\w*|private(?:ly)?)", re.IGNORECASE),
}
_BORDER = re.compile(
    r"[,;:()](?!\d)|\.(?=\s)|\s(?:и|а|но|зато|тогда как|and|while|whereas|but|ал|және|мен|пен|бен|бірақ)(?=\s)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?<!\w)(?:всего|итого|в целом|в общей сложности|по област\w+|по региону|барлығы|жалпы|облыс бойынша|in all|in total|"
    r"altogether|overall)(?!\w)",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\s*(?:,|и|and|мен|пен|бен|және|&|-|–)\s*(?:(?:в|во|на|по|in|the)\s+)?(?:базе\s+)?", re.IGNORECASE
)


def marks_of_values(sentence: str, dimension: str, counts_colleges: bool) -> list[Mark]:
    """Where a sentence names the values of a dimension, in order."""
    found = [Mark(code, *one.span()) for code, words in VALUES[dimension].items() for one in words.finditer(sentence)]
    if dimension == "ownership" and counts_colleges:
        for code, words in _KINDS_OF_COLLEGES.items():
            found += [
                Mark(code, *one.span())
                for one in words.finditer(sentence)
                if not any(mark.start <= one.start() < mark.end for mark in found)
            ]
    return sorted(found, key=lambda one: one.start)


def belonging(claim: Claim, marks: Sequence[Mark]) -> list[str]:
    """Which of the named values a claim is about; several where the sentence lists them for one number."""
    if not marks:
        return []
    sentence, start, end = claim.sentence, claim.number.start, claim.number.end
    numbers = [one.start for one in counted_numbers(sentence, claim.language)]
    borders = [one.start() for one in _BORDER.finditer(sentence)]
    first = max((one for one in borders if one < start), default=-1)
    last = min((one for one in borders if one >= end), default=len(sentence) + 1)
    own = [
        mark for mark in marks if first <= mark.start < last and not any(end <= one < mark.start for one in numbers)
    ]
    if own:
        near = min(own, key=lambda mark: start - mark.end if mark.end <= start else mark.start - end + 1)
        return _listed_with(near, marks, sentence)
    before = [mark for mark in marks if mark.end <= start]
    if before:
        if ";" in sentence[before[-1].end : start]:
            return []
        whole = claim.kind not in COMPARES and _WHOLE.search(sentence, max(first, 0), last)
        return [] if whole else _listed_with(before[-1], marks, sentence)
    after = [mark for mark in marks if mark.start >= end]
    if not after or any(end <= one < after[0].start for one in numbers):
        return []
    border = next((one for one in borders if one > after[0].end), len(sentence) + 1)
    if any(after[0].end <= one < border for one in numbers):  # it is the next number's
        return []
    return _listed_with(after[0], marks, sentence)


def _listed_with(mark: Mark, marks: Sequence[Mark], sentence: str) -> list[str]:
    """The value with those that stand beside it in a list: "в Алгинском и Темирском районах"."""
    place = list(marks).index(mark)
    codes = [mark.code]
    for step in (-1, 1):
        at = place
        while 0 <= at + step < len(marks):
            one, other = sorted((marks[at], marks[at + step]), key=lambda told: told.start)
            if one.code == other.code or not _LISTED.fullmatch(sentence, one.end, other.start):
                break
            codes.append(marks[at + step].code)
            at += step
    return sorted(set(codes))
