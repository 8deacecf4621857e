"""Verdicts: a true sentence is proved, a changed one never, and the founding case is told with its scope."""

import json
import random
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from tests.slices.report.claims.sentences import true_sentences, wrong_sentences

from sheber.cli.report_claims import claims as command
from sheber.kernel.actors import SYSTEM, Actor
from sheber.kernel.exchange import BadInput
from sheber.kernel.journal import JournalEntry
from sheber.report.acts import choose_indicator
from sheber.report.bridge.claims.answer import _read, check_text
from sheber.report.bridge.claims.judge import Judged, judge_sentence
from sheber.report.bridge.claims.world import World, claim_key, world_for
from sheber.report.models import ClaimChoice

# How sentences are read and judged; figures and the page are asked on every database by their own tests.
pytestmark = [pytest.mark.usefixtures("loaded"), pytest.mark.one_database]
SEED = Path(__file__).parent / "seed.ru.txt"
# Written by hand from the text: figure, value, indicator, verdict.
EXPECTED = [
    ("7407 мест", 7407, "order.places", "proved"),
    ("в два раза", 2, "order.places", "contradicted"),
    ("четырех ссузах", 4, "training.opening_colleges", "proved"),
    ("1 млрд тенге", 1_000_000_000, "works.hub_cost", "proved"),
    ("48 тысяч школьников", 48_000, "guidance.unique", "proved"),
    ("60 школах", 60, "guidance.schools", "proved"),
    ("два колледжа", 2, "works.repaired_colleges", "proved"),
    ("500 млн тенге", 500_000_000, "works.repair_cost", "proved"),
]


def judged(text: str, world: World) -> list[Judged]:
    return [one for claims in _read(text, world) for one in judge_sentence(claims, world)]


def one(text: str, year: int | None = None) -> dict[str, object]:
    found, _ = check_text(text, SYSTEM, year)
    assert len(found) == 1, found
    return found[0].as_dict()


def test_every_claim_of_the_press_report_is_found_and_none_is_invented() -> None:
    found, year = check_text(SEED.read_text(encoding="utf-8"), SYSTEM)
    told = [one.as_dict() for one in found]
    assert year == 2025
    assert [(one["text"], one["value"], one["indicator"], one["verdict"]) for one in told] == EXPECTED
    assert set(told[0]) == {
        *("sentence", "text", "value", "unit", "indicator", "scope", "verdict", "rows", "correction")
    }


def test_the_founding_case_says_what_is_true_instead() -> None:
    found, _ = check_text(SEED.read_text(encoding="utf-8"), SYSTEM)
    places, twice = found[0], found[1]
    assert (places.scope, places.rows) == ({"year": 2025}, 247)
    # The year before had 7,654 places, all levels: no level, language or base makes it twice as many.
    assert twice.scope == {"year": 2025, "base_year": 2024, "holds_in": []}
    assert "на 7407 мест, что на 3,2 % меньше, чем ранее" in twice.correction


def test_true_sentences_are_proved_and_changed_ones_never() -> None:
    world, dice = world_for(SYSTEM), random.Random(11)
    every = list(true_sentences())
    assert len(every) >= 300
    unproved = [told.text for told in every if [j.verdict for j in judged(told.text, world)] != ["proved"]]
    assert len(unproved) <= len(every) * 0.005, unproved
    wrong = [text for told in dice.sample(every, 120) for text in wrong_sentences(told, every, dice)]
    assert len(wrong) > 1000
    assert [text for text in wrong if any(j.verdict == "proved" for j in judged(text, world))] == []


@pytest.mark.parametrize(
    ("text", "verdict", "correction"),
    [
        (
            "В 2025 году госзаказ размещён на 7400 мест.",
            "contradicted",
            "В 2025 году госзаказ размещён на 7 407 мест.",
        ),
        ("В 2025 году госзаказ размещён на 7407 учеников.", "out of scope", "считает другое: мест"),
        ("В 2020 году госзаказ размещён на 7407 мест.", "no rows", "за 2020 год строк нет"),
        ("В 2025 году в Казахстане госзаказ составил 7407 мест.", "out of scope", "за пределами строк этого региона"),
        ("Госзаказ размещён на 7407 мест.", "out of scope", "верно для 2025 года; в тексте год не назван"),
        ("На форуме выступили 12 дельфинов.", "no rows", "нет показателя"),
        ("В 2025 году трудоустроено 72,2 % выпускников.", "out of scope", "основание не названо"),
        (
            "2025 жылы 61 мектепте бейінді сыныптар ашылды.",
            "contradicted",
            "2025 жылы 60 мектепте бейінді сыныптар ашылды.",
        ),
        ("2025 жылы мемлекеттік тапсырыс 7408-ге жетті, орын саны.", "contradicted", "7 407-ге жетті"),
        (
            "In 2025 career guidance reached over 52 thousand pupils.",
            "contradicted",
            "guidance reached 48,120 pupils.",
        ),
        (
            "In 2025 the state order fell by 5% to fewer places.",
            "contradicted",
            "Places of the state order: 3.2% fewer in 2025 than in 2024.",
        ),
    ],
)
def test_a_wrong_sentence_is_told_what_is_wrong(text: str, verdict: str, correction: str) -> None:
    told = one(text)
    assert told["verdict"] == verdict
    assert correction in str(told["correction"]).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("В 2025 году по госзаказу 2843 места отведено рабочим квалификациям.", {"year": 2025, "level": "worker"}),
        ("В 2025 году госзаказ сократился на 3,2 % по сравнению с 2024 годом.", {"year": 2025, "base_year": 2024}),
        ("В 2025 году госзаказ на 247 мест меньше, чем в 2024 году.", {"year": 2025, "base_year": 2024}),
        ("В прошлом году охвачено более 48 тысяч школьников.", {"year": 2025}),
        ("Былтыр кәсіптік бағдармен 48 мыңнан астам оқушы қамтылды.", {"year": 2025}),
    ],
)
def test_scope_and_base_are_read(text: str, scope: dict[str, object]) -> None:
    told = one(text)
    assert (told["verdict"], told["scope"]) == ("proved", scope)


def test_a_choice_by_hand_is_remembered_and_in_the_journal() -> None:
    text = "В 2025 году по программе занято 7407 стульев."
    claim = check_text(text, SYSTEM)[0][0].claim
    assert one(text)["verdict"] == "no rows"
    choose_indicator(SYSTEM, claim_key(claim), "order.places", text=claim.sentence, reason="so they call them")
    assert one(text)["verdict"] == "proved"
    assert one(text.replace("7407", "7408"))["verdict"] == "contradicted"
    assert JournalEntry.objects.filter(action="choose_indicator", reason="so they call them").exists()
    with pytest.raises(BadInput):
        choose_indicator(SYSTEM, "key", "no.such", text="")
    with pytest.raises(PermissionDenied):
        choose_indicator(Actor(), "key", "order.places", text="")
    assert ClaimChoice.objects.count() == 1


def test_the_command_prints_json(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sheber.cli.report_claims.start", lambda: None)
    command(SEED, as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert [one["verdict"] for one in told["claims"]] == [row[3] for row in EXPECTED]
    command(SEED, as_json=False)
    assert "contradicted" in capsys.readouterr().out


UNSEEN = {
    "По госзаказу в 2025 году выделено 7,4 тыс. мест, на 3% меньше, чем в 2024 году.": "proved proved",
    "Три колледжа имеют международную аккредитацию, а современных мастерских стало сорок.": "proved proved",
    "Среди 5643 выпускников 2025 года работают 72,2% от всех выпускников.": "proved proved",
    "В 2025 году госзаказ вырос в полтора раза!": "contradicted",
    "2025 жылы мемлекеттік тапсырыс 7407 орынды құрады, бұл өткен жылдан 3,2 пайызға аз.": "proved proved",
    "2025 жылы жұмысшы біліктіліктеріне 2843 орын бөлінді.": "proved",
    "Облыстағы 40 колледждің үшеуі халықаралық аккредиттеуден өтті.": "no rows proved",
    "In 2025 the state order amounted to 7,407 places, down 3.2% from 7,654 in 2024.": "proved proved proved",
    "Three colleges hold international accreditation; two were renovated for over 500 million tenge.": "proved proved proved",
}

# A subject carried on; numbers in one word and in halves; other regions; what merely looks like a claim.
HARD = {
    "Госзаказ в 2025 году вырос. Он составил 7407 мест.": "proved",
    "Госзаказ в 2025 году вырос. Он составил 7408 мест.": "contradicted",
    "Госзаказ в 2025 году — 7407 мест. Их было 7654 в 2024 году.": "proved proved",
    "Госзаказ в 2025 году — 7407 мест. Их было 7645 в 2024 году.": "proved contradicted",
    "2025 жылы мектептерде бейінді сыныптар ашылды. Олардың саны — 80.": "proved",
    "In 2025 the state order was placed. It came to 7,407 places.": "proved",
    "In 2025 the state order was placed. It came to 7,407 pupils.": "out of scope",
    "Капитальный ремонт двух колледжей завершён. На него ушло полмиллиарда тенге.": "proved proved",
    "На капитальный ремонт выделено полтора миллиарда тенге.": "contradicted",
    "Жарты миллиард теңге күрделі жөндеуге бөлінді.": "proved",
    "Half a billion tenge went to capital repair in 2025.": "proved",
    "The IT hub costs one and a half billion tenge.": "contradicted",
    "KZT 1.2bn was spent on the IT hub.": "contradicted",
    "Миллиард с половиной тенге стоит IT-хаб.": "contradicted",
    "Каждый третий выпускник работает по специальности.": "contradicted",
    "Соотношение мест госзаказа и заявок — 3 к 1.": "no rows",
    "В Костанайской области госзаказ размещён на 7407 мест.": "out of scope",
    "В Актюбинской области в 2025 году госзаказ вырос до 7407 мест.": "proved",
    "Түркістан облысында мемлекеттік тапсырыс 7407 орынға берілді.": "out of scope",
    "Turkistan region placed a state order for 7,407 places.": "out of scope",
    "Госзаказ в 2025 году вырос на четверть.": "contradicted",
    "На форуме выступили 23 спикера из 6 стран.": "out of scope proved",
    "Twenty-one teachers studied from 2022 to 2025.": "no rows",
}


@pytest.mark.parametrize("text", HARD)
def test_what_is_hard_to_read_is_read(text: str) -> None:
    found, _ = check_text(text, SYSTEM, 2025)
    assert " ".join(one.verdict for one in found) == HARD[text]


def test_what_is_carried_on_is_corrected_in_its_own_sentence() -> None:
    found, _ = check_text("Госзаказ в 2025 году вырос. Он составил 7408 мест.", SYSTEM, 2025)
    assert found[0].correction.replace("\u00a0", " ") == "Он составил 7 407 мест."
    assert found[0].claim.sentence == "Он составил 7408 мест."


@pytest.mark.parametrize("text", UNSEEN)
def test_sentences_as_newspapers_write_them(text: str) -> None:
    found, _ = check_text(text, SYSTEM, 2025)
    assert " ".join(one.verdict for one in found) == UNSEEN[text]


def test_a_change_that_its_verb_tells_is_told_anew() -> None:
    told = one("В 2025 году госзаказ вырос в полтора раза!")
    assert str(told["correction"]).replace("\u00a0", " ") == (
        "Места государственного заказа: в 2025 году на 3,2 % меньше, чем в 2024 году."
    )
