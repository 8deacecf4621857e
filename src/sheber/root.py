"""All addresses: each slice brings its own under a prefix of its name."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path
from django.views.i18n import set_language

from sheber.api.root import api
from sheber.kernel.pages.proof import proof_zip
from sheber.web import views

urlpatterns = [
    path("", views.home, name="home"),
    path("figures/", views.indicator_list, name="indicators"),
    path("figures/<str:code>/", views.indicator_page, name="indicator"),
    path("jobs/", views.job_list, name="jobs"),
    path("jobs/<uuid:key>/", views.job_page, name="job"),
    path("journal/", views.journal, name="journal"),
    path("check/", views.check, name="check"),
    path("view/", views.settings_page, name="settings"),
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("language/", set_language, name="set_language"),
    path("health", views.health, name="health"),
    path("proof/<path:name>.zip", proof_zip, name="proof"),
    path("api/v1/", api.urls),
    *(
        path(f"{name}/", include(f"sheber.{name}.urls"))
        for name in settings.SLICES
        if find_spec(f"sheber.{name}.urls")
    ),
]

handler400 = views.bad_request
handler403 = views.forbidden
handler404 = views.not_found
handler500 = views.server_error
