"""Home, tasks, search, remarks, digests, the view: what every person of every role has."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from sheber.kernel.actors import VISITOR, Role, actor_of
from sheber.kernel.digest import send_digests
from sheber.kernel.models import Comment, JournalEntry, Notice, Preference
from sheber.kernel.notices import notify
from sheber.kernel.pages.tasks import Task, tasks_of
from sheber.kernel.words import Words
from sheber.order.models import Campaign, Line, Proposal

SENTENCE = Words("Хабар", "Весть", "News")


def proposal(state: str = "sent") -> Proposal:
    line = Line.objects.filter(college__code="north").first()
    names = ("college", "qualification", "base", "language", "form", "funding")
    row = Proposal(
        year=2026, code=f"p-{state}", line=line.code, kind="grow", groups=1, places=25, reason="x", state=state
    )
    for name in names:
        setattr(row, name, getattr(line, name))
    row.save()
    return row


def test_each_role_sees_what_waits_for_it(client_of) -> None:
    client_of("").get("/")  # the providers are declared with the addresses
    proposal("sent")
    proposal("returned")
    Campaign.objects.filter(year=2026).update(commission_on=timezone.localdate() - timedelta(days=3))
    planner = actor_of(User.objects.get(username="planner"))
    [answer] = [task for task in tasks_of(planner, 2026) if task.count == 1]
    assert answer.late
    assert answer.days == -3
    assert client_of("planner").get(answer.link).status_code == 200
    page = client_of("planner").get("/").content.decode()
    assert "is-late" in page
    college = tasks_of(actor_of(User.objects.get(username="college")), 2026)
    assert [task.count for task in college] == [1]
    assert tasks_of(VISITOR, 2026) == []
    assert "Мои дела" not in client_of("").get("/").content.decode()


def test_every_task_of_every_role_leads_to_a_page_that_opens(client_of) -> None:
    proposal("sent")
    for year in (2026, 2027):
        for name in ("planner", "head", "admission", "report", "college", "employer"):
            for task in tasks_of(actor_of(User.objects.get(username=name)), year):
                assert client_of(name).get(task.link).status_code == 200, (name, task.link)


def test_late_tasks_stand_first() -> None:
    today = timezone.localdate()
    assert Task(SENTENCE, "/", None, today).late is False
    assert Task(SENTENCE, "/", None, None).days is None


def test_search_finds_in_three_languages_and_only_what_is_open(client_of) -> None:
    def hits(role: str, text: str) -> str:
        page = client_of(role).get("/search/", {"q": text}, headers={"accept-language": "ru"})
        assert page.status_code == 200
        return page.content.decode()

    assert "/registry/college/row/north/" in hits("", "NORTH")
    assert "/figures/order.places/" in hits("", "мемлекеттік")
    assert "/admission/applicant/" not in hits("", "2026")
    assert "/people/" in hits("", "люди") or "Ничего не найдено" in hits("", "люди")
    assert 'href="/people/"' not in hits("", "люди")
    for text in ("", "x", "%_'\"\\", "\x00", "а" * 500, "🙂🙂"):
        hits("planner", text)


def test_search_asks_the_database_no_more_for_more_hits(client_of, django_assert_max_num_queries) -> None:
    client = client_of("planner")
    client.get("/search/?q=no")
    with django_assert_max_num_queries(220):
        client.get("/search/?q=o1")


def test_a_remark_and_a_paper_stay_at_the_case(client_of) -> None:
    row = proposal()
    college, planner = client_of("college"), client_of("planner")
    address = reverse("comment", args=["order.proposal", row.code])
    page = reverse("order-proposal-page", args=[row.code])
    paper = SimpleUploadedFile("Иванов.pdf", b"%PDF-1.4 x", content_type="application/pdf")
    assert college.post(address, {"text": "Смотрите письмо", "paper": paper, "next": page}).status_code == 302
    one = Comment.objects.get()
    told = planner.get(page).content.decode()
    assert "Смотрите письмо" in told
    assert "Иванов" not in told
    answer = planner.get(reverse("comment-paper", args=[one.pk]))
    assert answer.content == b"%PDF-1.4 x"
    assert client_of("employer").get(reverse("comment-paper", args=[one.pk])).status_code == 404
    assert client_of("employer").post(address, {"text": "x"}).status_code == 404
    assert client_of("").post(address, {"text": "x"}).status_code == 404
    assert client_of("planner").post(reverse("comment", args=["auth.user", "1"]), {"text": "x"}).status_code == 404
    bad = SimpleUploadedFile("x.pdf", b"MZ nonsense")
    planner.post(address, {"paper": bad, "next": "https://evil.example/"})
    assert Comment.objects.count() == 1
    assert JournalEntry.objects.filter(action="comment").count() == 1
    assert not JournalEntry.objects.filter(difference__icontains="письмо").exists()


def test_a_digest_tells_each_person_once_by_choice(client_of) -> None:
    planner, head = User.objects.get(username="planner"), User.objects.get(username="head")
    User.objects.filter(pk__in=[planner.pk, head.pk]).update(email="x@example.kz")
    send_digests()
    mail.outbox.clear()
    notify(SENTENCE, "/order/", roles=[Role.PLANNER])
    Preference.objects.filter(user=planner).update(mailed=None)
    assert (
        client_of("planner").post(reverse("person"), {"mail": "daily"}, headers={"accept-language": "kk"}).status_code
        == 302
    )
    assert send_digests() == 1
    assert "Хабар" in mail.outbox[0].body
    assert send_digests() == 0
    notify(SENTENCE, "/order/", roles=[Role.PLANNER, Role.HEAD])
    client_of("head").post(reverse("person"), {"mail": "never"})
    assert send_digests() == 0
    Preference.objects.filter(user=planner).update(mailed=timezone.now() - timedelta(days=1))
    assert send_digests() == 1
    assert Notice.objects.exists()


def test_the_view_is_kept_in_cookies(client_of) -> None:
    client = client_of("")
    client.post(
        reverse("settings"), {"theme": "dark", "contrast": "high", "text": "larger", "next": "https://evil.example/"}
    )
    page = client.get("/").content.decode()
    assert 'data-bs-theme="dark" data-contrast="high" data-text="larger"' in page
    client.post(reverse("settings"), {"theme": "nonsense", "contrast": "x"})
    assert 'data-bs-theme="dark"' in client.get("/").content.decode()


def test_the_journal_speaks_in_words_and_leads_to_the_row(client_of) -> None:
    from sheber.kernel.amend import amend_row, texts_of
    from sheber.kernel.exchange import sheet
    from sheber.registry.models import College

    row = College.objects.get(code="north")
    texts = texts_of(sheet("colleges"), row)
    amend_row(
        actor_of(User.objects.get(username="planner")), sheet("colleges"), row, {**texts, "capacity": "777"}, "слово"
    )
    page = client_of("auditor").get("/journal/", headers={"accept-language": "ru"}).content.decode()
    assert "исправление" in page
    assert "слово" in page
    assert "/registry/college/row/north/" in page
    assert "registry.college<" not in re.sub(r"<option[^>]*>", "", page)
    assert client_of("auditor").get("/journal/?model=registry.college&actor=planner").status_code == 200


FORMS = (
    "people-invite",
    "token-new",
    "person",
    "settings",
    "sign-in",
    "account_reset_password",
    "account_change_password",
)
TEXT = st.text(max_size=40) | st.sampled_from(
    ["", "\x00", "871 %", "1/7", "9" * 400, "2026-02-30", "'; --", "<b>", "٣"]
)


@seed(20261126)
@settings(max_examples=12, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nonsense_in_a_form_is_refused_next_to_its_field(client_of, data) -> None:
    from django.core.cache import cache

    cache.clear()
    client = client_of("planner")
    names = (
        "role",
        "holder",
        "starts",
        "ends",
        "email",
        "name",
        "scopes",
        "days",
        "username",
        "password",
        "oldpassword",
        "password1",
        "theme",
        "mail",
        "next",
    )
    for name in FORMS:
        given_ = {one: data.draw(TEXT) for one in names}
        answer = client.post(reverse(name), given_)
        assert answer.status_code < 500, (name, given_)
    row = "/registry/college/row/north/amend/"
    cells = {
        one: data.draw(TEXT) for one in ("code", "name_kk", "name_ru", "district", "capacity", "founded", "reason")
    }
    answer = client.post(row, cells)
    assert answer.status_code in {302, 422}
    if answer.status_code == 422:
        assert "invalid-feedback" in answer.content.decode() or "alert-danger" in answer.content.decode()
    bulk = {"row": [data.draw(TEXT)], "column": data.draw(TEXT), "value": data.draw(TEXT), "reason": data.draw(TEXT)}
    assert client.post("/registry/college/bulk/", bulk).status_code < 500
    assert (
        client.post("/registry/college/views/", {"name": data.draw(TEXT), "query": data.draw(TEXT)}).status_code < 500
    )


@pytest.mark.parametrize("path", ["/design/", "/keyboard/", "/view/", "/search/"])
def test_pages_for_everybody_open_in_each_language(client_of, path: str) -> None:
    for language in ("kk", "ru", "en"):
        page = client_of("").get(path, headers={"accept-language": language})
        assert page.status_code == 200
        assert page.content.decode().count("<h1") == 1
