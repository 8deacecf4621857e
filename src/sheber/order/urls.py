"""The addresses of the order."""

from django.urls import path

from sheber.kernel.actors import Role
from sheber.kernel.pages import MenuItem, YearStep, declare_menu, declare_step
from sheber.kernel.pages.comments import declare_comments
from sheber.kernel.pages.proof import PUBLISHED
from sheber.kernel.pages.tasks import declare_tasks
from sheber.kernel.words import LANGUAGES, Words
from sheber.order.flows import CAMPAIGN
from sheber.order.models import Campaign, Decision
from sheber.order.queries import is_published
from sheber.order.rules import KEEPERS
from sheber.order.views import ALL, college, compare, decision, hand, plan, proposals, studio, todo

TITLE = Words("Мемлекеттік тапсырыс", "Госзаказ", "State order")
AMENDED = {"kk": "{}, түзету: {}", "ru": "{}, изменений: {}", "en": "{}, amendments: {}"}
PLAN = Words("Жоспар", "План", "The plan")
STUDIO = Words("Жоспар шеберханасы", "Мастерская плана", "Plan studio")
MINE = Words("Менің колледжім", "Мой колледж", "My college")

urlpatterns = [
    path("", plan.overview, name="order"),
    path("studio/", studio.studio, name="order-studio"),
    path("compare/", compare.compare, name="order-compare"),
    path("opinion/", studio.opinion, name="order-opinion"),
    path("mine/", college.mine, name="order-mine"),
    path("college/<str:code>/", college.college, name="order-college"),
    path("college/<str:college>/propose/", proposals.write, name="order-propose"),
    path("proposals/<str:code>/", proposals.proposal, name="order-proposal-page"),
    path("proposals/<str:code>/edit/", proposals.edit, name="order-proposal-edit"),
    path("proposals/<str:code>/move/<str:name>/", proposals.move, name="order-proposal-move"),
    path("compute/<int:year>/", studio.compute, name="order-compute"),
    path("price/<int:year>/", studio.price, name="order-price"),
    path("calendar/<int:year>/", studio.calendar, name="order-calendar"),
    path("plans/<int:year>/<int:number>/", plan.version, name="order-version"),
    path("plans/<int:year>/<int:number>/hand/", hand.hand, name="order-hand"),
    path("plans/<int:year>/<int:number>/hand/change/", hand.change, name="order-hand-change"),
    path("plans/<int:year>/<int:number>/hand/seal/", hand.seal, name="order-hand-seal"),
    path("approve/<int:year>/", decision.approve_form, name="order-approve"),
    path("move/<int:year>/<str:name>/", decision.move, name="order-move"),
    path("decided/row/<int:key>/", decision.row_of_register, name="order-decision-row"),
    path("decided/<int:year>/", decision.decision, name="order-decided"),
    path("decided/<int:year>/move/", decision.move_unfilled, name="order-move-places"),
    path("decided/<int:year>/annex/<str:language>.<str:form>", decision.annex, name="order-annex"),
    path("decided/<int:year>/<str:code>/", decision.history, name="order-history"),
    path("decided/<int:year>/<str:code>/amend/", decision.amend, name="order-amend"),
    *(address for register in ALL for address in register.urls),
]
declare_menu(
    MenuItem(TITLE, PLAN, "order"),
    MenuItem(TITLE, STUDIO, "order-studio", frozenset(KEEPERS)),
    MenuItem(TITLE, MINE, "order-mine", frozenset({Role.COLLEGE})),
    *(one.item(TITLE) for one in ALL),
)

declare_comments("order.Proposal")
declare_tasks((Role.COLLEGE,), todo.college)
declare_tasks((Role.PLANNER, Role.HEAD), todo.keepers)


def state(year: int) -> Words:
    """The state of the year's campaign; past years have their decisions only."""
    campaign = Campaign.objects.filter(year=year).first()
    if campaign:
        told = CAMPAIGN.state(campaign)
        changed = Decision.objects.filter(year=year, amendment__gt=0).values("act").distinct().count()
        return (
            Words(*(AMENDED[code].format(told.in_language(code), changed) for code in LANGUAGES)) if changed else told
        )
    there = Decision.objects.filter(year=year).exists()
    return CAMPAIGN.states["approved"] if there else Words()


declare_step(YearStep(2, TITLE, "order", ("order.places", "order.opened"), state))
PUBLISHED["order"] = is_published
