"""What may happen next with a forum and with a participant."""

from typing import Any

from sheber.forum import words
from sheber.kernel.flow import Flow, Transition
from sheber.kernel.words import Words

OVER_QUOTA = Words(
    "{delegation}: квота {quota} адам, барлығы берілген. Біреуін қайтарып алыңыз немесе ұйымдастырушыдан квотаны ұлғайтуды сұраңыз.",
    "{delegation}: квота {quota} чел., она исчерпана. Отзовите кого-то или попросите организатора увеличить квоту.",
    "{delegation}: the quota of {quota} is used up. Withdraw somebody, or ask the organiser for a larger quota.",
)
NOT_OPEN = Words(
    "форумға тіркеу ашық емес ({state}).", "регистрация на форум не открыта ({state}).", "registration is not open ({state})."
)  # fmt: skip


def quota_guard(row: Any) -> Words | None:
    """No more people than the delegation's quota, whoever approves them."""
    delegation = row.delegation
    if delegation.quota is None:
        return None
    taken = delegation.participants.filter(state__in=("approved", "accredited", "arrived")).exclude(pk=row.pk).count()
    if taken < delegation.quota:
        return None
    return OVER_QUOTA.format(delegation=delegation, quota=delegation.quota)


FORUM = Flow(
    "forum",
    dict(words.FORUM_STATE.words),
    (
        Transition(
            "open", ("draft", "closed"), "open", Words("Тіркеуді ашу", "Открыть регистрацию", "Open registration")
        ),
        Transition(
            "close", ("open",), "closed", Words("Тіркеуді аяқтау", "Закрыть регистрацию", "Close registration")
        ),
        Transition("hold", ("closed",), "held", Words("Форум өтті", "Форум прошёл", "The forum was held")),
    ),
)
PARTICIPANT = Flow(
    "forum.participant",
    dict(words.PARTICIPANT_STATE.words),
    (
        Transition("approve", ("asked",), "approved", Words("Растау", "Подтвердить", "Approve"), "head", quota_guard),
        Transition(
            "accredit",
            ("approved",),
            "accredited",
            Words("Аккредиттеу", "Аккредитовать", "Accredit"),
            "accredit",
            quota_guard,
        ),
        Transition(
            "arrive", ("accredited",), "arrived", Words("Тіркеу", "Отметить прибытие", "Check in"), "accredit"
        ),
        Transition("refuse", ("asked", "approved"), "refused", Words("Бас тарту", "Отказать", "Refuse"), "accredit"),
        Transition(
            "withdraw",
            ("asked", "approved", "accredited"),
            "withdrawn",
            Words("Қайтарып алу", "Отозвать", "Withdraw"),
            "head",
        ),
    ),
)
