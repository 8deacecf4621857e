"""Drafts: only bound facts, three languages, and a language model that is held to the same."""

import http.server
import json
import threading
from collections.abc import Iterator

import pytest
from django.test import Client
from pydantic import SecretStr

from sheber.cli.report_draft import draft
from sheber.kernel.exchange import BadInput
from sheber.kernel.results import path_of
from sheber.report.bridge.drafts.facts import check_template, fill
from sheber.report.bridge.drafts.kinds import KINDS, template_of
from sheber.report.bridge.drafts.model import ModelEnv, rephrase
from sheber.report.bridge.pages import ReleaseText
from sheber.report.bridge.read import read_release
from sheber.report.models import Release

LANGUAGES = ("kk", "ru", "en")


@pytest.fixture
def text(release: Release) -> ReleaseText:
    return read_release(path_of(release.folder))


@pytest.mark.parametrize("kind", KINDS)
def test_the_templates_hold_the_same_facts_in_three_languages(kind: str) -> None:
    told = [check_template(template_of(kind, language), language) for language in LANGUAGES]
    assert told[0] == told[1] == told[2]
    assert len(told[0]) >= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_holds_the_releases_figures_and_says_what_is_left_out(text: ReleaseText, language: str) -> None:
    made = fill(template_of("press", language), text, language)
    assert "150" in made.text
    assert {"kk": "2 есе көп", "ru": "в 2 раза больше", "en": "2 times as many"}[language] in made.text.replace(
        ",0", ""
    ).replace(".0", "")
    assert "{{" not in made.text
    assert "guidance.unique" in made.missing
    assert "works.hub_cost@unit" in made.missing


@pytest.mark.parametrize(
    ("language", "template"),
    [
        ("ru", "Мест {{fact:order.places}}, то есть 7407."),
        ("ru", "Мест семь тысяч."),
        ("ru", "Стало вдвое больше."),
        ("ru", "Открыты две школы."),
        ("ru", "Один колледж открыт."),
        ("ru", "Половина выпускников работает."),
        ("ru", "Рост на ٣٤."),
        ("ru", "Форум XII созыва."),
        ("kk", "Екі есе көп."),
        ("kk", "Алпыс мектепте ашылды."),
        ("kk", "Жеті мың орын."),
        ("en", "Twice as many."),
        ("en", "Sixty schools."),
        ("en", "A third of graduates."),
        ("en", "Half of all graduates; ½ of them."),
        ("en", "{{fact:order.places}"),
        ("en", "{{order.places}}"),
        ("en", "{{fact:order.places@2024}}"),
    ],
)
def test_a_number_that_is_no_fact_is_refused(language: str, template: str) -> None:
    with pytest.raises(BadInput):
        check_template(template, language)


def test_an_unknown_fact_is_refused(text: ReleaseText) -> None:
    with pytest.raises(BadInput, match="no.such"):
        fill("{{fact:no.such}}", text, "en")


@pytest.fixture
def server() -> Iterator[tuple[ModelEnv, list[dict], list[object]]]:
    """A model's server on this computer: it answers what the test puts into the list."""
    asked: list[dict] = []
    answers: list[object] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append({"path": self.path, "key": self.headers["Authorization"], **body})
            answer = answers.pop(0)
            raw = (
                answer
                if isinstance(answer, bytes)
                else json.dumps({"choices": [{"message": {"content": answer}}]}).encode()
            )
            self.send_response(200)
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *told: object) -> None:
            pass

    made = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    env = ModelEnv(url=f"http://127.0.0.1:{made.server_port}/v1", key=SecretStr("k"), seconds=5)
    yield env, asked, answers
    made.shutdown()
    made.server_close()


def test_the_model_is_off_by_default() -> None:
    with pytest.raises(BadInput, match="SHEBER_MODEL_URL"):
        rephrase("Мест: {{fact:order.places}}.", "ru", ModelEnv(url=""))


def test_the_models_text_goes_through_the_same_check(server: tuple[ModelEnv, list[dict], list[object]]) -> None:
    env, asked, answers = server
    template = "Мест: {{fact:order.places}}."
    answers.append("Всего мест теперь {{fact:order.places}}.")
    assert rephrase(template, "ru", env) == "Всего мест теперь {{fact:order.places}}."
    assert (asked[0]["path"], asked[0]["key"]) == ("/v1/chat/completions", "Bearer k")
    assert asked[0]["messages"][1]["content"] == template  # the template alone, never a figure
    for bad in (
        "Мест 7407.",
        "Мест {{fact:order.places}}, вдвое больше.",
        "Мест: {{fact:order.groups}}.",
        "Мест много.",
        "{{fact:order.places}} {{fact:order.places}}",
        b"not json",
        b"{}",
    ):
        answers.append(bad)
        with pytest.raises(BadInput):
            rephrase(template, "ru", env)


def test_the_command_prints_a_draft(
    text: ReleaseText, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sheber.cli.report_draft.start", lambda: None)
    draft(2025, lang="ru")
    assert "Государственный заказ размещён на следующее число мест: 150." in capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_a_draft_and_refuses_a_number(client: Client, text: ReleaseText, language: str) -> None:
    headers = {"accept-language": language}
    for kind in KINDS:
        page = client.get(f"/report/2025/1/draft/{kind}/", headers=headers)
        assert page.status_code == 200
        assert "150" in page.content.decode()
    page = client.post("/report/2025/1/draft/press/", {"template": "7407"}, headers=headers).content.decode()
    assert "alert-danger" in page
    assert client.get("/report/2025/1/draft/poem/").status_code == 404
