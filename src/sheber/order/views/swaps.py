"""One more group of a refused line: the swap that was solved with the plan, in words and with its rows."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from django.urls import reverse

from sheber.kernel.money import as_tenge
from sheber.kernel.pages.cells import Cell
from sheber.kernel.words import LANGUAGES, Words
from sheber.order import words
from sheber.order.models import PlanLine, SwapStep
from sheber.order.views.shared import COLLEGE, GROUPS, LINE, PLACES, signed, table_of
from sheber.order.views.stops import Stops
from sheber.registry.models import Occupation

FALLS = Words(
    "Жоспардың құны {jobs} толтырылған жұмыс орнына төмендейді",
    "Ценность плана снизится на {jobs} занятых рабочих мест",
    "The plan's worth falls by {jobs} filled jobs",
)
RISES = Words(
    "Жоспардың құны {jobs} толтырылған жұмыс орнына артады",
    "Ценность плана вырастет на {jobs} занятых рабочих мест",
    "The plan's worth rises by {jobs} filled jobs",
)
SAME = Words("Жоспардың құны өзгермейді", "Ценность плана не изменится", "The plan's worth stays the same")
MONEY = Words(
    "; барлық оқу жылдарының шығыны: {money} теңге.",
    "; расходы за все годы обучения: {money} тенге.",
    "; the cost over all years of study: {money} tenge.",
)
ESTIMATE = Words(
    "Бұл нұсқада айырбас есептелмеген: {jobs} жұмыс орны — шектеулер бағасымен алынған бағалау.",
    "В этой версии обмен не рассчитан: {jobs} рабочих мест — оценка по ценам ограничений.",
    "No swap was solved in this version: {jobs} jobs is an estimate by the prices of the limits.",
)
NO_ROOM = Words(
    "Колледж бен көршілерінің басқа топтарын қалай ауыстырса да, тағы бір топқа орын табылмады: алдымен шекті көтеру керек.",
    "Как ни менять другие группы колледжа и его соседей, места ещё для одной не нашлось: сначала нужно поднять предел.",
    "However the college's and its neighbours' other groups were changed, no room for one more was found: a limit must be lifted first.",
)
OWN = Words(
    "Басқа топтарды ауыстыру көмектеспейді: жолдың өз шегі тоқтатады.",
    "Обмен с другими группами не поможет: останавливает собственный предел строки.",
    "No swap with other groups would help: the line's own bound stops it.",
)
TURNS = Words(
    "«{name}» қажеттілігі {more} жұмыс орнына артса, топ өз бағасын ақтайды.",
    "Группа окупится, если потребность «{name}» вырастет на {more} рабочих мест.",
    "The group would pay for itself if the need for “{name}” grew by {more} jobs.",
)
NEVER = Words(
    "Қажеттіліктің өсуі ғана бұл шешімді өзгертпейді.",
    "Один только рост потребности этого решения не изменит.",
    "A larger need alone would not turn this decision.",
)
IF_OPENED = Words("Тағы бір топ ашылса", "Если открыть ещё группу", "If one more group opens")
BEFORE = Words("Жоспарда", "В плане", "In the plan")
AFTER = Words("Болады", "Станет", "Becomes")


class Swaps:
    """The swaps of some lines of a plan; steps and names are read once."""

    def __init__(self, rows: Iterable[PlanLine], stops: Stops) -> None:
        self.rows, self.stops = [row for row in rows if row.groups < row.line.max_groups], stops
        self.steps: dict[int, list[SwapStep]] = {}
        found = SwapStep.objects.filter(refused__in=[row.pk for row in self.rows])
        for step in found.select_related("line__college").order_by("refused", "line__code", "year"):
            self.steps.setdefault(step.refused_id, []).append(step)
        codes = {row.turn_occupation for row in self.rows} - {""}
        self.occupations = {one.code: one.name for one in Occupation.objects.filter(code__in=codes)}

    def of(self, row: PlanLine) -> dict[str, Any]:
        """Everything that is shown of a line's swap."""
        return {
            "row": row,
            "said": self.said(row),
            "turn": self.turn(row),
            "lift": self.stops.change(row),
            "stop": self.stops.stop(row),
            "table": self._table(row) if row.pk in self.steps else None,
        }

    def said(self, row: PlanLine) -> Words:
        """What one more group would do to the plan's worth and money; why not, where no swap was found."""
        if row.solved is None:
            return words.told(ESTIMATE, jobs=row.forcing or 0)
        if not row.solved:
            return OWN if row.stop in ("own_limit", "applicants") else NO_ROOM
        jobs = row.forcing or 0
        frame = FALLS if jobs > 0 else RISES if jobs < 0 else SAME
        money = MONEY.format(money=signed(Fraction(as_tenge(row.forcing_money or 0))))
        return _joined(words.told(frame, jobs=abs(jobs)), money)

    def turn(self, row: PlanLine) -> Words:
        """How much more need would turn the decision; nothing where no swap says."""
        if not row.solved or not row.forcing or row.forcing <= 0:
            return Words()
        if row.turn_need is None:
            return NEVER
        name = self.occupations.get(row.turn_occupation) or Words(*[row.turn_occupation] * len(LANGUAGES))
        return words.told(TURNS, name=name, more=row.turn_need)

    def brief(self, row: PlanLine) -> str:
        """The swap in one cell: each line with its groups before and after."""
        steps = self.steps.get(row.pk, ())
        return "; ".join(f"{one.line.code}: {one.groups_before} → {one.groups}{_places(one)}" for one in steps)

    def _table(self, row: PlanLine) -> dict[str, Any]:
        address = reverse("order-planline-list")
        heads = [
            (LINE, False),
            (COLLEGE, False),
            *((_of(name, side), True) for name in (GROUPS, PLACES) for side in (BEFORE, AFTER)),
        ]
        made = [
            [
                Cell(one.line.code, f"{address}?q={one.line.code}"),
                str(one.line.college.name),
                one.groups_before,
                one.groups,
                one.places_before,
                one.places,
            ]
            for one in self.steps[row.pk]
        ]
        return table_of(IF_OPENED, heads, made)


def _places(step: SwapStep) -> str:
    return "" if step.groups != step.groups_before else f" ({step.places_before} → {step.places})"


def _joined(*parts: Words) -> Words:
    return Words(*("".join(part.in_language(code) for part in parts) for code in LANGUAGES))


def _of(name: Words, side: Words) -> Words:
    return Words(*(f"{name.in_language(code)}: {side.in_language(code).lower()}" for code in LANGUAGES))
