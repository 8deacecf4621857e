"""Writing demand."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from sheber.demand.bridge.files import forecast_folder
from sheber.demand.bridge.rows import read_answer, write_input
from sheber.demand.models import (
    Cell,
    CrosswalkEdition,
    Employment,
    Forecast,
    ForecastSetting,
    Hire,
    PastForecast,
    Request,
    RequestCampaign,
    Signature,
    Vacancy,
)
from sheber.demand.queries import crosswalk_rows, latest_forecast
from sheber.demand.rules import EDITION, FORECAST, HIRE, REQUEST, VACANCY
from sheber.kernel.actors import Actor, Policy
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.results import key, new_name, path_of, workspace
from sheber.kernel.words import Words
from sheber.proof.canonical import to_canonical
from sheber.registry.models import District, Employer, Occupation

OPEN_FROM_TO = Words(
    "{year} жылға өтінімдер {opens} мен {closes} аралығында қабылданады.",
    "заявки на {year} год принимаются с {opens} по {closes}.",
    "requests for {year} are taken from {opens} to {closes}.",
)
SIGNED_ALREADY = Words(
    "бұл өтінімге қол қойылған, оны өзгертуге болмайды. Келесі жылы жаңадан сұраңыз.",
    "эта заявка подписана и не меняется. Спросите заново в следующем году.",
    "this request is signed and does not change. Ask anew next year.",
)
NOTHING_TO_SIGN = Words("қол қоятын өтінім жоқ.", "подписывать нечего.", "there is nothing to sign.")
NOT_OVER = Words(
    "{year} жыл әлі аяқталмаған: жұмысқа алынғандарды кейін растаңыз.",
    "{year} год ещё не окончен: подтвердите приёмы позже.",
    "{year} is not over yet: confirm hires later.",
)
NO_FORECAST = Words(
    "{year} жылға болжам жоқ: алдымен қажеттілікті болжаңыз.",
    "нет прогноза на {year} год: сначала рассчитайте потребность.",
    "no forecast for {year}: forecast the need first.",
)
FROZEN = Words(
    "{year} жылғы болжам бекітілген: ол енді өзгермейді.",
    "прогноз {year} года уже зафиксирован и больше не меняется.",
    "the forecast of {year} is frozen already and does not change.",
)
OURS = "sheber"
REPEATED_WITHIN = timedelta(days=45)  # an advertisement is put up again about once a month

Progress = Callable[[float, str], None]

NO_SETTING = Words(
    "{year} жылға болжам баптаулары жоқ: forecast_settings кестесіне жол қосыңыз.",
    "нет настроек прогноза на {year} год: добавьте строку в таблицу forecast_settings.",
    "no forecast settings for {year}: add a row to the sheet forecast_settings.",
)


def run_forecast(actor: Actor, year: int, *, progress: Progress = lambda done, note: None) -> Forecast:
    """Forecast the need from a year on, seal it, keep its cells. Raises BadInput, PermissionDenied."""
    FORECAST.demand(actor, "run")
    setting = ForecastSetting.objects.filter(year=year).first()
    if setting is None:
        raise refuse("forecast_settings", None, "year", NO_SETTING.format(year=year))
    name = new_name("demand", str(year))
    path_of(name).parent.mkdir(parents=True, exist_ok=True)
    with workspace() as folder:
        write_input(setting, folder)
        summary = forecast_folder(folder, path_of(name), key=key(), progress=progress)
    synthetic = Employment.objects.filter(synthetic=True).exists() or Request.objects.filter(synthetic=True).exists()
    with transaction.atomic():
        made = Forecast.objects.create(year=year, folder=name, summary=summary, synthetic=synthetic)
        _keep_cells(made, year)
        record(actor, "run_forecast", made, changed={"year": year, "need": summary["need"]})
    return made


def _keep_cells(made: Forecast, year: int) -> None:
    occupations = dict(Occupation.objects.values_list("code", "pk"))
    districts = dict(District.objects.values_list("code", "pk"))
    cells = []
    for row in read_answer(path_of(made.folder), year):
        place = {"occupation_id": occupations[row.pop("occupation")], "district_id": districts[row.pop("district")]}
        cells.append(Cell(forecast=made, synthetic=made.synthetic, **place, **row))
    Cell.objects.bulk_create(cells, batch_size=2000)


@dataclass(frozen=True, slots=True)
class Wish:
    """What an employer asks for: people of an occupation in a district for a year, by contract or not, for a project."""

    occupation: Occupation
    district: District
    wanted_year: int
    number: int
    contract: bool = False
    project: str = ""


def ask_people(actor: Actor, employer: Employer, wish: Wish, *, day: date) -> Request:
    """Ask for people, or change the number asked in the same year while it is unsigned. Raises BadInput."""
    REQUEST.demand(actor, "ask", Request(employer=employer))
    _need_open_campaign(wish.wanted_year, day)
    place = {"employer": employer, "occupation": wish.occupation, "district": wish.district}
    same = {**place, "wanted_year": wish.wanted_year, "contract": wish.contract, "project": wish.project}
    with transaction.atomic():
        asked = Request.objects.select_for_update().filter(**same, asked_year=day.year).order_by("pk").first()
        if asked is None:
            asked = Request(**same, asked_year=day.year, code=_new_code(employer, day.year), number=0)
        elif Signature.objects.filter(request=asked).exists():
            raise refuse("requests", None, "number", SIGNED_ALREADY)
        before = snapshot(asked) if asked.pk else {}
        asked.number = wish.number
        asked.save()
        record(actor, "ask_people", asked, changed=difference(before, snapshot(asked)))
    return asked


def _new_code(employer: Employer, year: int) -> str:
    """A code that no request has."""
    number = Request.objects.filter(employer=employer).count() + 1
    while Request.objects.filter(code=f"{employer.code[:48]}-{year}-{number}").exists():
        number += 1
    return f"{employer.code[:48]}-{year}-{number}"


def _need_open_campaign(year: int, day: date) -> None:
    campaign = RequestCampaign.objects.filter(year=year).first()
    if campaign is not None and not campaign.opens <= day <= campaign.closes:
        words = OPEN_FROM_TO.format(
            year=year, opens=f"{campaign.opens:%d.%m.%Y}", closes=f"{campaign.closes:%d.%m.%Y}"
        )
        raise refuse("requests", None, "wanted_year", words)


def text_of(request: Request) -> str:
    """The text that is signed: everything that the request says."""
    parts = (
        *(request.code, request.employer.code, request.occupation.code, request.district.code),
        *(request.asked_year, request.wanted_year, request.number, request.contract, request.project),
    )
    return "|".join(str(part) for part in parts)


def sign_requests(actor: Actor, employer: Employer, year: int, *, post: str, day: date) -> int:
    """Sign all unsigned requests of an employer for a year; gives how many. Raises BadInput, PermissionDenied."""
    REQUEST.demand(actor, "sign", Request(employer=employer))
    with transaction.atomic():
        # Of the request alone: PostgreSQL locks no nullable side of a join.
        locked = Request.objects.select_for_update(of=("self",))
        waiting = locked.filter(employer=employer, wanted_year=year, signature=None)
        rows = list(waiting.select_related("employer", "occupation", "district").order_by("pk"))
        if not rows:
            raise refuse("requests", None, "", NOTHING_TO_SIGN)
        for one in rows:
            print_ = hashlib.sha256(text_of(one).encode()).hexdigest()
            Signature.objects.create(request=one, day=day, post=post, fingerprint=print_, source="signed on the page")
            record(actor, "sign_request", one, changed={"fingerprint": print_, "day": day.isoformat()})
    return len(rows)


def confirm_hires(
    actor: Actor,
    employer: Employer,
    occupation: Occupation,
    district: District,
    year: int,
    number: int,
    *,
    day: date,
    by_contract: int | None = None,
    source: str = "confirmed by the employer",
) -> Hire:
    """Write down how many an employer hired in a year that is over; `source` tells who says so, where others do.

    `by_contract`: how many of them under a training contract (None: not known). Raises BadInput, PermissionDenied.
    """
    HIRE.demand(actor, "ask", Hire(employer=employer))
    if year >= day.year:
        raise refuse("hires", None, "year", NOT_OVER.format(year=year))
    with transaction.atomic():
        place = {"employer": employer, "occupation": occupation, "district": district, "year": year}
        hire = Hire.objects.select_for_update().filter(**place).first()
        before = snapshot(hire) if hire else {}
        hire = hire or Hire(**place)
        hire.number, hire.by_contract, hire.source = number, by_contract, source
        hire.save()
        record(actor, "confirm_hires", hire, changed=difference(before, snapshot(hire)))
    return hire


def mark_repeated_vacancies(actor: Actor) -> int:
    """Mark advertisements that repeat an earlier one of the same employer, occupation, district and number."""
    VACANCY.demand(actor, Policy.CHANGE)
    first: dict[tuple[object, ...], Vacancy] = {}
    marked = 0
    with transaction.atomic():
        for one in Vacancy.objects.exclude(employer=None).order_by("opened", "code"):
            place = (one.employer_id, one.occupation_id, one.district_id, one.number)
            before = first.get(place)
            if before is not None and one.opened - before.opened <= REPEATED_WITHIN:
                if one.same_as != before.code:
                    one.same_as = before.code
                    one.save(update_fields=["same_as"])
                    record(actor, "mark_repeated", one, changed={"same_as": before.code})
                    marked += 1
            else:
                first[place] = one
    return marked


def freeze_crosswalk(actor: Actor, *, author: str, day: date, reason: str) -> CrosswalkEdition:
    """Keep the crosswalk as it stands as a new edition, which never changes."""
    EDITION.demand(actor, "freeze")
    rows = [list(row) for row in crosswalk_rows()]
    print_ = hashlib.sha256(to_canonical(rows)).hexdigest()
    with transaction.atomic():
        last = CrosswalkEdition.objects.select_for_update().order_by("-number").first()
        number = last.number + 1 if last else 1
        made = CrosswalkEdition.objects.create(
            number=number, author=author, day=day, reason=reason, rows=rows, fingerprint=print_
        )
        record(actor, "freeze_crosswalk", made, reason=reason, changed={"rows": len(rows), "fingerprint": print_})
    return made


def freeze_forecast(actor: Actor, year: int) -> int:
    """On decision day: keep what the newest forecast told, to be scored when the years are over. Raises BadInput."""
    FORECAST.demand(actor, "freeze")
    forecast = latest_forecast(year)
    if forecast is None:
        raise refuse("forecast", None, "", NO_FORECAST.format(year=year))
    if PastForecast.objects.filter(forecaster=OURS, origin=year).exists():
        raise refuse("past_forecasts", None, "origin", FROZEN.format(year=year))
    rows = [
        PastForecast(
            forecaster=OURS,
            origin=year,
            year=cell.year,
            occupation_id=cell.occupation_id,
            district_id=cell.district_id,
            told=Decimal(cell.need) / 1000,
            low=Decimal(cell.q10) / 1000,
            high=Decimal(cell.q90) / 1000,
            source=forecast.folder,
            synthetic=forecast.synthetic,
        )
        for cell in forecast.cells.order_by("pk")
    ]
    with transaction.atomic():
        PastForecast.objects.bulk_create(rows, batch_size=2000)
        record(actor, "freeze_forecast", forecast, changed={"year": year, "rows": len(rows)})
    return len(rows)
