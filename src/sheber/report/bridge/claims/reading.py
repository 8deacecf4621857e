"""Reads a sentence: each number that claims something, with its unit, bound and kind."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from sheber.report.bridge.claims import grammar
from sheber.report.bridge.claims.grammar import CHANGE, COUNT, DIFFERENCE, MONEY, POINTS, PROPORTION, RATIO, SHARE
from sheber.report.bridge.claims.numbers import Number, counted_numbers, numbers_of
from sheber.report.bridge.claims.skipped import bare_years, skipped_spans
from sheber.report.bridge.claims.stems import Word, folded, words_of

IsNoun = Callable[[str], bool]
_NEAR = 4  # words between a number and its noun
_BEFORE = 120  # letters in which what stands before a number is looked for
_AROUND = 60  # letters in which a change says its direction


@dataclass(frozen=True, slots=True)
class Claim:
    """A number of a sentence as it was read. `start` to `end` is the figure's text; `whole` also covers its bound."""

    sentence: str
    language: str
    kind: str
    number: Number
    start: int
    end: int
    whole: tuple[int, int]
    bound: str = ""
    down: bool = False
    unit: str = ""
    noun: Word | None = None
    foreign: bool = False  # money that is not tenge
    alone: tuple[str, str, str] = ("", "", "")  # of a list: the sentence with this number only, in three parts
    context: str = ""  # what stands before, where the sentence goes on about it
    own_from: int = 0  # where the claim's own sentence begins, if it is read with the one before
    borrowed: bool = False  # its noun is that of the number before
    year: int = 0  # that the sentences before are about; nought where none named one
    hidden: tuple[tuple[int, int], ...] = ()  # names of places: they tell where, not what

    @property
    def text(self) -> str:
        """The figure as read."""
        return self.sentence[self.start : self.end]


def claims_of(sentence: str, language: str, is_noun: IsNoun, hidden: Sequence[tuple[int, int]] = ()) -> list[Claim]:
    """The claims of a sentence in their order."""
    skipped = skipped_spans(sentence)
    spans = [*hidden, *(one.span() for one in grammar.RECIPIENTS.finditer(sentence))]
    words = [
        one for one in words_of(sentence) if not any(first < one.end and one.start < last for first, last in spans)
    ]
    years = set(bare_years(sentence))
    made = [*_one_word(sentence, language, skipped), *_proportions(sentence, language)]
    taken = [(one.start, one.end) for one in made]
    for number in numbers_of(sentence, language, (*skipped, *taken)):
        claim = _read(sentence, language, number, words, is_noun)
        if (number.start, number.end) in years and claim.kind == COUNT and not _counts(claim, is_noun):
            continue
        made.append(claim)
    found = sorted(made, key=lambda one: one.start)
    money = [one for one in found if one.kind == MONEY]
    alone = [
        one for one in found if not any(other.start < one.start < other.end for other in money)
    ]  # "50 tiyn" of it
    made = list(_with_nouns(_sharing(alone, is_noun), is_noun))
    return [replace(one, hidden=tuple(hidden)) for one in made] if hidden else made


def _sharing(claims: list[Claim], is_noun: IsNoun) -> list[Claim]:
    """Numbers of a list count what the last of them counts: "22 state, 18 private and 9 rural colleges"."""
    lists: list[list[Claim]] = []
    for claim in reversed(claims):
        if lists and _shares(claim, lists[-1][0], is_noun):
            noun = lists[-1][0].noun
            assert noun is not None  # noqa: S101  (it has one to share)
            unit = claim.sentence[noun.start : noun.end]
            lists[-1].insert(0, replace(claim, noun=noun, unit=unit, end=claim.number.end))
        else:
            lists.append([claim])
    return [one for told in reversed(lists) for one in _each_alone(told)]


def _shares(claim: Claim, after: Claim, is_noun: IsNoun) -> bool:
    noun = after.noun
    if claim.kind != COUNT or after.kind != COUNT or noun is None or noun.start < after.number.end:
        return False
    own = claim.noun is not None and is_noun(claim.noun.text) and claim.noun.end <= claim.end
    own = own and not (claim.noun is not None and grammar.ADJECTIVE.fullmatch(claim.noun.text))
    between = grammar.SHARED.fullmatch(claim.sentence, claim.number.end, after.number.start)
    return is_noun(noun.text) and not own and between is not None


def _each_alone(told: list[Claim]) -> Iterator[Claim]:
    """A list's numbers, each with the sentence as it would be without the others."""
    first, last = told[0], told[-1]
    for claim, after in zip(told, [*told[1:], None], strict=True):
        noun, sentence = last.noun, claim.sentence
        if after is None or noun is None:
            own = sentence[claim.number.start : noun.end] if noun is not None else ""
        else:
            between = sentence[claim.number.end : after.number.start]
            words = grammar.LIST_MARK.sub("", between).strip()
            own = f"{sentence[claim.number.start : claim.number.end]} {words} {sentence[noun.start : noun.end]}"
            if not words:
                own = ""
        plain = len(told) > 1 and own and noun is not None
        yield replace(claim, alone=(sentence[: first.start], own, sentence[noun.end :])) if plain and noun else claim


# «үшеуі», «жетеуі», «24-і»: so many of those named before, whatever noun follows.
_OF_THEM = re.compile(r"\w+(?:еуі|ауы)(?!\w)|[\d\s.,]+[-‑](?:і|ы|сі|сы)(?!\w)", re.IGNORECASE)


def _with_nouns(claims: list[Claim], is_noun: IsNoun) -> Iterator[Claim]:
    """A bare number counts what the number before it counts: "40 колледждің үшеуі", "three colleges; two were repaired"."""
    noun: Word | None = None
    for claim in claims:
        of_them = _OF_THEM.match(claim.sentence, claim.number.start)
        kind_only = (
            claim.noun is not None and not is_noun(claim.noun.text) and grammar.KIND.fullmatch(claim.noun.text)
        )
        if claim.kind == COUNT and noun is not None and (claim.noun is None or of_them or kind_only):
            yield replace(claim, noun=noun, unit=claim.sentence[noun.start : noun.end], borrowed=True)
            continue
        if claim.kind == COUNT and claim.noun is not None:
            noun = claim.noun
        yield claim


def _counts(claim: Claim, is_noun: IsNoun) -> bool:
    """Whether a number that looks like a year stands right before a noun that is counted: "2025 мест"."""
    adjacent = claim.noun is not None and claim.end == claim.noun.end
    return adjacent and claim.noun is not None and is_noun(claim.noun.text)


def _one_word(sentence: str, language: str, skipped: Sequence[tuple[int, int]]) -> Iterator[Claim]:
    """Ratios and shares that are words: "вдвое", "half of"."""
    text = folded(sentence)
    for kind, table in ((RATIO, grammar.TIMES_WORDS), (SHARE, grammar.SHARES)):
        for words, value in table[language]:
            for found in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text, re.IGNORECASE):
                start, end = found.span()
                if any(first < end and start < last and not start <= first < last <= end for first, last in skipped):
                    continue
                number = Number(start, end, value, Fraction(1) if kind == RATIO else Fraction(1, 100), in_words=True)
                if kind == SHARE and (step := _share_as_change(sentence, language, number)):
                    yield step
                    continue
                down = kind == RATIO and _is_down(sentence, start, end)
                yield _bounded(Claim(sentence, language, kind, number, start, end, (start, end), down=down))


_MOVED_BEHIND = {
    "ru": re.compile(r"\s*(?:больше|меньше|выше|ниже)(?!\w)", re.IGNORECASE),
    "kk": re.compile(
        r"\s*(?:артты|артқан|өсті|өскен|көп|аз|кем|кеміді|азай|төменде|ұлғай|көбей|қысқар)", re.IGNORECASE
    ),
    "en": re.compile(r"\s*(?:more|higher|fewer|less|lower)(?!\w)", re.IGNORECASE),
}


def _share_as_change(sentence: str, language: str, number: Number) -> Claim | None:
    """ "На четверть больше", "grew by a third", «төрттен біріне артты»: by how much something changed."""
    direction = _direction(sentence, number.start, number.end)
    by = bool(grammar.BY_BEFORE.search(sentence[: number.start]))
    behind = bool(_MOVED_BEHIND[language].match(sentence, number.end))
    into = language == "kk" and sentence[number.start : number.end].endswith(("не", "на", "ге", "ға")) and behind
    if not direction or not (into or (by and language != "kk") or (language == "en" and behind)):
        return None
    told = replace(number, value=number.value * 100, step=Fraction(4))  # "a quarter": from 23 to 27 per cent
    start, end = number.start, number.end
    return Claim(sentence, language, CHANGE, told, start, end, (start, end), down=direction == "down")


def _proportions(sentence: str, language: str) -> Iterator[Claim]:
    """ "At a ratio of 3 to 1": one claim about two things."""
    if not grammar.PROPORTION_WORDS.search(sentence):
        return
    for found in grammar.PROPORTION_NUMBERS.finditer(sentence):
        above, below = (Fraction(text.replace(",", ".")) for text in found.groups())
        if below:
            number = Number(*found.span(), above / below, Fraction(1))
            yield Claim(sentence, language, PROPORTION, number, *found.span(), found.span(), unit=found.group())


def _read(sentence: str, language: str, number: Number, words: list[Word], is_noun: IsNoun) -> Claim:
    claim = Claim(sentence, language, COUNT, number, number.start, number.end, (number.start, number.end))
    claim = _times(claim) or _per_cent(claim) or _money(claim) or _counted(claim, words, is_noun)
    return _bounded(claim)


def _times(claim: Claim) -> Claim | None:
    found = grammar.TIMES_AFTER[claim.language].match(claim.sentence, claim.number.end)
    if found is None:
        return None
    start = claim.number.start
    if claim.language == "ru":
        before = grammar.TIMES_BEFORE["ru"].search(claim.sentence[:start])
        if before is None:
            return None  # "два раза": how often, not how much
        start = before.start(1)
    end = found.end()
    down = _is_down(claim.sentence, start, end)
    return replace(
        claim, kind=RATIO, start=start, end=end, down=down, unit=claim.sentence[found.start() : end].strip()
    )


def _per_cent(claim: Claim) -> Claim | None:
    if claim.number.step == 0:
        return replace(claim, kind=SHARE)  # "1/3": a share
    points = grammar.POINTS_AFTER.match(claim.sentence, claim.number.end)
    found = points or grammar.PERCENT_AFTER.match(claim.sentence, claim.number.end)
    if found is None:
        return None
    made = replace(claim, kind=SHARE, end=found.end(), unit=claim.sentence[claim.number.end : found.end()].strip())
    direction = _direction(claim.sentence, claim.number.start, found.end())
    if minus := grammar.MINUS.search(claim.sentence[: claim.number.start]):
        return _below_nought(made, minus, POINTS if points else CHANGE, direction)
    if not direction or not _is_step(claim, found.end()):
        return replace(made, kind=POINTS) if points else made
    return replace(made, kind=POINTS if points else CHANGE, down=direction == "down")


def _below_nought(claim: Claim, minus: re.Match[str], kind: str, direction: str) -> Claim:
    """ "Growth was −3.2 %": a fall; without a word of change a share below nought, which nothing is."""
    start = minus.end() - len(minus.group().lstrip(" (\t\n"))
    if direction:
        return replace(claim, kind=kind, down=True, start=start)
    return replace(claim, number=replace(claim.number, value=-claim.number.value), start=start)


def _is_step(claim: Claim, end: int) -> bool:
    """Whether a percentage tells by how much something changed, not how much it is."""
    before = claim.sentence[max(0, claim.number.start - _BEFORE) : claim.number.start]
    after = claim.sentence[end : end + 30]
    if claim.language == "kk":
        moved = re.match(r"\s*(?:артты|артқан|өсті|өскен|көп|аз|кем|кеміді|азай|төменде|ұлғай|көбей)", after)
        return bool(moved)
    if grammar.BY_BEFORE.search(before) or grammar.STEP_BEFORE.search(before):
        return True
    return claim.language == "en" and bool(
        re.match(r"\s*(?:more|higher|less|lower|fewer|increase|growth|rise|drop)", after)
    )


def _money(claim: Claim) -> Claim | None:
    sentence, start, end = claim.sentence, claim.number.start, claim.number.end
    for foreign, before, after in (
        (False, grammar.TENGE_BEFORE, grammar.TENGE_AFTER),
        (True, grammar.FOREIGN_BEFORE, grammar.FOREIGN_AFTER),
    ):
        if found := after.match(sentence, end):
            unit = sentence[found.start() : found.end()].strip()
            made = replace(claim, kind=MONEY, end=found.end(), unit=unit, foreign=foreign)
            return _with_tiyn(made)
        if sign := before.search(sentence[max(0, start - 8) : start]):
            sign_at = max(0, start - 8) + sign.start()
            return replace(claim, kind=MONEY, start=sign_at, unit=sign.group().strip(), foreign=foreign)
    return None


def _with_tiyn(claim: Claim) -> Claim:
    """ "520 тенге 40 тиын" is one sum."""
    small = None if claim.foreign else grammar.TIYN_AFTER.match(claim.sentence, claim.end)
    if small is None:
        return claim
    number = replace(
        claim.number, value=claim.number.value + Fraction(int(small.group(1)), 100), step=Fraction(1, 100)
    )
    return replace(claim, number=number, end=small.end())


def _counted(claim: Claim, words: list[Word], is_noun: IsNoun) -> Claim:
    noun = _noun_after(claim, words, is_noun) or _noun_before(claim, words, is_noun)
    adjacent = (
        noun is not None
        and noun.start >= claim.number.end
        and not claim.sentence[claim.number.end : noun.start].strip()
    )
    end = noun.end if noun is not None and adjacent else claim.number.end
    unit = claim.sentence[noun.start : noun.end] if noun is not None else ""
    made = _in_thousands(replace(claim, end=end, unit=unit, noun=noun), is_noun)
    after = claim.sentence[noun.end if noun and noun.start >= claim.number.end else claim.number.end :]
    words_after = re.match(r"\s*(?:больше|меньше|көп|аз|кем|артық|more|fewer|less)\b", after, re.IGNORECASE)
    more = claim.language == "en" and re.match(
        r"\s*(?:more|fewer|less)\b(?! than)", claim.sentence[claim.number.end :]
    )
    before = claim.sentence[max(0, claim.number.start - _BEFORE) : claim.number.start]
    moved = grammar.MOVED_BY.search(before)
    differs = claim.language == "ru" and (moved or (grammar.BY_BEFORE.search(before) and words_after))
    kazakh = claim.language == "kk" and words_after and re.search(r"(?:ға|ге|қа|ке)$", claim.sentence[: made.end])
    if differs or more or kazakh:
        return replace(made, kind=DIFFERENCE, down=_is_down(claim.sentence, claim.number.start, made.end))
    return made


_POINT_OF_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


def _in_thousands(claim: Claim, is_noun: IsNoun) -> Claim:
    """ "48.120 учеников" are forty-eight thousand: people and things are counted whole."""
    number = claim.number
    written = claim.sentence[number.start : number.end]
    whole = claim.noun is not None and is_noun(claim.noun.text) and claim.noun.start >= number.end
    if not whole or number.step != Fraction(1, 1000) or not _POINT_OF_THOUSANDS.fullmatch(written):
        return claim
    return replace(claim, number=replace(number, value=number.value * 1000, step=Fraction(1)))


def _noun_after(claim: Claim, words: list[Word], is_noun: IsNoun) -> Word | None:
    after = [word for word in words if word.start >= claim.number.end][:_NEAR]
    rest = claim.sentence[claim.number.end :]
    begins = claim.number.end + (claim.number.scaled and rest.startswith("."))  # "7,4 тыс. мест"
    inside = [
        word
        for word in _until_another(claim, after)
        if not re.search(r"[,;:.()!?]|\s[—–-]\s", claim.sentence[begins : word.start])
    ]
    nouns = [word for word in inside if is_noun(word.text)]
    known = next((word for word in nouns if not grammar.ADJECTIVE.fullmatch(word.text)), nouns[0] if nouns else None)
    collective = claim.language == "kk" and re.search(r"(?:еу|ау)[іы]\w*$", claim.sentence[: claim.number.end])
    if known is not None or collective or not inside or len(inside[0].text) < 3 or inside[0].text in grammar.NO_NOUNS:
        return known
    if claim.language == "ru" and grammar.VERB.fullmatch(inside[0].text):
        return None
    return inside[0]


def _until_another(claim: Claim, words: list[Word]) -> Iterator[Word]:
    """The words behind a number, up to a preposition or another number: there something else begins."""
    for word in words:
        between = claim.sentence[claim.number.end : word.start]
        if word.text in grammar.PREPOSITIONS or word.text in grammar.JOINTS or any(one.isdigit() for one in between):
            return
        yield word


def _noun_before(claim: Claim, words: list[Word], is_noun: IsNoun) -> Word | None:
    before = [word for word in words if word.end <= claim.number.start][-10:]
    found: Word | None = None
    others = [one.start for one in counted_numbers(claim.sentence, claim.language)]
    for place in range(len(before) - 1, -1, -1):
        word = before[place]
        if any(word.end <= one < claim.number.start for one in others):
            break  # it is an earlier number's
        if grammar.RECIPIENT.search(claim.sentence[max(0, word.end - _AROUND) : word.end]):
            continue  # "специалистам среднего звена — 4564": to whom, not what
        if is_noun(word.text) and grammar.TELLS.search(claim.sentence[word.end : claim.number.start]):
            if not any(one.text in grammar.PREPOSITIONS for one in before[max(0, place - 2) : place]):
                return word
            found = found or word  # "школы с профильными классами — 60": schools rather than classes
    return found


def _direction(sentence: str, start: int, end: int) -> str:
    """`up`, `down` or nothing, by the word nearest to the place."""
    after, before = sentence[end : end + _AROUND], sentence[max(0, start - _AROUND) : start]
    found: list[tuple[int, str]] = []
    for name, pattern in (("up", grammar.UP), ("down", grammar.DOWN)):
        if one := pattern.search(after):
            found.append((one.start(), name))
        if every := list(pattern.finditer(before)):
            found.append((len(before) - every[-1].end(), name))
    return min(found)[1] if found else ""


def _is_down(sentence: str, start: int, end: int) -> bool:
    own = sentence[start:end]
    return bool(grammar.DOWN.search(own)) or _direction(sentence, start, end) == "down"


def _bounded(claim: Claim) -> Claim:
    near = max(0, claim.start - _BEFORE)
    before = claim.sentence[near : claim.start]
    for bound, pattern in () if claim.number.high is not None else grammar.BEFORE[claim.language]:
        if (found := pattern.search(before)) and not grammar.CAME_TO.search(before):
            start = near + found.start() + (found.group()[0] in ' («"\t\n')
            return replace(claim, bound=bound, whole=(start, claim.end))
    # A bound after the figure stands behind the number itself or behind its unit.
    for place in (claim.number.end, claim.end):
        for bound, pattern in grammar.AFTER[claim.language]:
            found = pattern.match(claim.sentence, place)
            if found and grammar.CAME_TO_AFTER.match(claim.sentence, place):
                continue
            about = claim.kind in {COUNT, MONEY, SHARE}
            if found and claim.kind == RATIO:  # «екі есе көп» is a direction, «екі есеге жуық» a bound
                about = found.group().endswith(("жуық", "таяу", "астам"))
            if found and about and claim.number.high is None:
                return replace(claim, bound=bound, whole=(claim.start, max(found.end(), claim.end)))
    return replace(claim, whole=(claim.start, claim.end))
