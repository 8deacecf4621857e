"""Kazakh and Russian names sort and are found alike on every database."""

import pytest
from django.utils import translation

from sheber.kernel.words import Words, search_key, sort_column
from sheber.registry.models import District

pytestmark = pytest.mark.django_db
NAMES = [
    "Ырғыз",
    "Қобда",
    "Ойыл",
    "Әйтеке би",
    "Алға",
    "Мұғалжар",
    "Хромтау",
    "Шалқар",
    "Темір",
    "Үшқоңыр",
    "Ұлытау",
    "Іле",
]


def make() -> None:
    District.objects.bulk_create(
        District(code=str(n), **{f"name_{code}": name for code in ("kk", "ru")}) for n, name in enumerate(NAMES)
    )


def test_the_database_sorts_by_the_kazakh_alphabet() -> None:
    make()
    with translation.override("kk"):
        ordered = list(District.objects.order_by(sort_column("name")).values_list("name_kk", flat=True))
    assert ordered == [
        "Алға", "Әйтеке би", "Қобда", "Мұғалжар", "Ойыл", "Темір", "Ұлытау", "Үшқоңыр", "Хромтау", "Шалқар", "Ырғыз", "Іле",
    ]  # fmt: skip


@pytest.mark.parametrize("query", ["ҚОБДА", "қобда", "Қоб", "кобда"])
def test_search_minds_no_case(query: str) -> None:
    make()
    found = list(District.objects.filter(name_search__contains=search_key(query)).values_list("name_kk", flat=True))
    assert found == (["Қобда"] if "қ" in query.casefold() else [])


def test_keys_follow_the_words_when_a_row_is_saved() -> None:
    row = District.objects.create(code="x", name_kk="Алға", name_ru="Алга")
    row.name = Words("Ырғыз", "Иргиз", "Irgiz")
    row.save()
    assert District.objects.filter(name_search__contains=search_key("ЫРҒЫЗ")).exists()
    assert not District.objects.filter(name_search__contains=search_key("Алға")).exists()
