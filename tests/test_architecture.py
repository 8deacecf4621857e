"""The house's arrows hold, and the contracts see violations when they are planted."""

import shutil
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[1]
OPEN_ROOMS = {"words", "models", "queries", "acts", "indicators", "rules", "exchange"}
SLICES = {
    "registry",
    "demand",
    "order",
    "guidance",
    "admission",
    "training",
    "employment",
    "partners",
    "works",
    "honours",
    "forum",
    "report",
}


def lint(folder: Path) -> tuple[int, str]:
    """Run import-linter on the tree in `folder`; gives its exit code and output."""
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


PLANTED = {
    "a kernel that knows a slice": ("kernel/money.py", "import sheber.registry"),
    "a lower slice that calls a higher one": ("demand/queries.py", "import sheber.report"),
    "neighbours that know each other": ("order/queries/plans.py", "import sheber.guidance"),
    "science that knows Django": ("science/order/problem.py", "import django"),
    "science that knows the kernel": ("science/admission/problem.py", "import sheber.kernel.words"),
    "proof that knows Django": ("proof/canonical.py", "import django"),
    "an act that enters science past the bridge": ("order/acts/plan.py", "import sheber.science.order.problem"),
    "a model that imports acts, inside a function": ("order/models.py", "def late():\n    import sheber.order.acts"),
    "a room that nobody planned": ("order/utils.py", "x = 1"),
    "a package without a floor": ("misc/__init__.py", ""),
    "a check that imports its solver": ("science/order/check.py", "import sheber.science.order.solve"),
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("static", "locale", "fonts", "*.pyc"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_the_house_as_it_stands_breaks_no_contract(tree: Path) -> None:
    code, output = lint(tree)
    assert code == 0, output


@pytest.mark.slow
@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_violation_is_caught(tree: Path, name: str) -> None:
    place, line = PLANTED[name]
    path = tree / "src" / "sheber" / place
    before = path.read_text(encoding="utf-8") if path.exists() else None
    path.parent.mkdir(exist_ok=True)
    path.write_text((before or "") + f"\n{line}\n", encoding="utf-8")
    try:
        code, output = lint(tree)
        assert code != 0, f"not caught: {name}"
        assert "BROKEN" in output or "Could not" in output or "not listed" in output.lower(), output
    finally:
        if before is None:
            path.unlink()
            if path.parent.name == "misc":
                shutil.rmtree(path.parent)
        else:
            path.write_text(before, encoding="utf-8")


def neighbours_rooms_entered() -> list[str]:
    """Imports from one slice into a room of another that is not open to neighbours."""
    graph = grimp.build_graph("sheber")
    wrong = []
    for importer in graph.modules:
        parts = importer.split(".")
        if len(parts) < 3 or parts[1] not in SLICES:
            continue
        for imported in graph.find_modules_directly_imported_by(importer):
            other = imported.split(".")
            if len(other) > 2 and other[1] in SLICES - {parts[1]} and other[2] not in OPEN_ROOMS:
                wrong.append(f"{importer} -> {imported}")
    return sorted(wrong)


def test_neighbours_enter_open_rooms_only() -> None:
    assert neighbours_rooms_entered() == []
