"""Why a number that is matched is still not held against the rows: it is denied, is told of one of many, or of fewer."""

import re

from sheber.kernel.indicators import Indicator
from sheber.kernel.words import Words
from sheber.report.bridge.claims import told
from sheber.report.bridge.claims.grammar import CLAUSE, COMPARES, COUNT, MONEY
from sheber.report.bridge.claims.numbers import counted_numbers
from sheber.report.bridge.claims.parts import VALUES
from sheber.report.bridge.claims.reading import Claim
from sheber.report.bridge.claims.stems import folded, words_of
from sheber.report.bridge.claims.terms import Terms

_DENIED = {
    "ru": re.compile(
        r"(?<!\w)(?:не(?!\s+(?:мен|бол|ниж|выш|только|счит|просто|раз|случайно|хуже|позднее|позже|един|секрет))|нет|ни)(?=\s)",
        re.IGNORECASE,
    ),
    "kk": re.compile(
        r"(?<!\w)(?:жоқ|(?<!кем )(?<!аз )(?<!артық )(?<!көп )(?<!ғана )емес|"
        r"(?!аспай|болмайт)\w+(?:ма|ме|ба|бе|па|пе)(?:ды|ді|дық|дік|ған|ген|йды|йді|йтын|йтін))(?!\w)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?<!\w)(?:(?:not|no)(?!\s+(?:more|less|fewer|only|just|later|mention|doubt|surprise))(?=\s)|never|neither|nor|without|"
        r"failed to|fails to|fell short|falls short|cannot)(?!\w)|n['’]t(?!\w)",
        re.IGNORECASE,
    ),
}
# Verbs that turn what a figure counts into its contrary, or say that it is only wished, planned or missing.
_CONTRARY = re.compile(
    r"(?<!\w)(?:закры(?:л|т|в|в[ао]ют)\w*|потеря\w+|утрат\w+|лиши\w+|лишен\w+|расторг\w+|отказ\w+|отклон\w+|исключ[ие]\w+|отмен\w+|"
    r"аннулир\w+|прекра(?:т|щ)\w+|ожида\w+|жд[еу]т|нужда\w+|сорва\w+|провал\w+|упраздн\w+|ликвидир\w+|урез\w+|нехватк\w+|дефицит\w*|"
    r"добав\w+|мечта\w+|хот(?:ят|ел\w*|им)|планир\w+|намерен\w*|обеща\w+|если|бы|вместо|"
    r"жабыл\w+|айырыл\w+|жоғал\w+|бұзыл\w+|бас тарт\w+|күтуде|күтіп|күтеді|тоқтат\w+|жойыл\w+|жетіспе\w+|жоспарла\w+|уәде\w*|орнына|"
    r"clos(?:ed|es?|ing)|lost|los(?:es?|ing)|cancel\w*|terminat\w+|refus\w+|reject\w+|withdr\w+|await\w*|lack\w*|abolish\w+|"
    r"scrap\w*|axed|plan(?:s|ned|ning)|promis\w+|hop(?:es?|ed|ing)|would|if|instead of)(?!\w)",
    re.IGNORECASE,
)
_LIE = re.compile(
    r"(?<!\w)(?:ложь|неправда|неверно|якобы|выдумк\w+|враньё|вранье|фейк\w*|өтірік|жалған|рас емес|untrue|falsely|false|a lie)(?!\w)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"(?<!\w)(?:ещ[её]|дополнительно|дополнительные|тағы|қосымша|another|additional|(?:сократ|убра|сня)\w+)\s+$",
    re.IGNORECASE,
)
# Of one among many, not of all together.
_OF_ONE = re.compile(
    r"(?<!\w)(?:в среднем|средн(?:яя|ее|ий|юю) (?:числ|стоим|колич|размер)\w*|на (?:один|одного|одну|одно|каждого|каждый|каждую|каждое)|"
    r"кажд(?:ый|ая|ое|ому|ой|ого)(?= \w+ (?:получ|откр|имеет|насчит|выдел)| из (?:них|колледж|школ))|"
    r"орташа|орта есеппен|әрқайсысы\w*|әрбір\w*|бір \w+(?:ға|ге|қа|ке) шаққанда|"
    r"on average|average|apiece|per (?!cent)\w+|each(?! year)|every (?:one|college|school|pupil|graduate|place))(?!\w)",
    re.IGNORECASE,
)
_EACH = re.compile(r"(?:^|\s)по\s+$", re.IGNORECASE)
_DATIVE = re.compile(r"\w+(?:ам|ям|ому|ему|у|ю)$", re.IGNORECASE)
_MEAN = re.compile(
    r"средн|медиан|на одно|на абитур|мест в группе|орташа|шаққан|average|median|per\b|each|places per|топтағы",
    re.IGNORECASE,
)
# Words between a number and its noun that leave as many as there are.
_HARMLESS = re.compile(
    r"(?:все(?:х|го|м|ми)?|эт(?:их|и|от)|наш\w*|нов\w+|учебн\w+|бюджетн\w+|образовательн\w+|областн\w+|районн\w+|региональн\w+|местн\w+|"
    r"молод\w+|будущ\w+|юн\w+|так\w+|сам\w+|цел\w+|полн\w+|различн\w+|разн\w+|друг\w+|остальн\w+|мног\w+|"
    r"квалифицирован\w+|дипломирован\w+|лучш\w+|ведущ\w+|профессиональн\w+|современн\w+|действующ\w+|имеющ\w+|общеобразовательн\w+|"
    r"чел|тыс\w*|млн|тг|тенге|штук|единиц\w*|адам|аса|астам|жуық|тарта|дейін|артық|кем|көп|шамалы|шақты|барлық|бос|жаңа\w*|оқу|білім|жас|"
    r"облыс\w*|аймақ\w*|аудан\w*|біздің|кәсіби|кәсіптік|болашақ|дана|"
    r"of|the|our|new|such|all|these|those|its|their|more|less|fewer|or|over|and|different|various|regional|local|young|future|"
    r"publicly|funded|budget|a|an|in|plus|whole|total|other|study|own|и|с|или|бен|мен|пен|лишним|небольшим)"
)


# A group of people that no row of a general figure knows.
_GROUP = re.compile(
    r"(?<!\w)(?:сирот\w*|инвалид\w*|с особыми потребностями|многодетн\w+|малообеспеченн\w+|девуш\w+|девоч\w+|юнош\w+|мальчик\w*|женщин\w*|"
    r"мужчин\w*|осужденн\w+|жетім\w*|мүгедек\w*|көпбалалы|ерекше қажеттілі\w+|қыздар\w*|қыз бала\w*|ұл бала\w*|әйел\w*|"
    r"orphans?|disabled|with disabilities|girls?|boys?|women|men|prisoners)(?!\w)",
    re.IGNORECASE,
)


def reserve(claim: Claim, one: Indicator, terms: Terms) -> Words | None:
    """What keeps the claim from being held against the indicator's rows; None where nothing does."""
    name = one.name.in_language(claim.language)
    first, last = _own_part(claim)
    before, after = claim.sentence[first : claim.start], claim.sentence[claim.end : last]
    denied = any(denies(claim.language, text) for text in (before, after, claim.text))
    if denied and not denies(claim.language, name):
        return told.DENIED
    if _is_contrary(claim, one, terms, first, last):
        return told.DENIED
    group = _GROUP.search(claim.sentence, first, last)
    if group and claim.kind not in COMPARES and not _GROUP.search(name):
        return told.NARROWER.format(word=group.group())
    if claim.kind not in COMPARES and not _MEAN.search(name) and (of_one := _told_of_one(claim, before, after)):
        return told.OF_ONE.format(word=of_one)
    narrower = _narrower(claim, one, terms)
    return told.NARROWER.format(word=narrower) if narrower else None


def _is_contrary(claim: Claim, one: Indicator, terms: Terms, first: int, last: int) -> bool:
    """Whether the claim's part tells the contrary, a wish or a lie: "lost accreditation", "if there were", "another 60"."""
    another = claim.kind not in COMPARES and _ANOTHER.search(claim.sentence[: claim.whole[0]])
    if another or _LIE.search(claim.sentence):
        return True
    name = one.name.in_language(claim.language)
    for found in _CONTRARY.finditer(claim.sentence, first, last):
        word = folded(found.group().split()[0])
        if not _CONTRARY.search(name) and not terms.speaks_of(one.code, word):
            return True
    return False


def denies(language: str, text: str) -> bool:
    """Whether a part of a sentence says that something is not so."""
    return bool(_DENIED[language].search(text))


def _own_part(claim: Claim) -> tuple[int, int]:
    """The claim's own part of the sentence."""
    ends = [one.start() for one in CLAUSE.finditer(claim.sentence) if not _within_number(claim.sentence, one.start())]
    ends.append(claim.own_from)
    first = max((one for one in ends if one < claim.start), default=0)
    return first, min((one for one in ends if one >= claim.end), default=len(claim.sentence))


def _within_number(sentence: str, place: int) -> bool:
    return sentence[place - 1 : place].isdigit() and sentence[place + 1 : place + 2].isdigit()


def _told_of_one(claim: Claim, before: str, after: str) -> str:
    found = _OF_ONE.search(before) or _OF_ONE.search(after)
    if found:
        return found.group().strip()
    each = claim.language == "ru" and claim.kind in {COUNT, MONEY} and _EACH.search(claim.sentence[: claim.start])
    noun = claim.noun.text if claim.noun is not None else ""
    return "по" if each and not _DATIVE.fullmatch(noun) else ""


def _narrower(claim: Claim, one: Indicator, terms: Terms) -> str:
    """A word between number and noun that no row knows: "48 120 rural pupils"; empty where there is none."""
    noun = claim.noun
    if claim.kind != COUNT or noun is None or noun.start < claim.number.end:
        return ""
    numbers = counted_numbers(claim.sentence, claim.language)
    # A noun shared with a later number: what stands before that one is not said of the noun.
    begins = max(
        (one.end for one in numbers if claim.number.start <= one.start < noun.start), default=claim.number.end
    )
    between = claim.sentence[begins : noun.start]
    values = [words for kinds in VALUES.values() for words in kinds.values()]
    spans = [found.span() for words in values for found in words.finditer(claim.sentence)]
    for word in words_of(between):
        start, end = begins + word.start, begins + word.end
        covered = any(first < end and start < last for first, last in (*spans, *claim.hidden))
        if not (covered or _HARMLESS.fullmatch(word.text) or terms.speaks_of(one.code, word.text)):
            return word.text
    return ""
