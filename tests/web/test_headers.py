"""Security headers on every address, and Django's own check of a deployment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.web.matrix import addresses, kind_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
OWN_POLICY = {"/check/browser/"}  # the one page whose script stands in it: allowed by its hash alone


def test_every_address_sends_strict_headers(client_of) -> None:
    client = client_of("planner")
    client.get("/")
    for route, _, address in addresses():
        if "export" in route or route.startswith(("proof/", "sign-out/", "account/logout/")):
            continue
        if kind_of(route) and not route.startswith("registry/college/"):
            continue  # one register's pages stand for all: they are one component
        answer = client.get(address)
        policy = answer.headers.get("Content-Security-Policy", "")
        assert policy, route
        assert "unsafe-inline" not in policy, route
        assert "unsafe-eval" not in policy, route
        assert "frame-ancestors 'none'" in policy, route
        assert answer.headers["X-Content-Type-Options"] == "nosniff", route
        assert answer.headers["Referrer-Policy"] == "same-origin", route
        assert answer.headers["X-Frame-Options"] == "DENY", route
        assert "no-store" in answer.headers.get("Cache-Control", "") or "no-cache" in answer.headers.get("Cache-Control", ""), route  # fmt: skip
        if address not in OWN_POLICY and "text/html" in answer.headers.get("Content-Type", ""):
            page = answer.content.decode()
            assert " style=" not in page, route
            assert " onclick=" not in page, route
            assert "<style" not in page, route


def test_what_everybody_may_see_may_be_kept_by_a_cache(client_of) -> None:
    assert "no-store" not in client_of("").get("/figures/").headers.get("Cache-Control", "")


def test_a_personal_page_is_kept_by_no_cache(client_of) -> None:
    for path in ("/", "/me/", "/registry/college/"):
        assert "no-store" in client_of("planner").get(path).headers["Cache-Control"], path


def test_a_page_for_the_first_time_weighs_little(client_of) -> None:
    """Own styles and scripts, squeezed as the server sends them: below 100 KB beside the fonts."""
    import re

    import brotli

    page = client_of("").get("/").content.decode()
    total = len(brotli.compress(page.encode()))
    for path in re.findall(r'(?:href|src)="(/static/[^"]+)"', page):
        found = next(Path(settings.PACKAGE).glob(f"*/static/{path.removeprefix('/static/')}"))
        total += len(brotli.compress(found.read_bytes()))
    assert total < 100_000, total


def test_the_check_of_a_deployment_is_clean(tmp_path: Path) -> None:
    env = {**os.environ, "SHEBER_HOME": str(tmp_path), "SHEBER_HTTPS": "true", "SHEBER_SECRET_KEY": "fb7Zq2wLx9" * 6}
    env.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING", "--settings", "sheber.settings"]  # fmt: skip
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_cookies_are_out_of_reach_of_scripts() -> None:
    assert settings.SESSION_COOKIE_HTTPONLY
    assert Client().get("/sign-in/").status_code == 200
