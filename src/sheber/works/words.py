"""Choices of capital works."""

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
