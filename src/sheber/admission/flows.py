"""The ways of admission: a campaign's, an application's, an appeal's."""

from typing import Any

from sheber.kernel.flow import Flow, Transition
from sheber.kernel.words import Words

NOT_DRAWN = Words(
    "жеребе тартылмаған: деректерді мөрлеп, аталған оқиғаның нәтижесін енгізіңіз.",
    "жребий не брошен: запечатайте данные и внесите исход названного события.",
    "there is no draw yet: seal the inputs and enter the outcome of the event named.",
)
UNDECIDED = Words(
    "шешілмеген өтініштер бар: оларды қабылдаңыз немесе қайтарыңыз.",
    "есть нерассмотренные заявления: примите их или верните.",
    "some applications are not decided: accept or return them first.",
)
DRAWN = Words(
    "жеребе тартылған: мөр енді ашылмайды.",
    "жребий уже брошен: печать больше не снимается.",
    "the draw is done: the seal is not opened any more.",
)


def _needs_draw(campaign: Any) -> Words | None:
    return None if campaign.seed else NOT_DRAWN


def _needs_decisions(campaign: Any) -> Words | None:
    return UNDECIDED if campaign.applicants.filter(state="signed").exists() else None


def _not_drawn_yet(campaign: Any) -> Words | None:
    return DRAWN if campaign.seed else None


CAMPAIGN = Flow(
    "admission.campaign",
    {
        "open": Words("Өтініштер қабылдануда", "Приём заявлений", "Applications open"),
        "closed": Words("Өтініш қабылдау аяқталды", "Приём заявлений закончен", "Applications closed"),
        "sealed": Words("Деректер мөрленді", "Данные запечатаны", "Inputs sealed"),
        "matched": Words("Орындар бөлінді", "Места распределены", "Places given"),
        "published": Words("Жарияланды", "Опубликовано", "Published"),
    },
    [
        Transition("close", ("open",), "closed", Words("Қабылдауды аяқтау", "Закончить приём", "Close applications")),
        Transition("reopen", ("closed",), "open", Words("Қайта ашу", "Открыть снова", "Open again"), verb="publish"),
        Transition(
            "seal",
            ("closed",),
            "sealed",
            Words("Мөрлеу", "Запечатать", "Seal the inputs"),
            verb="match",
            guard=_needs_decisions,
        ),
        Transition(
            "unseal",
            ("sealed",),
            "closed",
            Words("Мөрді ашу", "Снять печать", "Open the seal"),
            verb="publish",
            guard=_not_drawn_yet,
        ),
        # A campaign whose seed was stated beforehand needs no seal; its page says that the draw is not proved.
        Transition(
            "match",
            ("open", "closed", "sealed", "matched"),
            "matched",
            Words("Бөлу", "Распределить", "Give places"),
            verb="match",
            guard=_needs_draw,
        ),
        Transition(
            "publish", ("matched",), "published", Words("Жариялау", "Опубликовать", "Publish"), verb="publish"
        ),
        Transition(
            "again",
            ("published",),
            "matched",
            Words("Келесі айналым", "Следующий тур", "Next round"),
            verb="match",
        ),
    ],
)
APPLICATION = Flow(
    "admission.application",
    {
        "draft": Words("Жобасы", "Черновик", "Draft"),
        "signed": Words("Қол қойылды", "Подписано", "Signed"),
        "returned": Words("Түзетуге қайтарылды", "Возвращено на исправление", "Returned for mending"),
        "accepted": Words("Қабылданды", "Принято", "Accepted"),
        "sealed": Words("Мөрленді", "Запечатано", "Sealed"),
        "placed": Words("Орын берілді", "Место получено", "Has a place"),
        "unplaced": Words("Орын тимеді", "Без места", "No place"),
        "offered": Words("Бос орын ұсынылды", "Предложено свободное место", "Offered a place left"),
        "originals": Words("Түпнұсқалар тапсырылды", "Оригиналы сданы", "Originals received"),
        "enrolled": Words("Оқуға қабылданды", "Зачислен", "Enrolled"),
        "withdrawn": Words("Қайтарып алды", "Отозвано", "Withdrawn"),
    },
    [
        Transition("sign", ("draft", "returned"), "signed", Words("Қол қою", "Подписать", "Sign"), verb="write"),
        Transition("accept", ("signed",), "accepted", Words("Қабылдау", "Принять", "Accept"), verb="decide"),
        Transition(
            "return",
            ("signed", "accepted"),
            "returned",
            Words("Қайтару", "Вернуть", "Return"),
            verb="decide",
        ),
        Transition("seal", ("accepted",), "sealed", Words("Мөрлеу", "Запечатать", "Seal"), verb="decide"),
        Transition(
            "unseal", ("sealed",), "accepted", Words("Мөрді ашу", "Снять печать", "Open the seal"), verb="decide"
        ),
        Transition(
            "place",
            ("accepted", "sealed", "placed", "unplaced", "offered"),
            "placed",
            Words("Орын беру", "Дать место", "Give a place"),
            verb="decide",
        ),
        Transition(
            "leave",
            ("accepted", "sealed", "placed", "unplaced", "offered"),
            "unplaced",
            Words("Орынсыз қалды", "Остался без места", "Left without a place"),
            verb="decide",
        ),
        Transition(
            "offer",
            ("unplaced",),
            "offered",
            Words("Бос орын ұсыну", "Предложить свободное место", "Offer a place left"),
            verb="decide",
        ),
        Transition(
            "take",
            ("offered",),
            "placed",
            Words("Ұсынысты қабылдау", "Согласиться", "Take the offer"),
            verb="write",
        ),
        Transition(
            "decline",
            ("offered",),
            "unplaced",
            Words("Ұсыныстан бас тарту", "Отказаться", "Decline the offer"),
            verb="write",
        ),
        Transition(
            "receive",
            ("placed",),
            "originals",
            Words("Түпнұсқаларды алу", "Принять оригиналы", "Receive the originals"),
            verb="decide",
        ),
        Transition("enrol", ("originals",), "enrolled", Words("Оқуға қабылдау", "Зачислить", "Enrol"), verb="decide"),
        Transition(
            "withdraw",
            ("draft", "signed", "returned", "accepted", "placed", "unplaced", "offered", "originals"),
            "withdrawn",
            Words("Қайтарып алу", "Отозвать", "Withdraw"),
            verb="withdraw",
        ),
    ],
)
APPEAL = Flow(
    "admission.appeal",
    {
        "filed": Words("Берілді", "Подана", "Filed"),
        "granted": Words("Қанағаттандырылды", "Удовлетворена", "Granted"),
        "refused": Words("Қабылданбады", "Отклонена", "Refused"),
    },
    [
        Transition("grant", ("filed",), "granted", Words("Қанағаттандыру", "Удовлетворить", "Grant"), verb="decide"),
        Transition("refuse", ("filed",), "refused", Words("Қабылдамау", "Отклонить", "Refuse"), verb="decide"),
    ],
)
