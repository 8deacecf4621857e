"""Reading admission."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet, Sum

from sheber.admission import words
from sheber.admission.models import (
    Applicant,
    Application,
    Campaign,
    Deadline,
    Document,
    EmployerPlace,
    Exam,
    GateReport,
    PastCutoff,
    Quota,
    Right,
    Run,
    Seal,
    Seat,
)
from sheber.kernel.words import LANGUAGES, Words
from sheber.order.models import Decision, Line, Setting
from sheber.order.queries import decided
from sheber.registry.models import Employer

# Applications that take part in the match; one withdrawn after the sealing stays in the sealed inputs.
COMPETING = ("accepted", "sealed", "placed", "unplaced", "offered", "originals", "enrolled")
EMPLOYER = "employer-"  # a pool and a right of an employer: this and the employer's code


def newest_run(campaign: Campaign) -> Run | None:
    """The run that counts."""
    return campaign.runs.order_by("-made", "-pk").first()


def newest_published_run(campaign: Campaign) -> Run | None:
    """The run that everybody may see."""
    return campaign.runs.filter(published__isnull=False).order_by("-made", "-pk").first()


def newest_seal(campaign: Campaign) -> Seal | None:
    """The seal in force."""
    return campaign.seals.filter(broken=False).order_by("-made", "-pk").first()


def newest_gate(campaign: Campaign, stage: str) -> GateReport | None:
    """What the gate found last before a step."""
    return campaign.gate_reports.filter(stage=stage).prefetch_related("answers").order_by("-made", "-pk").first()


def campaigns_of(year: int) -> QuerySet[Campaign]:
    """The campaigns of a year, worker track last."""
    return Campaign.objects.filter(year=year).order_by("track")


def programmes_of(campaign: Campaign) -> dict[str, Decision]:
    """The decided lines of a campaign's year and track by code."""
    levels = ("worker",) if campaign.track == "worker" else ("mid", "bachelor")
    rows = decided(campaign.year).filter(qualification__level__in=levels, places__gt=0)
    return {
        row.code: row for row in rows.select_related("college__district", "qualification__specialty").order_by("code")
    }


def quotas_of(campaign: Campaign) -> list[Quota]:
    """The quotas that apply, in the printed order. A worker qualification is open to everybody by law: none there."""
    if campaign.track == "worker":
        return []
    return list(Quota.objects.filter(year=campaign.year).select_related("right").order_by("right__order"))


def employers_of(campaign: Campaign) -> QuerySet[Employer]:
    """Employers with signed places in a campaign."""
    codes = campaign.employer_places.values("employer")
    return Employer.objects.filter(pk__in=codes).order_by("code")


def seats_left(campaign: Campaign) -> int:
    """Seats without anybody."""
    sums = campaign.seats.aggregate(seats=Sum("seats"), admitted=Sum("admitted"))
    return (sums["seats"] or 0) - (sums["admitted"] or 0)


def pools_of(campaign: Campaign) -> QuerySet[Seat]:
    """Pools by programme, the open one first."""
    return campaign.seats.order_by("programme", "pk")


def states_of(campaign: Campaign) -> dict[str, int]:
    """How many applications are in each state."""
    return dict(campaign.applicants.values_list("state").annotate(count=Count("pk")).order_by())


def choices_of(applicant: Applicant) -> QuerySet[Application]:
    """The ranked list of an application."""
    return applicant.applications.order_by("choice")


@dataclass(frozen=True)
class ExpectedRows:
    """What is known of seats from elsewhere: rows of previous.csv, licences.csv and ordered.csv."""

    previous: list[tuple]  # programme, seats, admitted, points
    licences: list[tuple]  # programme, places
    ordered: list[tuple]


def expected_of(campaign: Campaign) -> ExpectedRows:
    """Last year's seats, the most that licence and groups allow, the order's places."""
    setting = Setting.objects.filter(year=campaign.year).first()
    most = [
        (code, groups * (size or (setting.group_max if setting else 0)))
        for code, groups, size in Line.objects.filter(year=campaign.year).values_list(
            "code", "max_groups", "group_max"
        )
        if size or setting
    ]
    return ExpectedRows(
        past_rows(campaign.year - 1),
        most,
        [(code, one.places) for code, one in programmes_of(campaign).items()],
    )


def past_rows(year: int) -> list[tuple[str, int, int | str, int | str]]:
    """Programme, seats, admitted, points of an earlier year: from the sheet, else from that year's own match."""
    told = PastCutoff.objects.filter(year=year).order_by("programme")
    rows = [(one.programme, one.seats, _or_empty(one.admitted), _or_empty(one.points)) for one in told]
    if rows:
        return rows
    seats = Seat.objects.filter(campaign__year=year).exclude(admitted=None)
    sums = seats.values("programme").annotate(seats=Sum("seats"), admitted=Sum("admitted")).order_by("programme")
    cut = dict(seats.filter(pool="open").values_list("programme", "points"))
    return [
        (row["programme"], row["seats"], _or_empty(row["admitted"]), _or_empty(cut.get(row["programme"])))
        for row in sums
    ]


def _or_empty(number: int | None) -> int | str:
    return "" if number is None else number


def closing_of(
    campaign: Campaign, specialty: str, base: str, deadlines: list[Deadline]
) -> tuple[date | None, date | None]:
    """The first and last day for a programme: by the longest prefix that fits, the base deciding between equal ones."""
    fit = [one for one in deadlines if specialty.startswith(one.prefix) and one.base in {"", base}]
    if not fit:
        return campaign.opens, campaign.closes
    narrowest = max(fit, key=lambda one: (len(one.prefix), bool(one.base)))
    return narrowest.opens or campaign.opens, narrowest.closes


def exams_of(campaign: Campaign) -> QuerySet[Exam]:
    """The exams of a campaign with their thresholds."""
    return campaign.exams.prefetch_related("thresholds").order_by("day", "code")


def threshold_of(exam: Exam) -> int | None:
    """The threshold in force: the one of the newest published act; None where there is none."""
    told = [one for one in exam.thresholds.all() if one.published]
    return max(told, key=lambda one: (one.act_date, one.pk)).points if told else None


def late_thresholds(campaign: Campaign) -> list[Exam]:
    """Exams with results whose threshold was not published before their day, or was changed from that day on."""
    found = []
    with_results = Q(results__isnull=False)
    for exam in exams_of(campaign).filter(with_results).distinct():
        told = [one for one in exam.thresholds.all() if one.published]
        before = [one for one in told if one.published and one.published < exam.day]
        if not before or len(before) < len(told):
            found.append(exam)
    return found


# -- for those who choose a programme and apply


@dataclass(frozen=True, slots=True)
class Past:
    """What a programme came to in an earlier year; points is the cut-off, None where nobody was turned away."""

    seats: int
    applicants: int | None
    admitted: int | None
    points: int | None


@dataclass(frozen=True)
class Offer:
    """A programme to which one may apply, with what a family asks about it."""

    line: Decision
    campaign: Campaign
    opens: date | None
    closes: date | None
    past: Past | None
    exams: list[Exam]
    employers: list[EmployerPlace]


TRACK_LEVELS = {"worker": ("worker",), "mid": ("mid", "bachelor")}
FEW = 5  # fewer people are told as "fewer than 5"


def is_open_on(campaign: Campaign, day: date) -> bool:
    """Whether applications are taken on a day: by the campaign's dates or by those of some of its programmes."""
    parts = list(campaign.deadlines.all())
    first = min([campaign.opens, *(one.opens for one in parts if one.opens)]) if campaign.opens else None
    last = max([campaign.closes, *(one.closes for one in parts)]) if campaign.closes else None
    return campaign.state == "open" and (first is None or first <= day) and (last is None or day <= last)


def search_year(given: int | None) -> int:
    """The year asked for; else the newest with a campaign that takes applications; else the newest of all."""
    if given:
        return given
    years = Campaign.objects.order_by("-year").values_list("year", flat=True)
    return years.filter(state="open").first() or years.first() or 0


def past_of(year: int, codes: Iterable[str] | None = None) -> dict[str, Past]:
    """What programmes (all, or those of `codes`) came to in a year: from the sheet, else from its published match."""
    of = {} if codes is None else {"programme__in": list(codes)}
    columns = ("programme", "seats", "applicants", "admitted", "points")
    told = PastCutoff.objects.filter(year=year)
    if told.exists():
        return {row[0]: Past(*row[1:]) for row in told.filter(**of).values_list(*columns)}
    seats = Seat.objects.filter(campaign__year=year, campaign__state="published", **of).exclude(admitted=None)
    sums = seats.values("programme").annotate(seats=Sum("seats"), admitted=Sum("admitted")).order_by("programme")
    cut = dict(seats.filter(pool="open", protected=False).values_list("programme", "points"))
    people = Application.objects.filter(applicant__campaign__year=year, applicant__state__in=COMPETING, **of)
    asked = dict(people.values_list("programme").annotate(count=Count("pk")).order_by())
    return {
        row["programme"]: Past(row["seats"], asked.get(row["programme"]), row["admitted"], cut.get(row["programme"]))
        for row in sums
    }


def offers_of(year: int, codes: Sequence[str]) -> list[Offer]:
    """The decided programmes of a year's campaigns among `codes`, in their order. A fixed number of queries."""
    campaigns = Campaign.objects.filter(year=year).prefetch_related("deadlines", "exams__thresholds")
    by_level = {level: one for one in campaigns for level in TRACK_LEVELS[one.track]}
    places = EmployerPlace.objects.filter(campaign__year=year, programme__in=codes).select_related("employer")
    employers: dict[tuple[int, str], list[EmployerPlace]] = {}
    for place in places.order_by("employer__code"):
        employers.setdefault((place.campaign_id, place.programme), []).append(place)
    past = past_of(year - 1, codes)
    found = decided(year).filter(code__in=codes, places__gt=0)
    lines = {line.code: line for line in found.select_related("college__district", "qualification__specialty")}
    return [
        _offer(lines[code], by_level[lines[code].qualification.level], past, employers)
        for code in codes
        if code in lines and lines[code].qualification.level in by_level
    ]


def _offer(
    line: Decision, campaign: Campaign, past: dict[str, Past], employers: dict[tuple[int, str], list[EmployerPlace]]
) -> Offer:
    specialty = line.qualification.specialty.code
    opens, closes = closing_of(campaign, specialty, line.base, list(campaign.deadlines.all()))
    exams = sorted((one for one in campaign.exams.all() if specialty.startswith(one.prefix)), key=lambda one: one.day)
    return Offer(
        line, campaign, opens, closes, past.get(line.code), exams, employers.get((campaign.pk, line.code), [])
    )


def shown_run(campaign: Campaign) -> Run | None:
    """The newest run, where it is published: while a next one is prepared nobody is told anything."""
    run = newest_run(campaign)
    return run if run and run.published else None


def last_day_of(applicant: Applicant) -> date | None:
    """Until when an application may be signed: the first day on which one of its choices closes."""
    campaign = applicant.campaign
    offered = programmes_of(campaign)
    deadlines = list(campaign.deadlines.all())
    days = [
        closing_of(campaign, offered[code].qualification.specialty.code, offered[code].base, deadlines)[1]
        for code in choices_of(applicant).values_list("programme", flat=True)
        if code in offered
    ]
    return min([day for day in days if day], default=campaign.closes)


def names_of_pools(campaign: Campaign) -> dict[str, Words]:
    """The words of every pool: open places, rights, employers."""
    rights = {right.code: right.name for right in Right.objects.order_by("order")}
    contracts = {
        f"{EMPLOYER}{one.code}": Words(
            *(getattr(words.EMPLOYER_POOL, code).format(name=one.name.in_language(code)) for code in LANGUAGES)
        )
        for one in employers_of(campaign)
    }
    return {"open": words.OPEN, **rights, **contracts}


# -- for the officer's desk


def places_left(applicant: Applicant) -> list[tuple[Decision, int]]:
    """Programmes for the applicant's schooling with seats left that everybody may take, and how many."""
    free = applicant.campaign.seats.filter(released=True, admitted__lt=F("seats"))
    left = free.values_list("programme").annotate(left=Sum(F("seats") - F("admitted"))).order_by("programme")
    lines = programmes_of(applicant.campaign)
    return [(lines[code], count) for code, count in left if code in lines and lines[code].base == applicant.base]


def papers_missing(applicants: Iterable[Applicant]) -> dict[int, list[tuple[str, str]]]:
    """What papers applications lack, by key: (kind, right's code). A fixed number of queries."""
    rows = list(applicants)
    there: dict[int, set[tuple[str, str]]] = {one.pk: set() for one in rows}
    papers = Document.objects.filter(applicant__in=rows).values_list("applicant_id", "kind", "right")
    for key, kind, right in papers:
        there[key].add((kind, right if kind == "quota" else ""))
    proved = set(Right.objects.filter(paper=True).values_list("code", flat=True))
    wanted = {
        one.pk: [("certificate", ""), *(("quota", code) for code in one.rights if code in proved)] for one in rows
    }
    return {key: [paper for paper in papers if paper not in there[key]] for key, papers in wanted.items()}


def draws_of(campaign: Campaign) -> list[Seal]:
    """Every seal of a campaign, newest first, those opened again included: nothing of a draw is hidden."""
    return list(campaign.seals.order_by("-made", "-pk"))
