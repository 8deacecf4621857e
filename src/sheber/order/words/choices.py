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
PLAN_KIND = Choices(
    solved=Words("Есептелген", "Рассчитан", "Computed"),
    hand=Words("Қолмен өзгертілген", "Изменён вручную", "Changed by hand"),
)
PROPOSAL = Choices(
    open=Words("Ашу", "Открыть", "Open"),
    grow=Words("Көбейту", "Увеличить", "Grow"),
    keep=Words("Сақтау", "Сохранить", "Keep"),
    cut=Words("Қысқарту", "Сократить", "Cut"),
    close=Words("Жабу", "Закрыть", "Close"),
)
VOTE = Choices(
    agree=Words("Жақтаймын", "За", "For"),
    against=Words("Қарсымын", "Против", "Against"),
    abstain=Words("Қалыс қаламын", "Воздерживаюсь", "Abstain"),
)
PROPOSAL_STATE = Choices(
    draft=Words("Жазылуда", "Черновик", "Draft"),
    sent=Words("Жіберілді", "Отправлено", "Sent"),
    returned=Words("Қайтарылды", "Возвращено", "Returned"),
    taken=Words("Жоспарға алынды", "Принято в план", "Taken into the plan"),
    declined=Words("Қабылданбады", "Отклонено", "Declined"),
    withdrawn=Words("Кері алынды", "Отозвано", "Withdrawn"),
)
