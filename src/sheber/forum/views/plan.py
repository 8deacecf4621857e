"""The plan of a hall with its stands as SVG; the same as a table stands beside it."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.safestring import SafeString, mark_safe

from sheber.forum.bridge.scene_papers import exhibitor
from sheber.forum.models import Hall, Stand
from sheber.kernel.charts.svg import GRID, INK, MAIN, clean, tag

WIDTH = 960
PALETTE = ("#0b6e79", "#8a4500", "#6b4fa0", "#3d7d2f", "#b3423a", "#4b5a68")


def hall_svg(hall: Hall, stands: Sequence[Stand]) -> SafeString:
    """The hall to scale: stands with their numbers and names, the door below them."""
    if not hall.width or not hall.depth:
        return SafeString("")
    scale = Decimal(WIDTH) / hall.width
    height = int(hall.depth * scale)
    themes = sorted({one.theme for one in stands if one.theme})
    parts = [
        tag("title", clean(hall.name)),
        tag("rect", x=1, y=1, width=WIDTH - 2, height=height - 2, fill="none", stroke=GRID, stroke_width=2),
    ]
    door = (hall.door if hall.door is not None else hall.width / 2) * scale
    parts.append(tag("rect", x=float(door) - 25, y=0, width=50, height=6, fill=INK))
    for number, one in enumerate((one for one in stands if one.x is not None and one.y is not None), start=1):
        x, y = float((one.x or 0) * scale), float((one.y or 0) * scale)
        wide, deep = float(one.width * scale), float(one.depth * scale)
        colour = PALETTE[themes.index(one.theme) % len(PALETTE)] if one.theme else MAIN
        label = f"{number}. {exhibitor(one)}"
        parts.append(
            tag(
                "g",
                tag("title", clean(label)),
                tag("rect", x=x + 1, y=y + 1, width=wide - 2, height=deep - 2, fill=colour, rx=3),
                tag(
                    "text",
                    clean(str(number)),
                    x=x + wide / 2,
                    y=y + deep / 2 + 6,
                    fill="#ffffff",
                    text_anchor="middle",
                    font_size=18,
                ),
            )
        )
    drawn = tag(
        "svg", *parts, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {height}", width="100%", role="img",
        aria_label=str(hall.name),
    )  # fmt: skip
    return mark_safe(drawn)  # noqa: S308  (every text passes `clean`)
