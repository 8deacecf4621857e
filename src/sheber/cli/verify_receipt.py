"""The receipt of a career guidance activity that both sides confirmed: one file, checked without a database."""

import json
from pathlib import Path
from typing import Any

from sheber.cli.django import start
from sheber.proof.certificate import Check

TYPE = "sheber-encounter-1"
MOST_BYTES = 1 << 20


def receipt_in(path: Path) -> dict[str, Any] | None:
    """The receipt that a file holds; None where it is something else."""
    if path.suffix != ".json" or not path.is_file() or path.is_symlink() or path.stat().st_size > MOST_BYTES:
        return None
    try:
        told = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) and told.get("type") == TYPE else None


def check_receipt_file(receipt: dict[str, Any]) -> tuple[dict[str, Any], list[Check]]:
    """What is said of the receipt in three languages, and its checks."""
    start(migrated=False)  # declarations only; no database is opened
    from sheber.guidance.bridge.receipt_checks import check_receipt

    told = {name: str(receipt.get(name, "?")) for name in ("encounter", "day", "school", "pupils")}
    statement = {
        "kk": "{encounter} іс-шарасы, {day}, {school} мектебі: {pupils} оқушы".format(**told),
        "ru": "Мероприятие {encounter}, {day}, школа {school}: учеников {pupils}".format(**told),
        "en": "Activity {encounter}, {day}, school {school}: {pupils} pupils".format(**told),
    }
    return {"statement": statement, "signature": {"key_id": str(receipt.get("key_id", ""))}}, check_receipt(receipt)
