"""Choices and phrases of demand."""

from sheber.kernel.table_rules import say_rules
from sheber.kernel.words import Choices, Words

FATE = Choices(
    open=Words("Ашық", "Открыта", "Open"),
    filled=Words("Жұмысқа алынды", "Закрыта наймом", "Filled"),
    vanished=Words("Қажеттілік жойылды", "Потребность отпала", "Need vanished"),
    given_up=Words("Адам табылмады", "Никого не нашли", "Given up for want of people"),
)
TERMS = {
    "growth": Words("Жұмыс орындарының өсуі", "Рост занятости", "Growth of employment"),
    "balancing": Words("Аудандар облысқа теңестірілді", "Балансировка районов с областью", "Balancing of districts"),
    "nowcast": Words("Жаңа бос орындар белгісі", "Сигнал новых вакансий", "New vacancies"),
    "exits": Words("Кәсіптен кететіндердің орнына", "Замена выбывающих", "Replacing those who leave"),
    "surplus": Words("Артық адам қажеттілікке кірмейді", "Излишек не входит в потребность", "Surplus is no need"),
    "requests": Words("Жұмыс берушілер сигналы", "Сигнал работодателей", "Employers' signal"),
    "contracts": Words("Шарттар", "Договоры", "Contracts"),
    "projects": Words("Жобалар", "Проекты", "Projects"),
    "kappa": Words("Түлектерге тиесілі емес бөлігі", "Часть не для выпускников", "Not for fresh graduates"),
    "floor": Words("Нөлден төмен болмайды", "Не ниже нуля", "Not below nought"),
}
# The visible rule of a record: asked and hired so far, asked now and what of it counts.
SENTENCE = Words(
    "Сіз {asked} адам сұрап, {hired} адам алдыңыз; қазір сұралған {now} адам {counts} болып есептеледі "
    "(барлық жұмыс берушілер сұрағанының {ratio} бөлігін алды; өз тарихыңыздың салмағы {weight} %).",
    "Вы просили {asked} и приняли {hired}; {now}, запрошенные сейчас, считаются за {counts} "
    "(все работодатели приняли {ratio} от запрошенного; ваша история весит {weight} %).",
    "You asked {asked} and hired {hired}; {now} asked now count as {counts} "
    "(all employers hired {ratio} of what they asked; your record weighs {weight} %).",
)
NO_RECORD = Words(
    "Өтінімдеріңіздің орындалу тарихы әлі жоқ; қазір сұралған {now} адам салаңыздың тарихы бойынша {counts} "
    "болып есептеледі.",
    "У ваших заявок ещё нет истории; {now}, запрошенные сейчас, считаются за {counts} по истории вашей отрасли.",
    "Your requests have no record yet; {now} asked now count as {counts} by the record of your sector.",
)
say_rules(
    a_request_campaign_opens_first=Words(
        "науқан басталғанға дейін аяқталады: күндерін тексеріңіз",
        "кампания заканчивается раньше, чем начинается: проверьте даты",
        "the campaign closes before it opens: check the days",
    ),
)
