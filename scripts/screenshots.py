"""Pictures of every page in three languages, wide and narrow, of a served region.

python scripts/screenshots.py [BASE_URL] [FOLDER]   (a user and password through SHEBER_SHOT_USER, SHEBER_SHOT_PASSWORD)
"""

import os
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PAGES = {
    "home": "/",
    "figures": "/figures/",
    "figure": "/figures/order.places/?year=2025",
    "colleges": "/registry/college/",
    "college": "/registry/college/row/polytech/",
    "demand": "/demand/",
    "cells": "/demand/cell/",
    "order": "/order/",
    "plan-lines": "/order/planline/",
    "admission": "/admission/",
    "campaign": "/admission/campaigns/2026-mid/",
    "seats": "/admission/seat/",
    "releases": "/report/",
    "check": "/check/",
    "sign-in": "/sign-in/",
    "missing": "/nothing-here/",
}
STAFF = {
    "applicants": "/admission/applicant/",
    "applicant": "/admission/people/a2026-00017/",
    "amend": "/registry/college/row/polytech/amend/",
    "upload": "/registry/college/upload/",
    "jobs": "/jobs/",
    "journal": "/journal/",
}
SIZES = {"wide": (1280, 900), "narrow": (390, 844)}
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def sign_in(page: Page, base: str, user: str, password: str) -> None:
    """Sign in through the form."""
    page.goto(f"{base}/sign-in/")
    page.fill("#id_username", user)
    page.fill("#id_password", password)
    page.click("main button")


def main(base: str, folder: Path) -> None:
    """Take all pictures."""
    user, password = os.environ.get("SHEBER_SHOT_USER", ""), os.environ.get("SHEBER_SHOT_PASSWORD", "")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGS)
        for size, (width, height) in SIZES.items():
            for language in ("kk", "ru", "en"):
                context = browser.new_context(viewport={"width": width, "height": height})
                page = context.new_page()
                if user:
                    sign_in(page, base, user, password)
                context.add_cookies([{"name": "django_language", "value": language, "url": base}])
                for name, address in (PAGES | (STAFF if user else {})).items():
                    page.goto(base + address)
                    target = folder / size / language
                    target.mkdir(parents=True, exist_ok=True)
                    page.screenshot(path=target / f"{name}.png", full_page=size == "wide")
                context.close()
        browser.close()


if __name__ == "__main__":
    main(
        sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000",
        Path(sys.argv[2]) if len(sys.argv) > 2 else Path("out/screenshots"),
    )
