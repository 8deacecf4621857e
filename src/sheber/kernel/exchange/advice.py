"""What to tell a person whose cell cannot be read: why, and what to do. One sentence per kind of slip."""

import re
import unicodedata

from sheber.kernel.exchange import kinds
from sheber.kernel.exchange.json_text import JsonFaultError, parse_json
from sheber.kernel.words import Words

SHOWN = 60


def quoted(text: str) -> str:
    """The cell as found, shortened, control characters made visible."""
    shown = "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in text[:SHOWN])
    return shown + ("…" if len(text) > SHOWN else "")


def say(found: str, kk: str, ru: str, en: str) -> Words:
    """`«found»: why and what to do` in three languages."""
    return Words(f"«{quoted(found)}»: {kk}", f"«{quoted(found)}»: {ru}", f"“{quoted(found)}”: {en}")


EMPTY = Words(
    "ұяшық бос, ал бұл баған міндетті. Мәнін жазыңыз.",
    "ячейка пуста, а столбец обязателен. Впишите значение.",
    "the cell is empty but this column is required. Fill it in.",
)


def mixed_alphabets(text: str) -> bool:
    """Whether Latin and Cyrillic letters stand in one code, as when an А was typed on the wrong keyboard."""
    scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in text if letter.isalpha()}
    return {"LATIN", "CYRILLIC"} <= scripts


def advise(kind: kinds.Kind, text: str) -> Words:
    """Why `text` is not a value of `kind`, and what to write instead."""
    if text.startswith("#") and text.rstrip("!?").isupper():
        return say(
            text,
            "Excel формуласының қатесі. Файлда формуланы түзетіңіз немесе мәнін жазыңыз.",
            "ошибка формулы Excel. Исправьте формулу или впишите значение.",
            "an Excel formula error. Mend the formula or write the value.",
        )
    for test, answer in _ADVICE:
        if isinstance(kind, test):
            return answer(kind, text)
    return say(text, "мән жарамайды.", "значение не подходит.", "this value does not fit.")


def _number(kind: kinds.Kind, text: str) -> Words:
    slip = _slip(text)
    if slip is not None:
        return slip
    plain = text.replace(",", ".")
    if not re.fullmatch(r"-?\d+(\.\d+)?", plain):
        return say(
            text,
            "бұл сан емес. Тек цифрлармен жазыңыз.",
            "это не число. Запишите цифрами.",
            "this is not a number. Write digits only.",
        )
    if isinstance(kind, (kinds.Whole, kinds.Year)) and "." in plain:
        return say(
            text,
            "бүтін сан керек, бөлшек болмайды.",
            "нужно целое число, без дробной части.",
            "a whole number is wanted, without a fraction.",
        )
    return _bounds(kind, text)


def _slip(text: str) -> Words | None:
    """The usual slips of numbers: a per cent sign, a fraction, a comma, parted thousands."""
    bare = text.replace("\u00a0", " ").replace("\u202f", " ").strip()
    if "%" in bare:
        return say(
            text,
            "пайыз белгісі артық. Үлесті ондық бөлшекпен (0.87), пайызды белгісіз (87) жазыңыз.",
            "лишний знак процента. Долю запишите десятичной дробью (0.87), процент — без знака (87).",
            "the per cent sign is too much. Write a share as a decimal (0.87), a per cent without its sign (87).",
        )
    if re.fullmatch(r"\d+\s*/\s*\d+", bare):
        return say(
            text,
            "бөлшек түрінде жазылған. Алымы мен бөлімін екі бөлек бағанға немесе бір санмен жазыңыз.",
            "записано дробью. Разнесите числитель и знаменатель по столбцам или впишите одно число.",
            "written as a fraction. Put both numbers into columns of their own, or write one number.",
        )
    if re.fullmatch(r"-?\d{1,3}( \d{3})+([.,]\d+)?", bare):
        return say(
            text,
            "мыңдықтар бос орынмен бөлінген. Санды бөліп жазбаңыз.",
            "тысячи отделены пробелом. Запишите число слитно.",
            "thousands are parted by a space. Write the number without spaces.",
        )
    if re.fullmatch(r"-?\d+,\d+", bare):
        return say(
            text,
            "үтір қойылған. Бөлшекті нүктемен жазыңыз.",
            "стоит запятая. Дробную часть отделите точкой.",
            "there is a comma. Write the fraction with a point.",
        )
    if re.fullmatch(r"(?i)-?[\d.,]+\s*(тыс|млн|млрд|мың|k|m|bn)\.?.*", bare):
        return say(
            text,
            "өлшем бірлігі ұяшықта тұр. Толық санды бірліксіз жазыңыз.",
            "в ячейке стоит единица. Впишите число полностью, без «тыс.» и «млн».",
            "a unit stands in the cell. Write the whole number without “thousand” or “million”.",
        )
    return None


def _bounds(kind: kinds.Kind, text: str) -> Words:
    least, most = getattr(kind, "least", None), getattr(kind, "most", None)
    if isinstance(kind, kinds.Share):
        least, most = 0, 1
    places = getattr(kind, "places", 2 if isinstance(kind, kinds.Tenge) else 0)
    low = "" if least is None else f"{least}"
    high = "" if most is None else f"{most}"
    kk = f"{low or '…'} мен {high or '…'} аралығында"
    ru = f"в пределах от {low or '…'} до {high or '…'}"
    en = f"between {low or '…'} and {high or '…'}"
    if places:
        kk, ru, en = (
            f"{kk}, нүктеден кейін {places} таңбадан аспайтын",
            f"{ru}, не более {places} знаков после точки",
            f"{en} with at most {places} decimal places",
        )
    return say(text, f"сан {kk} болуы керек.", f"нужно число {ru}.", f"a number {en} is wanted.")


def _day(kind: kinds.Kind, text: str) -> Words:
    if re.fullmatch(r"\d{4,5}(\.\d+)?", text):
        return say(
            text,
            "күн Excel-дің реттік санымен жазылған. 2026-11-24 түрінде жазыңыз.",
            "дата записана числом Excel. Запишите её в виде 2026-11-24.",
            "a date as Excel's number. Write it as 2026-11-24.",
        )
    return say(
        text,
        "мұндай күн жоқ. 2026-11-24 түрінде жазыңыз.",
        "такой даты нет. Запишите её в виде 2026-11-24.",
        "there is no such date. Write it as 2026-11-24.",
    )


def _moment(kind: kinds.Kind, text: str) -> Words:
    return say(
        text,
        "мұндай уақыт жоқ. Белдеуімен жазыңыз: 2026-11-24T09:30:00+05:00.",
        "такого момента нет. Запишите с поясом: 2026-11-24T09:30:00+05:00.",
        "there is no such moment. Write it with its zone: 2026-11-24T09:30:00+05:00.",
    )


def _one_of(kind: kinds.Kind, text: str) -> Words:
    codes = ", ".join(getattr(kind, "choices", ()))
    return say(
        text,
        f"белгісіз мән. Мүмкін мәндер: {codes}.",
        f"неизвестное значение. Возможны: {codes}.",
        f"not known. Possible: {codes}.",
    )


def _yes_no(kind: kinds.Kind, text: str) -> Words:
    return say(text, "yes немесе no керек.", "нужно yes или no.", "yes or no is wanted.")


def _identity(kind: kinds.Kind, text: str) -> Words:
    """Advice about an IIN or BIN; the number itself is never repeated."""
    hidden = f"{'•' * min(len(text), 12)}"
    if not text.isascii() or not text.isdigit():
        return say(
            hidden,
            "нөмір 12 цифрдан тұрады, басқа таңба бар.",
            "номер состоит из 12 цифр, здесь есть другие знаки.",
            "the number has 12 digits; there are other signs in it.",
        )
    if len(text) < 12:
        return say(
            hidden,
            f"{len(text)} цифр. Excel алдыңғы нөлдерді өшірген болуы мүмкін: бағанды мәтін түріне ауыстырыңыз.",
            f"{len(text)} цифр. Вероятно, Excel убрал нули в начале: сделайте столбец текстовым.",
            f"{len(text)} digits. Excel has probably dropped leading zeros: make the column text.",
        )
    if len(text) > 12:
        return say(
            hidden,
            f"{len(text)} цифр, ал 12 керек. Артығын өшіріңіз.",
            f"{len(text)} цифр, а нужно 12. Уберите лишние.",
            f"{len(text)} digits, and 12 are wanted. Take away those too many.",
        )
    if isinstance(kind, kinds.Bin):
        return say(
            hidden,
            "бақылау цифры дұрыс емес. Ұйымның құжатынан қайта тексеріңіз.",
            "неверная контрольная цифра. Сверьте с документом организации.",
            "the control digit is wrong. Compare it with the organisation's document.",
        )
    return say(
        hidden,
        "бақылау цифры немесе туған күні дұрыс емес. Құжаттан қайта тексеріңіз.",
        "неверная контрольная цифра или дата рождения. Сверьте с документом.",
        "the control digit or the date of birth is wrong. Compare it with the document.",
    )


def _code(kind: kinds.Kind, text: str) -> Words:
    if text != text.strip():
        return say(
            text,
            "шетінде бос орын бар, өшіріңіз.",
            "по краям пробелы, уберите их.",
            "spaces round it: take them away.",
        )
    if mixed_alphabets(text):
        return say(
            text,
            "латын және кирилл әріптері аралас (А мен A бірдей көрінеді). Бір әліпбимен жазыңыз.",
            "смешаны латинские и русские буквы (А и A выглядят одинаково). Наберите одним алфавитом.",
            "Latin and Cyrillic letters are mixed (A and А look alike). Type it in one alphabet.",
        )
    limit = getattr(kind, "max_length", 64)
    if len(text) > limit:
        return say(text, f"{limit} таңбадан ұзын.", f"длиннее {limit} знаков.", f"longer than {limit} signs.")
    return say(
        text,
        "код ретінде жарамайды: әріп, цифр және . _ - / белгілері ғана, бос орынсыз.",
        "не годится как код: только буквы, цифры и знаки . _ - /, без пробелов.",
        "not a code: letters, digits and . _ - / only, no spaces.",
    )


def _text(kind: kinds.Kind, text: str) -> Words:
    limit = getattr(kind, "max_length", 255)
    if len(text) > limit:
        return say(
            text,
            f"{len(text)} таңба, ең көбі {limit}. Қысқартыңыз.",
            f"{len(text)} знаков, можно не более {limit}. Сократите.",
            f"{len(text)} signs, at most {limit}. Shorten it.",
        )
    return say(
        text,
        "көрінбейтін таңба немесе жол үзілімі бар, өшіріңіз.",
        "есть невидимый знак или перенос строки, уберите его.",
        "it has an invisible sign or a line break: take it away.",
    )


def _json(kind: kinds.Kind, text: str) -> Words:
    try:
        parse_json(text)
    except JsonFaultError as error:
        return say(text, error.words.kk, error.words.ru, error.words.en)
    if getattr(kind, "lists", False):
        return say(
            text,
            "бұл JSON тізімі емес: [мән, мән] керек.",
            "это не список JSON: нужно [значение, значение].",
            "this is not a JSON list: [value, value] is wanted.",
        )
    return say(
        text,
        'бұл JSON нысаны емес: {"кілт": мән} керек.',
        'это не объект JSON: нужно {"ключ": значение}.',
        'this is not a JSON object: {"key": value} is wanted.',
    )


_ADVICE = (
    ((kinds.Whole, kinds.Number, kinds.Share, kinds.Tenge, kinds.Year), _number),
    (kinds.Day, _day),
    (kinds.Moment, _moment),
    (kinds.OneOf, _one_of),
    (kinds.YesNo, _yes_no),
    ((kinds.Iin, kinds.Blind, kinds.Bin), _identity),
    ((kinds.Code, kinds.Ref, kinds.Refs), _code),
    (kinds.Text, _text),
    (kinds.Json, _json),
)
