"""What long work says of its progress, in the reader's language.

The work itself is pure and speaks one language: short English notes with numbers and codes. This table says them in
three; a note that it does not know is shown as it is.
"""

import re

from sheber.kernel.words import Words

WHOLE = {
    "reading": Words("деректер оқылуда", "чтение данных", "reading"),
    "rows": Words("жолдар", "строки", "rows"),
    "demand": Words("қажеттілік", "потребность", "demand"),
    "state order": Words("мемлекеттік тапсырыс", "госзаказ", "state order"),
    "regions apart": Words("аймақтар бөлек есептелуде", "регионы по отдельности", "regions apart"),
    "matching": Words("орындар бөлінуде", "распределение мест", "matching"),
    "writing": Words("жазылуда", "запись", "writing"),
    "checking": Words("тексерілуде", "проверка", "checking"),
    "partners and honours": Words("серіктестер мен марапаттар", "партнёры и награды", "partners and honours"),
    "timetable": Words("бағдарлама құрылуда", "составление программы", "timetable"),
    "stands": Words("стендтер орналастырылуда", "размещение стендов", "stands"),
    "sealing": Words("мөрленуде", "запечатывание", "sealing"),
    "done": Words("дайын", "готово", "done"),
    "kk": Words("қазақша мәтін", "текст на казахском", "Kazakh text"),
    "ru": Words("орысша мәтін", "текст на русском", "Russian text"),
    "en": Words("ағылшынша мәтін", "текст на английском", "English text"),
}
# Patterns with the words of each part; a note of several parts has commas between them.
PARTS = (
    (re.compile(r"^(\d+) s left$"), Words("{0} с қалды", "осталось {0} с", "{0} s left")),
    (re.compile(r"^bound (-?[\d.]+)$"), Words("шегі {0}", "граница {0}", "bound {0}")),
    (re.compile(r"^best (-?[\d.]+)$"), Words("ең жақсысы {0}", "лучшее {0}", "best {0}")),
    (re.compile(r"^round (\d+) of (\d+)$"), Words("{1} айналымның {0}-і", "круг {0} из {1}", "round {0} of {1}")),
    (re.compile(r"^prices$"), Words("бағалар", "цены", "prices")),
    (
        re.compile(r"^whole groups of (\d+) regions$"),
        Words("{0} аймақтың тұтас топтары", "целые группы {0} регионов", "whole groups of {0} regions"),
    ),
    (re.compile(r"^explaining (.+)$"), Words("түсіндірілуде: {0}", "объяснение: {0}", "explaining {0}")),
    (re.compile(r"^report (\d+)$"), Words("{0} жылғы есеп", "отчёт за {0} год", "report {0}")),
)
HEADS = {
    "order": Words("тапсырыс", "госзаказ", "order"),
    "admission": Words("қабылдау", "приём", "admission"),
}


def said(note: str) -> str:
    """A note in the reader's language."""
    if not note:
        return ""
    head, colon, rest = note.partition(": ")
    if colon and head in HEADS:
        return f"{HEADS[head]}: {said(rest)}"
    if note in WHOLE:
        return str(WHOLE[note])
    return ", ".join(_part(part) for part in note.split(", "))


def _part(part: str) -> str:
    if part in WHOLE:
        return str(WHOLE[part])
    for pattern, words in PARTS:
        found = pattern.match(part)
        if found:
            return str(words).format(*found.groups())
    return part
