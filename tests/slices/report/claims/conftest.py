"""The example region's rows that a press text speaks of, loaded once for the tests that only read them."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from sheber.kernel.actors import SYSTEM

EXAMPLE = Path(__file__).resolve().parents[4] / "examples" / "aktobe"
SHEETS = (
    "region districts colleges schools isced_fields specialties qualifications order_decisions encounters profile_classes "
    "projects licences accreditations memoranda partners delegations forum_speakers forums awards outcomes published_figures workshops "
    "occupations employers request_campaigns requests request_signatures hires order_budgets agreement_texts agreement_clauses agreement_rules agreement_events"
).split()


@pytest.fixture(scope="module")
def rows(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The rows, in a transaction that is undone at the end."""
    from sheber.kernel.exchange.package import load_folder

    folder = tmp_path_factory.mktemp("region")
    for name in SHEETS:
        shutil.copy(EXAMPLE / f"{name}.csv", folder)
    with django_db_blocker.unblock(), transaction.atomic():
        load_folder(SYSTEM, folder, reason="test")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def loaded(rows: None, db: None) -> None:
    """A test among the rows."""
