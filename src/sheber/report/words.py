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
YEAR_BEFORE = Words("Бір жыл бұрын", "Год назад", "A year before")
TIMES = Words("{ratio} есе", "в {ratio} раза", "{ratio} times")
ROWS = Words("Жолдар: {count}", "Строк: {count}", "Rows: {count}")
PROTECTED = Words(
    "Адамдар туралы деректер топтап берілген; 1–4 адамдық топтар жасырылған.",
    "Данные о людях даны по группам; группы из 1–4 человек скрыты.",
    "Data about people are given by group; groups of 1 to 4 people are hidden.",
)
OTHERS = Words("Жасырылған топтар бірге", "Скрытые группы вместе", "Hidden groups together")
BY_DISTRICT = Words("Аудандар бойынша", "По районам", "By district")
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
