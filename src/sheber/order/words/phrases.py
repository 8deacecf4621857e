"""Sentences of the order that hold figures, each number written as its language does."""

from decimal import Decimal
from fractions import Fraction

from sheber.kernel.charts import number_text
from sheber.kernel.words import LANGUAGES, Words


def told(words: Words, **values: object) -> Words:
    """A sentence filled with values: numbers grouped by the language, words in it."""
    return Words(
        *(getattr(words, code).format(**{k: _said(v, code) for k, v in values.items()}) for code in LANGUAGES)
    )


def _said(value: object, language: str) -> str:
    if isinstance(value, Words):
        return value.in_language(language)
    if isinstance(value, (int, Fraction, Decimal)) and not isinstance(value, bool):
        exact = Fraction(value)
        return number_text(exact, 0 if exact.denominator == 1 else 1, language)
    return str(value)


CHECK_NAMES = {
    "licence": Words("Лицензия", "Лицензия", "Licence"),
    "capacity": Words("Жобалық қуат", "Проектная мощность", "Design capacity"),
    "workshops": Words("Шеберхана сағаты", "Часы мастерских", "Workshop hours"),
    "applicants": Words("Талапкерлер", "Абитуриенты", "Applicants"),
    "group_size": Words("Топ мөлшері", "Наполняемость групп", "Group size"),
}
# What the machine found when a proposal was sent; "unknown" where the order has no rows to look at.
EVIDENCE = {
    "licence": Words(
        "Лицензия {number} {day} күні күшінде.",
        "Лицензия {number} действует на {day}.",
        "The licence {number} holds on {day}.",
    ),
    "licence_missing": Words(
        "{day} күні бұл біліктілікке күші бар лицензия жоқ.",
        "На {day} нет действующей лицензии на эту квалификацию.",
        "No licence for this qualification holds on {day}.",
    ),
    "licence_unknown": Words(
        "Колледждің лицензиялары тапсырысқа белгісіз: «Лицензиялар» кестесін толтырыңыз.",
        "Лицензии колледжа заказу неизвестны: заполните таблицу лицензий.",
        "The college's licences are not known to the order: fill in the sheet of licences.",
    ),
    "capacity": Words(
        "Контингент {students}, осы ұсыныспен {growth} өзгеріс: {after}; жобалық қуат {capacity}.",
        "Контингент {students}, изменение по заявке {growth}: станет {after}; проектная мощность {capacity}.",
        "{students} students, a change of {growth} by this proposal: {after}; design capacity {capacity}.",
    ),
    "capacity_unknown": Words(
        "Жобалық қуат немесе контингент белгісіз.",
        "Проектная мощность или контингент неизвестны.",
        "The design capacity or the number of students is not known.",
    ),
    "workshops": Words(
        "{name}: {used} керек, {there} бар.",
        "{name}: нужно {used}, есть {there}.",
        "{name}: {used} needed, {there} there.",
    ),
    "workshops_unknown": Words(
        "Бұл жол пайдаланатын шеберхана сағаты жазылмаған.",
        "Часы мастерских для этой строки не заданы.",
        "No workshop hours are written down for this line.",
    ),
    "applicants": Words(
        "Күтілетін талапкер {applicants}, сұралған орын {places}.",
        "Ожидается абитуриентов: {applicants}, запрошено мест: {places}.",
        "Applicants expected: {applicants}, places asked for: {places}.",
    ),
    "applicants_unknown": Words(
        "Бұл жаңа жол: талапкерлер саны бағаланбаған.",
        "Новая строка: число абитуриентов не оценено.",
        "A new line: its applicants were not estimated.",
    ),
    "group_size": Words(
        "{groups} топта {places} орын; бір топта {low}–{high} болуы керек.",
        "Мест: {places}, групп: {groups}; в одной группе должно быть {low}–{high}.",
        "Places: {places}, groups: {groups}; a group holds {low}–{high}.",
    ),
    "group_size_unknown": Words(
        "Бұл жылға топ мөлшері бекітілмеген.",
        "Наполняемость групп на этот год не задана.",
        "No group size is set for this year.",
    ),
}
SUM_NAMES = {
    "total": Words("Қаулыдағы жалпы сан", "Общее число по постановлению", "Total of the decree"),
    "licence": Words("Лицензиялар", "Лицензии", "Licences"),
    "capacity": Words("Қабылдау мен жобалық қуат", "Приём и проектная мощность", "Intake and design capacity"),
    "students": Words(
        "Контингент пен жобалық қуат", "Контингент и проектная мощность", "Students and design capacity"
    ),
    "group_size": Words("Топ мөлшері", "Наполняемость групп", "Group size"),
    "workshops": Words("Шеберхана сағаты", "Часы мастерских", "Workshop hours"),
    "budget": Words("Жылдар бойынша бюджет", "Бюджет по годам", "Budget by year"),
}
SUM_FAULTS = {
    "total": Words(
        "Жолдарда {places} орын, қаулыда {total}: {over} артық.",
        "Мест в строках: {places}, по постановлению: {total}, лишних: {over}.",
        "Places in the lines: {places}, by the decree: {total}, too many: {over}.",
    ),
    "total_left": Words(
        "Жолдарда {places} орын, қаулыда {total}: {left} бөлінбеген.",
        "Мест в строках: {places}, по постановлению: {total}, не распределено: {left}.",
        "Places in the lines: {places}, by the decree: {total}, not given out: {left}.",
    ),
    "licence": Words(
        "{college}: «{qualification}» біліктілігіне {day} күні күші бар лицензия жоқ.",
        "{college}: нет лицензии на «{qualification}», действующей на {day}.",
        "{college}: no licence for “{qualification}” holds on {day}.",
    ),
    "capacity": Words(
        "{college}: қабылдау {places}, жобалық қуат {capacity}.",
        "{college}: приём {places}, проектная мощность {capacity}.",
        "{college}: an intake of {places}, a design capacity of {capacity}.",
    ),
    "students": Words(
        "{college}: контингент {after} болады, жобалық қуат {capacity}.",
        "{college}: контингент станет {after}, проектная мощность {capacity}.",
        "{college}: {after} students are to come, the design capacity is {capacity}.",
    ),
    "group_size": Words(
        "«{line}» жолы: {groups} топта {places} орын, бір топта {low}–{high} болуы керек.",
        "Строка «{line}»: мест {places}, групп {groups}; в одной группе должно быть {low}–{high}.",
        "Line “{line}”: places {places}, groups {groups}; a group holds {low}–{high}.",
    ),
    "workshops": Words(
        "{name}: {used} керек, {there} бар.",
        "{name}: нужно {used}, есть {there}.",
        "{name}: {used} needed, {there} there.",
    ),
    "budget": Words(
        "{funding}, {year} жыл: {spent} млн теңге керек, бюджетте {amount} млн.",
        "{funding}, {year} год: нужно {spent} млн тенге, в бюджете {amount} млн.",
        "{funding}, {year}: {spent} million tenge needed, {amount} million in the budget.",
    ),
}
