"""The sums that decided lines must keep: decree, licences, capacity, group sizes, workshops, money by year."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from sheber.kernel.calendar import AcademicYear
from sheber.kernel.words import Words
from sheber.order.models import Budget, Campaign, Decision, Line, Setting
from sheber.order.queries.capacity import hours_there, hours_used, is_licensed, licences_known, students
from sheber.order.words import FUNDING, SUM_FAULTS, SUM_NAMES, told

MILLION = 100_000_000  # tiyn


@dataclass(frozen=True, slots=True)
class SumFault:
    """Where a sum is not kept: of what, in words, and how far."""

    key: str
    words: Words
    size: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class SumCheck:
    """One kind of sum: hard ones are enforced; `passed` is None where there is nothing to compare with."""

    code: str
    hard: bool
    passed: bool | None
    faults: list[SumFault] = field(default_factory=list)

    @property
    def name(self) -> Words:
        """What is compared."""
        return SUM_NAMES[self.code]


def sum_checks(year: int, rows: Iterable[Decision]) -> list[SumCheck]:
    """Every sum over decided lines (saved or not). `rows` come with college and qualification."""
    return list(_Sums(year, list(rows)).checks())


def worse(before: Sequence[SumCheck], after: Sequence[SumCheck]) -> list[Words]:
    """What a change would break of the hard sums, or break further, in words."""
    known = {(check.code, fault.key): fault.size for check in before for fault in check.faults}
    return [
        fault.words
        for check in after
        if check.hard and check.passed is False
        for fault in check.faults
        if fault.size > known.get((check.code, fault.key), Fraction(0))
    ]


class _Sums:
    """Reads what the rows are compared with once."""

    def __init__(self, year: int, rows: list[Decision]) -> None:
        self.year, self.rows = year, rows
        self.day = AcademicYear(year).first_day
        self.campaign = Campaign.objects.filter(year=year).first()
        self.lines = {line.code: line for line in Line.objects.filter(year=year)}
        self.setting = Setting.objects.filter(year=year).first()
        self.places: dict[int, int] = {}
        for row in rows:
            self.places[row.college_id] = self.places.get(row.college_id, 0) + row.places
        self.colleges = {row.college_id: row.college for row in rows}

    def checks(self) -> Iterator[SumCheck]:
        yield self._total()
        yield self._licence()
        yield self._capacity()
        yield self._students()
        yield self._group_size()
        yield self._workshops()
        yield self._budget()

    def _total(self) -> SumCheck:
        total = self.campaign.total if self.campaign else None
        if total is None:
            return SumCheck("total", True, None)
        places = sum(row.places for row in self.rows)
        if places > total:
            words = told(SUM_FAULTS["total"], places=places, total=total, over=places - total)
            return SumCheck("total", True, False, [SumFault("", words, Fraction(places - total))])
        if places < total:
            words = told(SUM_FAULTS["total_left"], places=places, total=total, left=total - places)
            return SumCheck("total", True, True, [SumFault("", words, Fraction(0))])
        return SumCheck("total", True, True)

    def _licence(self) -> SumCheck:
        known = licences_known(self.places)
        faults = []
        for row in self.rows:
            college, qualification = row.college_id, row.qualification_id
            if row.places and college in known and not is_licensed(known, college, qualification, self.day):
                words = told(
                    SUM_FAULTS["licence"],
                    college=row.college.name,
                    qualification=row.qualification.name,
                    day=f"{self.day:%d.%m.%Y}",
                )
                faults.append(SumFault(row.code, words))
        return SumCheck("licence", True, not faults if known else None, faults)

    def _capacity(self) -> SumCheck:
        faults, seen = [], False
        for pk, places in self.places.items():
            college = self.colleges[pk]
            seen = seen or college.design_capacity is not None
            if college.design_capacity is not None and places > college.design_capacity:
                words = told(
                    SUM_FAULTS["capacity"], college=college.name, places=places, capacity=college.design_capacity
                )
                faults.append(SumFault(college.code, words, Fraction(places - college.design_capacity)))
        return SumCheck("capacity", True, not faults if seen else None, faults)

    def _students(self) -> SumCheck:
        """A warning: colleges in the city stand over their capacity already, and the law bounds the intake only."""
        faults, counted = [], students(self.places, self.year)
        for pk, (there, leaving) in counted.items():
            college, after = self.colleges[pk], there - leaving + self.places[pk]
            if college.design_capacity is not None and after > college.design_capacity:
                words = told(
                    SUM_FAULTS["students"], college=college.name, after=after, capacity=college.design_capacity
                )
                faults.append(SumFault(college.code, words, Fraction(after - college.design_capacity)))
        return SumCheck("students", False, not faults if counted else None, faults)

    def _group_size(self) -> SumCheck:
        if self.setting is None:
            return SumCheck("group_size", True, None)
        faults = []
        for row in self.rows:
            line = self.lines.get(row.code)
            low = (line.group_min if line else None) or self.setting.group_min
            high = (line.group_max if line else None) or self.setting.group_max
            beyond = max(low * row.groups - row.places, row.places - high * row.groups)
            if beyond > 0:
                sizes = {"groups": row.groups, "places": row.places, "low": low, "high": high}
                words = told(SUM_FAULTS["group_size"], line=row.code, **sizes)
                faults.append(SumFault(row.code, words, Fraction(beyond)))
        return SumCheck("group_size", True, not faults, faults)

    def _workshops(self) -> SumCheck:
        there = hours_there(self.year)
        if not there:
            return SumCheck("workshops", True, None)
        faults = []
        for code, used in hours_used(self.year, {row.code: (row.groups, row.places) for row in self.rows}).items():
            name, amount = there.get(code, (Words(), used))
            if used > amount:
                words = told(SUM_FAULTS["workshops"], name=name, used=used, there=amount)
                faults.append(SumFault(code, words, Fraction(used - amount)))
        return SumCheck("workshops", True, not faults, faults)

    def _budget(self) -> SumCheck:
        budgets = {(one.funding, one.calendar_year): one.amount for one in Budget.objects.filter(year=self.year)}
        if not budgets:
            return SumCheck("budget", True, None)
        faults = []
        for (funding, year), spent in sorted(money_by_year(self.year, self.rows, self.lines).items()):
            amount = budgets.get((funding, year))
            if amount is not None and spent > amount:
                numbers = {"spent": _millions(spent), "amount": _millions(Fraction(amount))}
                words = told(SUM_FAULTS["budget"], funding=FUNDING.label(funding), year=str(year), **numbers)
                faults.append(SumFault(f"{funding} {year}", words, spent - amount))
        return SumCheck("budget", True, not faults, faults)


def _millions(tiyn: Fraction) -> Decimal:
    return (Decimal(tiyn.numerator) / Decimal(tiyn.denominator) / MILLION).quantize(Decimal("0.1"))


def money_by_year(year: int, rows: Iterable[Decision], lines: dict[str, Line]) -> dict[tuple[str, int], Fraction]:
    """Tiyn by funding and calendar year over all years of study; a line without its row of costs costs nothing."""
    total: dict[tuple[str, int], Fraction] = {}
    for row in rows:
        line = lines.get(row.code)
        if line is None:
            continue
        cost = Fraction(row.places * line.cost)
        for study in range(line.term):
            key = (row.funding, year + study)
            total[key] = total.get(key, Fraction(0)) + cost
            cost *= Fraction(line.survival)
    return total
