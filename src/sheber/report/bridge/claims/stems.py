"""Words of a sentence: where they stand, their stems, and which language it is."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_KAZAKH = re.compile(r"[әғқңөұүһі]")
_RUSSIAN_WORDS = frozenset(
    "в во и на по с со из для не что а но к от до за при это как году года год более также тысяч был было были "
    "его о об или у из-за чем их этом".split()
)
_KAZAKH_WORDS = frozenset("мен бен пен және да де бойынша жылы жыл бар мектеп болды астам туралы дейін адам".split())
_RUSSIAN_ENDINGS = (
    "иями ями ами ией иям ием иях ого его ому ему ыми ими ах ях ов ев ей ий ый ой ая яя ое ее ые ие ую юю ам ям ом "
    "ем ою ею ых их ым им а я о е ы и у ю ь й"
).split()
_KAZAKH_ENDINGS = (
    "ларының лерінің дарының дерінің тарының терінің ларын лерін дарын дерін тарын терін лары лері дары дері тары тері "
    "ларды лерді лар лер дар дер тар тер ының інің ның нің дың дің тың тің ына іне ында інде ынан інен дан ден тан "
    "тен нан нен ға ге қа ке ды ді ты ті ны ні да де та те сы сі ын ін ы і"
).split()
_ENGLISH_ENDINGS = ("ies", "ing", "ed", "es", "s", "y")
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: folded text (ё as е), first and last place in the sentence."""

    text: str
    start: int
    end: int


def folded(text: str) -> str:
    """Lower case, ё as е; as many letters as before."""
    return text.lower().replace("ё", "е") if len(text.lower()) == len(text) else text.replace("ё", "е")


def words_of(sentence: str) -> list[Word]:
    """The words of a sentence in order."""
    return [Word(folded(one.group()), one.start(), one.end()) for one in _WORD.finditer(sentence)]


def language_of(sentence: str, otherwise: str = "ru") -> str:
    """`kk`, `ru` or `en`; `otherwise` where nothing tells."""
    texts = [word.text for word in words_of(sentence)]
    latin = sum(text.isascii() for text in texts)
    if texts and latin * 2 > len(texts):
        return "en"
    kazakh = sum(bool(_KAZAKH.search(text)) or text in _KAZAKH_WORDS for text in texts)
    russian = sum(
        text in _RUSSIAN_WORDS or text.endswith(("ого", "ый", "ых", "ся", "ция", "ил", "ал", "ла", "ли", "ов"))
        for text in texts
    )
    if kazakh != russian:
        return "kk" if kazakh > russian else "ru"
    return "kk" if kazakh else otherwise


def _cut(word: str, endings: tuple[str, ...] | list[str]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST - 1:
            return word[: -len(ending)]
    return word


def stem(word: str, language: str) -> str:
    """A beginning that the inflected forms of a word share."""
    if language == "ru":
        cut = _cut(word, _RUSSIAN_ENDINGS)
        # A fleeting vowel: "выпускников" and "выпускник" share their stem, "заявок" and "заявка" only "заяв".
        return cut[:-2] if cut.endswith(("ок", "ек")) and len(cut) > _LEAST + 1 else cut.removesuffix("к") or cut
    if language == "kk":
        cut = _cut(_cut(word, _KAZAKH_ENDINGS), _KAZAKH_ENDINGS)
        return cut[:-1] if cut[-1:] in "пбқғкг" and len(cut) > _LEAST else cut
    return _cut(word, _ENGLISH_ENDINGS)
