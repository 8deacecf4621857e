"""How much a result hangs on one juror: the count is made again without each of them."""

from dataclasses import dataclass

from sheber.science.jury.count import count
from sheber.science.jury.problem import Ballots, Outcome


@dataclass(frozen=True, slots=True)
class Robustness:
    """By one rule: who would win without each juror, and in how many removals the winners stay the same."""

    rule: str
    winners: frozenset[str]
    without: dict[str, frozenset[str]]  # a removal that ends in a tie names only the certain winners

    @property
    def held(self) -> int:
        """Removals that change nothing."""
        return sum(one == self.winners for one in self.without.values())


def robustness(ballots: Ballots, outcome: Outcome) -> Robustness:
    """Remove each juror who scored anybody and count again by the same rule."""
    voting = [juror for juror in ballots.jurors if any(one == juror for one, _ in ballots.scores)]
    without = {juror: count(ballots.without(juror), outcome.rule).winners for juror in voting}
    return Robustness(outcome.rule, outcome.winners, without)
