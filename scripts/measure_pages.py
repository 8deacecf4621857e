"""How long the server works on each page of the region in SHEBER_HOME, and what a first visit weighs.

python scripts/measure_pages.py [ROLE]   (a demo account; planner by default). CPU time: other work on the machine does not count.
"""

import os
import re
import sys
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sheber.settings")
os.environ["SHEBER_DEMO"] = "1"

import brotli
import django

django.setup()

from django.conf import settings  # noqa: E402  (after the set-up)
from django.contrib.auth.models import User  # noqa: E402  (after the set-up)
from django.core.management import call_command  # noqa: E402  (after the set-up)
from django.test import Client  # noqa: E402  (after the set-up)
from django.urls import reverse  # noqa: E402  (after the set-up)

from sheber.kernel.pages.register import REGISTERS  # noqa: E402  (after the set-up)

PAGES = [
    "/",
    "/figures/",
    "/search/?q=колледж",
    "/journal/",
    "/jobs/",
    "/me/",
    "/order/",
    "/demand/",
    "/admission/",
    "/report/",
    "/design/",
]
GOAL = 0.3


def worked(client: Client, path: str) -> tuple[float, int, int]:
    """CPU seconds of the better of two, status, bytes."""
    best, status, size = 99.0, 0, 0
    for _ in range(2):
        before = time.process_time()
        answer = client.get(path)
        best = min(best, time.process_time() - before)
        status, size = answer.status_code, len(answer.content)
    return best, status, size


def main(role: str) -> None:
    """Print the slowest pages and the weight of a first visit."""
    settings.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", interactive=False, verbosity=0)
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(username=role))
    client.get("/")
    paths = PAGES + [reverse(f"{one.name}-list") for one in REGISTERS.values()]
    lines = sorted(((*worked(client, path), path) for path in paths), reverse=True)
    for seconds, status, size, path in lines[:15]:
        print(f"{seconds * 1000:7.0f} ms  {status}  {size:8} B  {path}")
    middle = lines[len(lines) // 2][0]
    print(
        f"{len(lines)} pages, middle {middle * 1000:.0f} ms, above {GOAL * 1000:.0f} ms: {sum(one[0] > GOAL for one in lines)}"
    )
    page = Client().get("/").content.decode()
    own = len(brotli.compress(page.encode()))
    for path in dict.fromkeys(re.findall(r'(?:href|src)="(/static/[^"]+)"', page)):
        found = next(Path(settings.PACKAGE).glob(f"*/static/{path.removeprefix('/static/')}"))
        own += len(brotli.compress(found.read_bytes()))
    print(f"first visit without fonts: {own / 1000:.0f} kB")


main(sys.argv[1] if len(sys.argv) > 1 else "planner")
