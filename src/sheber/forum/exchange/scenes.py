"""Sheets of the delegations, the exhibition, the signing, the awards, the run sheet and practices."""

from sheber.forum import words
from sheber.forum.exchange.programme import SESSION
from sheber.forum.exchange.shared import COUNTRY, FORUM, PLACE, choice, day, hour, metres, stands_apart, text, yes
from sheber.kernel.exchange import SOURCE, Column, Sheet, kinds, names
from sheber.kernel.words import Words
from sheber.registry.exchange import CODE, COLLEGE, ref

DELEGATIONS = Sheet(
    code="delegations",
    title=Words("Делегациялар", "Делегации", "Delegations"),
    model="forum.Delegation",
    key=("forum", "country", "role"),
    columns=(
        FORUM,
        COUNTRY,
        choice("role", "Рөлі", "Роль", "Role", words.ROLE),
        Column("people", Words("Адам саны", "Человек", "People"), kinds.Whole(1, 10_000), required=False),
        *SOURCE,
        *names("organisation", Words("Ұйымы", "Организация", "Organisation"), required=False),
        choice("state", "Күйі", "Состояние", "State", words.DELEGATION_STATE, required=False),
        Column("quota", Words("Квота", "Квота", "Quota"), kinds.Whole(1, 10_000), required=False),
        Column(
            "protocol",
            Words("Хаттама реті", "Протокольный порядок", "Protocol order"),
            kinds.Whole(1, 999),
            required=False,
        ),
        ref("interpreter", Words("Аудармашысы", "Переводчик", "Interpreter"), "forum.Speaker", required=False),
        choice("letter_language", "Хат тілі", "Язык писем", "Language of letters", words.LANGUAGE, required=False),
        yes("visa", "Виза керек", "Нужна виза", "Needs visas"),
        text("hotel", "Қонақүй", "Гостиница", "Hotel"),
        text("transfer", "Тасымал", "Трансфер", "Transfer"),
    ),
)
PARTICIPANTS = Sheet(
    code="forum_participants",
    title=Words("Форум қатысушылары", "Участники форума", "Participants of the forum"),
    model="forum.Participant",
    key=("code",),
    columns=(
        CODE,
        ref("delegation", Words("Делегация", "Делегация", "Delegation"), "forum.Delegation"),
        Column("name", Words("Аты-жөні", "Имя", "Name"), kinds.Text(150)),
        text("position", "Лауазымы", "Должность", "Position", 200),
        choice("duty", "Рөлі", "Роль", "Role", words.DUTY),
        choice("state", "Күйі", "Состояние", "State", words.PARTICIPANT_STATE, required=False),
        yes("photo_consent", "Суретке келісімі", "Согласие на фото", "Consent to photographs"),
        Column("number", Words("Бейдж №", "Бейдж №", "Badge No."), kinds.Whole(1, 1_000_000), required=False),
        *SOURCE,
    ),
)
STANDS = Sheet(
    code="forum_stands",
    title=Words("Стендтер", "Стенды", "Stands"),
    model="forum.Stand",
    key=("code",),
    columns=(
        CODE,
        FORUM,
        Column("college", COLLEGE.label, COLLEGE.kind, required=False),
        *names("exhibitor", Words("Көрсетуші", "Участник выставки", "Exhibitor"), required=False),
        text("theme", "Бағыты", "Направление", "Theme", 60),
        metres("width", "Ені, м", "Ширина, м", "Width, m", required=True, most=999),
        metres("depth", "Тереңдігі, м", "Глубина, м", "Depth, m", required=True, most=999),
        metres("power", "Қуаты, кВт", "Мощность, кВт", "Power, kW", most=999),
        *names("equipment", Words("Жабдығы", "Оборудование", "Equipment"), required=False, max_length=500),
        *names("workshop", Words("Шеберханасы", "Мастерская", "Workshop"), required=False, max_length=500),
        Column(
            "apart",
            Words("Қасында болмайтын", "Не рядом с", "Not beside"),
            kinds.Refs("forum.Stand"),
            required=False,
        ),
        ref("hall", Words("Зал", "Зал", "Hall"), "forum.Hall", required=False),
        Column("row", Words("Қатары", "Ряд", "Row"), kinds.Whole(0, 500), required=False),
        metres("x", "x, м", "x, м", "x, m"),
        metres("y", "y, м", "y, м", "y, m"),
        Column("seen", Words("Көрінуі, ‰", "Заметность, ‰", "Visibility, ‰"), kinds.Whole(0, 1000), required=False),
        choice("state", "Күйі", "Состояние", "State", words.STAND_STATE, required=False),
        choice("why", "Себебі", "Причина", "Reason", words.WHY_NO_PLACE, required=False),
        *SOURCE,
    ),
    check=stands_apart,
)
SIGNING_ITEMS = Sheet(
    code="forum_signings",
    title=Words("Қол қою кезегі", "Очередь подписания", "Queue of the signing"),
    model="forum.SigningItem",
    key=("forum", "memorandum"),
    columns=(
        FORUM,
        ref("memorandum", Words("Меморандум", "Меморандум", "Memorandum"), "partners.Memorandum"),
        PLACE,
        *names("signs_here", Words("Колледж атынан", "От колледжа", "For the college"), required=False),
        *names("signs_there", Words("Серіктес атынан", "От партнёра", "For the partner"), required=False),
        text("languages", "Мәтін тілдері", "Языки текстов", "Languages of the texts", 60),
        day("signed_on", "Қол қойылды", "Подписан", "Signed on", required=False),
        day("follow_by", "Тексеру күні", "Проверить до", "Follow up by", required=False),
        choice("follow", "Орындалуы", "Исполнение", "Follow-up", words.FOLLOW, required=False),
        text("evidence", "Дәлелі", "Подтверждение", "Evidence", 500),
        *SOURCE,
    ),
)
AWARD_ITEMS = Sheet(
    code="forum_awards",
    title=Words("Марапаттау реті", "Порядок награждения", "Order of the awards"),
    model="forum.AwardItem",
    key=("forum", "award"),
    columns=(
        FORUM,
        ref("award", Words("Марапат", "Награда", "Award"), "honours.Award"),
        PLACE,
        *names("citation", Words("Не үшін", "За что", "Citation"), required=False, max_length=500),
        *names("presenter", Words("Кім тапсырады", "Кто вручает", "Presented by"), required=False),
        yes("absent", "Өзі жоқ", "Отсутствует", "Absent"),
        text("proxy", "Кім алады", "Кто получает", "Received by", 150),
        yes("photo_consent", "Суретке келісімі", "Согласие на фото", "Consent to photographs"),
        yes("handed", "Тапсырылды", "Вручена", "Handed over"),
        *SOURCE,
    ),
)
RUN_LINES = Sheet(
    code="forum_runsheet",
    title=Words("Өткізу парағы", "Сценарный план", "Run sheet"),
    model="forum.RunLine",
    key=("forum", "day", "at", "place"),
    columns=(
        FORUM,
        day("day", "Күні", "Дата", "Date"),
        hour("at", "Уақыты", "Время", "Time"),
        PLACE,
        Column("minutes", Words("Минут", "Минут", "Minutes"), kinds.Whole(0, 720), required=False),
        *names("action", Words("Не болады", "Действие", "Action"), max_length=500),
        Column("responsible", Words("Жауапты", "Ответственный", "Responsible"), kinds.Text(200)),
        text("cue", "Белгі", "Сигнал", "Cue", 500),
        Column("session", SESSION.label, SESSION.kind, required=False),
        *SOURCE,
    ),
)
PRACTICES = Sheet(
    code="forum_practices",
    title=Words("Алынған тәжірибелер", "Взятые практики", "Practices taken home"),
    model="forum.Practice",
    key=("code",),
    columns=(
        CODE,
        FORUM,
        Column("session", SESSION.label, SESSION.kind, required=False),
        COLLEGE,
        *names("title", Words("Тәжірибе", "Практика", "Practice")),
        day("due", "Мерзімі", "Срок", "Due"),
        choice("state", "Күйі", "Состояние", "State", words.FOLLOW, required=False),
        text("evidence", "Дәлелі", "Подтверждение", "Evidence", 500),
        *SOURCE,
    ),
)
