"""Keys for programs: made by a person on their page, shown once, kept as a hash, within scopes and until a day."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from sheber.kernel.access import access_index, new_access_code
from sheber.kernel.actors import Actor
from sheber.kernel.journal import record
from sheber.kernel.models import ApiToken
from sheber.kernel.words import Words

MARK = "sheber-"  # so that a leaked key is known for what it is
MOST = 20
SCOPES = {
    "read": Words("оқу", "чтение", "read"),
    "write": Words("жолдарды қосу және түзету", "добавление и исправление строк", "add and amend rows"),
    "work": Words("ұзақ жұмысты бастау", "запуск долгих работ", "start long work"),
    "acts": Words("шешімдер мен ұсыныстар", "решения и предложения", "decisions and proposals"),
}
DAYS = (30, 90, 365)
SEEN_EVERY = timedelta(minutes=5)  # how exactly the last use is kept: a write per request would be too much


def make_token(actor: Actor, user: User, name: str, scopes: list[str], days: int) -> tuple[ApiToken, str]:
    """A key that acts for `user`; gives its row and the key itself, which nobody can read again."""
    secret = new_access_code()
    with transaction.atomic():
        row = ApiToken.objects.create(
            user=user,
            name=name,
            index=access_index(secret),
            scopes=[one for one in SCOPES if one in scopes],
            expires=timezone.now() + timedelta(days=days if days in DAYS else DAYS[0]),
        )
        record(actor, "make_token", row, changed={"scopes": row.scopes, "expires": row.expires.isoformat()})
    return row, MARK + secret


def end_token(actor: Actor, row: ApiToken) -> None:
    """Make a key useless."""
    with transaction.atomic():
        ApiToken.objects.filter(pk=row.pk, ended=None).update(ended=timezone.now())
        record(actor, "end_token", row)


def token_of(given: str) -> ApiToken | None:
    """The row of a key that holds now."""
    index = access_index(given.removeprefix(MARK)) if given.startswith(MARK) else ""
    if not index:
        return None
    now = timezone.now()
    row = ApiToken.objects.select_related("user").filter(index=index, ended=None, expires__gt=now).first()
    if row is None or not row.user.is_active:
        return None
    if row.last_used is None or now - row.last_used > SEEN_EVERY:
        ApiToken.objects.filter(pk=row.pk).update(last_used=now)
    return row
