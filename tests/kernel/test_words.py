"""Words in three languages: order, search, columns."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from sheber.kernel.words import Choices, Words, search_key, sort_key

KAZAKH = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"


def test_the_whole_kazakh_alphabet_sorts_in_its_order() -> None:
    shuffled = sorted(KAZAKH, key=hash)
    assert "".join(sorted(shuffled, key=sort_key)) == KAZAKH


def test_kazakh_words_sort_as_a_dictionary_does() -> None:
    words = ["Ырғыз", "Қобда", "Ойыл", "Әйтеке би", "Алға", "Мұғалжар", "Хромтау", "Шалқар", "Байғанин", "Темір"]
    assert sorted(words, key=sort_key) == [
        "Алға", "Әйтеке би", "Байғанин", "Қобда", "Мұғалжар", "Ойыл", "Темір", "Хромтау", "Шалқар", "Ырғыз",
    ]  # fmt: skip


@given(st.text(max_size=20))
def test_a_sort_key_has_digits_only_and_so_sorts_alike_under_every_collation(text: str) -> None:
    assert set(sort_key(text)) <= set("0123456789")


@given(st.text(alphabet=KAZAKH + KAZAKH.lower() + "abcXYZ 09", max_size=20))
def test_search_does_not_mind_case(text: str) -> None:
    assert search_key(text) == search_key(text.upper()) == search_key(text.lower())


def test_search_finds_letters_typed_on_another_keyboard() -> None:
    assert search_key("Aктобе") == search_key("Актобе")  # the first begins with a Latin A
    assert search_key("Королёв") == search_key("Королев")


@pytest.mark.parametrize(("language", "expected"), [("kk", "Жоспар"), ("ru", "План"), ("en", "Plan")])
def test_words_speak_the_active_language(language: str, expected: str) -> None:
    with translation.override(language):
        assert str(Words("Жоспар", "План", "Plan")) == expected


def test_words_fall_back_to_russian_then_kazakh() -> None:
    assert Words(ru="План").in_language("en") == "План"
    assert Words(kk="Жоспар").in_language("en") == "Жоспар"


def test_format_fills_each_language() -> None:
    assert Words("{n} орын", "{n} мест", "{n} places").format(n=3) == Words("3 орын", "3 мест", "3 places")


def test_choices_give_labels_and_an_unknown_code_speaks_for_itself() -> None:
    level = Choices(mid=Words("Орта буын", "Среднее звено", "Mid-level"))
    assert "mid" in level
    assert level.label("mid").en == "Mid-level"
    assert level.label("x").ru == "x"
