"""Hard limits that contradict one another, told in words: the smallest set, and how far each alone would have to give."""

from fractions import Fraction
from math import ceil

from sheber.kernel.exchange import BadInput, Problems
from sheber.kernel.words import Words
from sheber.order.bridge.names import name_of
from sheber.science.order.infeasible import Infeasible
from sheber.science.order.problem import Limit, Problem

CONTRADICTION = Words(
    "бұл шектеулер бірге орындалмайды: {rows}. {relax}",
    "эти ограничения вместе невыполнимы: {rows}. {relax}",
    "these limits cannot hold together: {rows}. {relax}",
)
ALONE = Words(
    "Тек осыны {much} босатса, жоспар болады.",
    "План появится, если ослабить одно это на {much}.",
    "Loosening this one alone by {much} would allow a plan.",
)
NOT_ALONE = Words(
    "Тек осыны босату жеткіліксіз.",
    "Ослабить одно это недостаточно.",
    "Loosening this one alone would not be enough.",
)
LINES_ALONE = Words(
    "бірде-бір жоспар табылмады: жолдардың өз ережелері қайшы.",
    "ни одного плана нет: противоречат собственные правила строк.",
    "there is no plan at all: the lines' own rules clash.",
)
KINDS = {
    "budget": Words(
        "«{name}» бюджеті, {year}-жыл: {edge} теңгеден аспайды",
        "бюджет «{name}», год {year}: не больше {edge} тенге",
        "budget “{name}”, year {year}: {edge} tenge at most",
    ),
    "resource": Words(
        "«{name}» ресурсы, {year}-жыл: {edge} аспайды",
        "ресурс «{name}», год {year}: не больше {edge}",
        "resource “{name}”, year {year}: {edge} at most",
    ),
    "least": Words(
        "«{name}» шегі, {year}-жыл: кемінде {edge} {unit}",
        "предел «{name}», год {year}: не меньше {edge} {unit}",
        "limit “{name}”, year {year}: {edge} {unit} at least",
    ),
    "most": Words(
        "«{name}» шегі, {year}-жыл: {edge} {unit} аспайды",
        "предел «{name}», год {year}: не больше {edge} {unit}",
        "limit “{name}”, year {year}: {edge} {unit} at most",
    ),
}
UNITS = {
    "groups": Words("топ", "групп", "groups"),
    "places": Words("орын", "мест", "places"),
    "tenge": Words("теңгеге", "тенге", "tenge"),
    "": Words("бірлікке", "единиц", "units"),
}
FILES = {"budget": "budgets.csv", "resource": "resources.csv", "least": "limits.csv", "most": "limits.csv"}
COLUMNS = {"budget": "amount", "resource": "amount", "least": "at_least", "most": "at_most"}
MILLION = 10**6


def refusal(problem: Problem, error: Infeasible) -> BadInput:
    """The contradiction as a fault of the input, each limit of the set at its place."""
    problems = Problems()
    told = [_told(problem, row) for row in error.rows]
    together = Words("; ".join(w.kk for w in told), "; ".join(w.ru for w in told), "; ".join(w.en for w in told))
    for row in error.rows:
        kind = row.split("|")[0]
        much = _much(problem, row, error.relax.get(row, float("inf")))
        problems.add(FILES[kind], None, COLUMNS[kind], _joined(CONTRADICTION, rows=together, relax=much))
    if not error.rows:
        problems.add("lines.csv", None, "", LINES_ALONE)
    return BadInput(problems.list)


def _joined(frame: Words, **parts: Words) -> Words:
    made = {
        language: frame.in_language(language).format(
            **{name: words.in_language(language) for name, words in parts.items()}
        )
        for language in ("kk", "ru", "en")
    }
    return Words(made["kk"], made["ru"], made["en"])


def _limit(problem: Problem, code: str, year: int) -> Limit:
    return next(limit for limit in problem.limits if (limit.code, limit.year) == (code, year))


def _told(problem: Problem, row: str) -> Words:
    """A row in words, with its bound."""
    kind, name, text = row.split("|")
    year, unit, shown_name = int(text), Words("", "", ""), Words(name, name, name)
    if kind == "budget":
        edge = Fraction(problem.budgets[name, year], 100)
    elif kind == "resource":
        edge, shown_name = problem.resources[name, year], name_of(problem, kind, name)
    else:
        limit = _limit(problem, name, year)
        edge = Fraction((limit.at_least if kind == "least" else limit.at_most) or 0)
        shown_name, unit = name_of(problem, "limit", name), UNITS[limit.counts]
    plain = {"name": shown_name, "year": Words(text, text, text)}
    shown = _shown(edge)
    return _joined(KINDS[kind], **plain, edge=Words(shown, shown, shown), unit=unit)


def _much(problem: Problem, row: str, relax: float) -> Words:
    if relax == float("inf"):
        return NOT_ALONE
    kind, name, year = row.split("|")
    unit = {"budget": "tenge", "resource": ""}.get(kind) or (
        _limit(problem, name, int(year)).counts if kind in ("least", "most") else ""
    )
    # A little up, never down: with the told relaxation a plan must exist.
    amount = Fraction(ceil(relax * MILLION + 0.5)) if kind == "budget" else Fraction(ceil(round(relax * 100, 4)), 100)
    parts = {language: f"{_shown(amount)} {UNITS[unit].in_language(language)}" for language in ("kk", "ru", "en")}
    return _joined(ALONE, much=Words(parts["kk"], parts["ru"], parts["en"]))


def _shown(value: Fraction) -> str:
    """Thousands apart by a thin gap, at most two decimals."""
    text = f"{float(value):,.2f}".replace(",", " ")
    return text[:-3] if text.endswith(".00") else text
