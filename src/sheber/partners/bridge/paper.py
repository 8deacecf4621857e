"""The text of an agreement as a paper for signing: one language, its clauses as a table, its hash as a code."""

from datetime import date

from sheber.kernel.calendar import long_date
from sheber.kernel.paper import proof_of, render_pdf
from sheber.kernel.words import Words
from sheber.partners import words
from sheber.partners.bridge.conditions import hash_of
from sheber.partners.models import AgreementText, Memorandum

TEMPLATE = """
= #data.title
#data.subject

#data.body

== #data.clauses_title
#rows(data.heading, data.clauses, widths: (auto, auto, 1fr, auto, auto), right: (3,))

#v(10mm)
#grid(columns: (1fr, 1fr), gutter: 12mm,
  ..data.sides.map(side => [#side \\ #v(12mm) #line(length: 90%, stroke: 0.5pt) #text(size: 8pt)[#data.sign_here]]))

#proof()
"""
CLAUSES = Words("Тараптардың міндеттері", "Обязательства сторон", "Duties of the sides")
HEADING = (
    Words("№", "№", "No."),
    Words("Кім", "Кто", "Who"),
    Words("Не істейді", "Что делает", "What"),
    Words("Саны", "Сколько", "How many"),
    Words("Мерзімі", "Срок", "By when"),
)
SIGN = Words("қолы, мөрі, күні", "подпись, печать, дата", "signature, seal, date")
HASH = Words(
    "Мәтіннің SHA-256 қосындысы: {hash}. Екі тарап та осыны мақұлдайды.",
    "SHA-256 текста: {hash}. Его одобряют обе стороны.",
    "SHA-256 of the text: {hash}. Both sides approve this.",
)


def agreement_pdf(memorandum: Memorandum, text: AgreementText, language: str, address: str) -> bytes:
    """The paper. A language beside kk, ru and en has its own text; clauses and headings are then in English."""
    shown = language if language in {"kk", "ru", "en"} else "en"
    body = text.other if language == text.language else text.body.in_language(language)
    data = {
        "title": words.AGREEMENT.label(memorandum.kind).in_language(shown),
        "language": language,
        "subject": memorandum.subject.in_language(shown),
        "body": body,
        "clauses_title": CLAUSES.in_language(shown),
        "heading": [one.in_language(shown) for one in HEADING],
        "clauses": [
            [
                str(one.number),
                words.WHO.label(one.who).in_language(shown),
                one.what.in_language(shown),
                str(one.quantity or "–"),
                long_date(one.due).in_language(shown) if one.due else "–",
            ]
            for one in sorted(text.clauses.all(), key=lambda one: one.number)
        ],
        "sides": [memorandum.college.name.in_language(shown), memorandum.partner.name.in_language(shown)],
        "sign_here": SIGN.in_language(shown),
        "foot": f"{memorandum.code}, v{text.number}",
        "proof": proof_of(address, HASH.format(hash=hash_of(memorandum, text)).in_language(shown)),
    }
    return render_pdf(TEMPLATE, data, day=date(text.made.year, text.made.month, text.made.day))
