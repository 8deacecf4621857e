"""What may have become of a graduate at a fixed date, registers that tell it, and dual training."""

from sheber.kernel.table_rules import say_rules
from sheber.kernel.words import Choices, Words

STATUS = Choices(
    by_specialty=Words("Мамандығы бойынша жұмыс істейді", "Работает по специальности", "Works in the specialty"),
    other_work=Words("Басқа жұмыс істейді", "Работает не по специальности", "Works elsewhere"),
    own_business=Words("Өз ісі бар", "Своё дело", "Own business"),
    study=Words("Оқуын жалғастырды", "Продолжает учёбу", "Studies on"),
    army=Words("Әскерде", "Служит в армии", "In the army"),
    leave=Words("Бала күтімі демалысында", "В отпуске по уходу за ребёнком", "On child-care leave"),
    abroad=Words("Елден кетті", "Выехал из страны", "Left the country"),
    unable=Words("Еңбекке жарамсыз", "Нетрудоспособен", "Unable to work"),
    seeking=Words("Жұмыс іздейді", "Не трудоустроен", "Without work"),
    not_found=Words("Тізілімдерден табылмады", "Не найден в регистрах", "Not found in the registers"),
    unknown=Words("Белгісіз", "Неизвестно", "Unknown"),
)
EMPLOYED = ("by_specialty", "other_work", "own_business")
EXCUSED = ("study", "army", "leave", "abroad", "unable")
REGISTER = Choices(
    labour=Words("Еңбек шарттары (ЕШБЕЖ)", "Трудовые договоры (ЕСУТД)", "Labour contracts"),
    pension=Words("Зейнетақы жарналары (БЖЗҚ)", "Пенсионные взносы (ЕНПФ)", "Pension contributions"),
    tax=Words("Жеке табыс салығы", "Подоходный налог (ИПН)", "Income tax"),
    insurance=Words("Медициналық сақтандыру (МӘМС)", "Медстрахование (ОСМС)", "Health insurance"),
    business=Words("Жеке кәсіпкерлер", "Предприниматели", "Entrepreneurs"),
    study=Words("Білім алушылар", "Обучающиеся", "Students"),
    army=Words("Әскери қызмет", "Военная служба", "Military service"),
    leave=Words("Бала күтімі демалысы", "Отпуск по уходу", "Child-care leave"),
    abroad=Words("Шекарадан шыққандар", "Выехавшие", "Left the country"),
    unable=Words("Еңбекке жарамсыздар", "Нетрудоспособные", "Unable to work"),
)
WORK = ("labour", "pension", "tax", "insurance")  # any of these: employed
# What a register makes of whoever is not employed, the first that fits; work goes before all of them.
OTHERWISE = {
    "business": "own_business", "study": "study", "army": "army", "leave": "leave", "abroad": "abroad", "unable": "unable",
}  # fmt: skip
RULE = Choices(
    dual_share=Words(
        "Дуалды оқытуда кәсіпорындағы сағаттың ең аз үлесі, %",
        "Наименьшая доля часов на предприятии при дуальном обучении, %",
        "Least share of hours at the enterprise in dual training, %",
    ),
    dual_hours=Words(
        "Бір шарттың оқу жылындағы ең көп сағаты",
        "Наибольшее число часов договора за учебный год",
        "Most hours of a contract in a study year",
    ),
    mentor_places=Words(
        "Бір тәлімгерге ең көп студент", "Студентов на одного наставника, не более", "Students for one mentor at most"
    ),
    least_graduates=Words(
        "Түлектердің ең аз саны (тапсырысқа айту үшін)",
        "Наименьшее число выпускников, чтобы сообщать заказу",
        "Fewest graduates whose outcomes the order is told",
    ),
    interest_change=Words(
        "Қызығушылық талапкер санын ең көбі қанша пайызға өзгертеді",
        "На сколько процентов интерес может изменить число абитуриентов",
        "By how many per cent interest may change the applicants at most",
    ),
    interest_classes=Words(
        "Қызығушылық: бейінді сыныптардың салмағы",
        "Интерес: вес профильных классов",
        "Interest: weight of the profile classes",
    ),
    interest_answers=Words(
        "Қызығушылық: сауалнамалардың салмағы",
        "Интерес: вес анкет",
        "Interest: weight of the questionnaires",
    ),
    interest_visits=Words(
        "Қызығушылық: колледжге барудың салмағы",
        "Интерес: вес посещений колледжей",
        "Interest: weight of the visits to colleges",
    ),
)
# What shows interest, with the rule that weighs it.
INTEREST = {
    "classes": Words("Бейінді сынып оқушысы", "В профильных классах", "In profile classes"),
    "answers": Words("Сақталған сауалнама", "Анкет", "Questionnaires kept"),
    "visits": Words("Колледжге келгені", "Пришли в колледжи", "Came to colleges"),
}
CONTRACT_STATE = Choices(
    draft=Words("Жоба", "Черновик", "Draft"),
    offered=Words("Қол қоюға берілді", "На подписи", "Out for signature"),
    signed=Words("Үш тарап қол қойды", "Подписан тремя сторонами", "Signed by all three"),
    ended=Words("Аяқталды", "Завершён", "Ended"),
    broken=Words("Бұзылды", "Расторгнут", "Broken off"),
)
say_rules(
    a_contract_ends_after_it_begins=Words(
        "шарт басталғанынан бұрын аяқталады. Күндерді түзетіңіз.",
        "договор кончается раньше, чем начинается. Исправьте даты.",
        "the contract ends before it begins. Mend the dates.",
    ),
    planned_within_modules=Words(
        "кәсіпорындағы сағат («planned») модуль сағатынан («modules») көп. Екі санды салыстырыңыз.",
        "часов на предприятии («planned») больше, чем часов модулей («modules»). Сверьте оба числа.",
        "more hours at the enterprise (“planned”) than the modules have (“modules”). Compare both numbers.",
    ),
)
