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
