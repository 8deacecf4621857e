"""Reads a release back from its files."""

import json
from datetime import date
from pathlib import Path

from sheber.kernel.words import Words
from sheber.report.bridge.figures import read_figures, read_table
from sheber.report.bridge.pages import ReleaseText, Revision
from sheber.report.bridge.published import PUBLISHED, compare, from_row

RELEASE = "release.json"


def read_release(folder: Path) -> ReleaseText:
    """A release from its files. Raises OSError, KeyError, TypeError, ValueError where they are not one."""
    release = json.loads((folder / RELEASE).read_bytes())
    figures = read_figures(folder)
    by_key = {(figure.definition.code, figure.year): figure for figure in figures}
    shown = [figure.file for figure in figures if figure.file and figure.definition.group]
    return ReleaseText(
        year=int(release["year"]),
        number=int(release["number"]),
        day=date.fromisoformat(release["day"]),
        region=Words(**release["region"]),
        figures=figures,
        tables={file: read_table(folder / file) for file in shown},
        groups={code: Words(**name) for code, name in release["groups"].items()},
        published=[compare(from_row(row), by_key) for row in read_table(folder / PUBLISHED)],
        revisions=[Revision(*row) for row in release["revisions"]],
        reason=str(release["reason"]),
    )
