"""What every register's list offers a person: columns, kept questions, many rows at once, undo, drafts, comparison."""

from django.test import Client
from django.urls import reverse

from sheber.kernel.models import Draft, JournalEntry, SavedView
from sheber.registry.models import College

LIST = "/registry/college/"


def amended(client: Client, **texts: str) -> int:
    """Amend the college north through its form; gives the answer's status."""
    from sheber.kernel.amend import texts_of
    from sheber.kernel.exchange import sheet

    row = College.objects.get(code="north")
    return client.post(f"{LIST}row/north/amend/", {**texts_of(sheet("colleges"), row), **texts}).status_code


def test_a_reader_chooses_columns_and_the_export_keeps_them_out(client_of) -> None:
    client = client_of("")
    page = client.get(f"{LIST}?col=code&col=ownership&q=north").content.decode()
    table = page[page.index("<thead>") : page.index("</thead>")]
    assert table.count("<th ") == 2
    assert "north" in page
    assert client.get(f"{LIST}?col=nothing").status_code == 200


def test_a_question_is_kept_under_a_name_for_its_owner_alone(client_of) -> None:
    planner = client_of("planner")
    answer = planner.post(f"{LIST}views/", {"name": "Осенние", "query": "q=nor&sort=-name&col=code&page=7"})
    assert answer.status_code == 302
    kept = SavedView.objects.get()
    assert "page" not in kept.query
    assert "Осенние" in planner.get(LIST).content.decode()
    assert "Осенние" not in client_of("head").get(LIST).content.decode()
    client_of("head").post(f"{LIST}views/", {"drop": kept.pk})
    assert SavedView.objects.count() == 1
    planner.post(f"{LIST}views/", {"drop": kept.pk})
    assert SavedView.objects.count() == 0
    assert client_of("").post(f"{LIST}views/", {"name": "x"}).status_code == 403


def test_many_rows_are_amended_together_or_not_at_all(client_of) -> None:
    planner = client_of("planner")
    before = dict(College.objects.values_list("code", "ownership"))
    journal = JournalEntry.objects.count()
    form = {"row": ["north", "south"], "column": "ownership", "value": "private", "try": "1"}
    page = planner.post(f"{LIST}bulk/", form)
    assert page.status_code == 200
    assert dict(College.objects.values_list("code", "ownership")) == before
    assert JournalEntry.objects.count() == journal
    apply = {**form, "apply": "1", "reason": ""}
    assert planner.post(f"{LIST}bulk/", apply).status_code == 422
    assert planner.post(f"{LIST}bulk/", {**apply, "reason": "x", "value": "nonsense"}).status_code == 422
    assert planner.post(f"{LIST}bulk/", {**apply, "reason": "x", "row": []}).status_code == 422
    assert dict(College.objects.values_list("code", "ownership")) == before
    assert planner.post(f"{LIST}bulk/", {**apply, "reason": "a decree"}).status_code == 302
    assert set(College.objects.filter(code__in=["north", "south"]).values_list("ownership", flat=True)) == {"private"}
    assert JournalEntry.objects.filter(action="amend", reason="a decree").count() >= 1
    assert client_of("").get(f"{LIST}bulk/").status_code == 403


def test_an_amendment_is_taken_back_by_another_one(client_of) -> None:
    head = client_of("head")
    old = College.objects.get(code="north").ownership
    new = "private" if old != "private" else "public"
    assert amended(head, ownership=new, reason="a test") == 302
    entry = JournalEntry.objects.filter(action="amend").latest("pk")
    page = head.get(f"{LIST}row/north/").content.decode()
    assert f"amend/?undo={entry.pk}" in page
    form = head.get(f"{LIST}row/north/amend/?undo={entry.pk}").content.decode()
    assert f'<option value="{old}" selected>' in form
    assert College.objects.get(code="north").ownership == new
    assert head.get(f"{LIST}row/north/amend/?undo=999999").status_code == 200


def test_a_draft_waits_for_its_owner(client_of) -> None:
    planner = client_of("planner")
    assert amended(planner, name_ru="Недописанное", draft="1") == 302
    assert College.objects.get(code="north").name_ru != "Недописанное"
    assert "Недописанное" in planner.get(f"{LIST}row/north/amend/").content.decode()
    assert "Недописанное" not in client_of("head").get(f"{LIST}row/north/amend/").content.decode()
    assert f"{LIST}row/north/amend/" in planner.get(reverse("person")).content.decode()
    kept = Draft.objects.get()
    assert client_of("head").post(reverse("draft-drop", args=[kept.pk])).status_code == 404
    assert planner.post(reverse("draft-drop", args=[kept.pk])).status_code == 302
    assert Draft.objects.count() == 0


def test_two_days_are_compared_from_the_journal(client_of) -> None:
    head = client_of("head")
    address = f"{LIST}row/south/compare/"
    assert head.get(address).status_code == 200
    assert head.get(f"{address}?from=2027-01-01&to=2026-01-01").status_code == 200
    assert head.get(f"{address}?from=nonsense&to=2026-99-99").status_code == 200
    assert client_of("college").get(address).status_code == 403
