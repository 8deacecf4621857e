"""What a certificate of a match states, checked again from the files. The match is never run."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from sheber.admission.bridge import sheets
from sheber.admission.bridge.appeals import count_appeals
from sheber.admission.bridge.read import Market, path_of, read_market
from sheber.admission.bridge.seal import sealed_root
from sheber.admission.bridge.verify_public import check_public
from sheber.admission.bridge.write import totals, waiting_csv
from sheber.kernel.exchange import BadInput, Problems, read_sheet
from sheber.kernel.words import Words
from sheber.proof.certificate import Check
from sheber.proof.draw import fault_of, is_provable
from sheber.science.admission.check import Fault, find_fault
from sheber.science.admission.problem import Answer, Cutoffs
from sheber.science.admission.rounds import lower_than_before

MEANINGS = {
    "everyone": Words(
        "Нәтижеде әр талапкер бір рет, тапсырылған ретпен тұр; жеребе нөмірлері қайта есептелді.",
        "В результате каждый абитуриент стоит один раз, в порядке подачи; номера жребия пересчитаны.",
        "Every applicant stands in the result once, in the input's order; the draw was recomputed.",
    ),
    "first": Words(
        "Әркім тізіміндегі өту шегіне жеткен бірінші таңдауын алды.",
        "Каждый получил первый выбор своего списка, чей проходной порог достигнут.",
        "Everyone holds the first choice on the own list whose cut-off is reached.",
    ),
    "seats": Words(
        "Орыннан артық қабылданған жоқ; өту шегі — соңғы қабылданған адам; бос орын болса, шек жоқ.",
        "Принято не больше мест; порог — последний принятый; где места остались, порога нет.",
        "No pool admits more than its seats; a cut-off is the worst admitted; none where seats are left.",
    ),
    "optimal": Words(
        "Ешкімнің орнын нашарлатпай жақсартуға болатын алмасу шеңбері жоқ.",
        "Нет круга обмена, который дал бы абитуриентам места лучше: результат лучший из устойчивых.",
        "There is no ring of exchange: the result is the best stable one for the applicants.",
    ),
    "before": Words(
        "Бұрынғы айналымда орын алған ешкім төмен түскен жоқ.",
        "Никто из державших место не оказался ниже прежнего.",
        "Nobody who held a place stands lower than before.",
    ),
    "draw": Words(
        "Жеребе дәні мөрленген деректер мен қоғамдық оқиғадан шығады; деректер түбірі қайта есептелді.",
        "Зерно жребия следует из запечатанных данных и публичного события; корень данных пересчитан.",
        "The seed follows from the sealed inputs and the public event; the root of the inputs was recomputed.",
    ),
    "waiting": Words(
        "Кезек нөмірлері қайта есептелді.",
        "Номера в листе ожидания пересчитаны.",
        "The positions on the waiting lists were recomputed.",
    ),
    "summary": Words("Жиынтық сандар қайта есептелді.", "Итоговые числа пересчитаны.", "The totals were recomputed."),
}


def _check(name: str, fault: str = "") -> Check:
    return Check(name, MEANINGS[name].as_dict(), not fault, fault)


def checks_of(market: Market, answer: Answer, cut: Cutoffs) -> list[Check]:
    """The three checks of the match on an answer in hand."""
    fault = find_fault(market.problem, answer, cut)
    told = _words(market, fault) if fault else ""
    checks = [_check(name, told if fault and fault.check == name else "") for name in ("seats", "first", "optimal")]
    if market.problem.holds is not None:
        lower = lower_than_before(market.problem, answer) if not fault else -1
        checks.append(_check("before", _words(market, Fault("before", lower, -1, -1, "lower")) if lower >= 0 else ""))
    return checks


def draw_checks(folder: Path, rules: dict[str, Any]) -> list[Check]:
    """Where the draw is one that can be proved: the seed, and the root where the salts are there (an auditor's folder)."""
    draw = rules.get("draw")
    if not isinstance(draw, dict) or not is_provable(draw):
        return []
    fault = fault_of(rules["seed"], draw)
    if not fault and path_of(folder, sheets.SALTS).is_file() and not path_of(folder, sheets.HOLDERS).is_file():
        found = sealed_root(folder).hex()
        fault = "" if found == draw["root"] else f"draw: the sealed inputs have the root {found}"
    return [_check("draw", fault)]


def _words(market: Market, fault: Fault) -> str:
    parts = []
    if fault.person >= 0:
        row = int(np.flatnonzero(market.number == fault.person)[0])
        parts.append(f"applicant {market.applicants[row]}")
    if fault.choice >= 0:
        parts.append(f"choice {fault.choice + 1}")
    if 0 <= fault.pool < len(market.pools):
        parts.append("pool {} {}".format(*market.pools[fault.pool]))
    return ", ".join([*parts, fault.why])


def check_folder(folder: Path, certificate: dict[str, Any]) -> list[Check]:
    """Read everything again and check it: a public folder by its tables, an auditor's by its rows."""
    if certificate.get("class") == "public":
        return check_public(folder, certificate)
    if certificate.get("class") == "holder":
        return [_check("everyone", "a holder's certificate is one file, not a folder")]
    try:
        market = read_market(folder / "input")
        count_appeals(folder / "input")  # each must be what stands in the inputs
        problems = Problems()
        result = read_sheet(folder / "result.csv", sheets.RESULT, problems)
        cut_frame = read_sheet(folder / "cutoffs.csv", sheets.CUTOFFS, problems)
        problems.stop_if_any()
        answer, cut = answer_of(market, result), cutoffs_of(market, cut_frame)
    except (BadInput, ValueError) as error:
        return [_check("everyone", str(error).split("\n")[0])]
    return [
        _check("everyone"),
        *draw_checks(folder / "input", market.rules),
        *checks_of(market, answer, cut),
        _check("summary", _summary_fault(folder, market, answer)),
        *_waiting_checks(folder, market, answer),
    ]


def _waiting_checks(folder: Path, market: Market, answer: Answer) -> list[Check]:
    path = folder / "waiting.csv"
    if not path.is_file():
        return []
    fault = "" if path.read_bytes() == waiting_csv(market, answer) else "waiting.csv: not the order of the pools"
    return [_check("waiting", fault)]


def answer_of(market: Market, result: pl.DataFrame) -> Answer:
    """The answer that result.csv states. Raises ValueError naming the applicant."""
    if result["applicant"].to_list() != market.applicants:
        raise ValueError("result.csv: not the applicants of the input in their order")
    number = {pool: place for place, pool in enumerate(market.pools)}
    count = len(market.applicants)
    choice, pool = np.full(count, -1, dtype=np.int32), np.full(count, -1, dtype=np.int32)
    rows = result.select("applicant", "choice", "programme", "pool").iter_rows()
    for row, (code, place, programme, name) in enumerate(rows):
        if place is None and programme is None and name is None:
            continue
        if (programme, name) not in number or place is None:
            raise ValueError(f"result.csv: applicant {code}: no such pool")
        choice[market.number[row]] = place - 1
        pool[market.number[row]] = number[programme, name]
        _same_programme(market, row, place - 1, programme, code)
    return Answer(choice, pool)


def _same_programme(market: Market, row: int, place: int, programme: str, code: str) -> None:
    person = market.number[row]
    entry = market.problem.offset[person] + place
    if entry >= market.problem.offset[person + 1] or market.programmes[market.problem.programme[entry]] != programme:
        raise ValueError(f"result.csv: applicant {code}: choice {place + 1} is not {programme}")


def cutoffs_of(market: Market, frame: pl.DataFrame) -> Cutoffs:
    """The cut-offs that cutoffs.csv states. Raises ValueError."""
    if list(zip(frame["programme"], frame["pool"], strict=True)) != market.pools:
        raise ValueError("cutoffs.csv: not the pools of seats.csv in their order")
    if frame["seats"].to_list() != market.problem.seats.tolist():
        raise ValueError("cutoffs.csv: the seats are not those of seats.csv")
    full = frame["points"].is_not_null()
    if not (full == frame["lottery"].is_not_null()).all() or not (full == frame["entitled"].is_not_null()).all():
        raise ValueError("cutoffs.csv: a cut-off with a part missing")
    told = frame["entitled"]
    return Cutoffs(
        full.to_numpy(),
        frame["admitted"].to_numpy(),
        told.is_in(["yes", "holder"]).fill_null(value=False).to_numpy(),
        frame["points"].fill_null(0).to_numpy(),
        frame["lottery"].fill_null(1).to_numpy() - 1,
        None if market.problem.holds is None else (told == "holder").fill_null(value=False).to_numpy(),
    )


def _summary_fault(folder: Path, market: Market, answer: Answer) -> str:
    summary = json.loads((folder / "summary.json").read_bytes())
    for key, value in totals(market, answer).items():
        if summary.get(key) != value:
            return f"summary.json: {key} is {summary.get(key)}, recomputed {value}"
    return ""
