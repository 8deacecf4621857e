"""The guides: one a role in three languages, with the words that stand on the screen, pictures that exist; in the interface."""

import re
from pathlib import Path

import pytest
from django.test import Client

from sheber.kernel.actors import Role
from sheber.kernel.words import LANGUAGES
from sheber.web.help import DOCS, as_html

SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for kind in ("*.py", "*.html")
    for path in (Path(__file__).resolve().parents[2] / "src" / "sheber").rglob(kind)
)
MOST = 4_000_000  # bytes of all pictures together
GUIDES = [(language, role.value) for language in LANGUAGES for role in Role]


def guide(language: str, role: str) -> str:
    return (DOCS / "users" / language / f"{role}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("language", "role"), GUIDES)
def test_every_role_has_its_guide_in_the_words_of_the_screen(language: str, role: str) -> None:
    text = guide(language, role)
    assert text.startswith("# ")
    assert text.count("\n## ") >= 4
    said = {part.strip() for one in re.findall(r"\*\*([^*]+)\*\*", text) for part in one.split(" → ")}
    assert said
    assert sorted(one for one in said if f'"{one}"' not in SOURCES) == []


@pytest.mark.parametrize(("language", "role"), GUIDES)
def test_what_a_guide_links_exists(language: str, role: str) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", guide(language, role)):
        assert (DOCS / "users" / language / target).resolve().is_file(), target
    pictures = re.findall(r"!\[([^\]]*)\]\(\.\./\.\./pictures/(\w\w)/", guide(language, role))
    assert pictures
    assert {tongue for _, tongue in pictures} == {language}
    assert all(words for words, _ in pictures)


def test_the_pictures_are_few_and_small() -> None:
    pictures = list((DOCS / "pictures").rglob("*.webp"))
    assert sum(path.stat().st_size for path in pictures) < MOST
    names = {language: {p.name for p in pictures if p.parent.name == language} for language in LANGUAGES}
    assert names["kk"] == names["ru"] == names["en"] != set()


def test_a_guide_becomes_safe_html() -> None:
    made = as_html(
        "# A <b>\n\ntext\ngoes on **Press** `x`\n\n1. one\n   more\n2. [two](college.md)\n\n- [far](https://example.org)\n\n"
        "![Alt](../../pictures/kk/a-b.webp) *An example.*\n"
    )
    assert made == (
        "<h1>A &lt;b&gt;</h1><p>text goes on <b>Press</b> <code>x</code></p><ol><li>one more</li>"
        '<li><a href="/help/college/">two</a></li></ol><ul><li>far</li></ul>'
        '<p><img class="shot" src="/help/picture/kk/a-b.webp" alt="Alt" loading="lazy"> <i>An example.</i></p>'
    )


@pytest.mark.django_db
def test_the_guides_stand_in_the_interface(client: Client) -> None:
    headers = {"accept-language": "kk"}
    page = client.get("/help/", headers=headers).content.decode()
    assert 'href="/help/applicant/"' in page
    assert 'href="/help/"' in client.get("/", headers=headers).content.decode()
    told = client.get("/help/applicant/", headers=headers).content.decode()
    assert guide("kk", "applicant").split("\n", 1)[0].removeprefix("# ") in told
    shown = re.findall(r'src="(/help/picture/[^"]+)"', told)
    assert shown
    assert client.get(shown[0]).headers["Content-Type"] == "image/webp"
    for wrong in (
        "/help/nobody/",
        "/help/..%2Fcheck/",
        "/help/picture/kk/nothing.webp",
        "/help/picture/xx/planner-home.webp",
    ):
        assert client.get(wrong).status_code == 404
