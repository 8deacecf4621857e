"""Debian's Chromium for the tests: started once a module; people signed in; pages looked at by axe in every dress."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Only faults are gathered, and only what is told of them leaves the page: the whole answer is megabytes.
ASK_AXE = """async tags => {
  const asked = {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']};
  const found = (await axe.run(document, asked)).violations;
  return found.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 120)}`);
}"""
WIDE, TELEPHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
needs_browser = pytest.mark.skipif(shutil.which("chromium") is None, reason="Debian's chromium is not installed")
in_browser = [pytest.mark.browser, pytest.mark.slow, needs_browser]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium; each test makes contexts of its own, which share nothing."""
    from playwright.sync_api import sync_playwright

    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, in which Django would refuse the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        made = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGS)
        yield made
        made.close()


def sign_in(page: Any, address: str, name: str = "head") -> None:
    """Sign in without the form, which is tested by itself."""
    client = Client()
    client.force_login(User.objects.get(username=name))
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])


def dress(page: Any, address: str, **told: str) -> None:
    """What a person chose: language, theme, contrast."""
    names = {"language": "django_language"}
    page.context.add_cookies(
        [{"name": names.get(name, name), "value": value, "url": address} for name, value in told.items()]
    )


def axe_faults(page: Any) -> list[str]:
    """What the accessibility checker finds on the page as it stands."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return list(page.evaluate(ASK_AXE, TAGS))


def fits(page: Any) -> bool:
    """Nothing is wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def look(page: Any, address: str, paths: Sequence[str], *, lost: Sequence[str] = ()) -> None:
    """No accessibility fault, one heading and nothing wider than the window, on a screen and on a telephone.

    Each page twice: in a light dress, Kazakh or English by turns, on a screen; in a dark one, in Russian, on a telephone.
    `lost`: paths that are not found. Afterwards the page is as it was, light and in English.
    """
    faults: dict[tuple[str, str], list[str]] = {}
    before = page.viewport_size
    for number, path in enumerate((*paths, *lost)):
        for language, theme, window in (("kk" if number % 2 else "en", "light", WIDE), ("ru", "dark", TELEPHONE)):
            dress(page, address, language=language, theme=theme)
            page.set_viewport_size(window)
            assert page.goto(address + path).status == (404 if path in lost else 200), path
            assert page.locator("html").get_attribute("lang") == language
            found = axe_faults(page)
            if page.locator("h1").count() != 1:
                found.append("not one heading")
            if not fits(page):
                found.append("wider than the window")
            if window is WIDE:
                page.set_viewport_size(TELEPHONE)
                if not fits(page):
                    found.append("wider than a telephone")
            if found:
                faults[path, language] = found
    page.set_viewport_size(before)
    dress(page, address, language="en", theme="light")
    assert faults == {}
