"""Points of the choices that were handed in on pages, by the campaign's rules: certificate and exams, dated by acts."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from sheber.admission.models import Applicant, Application, Campaign, Exam
from sheber.admission.queries import exams_of, programmes_of, threshold_of
from sheber.admission.rules import CAMPAIGN
from sheber.kernel.actors import Actor
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import record
from sheber.kernel.words import Words

FIXED = Words(
    "деректер мөрленген: балл енді қайта есептелмейді.",
    "данные запечатаны: баллы больше не пересчитываются.",
    "the inputs are sealed: points are not counted again.",
)


def points_of(
    campaign: Campaign, specialty: str, average: int, taken: dict[int, int], exams: Sequence[Exam]
) -> tuple[int, str]:
    """Points for a programme of a specialty, and why the choice does not compete (empty: it does).

    points = weight of the certificate x its average in hundredths + sum over the specialty's exams of weight x points.
    `taken`: exam's key -> points.
    """
    points, out = campaign.certificate_weight * average, ""
    for exam in exams:
        if not specialty.startswith(exam.prefix):
            continue
        if exam.pk not in taken:
            out = "absent"
            continue
        points += exam.weight * taken[exam.pk]
        least = threshold_of(exam)
        if least is not None and taken[exam.pk] < least:
            out = out or "threshold"
    return points, out


def set_points(applicants: Iterable[Applicant]) -> int:
    """Set the points of the choices of applications that were written on pages; gives how many choices changed.

    Applications of a sheet bring their own points and are left alone.
    """
    changed: list[Application] = []
    known: dict[int, tuple[dict[str, str], list[Exam]]] = {}
    for applicant in applicants:
        if applicant.channel == "sheet":
            continue
        campaign = applicant.campaign
        if campaign.pk not in known:
            specialties = {code: line.qualification.specialty.code for code, line in programmes_of(campaign).items()}
            known[campaign.pk] = specialties, list(exams_of(campaign))
        specialties, exams = known[campaign.pk]
        taken = {one.exam_id: one.points for one in applicant.exam_results.all()}
        for one in applicant.applications.all():
            points, out = points_of(
                campaign, specialties.get(one.programme, ""), applicant.average or 0, taken, exams
            )
            if (one.points, one.out) != (points, out):
                one.points, one.out = points, out
                changed.append(one)
    Application.objects.bulk_update(changed, ["points", "out"], batch_size=500)
    return len(changed)


def count_points(actor: Actor, campaign: Campaign) -> int:
    """Count the points of everybody again, after exam results or a threshold; before the inputs are sealed.

    Raises Forbidden, PermissionDenied.
    """
    CAMPAIGN.demand(actor, "match", campaign)
    if campaign.state not in {"open", "closed"}:
        raise Forbidden(FIXED)
    people = Applicant.objects.filter(campaign=campaign, state="accepted").exclude(channel="sheet")
    with transaction.atomic():
        changed = set_points(people.select_related("campaign").prefetch_related("exam_results", "applications"))
        record(actor, "count_points", campaign, changed={"choices": changed})
    return changed
