"""The passport of a project as a paper with a code that leads to its page."""

from datetime import date
from typing import Any

from sheber.kernel.indicator_text import grouped
from sheber.kernel.money import as_tenge
from sheber.kernel.paper import proof_of, render_pdf
from sheber.kernel.words import Words
from sheber.works import words
from sheber.works.bridge.outlook import Ahead
from sheber.works.models import Project
from sheber.works.queries import State

TEMPLATE = """= #data.title
#data.about
#v(3mm)
#rows(data.heads.facts, data.facts)
== #data.titles.steps
#if data.steps.len() > 0 [#rows(data.heads.steps, data.steps)] else [–]
== #data.titles.money
#if data.money.len() > 0 [#rows(data.heads.money, data.money, right: (2,))] else [–]
== #data.titles.forecast
#for one in data.forecast [#one \\ ]
#proof()
"""
T = {
    "about": Words("Жобаның паспорты", "Паспорт проекта", "Passport of the project"),
    "steps": Words("Кезеңдер", "Этапы", "Stages"),
    "money": Words("Қаржыландыру көздері", "Источники денег", "Sources of the money"),
    "forecast": Words(
        "Өңірдің өз тәжірибесі бойынша болжам", "Прогноз по прошлому региона", "Forecast from the region's past"
    ),
    "fact": Words("Дерек", "Сведение", "Fact"),
    "value": Words("Мәні", "Значение", "Value"),
    "kind": Words("Түрі", "Вид", "Kind"),
    "stage": Words("Кезеңі", "Стадия", "Stage"),
    "college": Words("Колледж", "Колледж", "College"),
    "cost": Words("Құны, теңге", "Стоимость, тенге", "Cost, tenge"),
    "ends": Words("Уәде етілген аяқталуы", "Обещанный срок", "Promised end"),
    "now": Words("Қазір күтілетін аяқталуы", "Ожидаемый срок", "Expected end"),
    "paid": Words("Ақша, %", "Деньги, %", "Money, %"),
    "done": Words("Жұмыс, %", "Работы, %", "Works, %"),
    "step": Words("Кезең", "Этап", "Stage"),
    "plan": Words("Жоспар", "План", "Plan"),
    "real": Words("Іс жүзінде", "Факт", "Real"),
    "source": Words("Бюджет жолы", "Строка бюджета", "Budget line"),
    "year": Words("Жыл", "Год", "Year"),
    "amount": Words("Теңге", "Тенге", "Tenge"),
    "half": Words("тең ықтимал аяқталу", "срок с вероятностью 50 %", "end with even chances"),
    "most": Words("80 % ықтимал аяқталу", "срок с вероятностью 80 %", "end with 80 % chance"),
    "leads": Words(
        "Бет тізілім жолдарына апарады: шарттар, актілер, төлемдер, суреттер.",
        "Страница ведёт к строкам: договоры, акты, платежи, снимки.",
        "The page leads to the rows: contracts, acts, payments, pictures.",
    ),
    "synthetic": Words("Үлгі деректер", "Условные данные", "Synthetic data"),
}


def passport_pdf(one: Project, state: State, ahead: Ahead | None, *, language: str, address: str, day: date) -> bytes:
    """The paper in a language; equal rows and day give equal bytes. Raises PaperError."""

    def say(name: str) -> str:
        return T[name].in_language(language)

    def told(when: date | None) -> str:
        return f"{when:%d.%m.%Y}" if when else "–"

    def span(first: date | None, last: date | None) -> str:
        return f"{told(first) if first else '…'} – {told(last) if last else '…'}" if first or last else "–"

    def percent(share: Any) -> str:
        return "–" if share is None else f"{round(100 * float(share), 1):g}"

    def amount(tiyn: int | None) -> str:
        return "–" if tiyn is None else grouped(f"{as_tenge(tiyn):f}", language)

    facts = [
        [say("kind"), words.KIND.label(one.kind).in_language(language)],
        [say("stage"), words.STAGE.label(one.stage).in_language(language)],
        [say("college"), one.college.name.in_language(language) if one.college else "–"],
        [say("cost"), f"{amount(one.cost)} {one.cost_note}".strip()],
        [say("ends"), told(one.ends)],
        [say("now"), told(one.end_now)],
        [say("paid"), percent(state.money)],
        [say("done"), percent(state.works)],
    ]
    data = {
        "title": one.name.in_language(language),
        "language": language,
        "about": f"{say('about')} · {told(day)}" + (f" · {say('synthetic')}" if one.synthetic else ""),
        "foot": f"{say('about')} {one.code}",
        "titles": {name: say(name) for name in ("steps", "money", "forecast")},
        "heads": {
            "facts": [say("fact"), say("value")],
            "steps": [say("step"), say("plan"), say("real")],
            "money": [say("source"), say("year"), say("amount")],
        },
        "facts": facts,
        "steps": [
            [
                f"{step.place}. {words.STEP.label(step.kind).in_language(language)}",
                span(step.starts, step.ends),
                span(step.began, step.ended),
            ]
            for step in one.steps.all()
        ],
        "money": [[m.line.name.in_language(language), str(m.line.year), amount(m.amount)] for m in one.money.all()],
        "forecast": _forecast(ahead, say, told, language),
        "proof": proof_of(address, say("leads")),
    }
    return render_pdf(TEMPLATE, data, day=day)


def _forecast(ahead: Ahead | None, say: Any, told: Any, language: str) -> list[str]:
    if ahead is None:
        return ["–"]
    ends = dict(ahead.ends)
    made = [f"{say(name)}: {told(ends[level])}" for name, level in (("half", 50), ("most", 80)) if level in ends]
    return made + [one.in_language(language) for one in ahead.told]
