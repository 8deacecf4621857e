"""Two colleges are all that honours need of a region: quicker than loading one."""

import pytest

from sheber.registry.models import College, District


@pytest.fixture
def tiny(db: None) -> None:
    """The colleges north and south."""
    district = District.objects.create(code="city", name_ru="Город", kind="city")
    for code in ("north", "south"):
        College.objects.create(
            code=code,
            name_kk=f"Колледж {code}",
            name_ru=f"Колледж {code}",
            name_en=f"College {code}",
            district=district,
            ownership="state",
            location="urban",
        )
