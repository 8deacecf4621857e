"""The addresses of the forum. No address names a person or a code that opens something."""

from django.urls import path

from sheber.forum import words
from sheber.forum.models import Forum
from sheber.forum.queries import newest_version
from sheber.forum.views import desk, door, files, guests, mine, programme, public, registers, scenes, stands
from sheber.kernel.pages import MenuItem, YearStep, declare_menu, declare_step
from sheber.kernel.words import Words

TITLE = Words("Форум", "Форум", "Forum")
DESK = "desk/<str:code>/"
urlpatterns = [
    path("", desk.overview, name="forum"),
    path("desk/", desk.desk_home, name="forum-desk-home"),
    path(DESK, desk.desk, name="forum-desk"),
    path(f"{DESK}do/<str:name>/", desk.do, name="forum-desk-act"),
    path(f"{DESK}difference/", desk.difference, name="forum-difference"),
    path(f"{DESK}delegations/", guests.delegations, name="forum-delegations"),
    path(f"{DESK}delegations/<str:key>/", guests.delegation, name="forum-delegation"),
    path(f"{DESK}delegations/<str:key>/letter/", guests.letter, name="forum-letter"),
    path(f"{DESK}delegations/<str:key>/do/<str:name>/", guests.do, name="forum-delegation-act"),
    path(f"{DESK}badges/", guests.badges, name="forum-badges"),
    path(f"{DESK}door/", door.door, name="forum-door"),
    path(f"{DESK}door/offline/", door.offline, name="forum-door-offline"),
    path(f"{DESK}door/do/<str:name>/", door.do, name="forum-door-act"),
    path(f"{DESK}programme/", programme.programme, name="forum-programme"),
    path(f"{DESK}programme/do/<str:name>/", programme.do, name="forum-programme-act"),
    path(f"{DESK}programme/session/<str:key>/", programme.session, name="forum-session-place"),
    path(f"{DESK}exhibition/", scenes.exhibition, name="forum-exhibition"),
    path(f"{DESK}exhibition/do/<str:name>/", scenes.exhibition_do, name="forum-exhibition-act"),
    path(f"{DESK}signing/", scenes.signing, name="forum-signing"),
    path(f"{DESK}signing/do/<str:name>/", scenes.signing_do, name="forum-signing-act"),
    path(f"{DESK}signing/cards.pdf", scenes.cards, name="forum-cards"),
    path(f"{DESK}awards/", scenes.awards, name="forum-awards"),
    path(f"{DESK}awards/do/<str:name>/", scenes.awards_do, name="forum-awards-act"),
    path(f"{DESK}awards/list.pdf", scenes.awards_paper, name="forum-awards-paper"),
    path(f"{DESK}run/", scenes.run, name="forum-run"),
    path(f"{DESK}run/sheet.<str:form>", scenes.run_file, name="forum-run-file"),
    path(f"{DESK}files/", files.files, name="forum-files"),
    path(f"{DESK}files/do/<str:name>/", files.do, name="forum-files-act"),
    path("my/", mine.my, name="forum-my"),
    path("my/leave/", mine.leave, name="forum-my-leave"),
    path("my/delegation/", mine.delegation, name="forum-my-delegation"),
    path("my/delegation/invitation.pdf", mine.invitation, name="forum-my-invitation"),
    path("my/delegation/do/<str:name>/", mine.do, name="forum-my-act"),
    path("site/<str:code>/", public.site, name="forum-site"),
    path("site/<str:code>/v/<int:number>/", public.version_page, name="forum-version"),
    path("site/<str:code>/v/<int:number>/programme.<str:form>", public.programme_file, name="forum-programme-file"),
    path("site/<str:code>/exhibition/", public.catalogue, name="forum-catalogue"),
    path("site/<str:code>/exhibition/catalogue.pdf", public.catalogue_file, name="forum-catalogue-file"),
    path("site/<str:code>/invitation/<str:tongue>/", public.invitation, name="forum-invitation"),
    path("site/<str:code>/press/", public.press, name="forum-press"),
    path("site/<str:code>/files/<int:number>/", public.file, name="forum-file"),
    path("site/<str:code>/stand/", stands.ask, name="forum-ask-stand"),
    path("site/<str:code>/stand/<str:key>/visits/", door.visit, name="forum-visit"),
    *(address for register in registers.ALL for address in register.urls),
]
declare_menu(
    MenuItem(TITLE, Words("Форумдар", "Форумы", "Forums"), "forum"),
    MenuItem(TITLE, Words("Менің делегациям", "Моя делегация", "My delegation"), "forum-my"),
    MenuItem(TITLE, Words("Форум үстелі", "Стол форума", "Forum desk"), "forum-desk-home", model="forum.Wish"),
    *(register.item(TITLE) for register in registers.OPEN),
)


def state(year: int) -> Words:
    """How far the year's forum is: the released version, else its state."""
    forum = Forum.objects.filter(day__year=year).order_by("-day").first()
    if forum is None:
        return Words()
    version = newest_version(forum)
    label = words.FORUM_STATE.label(forum.state)
    if version is None:
        return label
    told = Words("бағдарлама {n}-нұсқа", "программа, версия {n}", "programme, version {n}").format(n=version.number)
    return Words(*(f"{label.in_language(code)}, {told.in_language(code)}" for code in ("kk", "ru", "en")))


declare_step(YearStep(10, TITLE, "forum", ("forum.countries", "forum.sessions", "forum.memoranda"), state))
