"""How long the server works on every page type of the region in SHEBER_HOME, for each role, and what a first visit weighs.

python scripts/measure_pages.py [ROLE ...]   (all by default). The best of three; CPU time: other work on the machine does not count.
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


def main(roles: Iterable[str]) -> None:
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
    print(
        f"{pages} pages in all, above {GOAL * 1000:.0f} ms: {slow}; first visit without fonts: {first_visit():.0f} kB"
    )


if __name__ == "__main__":
    main(sys.argv[1:] or ROLES)
