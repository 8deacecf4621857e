"""Reads the runtime dependencies from requirements/runtime.in, so that they stand in one place."""

from pathlib import Path

from hatchling.metadata.plugin.interface import MetadataHookInterface


class CustomMetadataHook(MetadataHookInterface):
    """Fills `project.dependencies` for a build."""

    def update(self, metadata: dict) -> None:
        text = (Path(self.root) / "requirements" / "runtime.in").read_text(encoding="utf-8")
        metadata["dependencies"] = [line for line in text.split("\n") if line and not line.startswith("#")]
