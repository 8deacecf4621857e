"""Who has chosen no theme sees the one of their system, with and without scripts; a choice stands above the system."""

import importlib.util
from pathlib import Path

from tests.web.chromium import in_browser
from tests.web.test_browser import address, sign_in_by_form  # noqa: F401  (fixture)

BUILD = Path(__file__).resolve().parents[2] / "scripts" / "build_auto_theme.py"
pytestmark = in_browser
# What an eye sees of a page: every colour of every element, also before and after it.
COLOURS = """() => [...document.querySelectorAll("body, body *")].flatMap(one => [null, "::before", "::after"].map(part => {
  const seen = getComputedStyle(one, part);
  return [one.tagName, one.className.baseVal ?? one.className, part, seen.color, seen.backgroundColor, seen.backgroundImage,
    seen.borderTopColor, seen.outlineColor, seen.fill, seen.stroke, seen.filter, seen.boxShadow, seen.colorScheme].join(" | ");
}))"""
GROUND = "() => getComputedStyle(document.body).backgroundColor"
LOOKS = {
    "normal": ("/design/", "/order/", "/registry/college/row/north/amend/"),
    "high": ("/design/",),
}
LIGHT, DARK = "light", "dark"


def test_the_sheet_of_the_system_theme_is_not_stale() -> None:
    spec = importlib.util.spec_from_file_location("build_auto_theme", BUILD)
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    assert build.TARGET.read_text(encoding="utf-8") == build.auto_theme(), "run scripts/build_auto_theme.py"


def test_the_theme_follows_the_system_until_one_is_chosen(browser, address: str) -> None:  # noqa: F811
    """One region serves all questions: it takes seconds to make."""
    context = browser.new_context(color_scheme=DARK)
    page = context.new_page()
    sign_in_by_form(page, address)
    for contrast, paths in LOOKS.items():
        context.add_cookies([{"name": "contrast", "value": contrast, "url": address}])
        for path in paths:
            _the_same_as_chosen(context, page, address, path)
    _a_choice_stands_above_the_system(page, address)
    context.close()
    _without_scripts(browser, address)


def _the_same_as_chosen(context, page, address: str, path: str) -> None:  # noqa: F811
    """Light or dark by the system or by choice: no colour of any element differs."""
    seen = {}
    for chosen, system in (("auto", DARK), (DARK, LIGHT), ("auto", LIGHT), (LIGHT, DARK)):
        context.add_cookies([{"name": "theme", "value": chosen, "url": address}])
        page.emulate_media(color_scheme=system, reduced_motion="reduce")
        assert page.goto(address + path).status == 200
        seen[chosen, system] = page.evaluate(COLOURS)
    for mine, theirs in ((("auto", DARK), (DARK, LIGHT)), (("auto", LIGHT), (LIGHT, DARK))):
        differ = [pair for pair in zip(seen[mine], seen[theirs], strict=True) if pair[0] != pair[1]]
        assert differ == [], path
    assert seen["auto", DARK] != seen["auto", LIGHT]
    page.emulate_media(media="print", color_scheme=DARK)
    context.add_cookies([{"name": "theme", "value": "auto", "url": address}])
    page.goto(address + path)
    paper = page.evaluate(COLOURS)
    page.emulate_media(color_scheme=LIGHT)
    assert page.evaluate(COLOURS) == paper  # paper is light whatever the screen is
    page.emulate_media(media="screen")


def _ground(page, system: str) -> str:
    page.emulate_media(media="screen", color_scheme=system)
    return page.evaluate(GROUND)


def _a_choice_stands_above_the_system(page, where: str) -> None:
    page.goto(f"{where}/view/")
    assert page.locator("input[name=theme]:checked").get_attribute("value") == "auto"
    dark = _ground(page, DARK)
    light = _ground(page, LIGHT)  # changes at once, without asking the server
    assert dark != light
    page.check("input[name=theme][value=light]")
    page.click("main form button")
    assert _ground(page, DARK) == light
    page.goto(f"{where}/view/")
    page.check("input[name=theme][value=auto]")
    page.click("main form button")
    assert _ground(page, DARK) == dark


def _without_scripts(browser, where: str) -> None:  # noqa: F811
    grounds = set()
    for system in (LIGHT, DARK):
        context = browser.new_context(color_scheme=system, java_script_enabled=False)
        page = context.new_page()
        page.goto(where)
        grounds.add(page.locator("meta[name=color-scheme]").get_attribute("content"))
        grounds.add(page.evaluate(GROUND))
        context.close()
    assert len(grounds) == 3
    assert "light dark" in grounds
