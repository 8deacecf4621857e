"""The scale of the colleges' rating as it was published, its 115 columns, and made-up values."""

import random
from typing import Any

from scripts.aktobe.tables import Tables

SEED = 21
SOURCE = "github.com/q-sora/edu-monitoring (COLLEGE_ASSESSMENT_PROMPT.md); a third party's copy of the Financial Center's scale"
MENDED = f"{SOURCE}. Ends of the bands closed up so that they meet: docs/methods/rating.md"
Q = "github.com/q-sora/edu-monitoring (seed_astana_tippo_2025.py): order of the columns; wording of the names is this example's"
YEAR = 2025

# code, kazakh, russian, english, level, holds
A, C, S, P, T = "about", "college", "specialty", "points", "total"
FIELDS: list[tuple[str, str, str, str, str, str]] = [
    ("id", "№", "№", "No.", A, "text"),
    ("region", "Облыс", "Регион", "Region", A, "text"),
    ("district", "Аудан", "Район", "District", A, "text"),
    ("college", "Колледж", "Колледж", "College", A, "text"),
    ("ownership", "Меншік түрі", "Собственность", "Ownership", A, "text"),
    ("location", "Қала, ауыл", "Город, село", "City, village", A, "text"),
    ("needs_capital", "Күрделі жөндеу керек", "Нужен капремонт", "Needs capital repair", C, "flag"),
    ("needs_current", "Ағымдағы жөндеу керек", "Нужен текущий ремонт", "Needs current repair", C, "flag"),
    ("no_repair", "Жөндеу керек емес", "Ремонт не требуется", "Needs no repair", C, "flag"),
    ("current_done", "Ағымдағы жөндеу өтті", "Текущий ремонт проведён", "Current repair done", C, "flag"),
    ("building", "Ғимараттың күйі", "Состояние здания", "State of the building", C, "choice"),
    ("p_building", "Балл: ғимарат", "Баллы: здание", "Points: building", P, "text"),
    ("capacity", "Жобалық қуаты", "Проектная мощность", "Design capacity", C, "whole"),
    ("contingent", "Контингент", "Контингент", "Students", C, "whole"),
    ("fill", "Толуы, %", "Заполнение, %", "Fill, %", A, "text"),
    ("p_fill", "Балл: толуы", "Баллы: заполнение", "Points: fill", P, "text"),
    ("attestation", "Мемлекеттік аттестаттау", "Государственная аттестация", "State attestation", C, "choice"),
    ("p_attestation", "Балл: аттестаттау", "Баллы: аттестация", "Points: attestation", P, "text"),
    ("sports", "Спорт залы", "Спортзал", "Sports hall", C, "flag"),
    ("p_sports", "Балл: спорт залы", "Баллы: спортзал", "Points: sports hall", P, "text"),
    ("dormitory", "Жатақхана", "Общежитие", "Dormitory", C, "flag"),
    ("p_dormitory", "Балл: жатақхана", "Баллы: общежитие", "Points: dormitory", P, "text"),
    ("readers", "Кітапхана оқырмандары", "Читатели библиотеки", "Readers of the library", C, "whole"),
    ("readers_share", "Оқырмандар, %", "Читатели, %", "Readers, %", A, "text"),
    ("p_readers", "Балл: кітапхана", "Баллы: библиотека", "Points: library", P, "text"),
    ("enterprises", "Шағын кәсіпорындар", "Мини-предприятия", "Mini-enterprises", C, "whole"),
    ("p_enterprises", "Балл: шағын кәсіпорындар", "Баллы: мини-предприятия", "Points: mini-enterprises", P, "text"),
    ("income", "Жылдық табыс, теңге", "Доход за год, тенге", "Income a year, tenge", C, "money"),
    ("p_income", "Балл: табыс", "Баллы: доход", "Points: income", P, "text"),
    ("sponsors", "Демеушілер қаражаты, теңге", "Средства спонсоров, тенге", "Sponsors' money, tenge", C, "money"),
    ("p_sponsors", "Балл: демеушілер", "Баллы: спонсоры", "Points: sponsors", P, "text"),
    ("union", "Республикалық әдістемелік бірлестік", "Республиканское УМО", "Republican methodical union", C, "flag"),
    ("p_union", "Балл: бірлестік", "Баллы: УМО", "Points: union", P, "text"),
    ("teachers", "Оқытушылар", "Преподаватели", "Teachers", C, "whole"),
    ("category", "Жоғары және бірінші санатты", "Высшей и первой категории", "Of the highest and first category", C, "whole"),
    ("category_share", "Санаттылар, %", "С категорией, %", "With a category, %", A, "text"),
    ("p_category", "Балл: санат", "Баллы: категория", "Points: category", P, "text"),
    ("degree", "Ғылыми дәрежесі бар", "С учёной степенью", "With a degree", C, "whole"),
    ("degree_share", "Дәрежелілер, %", "Со степенью, %", "With a degree, %", A, "text"),
    ("p_degree", "Балл: дәреже", "Баллы: степень", "Points: degree", P, "text"),
    ("talap", "«Talap» жаттықтырушылары", "Тренеры Talap", "Talap trainers", C, "whole"),
    ("p_talap", "Балл: Talap", "Баллы: Talap", "Points: Talap", P, "text"),
    ("best", "«Үздік педагог» жеңімпаздары", "Победители «Лучший педагог»", "Best teachers", C, "whole"),
    ("p_best", "Балл: үздік педагог", "Баллы: лучший педагог", "Points: best teachers", P, "text"),
    ("patrons", "Қамқор кәсіпорындар", "Шефские предприятия", "Patron enterprises", C, "whole"),
    ("p_patrons", "Балл: қамқорлар", "Баллы: шефы", "Points: patrons", P, "text"),
    ("specialty", "Мамандық", "Специальность", "Specialty", A, "text"),
    ("workshops", "Шеберханалар", "Мастерские", "Workshops", S, "whole"),
    ("equipped", "Оның ішінде жабдықталған", "Из них оснащены", "Of them equipped", S, "whole"),
    ("equipped_share", "Жабдықталған, %", "Оснащены, %", "Equipped, %", A, "text"),
    ("p_equipped", "Балл: шеберханалар", "Баллы: мастерские", "Points: workshops", P, "text"),
    ("zhas_maman", "Жас маман", "Жас маман", "Zhas Maman", S, "flag"),
    ("p_zhas_maman", "Балл: Жас маман", "Баллы: Жас маман", "Points: Zhas Maman", P, "text"),
    ("special", "Арнайы пән оқытушылары", "Преподаватели спецдисциплин", "Teachers of the trade", S, "whole"),
    ("special_category", "Санатты арнайы пән оқытушылары", "Из них с категорией", "Of them with a category", S, "whole"),
    ("special_category_share", "Санаттылар, %", "С категорией, %", "With a category, %", A, "text"),
    ("p_special_category", "Балл: арнайы, санат", "Баллы: спец, категория", "Points: trade, category", P, "text"),
    ("special_degree", "Дәрежелі арнайы пән оқытушылары", "Из них со степенью", "Of them with a degree", S, "whole"),
    ("special_degree_share", "Дәрежелілер, %", "Со степенью, %", "With a degree, %", A, "text"),
    ("p_special_degree", "Балл: арнайы, дәреже", "Баллы: спец, степень", "Points: trade, degree", P, "text"),
    ("expertise", "Бағдарламалар сараптамасы", "Экспертиза программ", "Expertise of programmes", S, "whole"),
    ("p_expertise", "Балл: сараптама", "Баллы: экспертиза", "Points: expertise", P, "text"),
    ("experts_national", "WorldSkills ұлттық сарапшылары", "Эксперты WorldSkills, национальные", "WorldSkills experts, national", S, "whole"),
    ("p_experts_national", "Балл: ұлттық сарапшылар", "Баллы: национальные эксперты", "Points: national experts", P, "text"),
    ("experts_international", "WorldSkills халықаралық сарапшылары", "Эксперты WorldSkills, международные", "WorldSkills experts, international", S, "whole"),
    ("p_experts_international", "Балл: халықаралық сарапшылар", "Баллы: международные эксперты", "Points: international experts", P, "text"),
    ("abroad", "Шетелде тағылымдамадан өткен", "Стажировка за рубежом", "Practice abroad", S, "whole"),
    ("abroad_share", "Шетелде, %", "За рубежом, %", "Abroad, %", A, "text"),
    ("p_abroad", "Балл: шетелде", "Баллы: за рубежом", "Points: abroad", P, "text"),
    ("contests", "Оқытушылар байқаулары", "Конкурсы преподавателей", "Contests of teachers", S, "whole"),
    ("p_contests", "Балл: байқаулар", "Баллы: конкурсы", "Points: contests", P, "text"),
    ("industry", "Өндірістен келгендер", "С производства", "From industry", S, "whole"),
    ("industry_share", "Өндірістен, %", "С производства, %", "From industry, %", A, "text"),
    ("p_industry", "Балл: өндірістен", "Баллы: с производства", "Points: industry", P, "text"),
    ("performance", "Үлгерім, %", "Успеваемость, %", "Performance, %", S, "percent"),
    ("p_performance", "Балл: үлгерім", "Баллы: успеваемость", "Points: performance", P, "text"),
    ("quality", "Сапа, %", "Качество, %", "Quality, %", S, "percent"),
    ("p_quality", "Балл: сапа", "Баллы: качество", "Points: quality", P, "text"),
    ("intake", "Қабылданғаны", "Приём", "Intake", S, "whole"),
    ("graduates", "Бітіргені", "Выпуск", "Graduates", S, "whole"),
    ("graduates_share", "Бітіргені, %", "Выпуск, %", "Graduates, %", A, "text"),
    ("p_graduates", "Балл: бітіргені", "Баллы: выпуск", "Points: graduates", P, "text"),
    ("zm_students", "Жас маман білім алушылары", "Обучающиеся Жас маман", "Zhas Maman learners", S, "whole"),
    ("zm_performance", "Жас маман үлгерімі, %", "Успеваемость Жас маман, %", "Zhas Maman performance, %", S, "percent"),
    ("p_zm_performance", "Балл: ЖМ үлгерімі", "Баллы: успеваемость ЖМ", "Points: ZM performance", P, "text"),
    ("zm_quality", "Жас маман сапасы, %", "Качество Жас маман, %", "Zhas Maman quality, %", S, "percent"),
    ("p_zm_quality", "Балл: ЖМ сапасы", "Баллы: качество ЖМ", "Points: ZM quality", P, "text"),
    ("zm_intake", "Жас маман қабылдауы", "Приём Жас маман", "Zhas Maman intake", S, "whole"),
    ("zm_graduates", "Жас маман бітіргені", "Выпуск Жас маман", "Zhas Maman graduates", S, "whole"),
    ("zm_graduates_share", "ЖМ бітіргені, %", "Выпуск ЖМ, %", "ZM graduates, %", A, "text"),
    ("p_zm_graduates", "Балл: ЖМ бітіргені", "Баллы: выпуск ЖМ", "Points: ZM graduates", P, "text"),
    ("worldskills", "WorldSkills ұлттық орны", "Место WorldSkills, национальное", "WorldSkills place, national", S, "choice"),
    ("p_worldskills", "Балл: WorldSkills ұлттық", "Баллы: WorldSkills национальный", "Points: WorldSkills, national", P, "text"),
    ("worldskills_world", "WorldSkills халықаралық орны", "Место WorldSkills, международное", "WorldSkills place, international", S, "choice"),
    ("p_worldskills_world", "Балл: WorldSkills халықаралық", "Баллы: WorldSkills международный", "Points: WorldSkills, international", P, "text"),
    ("startups", "Стартаптар", "Стартапы", "Start-ups", S, "whole"),
    ("p_startups", "Балл: стартаптар", "Баллы: стартапы", "Points: start-ups", P, "text"),
    ("demo_exam", "Демонстрациялық емтихан, %", "Демонстрационный экзамен, %", "Demonstration exam, %", S, "percent"),
    ("p_demo_exam", "Балл: демоемтихан", "Баллы: демоэкзамен", "Points: demonstration exam", P, "text"),
    ("entrepreneurs", "Кәсіпкер түлектер", "Выпускники-предприниматели", "Entrepreneur graduates", S, "whole"),
    ("p_entrepreneurs", "Балл: кәсіпкерлер", "Баллы: предприниматели", "Points: entrepreneurs", P, "text"),
    ("leavers", "Түлектер", "Выпускники", "Leavers", S, "whole"),
    ("employed", "Мамандығы бойынша жұмыста", "Работают по специальности", "Employed by specialty", S, "whole"),
    ("employed_share", "Жұмыста, %", "Работают, %", "Employed, %", A, "text"),
    ("p_employed", "Балл: жұмыспен қамту", "Баллы: занятость", "Points: employment", P, "text"),
    ("zm_leavers", "Жас маман түлектері", "Выпускники Жас маман", "Zhas Maman leavers", S, "whole"),
    ("zm_employed", "Жас маман: жұмыста", "Жас маман: работают", "Zhas Maman: employed", S, "whole"),
    ("zm_employed_share", "ЖМ жұмыста, %", "ЖМ работают, %", "ZM employed, %", A, "text"),
    ("p_zm_employed", "Балл: ЖМ жұмыспен қамту", "Баллы: занятость ЖМ", "Points: ZM employment", P, "text"),
    ("dual", "Дуалды оқу, %", "Дуальное обучение, %", "Dual training, %", S, "percent"),
    ("p_dual", "Балл: дуалды оқу", "Баллы: дуальное обучение", "Points: dual training", P, "text"),
    ("targeted", "Жұмыс берушілер тапсырысы, %", "Заказ работодателей, %", "Employers' order, %", S, "percent"),
    ("p_targeted", "Балл: тапсырыс", "Баллы: заказ", "Points: employers' order", P, "text"),
    ("total_college", "Колледж бойынша жиыны", "Итого по колледжу", "Total of the college", T, "text"),
    ("total_specialty", "Мамандық бойынша жиыны", "Итого по специальности", "Total of the specialty", T, "text"),
]  # fmt: skip

M = 1_000_000
Bands = list[tuple[float | None, float | None, float]]


def up(*pairs: tuple[float, float], first: float = 0) -> Bands:
    """Bands that meet: (begins at, points); what lies below the first gives `first`."""
    made: Bands = [(0, pairs[0][0], first)] if pairs[0][0] > 0 else []
    for at, (low, points) in enumerate(pairs):
        made.append((low, pairs[at + 1][0] if at + 1 < len(pairs) else None, points))
    return made


CATEGORY = up((1, 0.5), (21, 1), (41, 1.5), (61, 2))
DEGREE = up((1, 1), (6, 1.5), (21, 2), (36, 3), (51, 4))
THIRDS = up((1, 0.5), (21, 1), (51, 2), (81, 3))
PERFORMANCE = up((30, 0.5), (71, 1), (91, 1.5))
QUALITY = up((5, 1), (21, 1.5), (41, 2), (71, 2.5))
GRADUATES = up((0, 0.5), (10, 1), (36, 2), (71, 3))
EMPLOYED = up((16, 1), (41, 2), (71, 3))
# code (its column, and p_<code> the column of its points), block, share of, measure, bands or answers, each
ONE, II, III, IV = "infrastructure", "staff", "results", "partnership"
CRITERIA: list[tuple[str, str, str, str, Any]] = [
    ("building", ONE, "", "choice", {"needs_capital": -2, "needs_current": -1, "not_required": 0.5, "current_done": 1, "capital_done": 2}),
    ("fill", ONE, "contingent/capacity", "share", up((16, 1), (41, 2), (71, 3), (101, 4))),
    ("attestation", ONE, "", "choice", {"first": 2, "second": 1}),
    ("sports", ONE, "", "choice", {"1": 1}),
    ("dormitory", ONE, "", "choice", {"1": 2}),
    ("readers", ONE, "readers/contingent", "share", up((0, 0.5), (51, 1))),
    ("enterprises", ONE, "", "count", up((1, 1), (2, 2), (3, 3))),
    ("income", ONE, "", "count", [(0, 1, 0), (1, 0.5 * M, 1), (0.5 * M, M, 2), (M, 3 * M, 3), (3 * M, 5 * M, 4), (5 * M, None, 5)]),
    ("sponsors", ONE, "", "count", [(0, 1, 0), (1, M, 1), (M, 3 * M, 2), (3 * M, 5 * M, 3), (5 * M, None, 4)]),
    ("union", ONE, "", "choice", {"1": 2}),
    ("category", II, "category/teachers", "share", CATEGORY),
    ("degree", II, "degree/teachers", "share", DEGREE),
    ("talap", II, "", "count", up((1, 0.5), (2, 1), (4, 1.5), (6, 2))),
    ("best", II, "", "count", up((1, 1), (2, 2), (4, 3))),
    ("patrons", II, "", "each", 1),
    ("equipped", III, "equipped/workshops", "share", up((1, 1), (51, 2))),
    ("zhas_maman", III, "", "choice", {"1": 1}),
    ("special_category", II, "special_category/special", "share", CATEGORY),
    ("special_degree", II, "special_degree/special", "share", DEGREE),
    ("expertise", II, "", "count", up((1, 1), (2, 1.5), (4, 2))),
    ("experts_national", II, "", "count", up((1, 1), (2, 2), (4, 2.5), (6, 3))),
    ("experts_international", II, "", "count", up((1, 2), (2, 3), (3, 4))),
    ("abroad", II, "abroad/special", "share", up((1, 1), (11, 2), (26, 2.5), (41, 3))),
    ("contests", II, "", "count", up((1, 1), (3, 1.5), (5, 2))),
    ("industry", II, "industry/special", "share", up((1, 1), (31, 2), (61, 3))),
    ("performance", III, "", "share", PERFORMANCE),
    ("quality", III, "", "share", QUALITY),
    ("graduates", III, "graduates/intake", "share", GRADUATES),
    ("zm_performance", III, "", "share", PERFORMANCE),
    ("zm_quality", III, "", "share", QUALITY),
    ("zm_graduates", III, "zm_graduates/zm_intake", "share", GRADUATES),
    ("worldskills", III, "", "choice", {"1": 3, "2": 2, "3": 1, "medallion": 0.5}),
    ("worldskills_world", III, "", "choice", {"1": 5, "2": 4, "3": 3, "medallion": 2}),
    ("startups", III, "", "count", up((1, 1), (6, 2), (11, 3))),
    ("demo_exam", III, "", "share", THIRDS),
    ("entrepreneurs", III, "", "count", up((1, 1), (5, 1.5), (11, 2))),
    ("employed", IV, "employed/leavers", "share", EMPLOYED),
    ("zm_employed", IV, "zm_employed/zm_leavers", "share", EMPLOYED),
    ("dual", IV, "", "share", THIRDS),
    ("targeted", IV, "", "share", THIRDS),
]  # fmt: skip
# What the printed scale says of three indicators, with its gaps and overlaps: kept as a draft that the check refuses.
PRINTED = {
    "fill": [(5, 15, 0), (16, 40, 1), (41, 70, 2), (71, 100, 3), (100, None, 4)],
    "contests": [(1, 2, 1), (3, 5, 1.5), (5, None, 2)],
    "graduates": [(0, 10, 0.5), (10, 35, 1), (36, 70, 2), (71, 100, 3)],
}
WEIGHTS = {"infrastructure": 16, "staff": 29, "results": 41, "partnership": 14}


def add_rating(t: Tables) -> None:
    """Columns, both scales, values."""
    assert (len(FIELDS), sum(f[4] in {P, T} for f in FIELDS)) == (115, 42)
    for place, (code, kk, ru, en, level, holds) in enumerate(FIELDS):
        t.add(
            "rating_fields", source=Q, code=code, place=place, **t.words("name", kk, ru, en), level=level, holds=holds
        )
    names = {f[0]: f[1:4] for f in FIELDS}
    _scale(t, "fc-2024", ("Қаржы орталығының шәкілі (түйістірілген)", "Шкала Финансового центра (со сомкнутыми границами)", "Scale of the Financial Center (ends closed up)"), "in_force", MENDED)  # fmt: skip
    for code, block, share, measure, told in CRITERIA:
        _criterion(t, "fc-2024", code, block, share, measure, told, names, MENDED)
    _scale(t, "fc-2024-printed", ("Қаржы орталығының шәкілі (басылғандай, үш көрсеткіш)", "Шкала Финансового центра (как напечатано, три показателя)", "Scale of the Financial Center (as printed, three indicators)"), "draft", SOURCE)  # fmt: skip
    for code, block, share, measure, _ in CRITERIA:
        if code in PRINTED:
            _criterion(t, "fc-2024-printed", code, block, share, measure, PRINTED[code], names, SOURCE, closed=True)
    _values(t)


def _scale(t: Tables, code: str, name: tuple[str, str, str], state: str, source: str) -> None:
    t.add("rating_scales", source=source, code=code, **t.words("name", *name), starts=2024, act="", **WEIGHTS, strong_from=70, middle_from=40, state=state)  # fmt: skip


def _criterion(
    t: Tables,
    scale: str,
    code: str,
    block: str,
    share: str,
    measure: str,
    told: Any,
    names: Any,
    source: str,
    *,
    closed: bool = False,
) -> None:
    field, _, of = share.partition("/")
    key = f"{scale}-{code}"
    points = f"p_{code}"
    name = tuple(text.split(": ", 1)[-1] for text in names[points])
    name = tuple(text[:1].upper() + text[1:] for text in name)
    t.add("rating_criteria", source=source, code=key, scale=scale, **t.words("name", *name), block=block, field=field or code, of=of, points=points, measure=measure, each=told if measure == "each" else "")  # fmt: skip
    if measure == "each":
        return
    bands = [("", "", value, score) for value, score in told.items()] if measure == "choice" else [(low, high, "", score) for low, high, score in told]  # fmt: skip
    for place, (low, high, value, score) in enumerate(bands, start=1):
        plain = ["" if one in (None, "") else f"{one:g}" if one < 1e5 else str(int(one)) for one in (low, high)]
        t.add("rating_bands", source=source, criterion=key, place=place, low=plain[0], high=plain[1], closed="yes" if closed and high not in (None, "") else "no", value=value, points=f"{score:g}")  # fmt: skip


def _values(t: Tables) -> None:
    noise = random.Random(SEED)
    taught = t.kept["taught"]
    specialty_of = {code: one["specialty"] for code, one in t.kept["qualifications"].items()}
    for college, about in t.kept["colleges"].items():
        good = noise.betavariate(2.2, 1.8)
        size = int(about["size"])

        def put(field: str, value: Any, specialty: str = "") -> None:
            if value not in (None, ""):
                t.add("rating_values", year=YEAR, college=college, specialty=specialty, field=field, value=value)  # noqa: B023

        state = noise.choices(["needs_capital", "needs_current", "not_required", "current_done", "capital_done"], [1 - good, 1, 1.5, 1, good + 0.1])[0]  # fmt: skip
        for flag, value in (("needs_capital", "needs_capital"), ("needs_current", "needs_current"), ("no_repair", "not_required"), ("current_done", "current_done")):  # fmt: skip
            put(flag, 1 if state == value else 0)
        put("building", state)
        put("capacity", round(size / noise.uniform(0.4, 1.2)))
        put("contingent", size)
        put("attestation", noise.choice(["first", "first", "second"]))
        put("sports", 1 if noise.random() < 0.85 else 0)
        put("dormitory", 1 if noise.random() < 0.6 else 0)
        put("readers", round(size * noise.uniform(0.3, 0.95)))
        put("enterprises", noise.choice([0, 0, 1, 1, 2, 3]))
        put("income", noise.choice([0, 400_000, 900_000, 2_400_000, 4_100_000, 6_500_000]))
        put("sponsors", noise.choice([0, 0, 800_000, 2_000_000, 4_000_000, 30_000_000]))
        put("union", 1 if noise.random() < 0.15 else 0)
        teachers = max(12, size // 18)
        put("teachers", teachers)
        put("category", round(teachers * min(0.9, 0.15 + 0.6 * good * noise.uniform(0.7, 1.2))))
        put("degree", round(teachers * noise.uniform(0, 0.15)))
        put("talap", noise.choice([0, 0, 1, 2, 3, 5]))
        put("best", noise.choice([0, 0, 0, 1, 2]))
        put("patrons", noise.choice([0, 1, 2, 3, 5, 8, 14]))
        chosen = sorted({specialty_of[code] for code, _ in taught.get(college, [])})
        for specialty in noise.sample(chosen, min(3, len(chosen))):
            _of_specialty(noise, good, lambda field, value, s=specialty: put(field, value, s))


def _of_specialty(noise: random.Random, good: float, put: Any) -> None:
    rooms = noise.randrange(1, 6)
    put("workshops", rooms)
    put("equipped", round(rooms * min(1.0, good + noise.uniform(-0.2, 0.4))) if good > 0.2 else 0)
    zhas = noise.random() < 0.3
    put("zhas_maman", 1 if zhas else 0)
    special = noise.randrange(4, 16)
    put("special", special)
    put("special_category", round(special * min(1.0, 0.2 + 0.6 * good)))
    put("special_degree", round(special * noise.uniform(0, 0.1)))
    put("expertise", noise.choice([0, 0, 1, 2]))
    put("experts_national", noise.choice([0, 0, 0, 1, 2]))
    put("experts_international", noise.choice([0] * 9 + [1]))
    put("abroad", noise.choice([0, 0, 0, 1, 2]))
    put("contests", noise.choice([0, 1, 1, 2, 4, 6]))
    put("industry", round(special * noise.uniform(0, 0.5)))
    put("performance", round(60 + 40 * min(1.0, good + noise.uniform(0, 0.4)), 1))
    put("quality", round(20 + 60 * min(1.0, good * noise.uniform(0.7, 1.2)), 1))
    intake = noise.randrange(20, 90)
    graduates = round(intake * noise.uniform(0.5, 0.95))
    put("intake", intake)
    put("graduates", graduates)
    if zhas:
        put("zm_students", noise.randrange(15, 30))
        put("zm_performance", round(70 + 30 * good, 1))
        put("zm_quality", round(30 + 50 * good, 1))
        put("zm_intake", 25)
        put("zm_graduates", noise.randrange(15, 25))
        put("zm_leavers", 20)
        put("zm_employed", noise.randrange(8, 20))
    put("worldskills", noise.choice(["", "", "", "1", "2", "3", "medallion"]))
    put("startups", noise.choice([0, 0, 1, 3, 7]))
    put("demo_exam", round(100 * min(1.0, good * noise.uniform(0.5, 1.3)), 1))
    put("entrepreneurs", noise.choice([0, 0, 1, 2, 6]))
    put("leavers", graduates)
    put("employed", round(graduates * min(1.0, 0.25 + 0.6 * good * noise.uniform(0.7, 1.3))))
    put("dual", round(100 * min(1.0, good * noise.uniform(0.3, 1.2)), 1))
    put("targeted", round(100 * min(1.0, good * noise.uniform(0.1, 0.9)), 1))
