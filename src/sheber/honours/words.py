"""Choices of honours."""

from sheber.kernel.words import Choices, Words

KIND = Choices(
    akim_thanks=Words("Әкімнің алғыс хаты", "Благодарственное письмо акима", "Akim's letter of thanks"),
    altynsarin=Words("«Ы. Алтынсарин» төсбелгісі", "Знак «Ы. Алтынсарин»", "Ybyrai Altynsarin badge"),
    honour_certificate=Words("Құрмет грамотасы", "Почётная грамота", "Honour certificate"),
    thanks=Words("Алғыс", "Благодарность", "Thanks"),
    tvet_excellence=Words(
        "«ТжКБ үздігі» белгісі", "Знак «Отличник ТиПО»", "Badge “Excellence in vocational education”"
    ),
    honoured_worker=Words(
        "«Білім беру ісінің құрметті қызметкері»", "«Почётный работник образования»", "Honoured worker of education"
    ),
    best_teacher=Words("«Жыл педагогы» байқауы", "Конкурс «Педагог года»", "Teacher of the year"),
    best_master=Words(
        "«Үздік өндірістік оқыту шебері» байқауы",
        "Конкурс «Лучший мастер производственного обучения»",
        "Best instructor of practice",
    ),
)
RULE = Choices(
    previous=Words("Алдыңғы марапат", "Предыдущая награда", "A previous award"),
    years_since=Words("Соңғы марапаттан кейінгі жыл", "Лет после последней награды", "Years since the last award"),
    service=Words("Еңбек өтілі, жыл", "Стаж, лет", "Years of service"),
    quota_region=Words("Облыс бойынша жылдық квота", "Квота на область в год", "Quota of the region a year"),
    quota_organisation=Words(
        "Ұйым бойынша жылдық квота", "Квота на организацию в год", "Quota of an organisation a year"
    ),
    once=Words("Бір рет қана беріледі", "Вручается один раз", "Given once only"),
)
CONSENT = Choices(
    given=Words("Келісім берілген", "Согласие дано", "Consent given"),
    published=Words("Ресми жарияланған", "Опубликовано официально", "Published officially"),
    withheld=Words("Келісім жоқ", "Согласия нет", "Withheld"),
)
NAMED = ("given", "published")
STATE = Choices(
    draft=Words("Жазылуда", "Черновик", "Draft"),
    sent=Words("Ұсынылды", "Представлено", "Sent"),
    returned=Words("Қайтарылды", "Возвращено", "Returned"),
    awarded=Words("Марапатталды", "Награждён", "Awarded"),
    declined=Words("Қабылданбады", "Отклонено", "Declined"),
)
CALL_STATE = Choices(
    draft=Words("Дайындалуда", "Готовится", "In preparation"),
    fixed=Words("Критерийлер бекітілді", "Критерии зафиксированы", "Criteria fixed"),
    judging=Words("Бағалау жүруде", "Идёт оценка", "Judging"),
    counted=Words("Есептелді", "Подсчитано", "Counted"),
    decided=Words("Шешім қабылданды", "Решение принято", "Decided"),
)
CONFLICT = Choices(
    employer=Words("бір жұмыс орны", "один работодатель", "same employer"),
    nominator=Words("ұсынған ұйымның қызметкері", "сотрудник выдвинувшей организации", "works for the nominator"),
    family=Words("туыс (тегі бойынша)", "родственник (по фамилии)", "family (by name)"),
    supervision=Words("басшылық қатынасы", "руководство", "supervision"),
    project=Words("ортақ жоба", "общий проект", "shared project"),
    own=Words("қазы өзі бас тартты", "самоотвод", "stood aside"),
)
COUNT = Choices(
    mean=Words("Салмақты орташа", "Взвешенное среднее", "Weighted mean"),
    median=Words("Медиана", "Медиана", "Median"),
    borda=Words("Борда", "Борда", "Borda"),
    approval=Words("Мақұлдау", "Одобрение", "Approval"),
    schulze=Words("Шульце (жұптап салыстыру)", "Шульце (попарно)", "Schulze (by pairs)"),
    severity=Words("Қатаңдығы түзетілген", "С поправкой на строгость", "Adjusted for severity"),
)
NO_REASON = Words("Себебін жазыңыз.", "Укажите причину.", "Give a reason.")
