"""Raw cells of the rating as exact numbers; a cell that is none is told with what to do."""

import re
from fractions import Fraction

from sheber.kernel.words import Words
from sheber.training.models import Criterion, RatingField

NUMBER = re.compile(r"^-?[0-9]{1,15}([.,][0-9]{1,6})?$")
PART = re.compile(r"^([0-9]{1,6})\s*/\s*([0-9]{1,6})$")
YES = {"1", "yes", "да", "иә", "+", "true"}
NO = {"", "0", "no", "нет", "жоқ", "-", "false"}
OVER = Words(
    "«{text}»: пайыз 100-ден аспайды. Бәлкім, {near}? Ұяшықты түзетіңіз.",
    "«{text}»: процент не бывает больше 100. Может быть, {near}? Исправьте ячейку.",
    "“{text}”: a per cent is never over 100. Was it {near}? Mend the cell.",
)
SLASH = Words(
    "«{text}» — сан емес: {part} ме, әлде {whole} ішінен {part} ме? Бір бүтін сан жазыңыз.",
    "«{text}» — не число: {part} или {part} из {whole}? Впишите одно целое число.",
    "“{text}” is no number: {part}, or {part} of {whole}? Write one whole number.",
)
NOT_NUMBER = Words(
    "«{text}» сан емес. Санмен жазыңыз немесе бос қалдырыңыз.",
    "«{text}» — не число. Впишите число или оставьте пусто.",
    "“{text}” is no number. Write a number, or leave it empty.",
)
NOT_WHOLE = Words("«{text}»: бүтін сан керек.", "«{text}»: нужно целое число.", "“{text}”: a whole number is wanted.")
NEGATIVE = Words("«{text}» нөлден кіші.", "«{text}» меньше нуля.", "“{text}” is below nought.")
NOT_FLAG = Words(
    "«{text}»: иә не жоқ керек (1 не 0).",
    "«{text}»: нужно да или нет (1 или 0).",
    "“{text}”: yes or no is wanted (1 or 0).",
)


def exact(text: str) -> Fraction | None:
    """The number that a text holds; None where it holds none."""
    bare = text.strip().removesuffix("%").strip().replace("\u00a0", "").replace(" ", "")
    return Fraction(bare.replace(",", ".")) if NUMBER.fullmatch(bare) else None


def fault_of(field: RatingField, text: str) -> Words | None:
    """What is wrong with a cell of a column; None: it can be taken."""
    text = text.strip()
    if not text or field.holds in {"text", "choice"}:
        return None
    if field.holds == "flag":
        return None if text.casefold() in YES | NO else NOT_FLAG.format(text=text)
    part = PART.fullmatch(text)
    if part:
        return SLASH.format(text=text, part=part[1], whole=part[2])
    number = exact(text)
    if number is None:
        return NOT_NUMBER.format(text=text)
    if number < 0:
        return NEGATIVE.format(text=text)
    if field.holds == "percent" and number > 100:
        return OVER.format(text=text, near=_near(number))
    return NOT_WHOLE.format(text=text) if field.holds == "whole" and number.denominator != 1 else None


def _near(number: Fraction) -> str:
    """What a per cent over a hundred may have been meant to be: 871 was 87.1."""
    while number > 100:
        number /= 10
    return f"{float(number):g}"


def canonical(field: RatingField, text: str) -> str:
    """The form in which a cell is kept: numbers without signs and spaces, yes and no as 1 and 0."""
    text = text.strip()
    if field.holds == "flag":
        return "1" if text.casefold() in YES else "0"
    if field.holds in {"text", "choice"}:
        return text
    number = exact(text)
    if number is None:
        return text
    if number.denominator == 1:
        return str(number.numerator)
    return f"{float(number):.6f}".rstrip("0").rstrip(".")


def raw_of(one: Criterion, values: dict[str, str], of_college: dict[str, str]) -> tuple[Fraction | None, str]:
    """The number or the answer that a criterion asks of a row: a share is computed from its two columns."""
    text = values.get(one.field.code, "")
    if one.measure == "choice":
        return None, canonical(one.field, text) if text else ""
    number = exact(text) if text and fault_of(one.field, text) is None else None
    if number is None or one.of is None:
        return number, ""
    whole = exact(values.get(one.of.code) or of_college.get(one.of.code, ""))
    if not whole or whole < 0:
        return None, ""
    return 100 * number / whole, ""
