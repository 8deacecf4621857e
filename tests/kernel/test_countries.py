"""Countries stand by name in the reader's language."""

import pytest
from django.utils.translation import override

from sheber.kernel.countries import country_name


@pytest.mark.parametrize(("language", "name"), [("kk", "Франция"), ("ru", "Франция"), ("en", "France")])
def test_a_country_has_its_name(language: str, name: str) -> None:
    with override(language):
        assert country_name("FR") == name


def test_what_is_no_country_stays_as_it_is() -> None:
    with override("kk"):
        assert country_name("") == ""
        assert country_name("Lyon") == "Lyon"
