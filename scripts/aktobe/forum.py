"""The forum of 24.12.2025: countries, kinds of sessions and the foyer are published facts; everything else is made up."""

import random
from itertools import pairwise
from typing import Any

from scripts.aktobe import real
from scripts.aktobe.tables import Tables

SEED = 25  # of its own, so that no row of the other makers depends on it
CODE, DAY = "forum-2025", "2025-12-24"
DETAILS = f"{real.PRESS}; quota, protocol order, hotel, transfer and letters are made up for the example"
# country, language of letters, pair of the interpreter, name of the interpreter (kk, ru, en)
COUNTRIES = (
    ("CN", "zh", "ru-zh", ("Айгүл Үлгі", "Айгуль Пример", "Aigul Example")),
    ("FR", "fr", "ru-fr", ("Динара Үлгі", "Динара Пример", "Dinara Example")),
    ("JP", "ja", "ru-ja", ("Ерлан Үлгі", "Ерлан Пример", "Yerlan Example")),
    ("DE", "de", "ru-de", ("Марат Үлгі", "Марат Пример", "Marat Example")),
    ("BY", "ru", "", ("", "", "")),
    ("UZ", "ru", "", ("", "", "")),
)
# code, kind, minutes, audience, pairs, title (kk, ru, en), countries of the speakers
SESSIONS = (
    ("exhibition", "exhibition", 120, 300, "", ("Колледждер жетістіктерінің көрмесі", "Выставка достижений колледжей", "Exhibition of the colleges' achievements"), ()),
    ("opening", "opening", 30, 400, "ru-zh ru-fr ru-ja ru-de", ("Форумның ашылуы", "Открытие форума", "Opening of the forum"), ("akim",)),
    ("technology", "plenary", 60, 300, "ru-zh ru-fr", ("Кәсіптік оқытудағы заманауи технологиялар", "Современные технологии в профессиональном обучении", "Modern technology in vocational training"), ("CN", "FR")),
    ("ai", "panel", 60, 120, "ru-ja", ("Оқытуда жасанды интеллект қолдану", "Искусственный интеллект в обучении", "Artificial intelligence in teaching"), ("JP", "BY")),
    ("teachers", "master_class", 60, 80, "ru-fr", ("Оқытушылардың біліктілігін арттыру әдістері", "Методики повышения квалификации преподавателей", "Methods of teachers' development"), ("FR", "UZ")),
    ("students", "panel", 60, 120, "ru-de", ("Студенттердің еңбек нарығына кірігуі", "Интеграция студентов в рынок труда", "Integration of students into the labour market"), ("DE", "UZ")),
    ("accreditation", "panel", 45, 80, "ru-de", ("Колледждердің халықаралық аккредитациясы", "Международная аккредитация колледжей", "International accreditation of colleges"), ("DE", "BY")),
    ("signing", "signing", 45, 300, "ru-zh ru-fr ru-ja ru-de", ("Меморандумдарға қол қою", "Подписание меморандумов", "Signing of memoranda"), ("akim", "head")),
    ("results", "results", 45, 400, "ru-zh ru-fr ru-ja ru-de", ("Жұмысшы мамандықтар жылының қорытындысы", "Итоги Года рабочих профессий", "Results of the Year of working professions"), ("akim",)),
    ("ceremony", "ceremony", 60, 400, "", ("Марапаттау рәсімі", "Церемония награждения", "Award ceremony"), ("akim", "head")),
)  # fmt: skip
STANDS = (
    ("polytech", "it", 4, 3, 4, ("3D-принтерлер мен роботтар", "3D-принтеры и роботы", "3D printers and robots")),
    ("khromtau", "mining", 4, 3, 3, ("Маркшейдерлік аспаптар", "Маркшейдерские приборы", "Mine surveying instruments")),
    ("agrarian", "farming", 3, 3, 2, ("Ауыл шаруашылығы дрондары", "Сельскохозяйственные дроны", "Farm drones")),
    ("service", "service", 3, 2, 3, ("Аспаздық шеберханасы", "Кулинарная мастерская", "Kitchen workshop")),
    ("construction", "building", 3, 3, 2, ("Құрылыс жабдығы", "Строительное оборудование", "Building equipment")),
    ("auto", "transport", 4, 3, 5, ("Автокөлік диагностикасы", "Диагностика автомобилей", "Car diagnostics")),
    ("transport", "transport", 3, 2, 2, ("Теміржол тренажері", "Железнодорожный тренажёр", "Railway simulator")),
    ("medical", "medicine", 3, 2, 2, ("Медициналық симуляторлар", "Медицинские симуляторы", "Medical simulators")),
    ("industrial", "it", 3, 2, 3, ("Өнеркәсіптік автоматика", "Промышленная автоматика", "Industrial automation")),
    ("alga", "building", 3, 2, 2, ("Дәнекерлеу бекеті", "Сварочный пост", "Welding post")),
    ("shalkar", "farming", 3, 2, 1, ("Ветеринарлық зертхана", "Ветеринарная лаборатория", "Veterinary laboratory")),
    ("european", "service", 2, 2, 1, ("Бизнес-симулятор", "Бизнес-симулятор", "Business simulator")),
)  # fmt: skip
RUN = (
    ("08:30", 30, ("Тіркеу, бейдж беру", "Регистрация, выдача бейджей", "Registration, badges"), "Example Registrar", "Doors open", ""),
    ("09:00", 120, ("Фойедегі көрме", "Выставка в фойе", "Exhibition in the foyer"), "Example Exhibition Lead", "Music low", "exhibition"),
    ("11:00", 1, ("Қонақтарды залға шақыру", "Пригласить гостей в зал", "Call the guests into the hall"), "Example Host", "Three bells", ""),
    ("13:30", 5, ("Қол қою үстелін дайындау", "Подготовить стол подписания", "Set the signing table"), "Example Protocol", "Cards and pens on the table", "signing"),
    ("15:00", 2, ("Жүргізуші сахнаға шығады", "Ведущий выходит на сцену", "The host comes on stage"), "Example Host", "Light 2, microphone 1", "results"),
    ("16:00", 60, ("Марапаттау: тізім бойынша", "Награждение по списку", "Awards by the list"), "Example Stage Manager", "Fanfare for each name", "ceremony"),
)  # fmt: skip


def add_forum(t: Tables) -> None:
    """The forum with everything around it."""
    t.add(
        "forums", source=f"{real.PRESS}; hours made up for the example", code=CODE,
        **t.words(
            "name", "Кәсіптік білім берудің халықаралық форумы",
            "Международный форум профессионального образования", "International forum of vocational education",
        ),
        day=DAY, **t.words("place", "Өнер орталығы", "Центр искусства", "Art centre"),
        state="closed", opens_at="08:00", closes_at="19:00", step=15,
        **t.words("theme", "Жұмысшы мамандықтар жылының қорытындысы", "Итоги Года рабочих профессий", "Results of the Year of working professions"),
        follow_days=90,
        **t.words("inviter", "Ақтөбе облысының білім басқармасы", "Управление образования Актюбинской области", "Education department of Aktobe region"),
    )  # fmt: skip
    _halls(t)
    _people(t)
    _programme(t)
    _delegations(t)
    _exhibition(t)
    _scenes(t)


def _halls(t: Tables) -> None:
    halls = (
        ("main", "hall", 500, ("Үлкен зал", "Большой зал", "Main hall"), {}),
        ("small", "room", 150, ("Кіші зал", "Малый зал", "Small hall"), {}),
        ("class", "room", 90, ("Шеберлік сабағы бөлмесі", "Аудитория мастер-классов", "Master class room"), {}),
        ("foyer", "foyer", 400, ("Өнер орталығының фойесі", "Фойе Центра искусства", "Foyer of the Art centre"),
         {"width": 24, "depth": 16, "aisle": 2.5, "door": 12, "power": 40, "circuit": 16}),
    )  # fmt: skip
    for code, kind, seats, name, more in halls:
        t.add(
            "forum_halls",
            code=f"{CODE}-{code}",
            forum=CODE,
            **t.words("name", *name),
            kind=kind,
            seats=seats,
            **{"aisle": 2} | more,
        )


def _people(t: Tables) -> None:
    t.add(
        "forum_speakers", source=real.PRESS, code=f"{CODE}-akim", forum=CODE,
        **t.words("name", "Асхат Шахаров", "Асхат Шахаров", "Askhat Shakharov"), duty="dignitary",
        **t.words("position", "Облыс әкімі", "Аким области", "Akim of the region"), country="KZ",
    )  # fmt: skip
    t.add(
        "forum_speakers", code=f"{CODE}-head", forum=CODE, **t.words("name", "Басқарма басшысы (үлгі)", "Руководитель управления (пример)", "Head of the department (example)"),
        duty="dignitary", **t.words("position", "Білім басқармасының басшысы", "Руководитель управления образования", "Head of the education department"), country="KZ",
    )  # fmt: skip
    for country, _, pair, name in COUNTRIES:
        t.add(
            "forum_speakers", code=f"{CODE}-{country.lower()}", forum=CODE,
            **t.words("name", f"{country} сарапшысы (үлгі)", f"Эксперт {country} (пример)", f"Expert of {country} (example)"),
            duty="speaker", **t.words("position", "Сарапшы", "Эксперт", "Expert"), country=country,
        )  # fmt: skip
        if pair:
            t.add(
                "forum_speakers", code=f"{CODE}-int-{country.lower()}", forum=CODE, **t.words("name", *name),
                duty="interpreter", **t.words("position", "Аудармашы", "Переводчик", "Interpreter"), country="KZ", pairs=pair,
            )  # fmt: skip
    for first, last in (("10:30", "12:00"), ("14:00", "18:00")):
        t.add("forum_windows", speaker=f"{CODE}-akim", day=DAY, from_time=first, to_time=last)


def _programme(t: Tables) -> None:
    for code, kind, minutes, audience, pairs, title, people in SESSIONS:
        t.add(
            "forum_sessions", code=f"{CODE}-{code}", forum=CODE, kind=kind, **t.words("title", *title),
            minutes=minutes, audience=audience, language="ru", pairs=pairs,
        )  # fmt: skip
        for place, one in enumerate(people, start=1):
            t.add(
                "forum_talks", session=f"{CODE}-{code}", speaker=f"{CODE}-{one.lower()}", place=place,
                **(t.words("title", *title) if one.isupper() else {}),
            )  # fmt: skip
    who = "Organisers (example)"
    for code, first, last in (
        ("exhibition", "09:00", "11:00"), ("opening", "11:00", "12:00"), ("results", "15:00", "16:00"), ("ceremony", "16:00", "18:00"),
    ):  # fmt: skip
        t.add(
            "forum_wishes", code=f"{CODE}-w-{code}", forum=CODE, kind="between", session=f"{CODE}-{code}", day=DAY,
            from_time=first, to_time=last, weight=5, who=who,
        )  # fmt: skip
    order = ("opening", "technology", "signing", "results", "ceremony")
    for one, other in pairwise(order):
        t.add(
            "forum_wishes", code=f"{CODE}-w-{one}-first", forum=CODE, kind="before", session=f"{CODE}-{one}",
            other=f"{CODE}-{other}", weight=3, who=who,
        )  # fmt: skip
    for one in ("ai", "teachers", "students", "accreditation"):
        t.add(
            "forum_wishes", code=f"{CODE}-w-{one}-signing", forum=CODE, kind="before", session=f"{CODE}-{one}",
            other=f"{CODE}-signing", weight=2, who=who,
        )  # fmt: skip
        t.add(
            "forum_wishes", code=f"{CODE}-w-{one}-opening", forum=CODE, kind="before", session=f"{CODE}-opening",
            other=f"{CODE}-{one}", weight=2, who=who,
        )  # fmt: skip
    for code in ("opening", "signing", "results", "ceremony"):
        t.add(
            "forum_wishes", code=f"{CODE}-w-{code}-hall", forum=CODE, kind="room", session=f"{CODE}-{code}",
            hall=f"{CODE}-main", weight=4, who=who,
        )  # fmt: skip


def _delegations(t: Tables) -> None:
    noise = random.Random(SEED)
    for place, (country, language, pair, _) in enumerate(COUNTRIES, start=1):
        quota = noise.choice((4, 5, 6))
        t.add(
            "delegations", source=DETAILS, forum=CODE, country=country, role="experts", state="confirmed", quota=quota,
            protocol=place, interpreter=f"{CODE}-int-{country.lower()}" if pair else "", letter_language=language,
            visa="yes" if country in {"CN", "FR", "JP", "DE"} else "no", hotel=f"Example Hotel {place % 2 + 1}",
            transfer=f"Bus {place % 3 + 1}, 08:15",
        )  # fmt: skip
        for number in range(1, quota):
            t.add(
                "forum_participants", code=f"{CODE}-p-{country.lower()}-{number}",
                delegation=f"{CODE}-{country}-experts".lower(), name=f"Example Guest {country} {number}",
                position="Head of delegation" if number == 1 else "Expert", duty="head" if number == 1 else "member",
                state="approved", photo_consent="yes" if number % 2 else "no",
            )  # fmt: skip


def _exhibition(t: Tables) -> None:
    for number, (college, theme, width, depth, power, equipment) in enumerate(STANDS, start=1):
        t.add(
            "forum_stands", code=f"{CODE}-stand-{number:02d}", forum=CODE, college=college, theme=theme, width=width,
            depth=depth, power=power, **t.words("equipment", *equipment),
            **t.words("workshop", "Оқу-өндірістік шеберхана", "Учебно-производственная мастерская", "Training workshop"),
            apart=f"{CODE}-stand-07" if college == "auto" else "", state="asked",
        )  # fmt: skip


def _scenes(t: Tables) -> None:
    for place, one in enumerate((row for row in t.rows["memoranda"] if row.get("event") == CODE), start=1):
        t.add(
            "forum_signings", forum=CODE, memorandum=one["code"], place=place,
            **t.words("signs_here", "Колледж директоры (үлгі)", "Директор колледжа (пример)", "Head of the college (example)"),
            **t.words("signs_there", "Институт ректоры (үлгі)", "Ректор института (пример)", "Rector of the institute (example)"),
            languages="kk ru en",
        )  # fmt: skip
    for place, row in enumerate((row for row in t.rows["awards"] if row.get("day") == DAY), start=1):
        t.add(
            "forum_awards", forum=CODE, award=row["code"], place=place,
            **t.words("citation", "Өңірдің әлеуметтік-экономикалық дамуына қосқан үлесі үшін", "За вклад в социально-экономическое развитие региона", "For a contribution to the region's development"),
            **t.words("presenter", "Облыс әкімі", "Аким области", "Akim of the region"),
            absent="yes" if place == 3 else "no", proxy="Example Colleague" if place == 3 else "",
            photo_consent="no", handed="no",
        )  # fmt: skip
    for at, minutes, action, responsible, cue, session in RUN:
        t.add(
            "forum_runsheet", forum=CODE, day=DAY, at=at, place=1, minutes=minutes, **t.words("action", *action),
            responsible=responsible, cue=cue, session=f"{CODE}-{session}" if session else "",
        )  # fmt: skip
    practices: tuple[tuple[str, str, tuple[str, str, str], str, dict[str, Any]], ...] = (
        ("ai", "polytech", ("ЖИ-көмекшімен сабақ", "Уроки с ИИ-помощником", "Lessons with an AI assistant"), "2026-03-24", {"state": "done", "evidence": "Made up: pilot in two groups"}),
        ("students", "khromtau", ("Дуалды тәлімгерлер клубы", "Клуб дуальных наставников", "A club of dual mentors"), "2026-03-24", {}),
        ("teachers", "service", ("Оқытушылардың тағылымдамасы", "Стажировка преподавателей", "Teachers' placements"), "2026-06-24", {}),
    )  # fmt: skip
    for number, (session, college, title, due, more) in enumerate(practices, start=1):
        t.add(
            "forum_practices", code=f"{CODE}-practice-{number}", forum=CODE, session=f"{CODE}-{session}", college=college,
            **t.words("title", *title), due=due, **{"state": "open"} | more,
        )  # fmt: skip
