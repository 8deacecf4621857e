"""What admission asks of whom."""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from sheber.admission.models import Appeal, Campaign
from sheber.kernel.actors import Actor, Role
from sheber.kernel.pages.tasks import Task
from sheber.kernel.words import Words

DECIDE = Words("Қол қойылған өтініштерді қарау", "Рассмотреть подписанные заявления", "Decide on signed applications")
CLOSE = Words("Өтініш қабылдауды аяқтау", "Закончить приём заявлений", "Close applications")
SEAL = Words("Деректерді мөрлеу", "Запечатать данные", "Seal the inputs")
DRAW = Words("Жеребе нәтижесін енгізу", "Внести исход жребия", "Enter the outcome of the draw")
MATCH = Words("Орындарды бөлу", "Распределить места", "Give the places")
PUBLISH = Words("Нәтижені жариялау", "Опубликовать результаты", "Publish the results")
APPEALS = Words("Апелляцияларды шешу", "Решить апелляции", "Decide on appeals")


def officers(actor: Actor, year: int) -> Iterator[Task]:
    """The next step of each campaign of the year, its queue, and the appeals."""
    signed = Count("applicants", filter=Q(applicants__state="signed"))
    for campaign in Campaign.objects.filter(year=year).annotate(signed=signed).order_by("pk"):
        if actor.has(Role.ADMISSION):
            if campaign.signed:
                link = reverse("admission-queue") + f"?campaign={campaign.code}"
                yield Task(DECIDE, link, campaign.signed, campaign.closes)
            yield from _next(campaign)
        if campaign.state == "matched" and actor.has(Role.HEAD, Role.ADMISSION):
            yield Task(_of(PUBLISH, campaign), _desk(campaign), None, campaign.results_on)
    open_appeals = Appeal.objects.filter(applicant__campaign__year=year, decided=None).count()
    if open_appeals:
        yield Task(APPEALS, reverse("admission-appeals"), open_appeals)


def _next(campaign: Campaign) -> Iterator[Task]:
    today = timezone.localdate()
    if campaign.state == "open" and campaign.closes and campaign.closes < today:
        yield Task(_of(CLOSE, campaign), _desk(campaign), None, campaign.closes)
    if campaign.state == "closed":
        yield Task(_of(SEAL, campaign), _desk(campaign), None, campaign.results_on)
    if campaign.state == "sealed":
        yield Task(_of(MATCH if campaign.seed else DRAW, campaign), _desk(campaign), None, campaign.results_on)


def _of(words: Words, campaign: Campaign) -> Words:
    return Words(*(f"{text} ({campaign.code})" for text in (words.kk, words.ru, words.en)))


def _desk(campaign: Campaign) -> str:
    return reverse("admission-desk", args=[campaign.code])
