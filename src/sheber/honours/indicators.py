"""Figures of honours."""

from sheber.honours.models import Award, Call, Credential, Nomination, Recusal
from sheber.kernel.declare import LABELS, PIECES, declare
from sheber.kernel.words import Words

SOURCE = Words("Марапаттар тізілімі", "Реестр наград", "Register of awards")
NOMINATIONS_SOURCE = Words("Ұсыныстар тізілімі", "Реестр представлений", "Register of nominations")
LABELS.update(
    {
        "number": Words("Нөмірі", "Номер", "Number"),
        "award__kind": Words("Түрі", "Вид", "Kind"),
        "award__code": Words("Марапат", "Награда", "Award"),
        "juror__call__code": Words("Байқау", "Конкурс", "Call"),
        "state": Words("Күйі", "Состояние", "State"),
    }
)

AWARDS = declare(
    "honours.awards",
    Words("Марапаттар (аты аталғандар)", "Награды (поимённо)", "Awards (by name)"),
    PIECES,
    Words("Тізілімдегі марапаттар", "Награды в реестре", "Awards in the register"),
    lambda scope: Award.objects.filter(year=scope.year).order_by("code"),
    ("code", "kind"),
    source=SOURCE,
    within={"kind": "kind"},
)
NOMINATIONS = declare(
    "honours.nominations",
    Words("Марапатқа ұсынылғандар", "Представлено к наградам", "Nominated for awards"),
    PIECES,
    Words("Осы жылы жіберілген ұсыныстар", "Представления, отправленные за год", "Nominations sent in the year"),
    lambda scope: (
        Nomination.objects.filter(year=scope.year).exclude(state__in=("draft", "returned")).order_by("code")
    ),
    ("code", "kind", "state"),
    source=NOMINATIONS_SOURCE,
    within={"kind": "kind"},
)
RECUSALS = declare(
    "honours.recusals",
    Words("Қазылардың өздігінен шеттетілуі", "Отводы членов жюри", "Recusals of jurors"),
    PIECES,
    Words(
        "Мүдделер қақтығысынан шеттетілген жұптар",
        "Пары «член жюри — кандидат» с конфликтом интересов",
        "Pairs of juror and nominee kept apart by a conflict",
    ),
    lambda scope: Recusal.objects.filter(juror__call__year=scope.year).order_by("pk"),
    ("juror__call__code", "kind"),
    source=Words("Байқаулар тізілімі", "Реестр конкурсов", "Register of calls"),
    within={"kind": "kind"},
)
CALLS = declare(
    "honours.calls",
    Words("Қазылар алқасы шешкен байқаулар", "Конкурсы, решённые жюри", "Calls decided by a jury"),
    PIECES,
    Words("Дауысы есептелген байқаулар", "Конкурсы с подсчитанными голосами", "Calls whose ballots were counted"),
    lambda scope: Call.objects.filter(year=scope.year, state__in=("counted", "decided")).order_by("code"),
    ("code", "kind", "state"),
    source=Words("Байқаулар тізілімі", "Реестр конкурсов", "Register of calls"),
)
CREDENTIALS = declare(
    "honours.credentials",
    Words("Берілген цифрлық куәліктер", "Выдано цифровых удостоверений", "Digital credentials issued"),
    PIECES,
    Words("Open Badges 3.0 куәліктері", "Удостоверения Open Badges 3.0", "Open Badges 3.0 credentials"),
    lambda scope: Credential.objects.filter(year=scope.year).order_by("number"),
    ("number", "award__code", "award__kind"),
    source=SOURCE,
    within={"kind": "award__kind"},
)
REVOKED = declare(
    "honours.revoked",
    Words("Кері қайтарылған куәліктер", "Отозвано удостоверений", "Credentials revoked"),
    PIECES,
    Words("Осы жылы кері қайтарылғандар", "Отозваны в этом году", "Revoked in the year"),
    lambda scope: Credential.objects.filter(revoked__year=scope.year).order_by("number"),
    ("number", "award__code", "award__kind"),
    source=SOURCE,
)
