"""Workbooks that do not remember when they were written: equal content, equal bytes."""

import re
import zipfile
from datetime import date
from pathlib import Path

_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</)")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def fix_workbook(path: Path, day: date) -> None:
    """Write an xlsx anew in place with `day` for the hour in which it was made."""
    with zipfile.ZipFile(path) as packed:
        parts = [(one.filename, packed.read(one)) for one in packed.infolist()]
    when = f"{day.isoformat()}T00:00:00Z".encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in parts:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            content = _DATES.sub(rb"\g<1>" + when + rb"\g<2>", raw) if name == "docProps/core.xml" else raw
            packed.writestr(entry, content)
