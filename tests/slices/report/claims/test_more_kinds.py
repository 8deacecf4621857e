"""Sentences of further kinds: parts of a year, lists with one noun, falls with a minus, tiyn, where a change began."""

import pytest

from sheber.kernel.actors import SYSTEM
from sheber.report.bridge.claims.answer import check_text

pytestmark = [pytest.mark.usefixtures("loaded"), pytest.mark.one_database]

KINDS = {
    # a half of a year, a quarter: the rows are of whole years
    "В первом полугодии 2025 года профориентацией охвачено 48 120 школьников.": "out of scope",
    "За полгода профильные классы открыты в 60 школах.": "out of scope",
    "Бірінші жартыжылдықта 60 мектепте бейінді сыныптар ашылды.": "out of scope",
    "In the first half of 2025 career guidance reached 48,120 pupils.": "out of scope",
    # lists of numbers with one noun
    "В регионе работают 24 государственных, 16 частных и 11 сельских колледжей.": "proved proved proved",
    "В регионе работают 22 государственных, 17 частных и 12 сельских колледжей.": "contradicted contradicted contradicted",
    "2025 жылы 24 мемлекеттік, 16 жекеменшік колледж жұмыс істеді.": "proved proved",
    "There are 24 state, 16 private and 12 rural colleges.": "proved proved contradicted",
    # below nought
    "Прирост госзаказа составил −3,2 %.": "proved",
    "Прирост госзаказа составил минус 14,1 %.": "contradicted",
    "The state order grew by -3.2%.": "proved",
    # by a quarter, nearly twice, half
    "Объём госзаказа сократился на четверть.": "contradicted",
    "Мемлекеттік тапсырыс төрттен бірге азайды.": "contradicted",
    "Госзаказ вырос почти вдвое.": "contradicted",
    "Мемлекеттік тапсырыс екі есеге жуық өсті.": "contradicted",
    "The state order is down almost half.": "contradicted",
    "The state order shrank by just over three per cent.": "proved",
    # points, inflected numerals, differences
    "Доля работающих среди всех выпускников снизилась на 1,1 п.п.": "contradicted",
    "Госзаказ ограничен семью тысячами четырьмястами семью местами.": "proved",
    "Число мест госзаказа уменьшилось на двести сорок семь.": "proved",
    "2025 жылғы мемлекеттік тапсырыс жеті мың төрт жүз орыннан асты.": "proved",
    # money with tiyn, ranges, two years
    "Капитальный ремонт обошёлся в 500 млн тенге 00 тиын.": "proved",
    "Күрделі жөндеуге 500 000 000 теңге 50 тиын жұмсалды.": "contradicted",
    "Капитальный ремонт стоил 520 350 000,40 тенге.": "contradicted",
    "Профориентацией охвачено от 48 до 49 тысяч школьников.": "proved",
    "Госзаказ сократился на 3–4 %.": "proved",
    "Госзаказ упал с 7654 до 7407 мест.": "proved proved",
    "The state order fell from 7,600 to 7,407 places.": "contradicted proved",
    "Госзаказ 2024 и 2025 годов — 7654 и 7407 мест соответственно.": "proved proved",
    "Госзаказ 2024 и 2025 годов — 7407 и 7654 места соответственно.": "contradicted contradicted",
    "Приняли молодую семью в новый дом.": "",
}


@pytest.mark.parametrize("text", KINDS)
def test_further_kinds_are_read_and_nothing_is_invented(text: str) -> None:
    found, _ = check_text(text, SYSTEM, 2025)
    assert " ".join(one.verdict for one in found) == KINDS[text]


@pytest.mark.parametrize(
    ("text", "corrections"),
    [
        ("There are 22 state and 16 private colleges.", ["There are 24 state colleges.", ""]),
        (
            "Капитальный ремонт обошёлся в 520 млн 350 тыс. тенге 40 тиын.",
            ["Капитальный ремонт обошёлся в 500 млн тенге."],
        ),
        (
            "Доля работающих среди всех выпускников снизилась на 1,1 п.п.",
            ["Работают, от всех выпускников: в 2025 году на 1,1 п.п. больше, чем в 2024 году."],
        ),
        (
            "Вдвое меньше мест госзаказа размещено в 2025 году.",
            ["На 3,2 % меньше мест госзаказа размещено в 2025 году."],
        ),
        (
            "The state order fell from 7,600 to 7,407 places.",
            ["The state order fell from 7,654 to 7,407 places.", ""],
        ),
    ],
)
def test_the_right_sentence_stays_a_sentence(text: str, corrections: list[str]) -> None:
    found, _ = check_text(text, SYSTEM, 2025)
    assert [str(one.correction).replace("\u00a0", " ") for one in found] == corrections
