"""What is read in a sentence: every number that claims something, and none that does not."""

from fractions import Fraction
from pathlib import Path

import pytest

from sheber.report.bridge.claims import grammar
from sheber.report.bridge.claims.reading import Claim, claims_of
from sheber.report.bridge.claims.stems import language_of
from sheber.report.bridge.claims.terms import all_terms
from sheber.report.bridge.claims.texts import sentences_of

HERE = Path(__file__).parent
BOUNDS = {"": "", grammar.LEAST: ">", grammar.MOST: "<", grammar.ABOUT: "≈", grammar.NEARLY: "≲"}
BEFORE = {grammar.CHANGE: "~", grammar.POINTS: "pp", grammar.DIFFERENCE: "d"}
AFTER = {grammar.MONEY: "т", grammar.RATIO: "x"}
TERMS = all_terms()


def lines(language: str) -> list[tuple[str, list[str]]]:
    told = (HERE / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.rpartition("|") for line in told]
    return [(sentence.strip(), wanted.split()) for sentence, _, wanted in pairs]


def sign(claim: Claim) -> str:
    value = claim.number.value
    told = str(int(value)) if value.denominator == 1 else str(float(value))
    if claim.number.high is not None:
        told += f"-{int(claim.number.high)}"
    if claim.kind == grammar.SHARE and not claim.unit:
        told = str(Fraction(value))
    per_cent = "%" if claim.kind == grammar.CHANGE or (claim.kind == grammar.SHARE and claim.unit) else ""
    down = "↓" if claim.down else ""
    return f"{BOUNDS[claim.bound]}{BEFORE.get(claim.kind, '')}{told}{AFTER.get(claim.kind, '')}{per_cent}{down}"


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_every_number_of_the_invented_sentences_is_read_as_a_reader_would(language: str) -> None:
    every = lines(language)
    assert len(every) >= 60
    wrong = []
    for sentence, wanted in every:
        found = [sign(one) for one in claims_of(sentence, language, TERMS[language].is_noun)]
        if found != wanted:
            wrong.append((sentence, wanted, found))
    assert not wrong, wrong


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_the_language_of_a_sentence_is_seen(language: str) -> None:
    assert [one for one, _ in lines(language) if language_of(one, language) != language] == []


def test_sentences_end_where_they_end() -> None:
    text = (
        "В 2025 г. открыто 60 школ. Охвачено 48 тыс. детей и т.д. Глава региона А. Иванов отметил рост.\n"
        "Итоги года\n"
        "Эта строка перенесена в середине предложения, потому что она длинная, и\n"
        "продолжается здесь. Конец!"
    )
    assert list(sentences_of(text)) == [
        "В 2025 г. открыто 60 школ.",
        "Охвачено 48 тыс. детей и т.д. Глава региона А. Иванов отметил рост.",
        "Итоги года",
        "Эта строка перенесена в середине предложения, потому что она длинная, и продолжается здесь.",
        "Конец!",
    ]
