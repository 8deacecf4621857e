"""A release as a Word file: the same figures, names and sentences as on its pages."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sheber.kernel.paper.docx import Block, Paragraph, Table, docx_bytes


def document(data: dict[str, Any], day: date) -> bytes:
    """The Word file of what the PDF's template is filled with."""
    return docx_bytes(data["title"], _blocks(data), language=data["language"], day=day)


def _blocks(data: dict[str, Any]) -> Iterator[Block]:
    yield Paragraph(data["title"], "Title")
    yield Paragraph(f"{data['foot']}. {data['day']}.")
    if data["warning"]:
        yield Paragraph(data["warning"])
    for chapter in data["chapters"]:
        yield Paragraph(chapter["title"], "Heading1")
        yield Table(data["heading"], chapter["rows"])
    if data["published"]:
        yield Paragraph(data["published_title"], "Heading1")
        yield Table(data["published_heading"], data["published"])
    if data["revisions"]:
        yield Paragraph(data["revisions_title"], "Heading1")
        yield Table(data["revisions_heading"], data["revisions"])
    yield Paragraph(data["check"])
