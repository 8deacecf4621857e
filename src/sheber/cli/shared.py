"""What all commands share: the key, a progress bar, one place for refusals."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from sheber.kernel.exchange.problems import BadInput
from sheber.kernel.words import Words
from sheber.proof.signature import SigningKey, load_or_make_key
from sheber.settings.env import Env

Progress = Callable[[float, str], None]
console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)


def signing_key() -> SigningKey:
    """The key of this installation, made at its first use."""
    return load_or_make_key(Env().home / "keys" / "signing")


@contextmanager
def shown_progress(title: str) -> Iterator[Progress]:
    """A progress bar on a terminal, silence elsewhere."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # only where a bar is drawn

    columns = (TextColumn("{task.fields[title]}"), BarColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
        task = bar.add_task("", total=1.0, title=title)
        yield lambda done, note: bar.update(task, completed=done, description=escape(note))


@contextmanager
def refusals() -> Iterator[None]:
    """Turns bad input into a table on stderr and exit code 2, a forbidden step into its reason and exit code 1."""
    try:
        yield
    except BadInput as refusal:
        show_problems(refusal)
        raise typer.Exit(2) from None
    except Exception as error:
        from sheber.kernel.flow import Forbidden  # imports Django's models, which file commands do without

        if not isinstance(error, Forbidden):
            raise
        errors.print(escape(str(error.words)), soft_wrap=True)
        raise typer.Exit(1) from None


def show_problems(refusal: BadInput) -> None:
    """Print where each fault is and what to do."""
    heads = [
        Words("Файл", "Файл", "File"),
        Words("Жол", "Строка", "Row"),
        Words("Баған", "Столбец", "Column"),
        Words("Не болды, не істеу керек", "Что не так и что делать", "What is wrong and what to do"),
    ]
    table = Table(*(str(head) for head in heads), show_lines=False)
    for one in refusal.problems:
        row = "" if one.row is None else str(one.row)
        table.add_row(escape(one.file), row, escape(one.column), escape(str(one.words)))
    if errors.is_terminal:
        errors.print(table)
    else:
        for one in refusal.problems:
            errors.print(escape(str(one)), soft_wrap=True)
    hidden = refusal.total - len(refusal.problems)
    if hidden:
        more = Words("тағы {n} қате бар", "и ещё ошибок: {n}", "and {n} more").format(n=hidden)
        errors.print(str(more))
    nothing = Words("Ештеңе қолданылмады.", "Ничего не применено.", "Nothing was applied.")
    errors.print(f"[red]{nothing}[/red]")
