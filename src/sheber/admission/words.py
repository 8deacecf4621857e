"""Choices of admission."""

from sheber.kernel.words import Choices, Words

TITLE = Words("Қабылдау", "Приём", "Admission")
TRACK = Choices(
    mid=Words("Орта буын мамандары", "Специалисты среднего звена", "Mid-level specialists"),
    worker=Words("Жұмысшы біліктіліктері", "Рабочие квалификации", "Worker qualifications"),
)
OPEN = Words("Жалпы конкурс", "Общий конкурс", "Open places")
EMPLOYER_POOL = Words("«{name}» шарты бойынша", "По договору: {name}", "By contract: {name}")
QUOTA_BASE = Choices(
    line=Words("Әр бағдарламаның орындарынан", "От мест каждой программы", "Of each programme's places"),
    order=Words("Бүкіл тапсырыстың орындарынан", "От мест всего заказа", "Of the whole order's places"),
)
ROUNDING = Choices(
    down=Words("Кемітіп", "Вниз", "Down"),
    nearest=Words("Жақынына", "К ближайшему", "To the nearest"),
    up=Words("Арттырып", "Вверх", "Up"),
)
# The chain of keys that decides between equal points; every chain ends in the public draw.
TIES = Choices(
    draw=Words("қоғамдық жеребе", "публичный жребий", "the public draw"),
    average=Words(
        "куәліктің орташа балы, содан кейін жеребе",
        "средний балл документа, затем жребий",
        "the certificate's average, then the draw",
    ),
    signed=Words(
        "өтініштің қойылған уақыты, содан кейін жеребе",
        "время подписания заявления, затем жребий",
        "the time of the signed application, then the draw",
    ),
)
CHANNEL = Choices(
    portal=Words("Осы сайт", "Этот сайт", "This site"),
    college=Words("Колледжде", "В колледже", "At a college"),
    sheet=Words("Кестеден", "Из таблицы", "From a sheet"),
)
DECLARANT = Choices(
    own=Words("Талапкердің өзі", "Сам абитуриент", "The applicant"),
    parent=Words("Ата-анасы немесе қамқоршысы", "Родитель или опекун", "A parent or guardian"),
)
OUT = Choices(
    threshold=Words("емтихан шегінен төмен", "ниже порога экзамена", "below the exam's threshold"),
    absent=Words("емтиханға келмеді", "нет результата экзамена", "no result of the exam"),
    closed=Words("бағдарламаға орын жоқ", "нет мест на программу", "no places at the programme"),
)
DOCUMENT = Choices(
    certificate=Words("Білімі туралы құжат", "Документ об образовании", "Certificate of education"),
    identity=Words("Жеке куәлік", "Удостоверение личности", "Identity document"),
    medical=Words("075/у медициналық анықтама", "Медсправка 075/у", "Medical form 075/u"),
    quota=Words("Квота құқығының дәлелі", "Подтверждение права на квоту", "Proof of a right"),
    parent=Words("Ата-ананың құжаты", "Документ родителя", "The parent's document"),
    other=Words("Басқа құжат", "Другой документ", "Another paper"),
)
APPEALED = Choices(
    points=Words("Балл", "Баллы", "Points"),
    rights=Words("Құқықтар", "Права", "Rights"),
)
STAGE = Choices(
    seal=Words("Мөрлеу алдында", "Перед печатью", "Before sealing"),
    publish=Words("Жариялау алдында", "Перед публикацией", "Before publishing"),
)
RUN = Choices(
    first=Words("Бірінші айналым", "Первый тур", "First round"),
    next=Words("Келесі айналым", "Следующий тур", "Next round"),
    appeal=Words("Апелляциядан кейін", "После апелляции", "After an appeal"),
)
APPEAL = Choices(
    filed=Words("Берілді", "Подана", "Filed"),
    granted=Words("Қанағаттандырылды", "Удовлетворена", "Granted"),
    refused=Words("Қабылданбады", "Отклонена", "Refused"),
)
