"""The operators' guide prints the settings as they are."""

from pathlib import Path

from sheber.settings.env import Env

GUIDE = Path(__file__).parents[2] / "docs" / "operators" / "README.md"


def settings_table() -> str:
    """The table of settings as the guide must hold it."""
    lines = ["| variable | default | meaning |", "|---|---|---|"]
    for name, field in Env.model_fields.items():
        variable = field.validation_alias or f"SHEBER_{name.upper()}"
        default = "" if name == "secret_key" else str(field.default)
        lines.append(f"| `{variable}` | {f'`{default}`' if default else ''} | {field.description} |")
    return "\n".join(lines)


def test_the_guide_holds_every_setting() -> None:
    assert settings_table() in GUIDE.read_text(encoding="utf-8")
