"""The settings of a forecasting folder."""

from pathlib import Path
from typing import Any

from sheber.demand.bridge.wrong import NO_OBJECT, UNKNOWN_KEY
from sheber.kernel.exchange import BadInput, Problems, bounded_decimal, read_json
from sheber.kernel.exchange.advice import quoted, say
from sheber.kernel.exchange.given import nearest, with_nearest
from sheber.science.demand.waterfall import SWITCHES

SETTINGS = "settings.json"
REQUIRED = {"first_year": (1990, 2100), "years": (1, 20)}
# The fallback, and the least and most that may be given.
WHOLES = {"paths": (200, 20, 2000), "scenarios": (20, 1, 100), "seed": (20260101, 0, 2**31)}
# Employers may hire more than they asked; nobody leaves twice a year.
RATES = {
    "ratio": ("0.6", 5),
    "ratio_spread": ("0.25", 5),
    "exit_rate": ("0.03", 1),
    "vocational_9": ("0.45", 1),
    "vocational_11": ("0.25", 1),
    "drop": ("0.05", 1),
}


def read_settings(folder: Path, problems: Problems) -> dict[str, Any]:
    """The settings with every fallback filled in; faults go to `problems`."""
    made: dict[str, Any] = {
        "first_year": 2000,
        "years": 1,
        "without": [],
        **{key: value[0] for key, value in WHOLES.items()},
        **{key: float(value[0]) for key, value in RATES.items()},
    }
    try:
        given = read_json(folder / SETTINGS)
    except BadInput as error:
        for one in error.problems:
            problems.add(one.file, one.row, one.column, one.words)
        return made
    if not isinstance(given, dict):
        problems.add(SETTINGS, 1, "", NO_OBJECT)
        return made
    for key in sorted(set(given) - set(made)):
        near = nearest(key, made)
        problems.add(SETTINGS, None, quoted(key), with_nearest(UNKNOWN_KEY, near, names=", ".join(made)))
    _wholes(given, made, problems)
    _rates(given, made, problems)
    _switches(given, made, problems)
    return made


def _wholes(given: dict[str, Any], made: dict[str, Any], problems: Problems) -> None:
    bounds = {**REQUIRED, **{key: value[1:] for key, value in WHOLES.items() if key in given}}
    for key, (least, most) in bounds.items():
        value = given.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            text = f"{least}..{most}"
            words = say(str(value), f"бүтін сан керек: {text}.", f"нужно целое: {text}.", f"a whole number {text}.")
            problems.add(SETTINGS, None, key, words)
        else:
            made[key] = value


def _rates(given: dict[str, Any], made: dict[str, Any], problems: Problems) -> None:
    for key, (_, limit) in RATES.items():
        exact = bounded_decimal(given.get(key, made[key]), 0, limit)
        if exact is None or isinstance(given.get(key), str):
            words = say(
                str(given.get(key)),
                f"0 мен {limit} аралығындағы сан керек.",
                f"нужно число от 0 до {limit}.",
                f"a number from 0 to {limit} is wanted.",
            )
            problems.add(SETTINGS, None, key, words)
        else:
            made[key] = float(exact)


def _switches(given: dict[str, Any], made: dict[str, Any], problems: Problems) -> None:
    off = given.get("without", [])
    if not isinstance(off, list) or any(one not in SWITCHES for one in off):
        names = ", ".join(SWITCHES)
        words = say(
            str(off), f"тізім керек: {names}.", f"нужен список из: {names}.", f"a list of these is wanted: {names}."
        )
        problems.add(SETTINGS, None, "without", words)
    else:
        made["without"] = off
