"""The two ways to give a command: as a process of its own, or called in this one, which starts in no time.

What a process alone can show (its start, a new database, its exit, signals, settings) is tested by `run`; what a
command says and writes, by `called`, with the same answer.
"""

import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

from django.utils import translation
from typer.testing import CliRunner

from sheber.cli.main import app


def run(home: Path, *words: object, **env: str) -> subprocess.CompletedProcess:
    """A process of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SHEBER_", "DATABASE_URL"))}
    kept |= {"SHEBER_HOME": str(home), "DJANGO_SETTINGS_MODULE": "sheber.settings", **env}
    command = [sys.executable, "-m", "sheber", *(str(word) for word in words)]
    done = subprocess.run(
        command, capture_output=True, text=True, env=kept, cwd=home.parent, timeout=500, check=False
    )
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    return done


def called(home: Path, *words: object, language: str = "ru") -> subprocess.CompletedProcess:
    """Called here: for commands without a database. What nobody foresaw fails the test with its traceback."""
    env: dict[str, str | None] = {name: None for name in os.environ if name.startswith(("SHEBER_", "DATABASE_URL"))}
    env["SHEBER_HOME"] = str(home)
    command = [str(word) for word in words]
    with chdir(home.parent), translation.override(language):
        done = CliRunner().invoke(app, command, env=env, prog_name="sheber")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return subprocess.CompletedProcess(command, done.exit_code, done.stdout, done.stderr)
