"""The parts from which all charts are drawn. Everything that comes from outside passes `escape`."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from xml.sax.saxutils import escape, quoteattr

from django.utils.safestring import SafeString, mark_safe

from sheber.kernel.words import Words

WIDTH = 720
FONT = 13
LINE = 16
# Solid colours stand in the picture for paper and mail; classes let a page's theme change them.
INK, QUIET, GRID, MAIN = "currentColor", "currentColor", "#c3cbd3", "#0b6e79"
PALETTE = ("#0b6e79", "#d08700", "#6b4fa0", "#3d7d2f", "#b3423a", "#4b5a68")
STEPS = ("#dcecee", "#aad2d6", "#6fb3ba", "#2f8b95", "#0b5a63")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

TABLE_TITLE = Words("Сандар кесте түрінде", "Те же числа таблицей", "The same numbers as a table")


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a chart: a heading and rows of text."""

    heading: Sequence[str]
    rows: Sequence[Sequence[str]]

    @property
    def title(self) -> str:
        """What the fold-out is called."""
        return str(TABLE_TITLE)


def clean(text: object) -> str:
    """Text that may stand in XML: letters that XML forbids are left out, marks are escaped."""
    return escape(_NOT_XML.sub("", str(text)))


def tag(name: str, *content: str, **attributes: object) -> str:
    """An element. `content` is markup already; attributes are escaped, `text_anchor` becomes text-anchor."""
    told = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_NOT_XML.sub('', _plain(value)))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{told}>{''.join(content)}</{name}>" if content else f"<{name}{told}/>"


def _plain(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def words_at(x: float, y: float, text: object, *, anchor: str = "start", quiet: bool = False, **more: object) -> str:
    """A line of text."""
    kind = "chart-quiet" if quiet else "chart-text"
    told: dict[str, object] = {"class": kind, "font_size": FONT, "text_anchor": anchor, "fill": INK} | more
    return tag("text", clean(text), x=float(x), y=float(y), **told)


def lines_of(text: str, width: float, most: int = 2) -> list[str]:
    """`text` broken to lines that fit `width`; what does not fit `most` lines ends in an ellipsis."""
    letters = max(int(width / (FONT * 0.62)), 6)
    lines = wrap(text, letters, break_long_words=True) or [""]
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][: letters - 1].rstrip()}…"]
    return lines


def label(x: float, y: float, text: str, width: float, *, anchor: str = "end") -> str:
    """A label of at most two lines, centred upon `y`."""
    lines = lines_of(text, width)
    top = y - (len(lines) - 1) * LINE / 2 + FONT * 0.35
    return "".join(words_at(x, top + place * LINE, line, anchor=anchor) for place, line in enumerate(lines))


def linked(address: str, content: str) -> str:
    """Content that leads to an address of this site or the web; any other address is left out."""
    if not re.match(r"(https?://|/(?!/)|[\w.#?-])", address) or re.match(r"\w+:(?!//)", address):
        return content
    return tag("a", content, href=address)


def picture(height: float, title: str, about: str, *content: str, links: bool = False) -> SafeString:
    """The whole picture with its name and description; `links`: it holds things to press."""
    body = "".join(content)
    name = hashlib.sha256(f"{title}\0{about}\0{body}".encode()).hexdigest()[:10]
    return mark_safe(  # noqa: S308  (every text above went through `clean` or `tag`)
        tag(
            "svg",
            tag("title", clean(title), id=f"t{name}"),
            tag("desc", clean(about or title), id=f"d{name}"),
            body,
            xmlns="http://www.w3.org/2000/svg",
            class_="chart",
            viewBox=f"0 0 {WIDTH} {_plain(float(height))}",
            role="group" if links else "img",
            aria_labelledby=f"t{name}",
            aria_describedby=f"d{name}",
            font_family="'Golos Text', 'Noto Sans', sans-serif",
        )
    )


def legend(names: Sequence[str], colours: Sequence[str], y: float) -> tuple[str, float]:
    """Names with their colours in as many lines as they need, and the height taken."""
    x, parts = 0.0, []
    for place, name in enumerate(names):
        width = 26 + len(name) * FONT * 0.58 + 18
        if x and x + width > WIDTH:
            x, y = 0.0, y + 22
        colour = colours[place % len(colours)]
        parts.append(tag("rect", x=x, y=y, width=14, height=14, rx=2, fill=colour, class_=f"chart-c{place}"))
        parts.append(words_at(x + 20, y + 12, name))
        x += width
    return "".join(parts), y + 26
