"""The addresses of honours."""

from django.urls import path

from sheber.honours import words
from sheber.honours.models import Award, Call
from sheber.honours.rules import INSIDERS, KEEPERS
from sheber.honours.views import award, call, jury, nomination, overview
from sheber.honours.views.registers import (
    ALL,
    AWARD,
    CALL,
    CLAIM,
    CRITERION,
    JUROR,
    NOMINATION,
    RELATION,
    RULE,
    SCORE,
)
from sheber.kernel.actors import Role
from sheber.kernel.pages import MenuItem, YearStep, declare_menu, declare_step, rows_there
from sheber.kernel.words import Words

TITLE = Words("Марапаттар", "Награды", "Honours")
urlpatterns = [
    path("", overview.overview, name="honours"),
    path("did.json", overview.did_file, name="honours-did"),
    path("status/<int:year>.jwt", overview.status_file, name="honours-status"),
    path("check/", award.check, name="honours-check"),
    path("nominate/", nomination.new, name="honours-nominate"),
    path("nominated/<str:code>/", nomination.page, name="honours-nomination-page"),
    path("nominated/<str:code>/claim/", nomination.claim, name="honours-claim-add"),
    path("nominated/<str:code>/<str:name>/", nomination.move, name="honours-nomination-move"),
    path("jury/", jury.mine, name="honours-jury"),
    path("jury/<str:code>/<str:nomination>/", jury.ballot, name="honours-ballot"),
    path("jury/<str:code>/<str:nomination>/aside/", jury.aside, name="honours-aside"),
    path("contest/<str:code>/", call.page, name="honours-call"),
    path("contest/<str:code>/criteria.json", call.settings_file, name="honours-criteria"),
    path("contest/<str:code>/decree.<str:language>.pdf", call.decree, name="honours-decree"),
    path("contest/<str:code>/decide/", call.decide, name="honours-decide"),
    path("contest/<str:code>/step/<str:name>/", call.step, name="honours-step"),
    *(address for register in ALL for address in register.urls),
    path("award/<str:key>/", award.page, name="honours-award"),
    path("award/<str:key>/issue/", award.issue, name="honours-issue"),
    path("award/<str:key>/revoke/", award.revoke, name="honours-revoke"),
    path("award/<str:key>/paper.<str:language>.pdf", award.paper, name="honours-paper"),
    path("award/<str:key>/proof.zip", award.bundle, name="honours-bundle"),
]
NOMINATING = frozenset({*KEEPERS, Role.COLLEGE, Role.EMPLOYER})
JURORS = frozenset({Role.JUROR})
declare_menu(
    MenuItem(TITLE, Words("Марапаттарға шолу", "Обзор наград", "Overview of honours"), "honours"),
    MenuItem(TITLE, Words("Қазы: бағалау", "Жюри: моя оценка", "Jury: my scores"), "honours-jury", JURORS),
    MenuItem(TITLE, Words("Марапатқа ұсыну", "Представить к награде", "Nominate"), "honours-nominate", NOMINATING),
    MenuItem(TITLE, Words("Марапатты тексеру", "Проверить награду", "Check an award"), "honours-check"),
    *(register.item(TITLE) for register in (AWARD, CALL, RULE, NOMINATION)),
    *(
        MenuItem(TITLE, register.title, f"{register.name}-list", INSIDERS)
        for register in (JUROR, RELATION, CRITERION, CLAIM, SCORE)
    ),
)


def state(year: int) -> Words:
    """How far the year's last call is, else whether there are awards."""
    call = Call.objects.filter(year=year).order_by("-closes", "-code").first()
    return words.CALL_STATE.label(call.state) if call else rows_there(Award.objects.filter(year=year).exists())


declare_step(YearStep(9, TITLE, "honours", ("honours.nominations", "honours.awards", "honours.credentials"), state))
