"""What the state order asks of whom."""

from collections.abc import Iterator

from django.urls import reverse

from sheber.kernel.actors import Actor, Role
from sheber.kernel.pages.tasks import Task
from sheber.kernel.words import Words
from sheber.order.models import Campaign, Proposal
from sheber.order.queries import newest_plan

FINISH = Words("Бастаған ұсыныстарды аяқтап жіберу", "Дописать и отправить предложения", "Finish and send proposals")
MEND = Words(
    "Қайтарылған ұсыныстарды түзету", "Исправить возвращённые предложения", "Mend the proposals that came back"
)
WRITE = Words(
    "Келесі жылғы орындарды ұсыну", "Предложить места на следующий год", "Propose places for the coming year"
)
ANSWER = Words("Колледждердің ұсыныстарына жауап беру", "Ответить на предложения колледжей", "Answer proposals")
COMPUTE = Words("Жоспарды есептеу", "Рассчитать план", "Compute the plan")
APPROVE = Words("Жоспарды бекіту", "Утвердить план", "Approve the plan")
PUBLISH = Words("Тапсырысты жариялау", "Опубликовать госзаказ", "Publish the order")


def college(actor: Actor, year: int) -> Iterator[Task]:
    """A college's own proposals."""
    campaign = Campaign.objects.filter(year=year).first()
    due = campaign.proposals_until if campaign else None
    own = Proposal.objects.filter(year=year, college__code__in=actor.colleges)
    states = list(own.values_list("state", flat=True))
    link = reverse("order-mine")
    if "returned" in states:
        yield Task(MEND, link, states.count("returned"), due)
    if "draft" in states:
        yield Task(FINISH, link, states.count("draft"), due)
    if not states and campaign and campaign.state == "draft":
        yield Task(WRITE, link, None, due)


def keepers(actor: Actor, year: int) -> Iterator[Task]:
    """The planner's and the head's next step."""
    campaign = Campaign.objects.filter(year=year).first()
    sent = Proposal.objects.filter(year=year, state="sent").count()
    if sent:
        yield Task(
            ANSWER,
            reverse("order-proposal-list") + f"?state=sent&year={year}",
            sent,
            campaign.commission_on if campaign else None,
        )
    plan = newest_plan(year)
    if plan is None and actor.has(Role.PLANNER):
        yield Task(COMPUTE, reverse("order-studio"), None, campaign.commission_on if campaign else None)
    if campaign and actor.has(Role.HEAD):
        if campaign.state == "draft" and plan:
            yield Task(APPROVE, reverse("order-approve", args=[year]), None, campaign.decision_until)
        if campaign.state == "approved":
            yield Task(PUBLISH, reverse("order-decided", args=[year]), None, campaign.decision_until)
