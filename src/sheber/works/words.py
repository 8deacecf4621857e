"""Choices of capital works, and the rules of its tables in words."""

from sheber.kernel.table_rules import say_rules
from sheber.kernel.words import Choices, Words

KIND = Choices(
    new=Words("Жаңа құрылыс", "Новое строительство", "New building"),
    capital_repair=Words("Күрделі жөндеу", "Капитальный ремонт", "Capital repair"),
    current_repair=Words("Ағымдағы жөндеу", "Текущий ремонт", "Current repair"),
    equipment=Words("Жабдықтау", "Оснащение", "Equipment"),
    it_hub=Words("IT-хаб", "IT-хаб", "IT hub"),
)
STAGE = Choices(
    planned=Words("Жоспарда", "Запланирован", "Planned"),
    building=Words("Жүріп жатыр", "Ведётся", "Under way"),
    done=Words("Аяқталды", "Завершён", "Done"),
    stopped=Words("Тоқтатылды", "Остановлен", "Stopped"),
)
STEP = Choices(
    design=Words("Жоба-сметалық құжаттама", "Проектно-сметная документация", "Design and estimate"),
    expertise=Words("Мемлекеттік сараптама", "Государственная экспертиза", "State expertise"),
    tender=Words("Мемлекеттік сатып алу", "Государственная закупка", "Procurement"),
    works=Words("Жұмыстар", "Работы", "Works"),
    delivery=Words("Жабдық жеткізу", "Поставка оборудования", "Delivery"),
    acceptance=Words("Қабылдап алу", "Приёмка", "Acceptance"),
)
STEP_STATE = Choices(
    planned=Words("Жоспарда", "Запланирован", "Planned"),
    running=Words("Жүріп жатыр", "Идёт", "Running"),
    done=Words("Аяқталды", "Завершён", "Done"),
)
FUNDING = Choices(
    republican=Words("Республикалық бюджет", "Республиканский бюджет", "Republican budget"),
    local=Words("Жергілікті бюджет", "Местный бюджет", "Local budget"),
    sponsor=Words("Демеуші", "Спонсор", "Sponsor"),
    own=Words("Өз қаражаты", "Собственные средства", "Own money"),
)
SUBJECT = Choices(
    design=Words("Жобалау", "Проектирование", "Design"),
    works=Words("Жұмыстар", "Работы", "Works"),
    supervision=Words("Техникалық қадағалау", "Технадзор", "Supervision"),
    supply=Words("Жеткізу", "Поставка", "Supply"),
)
RULE = Choices(
    least_class=Words(
        "Болжамға осы түрдегі ең аз аяқталған жоба",
        "Наименьшее число завершённых проектов вида для прогноза",
        "Fewest finished projects of a kind for a forecast of its own",
    ),
    rough_below=Words(
        "Болжам шамамен деп айтылатын жоба саны",
        "Меньше скольких проектов прогноз считается грубым",
        "Below how many projects a forecast is told to be rough",
    ),
    alike_bits=Words(
        "Ескі сурет деп саналатын айырма, 128 биттен",
        "Отличие, при котором снимок считается старым, из 128 бит",
        "Difference at which a picture counts as an old one, of 128 bits",
    ),
    doubt_times=Words(
        "Сома неше есе алшақ болса, бірлігіне күмән",
        "Во сколько раз сумма отличается, чтобы усомниться в единице",
        "By how many times an amount differs before its unit is doubted",
    ),
    doubt_near=Words(
        "Мың есесі қандай шекте жақын саналады, есе",
        "В пределах скольких раз тысячекратная сумма близка",
        "Within how many times a thousandfold amount is near",
    ),
)
# What the method takes where no act has set a number.
METHOD = {"least_class": 8, "rough_below": 20, "alike_bits": 20, "doubt_times": 100, "doubt_near": 30}
LIKENESS = Choices(
    new=Words("Жаңа сурет", "Новый снимок", "A new picture"),
    same=Words("Дәл сол сурет", "Тот же файл", "The same picture"),
    alike=Words("Өзгертілген ескі сурет", "Изменённый старый снимок", "An edited old picture"),
)
SLIP_STATE = Choices(
    noted=Words("Жазылды", "Записан", "Noted"),
    solving=Words("Жоспар есептелуде", "План считается", "The plan is being computed"),
    solved=Words("Жоспар қайта есептелді", "План пересчитан", "The plan is computed again"),
    failed=Words("Жоспар есептелмеді", "План не рассчитан", "The plan could not be computed"),
)
say_rules(
    step_ends_after_it_starts=Words(
        "кезең басталғанынан бұрын аяқталады. Күндерді салыстырыңыз.",
        "этап кончается раньше, чем начинается. Сверьте даты.",
        "the stage ends before it starts. Compare the days.",
    ),
    step_really_ends_after_it_starts=Words(
        "кезең іс жүзінде басталмай жатып аяқталған. Нақты күндерді салыстырыңыз.",
        "этап по факту завершён раньше, чем начат. Сверьте фактические даты.",
        "the stage really ended before it began. Compare the real days.",
    ),
    project_ends_after_it_starts=Words(
        "жоба басталғанынан бұрын аяқталады. Күндерді салыстырыңыз.",
        "проект кончается раньше, чем начинается. Сверьте даты.",
        "the project ends before it starts. Compare the days.",
    ),
    contract_ends_after_signing=Words(
        "шарт қол қойылғанынан бұрын аяқталады. Күндерді салыстырыңыз.",
        "договор кончается раньше подписания. Сверьте даты.",
        "the contract ends before it is signed. Compare the days.",
    ),
)
