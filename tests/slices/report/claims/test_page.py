"""The page of claims: in three languages, without scripts, nothing kept but a choice."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sheber.kernel.models import Appointment
from sheber.report.models import ClaimChoice

pytestmark = pytest.mark.usefixtures("loaded")
SEED = (Path(__file__).parent / "seed.ru.txt").read_text(encoding="utf-8")
WORDS = {"kk": "жолдарға қайшы", "ru": "противоречит строкам", "en": "contradicted"}


@pytest.mark.parametrize("language", WORDS)
def test_a_pasted_text_is_answered_in_every_language(client: Client, language: str) -> None:
    assert client.get("/report/claims/", headers={"accept-language": language}).status_code == 200
    answer = client.post("/report/claims/", {"text": SEED, "year": ""}, headers={"accept-language": language})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count("<mark>") == 8
    assert WORDS[language] in page
    assert "на 3,2 % меньше" in page.replace("\u00a0", " ")
    assert "<script>" not in page


def test_a_file_is_read_and_garbage_is_refused_in_words(client: Client) -> None:
    file = SimpleUploadedFile("press.txt", SEED.encode("utf-16"))
    assert client.post("/report/claims/", {"text": "", "file": file}).content.decode().count("<mark>") == 8
    garbage = SimpleUploadedFile("press.docx", b"PK\x03\x04")
    answer = client.post("/report/claims/", {"text": "", "file": garbage})
    assert (answer.status_code, "alert-danger" in answer.content.decode()) == (200, True)


def test_markup_in_a_text_stays_text(client: Client) -> None:
    page = client.post("/report/claims/", {"text": "<img src=x> 60 школ открыли профильные классы в 2025 году."})
    assert "<img src=x>" not in page.content.decode()


def test_only_staff_choose_and_a_choice_is_kept(client: Client) -> None:
    told = {
        "text": "Занято 7407 стульев в 2025 году.",
        "choose": "0",
        "key-0": "k" * 64,
        "indicator-0": "order.places",
    }
    assert client.post("/report/claims/", told).status_code == 403
    user = User.objects.create_user("reporter")
    Appointment.objects.create(user=user, role="report", starts="2020-01-01")
    client.force_login(user)
    assert 'name="choose"' in client.post("/report/claims/", {"text": told["text"]}).content.decode()
    assert client.post("/report/claims/", told).status_code == 200
    assert ClaimChoice.objects.get().indicator == "order.places"
    assert client.post("/report/claims/", {**told, "indicator-0": "no.such"}).status_code == 200
    assert ClaimChoice.objects.count() == 1
