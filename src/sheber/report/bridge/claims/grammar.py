"""What stands around a number: bounds, per cent, money, ratios, in three languages. Data, no verbs."""

import re
from fractions import Fraction

LEAST, MOST, ABOUT, NEARLY = "least", "most", "about", "nearly"
COUNT, MONEY, SHARE, RATIO, CHANGE, POINTS, DIFFERENCE = "count money share ratio change points difference".split()
PROPORTION = "proportion"  # "three to one": of two things that no figure counts together
COMPARES = frozenset((RATIO, CHANGE, POINTS, DIFFERENCE))


def _ends(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s(«\"])(?:{words})\s+$", re.IGNORECASE)


def _begins(words: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{words})(?!\w)", re.IGNORECASE)


_THAN = r"(?: чем)?(?: на| в| до| за| из)?"
# Before the number; longer wordings first, since "не более" is not "более".
BEFORE = {
    "ru": (
        (
            MOST,
            _ends(
                rf"не более{_THAN}|не больше{_THAN}|не выше|максимум|до|(?<!не )менее{_THAN}|(?<!не )меньше{_THAN}|ниже"
            ),
        ),
        (LEAST, _ends(rf"не менее{_THAN}|не меньше{_THAN}|не ниже|(?:как )?минимум|от")),
        (LEAST, _ends(rf"более{_THAN}|больше{_THAN}|свыше|сверх|превы\w+|выше|перевалил\w* за")),
        (NEARLY, _ends(r"почти|без малого|едва не")),
        (ABOUT, _ends(r"около|порядка|примерно|приблизительно|ориентировочно|в пределах")),
    ),
    "kk": (
        (LEAST, _ends(r"кемінде|аз дегенде|ең азы")),
        (MOST, _ends(r"ең көбі|көп дегенде")),
        (ABOUT, _ends(r"шамамен|жобамен|орта есеппен")),
    ),
    "en": (
        (MOST, _ends(r"(?:no|not) more than|(?<!no )(?<!not )(?:less|fewer) than|under|up to|at most|below")),
        (
            LEAST,
            _ends(
                r"(?:no|not) (?:less|fewer) than|at least|a minimum of|more than|over|above|exceed\w*|upwards of|in excess of"
            ),
        ),
        (NEARLY, _ends(r"nearly|almost|close to")),
        (ABOUT, _ends(r"about|around|approximately|roughly|some|circa")),
    ),
}
AFTER = {
    "ru": ((LEAST, _begins(r"с лишним|с небольшим|и более|и больше")), (LEAST, re.compile(r"\+"))),
    "kk": (
        (
            LEAST,
            _begins(
                r"(?:\w+(?:дан|ден|тан|тен|нан|нен)\s+)?(?:астам\w{0,4}|артық|аса|асты|асып|асқан|асады|көп|жоғары|кем емес|кем болмайтын)"
            ),
        ),
        (MOST, _begins(r"(?:\w+\s+)?(?:аспайды|аспайтын|дейін)|(?:\w+(?:дан|ден|тан|тен|нан|нен)\s+)?(?:кем|аз)")),
        (NEARLY, _begins(r"(?:\w+(?:ға|ге|қа|ке)\s+)?(?:жуық|жуығ\w{1,3}|таяу|тарта)")),
        (ABOUT, _begins(r"(?:\w+\s+)?(?:шамалы|шақты|шамасында)")),
    ),
    "en": ((LEAST, re.compile(r"\+")), (LEAST, _begins(r"or more|and more|plus"))),
}
POINTS_AFTER = _begins(
    r"п\.\s?п\.|пп|процентн\w+ пункт\w*|пайыздық тарма\w*|пайыздық пункт\w*|percentage points?|pp|points of a per cent"
)
PERCENT_AFTER = re.compile(
    r"\s*(?:%(?:-?[а-яәғқңөұүһі]{1,4}\b)?|процент\w*|пайыз\w*|per ?cent\b|percent\b)", re.IGNORECASE
)
TENGE_AFTER = re.compile(r"\.?\s*(?:тенге|теңге\w*|тг(?!\w)\.?|тнг(?!\w)\.?|₸|KZT\b|tenge)", re.IGNORECASE)
FOREIGN_AFTER = re.compile(
    r"\.?\s*(?:доллар\w*|долл\.|руб\.|рубл\w*|евро|dollars?\b|euros?\b|roubles?\b|rubles?\b|USD\b|EUR\b|[$€£])",
    re.IGNORECASE,
)
TENGE_BEFORE = re.compile(r"(?:₸|KZT)\s*$", re.IGNORECASE)
FOREIGN_BEFORE = re.compile(r"(?:\bUS)?[$€£]\s*$", re.IGNORECASE)
TIMES_AFTER = {
    "ru": re.compile(r"\s*раза?\b"),
    "kk": re.compile(r"\s*есе\w*", re.IGNORECASE),
    "en": re.compile(r"[\s-]*(?:times\b|fold\b)", re.IGNORECASE),
}
TIMES_BEFORE = {"ru": re.compile(r"(?:^|\s)(в\s+(?:более чем\s+|почти\s+)?)$", re.IGNORECASE)}
# Ratios in one word. A ratio below one is written as the ratio of what was before.
TIMES_WORDS = {
    "ru": (
        (r"вдвое|двукратн\w+|удвои\w+|удваива\w+", Fraction(2)),
        (r"втрое|трехкратн\w+|утрои\w+", Fraction(3)),
        (r"вчетверо|четырехкратн\w+|учетвери\w+", Fraction(4)),
        (r"впятеро|пятикратн\w+", Fraction(5)),
        (r"вполовину", Fraction(2)),
    ),
    "kk": ((r"екі еселен\w+", Fraction(2)), (r"үш еселен\w+", Fraction(3))),
    "en": (
        (r"twice|doubl(?:ed|ing|es|e)|twofold|two-fold", Fraction(2)),
        (r"thrice|tripl(?:ed|ing|es|e)|trebled|threefold|three-fold", Fraction(3)),
        (r"quadrupled|fourfold|four-fold", Fraction(4)),
        (r"halved", Fraction(2)),
    ),
}
UP = re.compile(
    r"\b(?:больше|выше|увелич\w+|выр[оа]с\w*|возр[оа]с\w*|рост\w*|прирост\w*|превы\w+|много|крупнее|удво\w*|"
    r"көп|артты|артты\w*|артық|өсті|өскен|өсім\w*|ұлғай\w+|көбей\w+|жоғары|"
    r"more|higher|larger|greater|increas\w+|grew|grown|growth|rose|risen|rise|climb\w*|jump\w*|up|doubl\w*|twice)\b",
    re.IGNORECASE,
)
DOWN = re.compile(
    r"\b(?:меньше|ниже|сократ\w+|сниз\w+|снижен\w+|уменьш\w+|упал\w*|спад\w*|вполовину|"
    r"аз|кем|кеміді|кеміген|азай\w+|төмен\w*|қысқар\w+|"
    r"less|fewer|lower|smaller|decreas\w+|shrank|shrunk|shrink\w*|declin\w+|fell|fallen|dropp\w+|drop|down|halved|reduc\w+)\b",
    re.IGNORECASE,
)
# "Вырос до 8 000": what it came to, not the most it may be; so too «8 000-ға дейін өсті».
CAME_TO = re.compile(
    r"(?:выр[оа]с\w*|возр[оа]с\w*|увелич\w+|сниз\w+|сократ\w+|уменьш\w+|довед\w+|довел\w*|упал\w*|дош\w+|поднял\w*)"
    r"\s+(?:\S+\s+){0,6}до\s+$",
    re.IGNORECASE,
)
CAME_TO_AFTER = re.compile(
    r"\s*(?:\S+\s+)?дейін\s+(?:өсті|өскен|артты|көбейді|жетті|жеткіз|азайды|төменде|кеміді|қысқар)", re.IGNORECASE
)
# Words behind which another thing is named than the one that the number counts.
PREPOSITIONS = frozenset(
    "из в во на по для от с со к ко о об при под над за у of from in at for to on by with into".split()
)
BY_BEFORE = re.compile(
    r"(?:^|\s)(?:на|by|up|down)\s+(?:(?:чуть |немного |just |slightly |well )?"
    r"(?:более чем|менее чем|больше чем|почти|около|примерно|over|under|more than|less than|almost|nearly|about|around)\s+)?$",
    re.IGNORECASE,
)
# "A fall of 3.2 %", "снижение составило 3,2 %": a change, not a share.
STEP_BEFORE = re.compile(
    r"(?<!\w)(?:(?:fall|rise|drop|decline|increase|decrease|reduction|growth)(?: \w+){0,4}? (?:of|was|is|came to|reached)|"
    r"(?:рост|прирост|снижение|спад|падение|сокращение|увеличение)(?:\s+\S+){0,4}?\s+(?:состав\w+|достиг\w*|равен|равно|[—–-]))"
    r"\s+(?:\w+ than |about |over |nearly |almost |более |почти |около |примерно )?$",
    re.IGNORECASE,
)
# "Уменьшилось на 247": by how many, not how many there are.
MOVED_BY = re.compile(
    r"(?:вырос|возрос|увелич|прибав|уменьш|сократ|сниз|упал)\w*(?:\s+\S+){0,2}?\s+на\s+(?:\S+\s+чем\s+)?$",
    re.IGNORECASE,
)
MINUS = re.compile(r"(?:^|[\s(])(?:[-−–]|(?:минус|minus)\s+)$", re.IGNORECASE)
TIYN_AFTER = re.compile(r"\s*(\d{1,2})\s*(?:тиын\w*|tiyn)(?!\w)", re.IGNORECASE)
ADJECTIVE = re.compile(
    r"(?!рабоч)\w+(?:ых|их|ые|ие|ым|им|ыми|ими|ого|его|ому|ему)|мемлекеттік|жекеменшік|жеке|ауылдық|қалалық|ауыл|қала|"
    r"state|private|rural|urban|public",
    re.IGNORECASE,
)
# What kind of those named before: "24 are state-owned", «двадцать четыре государственных».
KIND = re.compile(
    r"\w+(?:ых|их|ые|ие)|мемлекеттік\w*|жекеменшік\w*|жеке|ауылд\w+|қалал\w+|state|private|rural|urban", re.IGNORECASE
)
VERB = re.compile(
    r"\w+(?:[аея]н[ыо]|[аеуюя]ют|[ая]ются|ется|ились|[аи]ло|[аи]ли|[ея]т|[иея]то|яты|иты)", re.IGNORECASE
)
RECIPIENTS = re.compile(
    r"рабочим квалификациям|специалистам средн\w+ звена|жұмысшы біліктіліктер(?:іне|ге)|орта буын мамандар(?:ына|ға)",
    re.IGNORECASE,
)
RECIPIENT = re.compile(
    r"(?:\w{4,}(?:ам|ям)(?:\s+средн\w+\s+звен\w*)?|\bзвена|(?:на базе|после)\s+\d+\s+класс\w*|мамандарына|біліктіліктеріне)$",
    re.IGNORECASE,
)
JOINTS = frozenset("и а или and or және мен пен бен".split())
LIST_MARK = re.compile(r"\s*(?:,|(?<=\s)(?:и|or|and|или|мен|пен|бен|және|до|to)(?=\s))\s*(?:от|from)?\s*$")
# Numbers that share the noun of the last one: "22 state, 18 private and 9 rural colleges".
SHARED = re.compile(
    r"\s*(?:[^\W\d_]+(?:-[^\W\d_]+)?\s*){0,2}(?:,|(?<=\s)(?:и|or|and|или|мен|пен|бен|және|до|to)(?=\s))\s*(?:от|from)?\s*"
)
_RUSSIAN_TEN = "один|одного два|двое|двоих три|трое|троих четыре|четверо пять шесть семь восемь девять"
_ENGLISH_TEN = "one two three four five six seven eight nine"


def _out_of(counts: str, between: str, wholes: str) -> tuple[tuple[str, Fraction], ...]:
    """ "Nine in ten", «девять выпускников из десяти»: part, word between and whole, the whole from two on."""
    return tuple(
        (f"(?:{count}|{n}){between}(?:{whole}|{size})", Fraction(n, size))
        for size, whole in enumerate(wholes.split(), 2)
        for n, count in enumerate(counts.split(), 1)
        if n < size and (n > 1 or size == 10) and not (between.startswith("(?: [") and size < 5)
    )


_KAZAKH_WHOLES = {3: "үштен", 4: "төрттен", 5: "бестен", 6: "алтыдан", 8: "сегізден", 10: "оннан"}
_KAZAKH_COUNTS = {2: "екісі", 3: "үші", 4: "төрті", 5: "бесі", 6: "алтысы", 7: "жетісі", 8: "сегізі", 9: "тоғызы"}


def _kazakh_parts() -> tuple[tuple[str, Fraction], ...]:
    """«Оннан тоғызы»: nine of ten."""
    return tuple(
        (rf"{whole} {count}\w{{0,3}}", Fraction(n, size))
        for size, whole in _KAZAKH_WHOLES.items()
        for n, count in _KAZAKH_COUNTS.items()
        if n < size and (n, size) not in {(2, 3), (3, 4)}
    )


SHARES = {
    "ru": (
        (r"(?<!первой )(?<!второй )(?<!\sс )половин(?:а|у|ы|е|ой)", Fraction(1, 2)),
        (r"две трети|двух третей", Fraction(2, 3)),
        (r"три четверти|трех четвертей", Fraction(3, 4)),
        (r"треть(?:ю|и)?(?=[ .,!?;)](?!раз|год))", Fraction(1, 3)),
        (r"четверть(?:ю)?(?=[ .,!?;)](?!финал|год))", Fraction(1, 4)),
        (r"кажд(?:ый|ая|ое|ого) второ(?:й|го|я)", Fraction(1, 2)),
        (r"кажд(?:ый|ая|ое|ого) трет(?:ий|ья|ьего)", Fraction(1, 3)),
        (r"кажд(?:ый|ая|ое|ого) четверт(?:ый|ая|ого)", Fraction(1, 4)),
        (r"кажд(?:ый|ая|ое|ого) пят(?:ый|ая|ого)", Fraction(1, 5)),
        (r"кажд(?:ый|ая|ое|ого) шест(?:ой|ая|ого)", Fraction(1, 6)),
        (r"кажд(?:ый|ая|ое|ого) седьм(?:ой|ая|ого)", Fraction(1, 7)),
        (r"кажд(?:ый|ая|ое|ого) восьм(?:ой|ая|ого)", Fraction(1, 8)),
        (r"кажд(?:ый|ая|ое|ого) десят(?:ый|ая|ого)", Fraction(1, 10)),
        (r"трет(?:ья|ью|ьей) часть(?:ю)?", Fraction(1, 3)),
        (r"четверт(?:ая|ую|ой) часть(?:ю)?", Fraction(1, 4)),
        (r"одн(?:а|у) пят(?:ая|ую)", Fraction(1, 5)),
        *((rf"{count} пятых", Fraction(n, 5)) for n, count in ((2, "две"), (3, "три"), (4, "четыре"))),
        *((rf"{count} десятых", Fraction(n, 10)) for n, count in ((3, "три"), (7, "семь"), (9, "девять"))),
        *_out_of(_RUSSIAN_TEN, r"(?: [^\W\d_]+)? из ", "двух трех четырех пяти шести семи восьми девяти десяти"),
        (r"пят(?:ая|ую|ой) часть(?:ю)?", Fraction(1, 5)),
        (r"десят(?:ая|ую|ой) часть(?:ю)?", Fraction(1, 10)),
    ),
    "kk": (
        (r"жартысы\w*|тең жартысы", Fraction(1, 2)),
        (r"ширегі\w*", Fraction(1, 4)),
        (r"үштен бір(?:ге|і\w*| бөлігі\w*)", Fraction(1, 3)),
        (r"үштен екі(?:сі\w*| бөлігі\w*)", Fraction(2, 3)),
        (r"төрттен бір(?:ге|і\w*| бөлігі\w*)", Fraction(1, 4)),
        (r"төрттен үш(?:і\w*| бөлігі\w*)", Fraction(3, 4)),
        (r"бестен бір(?:ге|і\w*| бөлігі\w*)", Fraction(1, 5)),
        (r"оннан бір(?:ге|і\w*| бөлігі\w*)", Fraction(1, 10)),
        *_kazakh_parts(),
        (r"әр(?:бір)? екінші", Fraction(1, 2)),
        (r"әр(?:бір)? үшінші", Fraction(1, 3)),
        (r"әр(?:бір)? төртінші", Fraction(1, 4)),
        (r"әр(?:бір)? бесінші", Fraction(1, 5)),
        (r"әр(?:бір)? оныншы", Fraction(1, 10)),
    ),
    "en": (
        (r"(?:one |a )?half of|half the", Fraction(1, 2)),
        (r"(?:(?<=by )|(?<=down )|(?<=up )|(?<=almost )|(?<=nearly ))(?:a )?half(?! of| the|-| a)", Fraction(1, 2)),
        (r"two[- ]thirds(?: of)?", Fraction(2, 3)),
        (r"three[- ]quarters(?: of)?", Fraction(3, 4)),
        (r"(?:a|one)[- ]third(?: of)?", Fraction(1, 3)),
        (r"(?:a|one)[- ]quarter(?: of)?", Fraction(1, 4)),
        (r"(?:one|every) in two|every second|every other", Fraction(1, 2)),
        *_out_of(_ENGLISH_TEN, r"(?: in | out of (?:every )?)", "two three four five six seven eight nine ten"),
        (r"one in ten|every tenth|a tenth(?: of)?", Fraction(1, 10)),
        (r"a fifth(?: of)?", Fraction(1, 5)),
        (r"one in three|every third", Fraction(1, 3)),
        (r"one in four|every fourth", Fraction(1, 4)),
        (r"one in five|every fifth", Fraction(1, 5)),
    ),
}
# Between a noun and the number that belongs to it: "places: 7,407", "число школ составило 60".
TELLS = re.compile(
    r"[:=—–-]|стал[аио]?\b|станет|составл\w+|состави\w+|достиг\w*|равн\w+|насчит\w+|был[аои]?\b|вырос\w*|возрос\w*|увелич\w+|сократ\w+|сниз\w+|өсті|артты|азайды|құра\w+|болды|болып|жетт\w+|"
    r"\bis\b|\bwas\b|\bwere\b|\bare\b|reach\w*|amount\w*|total\w*|rose\b|grew\b|fell\b|dropped|number\w*|stood at|stands at",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[,;:()«»]|\s[—–-]\s|\s(?:а|но|зато|тогда как|while|whereas|ал|бірақ)\s")
NO_NOUNS = frozenset(
    "тарта астам артық аса асты асып асқан асады жуық шамалы шақты дейін көп кем аз более больше меньше лишним and или или для при "
    "что это the was is are went goes gets came comes will would got been being "
    "were has have had жетті жетіп өсті артты кеміді азайды көбейді болады болатын "
    "құрайды ашылды болды құрады были было стал стала after before from".split()
)
# "Соотношение 3 к 1", "at a ratio of 3 to 1": one claim, and no count.
PROPORTION_WORDS = re.compile(r"соотнош|пропорц|арақатынас|қатынас|\bratio\b|\bproportion\b", re.IGNORECASE)
PROPORTION_NUMBERS = re.compile(
    r"(?<![\d.,])(\d{1,4}(?:[.,]\d)?)\s*(?:к|:|to|ге|ға)\s*(\d{1,4}(?:[.,]\d)?)(?![\d])(?![.,]\d)", re.IGNORECASE
)
# What speaks of today, whatever year the sentences before were about.
NOW = re.compile(
    r"(?<!\w)(?:сегодня|сейчас|ныне|теперь|на данный момент|бүгін\w*|қазір\w*|today|now|currently|at present)(?!\w)",
    re.IGNORECASE,
)
OF_THEM = re.compile(
    r"(?<!\w)(?:из них|среди них|в том числе|из этих|оның ішінде|соның|оның|олардың|of (?:them|these|those|which)|among them)(?!\w)",
    re.IGNORECASE,
)
SUBJECTLESS = re.compile(
    r"(?<!\w)(?:объем|объём|показатель|рост|прирост|снижение|спад|число|количество|доля|цифра|сумма|көрсеткіш|өсім|саны|көлем\w*|үлес\w*|"
    r"the (?:figure|number|total|share|volume)|growth|(?:a|the) (?:rise|fall|increase|decrease|drop))(?!\w)",
    re.IGNORECASE,
)
# A sentence that goes on about what the one before named.
_BACK = (
    r"он|она|оно|они|его|ее|их|ему|ей|им|ими|них|него|нее|нем|ней|это|этот|эта|эти|этого|этому|этом|таких|"
    r"там|ол|олар|оларда|онда|мұнда|оның|оны|оған|олардың|оларды|оларға|бұл|бұның|мұның|соның|осының|"
    r"годом ранее|годом раньше|год назад|таким образом|итого|алдыңғы жылы|осылайша|барлығы|жалпы|"
    r"the year before|a year earlier|a year before|in all|in total|altogether|overall|всего|это|"
    r"it|its|they|them|their|this|that|these|those"
)
REFERS_BACK = re.compile(
    rf"(?<!\w)(?:{_BACK})(?!\w)(?!\s+(?:год|учебн|жыл|оқу|year|region|област|регион|облыс|аймақ))", re.IGNORECASE
)
