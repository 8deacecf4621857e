"""The sheets of admission."""

from sheber.admission import words
from sheber.kernel.exchange import SOURCE, Column, Sheet, kinds
from sheber.kernel.words import Words
from sheber.registry.exchange import ACT, BASE, CODE, DISTRICT, NAME, YEAR, ref

RIGHTS = Sheet(
    code="rights",
    title=Words("Квота құқықтары", "Права на квоту", "Rights to kept places"),
    model="admission.Right",
    key=("code",),
    columns=(CODE, *NAME, Column("order", Words("Реті", "Порядок", "Order"), kinds.Whole(0, 1000)), ACT, *SOURCE),
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
        Column("choices", Words("Таңдау саны", "Число выборов", "Choices"), kinds.Whole(1, 100)),
        Column("seed", Words("Жеребе нәтижесі", "Исход жребия", "Outcome of the draw"), kinds.Text(255)),
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
        *SOURCE,
    ),
)
APPLICATIONS = Sheet(
    code="applications",
    title=Words("Өтініштер", "Заявления", "Applications"),
    model="admission.Application",
    key=("applicant", "choice"),
    columns=(
        ref("applicant", Words("Талапкер", "Абитуриент", "Applicant"), "admission.Applicant"),
        Column("choice", Words("Таңдау", "Выбор", "Choice"), kinds.Whole(1, 100)),
        Column("programme", Words("Бағдарлама", "Программа", "Programme"), kinds.Code()),
        Column("points", Words("Балл", "Баллы", "Points"), kinds.Whole(-1_000_000, 1_000_000)),
        *SOURCE,
    ),
)
