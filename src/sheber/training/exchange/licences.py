"""Sheets of licences and accreditations."""

from datetime import date

import polars as pl

from sheber.kernel.exchange import SOURCE, Column, Problems, Sheet, kinds
from sheber.kernel.exchange.rules import ROW, all_of, in_order
from sheber.kernel.words import Words
from sheber.registry.exchange import ACT, CODE, COLLEGE, QUALIFICATION, ref
from sheber.training import words
from sheber.training.queries import Period, licence_periods, overlap

NUMBER = Column("number", Words("Нөмірі", "Номер", "Number"), kinds.Text(64), required=False)
SINCE = Column("since", Words("Бастап", "С", "Since"), kinds.Day(), required=False)
UNTIL = Column("until", Words("Дейін", "По", "Until"), kinds.Day(), required=False)
OVERLAPS = Words(
    "«{college}» колледжінің «{qualification}» лицензиясы ({first}) басқа жолдағы мерзіммен ({second}) қабаттасады. "
    "Ескісінің аяқталу немесе қайтарылу күнін жазыңыз.",
    "лицензия колледжа «{college}» на «{qualification}» ({first}) пересекается по сроку с другой ({second}). "
    "Укажите у прежней день окончания или возврата.",
    "the licence of college “{college}” for “{qualification}” ({first}) overlaps with another one ({second}). "
    "Give the older one its day of end or return.",
)


def told_period(since: date | None, end: date | None) -> str:
    """A period as text: `2020-01-01 – …`."""
    return f"{since or '…'} – {end or '…'}"


def no_overlap(frame: pl.DataFrame, problems: Problems) -> None:
    """Licences of one qualification at one college never overlap, in the file and with the rows there are."""
    names = ("college", "qualification", "since")
    if any(name not in frame.columns for name in names):
        return
    given: dict[tuple[str, str], list[tuple[int, Period]]] = {}
    for row, college, qualification, since, until, returned in frame.select(
        ROW, *names, "until", "returned"
    ).iter_rows():
        period = Period.of(since, until, returned)
        given.setdefault((college, qualification), []).append((row, period))
    held = licence_periods({college for college, _ in given})
    for key, periods in given.items():
        replaced = {period.since for _, period in periods}
        others = [(0, one) for one in held.get(key, []) if one.since not in replaced]
        clash = overlap([*others, *periods])
        if clash:
            (_, first), (row, second) = clash
            told = OVERLAPS.format(
                college=key[0],
                qualification=key[1],
                first=told_period(second.since, second.end),
                second=told_period(first.since, first.end),
            )
            problems.add("", row or None, "since", told)


LICENCES = Sheet(
    code="licences",
    title=Words("Лицензиялар", "Лицензии", "Licences"),
    model="training.Licence",
    key=("college", "qualification", "since"),
    columns=(
        COLLEGE,
        QUALIFICATION,
        SINCE,
        UNTIL,
        Column(
            "opened",
            Words("Алғашқы қабылдау жылы", "Год первого набора", "First intake"),
            kinds.Year(),
            required=False,
        ),
        Column(
            "new_specialty",
            Words("Жаңа мамандық", "Новая специальность", "New specialty"),
            kinds.YesNo(),
            required=False,
        ),
        NUMBER,
        Column("state", Words("Күйі", "Состояние", "State"), kinds.OneOf(words.LICENCE_STATE), required=False),
        Column("returned", Words("Қайтарылған күні", "Дата возврата", "Returned on"), kinds.Day(), required=False),
        Column("reason", Words("Себебі", "Причина", "Reason"), kinds.Text(500), required=False),
        ACT,
        *SOURCE,
    ),
    check=all_of(in_order("since", "until"), in_order("since", "returned"), no_overlap),
)
BODY = Column("body", Words("Агенттік", "Агентство", "Body"), kinds.Text(255), required=False)
REGISTER = Column("register", Words("Тізілім", "Реестр", "Register"), kinds.Text(255), required=False)
PROGRAMME = ref(
    "qualification", Words("Біліктілік", "Квалификация", "Qualification"), "registry.Qualification", required=False
)
KIND = Column("scope", Words("Түрі", "Вид", "Scope"), kinds.OneOf(words.SCOPE))
REACH = Column("reach", Words("Деңгейі", "Уровень", "Reach"), kinds.OneOf(words.REACH))
ACCREDITATIONS = Sheet(
    code="accreditations",
    title=Words("Аккредиттеулер", "Аккредитации", "Accreditations"),
    model="training.Accreditation",
    key=("code",),
    columns=(
        CODE,
        COLLEGE,
        KIND,
        REACH,
        BODY,
        Column("granted", Words("Берілген күні", "Дата решения", "Granted"), kinds.Day()),
        Column("until", Words("Дейін", "Действует до", "Until"), kinds.Day(), required=False),
        NUMBER,
        REGISTER,
        PROGRAMME,
        *SOURCE,
    ),
    check=in_order("granted", "until"),
)
CASES = Sheet(
    code="accreditation_cases",
    title=Words("Аккредиттеу істері", "Дела об аккредитации", "Accreditation cases"),
    model="training.AccreditationCase",
    key=("code",),
    columns=(
        CODE,
        COLLEGE,
        PROGRAMME,
        KIND,
        REACH,
        Column("body", Words("Агенттік", "Агентство", "Body"), kinds.Text(255)),
        REGISTER,
        Column("applied", Words("Өтініш күні", "Дата заявки", "Applied on"), kinds.Day()),
        Column("state", Words("Күйі", "Состояние", "State"), kinds.OneOf(words.CASE_STATE), required=False),
        Column("decided", Words("Шешім күні", "Дата решения", "Decided on"), kinds.Day(), required=False),
        ref(
            "accreditation",
            Words("Аккредиттеу", "Аккредитация", "Accreditation"),
            "training.Accreditation",
            required=False,
        ),
        *SOURCE,
    ),
    check=in_order("applied", "decided"),
)
EVIDENCE = Sheet(
    code="accreditation_evidence",
    title=Words("Аккредиттеу дәлелдері", "Доказательства аккредитации", "Evidence of accreditation"),
    model="training.Evidence",
    key=("code",),
    columns=(
        CODE,
        ref("case", Words("Іс", "Дело", "Case"), "training.AccreditationCase"),
        Column("claim", Words("Не дәлелденеді", "Что доказывается", "What is claimed"), kinds.Text(500)),
        Column("kind", Words("Жолдың түрі", "Вид строки", "Kind of row"), kinds.OneOf(words.EVIDENCE)),
        Column(
            "row",
            Words("Жолдың коды", "Код строки", "Code of the row"),
            kinds.Text(140),
            help=Words(
                "Лицензия үшін: колледж коды, бос орын, біліктілік коды.",
                "Для лицензии: код колледжа, пробел, код квалификации.",
                "Of a licence: the college's code, a space, the qualification's code.",
            ),
        ),
        *SOURCE,
    ),
)
