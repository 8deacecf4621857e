"""Choices of career guidance."""

from sheber.kernel.words import Choices, Words

DIRECTION = Choices(
    technical=Words("Техникалық және инженерлік", "Техническое и инженерное", "Technical and engineering"),
    ict=Words("Ақпараттық технологиялар", "Информационные технологии", "Information technology"),
    agriculture=Words("Ауыл шаруашылығы және экология", "Сельское хозяйство и экология", "Agriculture and ecology"),
    transport=Words("Көлік және логистика", "Транспорт и логистика", "Transport and logistics"),
    services=Words("Қызмет көрсету", "Сфера услуг", "Services"),
    creative=Words("Шығармашылық және мәдениет", "Творчество и культура", "Creativity and culture"),
    medicine=Words("Медицина және әлеуметтік сала", "Медицина и социальная сфера", "Medicine and social work"),
)
ENCOUNTER = Choices(
    open_day=Words("Ашық есік күні", "День открытых дверей", "Open-doors day"),
    trial=Words("Кәсіби сынама", "Профессиональная проба", "Professional trial"),
    enterprise=Words("Кәсіпорынға бару", "Экскурсия на предприятие", "Visit to an enterprise"),
    worker=Words("Еңбек адамымен кездесу", "Встреча с мастером", "Meeting with a worker"),
    master_class=Words("Шеберлік сабағы", "Мастер-класс", "Master class"),
    fair=Words("Жәрмеңке", "Ярмарка", "Fair"),
    parents=Words("Ата-аналар жиналысы", "Родительское собрание", "Parents' meeting"),
    diagnostics=Words("Диагностика", "Диагностика", "Diagnostics"),
    tour=Words("Колледжге тур", "Тур по колледжу", "College tour"),
)
