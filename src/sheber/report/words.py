"""Words of the report."""

from sheber.kernel.words import Words

TITLE = Words("{region}: {year} жылғы есеп", "{region}: отчёт за {year} год", "{region}: report for {year}")
SUBTITLE = Words(
    "Техникалық және кәсіптік білім беру. Әр санның артында оның жолдары тұр.",
    "Техническое и профессиональное образование. За каждым числом стоят его строки.",
    "Technical and vocational education. Behind every number stand its rows.",
)
SYNTHETIC = Words("үлгі деректер", "условные данные", "synthetic data")
WARNING = Words(
    "Есепте мысал үшін ойдан құрылған жолдар бар; олар белгіленген.",
    "В отчёте есть строки, придуманные для примера; они отмечены.",
    "The report holds rows made up as an example; they are marked.",
)
NO_ROWS = Words("жолдар жоқ", "нет строк", "no rows")
FEW = Words("адам аз, көрсетілмейді", "слишком мало людей, не показано", "too few people, not shown")
HEADS = (
    Words("Көрсеткіш", "Показатель", "Figure"),
    Words("Мәні", "Значение", "Value"),
    Words("Өткен жылы", "Год назад", "A year before"),
    Words("Жолдар", "Строк", "Rows"),
)
PROOF = Words(
    "Осы есептің сертификаты бар: `sheber verify` оны желісіз тексереді. Санның анықтамасы мен жолдары — figures.csv және rows/.",
    "У отчёта есть сертификат: `sheber verify` проверяет его без сети. Определения и строки чисел — figures.csv и rows/.",
    "This report has a certificate: `sheber verify` checks it offline. Definitions and rows: figures.csv and rows/.",
)
SECTIONS = {
    "registry": Words("Колледждер", "Колледжи", "Colleges"),
    "demand": Words("Қажеттілік", "Потребность", "Demand"),
    "guidance": Words("Кәсіптік бағдар", "Профориентация", "Career guidance"),
    "order": Words("Мемлекеттік тапсырыс", "Государственный заказ", "State order"),
    "admission": Words("Қабылдау", "Приём", "Admission"),
    "training": Words("Оқыту сапасы", "Качество обучения", "Training"),
    "employment": Words("Түлектердің жұмысқа орналасуы", "Трудоустройство", "Employment"),
    "partners": Words("Әріптестік", "Партнёрство", "Partnership"),
    "works": Words("Күрделі жұмыстар", "Капитальные работы", "Capital works"),
    "honours": Words("Марапаттар", "Награды", "Honours"),
    "forum": Words("Форум", "Форум", "Forum"),
}
STATEMENT = Words(
    "{year} жылғы есеп: {figures} көрсеткіш, әрқайсысы жолдарынан қайта есептеледі.",
    "Отчёт за {year} год: {figures} показателей, каждый пересчитывается по строкам.",
    "Report for {year}: {figures} figures, each recomputed from its rows.",
)
