"""Writes src/sheber/web/static/sheber/auto.css: the dark theme for a reader who has chosen none and whose system is dark.

The page links it under a media query, so it needs no script and nothing flashes. Nobody edits it: it holds the rules of the
dark theme and of high contrast from the sheets that every page links, in their order, so both themes have one source.
Run after changing a rule for [data-bs-theme="dark"]; a test fails while the file is stale.
"""

import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "sheber"
TABLER = PACKAGE / "web" / "static" / "vendor" / "tabler-1.6.1.min.css"
OWN = (PACKAGE / "web" / "static" / "sheber" / "sheber.css", PACKAGE / "kernel" / "static" / "kernel" / "charts.css")
TARGET = PACKAGE / "web" / "static" / "sheber" / "auto.css"
DARK = re.compile(r"\[data-bs-theme=\"?dark\"?\]")
# What a dark rule stands against in the own sheets: it is repeated, so that the cascade has the same order in both themes.
AGAINST = re.compile(r":root|\[data-contrast=")
HEAD = "/* Written by scripts/build_auto_theme.py from the dark rules of the other sheets: do not edit. */\n"


def rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of every plain rule at the top level, in order; groups such as @media are passed over."""
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    depth, start, opened = 0, 0, 0
    for place, letter in enumerate(sheet):
        if letter == "{":
            depth += 1
            opened = place if depth == 1 else opened
        elif letter == "}":
            depth -= 1
            if depth == 0:
                selectors = sheet[start:opened].rpartition(";")[2].strip()
                if not selectors.startswith("@"):
                    yield selectors, sheet[opened + 1 : place].strip()
                start = place + 1


def of_tabler() -> Iterator[str]:
    """Tabler's dark rules for a whole page."""
    for selectors, told in rules(TABLER.read_text(encoding="utf-8")):
        # It lists further ways to a dark part of a page (body[...], navbars), which no page here uses.
        wanted = [one for one in selectors.split(",") if DARK.match(one)]
        if wanted:
            yield f"{','.join(wanted)}{{{told}}}"


def of_own() -> Iterator[str]:
    """The own dark rules and what they stand against."""
    for sheet in OWN:
        for selectors, told in rules(sheet.read_text(encoding="utf-8")):
            if DARK.search(selectors) or AGAINST.search(selectors):
                yield f"{selectors} {{ {told} }}"


def auto_theme() -> str:
    """The sheet's text."""
    return HEAD + "".join(DARK.sub('[data-bs-theme="auto"]', rule) + "\n" for rule in (*of_tabler(), *of_own()))


if __name__ == "__main__":
    TARGET.write_text(auto_theme(), encoding="utf-8")
