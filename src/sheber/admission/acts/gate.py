"""The gate: what must be looked at before inputs are sealed and before results are published.

A finding stops the step. Two different people may answer for the very same findings, each with a reason; their names
stand in the journal and in the certificate.
"""

import hashlib
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from sheber.admission.bridge.files import gate_folder
from sheber.admission.bridge.rows import write_input
from sheber.admission.models import Campaign, GateAnswer, GateReport
from sheber.admission.queries import late_thresholds, newest_seal, threshold_of
from sheber.admission.rules import CAMPAIGN
from sheber.kernel.actors import Actor
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import record
from sheber.kernel.results import path_of, workspace
from sheber.kernel.words import Words
from sheber.proof.canonical import to_canonical

NEEDED = 2
STOPPED = Words(
    "тексеру бекеті тоқтатты: {count} ескерту. Түзетіңіз немесе екі адам жауапкершілікті алсын.",
    "контроль остановил шаг: замечаний {count}. Исправьте их, или пусть за них ответят два человека.",
    "the gate stopped this: {count} findings. Mend them, or let two people answer for them.",
)
NO_REASON = Words("себебін жазыңыз.", "укажите причину.", "give the reason.")
NO_ACCOUNT = Words(
    "жауапкершілікті тек өз есептік жазбасы бар адам алады.",
    "ответить может только человек со своей учётной записью.",
    "only a person with an own account can answer.",
)
LATE = Words(
    "«{exam}» емтиханы: шек емтихан күніне дейін жарияланбаған немесе одан кейін өзгертілген.",
    "экзамен «{exam}»: порог не опубликован до дня экзамена или изменён после него.",
    "exam “{exam}”: the threshold was not published before its day, or was changed from that day on.",
)


def look(campaign: Campaign, *, folder: Path | None = None) -> GateReport:
    """What the gate finds in the inputs now; equal findings are one report, so that answers to them hold."""
    return keep_findings(campaign, "seal", [*_thresholds(campaign), *_of_inputs(campaign, folder)])


def keep_findings(campaign: Campaign, stage: str, findings: list[dict[str, Any]]) -> GateReport:
    """The report of these findings, kept so that people can answer for it."""
    digest = hashlib.sha256(to_canonical(findings)).hexdigest()
    with transaction.atomic():
        report, _ = GateReport.objects.update_or_create(
            campaign=campaign, stage=stage, digest=digest, defaults={"findings": findings, "made": timezone.now()}
        )
    return report


def _of_inputs(campaign: Campaign, folder: Path | None) -> list[dict[str, Any]]:
    if folder is not None:
        return gate_folder(folder)
    seal = newest_seal(campaign)
    if seal is not None and campaign.state not in {"open", "closed"}:
        return gate_folder(path_of(seal.folder))
    with workspace() as made:
        write_input(campaign, made)
        return gate_folder(made)


def _thresholds(campaign: Campaign) -> list[dict[str, Any]]:
    """Each late threshold with its points and those that stood before the exam's day: a later change is another finding."""
    found = []
    for exam in late_thresholds(campaign):
        told = [one for one in exam.thresholds.all() if one.published]
        before = [one for one in told if one.published and one.published < exam.day]
        found.append(
            {
                "check": "threshold",
                "programme": exam.code,
                "found": threshold_of(exam) or 0,
                "allowed": max(before, key=lambda one: (one.act_date, one.pk)).points if before else 0,
                "right": -1,
                "acts": sorted(one.act for one in told),
                "words": LATE.format(exam=exam.code).as_dict(),
            }
        )
    return found


def answering_for(campaign: Campaign, findings: list[dict[str, Any]]) -> list[str]:
    """Who answered for every one of these findings, before whichever step each was found."""
    wanted = {to_canonical(one) for one in findings}
    told: dict[int, tuple[str, set[bytes]]] = {}
    for answer in GateAnswer.objects.filter(report__campaign=campaign).select_related("report"):
        answered = told.setdefault(answer.user_id, (answer.name, set()))[1]
        answered.update(to_canonical(one) for one in answer.report.findings)
    return sorted(name for name, answered in told.values() if wanted <= answered)


def who_answered(report: GateReport) -> list[str]:
    """Who answered for everything that a report found."""
    return answering_for(report.campaign, report.findings)


def is_open(report: GateReport) -> bool:
    """Whether nothing was found, or two people answered for it."""
    return not report.findings or len(who_answered(report)) >= NEEDED


def demand_gate(report: GateReport) -> None:
    """Raises Forbidden where the gate stops the step."""
    if not is_open(report):
        raise Forbidden(STOPPED.format(count=len(report.findings)))


def answers_for(campaign: Campaign, findings: list[dict[str, Any]]) -> list[str]:
    """Who answered for what a match found; the findings are kept so that people can."""
    return who_answered(keep_findings(campaign, "publish", findings)) if findings else []


def answer_gate(actor: Actor, report: GateReport, *, reason: str) -> GateAnswer:
    """One person answers for the findings. Raises Forbidden, PermissionDenied."""
    CAMPAIGN.demand(actor, "answer", report.campaign)
    if not reason.strip():
        raise Forbidden(NO_REASON)
    if actor.user_id is None:
        raise Forbidden(NO_ACCOUNT)
    with transaction.atomic():
        user = User.objects.get(pk=actor.user_id)
        answer, made = GateAnswer.objects.get_or_create(
            report=report, user=user, defaults={"name": actor.name, "reason": reason.strip()[:500]}
        )
        if made:
            told = {"stage": report.stage, "findings": len(report.findings), "digest": report.digest}
            record(actor, "answer_gate", report, reason=reason.strip(), changed=told)
    return answer
