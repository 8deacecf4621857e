"""True sentences made from the rows, and what a careless or a cunning pen makes of them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from sheber.kernel.charts import number_text
from sheber.kernel.declare import COLLEGES, PEOPLE, PIECES
from sheber.kernel.indicators import Indicator, Scope, indicator, indicators, measure, round_value

YEARS = (2024, 2025, 2026)
COUNTED = ("registry.schools", "registry.employers")
PLAIN = {
    "kk": (
        "{year} жылы: {name} — {value} {unit}.",
        "{year} жылғы көрсеткіш «{name}»: {value} {unit}.",
        "{name}: {value} {unit} ({year} жыл).",
    ),
    "ru": (
        "В {year} году: {name} — {value} {unit}.",
        "По итогам {year} года показатель «{name}» составил {value} {unit}.",
        "{name}: {value} {unit} ({year} год).",
    ),
    "en": (
        "In {year}: {name}: {value} {unit}.",
        "For {year} the figure “{name}” was {value} {unit}.",
        "{name}: {value} {unit} (year {year}).",
    ),
}
# As a newspaper writes.
NATURAL = {
    "order.places": {
        "kk": "{year} жылы мемлекеттік тапсырыс {value} орынға орналастырылды.",
        "ru": "В {year} году госзаказ в регионе размещён на {value} мест.",
        "en": "In {year} the state order was placed for {value} places.",
    },
    "guidance.unique": {
        "kk": "{year} жылы кәсіптік бағдар жұмысымен {value} оқушы қамтылды.",
        "ru": "В {year} году профориентационной работой охвачено {value} школьников.",
        "en": "In {year} career guidance reached {value} pupils.",
    },
    "guidance.schools": {
        "kk": "{year} жылы {value} мектепте бейінді сыныптар ашылды.",
        "ru": "В {year} году профильные классы открыты в {value} школах.",
        "en": "In {year} profile classes opened in {value} schools.",
    },
    "training.international": {
        "kk": "{year} жылы {value} колледж халықаралық аккредиттеуден өтті.",
        "ru": "В {year} году {value} колледжа получили международную аккредитацию.",
        "en": "In {year} {value} colleges held international accreditation.",
    },
    "training.new_specialties": {
        "kk": "{year} жылы колледждерде {value} жаңа мамандық ашылды.",
        "ru": "В {year} году в колледжах открыто {value} новых специальности.",
        "en": "In {year} {value} new specialties were opened at colleges.",
    },
    "works.repaired_colleges": {
        "kk": "{year} жылы {value} колледж күрделі жөндеуден өтті.",
        "ru": "В {year} году {value} колледжа прошли капитальный ремонт.",
        "en": "In {year} {value} colleges went through capital repair.",
    },
    "partners.signed": {
        "kk": "{year} жылы {value} меморандумға қол қойылды.",
        "ru": "В {year} году подписано {value} меморандума.",
        "en": "In {year} {value} memoranda were signed.",
    },
    "forum.countries": {
        "kk": "{year} жылғы форумға {value} елден сарапшылар келді.",
        "ru": "В {year} году на форум приехали эксперты из {value} стран.",
        "en": "In {year} experts from {value} countries came to the forum.",
    },
    "registry.colleges": {
        "kk": "{year} жылы облыста {value} колледж жұмыс істейді.",
        "ru": "В {year} году в области работают {value} колледжей.",
        "en": "In {year} the region has {value} colleges.",
    },
    "employment.of_all": {
        "kk": "{year} жылы барлық түлектердің {value} %-ы жұмыс істейді.",
        "ru": "В {year} году от всех выпускников работают {value} %.",
        "en": "In {year} {value}% of all graduates are employed.",
    },
    "employment.graduates": {
        "kk": "{year} жылы колледждерді {value} түлек бітірді.",
        "ru": "В {year} году колледжи окончили {value} выпускников.",
        "en": "In {year} {value} graduates left the colleges.",
    },
}

# Other pens: other verbs, other order of words, what is told of in the sentence before.
OTHER_PENS = {
    "order.places": {
        "kk": (
            "{year} жылы мемтапсырыс бойынша {value} орын бөлінді.",
            "{year} жылы мемлекеттік тапсырыс бекітілді. Ол {value} орынды құрайды.",
        ),
        "ru": (
            "На {year} год регион выделил по госзаказу {value} мест в колледжах.",
            "Акимат утвердил государственный заказ на {year} год. Он рассчитан на {value} мест.",
        ),
        "en": (
            "For {year} the region funds {value} places under its state order.",
            "The state order of {year} has been approved. It comes to {value} places.",
        ),
    },
    "guidance.unique": {
        "kk": (
            "{year} жылы {value} бала кәсіби бағдар жұмысымен қамтылды.",
            "{year} жылы оқушылар кәсіптік бағдармен қамтылды. Олардың саны {value} бала болды.",
        ),
        "ru": (
            "За {year} год {value} учеников прошли профориентацию.",
            "В {year} году школьников охватили профориентацией. Всего их {value}.",
        ),
        "en": (
            "In {year}, {value} schoolchildren took part in career guidance.",
            "Pupils were reached by guidance in {year}. They were {value} pupils in all.",
        ),
    },
    "guidance.schools": {
        "kk": ("Бейінді сыныптары бар мектептер саны {year} жылы {value} мектепке жетті.",),
        "ru": ("Профильные классы действуют в {year} году в {value} школах области.",),
        "en": ("By the end of {year} specialised classes ran in {value} schools.",),
    },
    "training.international": {
        "kk": ("{year} жылы халықаралық аккредиттеуі бар {value} колледж болды.",),
        "ru": ("Международная аккредитация в {year} году есть у {value} колледжей.",),
        "en": ("International accreditation was held in {year} by {value} colleges.",),
    },
    "works.repaired_colleges": {
        "kk": ("{year} жылы күрделі жөндеу {value} колледжде аяқталды.",),
        "ru": ("Капремонт в {year} году завершён в {value} колледжах.",),
        "en": ("Major repair was finished in {year} at {value} colleges.",),
    },
    "partners.signed": {
        "kk": ("{year} жылы жасалған меморандумдар саны — {value} меморандум.",),
        "ru": ("Колледжи заключили в {year} году {value} меморандумов.",),
        "en": ("Colleges concluded {value} memoranda in {year}.",),
    },
    "registry.colleges": {
        "kk": ("{year} жылы аймақта {value} колледж бар.",),
        "ru": ("Сеть насчитывает в {year} году {value} колледжей.",),
        "en": ("There were {value} colleges at work in the region in {year}.",),
    },
    "order.worker_places": {
        "kk": ("{year} жылы жұмысшы біліктіліктеріне {value} орын берілді.",),
        "ru": ("На рабочие квалификации в {year} году приходится {value} мест.",),
        "en": ("Worker qualifications received {value} places in {year}.",),
    },
    "employment.of_all": {
        "kk": ("{year} жылы барлық түлектердің {value} пайызы жұмысқа орналасты.",),
        "ru": ("Из всех выпускников в {year} году трудоустроены {value} процента.",),
        "en": ("Of all graduates {value} per cent were employed in {year}.",),
    },
}


@dataclass(frozen=True)
class Told:
    """A sentence's parts; `text` puts them together."""

    form: str
    language: str
    one: Indicator
    year: int
    value: str
    exact: Fraction
    unit: str

    @property
    def text(self) -> str:
        name = self.one.name.in_language(self.language)
        return self.form.format(year=self.year, name=name, value=self.value, unit=self.unit)


def written(one: Indicator, value: Fraction, language: str) -> str:
    return number_text(Fraction(round_value(value, one.decimals)), one.decimals, language)


def true_sentences() -> Iterator[Told]:
    """Each figure that has rows, told in three languages."""
    for one in indicators():
        for year in YEARS:
            figure = measure(one, Scope(year))
            if figure.value is None:
                continue
            for language, forms in PLAIN.items():
                natural = NATURAL.get(one.code, {}).get(language)
                others = OTHER_PENS.get(one.code, {}).get(language, ())
                for form in (*forms, *([natural] if natural else []), *others):
                    value, unit = written(one, figure.value, language), one.unit.in_language(language)
                    yield Told(form, language, one, year, value, figure.value, unit)


def wrong_sentences(told: Told, every: list[Told], dice: random.Random) -> Iterator[str]:
    """The sentence with another value, another figure's value, another unit, another year."""
    one, language = told.one, told.language
    value = Fraction(round_value(told.exact, one.decimals))
    step = Fraction(1, 10**one.decimals)
    for other in {value + step, value * 10, value + 7, value * 2, max(value - step, Fraction(0))} - {value}:
        yield replace(told, value=written(one, other, language)).text
    digits = list(str(int(value)))
    if len(digits) > 1 and digits[0] != digits[1]:
        digits[0], digits[1] = digits[1], digits[0]
        yield replace(told, value=written(one, Fraction(int("".join(digits))), language)).text
    swapped = [
        two for two in every if two.language == language and two.one is not one and abs(two.exact - told.exact) > 1
    ]
    yield from (replace(told, value=two.value).text for two in dice.sample(swapped, 3))
    if "{unit}" in told.form:
        # What is counted in items may be called by its own name: that unit would be as true as the declared one.
        units = sorted(
            {two.unit for two in every if two.language == language}
            - {two.unit for two in every if two.unit in told.unit.split()}  # «рабочих мест» are «мест»
            - {told.unit, *(words.in_language(language) for words in (COLLEGES, PEOPLE))}
            - {indicator(code).unit.in_language(language) for code in COUNTED if one.unit == PIECES}
        )
        yield from (replace(told, unit=unit).text for unit in dice.sample(units, 2))
    for year in (*YEARS, 2021, 2019):
        now = measure(one, Scope(year)).value if year != told.year else told.exact
        if now != told.exact:
            yield replace(told, year=year).text
