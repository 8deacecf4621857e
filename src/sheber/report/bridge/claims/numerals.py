"""Numbers as words: forms of Russian, Kazakh and English numerals, scales, and what a number is not."""

import re
from fractions import Fraction

THOUSAND, MILLION, BILLION, TRILLION = 10**3, 10**6, 10**9, 10**12
_ONES = {
    "ru": (
        "ноль ноля нулю;один одного одному одним одном одна одной одну одно;два две двух двум двумя двое двоих;"
        "три трех трем тремя трое троих;четыре четырех четырем четырьмя четверо четверых;пять пяти пятью пятеро;"
        "шесть шести шестью шестеро;семь семи семью;восемь восьми восемью восьмью;девять девяти девятью;"
        "десять десяти десятью;одиннадцать одиннадцати одиннадцатью;двенадцать двенадцати двенадцатью;"
        "тринадцать тринадцати тринадцатью;четырнадцать четырнадцати четырнадцатью;"
        "пятнадцать пятнадцати пятнадцатью;шестнадцать шестнадцати шестнадцатью;"
        "семнадцать семнадцати семнадцатью;восемнадцать восемнадцати восемнадцатью;"
        "девятнадцать девятнадцати девятнадцатью"
    ),
    "kk": "нөл;бір;екі екеу;үш үшеу;төрт төртеу;бес бесеу;алты алтау;жеті жетеу;сегіз;тоғыз;он",
    "en": (
        "zero;one;two;three;four;five;six;seven;eight;nine;ten;eleven;twelve;thirteen;fourteen;fifteen;sixteen;"
        "seventeen;eighteen;nineteen"
    ),
}
_TENS = {
    "ru": (
        "двадцать двадцати двадцатью;тридцать тридцати тридцатью;сорок сорока;"
        "пятьдесят пятидесяти пятьюдесятью;шестьдесят шестидесяти шестьюдесятью;"
        "семьдесят семидесяти семьюдесятью;восемьдесят восьмидесяти восьмьюдесятью;девяносто девяноста"
    ),
    "kk": "жиырма;отыз;қырық;елу;алпыс;жетпіс;сексен;тоқсан",
    "en": "twenty;thirty;forty;fifty;sixty;seventy;eighty;ninety",
}
_HUNDREDS = (
    "сто ста;двести двухсот двумстам двухстах двумястами;триста трехсот тремстам трехстах тремястами;"
    "четыреста четырехсот четыремстам четырехстах четырьмястами;пятьсот пятисот пятистам пятистах пятьюстами;"
    "шестьсот шестисот шестистам шестистах шестьюстами;семьсот семисот семистам семистах семьюстами;"
    "восемьсот восьмисот восьмистам восьмистах восемьюстами;девятьсот девятисот девятистам девятистах девятьюстами"
)
_SCALES = {
    "ru": {
        r"десят(?:ок|ка|ков|ку|кам|ками|ках)": 10,
        r"дюжин(?:а|ы|у|е|ой|ам|ами|ах)?": 12,
        r"сот(?:ня|ни|ню|не|ней|ен|ням|нями|нях)": 100,
        r"тыс|тысяч[аиуеюй]?|тысяч(?:ам|ами|ах|ью|ей)": THOUSAND,
        r"млн|миллион(?:а|у|ом|е|ы|ов|ам|ами|ах)?": MILLION,
        r"млрд|миллиард(?:а|у|ом|е|ы|ов|ам|ами|ах)?": BILLION,
        r"трлн|триллион(?:а|у|ом|е|ы|ов|ам|ами|ах)?": TRILLION,
    },
    "kk": {"мың": THOUSAND, "млн|миллион": MILLION, "млрд|миллиард": BILLION, "трлн|триллион": TRILLION},
    "en": {
        "dozen": 12,
        "thousands?": THOUSAND,
        "mln|millions?": MILLION,
        "bln|bn|billions?": BILLION,
        "tn|trillions?": TRILLION,
    },
}
# Cases of Kazakh numerals, and what may follow a dash after digits: 60-қа, 48 000-нан.
KAZAKH_CASES = (
    "ға ге қа ке на не ды ді ты ті ны ні ның нің дың дің тың тің да де та те нда нде дан ден тан тен нан нен "
    "мен бен пен ы і сы сі ын ін сын сін ына іне "
    "сына сіне ында інде сында сінде ынан інен сынан сінен дай дей тай тей"
).split()
_CASES = "|".join(sorted(KAZAKH_CASES, key=len, reverse=True))
RUSSIAN_CASES = ("ти", "ми", "х", "и", "та", "ю", "м", "мя")


def _numbered(text: str, first: int, step: int = 1) -> dict[str, int]:
    return {form: first + step * place for place, forms in enumerate(text.split(";")) for form in forms.split()}


NUMERALS: dict[str, dict[str, int]] = {
    "ru": {**_numbered(_ONES["ru"], 0), **_numbered(_TENS["ru"], 20, 10), **_numbered(_HUNDREDS, 100, 100)},
    "kk": {**_numbered(_ONES["kk"], 0), **_numbered(_TENS["kk"], 20, 10)},
    "en": {**_numbered(_ONES["en"], 0), **_numbered(_TENS["en"], 20, 10)},
}
HUNDRED = {"ru": "", "kk": "жүз", "en": "hundred"}
HALVES = {
    "ru": {"полтора": Fraction(3, 2), "полторы": Fraction(3, 2), "полутора": Fraction(3, 2)},
    "kk": {},
    "en": {},
}
_SCALE_PATTERNS = {
    language: [
        (re.compile(f"(?:{words})(?:{_CASES})?" if language == "kk" else words), scale)
        for words, scale in told.items()
    ]
    for language, told in _SCALES.items()
}
_KAZAKH_NUMERAL = re.compile(rf"({'|'.join(sorted([*NUMERALS['kk'], 'жүз'], key=len, reverse=True))})(?:{_CASES})?")
# Words for one: an article more often than a number.
ONE = frozenset((*_ONES["ru"].split(";")[1].split(), "бір", "one", "zero", "нөл"))


# Kazakh words that only look like a numeral with an ending: "for", "his", "there", "gold", "in fact".
NOT_NUMERALS = frozenset("үшін оны оның онда онан алтын алтыны жүзі жүзінде жүзін жүзіне бестің".split())


def scale_of(word: str, language: str) -> int:
    """1,000 for a thousand, and so on; nought for any other word."""
    patterns = _SCALE_PATTERNS[language]
    return next((scale for pattern, scale in patterns if pattern.fullmatch(word)), 0)


def numeral(word: str, language: str) -> int | None:
    """The value of one word below a thousand; None for any other word."""
    if language != "kk":
        return 100 if word == HUNDRED[language] != "" else NUMERALS[language].get(word)
    found = _KAZAKH_NUMERAL.fullmatch(word)
    if found is None or word in NOT_NUMERALS:
        return None
    return 100 if found.group(1) == "жүз" else NUMERALS["kk"][found.group(1)]
