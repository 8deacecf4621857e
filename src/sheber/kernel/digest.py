"""Mails that tell people of their notices: at once, once a day or once a week, as each has chosen."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone

from sheber.kernel.actors import actor_of
from sheber.kernel.models import Notice, Preference
from sheber.kernel.notices import unread
from sheber.kernel.words import Words

# A little less than the whole span, so that a run at the same hour of the next day is not one minute too early.
EVERY = {
    Preference.AT_ONCE: timedelta(0),
    Preference.DAILY: timedelta(hours=23),
    Preference.WEEKLY: timedelta(days=6, hours=23),
}
MOST = 30
TITLE = Words("Sheber: жаңа хабарлар ({n})", "Sheber: новые уведомления ({n})", "Sheber: new notices ({n})")
MORE = Words("… және тағы {n}.", "… и ещё {n}.", "… and {n} more.")
FOOT = Words(
    "Қалай хабарлануды өз бетіңізде таңдаңыз: {link}",
    "Как получать уведомления, выбирается на вашей странице: {link}",
    "Choose on your page how to be told: {link}",
)


def send_digests() -> int:
    """Send what is due; gives how many mails went out. One that cannot be sent is tried again the next time."""
    newest = Notice.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    told = {one.user_id: one for one in Preference.objects.all()}
    people = User.objects.filter(is_active=True, appointments__isnull=False).exclude(email="").distinct()
    connection, sent = get_connection(), 0
    for user in people:
        choice = told.get(user.pk) or Preference(user=user)
        if not _due(choice, newest):
            continue
        fresh = list(unread(actor_of(user)).filter(pk__gt=choice.last_notice).order_by("pk"))
        if fresh:
            connection.send_messages([_mail(user, choice, fresh)])
            sent += 1
            choice.mailed = timezone.now()
        choice.last_notice = newest
        choice.save()
    return sent


def _due(choice: Preference, newest: int) -> bool:
    every = EVERY.get(choice.mail)
    if every is None or choice.last_notice >= newest:
        return False
    return choice.mailed is None or timezone.now() - choice.mailed >= every


def _mail(user: User, choice: Preference, fresh: list[Notice]) -> EmailMessage:
    language = choice.language
    lines = [f"• {one.words.in_language(language)}\n  {settings.SITE_URL}{one.link}".rstrip() for one in fresh[:MOST]]
    if len(fresh) > MOST:
        lines.append(MORE.in_language(language).format(n=len(fresh) - MOST))
    lines.append(FOOT.in_language(language).format(link=f"{settings.SITE_URL}/me/"))
    return EmailMessage(TITLE.in_language(language).format(n=len(fresh)), "\n\n".join(lines), to=[user.email])
