"""A person's own page: roles, sign-in, how to be told, keys for programs, drafts."""

from typing import Any

from allauth.usersessions.models import UserSession
from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sheber.kernel.actors import ROLE_WORDS, Actor, Role
from sheber.kernel.models import ApiToken, Appointment, Draft
from sheber.kernel.notices import MAIL_WORDS, preference_of
from sheber.kernel.tokens import DAYS, MOST, SCOPES, end_token, make_token
from sheber.kernel.words import Words, lazy_words
from sheber.web.accounts import has_second_factor

SAVED = Words("Сақталды.", "Сохранено.", "Saved.")
ENDED = Words("Кілт жойылды.", "Ключ отозван.", "The key was withdrawn.")
TOO_MANY = Words(
    "Кілт тым көп: қажетсізін жойыңыз.", "Слишком много ключей: отзовите ненужные.", "Too many keys: withdraw some."
)
OVER = Words("Сеанс аяқталды.", "Сеанс завершён.", "The session has ended.")
DROPPED = Words("Жоба өшірілді.", "Черновик удалён.", "The draft was thrown away.")


class TokenForm(forms.Form):
    """A new key."""

    name = forms.CharField(
        label=lazy_words("Не үшін", "Для чего", "What for"),
        max_length=100,
        help_text=lazy_words(
            "Мысалы: «1С алмасуы».", "Например: «обмен с 1С».", "For example: “exchange with our ERP”."
        ),
    )
    scopes = forms.MultipleChoiceField(
        label=lazy_words("Не істей алады", "Что может", "What it may do"), widget=forms.CheckboxSelectMultiple
    )
    days = forms.TypedChoiceField(
        label=lazy_words("Неше күн жарамды", "Сколько дней действует", "Days it holds"), coerce=int
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["scopes"].choices = [(code, str(words)) for code, words in SCOPES.items()]  # type: ignore[attr-defined]
        self.fields["scopes"].initial = ["read"]
        self.fields["days"].choices = [(day, str(day)) for day in DAYS]  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        """Without what a database cannot keep."""
        return str(self.cleaned_data["name"]).replace("\x00", "")


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.user_id is None:
        raise PermissionDenied
    return actor


@never_cache
def person(request: HttpRequest) -> HttpResponse:
    """The page; a POST keeps how to be told."""
    actor = _actor(request)
    choice = preference_of(actor)
    if request.method == "POST":
        wanted = request.POST.get("mail", "")
        choice.mail = wanted if wanted in MAIL_WORDS else choice.mail
        choice.language = (get_language() or "ru")[:2]
        choice.save()
        messages.success(request, str(SAVED))
        return HttpResponseRedirect(reverse("person"))
    held = Appointment.objects.in_force().filter(user_id=actor.user_id or 0).order_by("role")
    context = {
        "roles": [{"row": one, "words": ROLE_WORDS[Role(one.role)]} for one in held],
        "factor": has_second_factor(request.user),  # type: ignore[arg-type]
        "factor_required": actor.is_staff and settings.STAFF_SECOND_FACTOR,
        "mail": choice.mail,
        "mail_choices": [(code, words, code == choice.mail) for code, words in MAIL_WORDS.items()],
        "email": request.user.email,  # type: ignore[union-attr]
        "provider": [app["name"] for one in settings.SOCIALACCOUNT_PROVIDERS.values() for app in one["APPS"]],
        "tokens": _tokens(actor),
        "drafts": Draft.objects.filter(user_id=actor.user_id or 0).order_by("-at"),
    }
    return render(request, "web/person.html", context)


def _tokens(actor: Actor) -> list[dict[str, Any]]:
    rows = ApiToken.objects.filter(user_id=actor.user_id or 0, ended=None)
    now = timezone.now()
    return [
        {"row": one, "scopes": [SCOPES[code] for code in one.scopes if code in SCOPES], "holds": one.expires > now}
        for one in rows
    ]


@never_cache
def token_new(request: HttpRequest) -> HttpResponse:
    """Make a key: it is shown on this page and never again."""
    actor = _actor(request)
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if ApiToken.objects.filter(user_id=actor.user_id or 0, ended=None).count() >= MOST:
            form.add_error(None, str(TOO_MANY))
        else:
            told = form.cleaned_data
            row, secret = make_token(actor, request.user, told["name"], told["scopes"], told["days"])  # type: ignore[arg-type]
            return render(request, "web/token_made.html", {"row": row, "secret": secret})
    return render(request, "web/token_new.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def token_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a key of one's own."""
    actor = _actor(request)
    end_token(actor, get_object_or_404(ApiToken, pk=pk, user_id=actor.user_id or 0))
    messages.success(request, str(ENDED))
    return HttpResponseRedirect(reverse("person"))


@require_POST
def session_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End one other session of one's own."""
    get_object_or_404(UserSession, pk=pk, user_id=_actor(request).user_id).end()
    messages.success(request, str(OVER))
    return HttpResponseRedirect(reverse("usersessions_list"))


@require_POST
def draft_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft of one's own away."""
    get_object_or_404(Draft, pk=pk, user_id=_actor(request).user_id).delete()
    messages.success(request, str(DROPPED))
    return HttpResponseRedirect(reverse("person"))
