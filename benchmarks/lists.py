"""List pages over 100,000 rows: seconds and queries."""

import time

import django

from benchmarks.shared import give, row

PAGES = {
    "first page": "",
    "last page": "?page=2001",
    "search": "?q=b0555",
    "filter and sort": "?district=city&sort=-district",
    "200 a page": "?size=200&page=100",
}


def main() -> None:
    """Run it."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from benchmarks.people import load_people

    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    load_people()
    from django.contrib.auth.models import User

    from sheber.kernel.models import Appointment

    user = User.objects.create_user("officer", password="x")
    Appointment.objects.create(user=user, role="admission", starts="2020-01-01")
    client = Client()
    client.force_login(user)
    client.get("/admission/applicant/")
    rows = []
    for name, query in PAGES.items():
        took = []
        for _ in range(3):
            started = time.perf_counter()
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(f"/admission/applicant/{query}")
            took.append(time.perf_counter() - started)
            assert answer.status_code == 200
        rows.append(
            row(
                "lists",
                f"{name} of 100,000 rows",
                f"{min(took) * 1000:.0f} ms, {len(queries)} queries",
                "under 300 ms",
            )
        )
    give(rows)


if __name__ == "__main__":
    main()
