"""Pictures of a served region: the guides' own, and any page of any role to look at.

python scripts/screenshots.py guides [BASE_URL]             docs/pictures/LANGUAGE/NAME.webp, and the README's picture
python scripts/screenshots.py [look] [BASE_URL] [FOLDER]    home of each role and main pages, wide and narrow, light and dark

SHEBER_HOME is the one that the server at BASE_URL uses: sessions are opened in its database.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from region_pages import APPLICANT, DELEGATE, ROLES, VISITOR, in_a_thread, session_of

HERE = Path(__file__).resolve().parents[1]
LANGUAGES = ("kk", "ru", "en")
GUIDES = {
    "planner-home": ("planner", "/"),
    "planner-studio": ("planner", "/order/studio/"),
    "planner-version": ("planner", "/order/plans/2026/1/"),
    "head-decided": ("head", "/order/decided/2026/"),
    "admission-desk": ("admission", "/admission/desk/2026-mid/"),
    "admission-queue": ("admission", "/admission/queue/?state=placed"),
    "report-release": ("report", "/report/2025/1/"),
    "report-claims": ("report", "/report/claims/"),
    "organiser-desk": ("organiser", "/forum/desk/forum-2025/"),
    "organiser-programme": ("organiser", "/forum/desk/forum-2025/programme/"),
    "admin-people": ("administrator", "/people/"),
    "college-order": ("college", "/order/college/polytech/"),
    "college-training": ("college", "/training/college/polytech/"),
    "teacher-page": ("teacher", "/training/mine/"),
    "school-page": ("school", "/guidance/school/"),
    "employer-ledger": ("employer", "/demand/ledger/emp001/"),
    "applicant-search": (VISITOR, "/admission/programmes/?mark=65"),
    "applicant-my": (APPLICANT, "/admission/my/"),
    "partner-mine": ("partner", "/partners/mine/"),
    "delegate-page": (DELEGATE, "/forum/my/delegation/"),
    "juror-page": ("juror", "/honours/jury/"),
    "auditor-home": ("auditor", "/"),
    "public-figure": (VISITOR, "/figures/order.places/?year=2025"),
    "public-check": (VISITOR, "/check/"),
}
LOOK = (
    "/figures/", "/demand/", "/demand/gap/", "/demand/scorecard/", "/order/", "/order/decided/2026/", "/guidance/", "/guidance/interests/",
    "/admission/", "/admission/campaigns/2026-mid/", "/admission/programmes/", "/training/", "/training/rating/", "/employment/", "/works/",
    "/partners/", "/honours/", "/forum/", "/forum/site/forum-2025/", "/report/", "/report/2025/1/", "/report/claims/", "/registry/college/",
    "/registry/college/row/polytech/", "/check/", "/help/", "/help/applicant/", "/sign-in/", "/nothing-here/",
)  # fmt: skip
README = ("planner", "/order/", "en")
SIZES = {"wide": (1280, 900), "narrow": (390, 844)}
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def opened(
    browser: Browser, base: str, role: str, language: str, size: tuple[int, int], theme: str = "light"
) -> Page:
    """A page of that role's session, in that language and look."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, bypass_csp=True, reduced_motion="reduce"
    )
    cookies = {"django_language": language, "theme": theme}
    key = in_a_thread(session_of, role)
    if key:
        cookies[settings.SESSION_COOKIE_NAME] = key
    context.add_cookies([{"name": name, "value": value, "url": base} for name, value in cookies.items()])
    return context.new_page()


def shot(page: Page, address: str, to: Path, *, whole: bool = False, quality: int = 55) -> None:
    """A picture of an address, small enough to be kept with the text."""
    answer = page.goto(address)
    if answer is None or (answer.status >= 400 and "nothing-here" not in address):
        print(f"{answer.status if answer else 'no'} answer: {address}")
    image = Image.open(io.BytesIO(page.screenshot(full_page=whole))).convert("RGB")
    to.parent.mkdir(parents=True, exist_ok=True)
    if to.suffix == ".png":
        image.quantize(128).save(to, optimize=True)
    else:
        image.save(to, quality=quality, method=6)


def guides(browser: Browser, base: str) -> None:
    """The pictures of docs/users, and the README's."""
    for language in LANGUAGES:
        for name, (role, address) in GUIDES.items():
            page = opened(browser, base, role, language, (1100, 800))
            shot(page, base + address, HERE / "docs" / "pictures" / language / f"{name}.webp")
            page.context.close()
    role, address, language = README
    page = opened(browser, base, role, language, (1280, 1000))
    shot(page, base + address, HERE / "docs" / "pictures" / "order.png")
    page.context.close()


def looks() -> Iterator[tuple[str, str, str, str]]:
    """(role, address, size, theme) of what is looked at."""
    for number, role in enumerate(ROLES):
        yield role, "/", "wide", "light" if number % 2 else "dark"
        yield role, "/", "narrow", "dark" if number % 2 else "light"
    for number, address in enumerate(LOOK):
        yield VISITOR, address, "wide", "dark" if number % 2 else "light"
        yield VISITOR, address, "narrow", "light" if number % 2 else "dark"
    for number, (role, address) in enumerate(GUIDES.values()):
        yield role, address, "wide", "dark" if number % 2 else "light"
        yield role, address, "narrow", "light" if number % 2 else "dark"


def look(browser: Browser, base: str, folder: Path) -> None:
    """Pictures to open and look at; one language after the other, so that each page is seen in one of them at least."""
    for number, (role, address, size, theme) in enumerate(looks()):
        language = LANGUAGES[number // 2 % 3]
        page = opened(browser, base, role, language, SIZES[size], theme)
        name = f"{role}{address.split('?')[0].replace('/', '-')}{language}-{size}-{theme}.webp"
        shot(page, base + address, folder / name, whole=size == "narrow", quality=50)
        page.context.close()


def main(given: list[str]) -> None:
    """Take what was asked for."""
    what = given.pop(0) if given and given[0] in {"guides", "look"} else "look"
    base = given[0] if given else "http://127.0.0.1:8000"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGS)
        if what == "guides":
            guides(browser, base)
        else:
            look(browser, base, Path(given[1]) if len(given) > 1 else Path("out/screenshots"))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
