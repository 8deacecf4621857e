"""Reading honours: what a person already has, whether the rules let them have more, and who must stand aside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from sheber.honours import words
from sheber.honours.models import Award, Call, Juror, Nomination, Recusal, Relation, Rule
from sheber.kernel.words import Words, search_key
from sheber.registry.models import Post

HELD = Words("бар: {what}", "есть: {what}", "held: {what}")
NOT_HELD = Words("тізілімде жоқ", "в реестре нет", "not in the register")
NONE_BEFORE = Words("бұрын марапатталмаған", "раньше не награждали", "no award before")
COUNTED = Words(
    "{found}, керегі кемінде {wanted}", "{found}, нужно не меньше {wanted}", "{found}, at least {wanted} wanted"
)
OF_QUOTA = Words(
    "{found} берілген, квота {wanted}", "вручено {found}, квота {wanted}", "{found} given, the quota is {wanted}"
)
NO_SINCE = Words(
    "еңбек өтілінің басы көрсетілмеген", "не указано начало стажа", "the beginning of the service is not given"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A rule held against a nomination: its words, whether it is met (None: not known), why, and the act."""

    rule: Rule
    label: Words
    passed: bool | None
    told: Words


def rules_on(kind: str, day: date) -> QuerySet[Rule]:
    """The rules of a kind in force on a day."""
    return Rule.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), kind=kind, valid_from__lte=day).order_by(
        "code"
    )


def awards_of(nomination: Nomination) -> list[Award]:
    """What the nominee has already: found by IIN, by the register of people, else by name and organisation."""
    same = Q(
        person_search=search_key(" ".join((nomination.person.kk, nomination.person.ru, nomination.person.en))),
        organisation_code=nomination.organisation_code,
    )
    if nomination.iin_index:
        same = Q(holder_index=nomination.iin_index)
    if nomination.who_id:
        same |= Q(who=nomination.who_id)
    rows = Award.objects.filter(same, year__lte=nomination.year).exclude(nomination=nomination)
    return [one for one in rows.select_related("credential").order_by("year", "pk") if not _revoked(one)]


def _revoked(award: Award) -> bool:
    credential = getattr(award, "credential", None)
    return bool(credential and credential.revoked)


def eligibility(nomination: Nomination, day: date) -> list[Line]:
    """Every rule of the kind that is in force on a day, line by line."""
    before = awards_of(nomination)
    return [_line(nomination, one, before, day) for one in rules_on(nomination.kind, day)]


def _line(nomination: Nomination, rule: Rule, before: list[Award], day: date) -> Line:
    wanted = rule.number or 0
    label = words.RULE.label(rule.rule)
    if rule.rule == "previous":
        kind = words.KIND.label(rule.previous)
        held = next((one for one in before if one.kind == rule.previous), None)
        what = HELD.format(what=f"{held.year}") if held else NOT_HELD
        named = Words(*(f"{getattr(label, c)}: {getattr(kind, c)}" for c in ("kk", "ru", "en")))
        return Line(rule, named, held is not None, what)
    if rule.rule == "years_since":
        if not before:
            return Line(rule, label, passed=True, told=NONE_BEFORE)
        years = nomination.year - max(one.year for one in before)
        return Line(rule, label, years >= wanted, COUNTED.format(found=years, wanted=wanted))
    if rule.rule == "service":
        since = nomination.service_since
        if since is None:
            return Line(rule, label, passed=None, told=NO_SINCE)
        years = day.year - since.year - ((day.month, day.day) < (since.month, since.day))
        return Line(rule, label, years >= wanted, COUNTED.format(found=years, wanted=wanted))
    if rule.rule == "once":
        held = next((one for one in before if one.kind == nomination.kind), None)
        return Line(rule, label, held is None, HELD.format(what=f"{held.year}") if held else NOT_HELD)
    given = Award.objects.filter(kind=nomination.kind, year=nomination.year).exclude(nomination=nomination)
    given = given.exclude(credential__revoked__isnull=False)
    if rule.rule == "quota_organisation":
        given = given.filter(organisation_code=nomination.organisation_code)
    found = given.count()
    return Line(rule, label, found < wanted, OF_QUOTA.format(found=found, wanted=wanted))


def is_eligible(lines: Iterable[Line]) -> bool:
    """Whether every rule is met for certain."""
    return all(one.passed for one in lines)


Pair = tuple[int, int]  # juror, nomination


def conflicts(call: Call) -> dict[Pair, set[str]]:
    """Every juror's reasons to stand aside, computed from rows: employer, nominator, family names, relations, own word."""
    jurors = list(call.jurors.all())
    entries = list(call.nominations.filter(state__in=("sent", "awarded", "declined")).select_related("who"))
    found: dict[Pair, set[str]] = {}
    places = _places(jurors, entries)
    for juror in jurors:
        for entry in entries:
            for kind in _computed(juror, entry, places):
                found.setdefault((juror.pk, entry.pk), set()).add(kind)
    for model in (Relation, Recusal):
        for j, n, kind in model.objects.filter(juror__call=call).values_list("juror", "nomination", "kind"):
            found.setdefault((j, n), set()).add(kind)
    return found


def _places(jurors: list[Juror], entries: list[Nomination]) -> dict[str, set[str]]:
    """By code of a person, the organisations where they hold or held a post."""
    codes = {one.person for one in jurors} | {one.who.code for one in entries if one.who}
    held: dict[str, set[str]] = {}
    for code, place in Post.objects.filter(person__code__in=codes).values_list("person__code", "organisation"):
        if place:
            held.setdefault(code, set()).add(place)
    return held


def _computed(juror: Juror, entry: Nomination, places: dict[str, set[str]]) -> Iterable[str]:
    mine = places.get(juror.person, set()) | ({juror.organisation_code} - {""})
    theirs = (places.get(entry.who.code, set()) if entry.who else set()) | ({entry.organisation_code} - {""})
    if mine & theirs or (entry.who and entry.who.code == juror.person):
        yield "employer"
    if entry.nominator_code and entry.nominator_code in mine:
        yield "nominator"
    families = {search_key(one) for one in juror.families.replace(",", " ").split()}
    named = {search_key(one) for text in (entry.person.kk, entry.person.ru, entry.person.en) for one in text.split()}
    if families & named:
        yield "family"
