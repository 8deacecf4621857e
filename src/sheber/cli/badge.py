"""`sheber verify badge.txt`: whether the region signed a badge; offline, against the region's public key."""

from pathlib import Path
from typing import Any

from sheber.cli.django import start

MOST = 4096


def badge_in(path: Path) -> str:
    """The badge's text where the file is one; else nothing."""
    if not path.is_file() or path.stat().st_size > MOST:
        return ""
    text = path.read_text(encoding="utf-8", errors="replace").strip()
    return text if text.startswith("SHEBER1.") else ""


def verify_badge(out: Any, text: str, public: Path | None) -> int:
    """Print what the badge says; `public`: a file with the region's key (64 hex digits), else this installation's."""
    from rich.markup import escape  # slow import, only when something is printed

    start(migrated=False)
    from sheber.forum.bridge.badge import ForgedBadge, read_badge  # after Django's set-up
    from sheber.kernel.results import key

    try:
        raw = bytes.fromhex(public.read_text(encoding="ascii").strip()) if public else key().public
    except (OSError, ValueError):
        out.print("[red]--public: a file with 64 hex digits is wanted[/red]")
        return 2
    try:
        badge = read_badge(text, raw)
    except ForgedBadge as error:
        out.print(f"  [red]FAILED[/red] badge: {escape(str(error))}\n  [bold]REFUSED[/bold]")
        return 1
    told = f"{badge.forum}, No. {badge.number}, {badge.code}, {badge.duty}, {badge.country}"
    out.print(f"  [green]ok[/green]     badge: {escape(told)}\n  [bold]accepted[/bold]")
    return 0
