"""Badges as PDF, eight on a page, each with its signed code; made for thousands at a time."""

import base64
import io
from collections.abc import Iterator, Sequence

import segno

from sheber.forum import words
from sheber.forum.bridge.badge import Badge, badge_text, name_hash
from sheber.forum.models import Forum, Participant
from sheber.kernel.paper import render_pdf
from sheber.kernel.results import key
from sheber.kernel.words import Words
from sheber.proof.signature import SigningKey

A_FILE = 1000  # badges in one PDF
MASK = 2  # any mask can be read; choosing the best of eight takes three times as long
TEMPLATE = """
#set page(margin: (x: 12mm, y: 12mm), header: none, footer: none)
#set par(leading: 0.5em)
#let colours = (head: rgb("#0b5a63"), member: rgb("#3d4b57"), speaker: rgb("#6b4fa0"),
  interpreter: rgb("#8a4500"), companion: rgb("#3d7d2f"))
#for page in data.people.chunks(8) {
  grid(columns: (93mm, 93mm), rows: 67mm, ..page.map(one => block(
    width: 91mm, height: 65mm, stroke: 0.5pt + luma(170), radius: 2mm, clip: true)[
    #block(width: 100%, fill: colours.at(one.duty), inset: (x: 4mm, y: 2.2mm))[#text(fill: white, size: 8.5pt, weight: 600)[#data.forum]]
    #pad(x: 4mm, y: 1mm, grid(columns: (1fr, 34mm), gutter: 2mm,
      [#text(size: if one.name.len() > 44 { 11pt } else { 14pt }, weight: 600)[#one.name]
       #v(0.5mm)
       #text(size: 8.5pt)[#one.position]
       #v(0.5mm)
       #text(size: 9pt, weight: 600)[#one.country · #one.label]
       #v(0.5mm)
       #text(size: 9pt)[№ #one.number]],
      image(bytes(one.code), format: "png", width: 34mm, scaling: "pixelated", alt: "QR")))
  ]))
  pagebreak(weak: true)
}
"""


def text_for(row: Participant, forum: Forum, signer: SigningKey) -> str:
    """The signed text of somebody's badge."""
    badge = Badge(forum.code, row.number or 0, row.code, row.duty, row.delegation.country, name_hash(row.name))
    return badge_text(badge, signer)


def badge_files(forum: Forum, rows: Sequence[Participant], language: str) -> Iterator[bytes]:
    """PDFs of at most `A_FILE` badges each, in the given order."""
    signer = key()
    for first in range(0, len(rows), A_FILE):
        yield _pdf(forum, rows[first : first + A_FILE], language, signer)


def _pdf(forum: Forum, rows: Sequence[Participant], language: str, signer: SigningKey) -> bytes:
    people = [
        {
            "name": row.name,
            "position": row.position[:70],
            "country": row.delegation.country,
            "duty": row.duty,
            "label": words.DUTY.label(row.duty).in_language(language),
            "number": str(row.number),
            "code": list(_png(text_for(row, forum, signer))),
        }
        for row in rows
    ]
    title = Words("Бейдждер", "Бейджи", "Badges").in_language(language)
    data = {"title": title, "language": language, "forum": forum.name.in_language(language), "people": people}
    return render_pdf(TEMPLATE, data, day=forum.day)


def _png(text: str) -> bytes:
    out = io.BytesIO()
    segno.make(text, error="l", micro=False, mask=MASK, boost_error=False).save(out, kind="png", border=2, scale=1)
    return out.getvalue()


def as_data_uri(text: str) -> str:
    """The code of a badge as a picture for a page."""
    return "data:image/png;base64," + base64.b64encode(_png(text)).decode()
