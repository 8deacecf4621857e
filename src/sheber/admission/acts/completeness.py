"""What an application still lacks before it can be signed: each fault with its field and what to do."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from sheber.admission.models import Applicant, Right
from sheber.admission.queries import choices_of, closing_of, programmes_of
from sheber.kernel.exchange.identity import iin_fault
from sheber.kernel.exchange.parse import birth_date
from sheber.kernel.words import Words

ADULT = 18
Fault = tuple[str, Words]

MISSING = {
    "full_name": Words("аты-жөніңізді жазыңыз.", "напишите фамилию и имя.", "write your name."),
    "iin": Words("ЖСН жазыңыз (12 сан).", "напишите ИИН (12 цифр).", "write the IIN (12 digits)."),
    "phone": Words("телефонды жазыңыз.", "укажите телефон.", "give a telephone number."),
    "district": Words("ауданды таңдаңыз.", "выберите район.", "choose your district."),
    "average": Words(
        "құжаттың орташа балын жазыңыз, мысалы 4,43.",
        "укажите средний балл документа, например 4,43.",
        "give the certificate's average mark, for instance 4.43.",
    ),
    "consent_at": Words(
        "деректерді өңдеуге келісім керек.",
        "нужно согласие на обработку данных.",
        "consent to the use of the data is needed.",
    ),
}
MINOR = Words(
    "талапкер 18-ге толмаған: өтінішті ата-анасы немесе қамқоршысы береді.",
    "абитуриенту нет 18 лет: заявление подаёт родитель или опекун.",
    "the applicant is under 18: a parent or guardian applies.",
)
PARENT = Words(
    "ата-ананың аты-жөнін және ЖСН-ін жазыңыз.",
    "укажите имя и ИИН родителя.",
    "give the parent's name and IIN.",
)
PARENT_AGE = Words("өтініш беруші 18-ге толмаған.", "заявителю нет 18 лет.", "the one who applies is under 18.")
NO_CHOICES = Words(
    "кемінде бір бағдарлама таңдаңыз.", "выберите хотя бы одну программу.", "choose one programme at least."
)
MANY_CHOICES = Words(
    "таңдау {found}: ең көбі {most}.", "выборов {found}: можно не больше {most}.", "{found} choices: at most {most}."
)
NOT_OFFERED = Words(
    "«{code}» бағдарламасы бұл науқанда жоқ немесе сіздің базаңызға емес.",
    "программы «{code}» нет в этой кампании или она не для вашей базы.",
    "programme “{code}” is not in this campaign, or not for your schooling.",
)
TOO_LATE = Words(
    "«{code}» бағдарламасына өтініш {day} дейін қабылданды.",
    "на программу «{code}» заявления принимались до {day}.",
    "applications for “{code}” were taken until {day}.",
)
TOO_EARLY = Words(
    "«{code}» бағдарламасына өтініш {day} бастап қабылданады.",
    "на программу «{code}» заявления принимаются с {day}.",
    "applications for “{code}” are taken from {day}.",
)
PAPERS = {
    "certificate": Words(
        "білім туралы құжаттың суретін қосыңыз.",
        "приложите снимок документа об образовании.",
        "add a picture of the certificate of education.",
    ),
    "quota": Words(
        "«{right}» құқығының дәлелін қосыңыз.",
        "приложите подтверждение права «{right}».",
        "add the proof of the right “{right}”.",
    ),
}


def faults_of(applicant: Applicant, *, day: date | None = None) -> list[Fault]:
    """Everything that keeps the application from being signed; empty: it may be signed."""
    day = day or timezone.localdate()
    return [*_personal(applicant, day), *_choices(applicant, day), *_papers(applicant)]


def _personal(applicant: Applicant, day: date) -> Iterator[Fault]:
    wanted = [name for name in MISSING if name != "average" or applicant.campaign.track == "mid"]
    for name in wanted:
        if getattr(applicant, f"{name}_id" if name == "district" else name) in ("", None):
            yield name, MISSING[name]
    if applicant.iin:
        against = iin_fault(applicant.iin)
        if against:
            yield "iin", against
        elif _age(applicant.iin, day) < ADULT and applicant.declarant != "parent":
            yield "declarant", MINOR
    if applicant.declarant == "parent":
        yield from _parent(applicant, day)


def _parent(applicant: Applicant, day: date) -> Iterator[Fault]:
    if not applicant.parent_name or not applicant.parent_iin:
        yield "parent_name", PARENT
    elif iin_fault(applicant.parent_iin):
        yield "parent_iin", iin_fault(applicant.parent_iin) or PARENT
    elif _age(applicant.parent_iin, day) < ADULT:
        yield "parent_iin", PARENT_AGE


def _age(iin: str, day: date) -> int:
    born = birth_date(iin)
    if born is None:
        return 0
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _choices(applicant: Applicant, day: date) -> Iterator[Fault]:
    campaign = applicant.campaign
    chosen = [one.programme for one in choices_of(applicant)]
    if not chosen:
        yield "choices", NO_CHOICES
    if len(chosen) > campaign.choices:
        yield "choices", MANY_CHOICES.format(found=len(chosen), most=campaign.choices)
    offered = programmes_of(campaign)
    deadlines = list(campaign.deadlines.all())
    for code in chosen:
        line = offered.get(code)
        if line is None or line.base != applicant.base:
            yield "choices", NOT_OFFERED.format(code=code)
            continue
        opens, closes = closing_of(campaign, line.qualification.specialty.code, applicant.base, deadlines)
        if closes and day > closes:
            yield "choices", TOO_LATE.format(code=code, day=f"{closes:%d.%m.%Y}")
        elif opens and day < opens:
            yield "choices", TOO_EARLY.format(code=code, day=f"{opens:%d.%m.%Y}")


def _papers(applicant: Applicant) -> Iterator[Fault]:
    there = list(applicant.documents.values_list("kind", "right"))
    if not any(kind == "certificate" for kind, _ in there):
        yield "documents", PAPERS["certificate"]
    claimed = Right.objects.filter(code__in=applicant.rights, paper=True).order_by("order")
    for right in claimed:
        if ("quota", right.code) not in there:
            yield "documents", PAPERS["quota"].format(right=right.name)
