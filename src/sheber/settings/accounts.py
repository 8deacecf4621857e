"""Sign-in by django-allauth: what is open, how often one may try, where mails go."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from sheber.settings.env import Env

ALLAUTH_APPS = [
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "allauth.usersessions",
]
ACCOUNT_ADAPTER = "sheber.web.accounts.Adapter"
SOCIALACCOUNT_ADAPTER = "sheber.web.accounts.SocialAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_CHANGE_EMAIL = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # the session that changed it stays; the others end with the old password
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Sheber: "
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "30/m/ip,10/5m/key",
    "reset_password": "20/h/ip,5/h/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
    "reauthenticate": "10/m/user",
    "confirm_email": "1/3m/key",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the administrator wrote the address down; a second factor must not wait for mail
MFA_TOTP_ISSUER = "Sheber"
MFA_ADAPTER = "sheber.web.accounts.SecondFactorAdapter"
USERSESSIONS_TRACK_ACTIVITY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_LOGIN_ON_GET = False


def providers(env: Env) -> dict[str, Any]:
    """The OpenID Connect provider of the settings; none where no address is given."""
    if not env.oidc_url:
        return {}
    app = {
        "provider_id": "oidc",  # a part of the callback's address: /account/provider/oidc/oidc/login/callback/
        "name": env.oidc_name,
        "client_id": env.oidc_client,
        "secret": env.oidc_secret.get_secret_value(),
        "settings": {"server_url": env.oidc_url},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def origins(env: Env) -> list[str]:
    """Where a form that signs in by the provider may lead: a browser holds a page's policy against redirects, too."""
    addresses = [env.oidc_url, *env.oidc_pages.split()] if env.oidc_url else []
    return sorted({f"{parts.scheme}://{parts.netloc}" for parts in map(urlsplit, addresses)})


def mail(url: str, home: Path) -> dict[str, Any]:
    """Where mails go: a server by `smtp://user:password@host:port` or `smtps://...`; files in the home otherwise.

    Raises ValueError for any other scheme, naming it.
    """
    folder = home / "mail"
    files = "django.core.mail.backends.filebased.EmailBackend"
    made = {"backend": files, "folder": folder, "host": "", "port": 25, "user": "", "password": ""}
    made |= {"tls": False, "ssl": False}
    if not url:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return made
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"}:
        raise ValueError(f"SHEBER_SMTP_URL: {parts.scheme!r} is not served; use smtp:// or smtps://")
    ssl = parts.scheme == "smtps"
    return made | {
        "backend": "django.core.mail.backends.smtp.EmailBackend",
        "folder": None,
        "host": parts.hostname or "localhost",
        "port": parts.port or (465 if ssl else 587),
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "ssl": ssl,
        "tls": not ssl and (parts.hostname or "") not in {"", "localhost", "127.0.0.1"},
    }
