"""The guides of docs/users in the interface: each role's in the reader's language, with its pictures."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from sheber.kernel.actors import ROLE_WORDS, Actor, Role
from sheber.kernel.words import LANGUAGES, Words

DOCS = Path(settings.PACKAGE).parents[1] / "docs"  # beside the program's source, as the example region is
NAME = re.compile(r"[a-z][a-z0-9-]*")
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\((?:\.\./)*pictures/([a-z]{2})/([a-z0-9-]+\.webp)\)")
BLOCK = re.compile(r"(#{1,3}|-|\d+\.) +(.*)", re.DOTALL)


def there_are_guides() -> bool:
    """Whether this installation has the guides: the program alone, without its documents, does not."""
    return (DOCS / "users" / "en").is_dir()


def guides_of(actor: Actor) -> list[tuple[Words, str]]:
    """(role, address) of the guides that concern the actor; a visitor's are those that need no account."""
    if not there_are_guides():
        return []
    roles = [role for role in Role if role in actor.roles and role is not Role.PUBLIC]
    return [
        (ROLE_WORDS[role], reverse("guide", args=[role.value])) for role in roles or (Role.APPLICANT, Role.PUBLIC)
    ]


def help_page(request: HttpRequest) -> HttpResponse:
    """All guides; one's own first."""
    if not there_are_guides():
        raise Http404
    own = guides_of(request.actor)  # type: ignore[attr-defined]
    every = [(ROLE_WORDS[role], reverse("guide", args=[role.value])) for role in Role]
    return render(request, "web/help.html", {"own": own, "others": [one for one in every if one not in own]})


def guide_page(request: HttpRequest, name: str) -> HttpResponse:
    """One guide in the reader's language."""
    language = (get_language() or "ru")[:2]
    path = DOCS / "users" / language / f"{name}.md"
    if not NAME.fullmatch(name) or not path.is_file():
        raise Http404
    text = path.read_text(encoding="utf-8")
    title = text.split("\n", 1)[0].removeprefix("# ")
    return render(request, "web/guide.html", {"title": title, "body": as_html(text)})


def picture(request: HttpRequest, language: str, name: str) -> FileResponse:
    """A picture of a guide."""
    path = DOCS / "pictures" / language / name
    if language not in LANGUAGES or not re.fullmatch(r"[a-z0-9-]+\.webp", name) or not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type="image/webp")


def as_html(text: str) -> SafeString:
    """The part of Markdown that the guides keep to: headings, paragraphs, both kinds of list, pictures, links, marks."""
    made, opened = [], ""
    for kind, words in _blocks(text):
        wanted = {"-": "ul", "1.": "ol"}.get(kind, "")
        if wanted != opened:
            made += [f"</{opened}>"] * bool(opened) + [f"<{wanted}>"] * bool(wanted)
            opened = wanted
        tag = "li" if wanted else f"h{len(kind)}" if kind else "p"
        made.append(f"<{tag}>{_inline(words)}</{tag}>")
    return mark_safe("".join(made) + (f"</{opened}>" if opened else ""))  # noqa: S308  (every text is escaped in _inline)


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """(mark, words) of each heading, list item or paragraph; lines that follow on belong to it."""
    gathered: list[str] = []
    for line in [*text.splitlines(), ""]:
        starts = bool(BLOCK.match(line))
        if (not line.strip() or starts) and gathered:
            whole = " ".join(gathered)
            found = BLOCK.fullmatch(whole)
            mark = "" if not found else "1." if found[1][0].isdigit() else found[1]
            yield mark, found[2] if found else whole
            gathered = []
        if line.strip():
            gathered.append(line.strip())


def _inline(words: str) -> str:
    """Marks inside a text; links lead to other guides and to pages of the project, never away from it."""
    made: str = escape(words)
    made = PICTURE.sub(
        lambda m: (
            f'<img class="shot" src="{reverse("guide-picture", args=[m[2], m[3]])}" alt="{m[1]}" loading="lazy">'
        ),
        made,
    )
    made = LINK.sub(_link, made)
    made = re.sub(r"\*\*([^*]+)\*\*", r"<b>\1</b>", made)
    made = re.sub(r"\*([^*]+)\*", r"<i>\1</i>", made)
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", made)


def _link(found: re.Match[str]) -> str:
    words, target = found.groups()
    guide = re.fullmatch(r"([a-z]+)\.md", target)
    return f'<a href="{reverse("guide", args=[guide[1]])}">{words}</a>' if guide else words
