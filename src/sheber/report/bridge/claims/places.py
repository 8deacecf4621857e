"""Where in a sentence places of the region are named, and what lies beyond it."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sheber.report.bridge.claims.stems import Word, folded, stem, words_of

REGION, DISTRICT, COLLEGE = "region", "district", "college"
# Without one of these words the name of a district's centre may be a town, a college or a family name.
_PLACE_WORD = re.compile(r"район\w{0,3}|р-н\w?|аудан\w{0,6}|districts?|город\w{0,3}|г|қала\w{0,5}|city|town")
_COLLEGE_WORD = re.compile(r"колледж\w*|ссуз\w*|техникум\w*|colleges?(?:'s)?")
_NOT_IN_NAMES = frozenset(
    "район аудан ауданы district г город қала қаласы city колледж колледжі college гккп кгп имени им атындағы of the".split()
)
_BEYOND = re.compile(
    r"(?:в|по) (?:казахстане|казахстану|стране|республике|всей стране)(?!\w)|(?:целом )?по республике|"
    r"(?<!\w)(?:қазақстан бойынша|қазақстанда|елімізде\w*|ел бойынша|республика бойынша)(?!\w)|"
    r"(?:in|across) (?:kazakhstan|the country|the republic)(?!\w)|nationwide|nationally|"
    r"(?:в|по) (?:россии|узбекистане|кыргызстане|китае|германии|турции|беларуси|европе|мире|снг)(?!\w)|по всему миру|"
    r"(?<!\w)(?:ресейде|өзбекстанда|қырғызстанда|қытайда|германияда|түркияда|әлемде|дүние жүзінде)(?!\w)|"
    r"(?<!\w)(?:in (?:russia|uzbekistan|kyrgyzstan|china|germany|turkey|europe)|worldwide)(?!\w)|"
    # another level of education than a college's
    r"(?<!\w)(?:в|во|для|по) (?:\w+ )?(?:вуз(?:ах|е|ам|ов)|университет(?:ах|е|ам|ов)|магистратур\w+|докторантур\w+|"
    r"детск\w+ сад\w*|детсад\w*|яслях)(?!\w)|(?<!\w)(?:жоғары оқу орындары\w*|университет(?:терде|терге|інде)|балабақша\w*)|"
    r"(?<!\w)(?:in|at|for) (?:\w+ ){0,2}(?:universit(?:y|ies)|kindergartens?)(?!\w)",
    re.IGNORECASE,
)
# The country's large cities, by the part of the name that does not change.
with Path(__file__).with_name("cities.csv").open(encoding="utf-8", newline="") as _file:
    _ROWS = list(csv.DictReader(_file))
_CITIES = {language: "|".join(row[language] for row in _ROWS if row[language]) for language in ("ru", "kk", "en")}
# Another region by its name; the name is the pattern's only group that was found.
_REGIONS = re.compile(
    r"\b([А-ЯЁ][\w-]+?)ск(?:ая|ой|ую)\s+област|\b([А-ЯӘІҢҒҮҰҚӨҺЁ][\w-]+)\s+облыс[ыі]|"
    r"\b((?!The\b|This\b|Our\b|Each\b|Every\b|In\b|Across\b)[A-Z][\w-]+)\s+(?:[Rr]egion|[Oo]blast|[Pp]rovince)\b|"
    rf"(?<!\w)(?:[Вв]о?|[Пп]о|в городе|г\.)\s+((?:{_CITIES['ru']})\w*)|"
    rf"(?<!\w)((?:{_CITIES['kk']})(?:[дт][ае]|(?=\s+қаласы)))|"
    rf"(?<!\w)(?:[Ii]n|[Aa]cross)\s+((?:{_CITIES['en']})\b)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A district or a college and its names."""

    dimension: str
    code: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a sentence names a value of a dimension: its code, first and last place."""

    code: str
    start: int
    end: int


def beyond(sentence: str, own: Iterable[str]) -> str:
    """What a sentence names that is wider than this region, or another one; empty where it names none."""
    if wider := _BEYOND.search(sentence):
        return wider.group()
    names = [word.text for name in own for word in words_of(name)]
    for found in _REGIONS.finditer(sentence) if names else ():
        told = folded(next(group for group in found.groups() if group))
        if not any(name.startswith(told[: max(4, len(told) - 2)]) for name in names):
            return found.group()
    return ""


def marks_of_places(sentence: str, language: str, places: Iterable[Place]) -> dict[str, list[Mark]]:
    """Districts and colleges that a sentence names, in order; a name within a longer name is not one."""
    words = words_of(sentence)
    texts = {word.text[:3] for word in words}
    place_at = ("kk", "ru", "en").index(language)
    found: list[tuple[str, Mark]] = []
    for place in places:
        if place.dimension == REGION:
            continue
        wanted = [
            stem(one.text, language) for one in words_of(place.names[place_at]) if one.text not in _NOT_IN_NAMES
        ]
        if wanted and wanted[0][:3] in texts:
            found += [(place.dimension, mark) for mark in _marks(sentence, place, wanted, words)]
    kept: dict[str, list[Mark]] = {DISTRICT: [], COLLEGE: []}
    for dimension, mark in found:
        within = any(
            other.start <= mark.start
            and mark.end <= other.end
            and (other.end - other.start) > (mark.end - mark.start)
            for _, other in found
        )
        if not within:
            kept[dimension].append(mark)
    return {dimension: sorted(marks, key=lambda one: one.start) for dimension, marks in kept.items()}


def _has_number(names: Iterable[str], sentence: str, start: int, end: int) -> bool:
    """Whether the number of a numbered name, "Private college No. 7", stands beside its words; true for other names."""
    number = next((found.group() for name in names for found in re.finditer(r"\d+", name)), "")
    around = sentence[max(0, start - 6) : start] + "|" + sentence[end : end + 20]
    return not number or bool(re.search(rf"(?:№|No\.?|Nr\.?)\s*{number}(?!\d)", around))


def _marks(sentence: str, place: Place, wanted: list[str], words: list[Word]) -> Iterable[Mark]:
    """Where the words of a name stand one after the other, beside the word that says what they name."""
    beside = _PLACE_WORD if place.dimension == DISTRICT else _COLLEGE_WORD
    said = any(beside.fullmatch(word.text) for word in words)
    for first in range(len(words) - len(wanted) + 1):
        last = first + len(wanted) - 1
        if not all(words[first + n].text.startswith(one) for n, one in enumerate(wanted)):
            continue
        if not _has_number(place.names, sentence, words[first].start, words[last].end):
            continue
        around = [n for n in (first - 1, last + 1) if 0 <= n < len(words) and beside.fullmatch(words[n].text)]
        # A district after one with its word may stand without it: "в Мугалжарском районе — 268, в Алгинском — 70".
        elided = said and bool(re.match(r"\s*(?:[,;:.)—–-]|\d|$)", sentence[words[last].end :]))
        if around or (elided if place.dimension == DISTRICT else len(wanted) > 1):
            every = sorted([first, last, *around])
            yield Mark(place.code, words[every[0]].start, words[every[-1]].end)
