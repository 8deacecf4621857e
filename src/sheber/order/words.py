"""Choices of the state order."""

from sheber.kernel.words import Choices, Words

FORM = Choices(
    full_time=Words("Күндізгі", "Очная", "Full-time"),
    evening=Words("Кешкі", "Вечерняя", "Evening"),
    correspondence=Words("Сырттай", "Заочная", "Correspondence"),
)
FUNDING = Choices(
    local=Words("Жергілікті бюджет", "Местный бюджет", "Local budget"),
    republican=Words("Республикалық бюджет", "Республиканский бюджет", "Republican budget"),
)
COUNTS = Choices(groups=Words("топтар", "группы", "groups"), places=Words("орындар", "места", "places"))
VERDICT = Choices(
    opened=Words("Ашылды", "Открыта", "Opened"),
    grown=Words("Өсті", "Увеличена", "Grown"),
    kept=Words("Сақталды", "Сохранена", "Kept"),
    cut=Words("Қысқарды", "Сокращена", "Cut"),
    closed=Words("Жабылды", "Закрыта", "Closed"),
    refused=Words("Ашылмады", "Не открыта", "Refused"),
)
STOP = Choices(
    own_limit=Words("Өз шегі (лицензия, ұсыныс)", "Свой предел (лицензия, заявка)", "Own limit (licence, proposal)"),
    applicants=Words("Талапкер аз", "Мало абитуриентов", "Too few applicants"),
    resource=Words("Ресурс жетпейді", "Не хватает ресурса", "Resource used up"),
    budget=Words("Қаражат жетпейді", "Не хватает денег", "Money used up"),
    limit=Words("Шектеу", "Предел", "A limit"),
    need_met=Words("Қажеттілік өтелген", "Потребность закрыта", "Need is met"),
)
