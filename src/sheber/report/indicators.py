"""How people speak of the figures, and figures that only the report needs."""

from sheber.kernel.declare import COLLEGES, declare
from sheber.kernel.indicators import Spoken, speak
from sheber.kernel.words import Words
from sheber.registry.models import College

OPENING = declare(
    "training.opening_colleges",
    Words(
        "Жаңа мамандық ашқан колледждер", "Колледжи, открывшие новые специальности", "Colleges with new specialties"
    ),
    COLLEGES,
    Words(
        "Осы жылы кемінде бір жаңа мамандыққа алғаш қабылдау жасаған",
        "С первым набором хотя бы на одну новую специальность в этом году",
        "With their first intake in at least one new specialty in the year",
    ),
    lambda scope: (
        College.objects.filter(licences__opened=scope.year, licences__new_specialty=True).distinct().order_by("code")
    ),
    ("code", "ownership"),
    source=Words("Лицензиялар тізілімі", "Реестр лицензий", "Register of licences"),
    within={"district": "district__code", "college": "code"},
)

_COLLEGE = Words("колледж", "колледж|ссуз", "college")
_PUPIL = Words("оқушы|бала|балалар", "школьник|ученик|учащ|обучающ|дет|ребят", "pupil|schoolchild|student|learner")
_PERSON = Words(
    "адам|маман|кадр|қызметкер", "человек|людей|люд|специалист|кадр|работник", "people|person|specialist|worker|staff"
)
_GRADUATE = Words(
    "түлек|түлег|адам|маман", "выпускник|человек|люд|специалист|кадр", "graduate|people|person|specialist"
)
_APPLICANT = Words(
    "талапкер|абитуриент|адам|үміткер", "абитуриент|поступа|человек|люд|заявлен", "applicant|people|person|entrant"
)
_PLACE = Words("орын|орн|грант", "мест|грант", "place|seat|grant")
_MONEY = Words()

_SPOKEN: dict[str, tuple[Words, Words, bool]] = {
    "registry.colleges": (
        Words(
            "~колледж ~жұмыс; ~колледж саны; колледж ~бар$; колледж ~қызмет",
            "~работа|действ|функционир|насчитыва|име|числ|количеств|всего колледж|ссуз; ^област|регион|сегодня|сейчас ~колледж|ссуз",
            "~operat|works|working|number|there|has|have|total|exist college",
        ),
        _COLLEGE,
        True,
    ),
    "registry.capacity": (
        Words("жобалық қуат", "проектн мощност|вместим", "design capacity"),
        Words("орын|орн", "мест", "place|seat"),
        False,
    ),
    "registry.occupations": (
        Words(
            "кәсіп|кәсіптер ~жіктеуіш|саны",
            "~занятий|занятия ~классификатор|числ|количеств",
            "occupation ~number|classifier",
        ),
        Words("кәсіп", "занятий|занятия", "occupation"),
        True,
    ),
    "registry.schools": (
        Words(
            "мектеп|мектептер тізілім|барлығы",
            "школ$|школы$|школа$|школах$ реестр|всего",
            "school register|altogether",
        ),
        Words("мектеп|мектеб", "школ", "school"),
        True,
    ),
    "registry.employers": (
        Words("жұмыс беруші|берушілер тізілім", "работодател|предприят реестр", "employer|enterprise register"),
        Words("жұмыс|кәсіпорын", "работодател|предприят", "employer|enterprise"),
        True,
    ),
    "registry.private_colleges": (
        Words("жеке|жекеменшік колледж", "частн колледж", "private college"),
        _COLLEGE,
        True,
    ),
    "registry.rural_colleges": (
        Words("ауыл|ауылдағы колледж", "сельск колледж", "rural college"),
        _COLLEGE,
        True,
    ),
    "registry.specialties": (
        Words(
            "мамандық|мамандығ ~жіктеуіш|оқыт|дайынд|бойынша|саны",
            "~специальност ~по|обуч|подготов|числ|классификатор|количеств|действ",
            "~specialt ~number|teach|taught|train|in|classifier|offer",
        ),
        Words("мамандық|мамандығ", "специальност", "specialt"),
        True,
    ),
    "registry.qualifications": (
        Words(
            "біліктілік|біліктіліг ~жіктеуіш|оқыт|дайынд|бойынша|саны",
            "~квалификац ~по|обуч|подготов|числ|классификатор|количеств|действ",
            "~qualification ~number|teach|taught|train|in|classifier|offer",
        ),
        Words("біліктілік|біліктіліг", "квалификац", "qualification"),
        True,
    ),
    "demand.requests": (
        Words(
            "жұмыс беруші|берушілер сұра|өтінім|қажет",
            "работодател|предприят запрос|заявк|заявил|нужн|требу|просят|просил",
            "employer ask|request|need|want",
        ),
        _PERSON,
        False,
    ),
    "demand.employers": (
        Words(
            "жұмыс беруші|берушілер өтінім", "работодател|предприят заявк|подал|подавш", "employer request|ask|submit"
        ),
        Words("жұмыс|кәсіпорын|компания", "работодател|предприят|компани|организац", "employer|compan|enterprise"),
        False,
    ),
    "demand.hires": (
        Words("жұмысқа алын|қабылда", "принят работ; трудоустрое|наня работодател|предприят", "hired; hire employer"),
        _PERSON,
        False,
    ),
    "guidance.unique": (
        Words(
            "кәсіптік|кәсіби бағдар|бағыт қамт; ~қамт",
            "профориентац|профориентацион охват|охвач|участв|прошл; карьерн консультац|ориентац охват|охвач; ~охвач|охват",
            "guidance reach|cover|took|take|receiv; career orientation reach|cover; ~reached|covered",
        ),
        _PUPIL,
        False,
    ),
    "guidance.contacts": (
        Words(
            "кәсіптік|кәсіби бағдар байланыс|қатысу|қатыс|рет",
            "профориентац|профориентацион контакт|посещен|участ",
            "guidance contact|attendanc|visit",
        ),
        Words("қатысу|байланыс|рет", "посещен|контакт|участ", "attendanc|contact|visit"),
        False,
    ),
    "guidance.schools": (
        Words("бейінді|бейіндік|бағдарлы сынып", "профильн класс", "profile|specialised|specialized class"),
        Words("мектеп|мектеб", "школ", "school"),
        False,
    ),
    "guidance.class_pupils": (
        Words("бейінді|бейіндік|бағдарлы сынып", "профильн класс", "profile|specialised|specialized class"),
        _PUPIL,
        False,
    ),
    "order.places": (
        Words(
            "мемлекеттік|мемлекет тапсырыс; мемтапсырыс; білім беру тапсырыс",
            "госзаказ; государственн заказ; госзаказа; гос заказ; образовательн заказ",
            "state order; publicly funded; state-funded; government order",
        ),
        _PLACE,
        False,
    ),
    "order.groups": (
        Words("мемтапсырыс|тапсырыс топ", "госзаказ групп; государственн заказ групп", "state order group"),
        Words("топ", "групп", "group"),
        False,
    ),
    "order.worker_places": (
        Words("жұмысшы біліктіліг|біліктілік", "рабоч квалификац", "worker qualification"),
        _PLACE,
        False,
    ),
    "order.colleges": (
        Words(
            "мемтапсырыс|тапсырыс колледж",
            "госзаказ колледж|ссуз; государственн заказ колледж|ссуз",
            "state order college",
        ),
        _COLLEGE,
        False,
    ),
    "order.opened": (
        Words("жаңа|жаңадан ~жол", "новы|новых ~строк|строч", "new ~line"),
        Words("жол", "строк|строч|лини", "line"),
        False,
    ),
    "order.lines": (
        Words("мемтапсырыс|тапсырыс жол", "госзаказ строк; государственн заказ строк", "order line"),
        Words("жол", "строк|строч|лини", "line"),
        False,
    ),
    "order.refused": (
        Words(
            "ашылмаған ұсыныс", "неоткрыт|отклонен предложен; предложен не открыт", "proposal not|refus open|opened"
        ),
        Words("ұсыныс", "предложен", "proposal"),
        False,
    ),
    "admission.applicants": (
        Words("талапкер; өтініш берген|берді", "абитуриент; подал|подан заявлен", "applicant; applied; application"),
        _APPLICANT,
        True,
    ),
    "admission.placed": (
        Words(
            "талапкер орын|оқуға ал|түс|қабылдан",
            "абитуриент|поступа получ|зачисл|принят мест|колледж|учеб",
            "applicant placed|admitted|enrolled|place|seat",
        ),
        _APPLICANT,
        False,
    ),
    "admission.seats": (
        Words(
            "қабылдау бөлін|бөлінген орын|орн",
            "распредел мест; мест приемн кампан",
            "seat given|distributed|allocated",
        ),
        _PLACE,
        False,
    ),
    "training.international": (
        Words("халықаралық аккредит", "международн аккредит", "international accredit"),
        _COLLEGE,
        False,
    ),
    "training.new_specialties": (
        Words("жаңа|жаңадан мамандық|мамандығ", "нов специальност", "new specialt"),
        Words("мамандық|мамандығ", "специальност", "specialt"),
        False,
    ),
    "training.opening_colleges": (
        Words(
            "жаңа|жаңадан мамандық|мамандығ ашыл|аш",
            "нов специальност откры",
            "new specialt open|launch|start|introduc|with",
        ),
        _COLLEGE,
        False,
    ),
    "training.modern_workshops": (
        Words("заманауи шеберхана", "современн мастерск", "modern workshop"),
        Words("шеберхана", "мастерск", "workshop"),
        False,
    ),
    "employment.graduates": (
        Words(
            "түлек|түлег ~бітір|шық|шығар|саны; ~түлек|түлег",
            "~выпускник; ~выпустил|окончил|завершил",
            "~graduate; ~graduated",
        ),
        _GRADUATE,
        True,
    ),
    "employment.of_all": (
        Words(
            "жұмыс барлық түлек|түлег; жұмыс түлек|түлег",
            "работа|работу|трудоустро все|всех выпускник; работа|работу|трудоустро выпускник",
            "employ|work all graduate; employ|work graduate",
        ),
        Words(),
        False,
    ),
    "employment.of_available": (
        Words(
            "жұмыс еңбекке|еңбек дайын; жұмыс түлек|түлег",
            "работа|трудоустро доступн; работа|трудоустро выпускник",
            "employ|work available; employ|work graduate",
        ),
        Words(),
        False,
    ),
    "employment.by_specialty": (
        Words("мамандығ|мамандық жұмыс", "специальност работа|трудоустро", "specialt employ|work"),
        Words(),
        False,
    ),
    "partners.signed": (
        Words("меморандум қол; меморандум жаса", "меморандум подпис|заключ", "memorand signed|sign|conclud"),
        Words("меморандум", "меморандум", "memorand"),
        False,
    ),
    "partners.paper": (
        Words("меморандум орындалма|бірде", "меморандум факт|исполн", "memorand fact|nothing|carried"),
        Words("меморандум", "меморандум", "memorand"),
        False,
    ),
    "works.hub_cost": (Words("хаб|it-хаб", "хаб|it-хаб|айти-хаб", "hub"), _MONEY, False),
    "works.repair_cost": (
        Words(
            "күрделі жөнде",
            "капремонт; капитальн ремонт",
            "capital repair|renovat; overhaul; renovated|repaired; major repair",
        ),
        _MONEY,
        False,
    ),
    "works.equipment_cost": (Words("жабдық|жабдығ", "оснащен|оборудован|оснасти", "equipment|equip"), _MONEY, False),
    "works.repaired_colleges": (
        Words(
            "күрделі жөнде",
            "капремонт; капитальн ремонт",
            "capital repair|renovat; repaired|renovated; overhaul; major repair|renovat",
        ),
        _COLLEGE,
        False,
    ),
    "honours.awards": (
        Words("марапат; марапаттал", "наград|награжден|удосто", "award|honour|honor"),
        Words(
            "марапат|адам|қызметкер|педагог",
            "наград|человек|люд|работник|педагог",
            "award|people|person|worker|teacher",
        ),
        False,
    ),
    "forum.countries": (
        Words(
            "форум|сарапшы|сарапшылар ел|елде|мемлекет",
            "форум|эксперт|делегац стран|государств",
            "forum|expert|delegation countr",
        ),
        Words("ел|мемлекет", "стран|государств", "countr"),
        False,
    ),
}
for _code, (_about, _counts, _whole) in _SPOKEN.items():
    speak(_code, Spoken(_about, _counts, _whole))
