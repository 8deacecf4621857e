"""axe over every page type of a served region, in three languages, light and dark.

python scripts/axe_sweep.py [BASE_URL] [--one-language] [--from N]   (the languages in turn: a third of the time)

SHEBER_HOME is the one that the server at BASE_URL uses. Each page type is looked at as the first role that reaches it;
of the registers, which are made by one component, some. Ends with 1 where a fault is found.
"""

import sys
from collections.abc import Iterator

from django.urls import reverse
from playwright.sync_api import Browser, Error, Page, sync_playwright
from region_pages import KINDS, REGISTERS, ROLES, crawl, in_a_thread
from screenshots import ARGS, HERE, LANGUAGES, SIZES, opened

AXE = HERE / "tests" / "web" / "vendor" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LIGHT = {"runOnly": {"type": "tag", "values": TAGS}}
DARK = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}  # nothing else changes with the theme
SAMPLE = 5  # registers: all are made by one component


def page_types() -> list[tuple[str, str]]:
    """(role, address) of every page type that some role reaches."""
    seen: set[str] = set()
    made = []
    for role in sorted(ROLES, key=lambda role: role != "planner"):
        found = crawl(role, registers=False, known=seen)
        refused = {address for address, _, _ in found.broken}
        for name, (address, *_) in found.pages.items():
            if name not in seen and address not in refused:
                seen.add(name)
                made.append((role, address))
    return made + [("planner", address) for address in of_registers()]


def of_registers() -> Iterator[str]:
    """Every page of some registers that have rows and a sheet."""
    shown = 0
    for register in REGISTERS.values():
        row = register.model._default_manager.order_by("pk").first()
        if not register.sheet_code or register.detail or row is None or shown == SAMPLE:
            continue
        shown += 1
        for kind in KINDS:
            one = kind in {"detail", "compare", "amend"}
            yield reverse(f"{register.name}-{kind}", args=[getattr(row, register.by)] if one else [])


def faults_of(page: Page, options: dict) -> Iterator[str]:
    """What axe finds on the page as it stands."""
    result = page.evaluate("options => axe.run(document, options)", options)
    for fault in result["violations"]:
        yield f"{fault['id']}: {fault['nodes'][0]['html'][:160]}"


def sweep(browser: Browser, base: str, pages: list[tuple[str, str]], *, in_turn: bool, start: int = 0) -> int:
    """Print every fault once, with the page where it was first seen; gives how many there are."""
    code, told = AXE.read_text(encoding="utf-8"), set()
    sessions: dict[tuple[str, str], Page] = {}
    for number, (role, address) in enumerate(pages):
        if number < start:
            continue
        if number % 20 == 0:
            print(f"page {number}", file=sys.stderr, flush=True)
        for language in LANGUAGES[number % 3 :][:1] if in_turn else LANGUAGES:
            page = sessions.get((role, language)) or opened(browser, base, role, language, SIZES["wide"])
            sessions[role, language] = page
            try:
                answer = page.goto(base + address, wait_until="domcontentloaded")
            except Error as error:  # a file: nothing to look at
                print(f"{address}: {error.message.splitlines()[0]}", flush=True)
                break
            found = [] if answer and answer.status < 500 else [f"answer {answer.status if answer else 'none'}"]
            page.evaluate(code)
            found += faults_of(page, LIGHT)
            page.evaluate("document.documentElement.dataset.bsTheme = 'dark'")
            found += [f"dark {one}" for one in faults_of(page, DARK)]
            for one in found:
                if one not in told:
                    told.add(one)
                    print(f"{role} {language} {address}\n    {one}", flush=True)
    return len(told)


def main(given: list[str]) -> int:
    """Sweep; 1 where a fault is found."""
    in_turn = "--one-language" in given
    start = int(given.pop(given.index("--from") + 1)) if "--from" in given else 0
    base = next((one for one in given if not one.startswith("-")), "http://127.0.0.1:8000")
    with sync_playwright() as playwright:
        pages = in_a_thread(page_types)
        print(f"{len(pages)} page types", flush=True)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGS)
        found = sweep(browser, base, pages, in_turn=in_turn, start=start)
        browser.close()
    print(f"{found} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
