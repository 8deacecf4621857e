"""Policies: default deny; the check and the scope are one law."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sheber.kernel import actors
from sheber.kernel.actors import Actor, Policy, Role, actor_of, grant, matches, policy_for
from sheber.kernel.models import Appointment, ImportedFile, JournalHead

roles = st.frozensets(st.sampled_from(list(Role)), max_size=3)
CONDITIONS = st.sampled_from(
    [
        Q(),
        Q(sheet="a"),
        Q(sheet__in=["a", "b"]),
        ~Q(sheet="a"),
        Q(rows__gte=2) & Q(sheet="a"),
        Q(rows__lt=2) | Q(sheet="b"),
        ~(Q(rows__gt=1) | Q(sheet__in=[])),
    ]
)


class CheckEqualsScope(TestCase):
    """For any rows and conditions `allows` says of each row what `scope` says of the list."""

    @given(
        st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3)), max_size=5),
        st.lists(CONDITIONS, max_size=3),
        roles,
    )
    def test_random_laws(self, rows: list[tuple[str, int]], conditions: list[Q], held: frozenset[Role]) -> None:
        made = [ImportedFile.objects.create(sheet=s, rows=n, name="n", sha256="", actor="") for s, n in rows]
        actors._POLICIES.pop("kernel.importedfile", None)
        policy = Policy(
            "kernel.importedfile",
            *(grant("view", role, where=lambda _, q=q: q) for q, role in zip(conditions, Role, strict=False)),
        )
        try:
            actor = Actor(roles=held)
            scope = set(policy.scope(actor, "view", ImportedFile.objects.all()).values_list("pk", flat=True))
            assert scope == {row.pk for row in made if policy.allows(actor, "view", row)}
        finally:
            actors._POLICIES.pop("kernel.importedfile", None)


def test_matches_follows_relations() -> None:
    appointment = Appointment(user=User(username="a"), role="planner")
    assert matches(Q(user__username="a"), appointment)
    assert not matches(Q(user__username="b"), appointment)


def test_what_has_no_policy_is_closed() -> None:
    with pytest.raises(LookupError):
        policy_for(JournalHead)


@pytest.mark.django_db
def test_appointments_make_the_actor_while_they_hold() -> None:
    user = User.objects.create(username="u")
    today = timezone.localdate()
    Appointment.objects.create(user=user, role="college", holder="c1", starts=date(2020, 1, 1))
    Appointment.objects.create(user=user, role="planner", starts=date(2020, 1, 1), ends=today - timedelta(days=1))
    actor = actor_of(user)
    assert actor.has(Role.COLLEGE)
    assert not actor.has(Role.PLANNER)
    assert actor.colleges == {"c1"}
