"""Writing the report."""

from collections.abc import Callable

from django.db import transaction

import sheber
from sheber.kernel.actors import Actor
from sheber.kernel.exchange import refuse
from sheber.kernel.exchange.folder import made_whole
from sheber.kernel.indicators import round_value
from sheber.kernel.journal import record
from sheber.kernel.results import key, path_of
from sheber.kernel.words import Words
from sheber.proof.certificate import Check, seal_folder
from sheber.registry.models import Region
from sheber.report import words
from sheber.report.bridge.files import FEWEST, Line, compute, write_report
from sheber.report.bridge.verify import check_folder
from sheber.report.models import Release, ReleasedFigure
from sheber.report.rules import RELEASE

Progress = Callable[[float, str], None]

NO_REGION = Words(
    "аймақ жүктелмеген: алдымен `sheber load` орындаңыз.",
    "регион не загружен: сначала выполните `sheber load`.",
    "no region is loaded: run `sheber load` first.",
)


def build_release(actor: Actor, year: int, *, progress: Progress = lambda done, note: None) -> Release:
    """Build, check and seal the report of a year as a new release. Raises BadInput, PermissionDenied."""
    RELEASE.demand(actor, "build")
    region = Region.objects.first()
    if region is None:
        raise refuse("region", None, "", NO_REGION)
    progress(0.0, "figures")
    lines = compute(year)
    number = Release.objects.filter(year=year).count() + 1
    name = f"report/{year}-{number}"
    path_of(name).parent.mkdir(parents=True, exist_ok=True)
    with made_whole(path_of(name)) as making:
        progress(0.4, "pages")
        summary = write_report(region.name, year, number, lines, making)
        progress(0.9, "sealing")
        checks: list[Check] = check_folder(making, {})
        seal_folder(
            making,
            type="sheber.report.v1",
            statement=words.STATEMENT.format(year=year, figures=summary["figures"]).as_dict(),
            rule={"name": "report", "version": "1", "package": sheber.__version__},
            parameters={"year": year, "number": number},
            checks=checks,
            key=key(),
            privacy={"threshold": FEWEST, "method": "groups of measured columns only", "hidden": summary["hidden"]},
        )
    with transaction.atomic():
        release = Release.objects.create(year=year, number=number, folder=name, summary=summary)
        ReleasedFigure.objects.bulk_create([_released(release, line) for line in lines])
        record(actor, "build_release", release, changed=summary)
    progress(1.0, "done")
    return release


def _released(release: Release, line: Line) -> ReleasedFigure:
    one = line.figure.indicator
    return ReleasedFigure(
        release=release,
        indicator=one.code,
        version=one.version,
        exact="" if line.value is None else str(line.value),
        shown="" if line.value is None else round_value(line.value, one.decimals),
        rows=line.figure.rows,
        synthetic=line.figure.synthetic,
    )
