"""What partnership announces."""

from dataclasses import dataclass

from sheber.kernel.events import Event


@dataclass(frozen=True, slots=True)
class TextChanged(Event):
    """A new version of an agreement's text; `voided` approvals no longer count."""

    memorandum: int
    voided: int


@dataclass(frozen=True, slots=True)
class AgreementAgreed(Event):
    """Both sides approved the same text."""

    memorandum: int


@dataclass(frozen=True, slots=True)
class AgreementSigned(Event):
    """An agreement was signed and sealed."""

    memorandum: int
