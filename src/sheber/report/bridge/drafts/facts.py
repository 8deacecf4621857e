"""Templates whose figures are written as `{{fact:id}}` only: what they may hold, and how they are filled.

{{fact:order.places}}          the figure of the report's year
{{fact:order.places@before}}   of the year before
{{fact:order.places@change}}   how the two compare; only where both have rows and one definition
{{fact:works.hub_cost@unit}}   the figure with its unit
{{fact:year}} {{fact:region}} {{fact:day}}
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sheber.kernel.calendar import long_date
from sheber.kernel.charts import number_text
from sheber.kernel.exchange.problems import refuse
from sheber.kernel.words import Words
from sheber.report.bridge.claims.numerals import ONE, numeral, scale_of
from sheber.report.bridge.claims.reading import claims_of
from sheber.report.bridge.claims.stems import words_of
from sheber.report.bridge.claims.terms import all_terms
from sheber.report.bridge.pages import ReleaseText, change

FACT = re.compile(r"\{\{\s*fact:([\w.]+(?:@(?:before|change|unit))?)\s*\}\}")
_BRACES = re.compile(r"\{\{|\}\}")
_MOST = 100_000
LITERAL = Words(
    "«{found}» — мәтінге жазылған сан: оның орнына {{{{fact:...}}}} қойыңыз.",
    "«{found}» — число, написанное в тексте: поставьте вместо него {{{{fact:...}}}}.",
    "“{found}” is a number written into the text: put {{{{fact:...}}}} in its place.",
)
UNKNOWN = Words(
    "«{found}» деген дерек жоқ: көрсеткіш кодын тексеріңіз.",
    "факта «{found}» нет: проверьте код показателя.",
    "there is no fact “{found}”: check the indicator's code.",
)
BROKEN = Words(
    "жабылмаған не артық жақша: дерек {{{{fact:код}}}} түрінде жазылады.",
    "лишние или незакрытые скобки: факт пишется {{{{fact:код}}}}.",
    "stray or open braces: a fact is written {{{{fact:code}}}}.",
)
TOO_LONG = Words("мәтін тым ұзын.", "текст слишком длинный.", "the text is too long.")
LEFT_OUT = Words(
    "Деректері жоқ болғандықтан алынған абзацтар: {names}.",
    "Опущены абзацы, для которых нет данных: {names}.",
    "Paragraphs left out because they have no data: {names}.",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A filled template, and the facts whose paragraphs were left out because they have no value."""

    text: str
    facts: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def check_template(template: str, language: str, *, name: str = "draft") -> list[str]:
    """The facts that a template names. Raises BadInput at the first digit, number word or stray brace."""
    if len(template) > _MOST:
        raise refuse(name, None, "", TOO_LONG)
    for number, line in enumerate(template.splitlines(), start=1):
        rest = FACT.sub("\u25cc", line)
        if _BRACES.search(rest):
            raise refuse(name, number, "", BROKEN.format())
        if found := next(_literals(rest, language), ""):
            raise refuse(name, number, "", LITERAL.format(found=found))
    return FACT.findall(template)


def _literals(line: str, language: str) -> Iterator[str]:
    """Digits of any alphabet, Roman numerals, number words of any of the languages in the line's own."""
    if found := re.search(r"[^\W_]*[\d½¼¾⅓⅔²³][^\W_]*", line):
        yield found.group()
    yield from (one for one in line if one.isnumeric() and not one.isalpha())
    if found := re.search(
        r"\b(?=[IVXLCDM]{2,}\b)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b", line
    ):
        yield found.group()
    terms = _TERMS.setdefault("all", all_terms())
    yield from (one.text for one in claims_of(line, language, terms[language].is_noun))
    words = [word.text for word in words_of(line)]
    for place, word in enumerate(words):
        after = words[place + 1] if place + 1 < len(words) else ""
        one = word in ONE and terms[language].is_noun(after)
        if one or scale_of(word, language) or (word not in ONE and numeral(word, language) is not None):
            yield word


_TERMS: dict[str, dict] = {}


def fill(template: str, text: ReleaseText, language: str, *, name: str = "draft") -> Draft:
    """The template with the release's figures. A paragraph with a fact that has no value is left out and named.

    Raises BadInput where the template holds a number of its own or names an unknown fact.
    """
    used = check_template(template, language, name=name)
    values = {one: _value(one, text, language, name) for one in used}
    kept, missing = [], []
    for line in template.splitlines():
        empty = [one for one in FACT.findall(line) if not values[one]]
        missing += [one for one in empty if one not in missing]
        if not empty:
            kept.append(FACT.sub(lambda found: values[found.group(1)], line))
    return Draft("\n".join(kept).strip() + "\n", list(dict.fromkeys(used)), missing)


def _value(fact: str, text: ReleaseText, language: str, name: str) -> str:
    plain = {
        "year": str(text.year),
        "region": text.region.in_language(language),
        "day": long_date(text.day).in_language(language),
    }
    if fact in plain:
        return plain[fact]
    code, _, how = fact.partition("@")
    now, before = text.value(code, text.year), text.value(code, text.year - 1)
    if now is None:
        raise refuse(name, None, "", UNKNOWN.format(found=fact))
    if how == "change":
        return change(now, before, language)
    figure = before if how == "before" else now
    if figure is None or figure.value is None:
        return ""
    number = number_text(figure.value, figure.definition.decimals, language)
    return f"{number} {figure.definition.unit.in_language(language)}" if how == "unit" else number
