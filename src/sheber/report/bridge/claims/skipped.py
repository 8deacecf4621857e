"""Numbers that claim nothing: dates, times, document numbers, addresses, telephone numbers, names with digits."""

import re
from functools import lru_cache

_MONTHS = (
    r"(?:январ|феврал|март|апрел|мая\b|май\b|мае\b|июн|июл|август|сентябр|октябр|ноябр|декабр|"
    r"қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)\w*"
)
_ENGLISH_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_GRADE = r"(?<!\d)(?:1[0-2]|[1-9])"
_YEAR = r"(?:19|20)\d\d"
_YEAR_WORD = r"(?:год\w*|гг?\.|жыл\w*|жж?\.|оқу|учебн\w*|academic|school year)"
_DOCUMENT = (
    r"(?:приказ\w*|постановлени\w*|распоряжени\w*|закон\w*|указ\w*|стать[яиеюй]\w*|ст\.|пункт\w*|подпункт\w*|пп?\.|глав[аыеу]|"
    r"раздел\w*|приложени\w*|параграф\w*|форм[аеы]|гост|iso|таблиц\w*|табл\.|рисун\w*|рис\.|стр\.|ч\.|para\.|paragraphs?|clauses?|office|suite|офис\w*|кеңсе|д\.|мкр\.|шаг|этап|вариант|рейс|автобус|маршрут|қадам|кезең|step|option|страниц\w*|фото|"
    r"каб\.|кабинет\w*|аудитори\w*|дом|д\.|кв\.|тел\.|телефон\w*|сектор|бұйрық\w*|қаулы\w*|заң\w*|сурет|кесте|бөлме|"
    r"articles?|art\.|sections?|chapters?|annex|order|decree|pages?|figure|table|room|law|version|версия|нұсқа)"
)
_PATTERNS = (
    r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,64}\.\w+",
    # dates
    r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b(?:\s*(?:г\.|года|ж\.|жылы|жылғы))?|\b\d{4}-\d{2}-\d{2}\b",
    rf"\b\d{{1,2}}(?:\s*[-–—,]\s*\d{{1,2}}|\s+(?:и|по|до|мен|пен|бен)\s+\d{{1,2}})*(?:[-–]?(?:го|е|ое|шы|ші))?[\s-]+{_MONTHS}(?:\s+{_YEAR})?",
    rf"\b{_ENGLISH_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s*[-–]\s*\d{{1,2}})?\b(?:,?\s+{_YEAR})?",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s*[-–]\s*\d{{1,2}})?(?:\s+of)?\s+{_ENGLISH_MONTHS}(?:\s+{_YEAR})?",
    rf"{_ENGLISH_MONTHS}\s+{_YEAR}",
    r"\b(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.(?=\s*(?:№|$|ж\.|г\.))",
    # years and spans of years
    rf"\b{_YEAR}\s*[-–—/]\s*(?:{_YEAR}|\d\d)\b(?:\s*{_YEAR_WORD})?",
    rf"\b{_YEAR}(?:-?(?:м|го|й|му|ом|шы|ші|ғы|ны))?(?:\s*(?:,|и|по|до|мен|пен|and|to)\s*{_YEAR})*\s*{_YEAR_WORD}",
    rf"\b(?:between|from|с|между)\s+{_YEAR}\s+(?:and|to|по|до|и)\s+{_YEAR}\b",
    rf"\b{_YEAR}-(?:м|го|й|му|ом|жыл\w*|шы|ші|ғы)\b",
    # time of day
    r"\b(?:[сСвВкКдо]{1,2}|at|from|until|by)\s+(?:[01]?\d|2[0-3])\.[0-5]\d\b(?!\s*(?:%|процент|тыс|мл|трл|per|million|billion|thousand|балл|раз|пункт|times|points))"
    r"(?:\s*(?:[-–—]|до|to)\s*\d{1,2}\.[0-5]\d\b)?",
    r"\b(?:[01]\d|2[0-3])\.[0-5]\d\s*[-–—]\s*(?:[01]\d|2[0-3])\.[0-5]\d\b(?!\s*%)",
    r"\b(?:[01]\d|2[0-3])\.[0-5]\d-(?:да|де|та|те|ден|дан|ға|ге)\b",
    r"\b\d{1,2}:\d{2}(?::\d{2})?\b|\bсағат\s+\d{1,2}(?:-\w+)?|\b(?:в|до|к|после|около)\s+\d{1,2}\s+час(?:ов|ам|а)?\b|\b\d{1,2}\s*(?:a\.?m|p\.?m)\b\.?",
    r"\b24/7\b|\b\d+:\d+\b",
    # numbers of documents, things and places
    r"(?:№№?|\bNo\.|\bNr\.|#)\s*[\w/.-]*\d[\w/.-]*",
    rf"\b{_DOCUMENT}\s+(?:№\s*)?\d[\w/.-]*(?:\(\d+\))*(?:\s*(?:,|и|and|-|–)\s*\d[\w.-]*(?=\s*(?:стат|пункт|ст\.|п\.|$|[,.;)])))*",
    r"\b\d+(?:[-–]\d+)?[\s-]*(?:бап\w*|тармақ\w*|тармағ\w*|статьи|статье|пункт[аеу]?)\b",
    r"\b(?:ул\.|улиц\w+|пр\.|проспект\w*|мкр\.?|микрорайон\w*|көшесі|даңғылы|шағын аудан\w*)[^.;,]{0,30}?,?\s*\d+[\w/-]*",
    r"\b\d+-?(?:й|ой|м)?\s+(?:микрорайон|мкр|шағын\s+аудан)\w*",
    r"\b8\s?\d{3}\s\d{3}\s?\d{2}\s?\d{2}\b|\bKZ\d{2}(?:\s?\w{4})+\b",
    r"\b\d{2,3}[-–]\d{2}[-–]\d{2}\b|\b\d{12}\b",
    r"\b(?:бин|иин|бсн|жсн|индекс\w*|postcode|zip|код\w*|вн\.|доб\.|ext\.)\s*:?\s*\d[\d-]*",
    r"\b\d+[\w/]*,?\s+(?:[A-Z][\w’'-]*\s+){0,3}(?:Avenue|Street|Road|Boulevard|Lane|Square|St\.|Ave\.)",
    r"\b\d+[-‑]?(?:үй|үйі|пәтер|қабат\w*|кабинет\w*|бөлме\w*)(?!\w)",
    # anniversaries, decades, names with a number behind them: "20 жылдығына", "90-х годах", "Industry 4.0", "Windows 11"
    r"\b\d+(?:[-‑]?летие\w*|\s+жылдығ\w*|\s+жылдық мерей\w*)",
    rf"\b\d0[-‑]?(?:х|е|ых|s|шы|жылдар\w*)(?:\s+{_YEAR_WORD})?(?!\w)",
    r"(?-i:(?<=[a-z,“\"] )[A-Z][a-z]+\s+\d{1,2}(?:\.\d)?(?=\s*(?:[,.;)”\"](?!\d)|and\b|or\b|was\b|were\b|is\b|$)))",
    r"(?-i:\b\d{1,2}\s+[A-Z][a-z]+(?:['’]s\b|(?=[,.;]|\s+(?:and|in|on|said)\b)))",
    r"\b\d{1,2}(?:-?(?:й|м|ом|го))?\s+этаж\w*|(?-i:\b[А-ЯЁӘІҢҒҮҰҚӨҺ][а-яёәіңғүұқөһ]+\s+\d\.\d(?=[»”\"),.\s]))",
    r"\+\d[\d\s()-]{7,}\d|\b8\s?\(\d{3,5}\)[\d\s-]{5,}\d",
    # grades, courses, places in a contest, halves of a year
    rf"\b(?:{_GRADE}\s*(?:[-–,]|и|мен|пен|and)\s*)?{_GRADE}(?:-?(?:го|й|х|м|е))?[\s-]+(?:классника\w*|класс[аеу]?|сынып\w*|"
    r"курс\w*|семестр\w*|квартал\w*|тоқсан\w*|разряд\w*|этап\w*|тур[аеу]?)\b",
    r"\b(?:на базе|после|за курс|ученик\w*|выпускник\w*|учащ\w+)\s+(?:\d{1,2}\s*(?:[-–,]|и)\s*)?\d{1,2}(?:-?х)?\s+класс\w*",
    r"\b[Gg]rades?\s+\d{1,2}(?:\s*(?:[-–,]|and|to)\s*\d{1,2})?\b|\b\d{1,2}(?:st|nd|rd|th)\b",
    r"\b[123]\s+место\b|\b[123]\s+орын\b(?=\s+(?:ал|иелен))",
    # list marks and footnotes
    r"^\s*\d{1,2}[.)]\s|\[\d+\]",
    # names with digits: 3W06130103, G20, COVID-19, 1С, 9-сынып, топ-10
    r"\b[^\W\d_]+-?\d[\w-]*|\b\d+(?:W|S|AB|G|D|С)\w*\b",
    r"\b0\d{3,}\b",
    # halves of a day, of a year
    r"\b(?:перв|втор)\w+\s+половин\w+|\bжартыжылды\w*|\bполугоди\w*|\b(?:first|second)\s+half\b",
    r"\b(?:од(?:ин|на|но|ного|ной|ним|ному))\s+из\b|\bодним\b|\bбірі(?:н|не|нің|нде|нен)?\b",
    r"(?<![-\w])(?<!ty )one\b(?! (?:hundred|thousand|million|billion|and a half))",
)
_SKIPPED = re.compile("|".join(f"(?:{one})" for one in _PATTERNS), re.IGNORECASE)
_BARE_YEAR = re.compile(rf"(?<![\w.,\u00a0]){_YEAR}(?![\w%])(?![.,]\d)")
YEAR = re.compile(rf"\b({_YEAR})\b")


@lru_cache(256)
def skipped_spans(sentence: str) -> tuple[tuple[int, int], ...]:
    """Where numbers stand that are no claims; a bare year is judged by the word after it, elsewhere."""
    return tuple(one.span() for one in _SKIPPED.finditer(sentence))


def bare_years(sentence: str) -> list[tuple[int, int]]:
    """Four digits from 1900 to 2099 that stand alone."""
    return [one.span() for one in _BARE_YEAR.finditer(sentence)]
