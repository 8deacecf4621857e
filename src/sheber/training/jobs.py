"""Long work of training, and who is told of what happened."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from sheber.kernel.actors import SYSTEM, Actor, Role
from sheber.kernel.events import listen
from sheber.kernel.jobs import Progress, job
from sheber.kernel.notices import notify, notify_once
from sheber.kernel.words import LANGUAGES, Words
from sheber.training import words
from sheber.training.acts import (
    AccreditationsTold,
    CaseMoved,
    DevelopmentStated,
    LicenceChanged,
    MeansTold,
    RatingPublished,
    compute_rating,
    give_alerts,
    tell_order_of_accreditations,
)
from sheber.training.models import AccreditationCase, Development, Licence, RatingRun

LICENCE = Words(
    "Лицензия: {college}, {qualification} — {state}. Мемлекеттік тапсырыс хабардар.",
    "Лицензия: {college}, {qualification} — {state}. Государственный заказ извещён.",
    "Licence: {college}, {qualification} – {state}. The state order is told.",
)
ENDING = Words(
    "{college}: «{qualification}» лицензиясы {day} аяқталады. Ұзартыңыз немесе қайтарыңыз.",
    "{college}: лицензия «{qualification}» кончается {day}. Продлите или верните её.",
    "{college}: the licence for “{qualification}” ends on {day}. Prolong or return it.",
)
CASE = Words(
    "Аккредиттеу ісі {code}: {state}.", "Дело об аккредитации {code}: {state}.", "Accreditation case {code}: {state}."
)
RATING = Words(
    "{year} жылғы колледждер рейтингі жарияланды.",
    "Рейтинг колледжей за {year} год опубликован.",
    "The rating of colleges for {year} is published.",
)
MEANS = Words(
    "{year} жылғы тапсырыстың ресурстары жаңартылды: {number} сан. Жоспарды қайта есептеңіз.",
    "Ресурсы заказа на {year} год обновлены: чисел {number}. Пересчитайте план.",
    "The resources of the order of {year} are renewed: {number} numbers. Compute the plan again.",
)
ACCREDITED = Words(
    "Аккредиттеу мемлекеттік тапсырыс ресурстарын өзгертті: {resources}. Жоспарды қайта есептеңіз.",
    "Аккредитация изменила ресурсы государственного заказа: {resources}. Пересчитайте план.",
    "Accreditation changed resources of the state order: {resources}. Compute the plan again.",
)
STATED = Words(
    "Оқытушы {code} біліктілік арттыруды жазды: растаңыз.",
    "Преподаватель {code} записал повышение квалификации: подтвердите.",
    "Teacher {code} wrote down a course: confirm it.",
)


def _told(told: Words, **values: object) -> Words:
    """Places filled, each value in the language of its sentence."""
    filled = (
        {name: value.in_language(code) if isinstance(value, Words) else value for name, value in values.items()}
        for code in LANGUAGES
    )
    return Words(*(getattr(told, code).format(**one) for code, one in zip(LANGUAGES, filled, strict=True)))


@job("training.alerts", Words("Аккредиттеу мерзімдері", "Сроки аккредитаций", "Ends of accreditations"), daily=True)
def alerts(*, actor: Actor, progress: Progress, day: str = "") -> dict[str, Any]:
    """Tell of accreditations and licences that end soon, and the order of what accreditations mean to it."""
    today = date.fromisoformat(day) if day else timezone.localdate()
    told = len(give_alerts(today)) + _licences_ending(today)
    return {"told": told, "changes": tell_order_of_accreditations(SYSTEM, reason=f"accreditations on {today}")}


def _licences_ending(today: date) -> int:
    """A licence that ends within half a year is told of once; its end stands in the words."""
    until = {"until__gte": today, "until__lte": today + timedelta(days=183)}
    told = 0
    for row in Licence.objects.filter(returned=None, **until).select_related("college", "qualification"):
        words = _told(ENDING, college=row.college.name, qualification=row.qualification.name, day=row.until)
        link = reverse("training-licence-page", args=[row.pk])
        told += bool(notify_once(words, link, roles=[Role.PLANNER], colleges=[row.college.code]))
    return told


@job(
    "training.rating",
    Words("Колледждер рейтингі", "Рейтинг колледжей", "Rating of colleges"),
    page="training-rating",
)
def rating(*, actor: Actor, progress: Progress, year: int) -> dict[str, Any]:
    """Compute the rating of a year."""
    return {"run": compute_rating(actor, year).number}


@listen(LicenceChanged)
def tell_of_licence(event: LicenceChanged) -> None:
    """The planner and the college."""
    row = Licence.objects.select_related("college", "qualification").get(pk=event.licence)
    told = _told(
        LICENCE,
        college=row.college.name,
        qualification=row.qualification.name,
        state=words.LICENCE_STATE.label(row.state),
    )
    link = reverse("training-licence-page", args=[row.pk])
    notify(told, link, roles=[Role.PLANNER], colleges=[row.college.code])


@listen(CaseMoved)
def tell_of_case(event: CaseMoved) -> None:
    """The planner and the college."""
    row = AccreditationCase.objects.select_related("college").get(pk=event.case)
    told = _told(CASE, code=row.code, state=words.CASE_STATE.label(row.state))
    notify(told, reverse("training-case", args=[row.code]), roles=[Role.PLANNER], colleges=[row.college.code])


@listen(RatingPublished)
def tell_of_rating(event: RatingPublished) -> None:
    """Everybody who is rated, and who reports."""
    run = RatingRun.objects.get(pk=event.run)
    colleges = run.scores.values_list("college__code", flat=True)
    link = f"{reverse('training-rating')}?year={run.year}"
    notify(RATING.format(year=run.year), link, roles=[Role.HEAD, Role.REPORT], colleges=colleges)


@listen(MeansTold)
def tell_of_means(event: MeansTold) -> None:
    """The planner, whose plan is of yesterday's means."""
    link = reverse("order-resource-list")
    notify(MEANS.format(year=event.year, number=event.changed), link, roles=[Role.PLANNER])


@listen(AccreditationsTold)
def tell_of_accreditations(event: AccreditationsTold) -> None:
    """The planner, and the colleges whose resources changed."""
    told = ACCREDITED.format(resources=", ".join(event.resources))
    notify(told, reverse("order-capacitychange-list"), roles=[Role.PLANNER])
    for code in event.resources:
        college = code.partition("-")[2]
        notify(ACCREDITED.format(resources=code), reverse("training-college", args=[college]), colleges=[college])


@listen(DevelopmentStated)
def tell_of_development(event: DevelopmentStated) -> None:
    """The college, which confirms it."""
    row = Development.objects.select_related("teacher__college").get(pk=event.development)
    link = reverse("training-teacher", args=[row.teacher.code])
    notify(STATED.format(code=row.teacher.code), link, colleges=[row.teacher.college.code])
