"""Sheets of what was released or happened and never changes: programmes, letters, who came.

The badge itself is made anew from its number and the region's key; passports never leave the database.
"""

from sheber.forum import words
from sheber.forum.exchange.programme import SESSION
from sheber.forum.exchange.shared import FORUM, LANGUAGE, PAIRS_COLUMN, choice, text
from sheber.kernel.exchange import Column, Sheet, kinds, names
from sheber.kernel.words import Words
from sheber.registry.exchange import ref

NUMBER = Column("number", Words("Нөмірі", "Номер", "Number"), kinds.Whole(1, 1_000_000))
PARTICIPANT = Words("Қатысушы", "Участник", "Participant")


def moment(name: str, kk: str, ru: str, en: str) -> Column:
    """When something happened."""
    return Column(name, Words(kk, ru, en), kinds.Moment())


VERSIONS = Sheet(
    code="forum_versions",
    title=Words("Шығарылған бағдарламалар", "Выпущенные программы", "Released programmes"),
    model="forum.Version",
    key=("forum", "number"),
    columns=(
        FORUM,
        NUMBER,
        text("reason", "Себебі", "Причина", "Reason", 500),
        Column("changes", Words("Өзгерістер", "Изменения", "Changes"), kinds.Json(lists=True), required=False),
        text("folder", "Мөрленген бума", "Запечатанная папка", "Sealed folder"),
        text("by", "Кім шығарды", "Кто выпустил", "Released by", 150),
        moment("at", "Қашан", "Когда", "At"),
        Column("told", Words("Хабарланды", "Извещено", "Told"), kinds.Whole(0), required=False),
    ),
    fixed=True,
)
SLOTS = Sheet(
    code="forum_slots",
    title=Words(
        "Шығарылған бағдарламалардың сессиялары", "Сессии выпущенных программ", "Sessions of released programmes"
    ),
    model="forum.Slot",
    key=("version", "session"),
    columns=(
        ref("version", Words("Нұсқа", "Версия", "Version"), "forum.Version"),
        SESSION,
        choice("kind", "Түрі", "Вид", "Kind", words.SESSION),
        *names("title", Words("Тақырыбы", "Тема", "Title")),
        *names("about", Words("Мазмұны", "О чём", "About"), required=False, max_length=1000),
        *names("hall", Words("Зал", "Зал", "Hall")),
        Column("hall_code", Words("Зал коды", "Код зала", "Code of the hall"), kinds.Code()),
        LANGUAGE,
        PAIRS_COLUMN,
        text("video", "Бейне сілтемесі", "Ссылка на видео", "Link to the video", 200),
        moment("starts", "Басталуы", "Начало", "Starts"),
        moment("ends", "Аяқталуы", "Окончание", "Ends"),
        Column("people", Words("Адамдары", "Участники", "People"), kinds.Json(lists=True), required=False),
        Column(
            "interpreters",
            Words("Аудармашылар", "Переводчики", "Interpreters"),
            kinds.Json(lists=True),
            required=False,
        ),
    ),
    fixed=True,
)
LETTERS = Sheet(
    code="forum_letters",
    title=Words("Жазылған хаттар", "Написанные письма", "Letters written"),
    model="forum.Letter",
    key=("delegation", "number"),
    columns=(
        ref("delegation", Words("Делегация", "Делегация", "Delegation"), "forum.Delegation"),
        NUMBER,
        ref("participant", PARTICIPANT, "forum.Participant", required=False),
        choice("kind", "Түрі", "Вид", "Kind", words.LETTER),
        choice("language", "Тілі", "Язык", "Language", words.LANGUAGE),
        Column(
            "sha256",
            Words("PDF SHA-256", "SHA-256 файла PDF", "SHA-256 of the PDF"),
            kinds.Code(64, "^[0-9a-f]{64}$"),
        ),
        moment("made", "Қашан жазылды", "Когда написано", "Written at"),
    ),
    fixed=True,
)
CHECK_INS = Sheet(
    code="forum_checkins",
    title=Words("Келгендер", "Отметки о приходе", "Who came"),
    model="forum.CheckIn",
    key=("participant",),
    columns=(
        ref("participant", PARTICIPANT, "forum.Participant"),
        moment("at", "Қашан", "Когда", "At"),
        text("by", "Кім тіркеді", "Кто отметил", "Checked in by", 150),
        Column("offline", Words("Желісіз", "Без сети", "Offline"), kinds.YesNo()),
    ),
    fixed=True,
)
