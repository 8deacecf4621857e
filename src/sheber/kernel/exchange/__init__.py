"""One engine for every sheet: xlsx and csv in and out, checked, all or nothing."""

from sheber.kernel.exchange import kinds
from sheber.kernel.exchange.given import check_names
from sheber.kernel.exchange.json_text import bounded_decimal
from sheber.kernel.exchange.problems import BadInput, Problem, Problems, refuse
from sheber.kernel.exchange.read import empty_frame, read_json, read_sheet
from sheber.kernel.exchange.sheet import SHEETS, SOURCE, Column, Sheet, names, sheet

__all__ = [
    "SHEETS",
    "SOURCE",
    "BadInput",
    "Column",
    "Problem",
    "Problems",
    "Sheet",
    "bounded_decimal",
    "check_names",
    "empty_frame",
    "kinds",
    "names",
    "read_json",
    "read_sheet",
    "refuse",
    "sheet",
]
