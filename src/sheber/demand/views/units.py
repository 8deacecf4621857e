"""What of a forecast is told by itself: places with enough employed; smaller ones together with their group."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from sheber.demand.bridge.rows import spread_of_units
from sheber.demand.models import Cell, Forecast
from sheber.demand.rules import TOLD_ALONE
from sheber.demand.views.registers import CELLS, DISTRICT, OCCUPATION
from sheber.kernel.pages.cells import Cell as TableCell
from sheber.kernel.pages.cells import number
from sheber.kernel.pages.register import plain_table
from sheber.kernel.results import path_of
from sheber.kernel.words import Words
from sheber.registry.words import SECTOR

THOUSAND = 1000
SHOWN = 20
REST = Words("шағын орындар бірге", "малые места вместе", "small places together")


@dataclass
class Unit:
    """One row of what is told: a cell, or the small cells of a group in a district."""

    key: str
    cells: list[Cell] = field(default_factory=list)

    @property
    def need(self) -> int:
        """In thousandths."""
        return sum(cell.need for cell in self.cells)

    @property
    def supply(self) -> int:
        """In thousandths."""
        return sum(cell.supply for cell in self.cells)

    @property
    def grade(self) -> str:
        """The worst of its cells."""
        return max(cell.grade for cell in self.cells)


def is_told_alone(cell: Cell) -> bool:
    """Whether enough people are employed in the cell for its number to stand by itself."""
    return cell.level >= TOLD_ALONE * THOUSAND


def units_of(cells: Iterable[Cell]) -> list[Unit]:
    """Units of one year's cells, the largest gap first."""
    units: dict[str, Unit] = {}
    for cell in cells:
        alone = is_told_alone(cell) or not cell.occupation.sector
        key = f"cell:{cell.pk}" if alone else f"group:{cell.occupation.sector}:{cell.district_id}"
        units.setdefault(key, Unit(key)).cells.append(cell)
    return sorted(units.values(), key=lambda unit: (unit.supply - unit.need, unit.key))


def units_table(forecast: Forecast, year: int, cells: Iterable[Cell]) -> dict[str, Any]:
    """The largest gaps with the interval of each unit's sum."""
    largest = units_of(cells)[:SHOWN]
    named = {(cell.occupation.code, cell.district.code): unit.key for unit in largest for cell in unit.cells}
    spread = spread_of_units(path_of(forecast.folder), forecast.year, year, named)
    columns = [column.label for column in (OCCUPATION, DISTRICT, *CELLS.columns[3:6])]
    interval, grade = Words("80 % аралық", "Интервал 80 %", "80 % interval"), CELLS.columns[6].label
    heads = [(label, 1 < place < 6) for place, label in enumerate([*columns, interval, grade])]
    lines = [_line(unit, year, spread.get(unit.key)) for unit in largest]
    return plain_table(Words("Ең үлкен жетіспеушілік", "Наибольшие нехватки", "The largest gaps"), heads, lines)


def _line(unit: Unit, year: int, spread: tuple[float, float] | None) -> list[TableCell]:
    one = unit.cells[0]
    if len(unit.cells) == 1:
        name = TableCell(str(one.occupation), reverse("demand-waterfall", args=[one.pk]))
        low, high = one.q10 / THOUSAND, one.q90 / THOUSAND
    else:
        rows = (
            f"{reverse('demand-cell-list')}?year={year}&district={one.district.code}&sector={one.occupation.sector}"
        )
        name = TableCell(f"{SECTOR.label(one.occupation.sector)}: {REST} ({len(unit.cells)})", rows)
        low, high = spread or (0.0, 0.0)
    sums = (unit.need, unit.supply, unit.need - unit.supply)
    return [
        name,
        TableCell(str(one.district)),
        *(TableCell(number(round(n / THOUSAND)), number=True) for n in sums),
        TableCell(f"{round(low)}–{round(high)}", number=True),
        TableCell(unit.grade),
    ]
