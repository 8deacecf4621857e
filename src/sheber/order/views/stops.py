"""What stops one more group of a line, and what would change it, with names instead of codes."""

from collections.abc import Iterable
from math import ceil

from sheber.kernel.words import LANGUAGES, Words
from sheber.order import words
from sheber.order.models import Limit, PlanLine, Resource

WOULD_CHANGE = {
    "own_limit": Words(
        "Топ шегін көтеретін ұсыныс пен лицензия керек.",
        "Нужны предложение и лицензия на большее число групп.",
        "A proposal and a licence for more groups would.",
    ),
    "applicants": Words(
        "Тағы бір топқа талапкер керек: қазір {applicants} күтіледі.",
        "Нужны абитуриенты ещё на одну группу: сейчас ожидается {applicants}.",
        "Applicants for one more group would: {applicants} are expected now.",
    ),
    "resource": Words("«{name}» көбірек керек.", "Нужно больше: «{name}».", "More of “{name}” would."),
    "budget": Words("{name}: көбірек қаражат керек.", "{name}: нужно больше денег.", "More money would ({name})."),
    "limit": Words(
        "«{name}» шегін өзгерту керек.", "Нужно изменить предел «{name}».", "A wider limit would: “{name}”."
    ),
    "need_met": Words(
        "«{name}» бойынша үлкенірек қажеттілік керек.",
        "Нужна большая потребность по специальности «{name}».",
        "A larger need for “{name}” would.",
    ),
}
# The same with how much of it is lacking, where the plan was explained in full.
LACKING = {
    "resource": Words(
        "«{name}» тағы {more} бірлікке көбейсе.",
        "Ещё {more} единиц: «{name}».",
        "{more} more units of “{name}” would.",
    ),
    "budget": Words(
        "{name}: тағы {more} теңге керек.",
        "{name}: нужно ещё {more} тенге.",
        "{more} tenge more would ({name}).",
    ),
    "limit": Words(
        "«{name}» шегін {more} бірлікке кеңейту керек.",
        "Нужно расширить предел «{name}» на {more}.",
        "The limit “{name}” wider by {more} would.",
    ),
}

OWN = frozenset({"own_limit", "applicants"})  # what no other line takes away
OUT = frozenset({"refused", "closed"})


class Stops:
    """Sentences of stops; names are read once for a year."""

    def __init__(self, year: int) -> None:
        self.resources = {row.code: row.names for row in Resource.objects.filter(year=year)}
        self.limits = {row.code: row.names for row in Limit.objects.filter(year=year)}

    def name(self, row: PlanLine) -> Words:
        """The name of the rule that stops a line."""
        if row.stop in ("resource", "limit"):
            known = self.resources if row.stop == "resource" else self.limits
            return known.get(row.stop_name, Words(row.stop_name, row.stop_name, row.stop_name))
        if row.stop == "budget":
            return words.FUNDING.label(row.stop_name)
        return row.line.qualification.specialty.name if row.stop == "need_met" else Words()

    def stop(self, row: PlanLine) -> Words:
        """What stops one more group."""
        label, name = words.STOP.label(row.stop), self.name(row)
        if not name or row.stop == "need_met":
            return label
        return Words(*(f"{label.in_language(code)}: {name.in_language(code)}" for code in LANGUAGES))

    def change(self, row: PlanLine) -> Words:
        """What would change it."""
        phrase = LACKING.get(row.stop) if row.lacking else None
        more = row.lacking or 0
        shown = more if row.stop == "resource" else ceil(more)
        return words.told(
            phrase or WOULD_CHANGE.get(row.stop, Words()),
            name=self.name(row),
            applicants=row.line.applicants,
            more=shown,
        )


def below_their_limit(rows: Iterable[PlanLine]) -> list[PlanLine]:
    """Lines that get fewer groups than they could have: first those that lose to others, the cheapest to force first."""
    found = [row for row in rows if row.groups < row.line.max_groups]
    return sorted(found, key=lambda row: (row.stop in OWN, row.verdict not in OUT, row.forcing or 0, row.line.code))
