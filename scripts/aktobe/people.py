"""Applicants with ranked choices, and what became of graduates. All made up: no such people exist."""

from typing import Any

from scripts.aktobe.contest import add_rules
from scripts.aktobe.region import WEIGHTS
from scripts.aktobe.tables import Tables
from sheber.kernel.exchange.parse import control_digit

LAW = "Law On Education, Art. 26(8); order No. 261 of 15.08.2023; sizes marked for verification"
RIGHTS = [
    ("disabled", "Мүгедектігі бар адамдар", "Лица с инвалидностью", "Persons with a disability", "0.1"),
    ("veterans", "Ұрыс қимылдарының ардагерлері", "Ветераны боевых действий", "Veterans of hostilities", "0.005"),
    ("rural", "Ауыл жастары", "Сельская молодёжь", "Rural youth", "0.35"),
    ("kandas", "Қазақстан азаматы емес қазақтар", "Казахи — не граждане Казахстана", "Ethnic Kazakhs, non-citizens", "0.04"),
    ("orphans", "Жетім балалар", "Дети-сироты", "Orphans", "0.01"),
    ("large", "Төрт және одан көп баласы бар отбасылар", "Из семей с четырьмя и более детьми", "Families with four or more children", "0.05"),
    ("single", "Толық емес отбасылар", "Из неполных семей", "Single-parent families", "0.01"),
    ("carers", "Мүгедек бала тәрбиелейтін отбасылар", "Из семей, воспитывающих инвалидов с детства", "Families raising a disabled child", "0.01"),
]  # fmt: skip
STATUSES = {
    "by_specialty": 52, "other_work": 15, "own_business": 4, "study": 12, "army": 5, "leave": 3, "abroad": 2, "unable": 0.4,
    "seeking": 5, "unknown": 1.6,
}  # fmt: skip


def add_people(t: Tables) -> None:
    """All of them."""
    for order, (code, kk, ru, en, share) in enumerate(RIGHTS, start=1):
        paper = "no" if code == "rural" else "yes"  # rural youth need no paper: the place of residence tells
        t.add("rights", source=LAW, code=code, **t.words("name", kk, ru, en), order=order, paper=paper, act=LAW)
        rule = {"base": "line", "rounding": "down"}
        t.add("quotas", source=LAW, year=2026, right=code, share=share, released="yes", **rule, act=LAW)
    for track in ("mid", "worker"):
        t.add(
            "admission_campaigns",
            code=f"2026-{track}",
            year=2026,
            track=track,
            opens="2026-06-25",
            closes="2026-08-20" if track == "mid" else "2026-08-25",
            results_on="2026-08-26",
            originals_until="2026-08-30",
            appeals_until="2026-08-29",
            choices=8,
            ties="draw" if track == "mid" else "signed",
            certificate_weight=1,
            gate_growth=200,
            gate_change=50,
            draw_source="commit-reveal",
            act="Example campaign",
        )
    _applicants(t)
    add_rules(t)
    _outcomes(t)


def _iin(t: Tables, number: int) -> str:
    """An invented number with a right control digit; serial numbers from 9000 keep away from real ones."""
    noise = t.noise
    while True:
        born = f"{noise.choice([8, 9, 10, 11]):02d}{noise.randrange(1, 13):02d}{noise.randrange(1, 29):02d}"
        digits = f"{born}{noise.choice('56')}{noise.randrange(9000, 10000):04d}"
        last = control_digit(digits)
        if last is not None and f"{digits}{last}" not in t.kept.setdefault("iins", set()):
            t.kept["iins"].add(f"{digits}{last}")
            return f"{digits}{last}"


def _applicants(t: Tables) -> None:
    lines: dict[str, list[dict[str, Any]]] = {"mid": [], "worker": []}
    for one in t.kept["lines"]:
        if one["most"]:
            lines[one["level"]].append(one)
    for number in range(1, 12_001):
        track = "mid" if number <= 8200 else "worker"
        district = t.noise.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        base = "base9" if t.noise.random() < 0.76 else "base11"
        rights = ["rural"] if district != "1510" and t.noise.random() < 0.8 else []
        rights += [
            code
            for code, chance in (("large", 0.08), ("disabled", 0.02), ("orphans", 0.01), ("single", 0.03))
            if t.noise.random() < chance
        ]
        code = f"a2026-{number:05d}"
        t.add(
            "applicants",
            code=code,
            campaign=f"2026-{track}",
            iin=_iin(t, number),
            district=district,
            base=base,
            rights=" ".join(rights),
        )
        points = round(min(max(t.noise.gauss(3.9, 0.55), 2.0), 5.0) * 100)
        for choice, programme in enumerate(_wishes(t, lines[track], district, base), start=1):
            t.add("applications", applicant=code, choice=choice, programme=programme, points=points)


def _wishes(t: Tables, lines: list[dict[str, Any]], district: str, base: str) -> list[str]:
    fitting = [one for one in lines if one["base"] == base]
    weights = [
        one["popular"]
        * max(one["last"], 0.4)
        * (4.0 if one["district"] == district else 1.0 if one["city"] else 0.15)
        for one in fitting
    ]
    wanted = t.noise.choice([1, 2, 3, 4, 4, 5, 6, 8])
    chosen: list[str] = []
    for one in t.noise.choices(fitting, weights, k=wanted * 3):
        if one["code"] not in chosen and len(chosen) < wanted:
            chosen.append(one["code"])
    return chosen


def _outcomes(t: Tables) -> None:
    lines = [one for one in t.kept["lines"] if one["last"]]
    for year, total in ((2024, 5480), (2025, 5643)):
        for number in range(1, total + 1):
            one = (
                t.noise.choices(lines, [line["last"] for line in lines])[0]
                if number > len(lines)
                else lines[number - 1]
            )
            t.add(
                "outcomes",
                graduate=f"g{year}-{number:05d}",
                college=one["college"],
                qualification=one["qualification"],
                graduated=year,
                day=f"{year}-11-01",
                status=t.noise.choices(list(STATUSES), list(STATUSES.values()))[0],
                on_order="yes" if t.noise.random() < 0.72 else "no",
            )
