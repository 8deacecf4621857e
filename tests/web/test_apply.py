"""The pages of somebody who applies: search, application, papers, signature, result, letter, proofs."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from sheber.admission import acts
from sheber.admission.bridge.distance import about, distances_from, kilometres, middle_of
from sheber.admission.bridge.seal import receipt_fault, receipts
from sheber.admission.bridge.verify_holder import check_holder, check_holder_with
from sheber.admission.models import Applicant, Campaign, Document, EmployerPlace, Exam, PastCutoff, Threshold
from sheber.admission.queries import newest_run, newest_seal
from sheber.kernel.actors import SYSTEM
from sheber.kernel.exchange.parse import control_digit
from sheber.kernel.models import JournalEntry
from sheber.kernel.results import path_of
from sheber.order.models import Decision
from sheber.order.queries import decided
from sheber.proof.canonical import from_canonical
from sheber.proof.draw import commitment_of
from sheber.registry.models import Employer
from tests.regions import tiny_plan

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
SECRETS = {name: bytes([place]) * 32 for place, name in enumerate(("north", "south"))}


def iin(born: date, serial: int) -> str:
    """An IIN with a right control digit."""
    century = 3 if born.year < 2000 else 5
    for number in range(serial, serial + 20):
        stem = f"{born:%y%m%d}{century}{number:04d}"
        last = control_digit(stem)
        if last is not None:
            return f"{stem}{last}"
    raise AssertionError


YOUNG, OLD = iin(date(2010, 5, 4), 10), iin(date(1985, 5, 4), 10)
GROWN = iin(date(2005, 5, 4), 10)


def open_region() -> None:
    """The tiny region with an approved order and campaigns that take applications."""
    from sheber.order.acts import approve_order, publish_order

    tiny_plan()
    approve_order(SYSTEM, 2026, act="Example", day=date(2026, 6, 20), reason="test")
    publish_order(SYSTEM, 2026)
    for campaign in Campaign.objects.all():
        acts.set_seats_from_order(SYSTEM, campaign)
    today = timezone.localdate()
    Campaign.objects.filter(track="mid").update(
        opens=today - timedelta(days=3),
        closes=today + timedelta(days=9),
        results_on=today + timedelta(days=12),
        originals_until=today + timedelta(days=15),
        appeals_until=today + timedelta(days=14),
    )
    Campaign.objects.filter(track="worker").update(closes=today - timedelta(days=1))
    codes = sorted(decided(2026).filter(qualification__level="mid").values_list("code", flat=True))
    PastCutoff.objects.create(year=2025, programme=codes[0], seats=25, applicants=90, admitted=25, points=442)
    PastCutoff.objects.create(year=2025, programme=codes[1], seats=25, applicants=3, admitted=3)


def publish() -> None:
    """Close, seal, draw between two colleges, match and publish the mid campaign."""
    campaign = Campaign.objects.get(track="mid")
    acts.move_campaign(SYSTEM, campaign, "close")
    parties = [{"party": name, "commitment": commitment_of(name, one).hex()} for name, one in SECRETS.items()]
    campaign.refresh_from_db()
    acts.seal_campaign(SYSTEM, campaign, {"source": "commit-reveal", "parties": parties})
    campaign.refresh_from_db()
    acts.draw_campaign(SYSTEM, campaign, {"secrets": {name: one.hex() for name, one in SECRETS.items()}})
    campaign.refresh_from_db()
    acts.run_match(SYSTEM, campaign)
    campaign.refresh_from_db()
    acts.publish_results(SYSTEM, campaign)


@pytest.fixture(scope="module")
def opened(django_db_setup: None, django_db_blocker) -> None:
    """The region for all tests of this module; taken away afterwards."""
    from django.db import transaction

    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        open_region()
        yield
        transaction.set_rollback(True)
        atomic.__exit__(None, None, None)


@pytest.fixture
def client(opened: None, db: None) -> Client:
    cache.clear()
    return Client(headers={"accept-language": "en"})


def begin(client: Client) -> tuple[Applicant, str]:
    """An application begun on the page; gives it and its access code."""
    page = client.get(reverse("admission-apply")).content.decode()
    once = re.search(r'name="once" value="(\w+)"', page)[1]
    answer = client.post(reverse("admission-apply"), {"campaign": "2026-mid", "consent": "1", "once": once})
    assert answer.status_code == 200, answer.content.decode()[:500]
    code = re.search(r'class="code">([A-Z0-9-]+)<', answer.content.decode())[1]
    return Applicant.objects.latest("pk"), code


DATA = {
    "full_name": "Есен Айдана",
    "iin": YOUNG,
    "phone": "+7 701 123 45 67",
    "district": "city",
    "school": "school1",
    "base": "base9",
    "average": "4,43",
    "declarant": "parent",
    "parent_name": "Есен Болат",
    "parent_iin": OLD,
    "rights": ["rural"],
}


def programmes() -> list[str]:
    return sorted(decided(2026).filter(qualification__level="mid", places__gt=0).values_list("code", flat=True))


def fill(client: Client, **changes: str) -> None:
    """Data, choices, a paper, the signature, all on pages."""
    assert client.post(reverse("admission-my-data"), DATA | changes).status_code == 302
    for code in programmes():
        assert client.post(reverse("admission-my-choices"), {"add": code}).status_code == 302
    file = SimpleUploadedFile("my name.png", PNG)
    assert client.post(reverse("admission-my-papers"), {"kind": "certificate", "file": file}).status_code == 302
    assert client.post(reverse("admission-my-sign"), {"sure": "1"}).status_code == 302


# -- search


def test_distance_between_middles_of_districts() -> None:
    square = {"type": "Polygon", "coordinates": [[[60, 50], [61, 50], [61, 51], [60, 51], [60, 50]]]}
    east = {"type": "Polygon", "coordinates": [[[61, 50], [62, 50], [62, 51], [61, 51], [61, 50]]]}
    both = {"type": "MultiPolygon", "coordinates": [[[[0, 0], [0.1, 0], [0, 0.1], [0, 0]]], square["coordinates"]]}
    assert middle_of(square) == pytest.approx((60.5, 50.5))
    assert middle_of(both) == pytest.approx((60.5, 50.5))
    assert kilometres((0, 0), (0, 1)) == pytest.approx(111.19, abs=0.01)
    assert kilometres((76.9, 43.25), (71.43, 51.13)) == pytest.approx(973, abs=5)  # Almaty to Astana
    assert distances_from(square, {"a": square, "b": east, "c": None}) == {"a": 0, "b": 70}
    assert distances_from(None, {"a": square}) == {}
    assert about(kilometres((60.5, 50.5), (61.5, 50.5))) == 70


def test_search_tells_what_a_family_asks(client: Client) -> None:
    campaign, first = Campaign.objects.get(track="mid"), programmes()[0]
    line = decided(2026).get(code=first)
    exam = Exam.objects.create(
        code="e", campaign=campaign, prefix=decided(2026).get(code="south-vet").qualification.specialty.code,
        day="2026-07-01", most=100, name_en="Animals test",
    )  # fmt: skip
    Threshold.objects.create(exam=exam, points=40, act="1", act_date="2026-06-01", published="2026-06-02")
    EmployerPlace.objects.create(
        campaign=campaign, employer=Employer.objects.get(code="plant"), programme=first, seats=4, contract="1/2026",
        signed_on="2026-05-01",
    )  # fmt: skip
    line.college.dormitory_beds = 120
    line.college.save()
    page = client.get(reverse("admission-programmes") + "?average=4,40&from=steppe&level=mid").content.decode()
    assert "4.42" in page
    assert "below last year" in page
    assert "0.02" in page
    assert "may differ" in page
    assert "≈ 70 km" in page
    assert "in your district" in page
    assert "120 beds" in page
    assert "Plant" in page
    assert "Animals test" in page
    assert "40" in page
    assert "&lt; 5 / 25" in page  # three people applied: the number is not told
    above = client.get(reverse("admission-programmes") + "?average=4.50&level=mid").content.decode()
    assert "Your mark reaches last year" in above


def test_search_filters_sorts_pages_and_exports(client: Client) -> None:
    def found(query: str) -> list[str]:
        page = client.get(reverse("admission-programmes") + query).content.decode()
        return re.findall(r'href="/admission/programmes/([\w-]+)/\?year', page)

    every = found("")
    assert set(every) == set(decided(2026).filter(places__gt=0).values_list("code", flat=True))
    assert found("?q=SOFTWARE") == found("?q=бағдарламалық") == found("?q=программное") != []
    assert all(code.startswith("south") for code in found("?district=steppe"))
    assert all(code.startswith("north") for code in found("?college=north"))
    assert found("?level=worker")
    assert not set(found("?level=worker")) & set(programmes())
    assert found("?base=base11") == []
    assert found("?beds=1") == []
    assert found("?language=kk") == every
    assert set(found("?sort=distance&from=steppe")) == set(every)
    assert found("?sort=distance&from=steppe")[0].startswith("south")
    assert found("?sort=cutoff&level=mid")[0] == programmes()[0]
    assert (
        client.get(reverse("admission-programmes") + "?page=99&average=x&from=zz&sort=zz&year=x&q=%00").status_code
        == 200
    )
    for form in ("csv", "xlsx"):
        out = client.get(reverse("admission-programmes-export", args=[form]) + "?college=north&average=4,4")
        assert out.status_code == 200
        if form == "csv":
            assert out.content.decode().count("\n") == 1 + len(found("?college=north"))
    assert client.get(reverse("admission-programmes-export", args=["exe"])).status_code == 404
    fragment = client.get(reverse("admission-programmes"), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment
    assert "offers" in fragment


def test_search_asks_the_database_the_same_for_one_row_and_for_three(client: Client) -> None:
    begin(client)
    codes = list(decided(2026).filter(places__gt=0).values_list("pk", flat=True))
    counts = {}
    for size in (1, 3):
        Decision.objects.filter(pk__in=codes).update(places=25)
        Decision.objects.filter(pk__in=codes[size:]).update(places=0)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(reverse("admission-programmes") + "?average=4,4&from=city").content.decode()
        assert page.count("<h3>") == size
        counts[size] = len(queries)
    assert counts[1] == counts[3] <= 25


def test_a_programme_has_a_page_with_the_rule(client: Client) -> None:
    first = programmes()[0]
    page = client.get(reverse("admission-programme", args=[first])).content.decode()
    assert "You get the first choice on your list whose cut-off you reach" in page
    assert first in page
    assert "Add to my list" not in page
    begin(client)
    own = client.get(reverse("admission-programme", args=[first]))
    assert "Add to my list" in own.content.decode()
    assert "no-store" in own.headers["Cache-Control"]
    assert client.get(reverse("admission-programme", args=["nothing"])).status_code == 404


# -- the application


def test_only_open_campaigns_are_offered_and_consent_is_asked(client: Client) -> None:
    page = client.get(reverse("admission-apply")).content.decode()
    assert "Applications ended on" in page
    refused = client.post(reverse("admission-apply"), {"campaign": "2026-worker"})
    assert refused.status_code == 422
    assert "#f-campaign" in refused.content.decode()
    assert "#f-consent" in refused.content.decode()
    Campaign.objects.update(state="closed")
    assert "No applications are taken now" in client.get(reverse("admission-apply")).content.decode()


def test_a_form_that_is_sent_twice_starts_one_application(client: Client) -> None:
    page = client.get(reverse("admission-apply")).content.decode()
    once = re.search(r'name="once" value="(\w+)"', page)[1]
    before = Applicant.objects.count()
    told = {"campaign": "2026-mid", "consent": "1", "once": once}
    first = client.post(reverse("admission-apply"), told)
    assert first.headers["Cache-Control"].count("no-store")
    assert client.post(reverse("admission-apply"), told).status_code == 302
    assert Applicant.objects.count() == before + 1


def test_the_code_opens_from_another_browser_and_is_nowhere_else(client: Client) -> None:
    applicant, code = begin(client)
    other = Client(headers={"accept-language": "en"})
    assert "Access code" in other.get(reverse("admission-my")).content.decode()
    assert other.post(reverse("admission-my"), {"code": "wrong"}).status_code == 422
    assert other.post(reverse("admission-my"), {"code": code.lower().replace("-", " ")}).status_code == 302
    page = other.get(reverse("admission-my"))
    assert applicant.code in page.content.decode()
    assert code not in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    assert other.post(reverse("admission-my-leave")).status_code == 302
    assert applicant.code not in other.get(reverse("admission-my")).content.decode()
    assert not JournalEntry.objects.filter(difference__icontains=code).exists()


def test_codes_are_tried_ten_times_a_minute_at_most(client: Client) -> None:
    _, code = begin(client)
    stranger = Client(headers={"accept-language": "kk"})
    for _ in range(10):
        assert stranger.post(reverse("admission-my"), {"code": "no"}).status_code == 422
    paused = stranger.post(reverse("admission-my"), {"code": code})
    assert paused.status_code == 429
    assert "Күте тұрыңыз" in paused.content.decode()
    cache.clear()


def test_data_are_checked_field_by_field_and_kept(client: Client) -> None:
    applicant, _ = begin(client)
    wrong = DATA | {"average": "9,9", "phone": "12", "district": "mars"}
    answer = client.post(reverse("admission-my-data"), wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    for name in ("average", "phone", "district"):
        assert f'href="#f-{name}"' in page
        assert f'id="f-{name}"' in page
    assert 'value="9,9"' in page
    assert "Есен Айдана" in page
    assert YOUNG not in page
    assert YOUNG[-4:] in page
    applicant.refresh_from_db()
    assert applicant.full_name == ""
    kept = {name: re.search(rf'name="{name}" value="([^"]+)"', page)[1] for name in ("iin_kept", "parent_iin_kept")}
    mended = DATA | kept | {"iin": "", "parent_iin": ""}
    assert client.post(reverse("admission-my-data"), mended).status_code == 302
    applicant.refresh_from_db()
    assert (applicant.iin, applicant.parent_iin, applicant.average) == (YOUNG, OLD, 443)
    assert applicant.rights == ["rural"]
    again = client.get(reverse("admission-my-data")).content.decode()
    assert YOUNG not in again
    assert 'value="4.43"' in again


@pytest.mark.parametrize("typed", ["123", "000000000000", YOUNG[:-1] + str((int(YOUNG[-1]) + 1) % 10), "abc"])
def test_a_wrong_iin_is_refused_without_being_repeated(client: Client, typed: str) -> None:
    begin(client)
    answer = client.post(reverse("admission-my-data"), DATA | {"iin": typed})
    assert answer.status_code == 422
    assert 'href="#f-iin"' in answer.content.decode()
    assert f'value="{typed}"' not in answer.content.decode()


def test_somebody_under_18_needs_a_parent(client: Client) -> None:
    begin(client)
    answer = client.post(reverse("admission-my-data"), DATA | {"declarant": "own"})
    assert answer.status_code == 422
    assert 'href="#f-declarant"' in answer.content.decode()
    assert client.post(reverse("admission-my-data"), DATA | {"declarant": "own", "iin": GROWN}).status_code == 302


def test_the_list_is_moved_by_buttons(client: Client) -> None:
    applicant, _ = begin(client)
    address, codes = reverse("admission-my-choices"), programmes()

    def chosen() -> list[str]:
        return list(applicant.applications.order_by("choice").values_list("programme", flat=True))

    for code in codes:
        assert client.post(address, {"add": code}).status_code == 302
    assert chosen() == codes
    moved = client.post(address, {"up": codes[-1]})
    assert moved.headers["Location"].endswith(f"#choice-{len(codes) - 1}")
    assert chosen() == [*codes[:-2], codes[-1], codes[-2]]
    client.post(address, {"down": codes[-1]})
    assert chosen() == codes
    client.post(address, {"up": codes[0]})
    assert chosen() == codes
    client.post(address, {"remove": codes[0]})
    assert chosen() == codes[1:]
    for wrong in (codes[1], "nothing", "", "north-welder"):
        refused = client.post(address, {"add": wrong})
        assert refused.status_code == 422, wrong
        assert 'href="#f-add"' in refused.content.decode()
    Campaign.objects.update(choices=len(codes) - 1)
    assert "at most" in client.post(address, {"add": codes[0]}).content.decode()
    assert chosen() == codes[1:]


def test_papers_are_checked_kept_sealed_and_given_back(client: Client) -> None:
    applicant, _ = begin(client)
    address = reverse("admission-my-papers")
    client.post(reverse("admission-my-data"), DATA)
    for wrong in (
        {"kind": "certificate"},
        {"kind": "certificate", "file": SimpleUploadedFile("a.png", b"MZ program")},
        {"kind": "certificate", "file": SimpleUploadedFile("a.png", PNG + bytes(4 * 1024 * 1024))},
        {"kind": "x", "file": SimpleUploadedFile("a.png", PNG)},
        {"kind": "quota", "right": "x", "file": SimpleUploadedFile("a.png", PNG)},
    ):
        answer = client.post(address, wrong)
        assert answer.status_code == 422, wrong
        assert "There is something to mend" in answer.content.decode()
    client.post(address, {"kind": "quota", "right": "rural", "file": SimpleUploadedFile("Есен Айдана.png", PNG)})
    paper = Document.objects.get(applicant=applicant)
    assert paper.right == "rural"
    given = client.get(reverse("admission-my-paper", args=[paper.pk]))
    assert given.content == PNG
    assert given.headers["Content-Type"] == "image/png"
    assert given.headers["Content-Disposition"] == f'attachment; filename="quota-{paper.pk}.png"'
    assert "no-store" in given.headers["Cache-Control"]
    assert client.get(reverse("admission-my-paper-remove", args=[paper.pk])).status_code == 302
    assert Document.objects.filter(pk=paper.pk).exists()
    client.post(reverse("admission-my-paper-remove", args=[paper.pk]))
    assert not Document.objects.filter(pk=paper.pk).exists()


def test_nothing_of_another_application_is_reached(client: Client) -> None:
    first, _ = begin(client)
    fill(client)
    paper = first.documents.get()
    other = Client(headers={"accept-language": "en"})
    begin(other)
    assert other.get(reverse("admission-my-paper", args=[paper.pk])).status_code == 404
    assert other.post(reverse("admission-my-paper-remove", args=[paper.pk])).status_code == 404
    assert other.get(reverse("admission-person", args=[first.code])).status_code == 404
    for name in ("", "-data", "-choices", "-papers", "-sign"):
        page = other.get(reverse(f"admission-my{name}"))
        assert page.status_code == 200
        assert first.code not in page.content.decode()
        assert "Есен" not in page.content.decode()
    for name in ("-result", "-letter", "-receipt", "-certificate", "-appeal"):
        assert other.get(reverse(f"admission-my{name}")).status_code in {404, 409}
    stranger = Client()
    for name in (
        "-data",
        "-choices",
        "-papers",
        "-sign",
        "-withdraw",
        "-result",
        "-letter",
        "-receipt",
        "-certificate",
    ):
        assert stranger.get(reverse(f"admission-my{name}")).headers["Location"] == reverse("admission-my")
    assert stranger.get(reverse("admission-my-paper", args=[paper.pk])).status_code == 302
    assert Document.objects.filter(pk=paper.pk).exists()


def test_a_signature_needs_everything_and_a_tick(client: Client) -> None:
    applicant, _ = begin(client)
    address = reverse("admission-my-sign")
    bare = client.post(address, {"sure": "1"})
    assert bare.status_code == 422
    for link in ("/data/#f-iin", "/choices/", "/papers/"):
        assert f'href="/admission/my{link}"' in bare.content.decode()
    fill(client)
    applicant.refresh_from_db()
    assert applicant.state == "signed"
    assert len(applicant.signed_hash) == 64
    page = client.get(reverse("admission-my")).content.decode()
    assert "an officer is checking" in page
    for name, told in (
        ("data", DATA),
        ("choices", {"remove": programmes()[0]}),
        ("papers", {"kind": "other", "file": SimpleUploadedFile("a.png", PNG)}),
    ):
        assert client.post(reverse(f"admission-my-{name}"), told).status_code == 409, name
    twin = Client(headers={"accept-language": "en"})
    second, _ = begin(twin)
    assert twin.post(reverse("admission-my-data"), DATA).status_code == 302
    twin.post(reverse("admission-my-choices"), {"add": programmes()[0]})
    twin.post(reverse("admission-my-papers"), {"kind": "certificate", "file": SimpleUploadedFile("a.png", PNG)})
    assert twin.post(address, {}).status_code == 422
    refused = twin.post(address, {"sure": "1"})
    assert refused.status_code == 422
    assert "there is an active application with this IIN" in refused.content.decode()
    second.refresh_from_db()
    assert second.state == "draft"


def test_a_returned_application_shows_why_and_can_be_withdrawn(client: Client) -> None:
    applicant, _ = begin(client)
    fill(client)
    applicant.refresh_from_db()
    acts.return_application(SYSTEM, applicant, reason="The picture is dark")
    page = client.get(reverse("admission-my")).content.decode()
    assert "The picture is dark" in page
    assert "Review and sign" in page
    assert "cannot be undone" in client.get(reverse("admission-my-withdraw")).content.decode()
    assert client.post(reverse("admission-my-withdraw")).status_code == 302
    assert "may begin a new one" in client.get(reverse("admission-my")).content.decode()


# -- after publication


@pytest.fixture
def published(client: Client) -> Applicant:
    """An application that went the whole way to a published result."""
    applicant, _ = begin(client)
    fill(client)
    applicant.refresh_from_db()
    acts.accept_application(SYSTEM, applicant)
    for name in ("-result", "-letter", "-appeal"):
        assert client.get(reverse(f"admission-my{name}")).status_code == 409
    publish()
    applicant.refresh_from_db()
    return applicant


def test_the_result_tells_why_and_what_next(client: Client, published: Applicant) -> None:
    page = client.get(reverse("admission-my-result"))
    text = page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    assert "4.43" in text
    assert "Cut-off" in text
    assert "your number in the draw" in text
    assert ("You have a place" in text) == (published.state == "placed")
    status = client.get(reverse("admission-my")).content.decode()
    assert "Sealed" in status
    assert "The result and why" in status
    assert "Есен" not in text
    seats = client.get(reverse("admission-programme", args=[programmes()[0]])).content.decode()
    assert "Cut-offs, 2026" in seats
    campaign = published.campaign
    campaign.refresh_from_db()
    run = newest_run(campaign)
    run.published = None
    run.save()
    assert client.get(reverse("admission-my-result")).status_code == 409
    assert client.get(reverse("admission-my-certificate")).status_code == 404


def test_the_letter_in_three_languages(client: Client, published: Applicant) -> None:
    for language in ("kk", "ru", "en"):
        answer = client.get(reverse("admission-my-letter") + f"?language={language}")
        assert answer.content.startswith(b"%PDF-")
        assert answer.headers["Content-Disposition"] == f'attachment; filename="letter-2026-{language}.pdf"'
        assert "no-store" in answer.headers["Cache-Control"]
    again = client.get(reverse("admission-my-letter") + "?language=en")
    assert again.content == answer.content


def test_receipt_and_certificate_are_checked_by_a_stranger(client: Client, published: Applicant) -> None:
    seal = newest_seal(published.campaign)
    receipt = from_canonical(client.get(reverse("admission-my-receipt")).content)
    assert receipt["applicant"] == published.code
    assert receipt_fault(receipt) == ""
    assert receipt == next(one for one in receipts(path_of(seal.folder)) if one["applicant"] == published.code)
    certificate = json.loads(client.get(reverse("admission-my-certificate")).content)
    run = newest_run(published.campaign)
    checks = [*check_holder(certificate), *check_holder_with(certificate, path_of(run.public))]
    assert all(check.passed for check in checks), checks


def test_an_appeal_is_filed_and_answered(client: Client, published: Applicant) -> None:
    address = reverse("admission-my-appeal")
    assert client.post(address, {"text": "  "}).status_code == 422
    assert client.post(address, {"text": "My mark is 4.93"}).status_code == 302
    acts.refuse_appeal(SYSTEM, published.appeals.get(), reason="The certificate says 4.43")
    page = client.get(address).content.decode()
    assert "My mark is 4.93" in page
    assert "The certificate says 4.43" in page
    assert "Refused" in page


def test_an_offer_is_taken_or_declined(client: Client, published: Applicant) -> None:
    free = published.campaign.seats.filter(released=True).first()
    free.seats, free.admitted = free.seats + 1, free.admitted or 0
    free.save()
    Applicant.objects.filter(pk=published.pk).update(state="unplaced")
    published.refresh_from_db()
    acts.offer_place(SYSTEM, published, free.programme)
    assert "A place left is offered" in client.get(reverse("admission-my")).content.decode()
    assert client.post(reverse("admission-my-offer"), {"answer": "maybe"}).status_code == 302
    client.post(reverse("admission-my-offer"), {"answer": "take"})
    published.refresh_from_db()
    assert published.state == "placed"
    assert "a place that was left" in client.get(reverse("admission-my-result")).content.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_in_each_language_without_personal_data(
    client: Client, published: Applicant, language: str
) -> None:
    client.cookies["django_language"] = language
    for name in ("", "-data", "-choices", "-papers", "-sign", "-result", "-appeal", "-withdraw"):
        answer = client.get(reverse(f"admission-my{name}"))
        page = answer.content.decode()
        assert answer.status_code == 200, name
        assert f'<html lang="{language}"' in page
        assert "{%" not in page
        assert "{{" not in page
        assert " style=" not in page
        assert YOUNG not in page
        assert OLD not in page
    told = " ".join(
        map(str, JournalEntry.objects.filter(key=published.code).values_list("difference", "reason", "actor"))
    )
    assert YOUNG not in told
    assert "Есен" not in told
