"""The command line as a stranger meets it: exit codes, words instead of tracebacks; real processes where it matters."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.commands import called, run

from sheber.settings.env import Env

DISTRICTS = "code,name_ru,kind\n01,Город,city\n02,Село,district\n"


@pytest.fixture
def new_home(tmp_path: Path) -> Path:
    """Nothing is there yet."""
    return tmp_path / "var"


@pytest.fixture
def region(tmp_path: Path) -> Path:
    folder = tmp_path / "region"
    folder.mkdir()
    (folder / "districts.csv").write_text(DISTRICTS, encoding="utf-8")
    return folder


def test_help_lists_the_commands_and_each_has_an_example(home: Path) -> None:
    whole = run(home, "--help")
    assert whole.returncode == 0
    for name in ("load", "dump", "new-region", "verify", "serve", "worker", "doctor", "order", "admission"):
        assert name in whole.stdout
    assert "Example" in called(home, "load", "--help").stdout


def test_a_database_of_another_version_is_left_alone(home: Path, region: Path) -> None:
    assert run(home, "load", region).returncode == 0
    base = sqlite3.connect(home / "sheber.sqlite3")
    with base:
        base.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('order', '0099_later', '2030-01-01')"
        )
    before = base.execute("SELECT count(*) FROM django_migrations").fetchone()
    told = run(home, "load", region)
    assert told.returncode == 1
    assert "order.0099_later" in told.stderr
    assert "sheber dump" in told.stderr
    assert base.execute("SELECT count(*) FROM django_migrations").fetchone() == before


def test_a_region_goes_in_and_comes_out(new_home: Path, region: Path, tmp_path: Path) -> None:
    dry = run(new_home, "load", region, "--dry-run")
    assert dry.returncode == 0, dry.stderr
    assert "2 would be new" in dry.stdout
    assert "2 are new" in run(new_home, "load", region, "--reason", "first").stdout
    assert "0 are new" in run(new_home, "load", region).stdout
    out = tmp_path / "out"
    assert run(new_home, "dump", out).returncode == 0
    assert (out / "districts.csv").read_text(encoding="utf-8").count("\n") == 3
    again = run(new_home, "dump", out)
    assert again.returncode == 2
    assert "out" in again.stderr


def test_bad_input_ends_with_2_and_names_the_cell(db: None, home: Path, region: Path) -> None:
    (region / "districts.csv").write_text(DISTRICTS.replace("city", "871 %"), encoding="utf-8")
    done = called(home, "load", region, language="en")
    assert done.returncode == 2
    assert "districts.csv" in done.stderr
    assert "871 %" in done.stderr
    assert "2" in done.stderr
    assert "kind" in done.stderr


@pytest.mark.parametrize("words", [("load", "nowhere"), ("load", "/dev/null"), ("dump", "/dev/null"), ("load",)])
def test_a_wrong_folder_ends_with_2(db: None, home: Path, words: tuple[str, ...]) -> None:
    assert called(home, *words).returncode == 2


def test_places_that_cannot_be_written_end_with_2(db: None, home: Path, region: Path, tmp_path: Path) -> None:
    (tmp_path / "afile").write_text("x", encoding="utf-8")
    (tmp_path / "dangling").symlink_to("nowhere")
    example = Path(__file__).parents[2] / "examples" / "demand"
    for place in (".", "afile/x", "dangling", "/proc/x"):
        done = called(home, "demand", "forecast", example, "--out", place)
        assert done.returncode == 2, (place, done.stderr)
    assert called(home, "new-region", "afile/x").returncode == 2
    assert called(home, "dump", "afile/x").returncode == 2
    assert called(home, "load", "a" * 300).returncode == 2
    assert called(home, "demo", "--no-serve", "--region", region, "--out", "afile/x").returncode == 2
    assert (tmp_path / "afile").read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("gap", ["inf", "nan", "-1", "1e999999999", "x"])
def test_a_gap_that_is_no_bound_ends_with_2(home: Path, tmp_path: Path, gap: str) -> None:
    example = Path(__file__).parents[2] / "examples" / "order"
    assert called(home, "order", "plan", example, "--out", tmp_path / "out", f"--gap={gap}").returncode == 2


def test_a_demo_of_a_folder_without_a_region_ends_with_2(home: Path, region: Path, tmp_path: Path) -> None:
    done = run(home, "demo", "--no-serve", "--region", region, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "region.csv" in done.stderr


def test_a_stopped_server_leaves_nothing_running(home: Path, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SHEBER_", "DATABASE_URL"))}
    kept |= {"SHEBER_HOME": str(home), "DJANGO_SETTINGS_MODULE": "sheber.settings"}
    command = [sys.executable, "-m", "sheber", "serve", "--port", str(port)]
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env=kept, cwd=tmp_path, start_new_session=True)
    try:
        wait_until(lambda: answers(port), 60)
        server.send_signal(signal.SIGTERM)
        assert server.wait(30) == 0
        wait_until(lambda: not group_lives(server.pid), 15)
        assert not answers(port)
    finally:
        if group_lives(server.pid):
            os.killpg(server.pid, signal.SIGKILL)


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


def group_lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(true: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.2)


def test_a_new_region_is_written_without_a_database(home: Path, tmp_path: Path) -> None:
    done = run(tmp_path / "new", "new-region", tmp_path / "mine")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "mine" / "templates" / "colleges.xlsx").is_file()
    assert not list((tmp_path / "new").glob("*.sqlite3"))
    assert run(home, "load", tmp_path / "mine").returncode == 0


def test_verify_says_2_for_what_is_no_result(home: Path, region: Path) -> None:
    assert called(home, "verify", region).returncode == 2


def test_the_doctor_names_every_setting_and_hides_secrets(home: Path) -> None:
    done = run(home, "doctor", SHEBER_SECRET_KEY="a-very-secret-key-" * 3)
    assert "a-very-secret-key" not in done.stdout + done.stderr
    for name in Env.model_fields:
        assert name in done.stdout
    assert "journal: the chain is whole" in done.stdout


def test_a_database_out_of_reach_is_told_in_a_sentence(home: Path) -> None:
    done = run(home, "doctor", DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")
    assert done.returncode == 1
    assert "database" in done.stdout
