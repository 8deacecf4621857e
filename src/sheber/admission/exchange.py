"""The sheets of admission."""

from django.apps import apps

from sheber.admission import words
from sheber.kernel.exchange import SOURCE, Column, Sheet, kinds
from sheber.kernel.words import Words
from sheber.registry import words as registry_words
from sheber.registry.exchange import ACT, BASE, CODE, DISTRICT, EMPLOYER, NAME, YEAR, ref

RIGHTS = Sheet(
    code="rights",
    title=Words("Квота құқықтары", "Права на квоту", "Rights to kept places"),
    model="admission.Right",
    key=("code",),
    columns=(
        CODE,
        *NAME,
        Column("order", Words("Реті", "Порядок", "Order"), kinds.Whole(0, 1000)),
        Column("paper", Words("Дәлел құжат керек", "Нужен документ", "Needs a paper"), kinds.YesNo(), required=False),
        ACT,
        *SOURCE,
    ),
)
QUOTAS = Sheet(
    code="quotas",
    title=Words("Квоталар", "Квоты", "Quotas"),
    model="admission.Quota",
    key=("year", "right"),
    columns=(
        YEAR,
        ref("right", Words("Құқық", "Право", "Right"), "admission.Right"),
        Column("share", Words("Үлесі", "Доля", "Share"), kinds.Share()),
        Column("released", Words("Босаған орын беріле ме", "Свободные места отдаются", "Released"), kinds.YesNo()),
        Column(
            "base",
            Words("Неден есептеледі", "От чего считается", "Base"),
            kinds.OneOf(words.QUOTA_BASE),
            required=False,
        ),
        Column(
            "rounding", Words("Дөңгелектеу", "Округление", "Rounding"), kinds.OneOf(words.ROUNDING), required=False
        ),
        ACT,
        *SOURCE,
    ),
)
CAMPAIGNS = Sheet(
    code="admission_campaigns",
    title=Words("Қабылдау науқандары", "Приёмные кампании", "Admission campaigns"),
    model="admission.Campaign",
    key=("code",),
    columns=(
        CODE,
        YEAR,
        Column("track", Words("Бағыты", "Поток", "Track"), kinds.OneOf(words.TRACK)),
        Column("opens", Words("Басталуы", "Начало", "Opens"), kinds.Day(), required=False),
        Column("closes", Words("Аяқталуы", "Конец", "Closes"), kinds.Day(), required=False),
        Column(
            "results_on", Words("Нәтижелер күні", "День результатов", "Day of results"), kinds.Day(), required=False
        ),
        Column(
            "originals_until",
            Words("Түпнұсқалар мерзімі", "Оригиналы до", "Originals until"),
            kinds.Day(),
            required=False,
        ),
        Column(
            "appeals_until",
            Words("Апелляция мерзімі", "Апелляции до", "Appeals until"),
            kinds.Day(),
            required=False,
        ),
        Column("choices", Words("Таңдау саны", "Число выборов", "Choices"), kinds.Whole(1, 100)),
        Column(
            "ties",
            Words("Тең балда", "При равных баллах", "At equal points"),
            kinds.OneOf(words.TIES),
            required=False,
        ),
        Column(
            "certificate_weight",
            Words(
                "Құжаттың орташа балының салмағы",
                "Вес среднего балла документа",
                "Weight of the certificate's average",
            ),
            kinds.Whole(0, 100),
            required=False,
        ),
        Column(
            "gate_growth",
            Words("Бақылау: өсім шегі, %", "Контроль: предел роста, %", "Gate: growth allowed, %"),
            kinds.Whole(100, 1000),
            required=False,
            help=Words(
                "Былтырғы орынға пайызбен: 200 — екі есе.",
                "В процентах к прошлогодним местам: 200 — вдвое.",
                "Per cent of last year's seats: 200 is twice as many.",
            ),
        ),
        Column(
            "gate_change",
            Words("Бақылау: орын айырмасы", "Контроль: разница мест", "Gate: difference of seats"),
            kinds.Whole(0, 1000),
            required=False,
        ),
        Column(
            "seed",
            Words("Жеребе нәтижесі", "Исход жребия", "Outcome of the draw"),
            kinds.Text(255),
            required=False,
            help=Words(
                "Бос қалса, деректер мөрленіп, жеребе қоғамдық оқиғадан алынады.",
                "Если пусто, данные запечатываются, а жребий берётся из публичного события.",
                "Empty: the inputs are sealed and the draw comes from a public event.",
            ),
        ),
        Column(
            "draw_source",
            Words("Жеребе көзі", "Источник жребия", "Source of the draw"),
            kinds.Text(255),
            required=False,
        ),
        ACT,
        *SOURCE,
    ),
)
CAMPAIGN = ref("campaign", Words("Науқан", "Кампания", "Campaign"), "admission.Campaign")
PROGRAMME = Column("programme", Words("Бағдарлама", "Программа", "Programme"), kinds.Code())
PREFIX = Column(
    "prefix",
    Words("Мамандық кодының басы", "Начало кода специальности", "First digits of the specialty"),
    kinds.Code(8, r"^[0-9]+$"),
    required=False,
    help=Words("Бос: бәрі.", "Пусто: все.", "Empty: all."),
)
DEADLINES = Sheet(
    code="admission_deadlines",
    title=Words("Бөлек мерзімдер", "Отдельные сроки", "Other deadlines"),
    model="admission.Deadline",
    key=("campaign", "prefix", "base"),
    columns=(
        CAMPAIGN,
        PREFIX,
        Column("base", Words("Негізі", "База", "Base"), kinds.OneOf(registry_words.BASE), required=False),
        Column("opens", Words("Басталуы", "Начало", "Opens"), kinds.Day(), required=False),
        Column("closes", Words("Аяқталуы", "Конец", "Closes"), kinds.Day()),
        ACT,
        *SOURCE,
    ),
)
EXAMS = Sheet(
    code="exams",
    title=Words("Емтихандар", "Экзамены", "Exams"),
    model="admission.Exam",
    key=("code",),
    columns=(
        CODE,
        CAMPAIGN,
        *NAME,
        Column(
            "prefix",
            Words("Мамандық кодының басы", "Начало кода специальности", "First digits of the specialty"),
            kinds.Code(8, r"^[0-9]+$"),
        ),
        Column("day", Words("Күні", "День", "Day"), kinds.Day()),
        Column("most", Words("Ең жоғары балл", "Наибольший балл", "Most points"), kinds.Whole(1, 100_000)),
        Column("weight", Words("Салмағы", "Вес", "Weight"), kinds.Whole(0, 100), required=False),
        *SOURCE,
    ),
)
EXAM = ref("exam", Words("Емтихан", "Экзамен", "Exam"), "admission.Exam")
THRESHOLDS = Sheet(
    code="thresholds",
    title=Words("Емтихан шектері", "Пороги экзаменов", "Thresholds of exams"),
    model="admission.Threshold",
    key=("exam", "act_date"),
    columns=(
        EXAM,
        Column("points", Words("Ең төменгі балл", "Наименьший балл", "Least points"), kinds.Whole(0, 100_000)),
        Column("act", Words("Акті", "Акт", "Act"), kinds.Text(255)),
        Column("act_date", Words("Акт күні", "Дата акта", "Date of the act"), kinds.Day()),
        Column("published", Words("Жарияланған күні", "Дата публикации", "Published"), kinds.Day(), required=False),
        *SOURCE,
    ),
)
EMPLOYER_PLACES = Sheet(
    code="employer_places",
    title=Words("Жұмыс берушілердің орындары", "Места работодателей", "Employers' places"),
    model="admission.EmployerPlace",
    key=("campaign", "employer", "programme"),
    columns=(
        CAMPAIGN,
        EMPLOYER,
        PROGRAMME,
        Column("seats", Words("Орын", "Мест", "Seats"), kinds.Whole(1, 100_000)),
        Column("released", Words("Босаған орын беріле ме", "Свободные места отдаются", "Released"), kinds.YesNo()),
        Column("contract", Words("Шарт нөмірі", "Номер договора", "Number of the contract"), kinds.Text(120)),
        Column("signed_on", Words("Қол қойылған күні", "Дата подписания", "Signed on"), kinds.Day()),
        *SOURCE,
    ),
)
PAST = Sheet(
    code="past_cutoffs",
    title=Words("Өткен жылдардың нәтижелері", "Итоги прошлых лет", "What earlier years came to"),
    model="admission.PastCutoff",
    key=("year", "programme"),
    columns=(
        YEAR,
        PROGRAMME,
        Column("seats", Words("Орын", "Мест", "Seats"), kinds.Whole(0, 1_000_000)),
        Column("applicants", Words("Өтініш", "Заявлений", "Applied"), kinds.Whole(0, 10_000_000), required=False),
        Column("admitted", Words("Қабылданды", "Принято", "Admitted"), kinds.Whole(0, 1_000_000), required=False),
        Column("points", Words("Өту балы", "Проходной балл", "Cut-off"), kinds.Whole(None), required=False),
        *SOURCE,
    ),
)
APPLICANTS = Sheet(
    code="applicants",
    title=Words("Талапкерлер", "Абитуриенты", "Applicants"),
    model="admission.Applicant",
    key=("code",),
    columns=(
        CODE,
        ref("campaign", Words("Науқан", "Кампания", "Campaign"), "admission.Campaign"),
        Column("iin", Words("ЖСН", "ИИН", "IIN"), kinds.Iin(), required=False),
        DISTRICT,
        BASE,
        Column("rights", Words("Құқықтары", "Права", "Rights"), kinds.Refs("admission.Right"), required=False),
        Column(
            "average",
            Words("Орташа балы × 100", "Средний балл × 100", "Average mark × 100"),
            kinds.Whole(0, 10_000),
            required=False,
        ),
        *SOURCE,
    ),
    rows=lambda: apps.get_model("admission.Applicant").objects.exclude(state="draft"),
)
APPLICATIONS = Sheet(
    code="applications",
    title=Words("Өтініштер", "Заявления", "Applications"),
    model="admission.Application",
    key=("applicant", "choice"),
    columns=(
        ref("applicant", Words("Талапкер", "Абитуриент", "Applicant"), "admission.Applicant"),
        Column("choice", Words("Таңдау", "Выбор", "Choice"), kinds.Whole(1, 100)),
        PROGRAMME,
        Column("points", Words("Балл", "Баллы", "Points"), kinds.Whole(-1_000_000, 1_000_000)),
        *SOURCE,
    ),
    rows=lambda: apps.get_model("admission.Application").objects.exclude(applicant__state="draft"),
)
APPLICANT = ref("applicant", Words("Талапкер", "Абитуриент", "Applicant"), "admission.Applicant")
EXAM_RESULTS = Sheet(
    code="exam_results",
    title=Words("Емтихан нәтижелері", "Результаты экзаменов", "Exam results"),
    model="admission.ExamResult",
    key=("exam", "applicant"),
    columns=(
        EXAM,
        APPLICANT,
        Column("points", Words("Балл", "Баллы", "Points"), kinds.Whole(0, 100_000)),
        *SOURCE,
    ),
)
CONTRACTS = Sheet(
    code="target_contracts",
    title=Words("Жұмыс берушімен шарттар", "Договоры с работодателями", "Contracts with employers"),
    model="admission.TargetContract",
    key=("applicant", "employer"),
    columns=(
        APPLICANT,
        EMPLOYER,
        Column("number", Words("Шарт нөмірі", "Номер договора", "Number"), kinds.Text(64)),
        Column("signed_on", Words("Қол қойылған күні", "Дата подписания", "Signed on"), kinds.Day()),
        *SOURCE,
    ),
)
