"""Editions: a new forum copied from last year's, the difference to read, and where it is on its way."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from sheber.forum.flows import FORUM as FLOW
from sheber.forum.models import Delegation, Forum, Hall, RunLine, Session, Speaker, Stand, Talk
from sheber.forum.queries import counts_of
from sheber.forum.rules import FORUM
from sheber.kernel.actors import Actor, Policy
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import LANGUAGES, Words

COPIED = Words("{code} форумынан көшірілді", "Скопировано с форума {code}", "Copied from the forum {code}")
TAKEN = Words(
    "«{code}» коды бар форум бұрыннан бар. Басқа код беріңіз.",
    "форум с кодом «{code}» уже есть. Дайте другой код.",
    "a forum with the code “{code}” exists. Give another code.",
)
SAME_DAY = Words(
    "жаңа форумның күні бұрынғысынан кейін болуы керек.",
    "дата нового форума должна быть позже прежней.",
    "the new forum must be later than the one it is copied from.",
)


def copy_forum(actor: Actor, old: Forum, *, code: str, day: date) -> Forum:
    """A new edition with the halls, delegations, speakers, sessions, stands and run sheet of `old`, days moved along.

    Nothing personal is copied: no participant, no passport, no link; speakers stay as they may be invited again. What was
    decided (places, versions, signatures, awards) begins anew. Raises BadInput, PermissionDenied.
    """
    FORUM.demand(actor, Policy.CHANGE, old)
    if Forum.objects.filter(code=code).exists():
        raise refuse("forums", None, "code", TAKEN.format(code=code))
    if day <= old.day:
        raise refuse("forums", None, "day", SAME_DAY)
    with transaction.atomic():
        new: Forum = _again(
            old, code=code, day=day, ends=old.ends and old.ends + (day - old.day), state="draft", proposal={}
        )
        new.copied_from = old
        new.source, new.synthetic = str(COPIED.format(code=old.code).ru), old.synthetic
        new.save()
        _copy_rows(old, new, day - old.day)
        record(actor, "copy_forum", new, changed={"copied_from": old.code, **counts_of(new)})
    return new


def _again(row: Any, **changed: Any) -> Any:
    """A copy of a row, not yet saved."""
    fields = {
        one.attname: getattr(row, one.attname)
        for one in row._meta.concrete_fields
        if not one.primary_key and not one.name.endswith(("_search", "_sort_kk", "_sort_ru", "_sort_en"))
    }
    return type(row)(**{**fields, **changed})


def _code(old: Forum, new: Forum, code: str) -> str:
    """A code of the new edition: the old edition's name in it replaced, or the new one put before."""
    return code.replace(old.code, new.code, 1) if old.code in code else f"{new.code}-{code}"


def _copy_rows(old: Forum, new: Forum, later: timedelta) -> None:
    """Children in an order in which their references exist already."""
    halls, speakers, sessions = {}, {}, {}
    for hall in Hall.objects.filter(forum=old).order_by("pk"):
        halls[hall.pk] = _saved(_again(hall, forum_id=new.pk, code=_code(old, new, hall.code)))
    for speaker in Speaker.objects.filter(forum=old).order_by("pk"):
        made = _again(speaker, forum_id=new.pk, code=_code(old, new, speaker.code))
        speakers[speaker.pk] = _saved(made)
    for delegation in Delegation.objects.filter(forum=old).order_by("pk"):
        helper = speakers.get(delegation.interpreter_id or 0)
        made = _again(
            delegation, forum_id=new.pk, code="", access="", state="invited", people=None, hotel="", transfer=""
        )
        made.interpreter = helper
        _saved(made)
    for session in Session.objects.filter(forum=old).order_by("pk"):
        made = _again(session, forum_id=new.pk, code=_code(old, new, session.code), video="")
        made.hall, made.day, made.from_time, made.interpreters = None, None, "", []
        sessions[session.pk] = _saved(made)
    for talk in Talk.objects.filter(session__forum=old).order_by("pk"):
        _saved(_again(talk, session_id=sessions[talk.session_id].pk, speaker_id=speakers[talk.speaker_id].pk))
    for stand in Stand.objects.filter(forum=old).order_by("pk"):
        made = _again(stand, forum_id=new.pk, code=_code(old, new, stand.code), state="asked", why="")
        made.apart = [_code(old, new, one) for one in stand.apart]
        made.hall, made.row, made.x, made.y, made.seen = halls.get(stand.hall_id or 0), None, None, None, None
        _saved(made)
    for line in RunLine.objects.filter(forum=old).order_by("pk"):
        made = _again(line, forum_id=new.pk, day=line.day + later)
        made.session = sessions.get(line.session_id or 0)
        _saved(made)


def _saved(row: Any) -> Any:
    row.save()
    return row


def move_forum(actor: Actor, forum: Forum, name: str) -> Forum:
    """Open or close registration, or say that the forum was held. Raises Forbidden, PermissionDenied."""
    with transaction.atomic():
        row = Forum.objects.select_for_update().get(pk=forum.pk)
        before = snapshot(row)
        FLOW.move(row, name, actor)
        row.save()
        record(actor, f"forum_{name}", row, changed=difference(before, snapshot(row)))
    return row


def difference_of(new: Forum, old: Forum) -> list[dict[str, Any]]:
    """What differs between two editions: {"what", "name": Words, "change": new|gone|changed, "before", "after"}."""
    lines: list[dict[str, Any]] = []
    before, after = counts_of(old), counts_of(new)
    lines += [
        {"what": key, "name": None, "change": "changed", "before": before[key], "after": after[key]}
        for key in before
        if before[key] != after[key]
    ]
    for what, model in (("session", Session), ("hall", Hall), ("speaker", Speaker)):
        lines += _by_name(what, list(model.objects.filter(forum=new)), list(model.objects.filter(forum=old)))
    countries = [set(one.delegations.values_list("country", "role")) for one in (new, old)]
    for change, found in (("new", countries[0] - countries[1]), ("gone", countries[1] - countries[0])):
        lines += [
            {
                "what": "delegation",
                "name": Words(country, country, country),
                "change": change,
                "before": "",
                "after": "",
            }
            for country, _ in sorted(found)
        ]
    return lines


def _by_name(what: str, new: list[Any], old: list[Any]) -> list[dict[str, Any]]:
    """Rows are the same where their Russian names are; then their other words and sizes are compared."""
    field = "title" if what == "session" else "name"
    facts = {
        "session": ("kind", "minutes", "audience", "pairs"),
        "hall": ("seats", "width", "depth"),
        "speaker": ("duty",),
    }
    there, here = ({getattr(row, f"{field}_ru"): row for row in rows} for rows in (old, new))
    made = [
        {"what": what, "name": getattr(row, field), "change": change, "before": "", "after": ""}
        for change, rows, others in (("new", here, there), ("gone", there, here))
        for name, row in rows.items()
        if name not in others
    ]
    for name in here.keys() & there.keys():
        names = [*facts[what], *(f"{field}_{code}" for code in LANGUAGES)]
        unlike = [one for one in names if getattr(here[name], one) != getattr(there[name], one)]
        if unlike:
            made.append(
                {
                    "what": what,
                    "name": getattr(here[name], field),
                    "change": "changed",
                    "before": ", ".join(str(getattr(there[name], one)) for one in unlike),
                    "after": ", ".join(str(getattr(here[name], one)) for one in unlike),
                }
            )
    return sorted(made, key=lambda line: (line["change"], line["name"].ru))
