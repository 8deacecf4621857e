"""The registers of the forum: one for each sheet."""

from sheber.forum.exchange import DELEGATIONS, PARTICIPANTS
from sheber.kernel.exchange import Column, kinds
from sheber.kernel.pages import Register
from sheber.kernel.words import Words

FORUM = Register(
    "forum.Forum", Words("Форумдар", "Форумы", "Forums"), ("name", "day", "place", "state"),
    sheet_code="forums", search=("name",), filters=("state",), order="day", by="code",
)  # fmt: skip
DELEGATION = Register(
    "forum.Delegation",
    Words("Делегациялар", "Делегации", "Delegations"),
    ("code", "country", "role", "organisation", "state", "quota", "protocol"),
    sheet_code="delegations",
    columns=(Column("code", Words("Коды", "Код", "Code"), kinds.Code(90)), *DELEGATIONS.columns),
    search=("country", "organisation"),
    filters=("forum", "role", "state"),
    order="protocol",
    by="code",
)
HALL = Register(
    "forum.Hall", Words("Форум залдары", "Залы форума", "Halls of the forum"), ("code", "name", "kind", "seats", "forum"),
    sheet_code="forum_halls", search=("code", "name"), filters=("forum", "kind"), by="code",
)  # fmt: skip
SPEAKER = Register(
    "forum.Speaker", Words("Бағдарлама қатысушылары", "Участники программы", "People of the programme"),
    ("code", "name", "duty", "country", "pairs", "forum"),
    sheet_code="forum_speakers", search=("code", "name"), filters=("forum", "duty"), by="code",
)  # fmt: skip
WINDOW = Register(
    "forum.Window", Words("Кім қашан бола алады", "Кто когда может быть", "Who is there when"),
    ("speaker", "day", "from_time", "to_time"),
    sheet_code="forum_windows", search=("speaker__code", "speaker__name"),
)  # fmt: skip
SESSION = Register(
    "forum.Session", Words("Сессиялар", "Сессии", "Sessions"),
    ("code", "title", "kind", "minutes", "hall", "day", "from_time"),
    sheet_code="forum_sessions", search=("code", "title"), filters=("forum", "kind"), by="code",
)  # fmt: skip
TALK = Register(
    "forum.Talk", Words("Баяндамалар", "Доклады", "Talks"), ("session", "speaker", "title", "place"),
    sheet_code="forum_talks", search=("session__code", "speaker__name", "title"),
)  # fmt: skip
WISH = Register(
    "forum.Wish", Words("Бағдарлама тілектері", "Пожелания к программе", "Wishes of the programme"),
    ("code", "kind", "session", "other", "hall", "day", "from_time", "to_time", "weight", "who"),
    sheet_code="forum_wishes", search=("code", "who"), filters=("forum", "kind"), by="code",
)  # fmt: skip
PARTICIPANT = Register(
    "forum.Participant", Words("Форум қатысушылары", "Участники форума", "Participants of the forum"),
    ("code", "name", "position", "duty", "state", "number", "delegation"),
    sheet_code="forum_participants", columns=PARTICIPANTS.columns, search=("code", "name"),
    filters=("duty", "state"), by="code",
    about=Words(
        "Төлқұжат деректері мұнда көрсетілмейді және экспортталмайды.",
        "Паспортные данные здесь не показываются и не выгружаются.",
        "Passports are neither shown nor exported here.",
    ),
)  # fmt: skip
STAND = Register(
    "forum.Stand", Words("Стендтер", "Стенды", "Stands"),
    ("code", "college", "exhibitor", "theme", "width", "depth", "power", "hall", "state", "why"),
    sheet_code="forum_stands", search=("code", "exhibitor", "theme"), filters=("forum", "state"), by="code",
)  # fmt: skip
SIGNING = Register(
    "forum.SigningItem", Words("Қол қою кезегі", "Очередь подписания", "Queue of the signing"),
    ("place", "memorandum", "signed_on", "follow_by", "follow", "forum"),
    sheet_code="forum_signings", search=("memorandum__code",), filters=("forum", "follow"), order="place",
)  # fmt: skip
AWARD = Register(
    "forum.AwardItem", Words("Марапаттау реті", "Порядок награждения", "Order of the awards"),
    ("place", "award", "citation", "presenter", "absent", "handed", "forum"),
    sheet_code="forum_awards", search=("award__code", "award__person"), filters=("forum",), order="place",
)  # fmt: skip
RUN_LINE = Register(
    "forum.RunLine", Words("Өткізу парағы", "Сценарный план", "Run sheet"),
    ("at", "action", "responsible", "cue", "minutes", "day", "forum"),
    sheet_code="forum_runsheet", search=("action", "responsible"), filters=("forum",), order="at",
)  # fmt: skip
PRACTICE = Register(
    "forum.Practice", Words("Алынған тәжірибелер", "Взятые практики", "Practices taken home"),
    ("code", "title", "college", "session", "due", "state"),
    sheet_code="forum_practices", search=("code", "title"), filters=("forum", "state"), by="code",
)  # fmt: skip
ALL = (
    FORUM, DELEGATION, HALL, SPEAKER, WINDOW, SESSION, TALK, WISH, PARTICIPANT, STAND, SIGNING, AWARD, RUN_LINE, PRACTICE,
)  # fmt: skip
OPEN = (SESSION, SPEAKER, STAND)  # those that stand in everybody's menu
