"""The sentences that a claim's verdict is told in."""

from sheber.kernel.words import Words

NO_INDICATOR = Words(
    "бұл санға сәйкес көрсеткіш жоқ",
    "нет показателя, который считает такое",
    "no indicator counts this",
)
OTHER_UNIT = Words(
    "«{name}» көрсеткіші басқаны санайды: {unit}",
    "показатель «{name}» считает другое: {unit}",
    "the indicator “{name}” counts something else: {unit}",
)
AMBIGUOUS = Words(
    "негізі аталмаған: {names} — бұлар әртүрлі сандар",
    "основание не названо: {names} — это разные числа",
    "the base is not named: {names} are different figures",
)
BEYOND = Words(
    "«{place}» — бұл аймақтың жолдарынан тыс",
    "«{place}» — за пределами строк этого региона",
    "“{place}” is beyond the rows of this region",
)
NO_DIMENSION = Words(
    "«{name}» көрсеткіші {dimension} бойынша бөлінбейді",
    "показатель «{name}» не делится: {dimension}",
    "the indicator “{name}” is not divided by {dimension}",
)
OTHER_YEAR = Words(
    "{year} жыл үшін дұрыс; мәтінде жыл аталмаған",
    "верно для {year} года; в тексте год не назван",
    "it holds for {year}; the text names no year",
)
OTHER_PART = Words(
    "мына аяда ғана дұрыс: {part}; айтылған аяда {told}",
    "верно только для: {part}; в названных границах — {told}",
    "it holds only for: {part}; in the scope as told it is {told}",
)
NO_BASE = Words(
    "{base} жылдың жолдары жоқ, сондықтан салыстыру есептелмейді",
    "за {base} год строк нет, поэтому сравнение не вычисляется",
    "there are no rows for {base}, so the comparison cannot be computed",
)
PUBLISHED_BASE = Words(
    "{base} жылдың жолдары жоқ; жарияланған {value} санымен салыстырғанда: {told} ({source})",
    "за {base} год строк нет; против опубликованного числа {value}: {told} ({source})",
    "there are no rows for {base}; against the published {value} it is {told} ({source})",
)
PART_OF_YEAR = Words(
    "«{part}» — жылдың бір бөлігі, ал жолдар бүтін жыл бойынша",
    "«{part}» — часть года, а строки — за год целиком",
    "“{part}” is a part of a year; the rows are of a whole year",
)
LOOSE = Words(
    "дұрыс, бірақ тым жалпы: жолдар бойынша {value}",
    "верно, но слишком общо: по строкам {value}",
    "true, but too loose: the rows say {value}",
)
DENIED = Words(
    "сөйлем бұл санды жоққа шығарады",
    "предложение отрицает это число",
    "the sentence denies this number",
)
OF_ONE = Words(
    "«{word}»: сан көптің бірі туралы, ал жолдар барлығы туралы",
    "«{word}»: число об одном из многих, а строки — обо всех вместе",
    "“{word}”: the number is of one among many, the rows of all together",
)
NARROWER = Words(
    "«{word}»: көрсеткіш оларды бөлек санамайды",
    "«{word}»: показатель не считает их отдельно",
    "“{word}”: the indicator does not count these apart",
)
SEVERAL = Words(
    "сан бірнеше бөлік туралы бірге айтылған: {parts}",
    "число сказано о нескольких частях вместе: {parts}",
    "one number is told of several parts together: {parts}",
)
NO_ROWS = Words("{year} жылға жолдар жоқ", "за {year} год строк нет", "there are no rows for {year}")
CLOSED = Words(
    "адамдар туралы бұл сан ашық емес",
    "это число о людях не открывается",
    "this figure about people is not open",
)
DIMENSIONS = {
    "district": Words("аудан", "по районам", "district"),
    "college": Words("колледж", "по колледжам", "college"),
    "level": Words("деңгей", "по уровням", "level"),
    "language": Words("тіл", "по языкам", "language"),
    "base": Words("негіз", "по базе", "base"),
    "ownership": Words("меншік", "по собственности", "ownership"),
}
TIMES = Words("{ratio} есе", "в {ratio} раза", "{ratio} times")
TIMES_MORE = Words("{ratio} есе көп", "в {ratio} раза больше", "{ratio} times as many")
PERCENT_MORE = Words("{percent} % көп", "на {percent} % больше", "{percent}% more")
PERCENT_LESS = Words("{percent} % аз", "на {percent} % меньше", "{percent}% fewer")
POINTS_MORE = Words("{number} пайыздық тармаққа көп", "на {number} п.п. больше", "{number} percentage points more")
POINTS_LESS = Words("{number} пайыздық тармаққа аз", "на {number} п.п. меньше", "{number} percentage points less")
SO_MANY_MORE = Words("{number} бірлікке көп", "на {number} больше", "{number} more")
SO_MANY_LESS = Words("{number} бірлікке аз", "на {number} меньше", "{number} fewer")
THE_SAME = Words("сонша", "столько же", "the same number")
COMPARED = Words(
    "{name}: {year} жылы {base} жылғыдан {change}.",
    "{name}: в {year} году {change}, чем в {base} году.",
    "{name}: {change} in {year} than in {base}.",
)
