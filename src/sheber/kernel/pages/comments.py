"""Remarks and papers at a case. A slice says `declare_comments("order.Proposal", by="code")` in its `urls.py` and puts
`{% comments row %}` (of `sheber_comments`) into the case's page; whoever may see the row sees and adds remarks.
"""

from dataclasses import dataclass

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sheber.kernel.actors import Actor, Policy, policy_for
from sheber.kernel.attachments import ENDINGS, RefusedFileError, keep_file, read_file
from sheber.kernel.journal import object_key, record
from sheber.kernel.models import Comment
from sheber.kernel.words import Words

LONGEST = 4000
MOST = 200
EMPTY = Words(
    "Мәтін жазыңыз немесе файл қосыңыз.", "Напишите текст или приложите файл.", "Write something or add a file."
)
FULL = Words("Бұл істе пікір тым көп.", "У этого дела слишком много комментариев.", "This case has too many remarks.")
ADDED = Words("Пікір қосылды.", "Комментарий добавлен.", "The remark was added.")


@dataclass(frozen=True, slots=True)
class Commented:
    """A model whose rows are cases: the field that the journal names them by, and the verb that lets somebody write."""

    model: str
    by: str
    verb: str


_CASES: dict[str, Commented] = {}


def declare_comments(model: str, *, by: str = "code", verb: str = Policy.VIEW) -> None:
    """Rows of `model` take remarks from whoever has an account and may do `verb` with the row."""
    _CASES[model.lower()] = Commented(model, by, verb)


def comments_of(actor: Actor, row: models.Model) -> list[Comment]:
    """The remarks at a row, oldest first; nothing for whoever may not see the row or has no account."""
    case = _CASES.get(row._meta.label_lower)
    if case is None or actor.user_id is None or not policy_for(row).allows(actor, Policy.VIEW, row):
        return []
    return list(Comment.objects.filter(model=row._meta.label_lower, key=object_key(row))[:MOST])


def may_comment(actor: Actor, row: models.Model) -> bool:
    """Whether the actor may add one."""
    case = _CASES.get(row._meta.label_lower)
    return case is not None and actor.user_id is not None and policy_for(row).allows(actor, case.verb, row)


def _row(actor: Actor, model: str, key: str) -> models.Model:
    case = _CASES.get(model)
    if case is None or actor.user_id is None:
        raise Http404
    kind = apps.get_model(case.model)
    rows = policy_for(kind).scope(actor, Policy.VIEW, kind._default_manager.all())
    found: models.Model = get_object_or_404(rows, **{case.by: key})
    return found


@require_POST
def add_comment(request: HttpRequest, model: str, key: str) -> HttpResponse:
    """Add a remark with, maybe, a paper; back to where one came from."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = _row(actor, model, key)
    if not may_comment(actor, row):
        raise PermissionDenied
    text = request.POST.get("text", "").replace("\x00", "").strip()[:LONGEST]
    given = request.FILES.get("paper")
    fault = _write(actor, row, text, given)
    if fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, str(ADDED))
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()})
    return HttpResponseRedirect(f"{target}#comments" if safe else "/")


def _write(actor: Actor, row: models.Model, text: str, given: object) -> Words | None:
    if not text and given is None:
        return EMPTY
    label, key = row._meta.label_lower, object_key(row)
    if Comment.objects.filter(model=label, key=key).count() >= MOST:
        return FULL
    made = Comment(model=label, key=key, user_id=actor.user_id, author=actor.name, text=text)
    if given is not None:
        try:
            kept = keep_file(given.read(), "comments")  # type: ignore[attr-defined]
        except RefusedFileError as refusal:
            return refusal.words
        made.paper, made.paper_media = kept.path, kept.media
        made.paper_name = f"paper.{ENDINGS[kept.media]}"  # people's own names of files tell of persons
    with transaction.atomic():
        made.save()
        record(actor, "comment", row)
    return None


@never_cache
def comment_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper of a remark, for whoever may see its case."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    one = get_object_or_404(Comment.objects.exclude(paper=""), pk=pk)
    row = _row(actor, one.model, one.key)
    try:
        data = read_file(one.paper)
    except OSError as error:
        raise Http404 from error
    record(actor, "open_document", row)
    response = HttpResponse(data, content_type=one.paper_media)
    response["Content-Disposition"] = f'attachment; filename="{one.paper_name}"'
    return response
