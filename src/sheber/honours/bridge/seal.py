"""Seals a jury's result: the settings as they were fixed, every ballot, who stood aside, every count, every removal."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sheber.honours.bridge.ballots import ballots_of, recused, score_rows, settings_bytes, settings_of
from sheber.honours.bridge.verify import check_files
from sheber.honours.models import Call
from sheber.kernel.exchange.write import csv_bytes
from sheber.proof.certificate import seal_folder
from sheber.proof.signature import SigningKey
from sheber.science.jury.count import count_all
from sheber.science.jury.problem import Outcome
from sheber.science.jury.robust import Robustness, robustness

TYPE = "sheber.award.v1"
RULE = {"name": "sheber.honours.jury", "version": "1"}


@dataclass(frozen=True)
class Counted:
    """A call counted by every rule, each with its removals."""

    outcomes: list[Outcome]
    robust: list[Robustness]
    jurors: int

    def summary(self, main: str) -> dict[str, Any]:
        """What pages show of it, as JSON."""
        rules: dict[str, dict[str, Any]] = {}
        for one, held in zip(self.outcomes, self.robust, strict=True):
            rules[one.rule] = {
                "winners": sorted(one.winners),
                "tied": sorted(one.tied),
                "values": {
                    entry: None if value is None else [value.numerator, value.denominator]
                    for entry, value in one.values.items()
                },
                "ranks": {entry: one.rank(entry) for entry in one.values},
                "errors": {entry: round(error * 10_000) for entry, error in one.errors.items()},
                "held": held.held,
                "removals": len(held.without),
                "without": {juror: sorted(names) for juror, names in held.without.items()},
            }
        own = set(rules[main]["winners"])
        # A rule that leaves the same nominees in a tie does not contradict.
        other = [
            rule
            for rule, told in rules.items()
            if not set(told["winners"]) <= own or not own <= {*told["winners"], *told["tied"]}
        ]
        return {"rules": rules, "differ": other, "main": main}


def count_call(call: Call) -> Counted:
    """Count a call's ballots. Raises ValueError where they do not fit."""
    entries = sorted(
        call.nominations.filter(state__in=("sent", "awarded", "declined")).values_list("code", flat=True)
    )
    ballots = ballots_of(settings_of(call), score_rows(call), entries)
    outcomes = count_all(ballots)
    return Counted(outcomes, [robustness(ballots, one) for one in outcomes], len(ballots.jurors))


def statement(call: Call, counted: Counted) -> dict[str, str]:
    """One sentence in three languages."""
    place = next(n for n, one in enumerate(counted.outcomes) if one.rule == call.main)
    held, removals = counted.robust[place].held, len(counted.robust[place].without)
    title = call.title
    return {
        "kk": f"«{title.kk or title.ru}»: қазылар есебі; бір қазы алынған {removals} жағдайда нәтиже {held} рет сақталады",
        "ru": f"«{title.ru}»: подсчёт жюри; результат не меняется в {held} из {removals} случаев, когда убран один член жюри",
        "en": f"“{title.in_language('en')}”: the jury's count; the result holds in {held} of {removals} removals of a juror",
    }


def write_jury(out: Path, call: Call, counted: Counted, key: SigningKey) -> Path:
    """Write and seal the folder. Raises ValueError where a check fails. Codes alone stand in it, no name."""
    inside = out / "input"
    inside.mkdir(parents=True)
    (inside / "settings.json").write_bytes(settings_bytes(call))
    (inside / "entries.csv").write_bytes(csv_bytes(["nomination"], [[one] for one in counted.outcomes[0].values]))
    (inside / "scores.csv").write_bytes(csv_bytes(["juror", "nomination", "criterion", "value"], score_rows(call)))
    (inside / "recusals.csv").write_bytes(csv_bytes(["juror", "nomination", "kind"], recused(call)))
    (out / "result.csv").write_bytes(csv_bytes(["rule", "nomination", "value", "rank", "wins"], _results(counted)))
    (out / "robustness.csv").write_bytes(csv_bytes(["rule", "removed", "winners", "same"], _removals(counted)))
    parameters = {"call": call.code, "criteria_hash": call.criteria_hash, "log_index": call.log_index or 0}
    return seal_folder(
        out,
        type=TYPE,
        statement=statement(call, counted),
        rule=RULE,
        parameters=parameters,
        checks=check_files(out, parameters),
        key=key,
    )


def _results(counted: Counted) -> list[list[Any]]:
    return [
        [
            one.rule,
            entry,
            "" if value is None else str(value),
            one.rank(entry) or "",
            "yes" if entry in one.winners else "tie" if entry in one.tied else "no",
        ]
        for one in counted.outcomes
        for entry, value in sorted(one.values.items())
    ]


def _removals(counted: Counted) -> list[list[str]]:
    return [
        [one.rule, juror, " ".join(sorted(names)), "yes" if names == one.winners else "no"]
        for one in counted.robust
        for juror, names in sorted(one.without.items())
    ]
