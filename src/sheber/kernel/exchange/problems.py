"""What is wrong with given files: collected as they are read, shown all at once, nothing applied."""

from dataclasses import dataclass

from sheber.kernel.words import Words

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where it is, and what to do about it."""

    file: str
    row: int | None  # line of the file, the heading being line 1
    column: str
    words: Words

    def __str__(self) -> str:
        place = [self.file]
        if self.row is not None:
            place.append(str(Words("{n}-жол", "строка {n}", "row {n}").format(n=self.row)))
        if self.column:
            place.append(str(Words("«{c}» бағаны", "столбец «{c}»", "column “{c}”").format(c=self.column)))
        return f"{', '.join(place)}: {self.words}"


class BadInput(Exception):
    """Given files cannot be used; the command prints every problem and exits with 2."""

    def __init__(self, problems: list[Problem], total: int | None = None) -> None:
        super().__init__("\n".join(str(one) for one in problems))
        self.problems = problems
        self.total = total or len(problems)


class Problems:
    """Collects problems; keeps the first `SHOWN` and counts the rest."""

    def __init__(self) -> None:
        self.list: list[Problem] = []
        self.total = 0
        self.read_as: dict[str, str] = {}  # "lines.csv" -> "lines.parquet": the form in which a sheet was read

    def add(self, file: str, row: int | None, column: str, words: Words) -> None:
        """Note a fault at a place; a sheet that was read in another form is told under that file's name."""
        self.total += 1
        if len(self.list) < SHOWN:
            self.list.append(Problem(self.read_as.get(file, file), row, column, words))

    def __bool__(self) -> bool:
        return self.total > 0

    def stop_if_any(self) -> None:
        """Raises BadInput where something was noted."""
        if self.total:
            raise BadInput(self.list, self.total)


def refuse(file: str, row: int | None, column: str, words: Words) -> BadInput:
    """A BadInput for a single fault: `raise refuse(...)`."""
    problems = Problems()
    problems.add(file, row, column, words)
    return BadInput(problems.list)
