"""What a certificate of a forecast states, checked again from the files."""

import json
from pathlib import Path
from typing import Any

from sheber.demand.bridge.files import MEANINGS, checks_of, read_forecast, summary_of, tables
from sheber.kernel.exchange import BadInput
from sheber.proof.certificate import Check


def _again(fault: str) -> Check:
    return Check("again", MEANINGS["again"].as_dict(), not fault, fault)


def check_folder(folder: Path, certificate: dict[str, Any]) -> list[Check]:
    """Read the input again, forecast again, compare every byte."""
    try:
        made = read_forecast(folder / "input")
    except BadInput as error:
        return [_again(str(error).split("\n")[0])]
    for name, raw in tables(made).items():
        if (folder / name).read_bytes() != raw:
            return [*checks_of(made), _again(f"{name} is not what the input gives")]
    stated = json.loads((folder / "summary.json").read_bytes())
    unlike = [key for key, value in summary_of(made).items() if stated.get(key) != value]
    return [*checks_of(made), _again(f"summary.json: {unlike[0]}" if unlike else "")]
