"""What an applicant types, read and checked field by field; what was typed is kept beside its fault.

An IIN is never shown again: what was typed well goes along sealed in a hidden field while others are mended.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cryptography.exceptions import InvalidTag
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language

from sheber.admission import words
from sheber.admission.acts.completeness import ADULT, MINOR
from sheber.admission.bridge.person import mark_text
from sheber.admission.models import Applicant, Right
from sheber.kernel.exchange.parse import birth_date, is_iin
from sheber.kernel.sealed import seal, unseal
from sheber.kernel.words import Words, sort_column
from sheber.registry import words as registry_words
from sheber.registry.models import District, School

Fault = tuple[str, Words]
Choice = tuple[str, object]
LEAST_MARK, MOST_MARK = 200, 500
LONGEST = 255

TOO_LONG = Words(
    "тым ұзын: {most} таңбадан аспасын.",
    "слишком длинно: не больше {most} знаков.",
    "too long: at most {most} letters.",
)
UNKNOWN = Words("тізімнен таңдаңыз.", "выберите из списка.", "choose from the list.")
BAD_MARK = Words(
    "орташа балл 2-ден 5-ке дейінгі сан, мысалы 4,43.",
    "средний балл — число от 2 до 5, например 4,43.",
    "the average mark is a number from 2 to 5, for instance 4.43.",
)
SHORT_IIN = Words(
    "ЖСН 12 саннан тұрады, жазылғаны: {found}.",
    "ИИН состоит из 12 цифр, введено: {found}.",
    "an IIN has 12 digits, typed: {found}.",
)
BAD_IIN = Words(
    "бақылау саны не туған күні сәйкес емес: ЖСН-ді куәліктен мұқият теріңіз.",
    "контрольная цифра или дата рождения не сходится: перепишите ИИН с удостоверения внимательно.",
    "the control digit or the date of birth does not fit: copy the IIN from the document with care.",
)
BAD_PHONE = Words(
    "телефонды толық жазыңыз, мысалы +7 701 123 45 67.",
    "напишите телефон полностью, например +7 701 123 45 67.",
    "write the whole number, for instance +7 701 123 45 67.",
)
LABELS = {
    "full_name": Words("Талапкердің аты-жөні", "Фамилия, имя, отчество абитуриента", "The applicant's full name"),
    "iin": Words("ЖСН", "ИИН", "IIN (personal number)"),
    "phone": Words("Телефон", "Телефон", "Telephone"),
    "district": Words("Тұратын аудан", "Район проживания", "District where you live"),
    "school": Words("Мектеп (міндетті емес)", "Школа (необязательно)", "School (optional)"),
    "base": Words("Қазіргі білімі", "Какое образование сейчас", "Schooling so far"),
    "average": Words("Құжаттың орташа балы", "Средний балл документа", "Average mark of the certificate"),
    "declarant": Words("Өтінішті кім береді", "Кто подаёт заявление", "Who applies"),
    "parent_name": Words("Ата-ананың аты-жөні", "Фамилия, имя, отчество родителя", "The parent's full name"),
    "parent_iin": Words("Ата-ананың ЖСН-і", "ИИН родителя", "The parent's IIN"),
    "rights": Words("Квота құқықтары", "Права на квоту", "Rights to kept places"),
    "consent_at": Words("Келісім", "Согласие", "Consent"),
    "choices": Words("Таңдаулар тізімі", "Список выборов", "List of choices"),
    "documents": Words("Құжаттар", "Документы", "Papers"),
}
HINTS = {
    "full_name": Words("Жеке куәліктегідей.", "Как в удостоверении личности.", "As in the identity document."),
    "iin": Words(
        "12 сан. Шифрланып сақталады, бұл бетте қайта көрсетілмейді.",
        "12 цифр. Хранится зашифрованным и здесь больше не показывается.",
        "12 digits. Kept encrypted and not shown here again.",
    ),
    "phone": Words("Мысалы, +7 701 123 45 67.", "Например, +7 701 123 45 67.", "For instance +7 701 123 45 67."),
    "average": Words(
        "Мысалы, 4,43. Тексеруге құжаттың суретін қосасыз.",
        "Например, 4,43. Для проверки приложите снимок документа.",
        "For instance 4.43. You add a picture of the certificate to prove it.",
    ),
    "parent": Words(
        "Талапкер 18-ге толмаса, өтінішті ата-анасы не қамқоршысы береді: төменге оның деректерін жазыңыз.",
        "Если абитуриенту нет 18 лет, заявление подаёт родитель или опекун: укажите ниже его данные.",
        "For somebody under 18 a parent or guardian applies: give their data below.",
    ),
    "rights": Words(
        "Өзіңізге қатыстысын белгілеңіз. Алдымен жалпы орындарға, сосын осы орындарға қаралады.",
        "Отметьте, что к вам относится. Сначала вы участвуете в общем конкурсе, потом в этих местах.",
        "Tick what is true of you. You are tried for the open places first, then for these.",
    ),
}
PAPER = {
    True: Words("растайтын құжат керек", "нужен подтверждающий документ", "a paper is needed to prove it"),
    False: Words("құжат керек емес", "документ не нужен", "no paper is needed"),
}


@dataclass
class Field:
    """A field as the page shows it."""

    name: str
    label: Words
    value: Any = ""
    kind: str = "text"  # text, iin, select, radio, ticks
    hint: Words = field(default_factory=Words)
    fault: Words | None = None
    choices: Sequence[tuple[str, object, Sequence[Choice]]] = ()  # code, label, or a group of choices
    complete: str = ""  # autocomplete of the browser
    mode: str = ""  # keyboard of a telephone
    kept: str = ""  # an IIN typed well, sealed, while another field is mended
    ending: str = ""  # the last digits of an IIN that is there

    @property
    def shown(self) -> str:
        """The value as text; of an IIN the last digits alone."""
        if self.kind == "iin":
            return f"•••• •••• {self.ending}" if self.ending else ""
        if not self.choices:
            return str(self.value)
        flat = [pair for code, label, inner in self.choices for pair in (inner or [(code, label)])]
        wanted = self.value if isinstance(self.value, list) else [self.value]
        return "; ".join(str(label) for code, label in flat if code in wanted)


def mark_of(text: str) -> int | None:
    """ "4,43" or "4.43" as hundredths; None where it is no mark."""
    found = re.fullmatch(r"([2-5])(?:[.,](\d{1,2}))?", text.strip())
    if not found:
        return None
    value = int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
    return value if LEAST_MARK <= value <= MOST_MARK else None


class PersonalForm:
    """The data of a person: `fields` to show, `faults` found, `values` for a draft."""

    def __init__(self, applicant: Applicant, posted: QueryDict | None = None) -> None:
        self.applicant = applicant
        self.posted = posted
        self.values: dict[str, Any] = {}
        self.fields = list(self._made())
        self.by_name = {one.name: one for one in self.fields}
        if posted is not None:
            self._read()

    @property
    def faults(self) -> list[Fault]:
        """Fields with their faults, in the page's order."""
        return [(one.name, one.fault) for one in self.fields if one.fault]

    def _made(self) -> Iterable[Field]:
        own = self.applicant
        yield self._text("full_name", complete="name")
        yield self._iin("iin")
        yield self._text("phone", complete="tel", mode="tel")
        yield self._select("district", own.district.code if own.district else "", _districts())
        yield self._select("school", own.school.code if own.school else "", _schools())
        yield self._radio("base", own.base, registry_words.BASE)
        if own.campaign.track == "mid":
            yield Field(
                "average",
                LABELS["average"],
                mark_text(own.average, get_language() or "ru"),
                hint=HINTS["average"],
                mode="decimal",
            )
        yield self._radio("declarant", own.declarant, words.DECLARANT, hint=HINTS["parent"])
        yield self._text("parent_name")
        yield self._iin("parent_iin")
        if own.campaign.track == "mid":
            yield Field("rights", LABELS["rights"], list(own.rights), "ticks", HINTS["rights"], choices=_rights())

    def _text(self, name: str, *, complete: str = "", mode: str = "") -> Field:
        value = getattr(self.applicant, name)
        return Field(name, LABELS[name], value, "text", HINTS.get(name, Words()), complete=complete, mode=mode)

    def _iin(self, name: str) -> Field:
        there = getattr(self.applicant, name)
        return Field(name, LABELS[name], "", "iin", HINTS["iin"], mode="numeric", ending=there[-4:])

    def _select(self, name: str, value: str, choices: Sequence[tuple[str, object, Sequence[Choice]]]) -> Field:
        return Field(name, LABELS[name], value, "select", choices=choices)

    def _radio(self, name: str, value: str, choices: Any, hint: Words | None = None) -> Field:
        made = [(code, choices.label(code), ()) for code in choices]
        return Field(name, LABELS[name], value, "radio", hint or Words(), choices=made)

    # -- what was typed

    def _read(self) -> None:
        assert self.posted is not None  # noqa: S101  (called with what was posted only)
        for one in self.fields:
            if one.kind == "iin":
                self._read_iin(one)
            elif one.kind == "ticks":
                self._read_ticks(one)
            elif one.kind in {"select", "radio"}:
                self._read_choice(one)
            else:
                self._read_text(one)
        self._check_age()

    def _read_text(self, one: Field) -> None:
        one.value = " ".join(self._typed(one.name).split())
        if one.name == "average":
            mark = mark_of(one.value) if one.value else None
            one.fault = BAD_MARK if one.value and mark is None else None
            self.values["average"] = mark
            return
        if len(one.value) > LONGEST:
            one.fault = TOO_LONG.format(most=LONGEST)
        elif one.name == "phone" and one.value and not re.fullmatch(r"\+?[0-9 ()\-]{7,24}", one.value):
            one.fault = BAD_PHONE
        self.values[one.name] = one.value

    def _typed(self, name: str) -> str:
        assert self.posted is not None  # noqa: S101
        return str(self.posted.get(name, "")).replace("\x00", "")[: 4 * LONGEST]

    def _read_iin(self, one: Field) -> None:
        digits = re.sub(r"[\s\-]", "", self._typed(one.name))
        if not digits:
            digits = _opened(self._typed(f"{one.name}_kept"))
        if not digits:
            return  # what is kept already stays
        one.fault = _iin_fault(digits)
        if one.fault is None:
            one.kept, one.ending = seal(digits), digits[-4:]
            self.values[one.name] = digits

    def _read_ticks(self, one: Field) -> None:
        assert self.posted is not None  # noqa: S101
        known = [code for code, _, _ in one.choices]
        ticked = set(self.posted.getlist(one.name))
        one.value = [code for code in known if code in ticked]
        self.values[one.name] = one.value

    def _read_choice(self, one: Field) -> None:
        one.value = self._typed(one.name)
        known = {code for code, _, inner in one.choices if not inner} | {
            code for _, _, inner in one.choices for code, _ in inner
        }
        if one.value and one.value not in known:
            one.fault, one.value = UNKNOWN, ""
            return
        if one.name == "district":
            self.values["district"] = District.objects.filter(code=one.value).first() if one.value else None
        elif one.name == "school":
            self.values["school"] = School.objects.filter(code=one.value).first() if one.value else None
        elif one.value:
            self.values[one.name] = one.value
        else:
            one.fault = UNKNOWN

    def _check_age(self) -> None:
        """Somebody under 18 cannot apply alone: told at once, not only at the signature."""
        iin = self.values.get("iin") or self.applicant.iin
        who = self.by_name["declarant"]
        if iin and who.value == "own" and not who.fault and is_minor(iin, timezone.localdate()):
            who.fault = MINOR


def is_minor(iin: str, day: date) -> bool:
    """Whether the owner of an IIN is under 18 on a day."""
    born = birth_date(iin)
    return born is not None and (day.year - born.year - ((day.month, day.day) < (born.month, born.day))) < ADULT


def _iin_fault(digits: str) -> Words | None:
    """What is wrong with a typed IIN, in words for a form; they never repeat it."""
    if not re.fullmatch(r"[0-9]{12}", digits):
        return SHORT_IIN.format(found=len(digits))
    return None if is_iin(digits) else BAD_IIN


def _opened(sealed: str) -> str:
    try:
        return unseal(sealed) if sealed else ""
    except (InvalidTag, ValueError):
        return ""


def _districts() -> list[tuple[str, object, Sequence[Choice]]]:
    return [(one.code, one.name, ()) for one in District.objects.order_by(sort_column("name"))]


def _schools() -> list[tuple[str, object, Sequence[Choice]]]:
    rows = School.objects.select_related("district").order_by(f"district__{sort_column('name')}", sort_column("name"))
    groups: dict[str, tuple[object, list[Choice]]] = {}
    for one in rows:
        groups.setdefault(one.district.code, (one.district.name, []))[1].append((one.code, one.name))
    return [(code, name, inner) for code, (name, inner) in groups.items()]


def _rights() -> list[tuple[str, object, Sequence[Choice]]]:
    """The rights in the printed order, each with whether a paper is needed."""
    rows = Right.objects.order_by("order")
    return [
        (
            one.code,
            Words(*(f"{getattr(one.name, c)} ({getattr(PAPER[one.paper], c)})" for c in ("kk", "ru", "en"))),
            (),
        )
        for one in rows
    ]


# -- the ranked list

MOST = Words(
    "тізімде ең көбі {most} бағдарлама болады. Алдымен біреуін алып тастаңыз.",
    "в списке может быть не больше {most} программ. Сначала удалите одну.",
    "the list holds at most {most} programmes. Remove one first.",
)
ALREADY = Words(
    "бұл бағдарлама тізімде бар.", "эта программа уже в списке.", "this programme is on the list already."
)
NOT_HERE = Words(
    "бұл науқанда мұндай бағдарлама жоқ. Кодты іздеу бетінен алыңыз.",
    "такой программы в этой кампании нет. Возьмите код со страницы поиска.",
    "there is no such programme in this campaign. Take the code from the search page.",
)
OTHER_BASE = Words(
    "бұл бағдарлама: {base}. Деректеріңізде басқа білім көрсетілген.",
    "эта программа: {base}. В ваших данных указано другое образование.",
    "this programme is for: {base}. Your data state other schooling.",
)


def added(codes: Sequence[str], code: str, offered: Mapping[str, Any], base: str, most: int) -> list[str] | Words:
    """The list with a programme at its end, or why not."""
    if code not in offered:
        return NOT_HERE
    if offered[code].base != base:
        labels = registry_words.BASE.label(offered[code].base)
        return Words(*(getattr(OTHER_BASE, c).format(base=getattr(labels, c)) for c in ("kk", "ru", "en")))
    if code in codes:
        return ALREADY
    if len(codes) >= most:
        return MOST.format(most=most)
    return [*codes, code]


def moved(codes: Sequence[str], code: str, what: str) -> list[str]:
    """The list with a programme one place up or down, or taken away."""
    made = list(codes)
    if code not in made:
        return made
    place = made.index(code)
    made.pop(place)
    if what == "up":
        made.insert(max(place - 1, 0), code)
    elif what == "down":
        made.insert(place + 1, code)
    return made
