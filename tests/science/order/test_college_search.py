"""A college's own search, the prover's and the standalone verifier's, against every plan of small random colleges."""

import itertools
import random
from fractions import Fraction as F
from types import SimpleNamespace

import pytest

from sheber.proof import standalone
from sheber.science.order.college import Search
from sheber.science.order.exact import choices
from sheber.science.order.prices import Reduced
from sheber.science.order.problem import Demand, Line, Problem, Settings, Use, columns_of

MILLION = 10**6
LITTLE = F(1, 10**6)


def college(seed: int) -> tuple[Problem, list[Reduced], dict[str, F]]:
    """Three lines that share two resources over three study years, values of groups and places, prices of the rows."""
    noise = random.Random(seed)
    lines = tuple(
        Line(
            name=f"l{n}", college="c", district="d", specialty="s", funding="local", term=noise.choice([1, 2, 3]),
            cost=100, survival=F(1), entry=F(1), applicants=noise.randrange(2, 9), last=noise.randrange(0, 2),
            max_groups=noise.randrange(1, 3), group_min=2, group_max=4,
        )
        for n in range(3)
    )  # fmt: skip
    uses = {
        n: tuple(
            Use(name, F(noise.randrange(0, 4)), F(noise.randrange(0, 5), 2)) for name in "ab" if noise.random() < 0.8
        )
        for n in range(3)
    }
    resources = {(name, year): F(noise.randrange(2, 30)) for name in "ab" for year in (1, 2, 3)}
    settings = Settings(
        1, 2, 4, ((F(1), F(1)),), F(0), F(noise.randrange(0, 3), 4), F(noise.randrange(0, 4)), F(1), 1
    )
    cells = columns_of({("o", "d", 2): Demand((F(1),), F(1), F(0))})
    problem = Problem(
        settings, lines, {"s": (("o", F(1)),)}, {}, cells, resources, {}, uses, {("local", 1): 1}, (), 2
    )
    reduced = [Reduced([F(noise.randrange(-20, 20), 8)], [F(noise.randrange(-8, 20), 8)]) for _ in lines]
    prices = {
        f"resource|{name}|{year}": F(noise.randrange(0, 8), 8) for name, year in resources if noise.random() < 0.6
    }
    return problem, reduced, prices


def best(problem: Problem, reduced: list[Reduced]) -> F:
    """The most that any plan of the college is worth, by trying every one."""
    settings, most = problem.settings, F(-(10**9))
    plans = [[(x, n) for x, low, high in choices(line) for n in range(low, high + 1)] for line in problem.lines]
    for plan in itertools.product(*plans):
        fits = all(
            sum(
                use.per_group * x + use.per_place * n
                for number, (x, n) in enumerate(plan)
                for use in problem.uses[number]
                if use.resource == name and problem.lines[number].term >= year
            )
            <= amount
            for (name, year), amount in problem.resources.items()
        )
        if fits:
            worth = sum(
                one.group[0] * x
                + one.place[0] * n
                - settings.change * abs(x - line.last)
                - (settings.opening if x and not line.last else 0)
                for line, one, (x, n) in zip(problem.lines, reduced, plan, strict=True)
            )
            most = max(most, worth)
    return most


def verifiers(problem: Problem, reduced: list[Reduced], prices: dict[str, F]) -> standalone.Search:
    """The standalone verifier's search of the same college."""
    lines = []
    for number, line in enumerate(problem.lines):
        uses = [
            (use.resource, int(use.per_group * MILLION), int(use.per_place * MILLION)) for use in problem.uses[number]
        ]
        options = list(choices(line))
        lines.append(SimpleNamespace(last=line.last, term=line.term, uses=uses, options=lambda of=options: of))
    resources = {row: int(amount * MILLION) for row, amount in problem.resources.items()}
    part = 10**12
    bound = SimpleNamespace(
        order=SimpleNamespace(lines=lines, resources=resources),
        kept={f"resource|{r}|{y}": int(prices.get(f"resource|{r}|{y}", 0) * MILLION) for r, y in resources},
        group=[[int(one.group[0] * part)] for one in reduced],
        place=[[int(one.place[0] * part)] for one in reduced],
        change=int(problem.settings.change * part),
        opening=int(problem.settings.opening * part),
        part=part,
    )
    return standalone.Search(bound, list(range(len(lines))), list(resources))  # type: ignore[arg-type]


@pytest.mark.parametrize("hundred", range(4))
def test_a_claim_is_proved_exactly_where_no_plan_is_worth_more(hundred: int) -> None:
    for seed in range(100 * hundred, 100 * hundred + 60):
        problem, reduced, prices = college(seed)
        most = best(problem, reduced)
        rows = list(problem.resources)
        search = Search(problem, [0, 1, 2], reduced, rows, prices)
        assert search.proves(most + LITTLE), seed
        assert not search.proves(most - LITTLE), seed
        other = verifiers(problem, reduced, prices)
        assert other.proves(int((most + LITTLE) * standalone.BILLION)), seed
        other.steps = 0
        assert not other.proves(int((most - LITTLE) * standalone.BILLION)), seed
