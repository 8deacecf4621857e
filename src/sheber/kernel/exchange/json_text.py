"""JSON as it must be to be kept: no repeated key, no number beyond bounds, no text that no database can store."""

import json
import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from sheber.kernel.words import Words

MOST_DIGITS = 300  # a whole number longer than this is beyond every float
MOST_EXPONENT = 100  # of a bounded decimal: 1e999999999 as a fraction would fill the memory

REPEATED = Words(
    "«{key}» кілті екі рет тұр. Біреуін өшіріңіз.",
    "ключ «{key}» стоит дважды. Удалите один.",
    "the key “{key}” stands twice. Delete one.",
)
TOO_LARGE = Words(
    "{text} — тым үлкен сан. Кішірек сан жазыңыз.",
    "{text} — слишком большое число. Впишите меньшее.",
    "{text} is too large a number. Write a smaller one.",
)
NO_NUMBER = Words(
    "{text} — JSON-да мұндай сан жоқ. Цифрлармен жазыңыз.",
    "{text}: такого числа в JSON нет. Запишите цифрами.",
    "{text} is no number of JSON. Write digits.",
)
HALF_LETTER = Words(
    "мәтінде жарты таңба (\\ud800–\\udfff) немесе \\u0000 бар. Оны өшіріңіз.",
    "в тексте половина знака (\\ud800–\\udfff) или \\u0000. Удалите его.",
    "a text holds half a sign (\\ud800–\\udfff) or \\u0000. Take it away.",
)
TOO_DEEP = Words("тым терең салынған.", "слишком глубокая вложенность.", "nested too deeply.")
NOT_JSON = Words(
    "JSON қатесі, {line}-жол, {column}-таңба: {what}.",
    "ошибка JSON, строка {line}, знак {column}: {what}.",
    "not JSON, line {line}, sign {column}: {what}.",
)
# What Python's parser says, by the beginning of its message.
_PARSER = {
    "Expecting property name": Words(
        "қос тырнақшадағы кілт керек", "нужен ключ в двойных кавычках", "a key in double quotes is wanted"
    ),
    "Illegal trailing comma": Words("соңғы үтір артық", "лишняя запятая в конце", "the last comma is too much"),
    "Expecting ':'": Words("«:» керек", "нужно двоеточие", "a colon is wanted"),
    "Expecting ','": Words("«,» керек", "нужна запятая", "a comma is wanted"),
    "Expecting value": Words("мән керек", "нужно значение", "a value is wanted"),
    "Extra data": Words("соңында артық мәтін бар", "после конца есть лишний текст", "there is text after the end"),
    "Unterminated string": Words("тырнақша жабылмаған", "кавычка не закрыта", "a quote is not closed"),
    "Invalid control": Words(
        "мәтін ішінде жол үзілімі немесе басқару таңбасы бар",
        "внутри текста перенос строки или управляющий знак",
        "a line break or a control sign inside a text",
    ),
    "Invalid \\": Words("«\\» белгісінен кейінгі таңба қате", "неверный знак после «\\»", "a wrong sign after “\\”"),
}
_UNKEPT = re.compile("[\x00\ud800-\udfff]")
_OTHER = Words("бұл JSON емес", "это не JSON", "this is not JSON")


class JsonFaultError(ValueError):
    """Why a text is not JSON that can be kept: words, the line where it is known, the key that is meant."""

    def __init__(self, words: Words, line: int | None = None, key: str = "") -> None:
        super().__init__(str(words))
        self.words, self.line, self.key = words, line, key


def parse_json(text: str) -> Any:
    """The value of a JSON text. Raises JsonFaultError, and nothing else."""
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_float=_float, parse_int=_int, parse_constant=_constant
        )
        _check_texts(value)
    except json.JSONDecodeError as error:
        what = next((words for start, words in _PARSER.items() if error.msg.startswith(start)), _OTHER)
        raise JsonFaultError(_placed(error.lineno, error.colno, what), error.lineno) from error
    except RecursionError as error:
        raise JsonFaultError(TOO_DEEP) from error
    return value


def _placed(line: int, column: int, what: Words) -> Words:
    return Words(
        *(
            NOT_JSON.in_language(code).format(line=line, column=column, what=what.in_language(code))
            for code in ("kk", "ru", "en")
        )
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise JsonFaultError(REPEATED.format(key=_short(twice)), key=_short(twice))
    return made


def _short(text: str) -> str:
    shown = "".join(letter if letter.isprintable() else "�" for letter in text)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"


def _float(text: str) -> float:
    value = float(text)
    if value in {float("inf"), float("-inf")}:
        raise JsonFaultError(TOO_LARGE.format(text=_short(text)))
    return value


def _int(text: str) -> int:
    if len(text) > MOST_DIGITS:
        raise JsonFaultError(TOO_LARGE.format(text=_short(text)))
    return int(text)


def _constant(text: str) -> Any:
    raise JsonFaultError(NO_NUMBER.format(text=text))


def _check_texts(value: Any) -> None:
    if isinstance(value, str):
        if _UNKEPT.search(value):
            raise JsonFaultError(HALF_LETTER)
    elif isinstance(value, dict):
        for key, one in value.items():
            _check_texts(key)
            _check_texts(one)
    elif isinstance(value, list):
        for one in value:
            _check_texts(one)


def bounded_decimal(
    value: Any, least: Fraction | int | None = 0, most: Fraction | int | None = None
) -> Fraction | None:
    """A number of a settings file (a JSON number, or a decimal as text) exactly; None where it is none or beyond.

    Never slow: exponents beyond `MOST_EXPONENT` and endless texts are refused before a fraction is made.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    text = value if isinstance(value, str) else repr(value)
    if len(text) > MOST_DIGITS or "_" in text:
        return None
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > MOST_EXPONENT:
        return None
    exact = Fraction(number)
    if (least is not None and exact < least) or (most is not None and exact > most):
        return None
    return exact
