"""All addresses: each slice brings its own under a prefix of its name."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path
from django.views.generic import TemplateView
from django.views.i18n import set_language

from sheber.api.docs import docs_page
from sheber.api.whole import api
from sheber.kernel.pages import comments
from sheber.kernel.pages.proof import proof_zip
from sheber.web import accounts, design, figures, idle, journal, people, person, search, views
from sheber.web import help as guides

urlpatterns = [
    path("", views.home, name="home"),
    path("figures/", figures.indicator_list, name="indicators"),
    path("figures/<str:code>/", figures.indicator_page, name="indicator"),
    path("report/indicator/<str:code>/", figures.old_address),
    path("jobs/", views.job_list, name="jobs"),
    path("jobs/<uuid:key>/", views.job_page, name="job"),
    path("journal/", journal.journal, name="journal"),
    path("notices/", views.notices, name="notices"),
    path("check/", views.check, name="check"),
    path("check/guide/", TemplateView.as_view(template_name="web/check_guide.html"), name="check-guide"),
    path("check/browser/", views.check_in_browser, name="check-in-browser"),
    path("view/", views.settings_page, name="settings"),
    path("sign-in/", accounts.SignIn.as_view(), name="sign-in"),
    path("sign-out/", accounts.sign_out, name="sign-out"),
    path("account/login/", accounts.SignIn.as_view(), name="account_login"),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/sessions/", include("allauth.usersessions.urls")),
    path("account/provider/", include("allauth.socialaccount.urls")),
    *(
        [path("account/provider/", include("allauth.socialaccount.providers.openid_connect.urls"))]
        if settings.SOCIALACCOUNT_PROVIDERS
        else []
    ),
    path("invitation/<str:code>/", people.invitation, name="invitation"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite_page, name="people-invite"),
    path("people/<int:pk>/", people.person_page, name="people-person"),
    path("people/roles/<int:pk>/end/", people.end_role, name="people-end"),
    path("people/invitations/<int:pk>/withdraw/", people.withdraw, name="people-withdraw"),
    path("me/", person.person, name="person"),
    path("me/keys/new/", person.token_new, name="token-new"),
    path("me/keys/<int:pk>/end/", person.token_end, name="token-end"),
    path("me/sessions/<int:pk>/end/", person.session_end, name="session-end"),
    path("me/kept/", idle.kept_page, name="kept"),
    path("me/drafts/<int:pk>/drop/", person.draft_drop, name="draft-drop"),
    path("search/", search.search_page, name="search"),
    path("comments/<str:model>/<str:key>/", comments.add_comment, name="comment"),
    path("comments/<int:pk>/", comments.comment_paper, name="comment-paper"),
    path("design/", design.design, name="design"),
    path("keyboard/", design.keyboard, name="keys"),
    path("help/", guides.help_page, name="help"),
    path("help/<str:name>/", guides.guide_page, name="guide"),
    path("help/picture/<str:language>/<str:name>", guides.picture, name="guide-picture"),
    path("language/", set_language, name="set_language"),
    path("health", views.health, name="health"),
    path("proof/<path:name>.zip", proof_zip, name="proof"),
    path("api/v1/docs", docs_page, name="api-docs"),
    path("api/v1/", api.urls),
    *(
        path(f"{name}/", include(f"sheber.{name}.urls"))
        for name in settings.SLICES
        if find_spec(f"sheber.{name}.urls")
    ),
]

people.declare_system_menu()

handler400 = views.bad_request
handler403 = views.forbidden
handler404 = views.not_found
handler500 = views.server_error
