"""Words of the report: chapters and the sentences of its pages."""

from sheber.kernel.words import Words

SECTIONS = {
    "registry": Words("Аймақ пен колледждер", "Регион и колледжи", "Region and colleges"),
    "demand": Words("Кадр қажеттілігі", "Потребность в кадрах", "Demand"),
    "guidance": Words("Кәсіптік бағдар", "Профориентация", "Career guidance"),
    "order": Words("Мемлекеттік тапсырыс", "Государственный заказ", "State order"),
    "admission": Words("Қабылдау", "Приём", "Admission"),
    "training": Words("Оқыту сапасы", "Качество обучения", "Training"),
    "employment": Words("Түлектердің жұмысқа орналасуы", "Трудоустройство выпускников", "Employment of graduates"),
    "partners": Words("Шетелдік серіктестер", "Зарубежные партнёры", "Partners abroad"),
    "works": Words("Құрылыс және жабдық", "Ремонт и оснащение", "Works and equipment"),
    "honours": Words("Марапаттар", "Награды", "Honours"),
    "forum": Words("Форум", "Форум", "Forum"),
}
TITLE = Words(
    "Техникалық және кәсіптік білім: {year} жылдың қорытындысы",
    "Профессиональное образование: итоги {year} года",
    "Vocational education: the year {year}",
)
STATEMENT = Words(
    "{year} жылғы есеп, {number}-шығарылым: {figures} сан, әрқайсысы өз жолдарынан қайта есептеледі.",
    "Отчёт за {year} год, выпуск {number}: чисел {figures}, каждое пересчитывается из своих строк.",
    "Report for {year}, release {number}: {figures} figures, each recomputed from its rows.",
)
AS_OF = Words("{day} жағдай бойынша", "По состоянию на {day}", "As of {day}")
RELEASE = Words("{number}-шығарылым", "Выпуск {number}", "Release {number}")
NO_ROWS = Words(
    "Дерек жоқ: бұл жылға жолдар енгізілмеген",
    "Нет данных: за этот год строки не внесены",
    "No data: no rows were entered for this year",
)
TOO_FEW = Words(
    "Көрсетілмейді: адам саны {threshold}-тен аз",
    "Не показывается: людей меньше {threshold}",
    "Not shown: fewer than {threshold} people",
)
TOO_FEW_UNDER = Words(
    "Көрсетілмейді: адам саны {least}-тен аз немесе олардың бір бөлігі {threshold}-тен аз",
    "Не показывается: людей меньше {least} или в их части меньше {threshold}",
    "Not shown: fewer than {least} people, or fewer than {threshold} in a part of them",
)
YEAR_BEFORE = Words("Бір жыл бұрын", "Год назад", "A year before")
TIMES = Words("{ratio} есе көп", "в {ratio} раза больше", "{ratio} times as many")
BY_PERCENT = Words("{change} %", "{change} %", "{change} %")
BY_POINTS = Words("{change} пайыздық тармақ", "{change} процентного пункта", "{change} percentage points")
ROWS = Words("Жолдар: {count}", "Строк: {count}", "Rows: {count}")
PROTECTED = Words(
    "Адамдар туралы деректер топтап берілген; 1–4 адамдық топтар жасырылған.",
    "Данные о людях даны по группам; группы из 1–4 человек скрыты.",
    "Data about people are given by group; groups of 1 to 4 people are hidden.",
)
ALL = Words("Барлығы бірге", "Все вместе", "All together")
OTHERS = Words("Жасырылған топтар бірге", "Скрытые группы вместе", "Hidden groups together")
BY_DISTRICT = Words("Аудандар бойынша", "По районам", "By district")
DISTRICT = Words("Аудан", "Район", "District")
ON_THE_MAP = Words("Картада", "На карте", "On the map")
SYNTHETIC = Words("үлгі деректер", "условные данные", "synthetic data")
WARNING = Words(
    "Есепте мысал үшін ойдан құрылған жолдар бар; олар белгіленген.",
    "В отчёте есть строки, придуманные для примера; они отмечены.",
    "The report holds rows made up as an example; they are marked.",
)
FORMULA = Words("Формуласы", "Формула", "Formula")
DENOMINATOR = Words("Бөлімі", "Знаменатель", "Denominator")
SOURCE = Words("Дереккөзі", "Источник", "Source")
OWNER = Words("Жауапты", "Отвечает", "Owner")
VERSION = Words("Анықтама нұсқасы", "Версия определения", "Definition's version")
INDICATOR = Words("Көрсеткіш", "Показатель", "Indicator")
VALUE = Words("Мәні", "Значение", "Value")
UNIT = Words("Өлшемі", "Единица", "Unit")
PUBLISHED = Words(
    "Жарияланған сандар біздің жолдармен салыстырғанда",
    "Опубликованные числа и наши строки",
    "Published figures held against our rows",
)
WORDING = Words("Жарияланғаны", "Опубликовано", "Published")
OURS = Words("Біздің мән", "Наше значение", "Ours")
VERDICT = Words("Қорытынды", "Вывод", "Verdict")
VERDICTS = {
    "agrees": Words("сәйкес", "совпадает", "agrees"),
    "differs": Words(
        "біздің мәннен айырмасы {difference}",
        "наше значение отличается на {difference}",
        "ours differs by {difference}",
    ),
    "unit": Words(
        "салыстырылмайды: өлшем бірлігі басқа («{theirs}», бізде «{ours}»)",
        "не сравнивается: другая единица («{theirs}», у нас «{ours}»)",
        "not compared: another unit (“{theirs}”, ours “{ours}”)",
    ),
    "no_rows": Words(
        "салыстыруға жолдар жоқ", "сравнить не с чем: строк нет", "nothing to compare with: there are no rows"
    ),
    "out_of_scope": Words(
        "салыстыратын көрсеткіш жоқ",
        "нет показателя, с которым можно сравнить",
        "there is no indicator to compare with",
    ),
}
REVISIONS = Words("Түзетулер", "Пересмотры", "Revisions")
WAS = Words("Бұрын", "Было", "Before")
IS = Words("Қазір", "Стало", "Now")
CAUSE = Words("Себебі", "Причина", "Cause")
CHECK = Words("Өзіңіз тексеріңіз", "Проверьте сами", "Check it yourself")
HOW_TO_CHECK = Words(
    "«sheber verify ҚАЛТА» немесе қалтаның жанындағы «python3 verify.py»: желі де, дерекқор да қажет емес.",
    "«sheber verify ПАПКА» или «python3 verify.py» рядом с папкой: ни сеть, ни база данных не нужны.",
    "Run “sheber verify FOLDER”, or “python3 verify.py” beside the folder: no network and no database are needed.",
)

RELEASES = Words("Жылдық есептер", "Годовые отчёты", "Annual reports")
RELEASES_ABOUT = Words(
    "Әр есеп мөрленген: сандар жолдарымен бірге қатырылған, оны кез келген адам тексере алады.",
    "Каждый отчёт опечатан: числа заморожены вместе со строками, и проверить его может любой.",
    "Each report is sealed: figures are frozen with their rows, and anybody can check them.",
)
NONE_YET = Words("Әзірге есеп жоқ.", "Отчётов пока нет.", "There are no reports yet.")
BUILD = Words("Есепті құрастыру", "Собрать отчёт", "Build a report")
YEAR = Words("Жыл", "Год", "Year")
REASON = Words(
    "Себебі (шығарылған сандар өзгерсе)",
    "Причина (если выпущенные числа изменились)",
    "Cause (where released figures have changed)",
)
STARTED = Words(
    "Есеп құрастырылуда; бетті бір минуттан кейін жаңартыңыз.",
    "Отчёт собирается; обновите страницу через минуту.",
    "The report is being built; reload this page in a minute.",
)
BAD_YEAR = Words(
    "Жыл 1900–2100 аралығындағы сан болуы керек.",
    "Год — это число от 1900 до 2100.",
    "A year is a number from 1900 to 2100.",
)
FIGURES = Words("Сандар", "Числа", "Figures")
DAY = Words("Күні", "День", "Day")
FILES = Words("Файлдар", "Файлы", "Files")
DOWNLOAD = Words("Барлығын тексергішімен жүктеу", "Скачать всё вместе с проверкой", "Download all with its verifier")
DEFINITION = Words("Анықтамасы", "Определение", "Definition")
ITS_ROWS = Words("Жолдары", "Строки", "Its rows")
FIRST_ROWS = Words(
    "Алғашқы {count} жол көрсетілген; бәрі файлда.",
    "Показаны первые строки: {count}; все — в файле.",
    "The first {count} rows are shown; all are in the file.",
)
PEOPLE = Words("Адам", "Человек", "People")
KEY = Words("Кілт", "Ключ", "Key")
DIGEST = Words("Сертификаттың SHA-256 мәні", "SHA-256 сертификата", "SHA-256 of the certificate")
IN_LOG = Words("Журналдағы жазба", "Запись в журнале", "Entry in the log")
LOG = Words("Ашықтық журналы", "Журнал прозрачности", "Transparency log")
LOG_ABOUT = Words(
    "Журналға тек қосылады. Бақылау нүктесін сақтап қойған адам өткеннің өзгертілгенін көреді.",
    "В журнал только добавляют. Кто сохранил контрольную точку, увидит переписанное прошлое.",
    "The log only grows. Whoever keeps a checkpoint will see a rewritten past.",
)
CHECKPOINT = Words("Бақылау нүктесі", "Контрольная точка", "Checkpoint")
LOG_KEY = Words("Тексеру кілті", "Ключ проверки", "Verifier's key")
LOG_BROKEN = Words("Журнал бұзылған: {fault}", "Журнал нарушен: {fault}", "The log is broken: {fault}")
PROOF_FILE = Words("дәлел", "доказательство", "proof")
CLAIMS = Words("Мәтіндегі сандарды тексеру", "Проверка чисел в тексте", "Check the numbers of a text")
CLAIMS_ABOUT = Words(
    "Жаңалық немесе сөз мәтінін қойыңыз: әр сан жүктелген аймақтың жолдарымен салыстырылады. Мәтін сақталмайды.",
    "Вставьте новость или речь: каждое число будет сверено со строками загруженного региона. Текст не сохраняется.",
    "Paste a news text or a speech: each number is held against the rows of the loaded region. The text is not kept.",
)
TEXT = Words("Мәтін", "Текст", "Text")
OR_FILE = Words("Немесе файл (.txt, .html, .docx)", "Или файл (.txt, .html, .docx)", "Or a file (.txt, .html, .docx)")
TEXT_YEAR = Words("Жыл (мәтінде аталмаса)", "Год (если в тексте не назван)", "Year (where the text names none)")
CHECK_TEXT = Words("Тексеру", "Проверить", "Check")
NO_CLAIMS = Words("Мәтінде сандық тұжырым жоқ.", "В тексте нет утверждений с числами.", "The text claims no numbers.")
CLAIMS_FOUND = Words("Тұжырымдар", "Утверждений", "Claims")
READ_ABOUT = Words(
    "Жыл аталмаған жерде {year} жыл деп оқылды.",
    "Где год не назван, читается как {year}.",
    "Where no year is named, {year} is meant.",
)
CLAIM_VERDICTS = {
    "proved": Words("дәлелденген", "доказано", "proved"),
    "contradicted": Words("жолдарға қайшы", "противоречит строкам", "contradicted"),
    "out of scope": Words("аясы сәйкес емес", "не в тех границах", "out of scope"),
    "no rows": Words("жолдар жоқ", "нет строк", "no rows"),
}
SCOPES = {
    "year": Words("жыл", "год", "year"),
    "base_year": Words("салыстыру жылы", "год сравнения", "compared with"),
    "district": Words("аудан", "район", "district"),
    "college": Words("колледж", "колледж", "college"),
    "level": Words("деңгей", "уровень", "level"),
    "language": Words("тіл", "язык", "language"),
    "base": Words("негіз", "база", "base"),
    "ownership": Words("меншік", "собственность", "ownership"),
}
NOWHERE = Words(
    "Деңгей, тіл, негіз немесе басқа салыстыру жылы бойынша да дұрыс аясы табылмады.",
    "Ни уровень, ни язык, ни база, ни другой год сравнения не делают это верным.",
    "No level, language, base or other base year makes it true.",
)
RIGHT = Words("Дұрысы", "Как верно", "As it should stand")
WHY = Words("Не сәйкес емес", "Что не совпадает", "What does not match")
CHOOSE = Words("Көрсеткішті таңдау", "Выбрать показатель", "Choose the indicator")
REMEMBER = Words("Есте сақтау", "Запомнить", "Remember")
CLAIMS_CUT = Words(
    "Алғашқы 200 тұжырым көрсетілген.", "Показаны первые 200 утверждений.", "The first 200 claims are shown."
)
TOO_OFTEN = Words(
    "Тым жиі: бір минуттан кейін қайталаңыз.",
    "Слишком часто: повторите через минуту.",
    "Too often: try again in a minute.",
)
BY_SCOPE = Words("Аясы мен жылдары бойынша", "По разрезам и годам", "By scope and year")
COMPARE = Words("Салыстыру", "Сравнение", "Comparison")
COMPARE_WITH = Words("Немен салыстыру", "С чем сравнить", "Compare with")
WHOLE_REGION = Words("бүкіл аймақ", "весь регион", "the whole region")
SHOW = Words("Көрсету", "Показать", "Show")
SCOPE = Words("Аясы", "Разрез", "Scope")
CANNOT_COMPARE = Words("Салыстыру есептелмейді:", "Сравнение не вычисляется:", "No comparison is computed:")
UNLIKE = {
    "definition": Words("анықтамалары әртүрлі", "определения разные", "the definitions differ"),
    "unit": Words("өлшемдері әртүрлі", "единицы разные", "the units differ"),
    "rows": Words("біреуінде жолдар жоқ", "у одного из них нет строк", "one of them has no rows"),
    "nought": Words("салыстыру негізі — нөл", "основание сравнения — ноль", "the base is nought"),
    "scope": Words(
        "жылы да, аясы да әртүрлі: айырма неден шыққаны белгісіз",
        "разные и год, и разрез: неясно, откуда разница",
        "both year and scope differ: nobody could say where the difference comes from",
    ),
}
ONLY_ONE_HAS = Words(
    "біреуі ғана шектелген: {dimension}", "ограничен только один: {dimension}", "only one is narrowed by {dimension}"
)
THE_SAME = Words("бірдей", "столько же", "the same")
HISTORY = Words("Анықтама мен мән тарихы", "История определения и значения", "History of definition and value")
NOT_OPEN_BY_PART = Words(
    "Адамдар туралы сан көпшілікке бүкіл аймақ бойынша ғана ашық; топтары есепте қорғалған түрде берілген.",
    "Число о людях открыто всем только по региону в целом; группы даны в отчёте защищёнными.",
    "A figure about people is open to all for the whole region only; groups are given protected in the report.",
)
DRAFTS = Words("Мәтін жобалары", "Черновики текстов", "Drafts of texts")
TEMPLATE = Words("Үлгі", "Шаблон", "Template")
TEMPLATE_ABOUT = Words(
    "Сандар тек {{fact:көрсеткіш}} түрінде жазылады; мәтінге жазылған сан немесе сан есім қабылданбайды.",
    "Числа пишутся только как {{fact:показатель}}; число или числительное в тексте не принимается.",
    "Figures are written as {{fact:indicator}} only; a digit or a number word in the text is refused.",
)
LINE = Words("Жол", "Строка", "Line")
