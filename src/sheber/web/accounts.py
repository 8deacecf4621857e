"""Sign-in over django-allauth: its adapters, and the pages that keep their old names."""

import logging
from http import HTTPStatus
from typing import Any

import requests
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.account.views import LoginView
from allauth.core import context as present
from allauth.core.exceptions import ImmediateHttpResponse, SignupClosedException
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sheber.kernel.access import client_address, forget_tries, too_often
from sheber.kernel.models import Appointment
from sheber.kernel.people import RefusedError, accept_invitation, open_invitation
from sheber.settings.keys import kept_secret

MOST_TRIES = 10
INVITED = "invited"  # the session's key: the code of the invitation whose link was opened last
PAUSE = 300


def demo_names() -> list[str]:
    """The accounts of the example, in the order in which they were made."""
    return list(
        Appointment.objects.in_force().order_by("user_id").values_list("user__username", flat=True).distinct()
    )


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up: an administrator invites. Messages about signing in and out would say what one sees."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address by which Sheber's own limits count."""
        return client_address(request)

    def add_message(self, request: HttpRequest, level: int, *more: Any, **named: Any) -> None:
        """Keep still about sign-in and sign-out."""
        template = named.get("message_template") or (more[0] if more else None)
        if template not in {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}:
            super().add_message(request, level, *more, **named)


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """A provider signs in whom their own page has connected, and takes an invitation; it makes no other accounts."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Whether this browser has come by the link of an open invitation."""
        return open_invitation(request.session.get(INVITED, "")) is not None

    def get_requests_session(self) -> requests.Session:
        """Questions to the provider; where it does not answer, the reader is told so instead of an error of this server."""
        session: requests.Session = super().get_requests_session()
        ask = session.request

        def asked(*args: Any, **more: Any) -> requests.Response:
            try:
                answer = ask(*args, **more)
            except requests.RequestException as fault:
                raise _silent(str(fault)) from fault
            if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status_code == HTTPStatus.NOT_FOUND:
                raise _silent(f"{answer.url}: {answer.status_code}")
            return answer

        session.request = asked  # type: ignore[method-assign]
        return session

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """What the provider says of mail addresses gives no right here: a new account has the invitation's."""
        sociallogin.email_addresses = []
        if not sociallogin.is_existing:
            sociallogin.user.email = ""

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Any:
        """The new account takes the role that it was made for, or is not made."""
        code = request.session.pop(INVITED, "")
        try:
            with transaction.atomic():
                user = super().save_user(request, sociallogin, form)
                row = open_invitation(code)
                accept_invitation(code, "", "", user=user)
                if row and row.email and not EmailAddress.objects.filter(email__iexact=row.email).exists():
                    user.email = row.email
                    user.save(update_fields=["email"])
                    EmailAddress.objects.create(user=user, email=row.email.lower(), primary=True, verified=True)
        except RefusedError as refusal:  # somebody else has used the link meanwhile
            raise SignupClosedException from refusal
        sociallogin.state["next"] = reverse("home")
        return user


def _silent(why: str) -> ImmediateHttpResponse:
    logging.getLogger("sheber").warning("sign-in by the provider: %s", why)
    return ImmediateHttpResponse(render(present.request, "socialaccount/authentication_error.html", status=502))


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Staff cannot take away their last factor where one is required."""

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Whether this one may go: recovery codes always may, the last factor of staff may not."""
        from allauth.mfa.models import Authenticator  # a model: not before the apps are loaded

        if not settings.STAFF_SECOND_FACTOR or authenticator.type == Authenticator.Type.RECOVERY_CODES:
            return True
        from sheber.kernel.actors import actor_of  # beside its only use

        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        spare = others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
        return spare or not actor_of(authenticator.user).is_staff


def has_second_factor(user: AbstractBaseUser) -> bool:
    """Whether a person has an authenticator app or a passkey."""
    return bool(is_mfa_enabled(user))


class SignIn(LoginView):  # type: ignore[misc]
    """Sign in; after too many tries from an address there is a pause, whatever names were tried."""

    def dispatch(self, request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        """Refuse during a pause before any password is hashed."""
        self.paused = too_often(request, "sign-in", most=MOST_TRIES, seconds=PAUSE, count=False)
        if self.paused and request.method == "POST":
            self.request = request
            return self.render_to_response(self.get_context_data(form=None), status=429)  # type: ignore[no-any-return]
        return super().dispatch(request, *args, **more)  # type: ignore[no-any-return]

    def get_form_kwargs(self) -> dict[str, Any]:
        """The page's field is called `username`, as password managers know it; allauth's form asks for `login`."""
        kwargs: dict[str, Any] = super().get_form_kwargs()
        if self.request.method == "POST":
            data = self.request.POST.copy()
            data.setdefault("login", data.get("username", ""))
            kwargs["data"] = data
        return kwargs

    def form_valid(self, form: Any) -> HttpResponse:
        """Begin to count anew."""
        forget_tries(self.request, "sign-in", most=MOST_TRIES)
        return super().form_valid(form)  # type: ignore[no-any-return]

    def form_invalid(self, form: Any) -> HttpResponse:
        """Count the try."""
        too_often(self.request, "sign-in", most=MOST_TRIES, seconds=PAUSE)
        return super().form_invalid(form)  # type: ignore[no-any-return]

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """What the page shows beside the form: the pause, the demo's accounts."""
        context: dict[str, Any] = super().get_context_data(**more)
        demo = None
        if settings.DEMO:
            demo = {"names": demo_names(), "password": kept_secret(settings.SHEBER_HOME / "keys" / "demo", 6)}
        return context | {
            "paused": self.paused,
            "demo": demo,
            "typed": self.request.POST.get("username", self.request.POST.get("login", "")),
            "next": self.request.POST.get("next", self.request.GET.get("next", "")),
        }


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out; the session is gone on the server, too."""
    logout(request)
    return HttpResponseRedirect(reverse("home"))
