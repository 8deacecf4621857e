"""Long work of capital works, and who is told of what happened."""

from typing import Any

from django.urls import reverse

from sheber.kernel.actors import Actor, Role
from sheber.kernel.events import listen
from sheber.kernel.jobs import Progress, job
from sheber.kernel.notices import notify
from sheber.kernel.words import LANGUAGES, Words
from sheber.works.acts import PictureDoubted, PlanSolvedAgain, ProjectSlipped, plan_again
from sheber.works.models import Photo, Slip

SLIPPED = Words(
    "«{name}»: мерзім {before:%d.%m.%Y} күнінен {after:%d.%m.%Y} күніне жылжыды.",
    "«{name}»: срок сдвинут с {before:%d.%m.%Y} на {after:%d.%m.%Y}.",
    "“{name}”: the end moved from {before:%d.%m.%Y} to {after:%d.%m.%Y}.",
)
SOLVED = Words(
    "«{name}»: тапсырыс жоспары қайта есептелді, қай орындарға әсер еткенін қараңыз.",
    "«{name}»: план заказа пересчитан, посмотрите, каких мест это коснулось.",
    "“{name}”: the order is planned again; see which places are touched.",
)
FAILED = Words(
    "«{name}»: тапсырыс жоспары қайта есептелмеді.",
    "«{name}»: план заказа не пересчитан.",
    "“{name}”: the order could not be planned again.",
)
DOUBTED = Words(
    "«{name}»: берілген сурет бұрынғыға ұқсайды.",
    "«{name}»: поданный снимок похож на прежний.",
    "“{name}”: a picture that was handed in resembles an older one.",
)


def _told(told: Words, name: Words, **values: object) -> Words:
    return Words(*(getattr(told, code).format(name=name.in_language(code), **values) for code in LANGUAGES))


@job(
    "works.plan_again",
    Words("Жоспар мерзім жылжығаннан кейін", "План после сдвига срока", "The plan after a slip"),
    page="works-slip",
    by="slip",
)
def solve(*, actor: Actor, progress: Progress, slip: int) -> dict[str, Any]:
    """Plan the order again after a slip."""
    row = plan_again(actor, Slip.objects.get(pk=slip), progress=progress)
    return {"plan": row.plan_after_id, "slip": row.pk}


@listen(ProjectSlipped)
def tell_of_slip(event: ProjectSlipped) -> None:
    """The planner, the head, and the college."""
    row = Slip.objects.select_related("project__college").get(pk=event.slip)
    told = _told(SLIPPED, row.project.name, before=row.before, after=row.after)
    colleges = [row.project.college.code] if row.project.college else []
    notify(told, reverse("works-slip", args=[row.pk]), roles=[Role.PLANNER, Role.HEAD], colleges=colleges)


@listen(PlanSolvedAgain)
def tell_of_plan(event: PlanSolvedAgain) -> None:
    """Those who amend the order."""
    row = Slip.objects.select_related("project").get(pk=event.slip)
    told = _told(SOLVED if row.state == "solved" else FAILED, row.project.name)
    notify(told, reverse("works-slip", args=[row.pk]), roles=[Role.PLANNER, Role.HEAD])


@listen(PictureDoubted)
def tell_of_picture(event: PictureDoubted) -> None:
    """Who watches over the works."""
    row = Photo.objects.select_related("project").get(pk=event.photo)
    told = _told(DOUBTED, row.project.name)
    notify(told, reverse("works-page", args=[row.project.code]), roles=[Role.PLANNER])
