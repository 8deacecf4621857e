"""An award as an Open Badge: what it says, where its status stands, under which did the region speaks."""

from typing import Any

from sheber.honours import words
from sheber.honours.models import Award, Credential
from sheber.kernel.public_log import site
from sheber.kernel.results import key
from sheber.kernel.words import Words
from sheber.proof.credential import Badge, sign_badge
from sheber.proof.credential_jwt import did_document, did_web
from sheber.proof.credential_status import status_list
from sheber.registry.models import Region

BASE = "/honours"
ISSUER = Words("Білім басқармасы", "Управление образования", "Education department")
CRITERIA = Words(
    "Марапаттау ережелері мен шешімі бойынша",
    "По правилам награждения и решению",
    "By the rules of the award and its decision",
)


def did() -> str:
    """The region's did:web."""
    return did_web(site() + BASE)


def document() -> dict[str, Any]:
    """The did document: the key that signs."""
    return did_document(did(), [key().public])


def status_address(year: int) -> str:
    """Where a year's status list is published."""
    return f"{site()}{BASE}/status/{year}.jwt"


def award_address(number: str) -> str:
    """Where an award is looked up by its number."""
    return f"{site()}{BASE}/award/{number}/"


def year_list(year: int, at: Any) -> str:
    """The signed status list of a year as it stands now."""
    revoked = Credential.objects.filter(year=year, revoked__isnull=False).values_list("place", flat=True)
    return status_list(status_address(year), revoked, key=key(), did=did(), at=at)


def token_for(award: Award, credential: Credential) -> str:
    """The signed credential. It names nobody: the paper binds a name to the subject's number."""
    region = Region.objects.first()
    kind = words.KIND.label(award.kind)
    issuer = _joined(ISSUER) + (f", {region.name.ru}" if region else "")
    grounds = [{"id": award_address(credential.number), "name": credential.number, "narrative": award.act or "–"}]
    return sign_badge(
        Badge(
            id=f"urn:uuid:{credential.uuid}",
            subject=f"urn:uuid:{credential.subject}",
            achievement=f"{site()}{BASE}/kind/{award.kind}/",
            name=_joined(kind),
            description=f"{_joined(kind)}, {award.year}",
            criteria=_joined(CRITERIA),
            issuer=did(),
            issuer_name=issuer,
            issued=credential.issued,
            status_address=status_address(credential.year),
            status_index=credential.place,
            evidence=tuple(grounds),
        ),
        key(),
    )


def _joined(told: Words) -> str:
    return " / ".join(dict.fromkeys((told.kk, told.ru, told.en)))
