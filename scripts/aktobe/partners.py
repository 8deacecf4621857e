"""Foreign partners and agreements. The report names the countries alone, so every institution here is made up."""

import random
from datetime import date, timedelta

from scripts.aktobe.tables import Tables

# country, city kk/ru/en in one spelling, language of the partner's own text, that text
COUNTRIES = [
    ("DE", "Dresden", "de", "Die Seiten tauschen Erfahrungen aus und bilden gemeinsam Fachkräfte aus."),
    ("CN", "Tianjin", "zh", "双方交流经验，共同培养技术人才。"),
    ("FR", "Lyon", "fr", "Les parties échangent leurs expériences et forment ensemble des professionnels."),
    ("JP", "Nagoya", "ja", "両者は経験を交換し、共に技術者を育成する。"),
    ("BY", "Minsk", "be", "Бакі абменьваюцца вопытам і разам рыхтуюць спецыялістаў."),
    ("UZ", "Tashkent", "uz", "Tomonlar tajriba almashadi va birgalikda mutaxassislar tayyorlaydi."),
]
NAMES = {
    "DE": ("Германия", "Германия", "German"),
    "CN": ("Қытай", "Китай", "Chinese"),
    "FR": ("Франция", "Франция", "French"),
    "JP": ("Жапония", "Япония", "Japanese"),
    "BY": ("Беларусь", "Беларусь", "Belarusian"),
    "UZ": ("Өзбекстан", "Узбекистан", "Uzbek"),
}
COLLEGES = ("polytech", "khromtau", "service", "agrarian", "european", "transport", "medical", "construction")
BODY = (
    "Тараптар тәжірибе алмасып, мамандарды бірлесіп даярлайды. Шығынды әр тарап өзі көтереді.",
    "Стороны обмениваются опытом и вместе готовят специалистов. Каждая сторона несёт свои расходы.",
    "The parties exchange experience and train specialists together. Each bears its own costs.",
)
CLAUSES = [
    ("partner", "students", 6, "Студенттерді тағылымдамаға қабылдайды", "Принимает студентов на стажировку", "Receives students for a placement"),
    ("college", "teachers", 4, "Оқытушыларды тағылымдамаға жібереді", "Направляет преподавателей на стажировку", "Sends teachers for a placement"),
    ("both", "programme", 1, "Бірлескен бағдарлама әзірлейді", "Разрабатывают совместную программу", "Draw up a joint programme"),
    ("partner", "course", 2, "Шеберлік сабағын өткізеді", "Проводит мастер-классы", "Holds master classes"),
]  # fmt: skip
EVENTS = {
    "students": ("Студенттер тағылымдамадан өтті", "Студенты прошли стажировку", "Students finished a placement"),
    "teachers": (
        "Оқытушылар тағылымдамадан өтті",
        "Преподаватели прошли стажировку",
        "Teachers finished a placement",
    ),
    "programme": (
        "Бірлескен бағдарлама бекітілді",
        "Утверждена совместная программа",
        "A joint programme was adopted",
    ),
    "course": ("Шеберлік сабағы өтті", "Прошёл мастер-класс", "A master class was held"),
}
SUBJECT = ("Тәжірибе алмасу", "Обмен опытом", "Exchange of experience")
FORUM_DAY = date(2025, 12, 24)


def add_partners(t: Tables) -> None:
    """Partners, agreements with texts and clauses, events, the rule by which they are judged."""
    noise = random.Random(25)
    for place, (country, city, _, _) in enumerate(COUNTRIES, start=1):
        kk, ru, en = NAMES[country]
        t.add(
            "partners",
            code=f"partner-{place}",
            **t.words("name", f"Үлгі институт ({kk})", f"Институт-пример ({ru})", f"Example Institute ({en})"),
            country=country,
            kind="institution",
            city=city,
        )
        t.add(
            "partner_contacts",
            code=f"contact-{place}",
            partner=f"partner-{place}",
            name=f"Example Person {place}",
            post="International office",
            email=f"office{place}@example.org",
        )
    t.add(
        "agreement_rules",
        code="rule-2018",
        months=12,
        remind_days=90,
        valid_from="2018-01-01",
        act="Example setting: a paper memorandum has no fact in 12 months",
    )
    for place in range(1, 7):
        _forum_agreement(t, place, noise)
    for place in range(1, 25):
        _old_agreement(t, place, noise)
    _open_agreements(t)


def _forum_agreement(t: Tables, place: int, noise: random.Random) -> None:
    """Signed at the forum of 2025: that colleges and foreign institutions signed is the report's, the parties are not."""
    code = f"memo-2025-{place}"
    t.add(
        "memoranda",
        code=code,
        college=COLLEGES[place - 1],
        partner=f"partner-{place}",
        kind="memorandum",
        state="signed",
        signed=FORUM_DAY.isoformat(),
        until="2028-12-31",
        **t.words("subject", *SUBJECT),
        event="forum-2025",
        facts=0,
    )
    _text(t, code, place, due=date(2026, 10, 1))
    for number in range(1, place % 4 + 1):
        day = FORUM_DAY + timedelta(days=40 + 55 * number)
        _event(t, code, number, day, noise.randint(1, CLAUSES[number - 1][2]))


def _old_agreement(t: Tables, place: int, noise: random.Random) -> None:
    """Older agreements with whatever came of them: some live, many fell asleep."""
    signed = date(2018, 3, 1) + timedelta(days=noise.randint(0, 2300))
    code = f"memo-{signed.year}-{100 + place}"
    t.add(
        "memoranda",
        code=code,
        college=COLLEGES[place % len(COLLEGES)],
        partner=f"partner-{place % 6 + 1}",
        kind=noise.choice(["memorandum", "memorandum", "mobility", "double_diploma", "sponsor"]),
        state="signed",
        signed=signed.isoformat(),
        until=(signed + timedelta(days=365 * noise.choice([3, 5, 10]))).isoformat(),
        **t.words("subject", *SUBJECT),
        facts=0,
    )
    day, number = signed, 0
    while noise.random() < 0.72:
        day += timedelta(days=noise.randint(60, 420))
        if day > date(2026, 10, 31):
            break
        number += 1
        _event(t, code, number, day, 1, clause="")


def _open_agreements(t: Tables) -> None:
    """One that both sides approve when the example's year is run, and one that is left to be tried."""
    for place, (college, partner) in enumerate((("agrarian", 3), ("polytech", 1)), start=1):
        code = f"memo-2026-{place}"
        t.add(
            "memoranda",
            code=code,
            college=college,
            partner=f"partner-{partner}",
            kind="double_diploma" if place == 1 else "mobility",
            state="negotiation",
            starts="2026-09-01",
            until="2029-08-31",
            **t.words("subject", *SUBJECT),
            event="",
            facts=0,
        )
        _text(t, code, partner, due=date(2028, 6, 30))


def _text(t: Tables, code: str, partner: int, due: date) -> None:
    _, _, language, other = COUNTRIES[partner - 1]
    t.add(
        "agreement_texts",
        code=f"{code}-v1",
        memorandum=code,
        number=1,
        **t.words("body", *BODY),
        language=language,
        other=other,
    )
    for number, (who, matter, quantity, *what) in enumerate(CLAUSES, start=1):
        t.add(
            "agreement_clauses",
            text=f"{code}-v1",
            number=number,
            who=who,
            matter=matter,
            quantity=quantity,
            due=due.isoformat(),
            **t.words("what", *what),
        )


def _event(t: Tables, code: str, number: int, day: date, quantity: int, clause: object = None) -> None:
    matter = CLAUSES[(number - 1) % len(CLAUSES)][1]
    t.add(
        "agreement_events",
        code=f"{code}-e{number}",
        memorandum=code,
        clause=number if clause is None else clause,
        day=day.isoformat(),
        matter=matter,
        quantity=quantity,
        **t.words("what", *EVENTS[matter]),
        document=f"Example order No. {number}",
    )
