"""Claims on a page and on a megabyte, mutated figures, a protected table of 35 by 120, the year's report."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django

from benchmarks.shared import give, peak, row

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "tests" / "slices" / "report" / "claims" / "seed.ru.txt"


@contextmanager
def clock(told: dict[str, str], name: str) -> Iterator[None]:
    """Keep the seconds of this process beside those of the clock: another program's work is no slowness of ours."""
    cpu, wall = time.process_time(), time.perf_counter()
    yield
    told[name] = f"{time.process_time() - cpu:.2f} s CPU, {time.perf_counter() - wall:.2f} s clock"


def vocational(rows: int, columns: int) -> list[list[int]]:
    """A college x specialty table: most cells empty, a few small."""
    dice = random.Random(3)
    return [
        [
            0 if dice.random() < 0.75 else dice.randint(1, 4) if dice.random() < 0.06 else dice.randint(5, 60)
            for _ in range(columns)
        ]
        for _ in range(rows)
    ]


def claims(told: dict[str, str]) -> list[dict[str, str]]:
    """The claims of texts, and what becomes of true and changed sentences."""
    from tests.slices.report.claims.sentences import true_sentences, wrong_sentences

    from sheber.kernel.actors import SYSTEM
    from sheber.report.bridge.claims.answer import _read, check_text
    from sheber.report.bridge.claims.judge import judge_sentence
    from sheber.report.bridge.claims.world import world_for

    text, world, dice = SEED.read_text(encoding="utf-8"), world_for(SYSTEM), random.Random(1)

    def verdicts(sentence: str) -> list[str]:
        return [one.verdict for found in _read(sentence, world) for one in judge_sentence(found, world)]

    with clock(told, "page"):
        check_text(text, SYSTEM)
    with clock(told, "large"):
        found, _ = check_text(text * (1_000_000 // len(text.encode()) + 1), SYSTEM)
    every = list(true_sentences())
    proved = sum(verdicts(one.text) == ["proved"] for one in every)
    wrong = [sentence for one in every for sentence in wrong_sentences(one, every, dice)]
    passed = sum("proved" in verdicts(sentence) for sentence in wrong)
    return [
        row("report", "claims on a page of text", told["page"], "under 1 s"),
        row("report", f"claims on 1 MB of text ({len(found)} claims)", told["large"]),
        row(
            "report",
            f"{len(every)} true sentences (kk, ru, en) proved",
            f"{100 * proved / len(every):.1f} %",
            "99.5 %",
        ),
        row(
            "report",
            f"{len(wrong)} changed figures rejected or flagged",
            f"{100 - 100 * passed / len(wrong):.2f} %",
            "100 %",
        ),
    ]


def disclosure(told: dict[str, str]) -> list[dict[str, str]]:
    """Suppression and exact audit."""
    from sheber.science.disclosure.audit import audit
    from sheber.science.disclosure.problem import table_with_margins
    from sheber.science.disclosure.suppress import suppress

    table = table_with_margins(vocational(35, 120))
    with clock(told, "both"):
        table.hidden = suppress(table)
        found: Any = audit(table, table.small())
    sizes = f"{len(table.small())} small, {len(table.hidden)} hidden, {len(found.recovered)} recoverable"
    return [row("report", f"35 x 120 table protected and audited ({sizes})", told["both"], "under 5 s")]


def main() -> None:
    """Run it."""
    django.setup()
    from django.core.management import call_command

    from sheber.kernel.actors import SYSTEM
    from sheber.kernel.exchange.package import load_folder
    from sheber.report.acts import build_release

    call_command("migrate", verbosity=0)
    load_folder(SYSTEM, ROOT / "examples" / "aktobe")
    told: dict[str, str] = {}
    rows = [*disclosure(told), *claims(told)]
    with clock(told, "build"):
        build_release(SYSTEM, 2025)
    rows.append(row("report", "the report of 2025 with all its files", told["build"], "under 60 s"))
    give([*rows, row("report", "peak memory", peak())])


if __name__ == "__main__":
    main()
