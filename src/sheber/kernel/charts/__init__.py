"""Charts as SVG text: they need no script, print, say what they show, and have their numbers beside them.

A chart is a frozen value with `svg` (safe markup) and `table` (heading and rows of the same numbers);
`{% include "charts/figure.html" with chart=chart %}` shows both.
"""

from sheber.kernel.charts.bars import Bar, BarChart, Group, GroupedBars
from sheber.kernel.charts.lines import Dot, DotChart, LineChart, Point, Series
from sheber.kernel.charts.maps import DistrictMap, Shape
from sheber.kernel.charts.numbers import number_text

__all__ = [
    "Bar",
    "BarChart",
    "DistrictMap",
    "Dot",
    "DotChart",
    "Group",
    "GroupedBars",
    "LineChart",
    "Point",
    "Series",
    "Shape",
    "number_text",
]
