"""Sign-in, second factor, invitations, appointments, sessions, keys: what a person and an administrator do."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import cache
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from sheber.kernel.actors import Role, actor_of
from sheber.kernel.models import ApiToken, Appointment, Invitation, JournalEntry

PASSWORD = "a long passphrase"


@pytest.fixture
def administrator(client_of) -> Client:
    cache.clear()
    user = User.objects.create_user("administrator", email="admin@example.kz", password=PASSWORD)
    Appointment.objects.create(user=user, role=Role.ADMINISTRATOR, starts="2020-01-01")
    client = Client()
    client.force_login(user)
    return client


def invited(administrator: Client, **more: str) -> str:
    answer = administrator.post(
        reverse("people-invite"), {"role": "planner", "starts": "2026-01-01", "email": "new@example.kz", **more}
    )
    assert answer.status_code == 200
    return re.search(r"/invitation/[\w-]+/", answer.content.decode())[0]


def test_an_invitation_gives_a_role_and_an_own_password_once(administrator: Client) -> None:
    link = invited(administrator)
    assert link in mail.outbox[0].body
    code = link.split("/")[2]
    assert code not in Invitation.objects.get().index
    guest = Client()
    assert guest.get(link).status_code == 200
    assert guest.post(link, {"username": "new", "password": "short"}).status_code == 422
    assert guest.post(link, {"username": "administrator", "password": PASSWORD}).status_code == 422
    assert guest.post(link, {"username": "new", "password": PASSWORD}).status_code == 302
    assert actor_of(User.objects.get(username="new")).has(Role.PLANNER)
    assert Client().get(link).status_code == 404
    assert Client().post(link, {"username": "other", "password": PASSWORD}).status_code == 404
    assert not JournalEntry.objects.filter(difference__icontains="new@example.kz").exists()


def test_an_invitation_runs_out_and_is_withdrawn(administrator: Client) -> None:
    link = invited(administrator)
    Invitation.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert Client().get(link).status_code == 404
    link = invited(administrator)
    administrator.post(reverse("people-withdraw", args=[Invitation.objects.latest("pk").pk]))
    assert Client().get(link).status_code == 404


def test_a_held_role_needs_its_holder_and_days_their_order(administrator: Client) -> None:
    told = {"role": "college", "starts": "2026-01-01"}
    answer = administrator.post(reverse("people-invite"), told)
    assert answer.status_code == 422
    assert "invalid-feedback" in answer.content.decode()
    told = {"role": "planner", "starts": "2026-01-02", "ends": "2026-01-01"}
    assert administrator.post(reverse("people-invite"), told).status_code == 422
    assert Invitation.objects.count() == 0


def test_an_appointment_ends_at_once_and_the_last_administrator_stays(administrator: Client) -> None:
    row = Appointment.objects.get(user__username="planner")
    end = reverse("people-end", args=[row.pk])
    administrator.post(end, {"reason": ""})
    assert actor_of(row.user).has(Role.PLANNER)
    administrator.post(end, {"reason": "left"})
    assert not actor_of(row.user).has(Role.PLANNER)
    entry = JournalEntry.objects.latest("pk")
    assert (entry.action, entry.reason) == ("end_appointment", "left")
    own = Appointment.objects.get(user__username="administrator")
    administrator.post(reverse("people-end", args=[own.pk]), {"reason": "x"})
    assert actor_of(own.user).has(Role.ADMINISTRATOR)
    administrator.post(reverse("people-person", args=[row.user_id]), {"role": "report", "starts": "2026-01-01"})
    assert actor_of(row.user).has(Role.REPORT)


@override_settings(STAFF_SECOND_FACTOR=True)
def test_staff_without_a_second_factor_reach_nothing_but_its_page(client_of) -> None:
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    planner, college = client_of("planner"), client_of("college")
    for path in ("/", "/registry/college/", "/journal/", "/search/?q=x"):
        answer = planner.get(path)
        assert (answer.status_code, answer.url) == (302, reverse("mfa_index")), path
        assert college.get(path).status_code in {200, 403}
    assert planner.get("/api/v1/sheets").status_code == 403
    assert planner.get(reverse("mfa_index")).status_code == 200
    TOTP.activate(User.objects.get(username="planner"), generate_totp_secret())
    assert planner.get("/").status_code == 200


def test_a_code_is_asked_after_the_password(client_of) -> None:
    from allauth.mfa.totp.internal.auth import (
        TOTP,
        format_hotp_value,
        generate_totp_secret,
        hotp_value,
        yield_hotp_counters_from_time,
    )

    cache.clear()
    secret = generate_totp_secret()
    TOTP.activate(User.objects.get(username="head"), secret)
    client = Client()
    answer = client.post(reverse("sign-in"), {"username": "head", "password": "a long password"})
    assert (answer.status_code, answer.url) == (302, reverse("mfa_authenticate"))
    assert client.get("/me/").status_code == 403
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
    assert client.get("/me/").status_code == 200


def test_a_forgotten_password_is_set_anew_by_mail(administrator: Client) -> None:
    client = Client()
    for address in ("admin@example.kz", "nobody@example.kz"):
        answer = client.post(reverse("account_reset_password"), {"email": address})
        assert answer.status_code == 302
    assert [message.to for message in mail.outbox] == [["admin@example.kz"]]
    link = re.search(r"/account/password/reset/key/\S+", mail.outbox[0].body)[0]
    answer = client.get(link, follow=True)
    told = {"password1": "another long passphrase", "password2": "another long passphrase"}
    assert client.post(answer.redirect_chain[-1][0], told).status_code == 302
    assert User.objects.get(username="administrator").check_password("another long passphrase")


def test_a_session_is_listed_and_ended_from_another(client_of) -> None:
    from allauth.usersessions.models import UserSession

    cache.clear()
    first, second = Client(), Client()
    for client in (first, second):
        assert (
            client.post(reverse("sign-in"), {"username": "report", "password": "a long password"}).status_code == 302
        )
    mine = list(UserSession.objects.filter(user__username="report").order_by("pk"))
    assert len(mine) == 2
    assert client_of("head").post(reverse("session-end", args=[mine[0].pk])).status_code == 404
    assert second.post(reverse("session-end", args=[mine[0].pk])).status_code == 302
    assert first.get("/me/").status_code == 403
    assert second.get("/me/").status_code == 200


def test_a_key_is_shown_once_and_kept_as_a_hash(client_of) -> None:
    planner = client_of("planner")
    answer = planner.post(reverse("token-new"), {"name": "exchange", "scopes": ["read"], "days": "30"})
    secret = re.search(r"sheber-[\w-]+", answer.content.decode())[0]
    row = ApiToken.objects.get()
    assert secret not in str(vars(row))
    assert secret not in planner.get(reverse("person")).content.decode()
    assert planner.post(reverse("token-new"), {"name": "", "scopes": ["x"], "days": "9999"}).status_code == 422
    assert client_of("head").post(reverse("token-end", args=[row.pk])).status_code == 404
    assert planner.post(reverse("token-end", args=[row.pk])).status_code == 302


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_of_sign_in_speak_the_readers_language(client_of, language: str) -> None:
    foreign = {
        "kk": ("Password", "Sign In", "Forgot", "Change", "Пароль", "Войти"),
        "ru": ("Password", "Sign In", "Forgot", "Құпиясөз"),
        "en": ("Пароль", "Құпиясөз"),
    }[language]
    client, planner = Client(), client_of("planner")
    for one in (client, planner):
        one.cookies["django_language"] = language
    pages = [client.get(reverse(name)) for name in ("sign-in", "account_reset_password", "account_signup")]
    pages += [planner.get(reverse(n)) for n in ("mfa_index", "account_change_password", "usersessions_list", "account_email", "person", "account_reauthenticate")]  # fmt: skip
    pages.append(client.post(reverse("account_reset_password"), {"email": "x"}))
    pages.append(planner.post(reverse("account_change_password"), {"oldpassword": "x", "password1": "1"}))
    for page in pages:
        assert page.status_code == 200
        main = page.content.decode().split('id="main"')[1].split("</main>")[0]
        text = re.sub(r"<[^>]+>", " ", main)
        assert not [word for word in foreign if word in text], (page.request["PATH_INFO"], text)


def test_a_kazakh_month_is_not_capitalised(client_of) -> None:
    from datetime import date

    from django.utils.formats import date_format
    from django.utils.translation import override

    with override("kk"):
        assert date_format(date(2026, 11, 23), "DATE_FORMAT") == "2026 ж. 23 қараша"
