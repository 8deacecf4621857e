"""Roles held for somebody, rows opened by a link, and whom a notice reaches."""

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory

from sheber.kernel.actors import ActorMiddleware, Role, actor_of, open_row
from sheber.kernel.models import Appointment
from sheber.kernel.notices import notices_of, notify
from sheber.kernel.words import Words

WORDS = Words("хабар", "весть", "news")


@pytest.mark.django_db
def test_a_role_is_held_for_one_and_told_of_that_one_alone() -> None:
    user = User.objects.create_user("j", password="x")
    Appointment.objects.create(user=user, role=Role.JUROR, holder="anna", starts="2020-01-01")
    Appointment.objects.create(user=user, role=Role.COLLEGE, holder="north", starts="2020-01-01")
    actor = actor_of(user)
    assert actor.held_for(Role.JUROR) == {"anna"}
    assert actor.held_for(Role.COLLEGE) == {"north"} == actor.colleges
    assert actor.held_for(Role.PARTNER) == frozenset()
    assert not actor.is_staff
    notify(WORDS, "/mine/", holders=[(Role.JUROR, "anna")], colleges=["north"])
    notify(WORDS, "/other/", holders=[(Role.JUROR, "boris"), (Role.PARTNER, "anna")], colleges=["south"])
    notify(WORDS, "/all/", roles=[Role.JUROR])
    assert {one.link for one in notices_of(actor)} == {"/mine/"}


@pytest.mark.django_db
def test_a_link_opens_one_row_for_one_session() -> None:
    from django.contrib.auth.models import AnonymousUser

    request = RequestFactory().get("/")
    request.session, request.user = SessionStore(), AnonymousUser()
    open_row(request, "memorandum", "m1")
    open_row(request, "memorandum", "m2")
    open_row(request, "memorandum", "m1")
    ActorMiddleware(lambda request: None)(request)  # type: ignore[arg-type]
    assert request.actor.opened_of("memorandum") == {"m1", "m2"}
    assert request.actor.opened_of("delegation") == frozenset()
    assert request.actor.roles == {Role.PUBLIC}
