"""Writing the report."""

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator

from django.db import transaction
from django.utils import timezone

from sheber.kernel.actors import Actor
from sheber.kernel.exchange import refuse
from sheber.kernel.indicators import indicators
from sheber.kernel.journal import record
from sheber.kernel.public_log import log_entry, site
from sheber.kernel.results import key, new_name, path_of
from sheber.kernel.words import Words
from sheber.proof.certificate import CERTIFICATE
from sheber.registry.models import District, Region
from sheber.report.bridge.audited import Audited
from sheber.report.bridge.figures import FigureValue
from sheber.report.bridge.files import ReleaseInput, write_release
from sheber.report.bridge.gather import Gathered, Inconsistent, gather_year
from sheber.report.bridge.pages import Revision
from sheber.report.bridge.published import Published, from_row
from sheber.report.models import Release, ReleasedFigure, ReleasedTable
from sheber.report.queries import newest_release, published_figures, released_tables
from sheber.report.rules import RELEASE

Progress = Callable[[float, str], None]

NO_REGION = Words(
    "аймақ жүктелмеген: алдымен «sheber load ҚАЛТА».",
    "регион не загружен: сначала «sheber load ПАПКА».",
    "no region is loaded: run “sheber load FOLDER” first.",
)
NO_FIGURES = Words(
    "{year} жылға бірде-бір көрсеткіштің жолы жоқ: жылды тексеріңіз.",
    "за {year} год нет строк ни у одного показателя: проверьте год.",
    "no indicator has rows for {year}: check the year.",
)
FUTURE = Words(
    "{year} жыл әлі келген жоқ: аймақтың ағымдағы жылы — {current}.",
    "{year} год ещё не наступил: текущий год региона — {current}.",
    "{year} has not come yet: the region's current year is {current}.",
)
NO_CAUSE = Words(
    "бұрын шығарылған сандар өзгерді ({codes}): себебін көрсетіңіз (--reason).",
    "изменились уже выпущенные числа ({codes}): укажите причину (--reason).",
    "figures that were released already have changed ({codes}): give the cause (--reason).",
)
WRONG = Words(
    "көрсеткіш өз жолдарымен сәйкес емес ({fault}): шығарылмайды.",
    "показатель не сходится со своими строками ({fault}): не выпускается.",
    "an indicator does not fit its rows ({fault}): not released.",
)


def build_release(
    actor: Actor, year: int, *, reason: str = "", progress: Progress = lambda done, note: None
) -> Release:
    """Freeze the year's figures with their rows, check and seal them as the next release of the year.

    Figures that differ from the release before are revisions and need a reason. Raises BadInput, PermissionDenied.
    """
    RELEASE.demand(actor, "build")
    region = Region.objects.first()
    if region is None:
        raise refuse("region", None, "", NO_REGION)
    if year > region.current_year:
        raise refuse("report", None, "year", FUTURE.format(year=year, current=region.current_year))
    audited = Audited()
    gathered = _gather_all(year, progress, audited)
    before = newest_release(year)
    number = before.number + 1 if before else 1
    revisions = _revisions(before, [one.figure for one in gathered])
    if revisions and not reason:
        codes = ", ".join(one.indicator for one in revisions[:5])
        raise refuse("report", None, "reason", NO_CAUSE.format(codes=codes))
    name = new_name("report", f"{year}-{number}")
    told = ReleaseInput(
        year=year,
        number=number,
        day=timezone.localdate(),
        region=region.name,
        gathered=gathered,
        audited=audited,
        groups={one.code: one.name for one in District.objects.order_by("code")},
        published=_published(year),
        revisions=revisions,
        reason=reason,
        address=f"{site()}/report/{year}/{number}/",
    )
    path_of(name).parent.mkdir(parents=True, exist_ok=True)
    summary = write_release(told, path_of(name), key=key(), progress=progress)
    return _keep(actor, told, name, summary)


def _gather_all(year: int, progress: Progress, audited: Audited) -> list[Gathered]:
    """The year's figures, each followed by the one of the year before where there is one."""
    every = list(indicators())
    earlier = released_tables(year, year - 1)
    try:
        now = list(_told(gather_year(every, year, earlier, audited), 0.0, len(every), progress))
        before = list(_told(gather_year(every, year - 1, earlier, audited), 0.2, len(every), progress))
    except Inconsistent as error:
        raise refuse("report", None, "", WRONG.format(fault=error)) from error
    if not any(one.figure.file for one in now):
        raise refuse("report", None, "year", NO_FIGURES.format(year=year))
    pairs = zip(now, before, strict=True)
    return [one for pair in pairs for one in pair if one is pair[0] or one.figure.file]


def _told(found: Iterable[Gathered], since: float, count: int, progress: Progress) -> Iterator[Gathered]:
    for place, one in enumerate(found):
        progress(since + 0.2 * place / max(count, 1), one.figure.definition.code)
        yield one


def _published(year: int) -> list[Published]:
    return [
        from_row(
            {
                "code": one.code,
                "year": str(one.year),
                "indicator": one.indicator,
                "value": str(one.value),
                "unit": one.unit,
                "wording_kk": one.wording.kk,
                "wording_ru": one.wording.ru,
                "wording_en": one.wording.en,
                "source": one.source,
            }
        )
        for one in published_figures(year, year - 1)
    ]


def _revisions(before: Release | None, figures: list[FigureValue]) -> list[Revision]:
    """The year's figures that a release before gave otherwise, or under another definition."""
    if before is None:
        return []
    old = {one.indicator: one for one in before.figures.all()}
    changed = []
    for one in figures:
        earlier = old.get(one.definition.code)
        if earlier is None or one.year != before.year:
            continue
        exact = "" if one.value is None else str(one.value)
        if (earlier.exact, earlier.version) != (exact, one.definition.version):
            changed.append(Revision(one.definition.code, earlier.shown, one.shown))
    return changed


def _keep(actor: Actor, told: ReleaseInput, name: str, summary: dict[str, object]) -> Release:
    digest = hashlib.sha256((path_of(name) / CERTIFICATE).read_bytes()).hexdigest()
    with transaction.atomic():
        kept = {**summary, "certificate": digest, "reason": told.reason, "day": told.day.isoformat()}
        release = Release.objects.create(year=told.year, number=told.number, folder=name, summary=kept)
        rows = [
            ReleasedFigure(
                release=release,
                indicator=one.figure.definition.code,
                version=one.figure.definition.version,
                exact="" if one.figure.value is None else str(one.figure.value),
                shown=one.figure.shown,
                rows=one.figure.rows,
                synthetic=one.figure.synthetic,
            )
            for one in told.gathered
            if one.figure.year == told.year
        ]
        ReleasedFigure.objects.bulk_create(rows)
        ReleasedTable.objects.bulk_create(_tables(release, told.gathered))
        changed = {"year": told.year, "number": told.number, "figures": summary["figures"], "certificate": digest}
        record(actor, "build_release", release, reason=told.reason, changed=changed)
        # Last, so that nothing is logged that was not kept; a crash after it leaves an entry without a release.
        release.summary["log"] = _log_release(told, digest)
        release.save(update_fields=["summary"])
    return release


def _tables(release: Release, gathered: Iterable[Gathered]) -> Iterator[ReleasedTable]:
    """The tables of people that the release publishes, for the audits of all later ones."""
    for one in gathered:
        figure = one.figure
        if figure.definition.about_people and figure.file:
            rows = list(csv.DictReader(io.StringIO(one.content.decode("utf-8"))))
            code = figure.definition.code
            pairs = [list(row.items()) for row in rows]  # PostgreSQL keeps no order of an object's keys
            yield ReleasedTable(release=release, indicator=code, year=figure.year, rows=pairs)


def _log_release(told: ReleaseInput, digest: str) -> int:
    entry = {
        "type": "sheber.report.v1",
        "year": told.year,
        "number": told.number,
        "day": told.day.isoformat(),
        "certificate": digest,
        "replaces": told.number - 1,
    }
    return log_entry(entry)
