"""Django's settings. An operator sets the environment (see `env.py`), never this file."""

from importlib.util import find_spec
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from sheber.kernel.logs import logging_settings
from sheber.settings.accounts import *  # noqa: F403  (names of django-allauth)
from sheber.settings.accounts import ALLAUTH_APPS, mail, origins, providers
from sheber.settings.database import database
from sheber.settings.env import Env
from sheber.settings.keys import kept_secret

ENV = Env()
PACKAGE = Path(__file__).resolve().parents[1]
HOME = ENV.home.resolve()
HOME.mkdir(parents=True, exist_ok=True)
SHEBER_HOME = HOME

DEBUG = ENV.debug
DEMO = ENV.demo
SECRET_KEY = ENV.secret_key.get_secret_value() or kept_secret(HOME / "keys" / "django")
# Opens the sealed columns (IIN, phone); kept apart from SECRET_KEY so that each can be changed alone.
SEALED_KEY = kept_secret(HOME / "keys" / "sealed", 32)
ALLOWED_HOSTS = ENV.allowed_hosts.split()

# The slices, from the ground up: the order in which sheets are loaded and pages are listed.
SLICES = [
    name
    for name in (
        "registry",
        "demand",
        "guidance",
        "order",
        "admission",
        "training",
        "employment",
        "partners",
        "works",
        "honours",
        "forum",
        "report",
    )
    if find_spec(f"sheber.{name}") and find_spec(f"sheber.{name}.apps")
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "sheber.kernel",
    *(f"sheber.{name}" for name in SLICES),
    "sheber.web",
    "sheber.api",
    *ALLAUTH_APPS,
    *(["allauth.socialaccount.providers.openid_connect"] if ENV.oidc_url else []),
]
MIDDLEWARE = [
    "sheber.kernel.logs.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sheber.kernel.actors.ActorMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "sheber.web.gate.Gate",
    "sheber.web.idle.Idle",
    "sheber.api.once.Once",
]
ROOT_URLCONF = "sheber.root"
WSGI_APPLICATION = "sheber.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sheber.web.context.shell",
            ],
        },
    }
]

# Tries and locks are counted for all worker processes and machines together; the table is made beside the others.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "sheber_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
TRUSTED_PROXIES = ENV.proxies
DATABASES = {"default": database(ENV.database_url, HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

LANGUAGE_CODE = ENV.language
LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian")), ("en", _("English"))]
USE_I18N = True
LOCALE_PATHS = [PACKAGE / "locale"]  # Kazakh words over the catalogues of Django and django-allauth
FORMAT_MODULE_PATH = ["sheber.kernel.formats"]
USE_THOUSAND_SEPARATOR = False  # years are numbers too: pages group by the filter `num`
TIME_ZONE = ENV.time_zone
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
# `sheber serve` collects and squeezes the static files first; without that they are served from the package.
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "sheber").is_dir()
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = HOME / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF, *origins(ENV)],
    }
}
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
SESSION_IDLE = {"staff": ENV.idle_staff * 60, "others": ENV.idle * 60}  # seconds without work
SECURE_REFERRER_POLICY = "same-origin"
if ENV.https:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

# Staff without a second factor reach nothing but the page where they set one up. Open in the demo, which says so.
STAFF_SECOND_FACTOR = ENV.second_factor and not DEMO
SITE_URL = ENV.site_url.rstrip("/")
SOCIALACCOUNT_PROVIDERS = providers(ENV)
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if ENV.https else "http"  # of the address that a provider calls back
EMAIL = mail(ENV.smtp_url, HOME)
EMAIL_BACKEND, EMAIL_HOST, EMAIL_PORT = EMAIL["backend"], EMAIL["host"], EMAIL["port"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = EMAIL["user"], EMAIL["password"]
EMAIL_USE_TLS, EMAIL_USE_SSL, EMAIL_FILE_PATH = EMAIL["tls"], EMAIL["ssl"], EMAIL["folder"]
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = ENV.mail_from

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LOGGING = logging_settings(ENV.log_level)
