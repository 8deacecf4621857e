"""How long the server works on every page type of the region in SHEBER_HOME, for each role, and what a first visit weighs.

python scripts/measure_pages.py [--write] [ROLE ...]   (all by default). The best of three; CPU time: other work on the machine does not
count. --write puts the rows of these roles into benchmarks/results/pages.md in place of their older ones.
"""

import re
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import brotli
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from region_pages import ROLES, Found, client_of, crawl

GOAL = 0.3  # seconds
TRIES = 3
RESULTS = Path(__file__).resolve().parents[1] / "benchmarks" / "results" / "pages.md"


def worked(client: Client, path: str) -> tuple[float, int, int]:
    """CPU seconds of the best of three, status, bytes. What is quick at once is not asked again."""
    best, status, size = 99.0, 0, 0
    for _ in range(TRIES):
        before = time.process_time()
        answer = client.get(path)
        best = min(best, time.process_time() - before)
        status, size = answer.status_code, len(answer.content)
        if best < GOAL / 3:
            break
    return best, status, size


def measured(found: Found) -> list[tuple[float, int, int, str]]:
    """Every page of a role, the slowest first."""
    client = client_of(found.role)
    client.get("/")
    paths = [address for addresses in found.pages.values() for address in addresses]
    return sorted(((*worked(client, path), path) for path in paths), reverse=True)


def first_visit() -> float:
    """Kilobytes of the first page of a visitor with its own assets, fonts apart, as Brotli sends them."""
    page = Client().get("/").content.decode()
    own = len(brotli.compress(page.encode()))
    for path in dict.fromkeys(re.findall(r'(?:href|src)="(/static/[^"]+)"', page)):
        found = next(Path(settings.PACKAGE).glob(f"*/static/{path.removeprefix('/static/')}"))
        own += len(brotli.compress(found.read_bytes()))
    return own / 1000


def row_of(role: str, lines: list[tuple[float, int, int, str]]) -> str:
    """A role's row of the table of results."""
    middle, most = lines[len(lines) // 2][0] * 1000, lines[0]
    slow = sum(one[0] > GOAL for one in lines)
    return f"| {role} | {len(lines)} | {middle:.0f} ms | `{most[3]}` {most[0] * 1000:.0f} ms | {slow} |"


def write_rows(rows: dict[str, str], file: Path = RESULTS) -> None:
    """Put rows into the table whose head is `| role | ...`: in place of the role's row, else at its end."""
    before, head, rest = file.read_text(encoding="utf-8").partition("| role |")
    table, gap, after = rest.partition("\n\n")
    lines = table.split("\n")
    for role, row in rows.items():
        place = next((at for at, line in enumerate(lines) if line.startswith(f"| {role} |")), None)
        if place is None:
            lines.append(row)
        else:
            lines[place] = row
    file.write_text(before + head + "\n".join(lines) + gap + after, encoding="utf-8")


def main(roles: Iterable[str], *, write: bool = False) -> None:
    """Print what is above the goal, by role, and links that lead nowhere."""
    call_command("migrate", interactive=False, verbosity=0)
    pages, slow = 0, 0
    for role in roles:
        found = crawl(role)
        lines = measured(found)
        pages, slow = pages + len(lines), slow + sum(one[0] > GOAL for one in lines)
        middle, most = lines[len(lines) // 2][0], lines[0]
        print(f"{role}: {len(lines)} pages, middle {middle * 1000:.0f} ms, slowest {most[0] * 1000:.0f} ms {most[3]}")
        for seconds, status, size, path in lines:
            if seconds > GOAL:
                print(f"  {seconds * 1000:7.0f} ms  {status}  {size:8} B  {path}")
        for address, origin, status in found.broken:
            print(f"  leads nowhere: {status} {address} from {origin or 'the start'}")
        sys.stdout.flush()
        if write:
            write_rows({role: row_of(role, lines)})
    print(
        f"{pages} pages in all, above {GOAL * 1000:.0f} ms: {slow}; first visit without fonts: {first_visit():.0f} kB"
    )


if __name__ == "__main__":
    main([one for one in sys.argv[1:] if one != "--write"] or ROLES, write="--write" in sys.argv)
