"""The templates that come with the system, and the file of a draft."""

from pathlib import Path

from sheber.kernel.words import Words

TEMPLATES = Path(__file__).parents[2] / "templates" / "report" / "drafts"
KINDS = {
    "press": Words("Баспасөз мәтіні", "Текст для прессы", "Press text"),
    "speech": Words("Сөз", "Речь", "Speech"),
}


def template_of(kind: str, language: str) -> str:
    """A template by kind and language. Raises KeyError."""
    if kind not in KINDS:
        raise KeyError(kind)
    return (TEMPLATES / f"{kind}.{language}.txt").read_text(encoding="utf-8")
