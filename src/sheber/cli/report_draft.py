"""`sheber report draft`: a press text or a speech whose figures come from the newest release."""

from pathlib import Path
from typing import Annotated

import typer

from sheber.cli.django import start
from sheber.cli.shared import console, errors, refusals
from sheber.kernel.words import LANGUAGES, Words

NO_RELEASE = Words(
    "{year} жылдың есебі жоқ: алдымен «sheber report build {year}».",
    "отчёта за {year} год нет: сначала «sheber report build {year}».",
    "there is no report for {year}: run “sheber report build {year}” first.",
)
UNKNOWN = Words("«{kind}»: press немесе speech.", "«{kind}»: press или speech.", "“{kind}”: press or speech.")
LANGUAGE = Words("тіл: kk, ru немесе en.", "язык: kk, ru или en.", "language: kk, ru or en.")
NOT_READ = Words(
    "үлгі оқылмайды ({error}).", "шаблон не читается ({error}).", "the template cannot be read ({error})."
)


def draft(
    year: Annotated[int, typer.Argument(help="The report's year.", min=1900, max=2100)],
    kind: Annotated[str, typer.Option(help="press or speech.")] = "press",
    lang: Annotated[str, typer.Option(help="kk, ru or en.")] = "ru",
    template: Annotated[Path | None, typer.Option(help="Your own text; its figures are {{fact:code}} only.")] = None,
    rephrase: Annotated[bool, typer.Option(help="Let the language model of SHEBER_MODEL_URL rephrase it.")] = False,
) -> None:
    """Print a press text or a speech from the newest release; a number written into a template is refused."""
    start()
    from sheber.kernel.exchange import refuse  # after Django's set-up
    from sheber.kernel.results import path_of
    from sheber.report.bridge.drafts.facts import LEFT_OUT, fill
    from sheber.report.bridge.drafts.kinds import template_of
    from sheber.report.bridge.drafts.model import rephrase as rephrased
    from sheber.report.bridge.read import read_release
    from sheber.report.queries import newest_release

    with refusals():
        if lang not in LANGUAGES:
            raise refuse("draft", None, "lang", LANGUAGE)
        release = newest_release(year)
        if release is None:
            raise refuse("draft", None, "year", NO_RELEASE.format(year=year))
        try:
            text = template.read_text(encoding="utf-8") if template is not None else template_of(kind, lang)
        except KeyError as error:
            raise refuse("draft", None, "kind", UNKNOWN.format(kind=kind)) from error
        except (OSError, UnicodeError) as error:
            raise refuse(str(template), None, "", NOT_READ.format(error=type(error).__name__)) from error
        name = template.name if template is not None else "draft"
        text = rephrased(text, lang) if rephrase else text
        made = fill(text, read_release(path_of(release.folder)), lang, name=name)
    console.print(made.text, soft_wrap=True, markup=False, end="")
    if made.missing:
        errors.print(LEFT_OUT.format(names=", ".join(made.missing)).in_language(lang), soft_wrap=True)
