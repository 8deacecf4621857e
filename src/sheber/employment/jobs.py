"""Long work of employment, and what it tells those concerned."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from sheber.employment.acts import ContractSigned, OutcomesJoined, join_outcomes
from sheber.employment.models import DualContract, Outcome
from sheber.employment.queries import dual_warnings
from sheber.employment.words import EMPLOYED
from sheber.kernel.actors import Actor, Role
from sheber.kernel.events import listen
from sheber.kernel.jobs import Progress, job
from sheber.kernel.notices import notify, notify_once
from sheber.kernel.words import Words

DUAL = Words(
    "{month}: өткен айдың нақты сағаты жазылмаған немесе үлесі ережеден төмен дуалды шарттар бар.",
    "{month}: есть дуальные договоры без часов за прошлый месяц или с долей ниже правила.",
    "{month}: some dual contracts have no real hours of last month, or a share below the rule.",
)


@job(
    "employment.join",
    Words("Тізілімдермен біріктіру", "Сверка с регистрами", "Join with the registers"),
    page="employment",
)
def join(*, actor: Actor, progress: Progress, graduated: int, day: str) -> dict[str, Any]:
    """Join a year's graduates with the registers of a date."""
    told = join_outcomes(actor, graduated, date.fromisoformat(day))
    return {**told, "twice": len(told["twice"])}


@job(
    "employment.remind",
    Words("Дуалды оқытуды еске салу", "Напоминания о дуальном обучении", "Reminders of dual training"),
    daily=True,
)
def remind(*, actor: Actor, progress: Progress, day: str = "") -> dict[str, Any]:
    """Tell college and enterprise once a month of contracts without real hours or below the rule's share."""
    today = date.fromisoformat(day) if day else timezone.localdate()
    told = 0
    words = DUAL.format(month=f"{today:%m.%Y}")
    for college, employer, *_ in dual_warnings(today):
        link = f"{reverse('employment-mine')}?employer={employer}&college={college}"
        told += bool(notify_once(words, link, colleges=[college], holders=[(Role.EMPLOYER, employer)]))
    return {"told": told}


@listen(OutcomesJoined)
def tell_lost(event: OutcomesJoined) -> None:
    """Tell each college whose claims the registers do not bear out."""
    rows = Outcome.objects.filter(graduated=event.graduated, day=event.day, claimed__in=EMPLOYED)
    lost = sorted(set(rows.exclude(status__in=EMPLOYED).values_list("college__code", flat=True)))
    words = Words(
        f"{event.graduated} жылғы түлектердің бір бөлігін сіз жұмыс істейді дедіңіз, бірақ тізілімдер растамады.",
        f"Часть выпускников {event.graduated} года заявлена вами работающими, но регистры этого не подтвердили.",
        f"Some graduates of {event.graduated} whom you claimed employed were not found in the registers.",
    )
    link = f"/employment/?graduated={event.graduated}&day={event.day.isoformat()}"
    notify(words, link, colleges=lost)


@listen(ContractSigned)
def tell_signed(event: ContractSigned) -> None:
    """Tell the college and the enterprise that the contract holds."""
    one = DualContract.objects.select_related("college", "employer").get(code=event.contract)
    words = Words(
        f"«{one.code}» дуалды шартына үш тарап қол қойды.",
        f"Дуальный договор «{one.code}» подписали все три стороны.",
        f"All three parties have signed the dual contract “{one.code}”.",
    )
    holders = [(Role.EMPLOYER, one.employer.code)]
    notify(words, f"/employment/contract/{one.code}/", colleges=[one.college.code], holders=holders)
