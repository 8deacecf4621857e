"""Who is told of what happens with honours."""

from django.urls import reverse

from sheber.honours import words
from sheber.honours.acts import AwardGiven, CallMoved, NominationAnswered
from sheber.honours.models import Award, Call, Nomination
from sheber.kernel.actors import Role
from sheber.kernel.events import listen
from sheber.kernel.notices import notify
from sheber.kernel.words import LANGUAGES, Words

JUDGE = Words("«{title}»: бағалауды күтеді.", "«{title}»: ждёт вашей оценки.", "“{title}” waits for your scores.")
MOVED = Words("«{title}»: {state}.", "«{title}»: {state}.", "“{title}”: {state}.")
ANSWERED = Words(
    "{code} ұсынысы: {state}. {answer}",
    "Представление {code}: {state}. {answer}",
    "Nomination {code}: {state}. {answer}",
)
GIVEN = Words(
    "{code} ұсынысы бойынша марапат берілді.",
    "По представлению {code} вручена награда.",
    "Nomination {code} was awarded.",
)


@listen(CallMoved)
def call_moved(event: CallMoved) -> None:
    """Jurors are called when judging begins; the department is told of each step."""
    row = Call.objects.get(pk=event.call)
    state = words.CALL_STATE.label(event.state)
    told = Words(
        *(
            getattr(MOVED, c).format(title=row.title.in_language(c)[:200], state=state.in_language(c))
            for c in LANGUAGES
        )
    )
    notify(told, reverse("honours-call", args=[row.code]), roles=[Role.HEAD, Role.PLANNER])
    if event.state == "judging":
        told = Words(*(getattr(JUDGE, c).format(title=row.title.in_language(c)[:200]) for c in LANGUAGES))
        holders = [(Role.JUROR, one) for one in row.jurors.values_list("person", flat=True)]
        notify(told, reverse("honours-jury"), holders=holders)


@listen(NominationAnswered)
def answered(event: NominationAnswered) -> None:
    """Whoever nominated is told."""
    row = Nomination.objects.get(pk=event.nomination)
    state = words.STATE.label(row.state)
    _tell(
        row,
        Words(
            *(
                getattr(ANSWERED, c).format(code=row.code, state=state.in_language(c), answer=row.answer[:200])
                for c in LANGUAGES
            )
        ),
    )


@listen(AwardGiven)
def given(event: AwardGiven) -> None:
    """Whoever nominated is told."""
    award = Award.objects.select_related("nomination").get(pk=event.award)
    if award.nomination:
        _tell(award.nomination, GIVEN.format(code=award.nomination.code))


def _tell(row: Nomination, told: Words) -> None:
    link = reverse("honours-nomination-page", args=[row.code])
    holders = [(Role.EMPLOYER, row.nominator_code)] if row.nominator_code else []
    notify(
        told, link, roles=[Role.PLANNER], colleges=[row.nominator_code] if row.nominator_code else [], holders=holders
    )
