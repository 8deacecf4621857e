"""Awards. Those of the report are real: names and posts stood in it. The jury's call and its people are made up."""

import random

from scripts.aktobe import real
from scripts.aktobe.tables import Tables

NAMED = [
    ("Мереке Аманкосов", "ветеринар көмекшісі", "помощник ветеринара", "assistant veterinarian", "санаторий «Зәру»"),
    ("Дулат Мырзагали", "ветеринар", "ветеринар", "veterinarian", "ТОО «Актюбинское племенное предприятие»"),
    ("Куаныш Нуралы", "қызметкер", "работник", "worker", "ТОО «Степное»"),
    ("Иклас Карин", "цех инспекторы", "инспектор цеха", "workshop inspector", "АО «Вагонсервис»"),
]  # fmt: skip
CITATION = (
    "өңірдің әлеуметтік-экономикалық дамуы мен кәсіптік-техникалық білімге қосқан үлесі үшін",
    "за вклад в социально-экономическое развитие региона и профессионально-техническое образование",
    "for what was done for the region's social and economic development and for vocational education",
)
ORDER = "almaty.tv/news/obrazovanie-i-nauka/1425: the next kind needs the previous one and at least three years since the last"
SERVICE = "lat.egemen.kz/article/20938: ten years and more in the branch, for a branch badge"
# code, kind, rule, number, previous, source ("" made up)
RULES = [
    ("certificate-after-thanks", "honour_certificate", "previous", "", "thanks", ORDER),
    ("certificate-years", "honour_certificate", "years_since", 3, "", ORDER),
    ("excellence-after-certificate", "tvet_excellence", "previous", "", "honour_certificate", ORDER),
    ("excellence-years", "tvet_excellence", "years_since", 3, "", ORDER),
    ("altynsarin-years", "altynsarin", "years_since", 3, "", ORDER),
    ("altynsarin-service", "altynsarin", "service", 10, "", SERVICE),
    ("altynsarin-quota", "altynsarin", "quota_region", 12, "", ""),
    ("altynsarin-once", "altynsarin", "once", "", "", ""),
    ("thanks-akim-quota", "akim_thanks", "quota_region", 60, "", ""),
    ("thanks-akim-organisation", "akim_thanks", "quota_organisation", 4, "", ""),
    ("master-service", "best_master", "service", 3, "", ""),
]
CRITERIA = [
    ("skill", "Кәсіби шеберлік", "Профессиональное мастерство", "Mastery of the craft", 40),
    ("graduates", "Түлектердің нәтижесі", "Результаты выпускников", "What became of the graduates", 35),
    ("teaching", "Оқытудағы жаңашылдық", "Новизна в обучении", "New ways of teaching", 25),
]
NOMINEES = [("polytech", 9), ("khromtau", 8), ("service", 7), ("agrarian", 6), ("transport", 8)]
JURORS = ["polytech", "emp001", "emp002", "emp003", "emp004", "department", "emp005"]


def add_honours(t: Tables) -> None:
    """Awards of the report, rules, one call with its jury and scores."""
    for number, (person, kk, ru, en, organisation) in enumerate(NAMED, start=1):
        t.add(
            "awards",
            source=real.PRESS,
            code=f"thanks-2025-{number}",
            kind="akim_thanks",
            year=2025,
            **t.words("person", person, person, ""),
            **t.words("position", kk, ru, en),
            **t.words("organisation", "", organisation, ""),
            day="2025-12-24",
            consent="published",
            **t.words("citation", *CITATION),
        )
    for code, kind, rule, number, previous, source in RULES:
        t.add(
            "award_rules",
            source=source,
            code=code,
            kind=kind,
            rule=rule,
            number=number,
            previous=previous,
            valid_from="2018-01-01",
            act=f"As published: {source.partition(':')[0]}" if source else "Example setting",
        )
    _call(t)


def _call(t: Tables) -> None:
    noise = random.Random(11)
    t.add(
        "award_calls",
        code="masters-2026",
        kind="best_master",
        year=2026,
        **t.words(
            "title",
            "Үздік өндірістік оқыту шебері",
            "Лучший мастер производственного обучения",
            "Best instructor of practice",
        ),
        places=1,
        scale=10,
        approval=70,
        main="mean",
        closes="2026-09-15",
    )
    for code, kk, ru, en, weight in CRITERIA:
        t.add("award_criteria", call="masters-2026", code=code, **t.words("name", kk, ru, en), weight=weight)
    for place, (college, _) in enumerate(NOMINEES, start=1):
        t.add(
            "nominations",
            code=f"nom-2026-{place}",
            kind="best_master",
            year=2026,
            call="masters-2026",
            **t.words("person", f"Үлгі Шебер {place}", f"Пример Мастер {place}", f"Example Master {place}"),
            **t.words("position", "шебер", "мастер", "instructor of practice"),
            organisation_code=college,
            nominator_code=college,
            service_since=f"{2004 + 3 * place}-09-01",
            consent="given",
            state="sent",
        )
        t.add(
            "nomination_claims",
            nomination=f"nom-2026-{place}",
            number=1,
            **t.words("text", "Түлектері жұмыс тапты", "Выпускники трудоустроены", "The graduates found work"),
        )
    for place, organisation in enumerate(JURORS, start=1):
        t.add(
            "jurors",
            code=f"juror-{place}",
            call="masters-2026",
            person=f"jury-{place}",
            **t.words("name", f"Үлгі Қазы {place}", f"Пример Судья {place}", f"Example Juror {place}"),
            organisation_code=organisation,
            families="",
        )
    t.add("juror_relations", juror="juror-6", nomination="nom-2026-2", kind="supervision")
    _scores(t, noise)


def _scores(t: Tables, noise: random.Random) -> None:
    """Ballots of everybody who need not stand aside; the sixth juror is strict, the seventh kind."""
    for juror, organisation in enumerate(JURORS, start=1):
        for entry, (college, quality) in enumerate(NOMINEES, start=1):
            if organisation == college or (juror, entry) == (6, 2):
                continue
            for code, *_ in CRITERIA:
                value = quality + noise.choice([-1, 0, 0, 1]) + {6: -2, 7: 1}.get(juror, 0)
                t.add(
                    "jury_scores",
                    juror=f"juror-{juror}",
                    nomination=f"nom-2026-{entry}",
                    criterion=code,
                    value=min(max(value, 0), 10),
                )
