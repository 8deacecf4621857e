"""Sheets of the forum, its halls, people and sessions."""

from sheber.forum import words
from sheber.forum.exchange.shared import (
    COUNTRY,
    FORUM,
    LANGUAGE,
    PAIRS_COLUMN,
    PLACE,
    choice,
    day,
    halls_free,
    hour,
    metres,
    pairs_well_formed,
    text,
)
from sheber.kernel.exchange import SOURCE, Column, Sheet, kinds, names
from sheber.kernel.exchange.rules import all_of, in_order, not_itself
from sheber.kernel.words import Words
from sheber.registry.exchange import CODE, NAME, ref

SESSION = ref("session", Words("Сессия", "Сессия", "Session"), "forum.Session")
SPEAKER = ref("speaker", Words("Баяндамашы", "Участник программы", "Speaker"), "forum.Speaker")

FORUMS = Sheet(
    code="forums",
    title=Words("Форумдар", "Форумы", "Forums"),
    model="forum.Forum",
    key=("code",),
    columns=(
        CODE,
        *NAME,
        day("day", "Күні", "Дата", "Date"),
        *names("place", Words("Орны", "Место", "Place"), required=False),
        *SOURCE,
        choice("state", "Күйі", "Состояние", "State", words.FORUM_STATE, required=False),
        day("ends", "Соңғы күні", "Последний день", "Last day", required=False),
        hour("opens_at", "Басталуы", "Начало дня", "Day begins", required=False),
        hour("closes_at", "Аяқталуы", "Конец дня", "Day ends", required=False),
        Column("step", Words("Қадам, мин", "Шаг, мин", "Step, min"), kinds.Whole(5, 60), required=False),
        ref(
            "copied_from",
            Words("Қайдан көшірілген", "Скопирован с", "Copied from"),
            "forum.Forum",
            required=False,
        ),
        *names("theme", Words("Тақырыбы", "Тема", "Theme"), required=False, max_length=500),
        Column(
            "follow_days",
            Words("Бақылау мерзімі, күн", "Срок контроля, дней", "Follow-up after, days"),
            kinds.Whole(1, 1000),
            required=False,
        ),
        *names("inviter", Words("Шақырушы", "Приглашающий", "Inviting person"), required=False),
    ),
    check=all_of(in_order("day", "ends"), not_itself("code", "copied_from")),
)
HALLS = Sheet(
    code="forum_halls",
    title=Words("Форум залдары", "Залы форума", "Halls of the forum"),
    model="forum.Hall",
    key=("code",),
    columns=(
        CODE,
        FORUM,
        *NAME,
        choice("kind", "Түрі", "Вид", "Kind", words.HALL),
        Column("seats", Words("Орын саны", "Мест", "Seats"), kinds.Whole(0, 100_000), required=False),
        metres("width", "Ені, м", "Ширина, м", "Width, m"),
        metres("depth", "Тереңдігі, м", "Глубина, м", "Depth, m"),
        metres("aisle", "Өткел, м", "Проход, м", "Aisle, m", most=99),
        metres("door", "Есік (сол жақтан), м", "Дверь (от левой стены), м", "Door (from the left), m"),
        metres("power", "Қуаты, кВт", "Мощность, кВт", "Power, kW"),
        metres("circuit", "Қатар қуаты, кВт", "Мощность ряда, кВт", "Power of a row, kW"),
        *SOURCE,
    ),
)
SPEAKERS = Sheet(
    code="forum_speakers",
    title=Words("Бағдарлама қатысушылары", "Участники программы", "People of the programme"),
    model="forum.Speaker",
    key=("code",),
    columns=(
        CODE,
        FORUM,
        *names("name", Words("Аты-жөні", "Имя", "Name")),
        choice("duty", "Рөлі", "Роль", "Role", words.SPEAKER_DUTY),
        *names("position", Words("Лауазымы", "Должность", "Position"), required=False),
        COUNTRY,
        PAIRS_COLUMN,
        *SOURCE,
    ),
    check=pairs_well_formed,
)
WINDOWS = Sheet(
    code="forum_windows",
    title=Words("Кім қашан бола алады", "Кто когда может быть", "Who is there when"),
    model="forum.Window",
    key=("speaker", "day", "from_time"),
    columns=(
        SPEAKER,
        day("day", "Күні", "Дата", "Date"),
        hour("from_time", "Бастап", "С", "From"),
        hour("to_time", "Дейін", "До", "To"),
        *SOURCE,
    ),
    check=in_order("from_time", "to_time"),
)
SESSIONS = Sheet(
    code="forum_sessions",
    title=Words("Сессиялар", "Сессии", "Sessions"),
    model="forum.Session",
    key=("code",),
    columns=(
        CODE,
        FORUM,
        choice("kind", "Түрі", "Вид", "Kind", words.SESSION),
        *names("title", Words("Тақырыбы", "Тема", "Title")),
        *names("about", Words("Мазмұны", "О чём", "About"), required=False, max_length=1000),
        Column("minutes", Words("Минут", "Минут", "Minutes"), kinds.Whole(5, 720)),
        Column("audience", Words("Тыңдаушы", "Слушателей", "Audience"), kinds.Whole(0, 100_000), required=False),
        LANGUAGE,
        PAIRS_COLUMN,
        text("video", "Бейне сілтемесі", "Ссылка на видео", "Link to the video", 200),
        ref("hall", Words("Зал", "Зал", "Hall"), "forum.Hall", required=False),
        day("day", "Күні", "Дата", "Date", required=False),
        hour("from_time", "Басталуы", "Начало", "Begins", required=False),
        Column(
            "interpreters",
            Words("Аудармашылар", "Переводчики", "Interpreters"),
            kinds.Refs("forum.Speaker"),
            required=False,
        ),
        *SOURCE,
    ),
    check=all_of(halls_free, pairs_well_formed),
)
TALKS = Sheet(
    code="forum_talks",
    title=Words("Баяндамалар", "Доклады", "Talks"),
    model="forum.Talk",
    key=("session", "speaker"),
    columns=(
        SESSION,
        SPEAKER,
        PLACE,
        *names("title", Words("Тақырыбы", "Тема", "Title"), required=False),
        *SOURCE,
    ),
)
WISHES = Sheet(
    code="forum_wishes",
    title=Words("Бағдарлама тілектері", "Пожелания к программе", "Wishes of the programme"),
    model="forum.Wish",
    key=("code",),
    columns=(
        CODE,
        FORUM,
        choice("kind", "Түрі", "Вид", "Kind", words.WISH),
        SESSION,
        ref("other", Words("Басқа сессия", "Другая сессия", "Other session"), "forum.Session", required=False),
        ref("hall", Words("Зал", "Зал", "Hall"), "forum.Hall", required=False),
        day("day", "Күні", "Дата", "Date", required=False),
        hour("from_time", "Бастап", "С", "From", required=False),
        hour("to_time", "Дейін", "До", "To", required=False),
        Column("weight", Words("Салмағы", "Вес", "Weight"), kinds.Whole(1, 100), required=False),
        text("who", "Кімнің тілегі", "Чьё пожелание", "Whose wish", 200),
        *SOURCE,
    ),
    check=all_of(in_order("from_time", "to_time"), not_itself("session", "other")),
)
