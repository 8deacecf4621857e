"""Pages of the administrator: who holds which role; and the page to which an invitation leads."""

from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sheber.kernel.access import too_often
from sheber.kernel.actors import ROLE_WORDS, STAFF, Actor, Policy, Role
from sheber.kernel.models import Appointment, Invitation
from sheber.kernel.pages.menu import MenuItem, declare_menu
from sheber.kernel.people import (
    APPOINTMENTS,
    GIVEN,
    INVITATIONS,
    RefusedError,
    accept_invitation,
    appoint,
    end_appointment,
    invite,
    open_invitation,
    withdraw_invitation,
)
from sheber.kernel.words import Words, lazy_words
from sheber.web.accounts import INVITED

REASON = Words("Себебін жазыңыз.", "Укажите причину.", "Give a reason.")
DONE = {
    "ended": Words("Рөл аяқталды.", "Роль прекращена.", "The role has ended."),
    "given": Words("Рөл берілді.", "Роль выдана.", "The role was given."),
    "withdrawn": Words("Шақыру қайтарылды.", "Приглашение отозвано.", "The invitation was withdrawn."),
}
MAIL_TITLE = Words("Sheber жүйесіне шақыру", "Приглашение в систему Sheber", "Invitation to Sheber")
MAIL_TEXT = Words(
    "Сізге «{role}» рөлі ұсынылды. Сілтемені ашып, өз құпиясөзіңізді қойыңыз ({until} дейін, бір рет):\n{link}",
    "Вам предложена роль «{role}». Откройте ссылку и задайте свой пароль (до {until}, один раз):\n{link}",
    "You are offered the role “{role}”. Open the link and set your own password (until {until}, once):\n{link}",
)

SYSTEM_GROUP = Words("Жүйе", "Система", "System")
PEOPLE = Words("Адамдар мен рөлдер", "Люди и роли", "People and roles")
JOURNAL = Words("Журнал", "Журнал", "Journal")
WORK = Words("Ұзақ жұмыстар", "Долгие задачи", "Long work")


def declare_system_menu() -> None:
    """Put the system's pages at the end of the menu, after those of the slices."""
    declare_menu(
        MenuItem(SYSTEM_GROUP, PEOPLE, "people", frozenset({Role.ADMINISTRATOR, Role.AUDITOR})),
        MenuItem(SYSTEM_GROUP, JOURNAL, "journal", frozenset({*STAFF, Role.AUDITOR})),
        MenuItem(SYSTEM_GROUP, WORK, "jobs", frozenset(STAFF)),
    )


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class RoleForm(forms.Form):
    """A role from a day to a day, for somebody where it is held for somebody."""

    role = forms.ChoiceField(label=lazy_words("Рөл", "Роль", "Role"))
    holder = forms.CharField(
        label=lazy_words("Кімнің атынан (коды)", "От чьего имени (код)", "For whom (code)"),
        required=False,
        max_length=64,
        help_text=lazy_words(
            "Колледж, мектеп, жұмыс беруші, серіктес, делегация рөлі үшін ғана.",
            "Только для ролей колледжа, школы, работодателя, партнёра, делегации.",
            "Only for the roles of a college, school, employer, partner, delegation.",
        ),
    )
    starts = forms.DateField(label=lazy_words("Басы", "С", "From"), widget=_day())
    ends = forms.DateField(
        label=lazy_words("Соңы (бос: мерзімсіз)", "По (пусто: бессрочно)", "To (empty: open)"),
        required=False,
        widget=_day(),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["role"].choices = [(role.value, str(ROLE_WORDS[role])) for role in GIVEN]  # type: ignore[attr-defined]
        self.fields["starts"].initial = timezone.localdate()


class InviteForm(RoleForm):
    """An invitation."""

    email = forms.EmailField(
        label=lazy_words("Пошта", "Почта", "E-mail"),
        required=False,
        help_text=lazy_words(
            "Бос болса, сілтемені өзіңіз бересіз.",
            "Если пусто, ссылку передадите сами.",
            "If empty, you hand the link over yourself.",
        ),
    )
    field_order = ("email", "role", "holder", "starts", "ends")


class AcceptForm(forms.Form):
    """A name and a password of one's own."""

    username = forms.CharField(
        label=lazy_words("Кіру аты", "Имя для входа", "Name to sign in"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=lazy_words("Құпиясөз (кемінде 10 таңба)", "Пароль (не менее 10 знаков)", "Password (10 or more)"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        """Refuse a short or a common one."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password


def _actor(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined,no-any-return]


def people(request: HttpRequest) -> HttpResponse:
    """Everybody with an account and what they hold; open invitations."""
    actor = _actor(request)
    APPOINTMENTS.demand(actor, Policy.VIEW)
    users = User.objects.order_by("username").prefetch_related("appointments")
    text = request.GET.get("q", "").replace("\x00", "").strip()
    if text:
        users = users.filter(username__icontains=text)
    page = Paginator(users, 50).get_page(request.GET.get("page"))
    today = timezone.localdate()
    lines = [
        {"user": user, "roles": [_role_line(one, today) for one in user.appointments.all()]}
        for user in page.object_list
    ]
    manage = APPOINTMENTS.allows(actor, Policy.CHANGE)
    waiting = Invitation.objects.filter(used=None, withdrawn=None, expires__gt=timezone.now()) if manage else ()
    context = {
        "page": page,
        "lines": lines,
        "manage": manage,
        "q": text,
        "invitations": [{"row": one, "role": ROLE_WORDS[Role(one.role)]} for one in waiting],
    }
    return render(request, "web/people.html", context)


def _role_line(one: Appointment, today: Any) -> dict[str, Any]:
    holds = one.starts <= today and (one.ends is None or one.ends >= today)
    return {"row": one, "words": ROLE_WORDS[Role(one.role)], "holds": holds}


@never_cache
def invite_page(request: HttpRequest) -> HttpResponse:
    """The form of an invitation, and its link once it is made."""
    INVITATIONS.demand(_actor(request), Policy.CHANGE)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            row, code = invite(
                _actor(request),
                Role(told["role"]),
                starts=told["starts"],
                ends=told["ends"],
                holder=told["holder"].replace("\x00", ""),
                email=told["email"],
            )
        except RefusedError as refusal:
            form.add_error(refusal.field or None, str(refusal.words))
        else:
            return render(request, "web/invited.html", _invited(request, row, code))
    return render(request, "web/invite.html", {"form": form}, status=422 if form.errors else 200)


def _invited(request: HttpRequest, row: Invitation, code: str) -> dict[str, Any]:
    """Mail the link where an address was given; the page shows it once in any case."""
    base = settings.SITE_URL or request.build_absolute_uri("/").rstrip("/")
    link = base + reverse("invitation", args=[code])
    until = timezone.localtime(row.expires).strftime("%d.%m.%Y")
    letter = "\n\n".join(
        MAIL_TEXT.in_language(one).format(role=ROLE_WORDS[Role(row.role)].in_language(one), until=until, link=link)
        for one in ("kk", "ru", "en")
    )
    if row.email:
        send_mail(" / ".join((MAIL_TITLE.kk, MAIL_TITLE.ru)), letter, None, [row.email])
    return {"row": row, "link": link, "letter": letter, "role": ROLE_WORDS[Role(row.role)], "until": until}


@never_cache
def invitation(request: HttpRequest, code: str) -> HttpResponse:
    """Where an invitation leads: choose a name and a password, or take the role with the account one has."""
    row = None if too_often(request, "invitation", most=30, seconds=300) else open_invitation(code)
    if row is None:
        return render(request, "web/invitation_gone.html", status=404)
    signed_in = request.user.is_authenticated
    if settings.SOCIALACCOUNT_PROVIDERS and not signed_in:
        request.session[INVITED] = code
    form = AcceptForm(request.POST or None) if not signed_in else None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            told = form.cleaned_data if form else {"username": "", "password": ""}
            user = accept_invitation(
                code,
                told["username"],
                told["password"],
                user=request.user if signed_in else None,  # type: ignore[arg-type]
            )
        except RefusedError as refusal:
            if form is None:
                return render(request, "web/invitation_gone.html", status=404)
            form.add_error(refusal.field or None, str(refusal.words))
        except ValidationError as error:  # pragma: no cover (the form has looked already)
            form.add_error(None, error)  # type: ignore[union-attr]
        else:
            if not signed_in:
                if user.email:  # the administrator vouches for the address that the invitation went to
                    EmailAddress.objects.get_or_create(
                        user=user, email=user.email.lower(), defaults={"primary": True, "verified": True}
                    )
                login(request, user, backend="django.contrib.auth.backends.ModelBackend")
            return HttpResponseRedirect(reverse("home"))
    context = {
        "row": row,
        "form": form,
        "role": ROLE_WORDS[Role(row.role)],
        "provider": bool(settings.SOCIALACCOUNT_PROVIDERS),
    }
    return render(request, "web/invitation.html", context, status=422 if form and form.errors else 200)


@never_cache
def person_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One person's roles, past ones too; give one more."""
    APPOINTMENTS.demand(_actor(request), Policy.VIEW)
    user = get_object_or_404(User, pk=pk)
    manage = APPOINTMENTS.allows(_actor(request), Policy.CHANGE)
    form = RoleForm(request.POST or None) if manage else None
    if request.method == "POST" and form and form.is_valid():
        told = form.cleaned_data
        try:
            holder = told["holder"].replace("\x00", "")
            appoint(
                _actor(request), user, Role(told["role"]), starts=told["starts"], ends=told["ends"], holder=holder
            )
        except RefusedError as refusal:
            form.add_error(refusal.field or None, str(refusal.words))
        else:
            messages.success(request, str(DONE["given"]))
            return HttpResponseRedirect(reverse("people-person", args=[pk]))
    today = timezone.localdate()
    roles = [_role_line(one, today) for one in user.appointments.order_by("-starts", "-pk")]
    context = {"user_shown": user, "roles": roles, "form": form, "manage": manage}
    return render(request, "web/people_person.html", context, status=422 if form and form.errors else 200)


@require_POST
def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    """End an appointment, with a reason."""
    APPOINTMENTS.demand(_actor(request), Policy.CHANGE)
    row = get_object_or_404(Appointment, pk=pk)
    reason = request.POST.get("reason", "").replace("\x00", "").strip()
    if not reason:
        messages.error(request, str(REASON))
    else:
        try:
            end_appointment(_actor(request), row, reason=reason)
            messages.success(request, str(DONE["ended"]))
        except RefusedError as refusal:
            messages.error(request, str(refusal.words))
    return HttpResponseRedirect(reverse("people-person", args=[row.user_id]))


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw an invitation."""
    INVITATIONS.demand(_actor(request), Policy.CHANGE)
    withdraw_invitation(_actor(request), get_object_or_404(Invitation, pk=pk))
    messages.success(request, str(DONE["withdrawn"]))
    return HttpResponseRedirect(reverse("people"))
