"""Appeals: a complaint about a row. Granted, the row is changed by an act and everybody is matched again."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from sheber.admission.acts.match import match_inputs
from sheber.admission.bridge import sheets
from sheber.admission.bridge.appeals import apply_appeals
from sheber.admission.bridge.points import AVERAGE_SCALE, SIGNED_SCALE, shown_points
from sheber.admission.bridge.rows import read_rows
from sheber.admission.flows import APPEAL as FLOW
from sheber.admission.models import Appeal, Applicant, Campaign, Right, Run
from sheber.admission.queries import EMPLOYER, employers_of, newest_published_run, newest_run
from sheber.admission.rules import APPEAL, APPLICANT, CAMPAIGN
from sheber.kernel.actors import Actor
from sheber.kernel.exchange import refuse
from sheber.kernel.exchange.write import csv_bytes
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.results import path_of, workspace
from sheber.kernel.words import Words

Progress = Callable[[float, str], None]
MOST_TEXT = 4000
SCALES = {"draw": 1, "average": AVERAGE_SCALE, "signed": SIGNED_SCALE}

NO_TEXT = Words("апелляцияның мәнін жазыңыз.", "опишите, с чем вы не согласны.", "say what you object to.")
NO_REASON = Words("себебін жазыңыз.", "укажите причину.", "give the reason.")
TOO_LATE = Words(
    "апелляция мерзімі {day} аяқталды.", "апелляции принимались до {day}.", "appeals were taken until {day}."
)
NO_RUN = Words("нәтиже әлі жоқ.", "результата ещё нет.", "there is no result yet.")
NOT_IN = Words(
    "бұл жол іске қосылған деректерде жоқ.",
    "этой строки нет в данных распределения.",
    "this row is not in the inputs of the match.",
)
NOT_WHOLE = Words(
    "балл — бүтін сан: «{text}» емес.",
    "баллы — целое число, а не «{text}».",
    "points are a whole number, not “{text}”.",
)
NO_POINTS = Words(
    "жұмысшы біліктіліктеріне балл бойынша конкурс жоқ: тек құқықтар түзетіледі.",
    "на рабочие квалификации конкурса по баллам нет: исправляются только права.",
    "worker qualifications have no contest by points: only rights are corrected.",
)
WAITING = Words(
    "осы жолға қатысты қанағаттандырылған апелляция есептелуді күтіп тұр: алдымен қайта бөліңіз.",
    "по этой строке уже есть удовлетворённая апелляция, ещё не учтённая: сначала распределите заново.",
    "a granted appeal about this row is not counted yet: match again first.",
)
NO_CHANGE = Words(
    "жаңа мән ескісімен бірдей.", "новое значение то же, что и старое.", "the new value is the old one."
)
UNKNOWN_RIGHT = Words("мұндай құқық жоқ: {code}.", "нет такого права: {code}.", "no such right: {code}.")
NONE_GRANTED = Words(
    "есепке алынбаған қанағаттандырылған апелляция жоқ.",
    "нет удовлетворённых апелляций, ещё не учтённых в распределении.",
    "there is no granted appeal that is not counted yet.",
)
ACT_TWICE = Words(
    "апелляция әрекетінің нөмірі мен күнін жазыңыз.",
    "укажите номер и дату решения.",
    "give the number and the date of the decision.",
)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a granted appeal changes: points of a programme, or the rights."""

    field: str  # "points" or "rights"
    programme: str
    after: str  # whole points as people know them, or right codes parted by spaces


def file_appeal(actor: Actor, applicant: Applicant, text: str) -> Appeal:
    """File a complaint about an own result. Raises Forbidden, PermissionDenied."""
    APPLICANT.demand(actor, "write", applicant)
    if not text.strip():
        raise Forbidden(NO_TEXT)
    campaign = applicant.campaign
    if newest_published_run(campaign) is None:
        raise Forbidden(NO_RUN)
    if campaign.appeals_until and timezone.localdate() > campaign.appeals_until:
        raise Forbidden(TOO_LATE.format(day=f"{campaign.appeals_until:%d.%m.%Y}"))
    with transaction.atomic():
        appeal = Appeal.objects.create(applicant=applicant, text=text.strip()[:MOST_TEXT])
        record(actor, "file_appeal", appeal)
    return appeal


def refuse_appeal(actor: Actor, appeal: Appeal, *, reason: str) -> Appeal:
    """Say no, with the reason that its owner reads."""
    if not reason.strip():
        raise Forbidden(NO_REASON)
    return _decide(actor, appeal, "refuse", reason=reason.strip(), act="", correction=None, before="")


def grant_appeal(actor: Actor, appeal: Appeal, correction: Correction, *, act: str, reason: str) -> Appeal:
    """Grant by an act: what stands in the inputs is changed at the next match. Raises Forbidden, PermissionDenied."""
    APPEAL.demand(actor, "decide", appeal)
    if not act.strip() or not reason.strip():
        raise Forbidden(ACT_TWICE)
    before = _cell(appeal.applicant, correction)
    after = _checked(appeal.applicant.campaign, correction, before)
    if sorted(after.split()) == sorted(before.split()):
        raise Forbidden(NO_CHANGE)
    programme = correction.programme if correction.field == "points" else ""
    same_cell = Appeal.objects.filter(applicant=appeal.applicant, field=correction.field, programme=programme)
    if any(one.pk in same_cell.values_list("pk", flat=True) for one in pending_appeals(appeal.applicant.campaign)):
        raise Forbidden(WAITING)
    told = Correction(correction.field, programme, after)
    return _decide(actor, appeal, "grant", reason=reason.strip(), act=act.strip(), correction=told, before=before)


def _checked(campaign: Campaign, correction: Correction, before: str) -> str:
    """The new value as it stands in the inputs: points keep the second key that decides between equal ones."""
    if correction.field == "points":
        if campaign.track == "worker":
            raise Forbidden(NO_POINTS)
        text = correction.after.strip()
        if not re.fullmatch(r"-?[0-9]{1,6}", text):
            raise Forbidden(NOT_WHOLE.format(text=text[:20]))
        second = int(before) - shown_points(int(before), campaign.ties) * SCALES[campaign.ties]
        return str(int(text) * SCALES[campaign.ties] + second)
    codes = sorted(set(correction.after.split()))
    known = set(Right.objects.values_list("code", flat=True)) | {
        f"{EMPLOYER}{one.code}" for one in employers_of(campaign)
    }
    unknown = sorted(set(codes) - known)
    if unknown:
        raise Forbidden(UNKNOWN_RIGHT.format(code=unknown[0]))
    return " ".join(codes)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the inputs of the newest match say of a person: the rights, and by programme the points that compete."""

    rights: str
    points: dict[str, str]


def standing_of(applicant: Applicant) -> Standing:
    """The row as it stands. Raises Forbidden where there is no match, or the person is not in it."""
    run = newest_run(applicant.campaign)
    if run is None:
        raise Forbidden(NO_RUN)
    folder, code = path_of(run.folder) / "input", applicant.code
    rights = next((row["rights"] for row in read_rows(folder, "applicants.csv") if row["applicant"] == code), None)
    if rights is None:
        raise Forbidden(NOT_IN)
    rows = read_rows(folder, "applications.csv")
    return Standing(rights, {row["programme"]: row["points"] for row in rows if row["applicant"] == code})


def _cell(applicant: Applicant, correction: Correction) -> str:
    standing = standing_of(applicant)
    if correction.field == "rights":
        return standing.rights
    if correction.programme not in standing.points:
        raise Forbidden(NOT_IN)
    return standing.points[correction.programme]


def _decide(
    actor: Actor, appeal: Appeal, name: str, *, reason: str, act: str, correction: Correction | None, before: str
) -> Appeal:
    with transaction.atomic():
        appeal = (
            Appeal.objects.select_for_update(of=("self",)).select_related("applicant__campaign").get(pk=appeal.pk)
        )
        old = snapshot(appeal)
        FLOW.move(appeal, name, actor)
        appeal.reason, appeal.act, appeal.decided = reason, act, timezone.now()
        if correction:
            appeal.field, appeal.programme = correction.field, correction.programme
            appeal.before, appeal.after = before, correction.after
        appeal.save()
        if correction:
            _correct(actor, appeal)
        record(actor, f"{name}_appeal", appeal, reason=reason, changed=difference(old, snapshot(appeal)))
    return appeal


def _correct(actor: Actor, appeal: Appeal) -> None:
    """Let the application say what the act says; the inputs change at the next match."""
    applicant = appeal.applicant
    if appeal.field == "points":
        points = shown_points(int(appeal.after), applicant.campaign.ties)
        rows = applicant.applications.filter(programme=appeal.programme)
        old: Any = rows.values_list("points", flat=True).first()
        rows.update(points=points)
        changed = {f"points {appeal.programme}": [old, points]}
    else:
        rights = [code for code in appeal.after.split() if not code.startswith(EMPLOYER)]
        changed = {"rights": [applicant.rights, rights]}
        Applicant.objects.filter(pk=applicant.pk).update(rights=rights)
    record(actor, "correct_application", applicant, reason=appeal.act, changed=changed)


def pending_appeals(campaign: Campaign) -> list[Appeal]:
    """Granted appeals that the newest match does not count yet."""
    run = newest_run(campaign)
    if run is None:
        return []
    rows = Appeal.objects.filter(applicant__campaign=campaign, state="granted", decided__gt=run.made)
    return list(rows.select_related("applicant").order_by("decided"))


def match_after_appeals(actor: Actor, campaign: Campaign, *, progress: Progress = lambda done, note: None) -> Run:
    """Match everybody again with the rows that granted appeals changed; the difference is public."""
    CAMPAIGN.demand(actor, "match", campaign)
    run, granted = newest_run(campaign), pending_appeals(campaign)
    if run is None or not granted:
        raise refuse("appeals", None, "", NONE_GRANTED)
    rows = [(one.applicant.code, one.field, one.programme, one.before, one.after, one.act) for one in granted]
    heading = [column.name for column in sheets.APPEALS.columns]
    with workspace() as base:
        (base / "appeals.csv").write_bytes(csv_bytes(heading, rows))
        apply_appeals(path_of(run.folder), base / "appeals.csv", base / "appealed")
        return match_inputs(actor, campaign, base / "appealed", kind="appeal", progress=progress)
