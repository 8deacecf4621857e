"""What the environment may set, with types. `sheber doctor` prints these with their values."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Env(BaseSettings):
    """Every setting an operator may give; each has a default that runs with no set-up."""

    model_config = SettingsConfigDict(env_prefix="SHEBER_", extra="ignore")

    home: Path = Field(default=Path("var"), description="Folder for files, keys, the log and SQLite.")
    database_url: str = Field(
        default="",
        validation_alias="DATABASE_URL",
        description="postgresql://user:password@host:port/name; empty: SQLite in SHEBER_HOME.",
    )
    debug: bool = Field(default=False, description="Django's debug pages. Never in production.")
    demo: bool = Field(default=False, description="Shows the demo accounts on the sign-in page.")
    secret_key: SecretStr = Field(
        default=SecretStr(""), description="Django's secret; empty: made once and kept in SHEBER_HOME/keys."
    )
    allowed_hosts: str = Field(
        default="localhost 127.0.0.1 [::1]", description="Host names served, parted by spaces."
    )
    https: bool = Field(default=False, description="Served behind TLS: secure cookies, HSTS, redirect.")
    time_zone: str = Field(default="Asia/Almaty", description="One zone for the region.")
    language: str = Field(default="ru", description="Language of a first visit: kk, ru or en.")
    log_level: str = Field(default="INFO", description="DEBUG, INFO, WARNING or ERROR.")
    second_factor: bool = Field(
        default=True, description="Staff must have a passkey or an authenticator app. The demo runs without."
    )
    idle_staff: int = Field(
        default=30, ge=1, description="Minutes without work after which the department's staff sign in anew."
    )
    idle: int = Field(
        default=120, ge=1, description="The same for everybody else: colleges, employers, applicants, delegations."
    )
    proxies: int = Field(
        default=0,
        ge=0,
        description="Servers before this one that add to X-Forwarded-For (a TLS server: 1). Tries are counted by that "
        "address.",
    )
    site_url: str = Field(
        default="", description="The address that mails and calendars name, https://sheber.example."
    )
    smtp_url: str = Field(
        default="",
        description="smtp://user:password@host:587 (smtps:// for TLS from the start); empty: mails lie as files in "
        "SHEBER_HOME/mail.",
    )
    mail_from: str = Field(default="sheber@localhost", description="Sender of mails.")
    oidc_url: str = Field(default="", description="Address of an OpenID Connect provider; empty: none.")
    oidc_pages: str = Field(
        default="",
        description="Addresses of that provider's sign-in pages where they stand on another host, parted by spaces.",
    )
    oidc_name: str = Field(default="OpenID Connect", description="What the button of that provider says.")
    oidc_client: str = Field(default="", description="Client id at that provider.")
    oidc_secret: SecretStr = Field(default=SecretStr(""), description="Client secret at that provider.")
