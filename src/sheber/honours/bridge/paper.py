"""Papers of an award: the letter or certificate in one language, and the decree that lists a day's awards."""

from collections.abc import Sequence

from sheber.honours import words
from sheber.honours.bridge.badge import award_address
from sheber.honours.models import Award, Credential
from sheber.kernel.calendar import long_date
from sheber.kernel.paper import FIXED_DAY, proof_of, render_pdf
from sheber.kernel.public_log import site
from sheber.kernel.words import Words

LETTER = """
#v(18mm)
#align(center)[
  #text(size: 22pt, weight: 600, fill: accent)[#data.kind]
  #v(10mm)
  #text(size: 18pt, weight: 600)[#data.person]
  #v(2mm)
  #data.position \\
  #data.organisation
  #v(8mm)
  #text(size: 13pt)[#data.citation]
  #v(12mm)
  #data.number #h(12mm) #data.day \\
  #data.act
]
#v(10mm)
#proof()
"""
DECREE = """
= #data.title
#data.act

#rows(data.heading, data.awards, widths: (auto, 1fr, 1fr, auto))

#v(14mm)
#data.sign
#proof()
"""
STATEMENT = Words(
    "№ {number} марапаттың цифрлық куәлігі бар; оның күші осы мекенжайда тексеріледі.",
    "У награды № {number} есть цифровое удостоверение; его силу проверяют по этому адресу.",
    "Award No. {number} has a digital credential; whether it is in force is checked at this address.",
)
FOR = Words(
    "өңірдің дамуы мен кәсіптік білімге қосқан үлесі үшін",
    "за вклад в развитие региона и профессионального образования",
    "for what was done for the region and its vocational education",
)
TITLE = Words("Марапаттау туралы", "О награждении", "On awards")
HEADING = (
    Words("№", "№", "No."),
    Words("Аты-жөні", "Имя", "Name"),
    Words("Лауазымы, ұйымы", "Должность, организация", "Position, organisation"),
    Words("Марапаты", "Награда", "Award"),
)
SIGN = Words("Қолы ________________", "Подпись ________________", "Signature ________________")
DECREE_PROOF = Words(
    "Осы құжаттағы марапаттар тізілімде; әрқайсысы нөмірі бойынша тексеріледі.",
    "Награды этого акта стоят в реестре; каждая проверяется по своему номеру.",
    "The awards of this act stand in the register; each is checked by its number.",
)


def letter_pdf(award: Award, credential: Credential, language: str) -> bytes:
    """The paper that is handed over, numbered, with the code that leads to its proof."""
    citation = award.citation.in_language(language) if award.citation else FOR.in_language(language)
    data = {
        "title": f"{words.KIND.label(award.kind).in_language(language)} № {credential.number}",
        "language": language,
        "kind": words.KIND.label(award.kind).in_language(language),
        "person": award.person.in_language(language),
        "position": award.position.in_language(language),
        "organisation": award.organisation.in_language(language),
        "citation": citation,
        "number": f"№ {credential.number}",
        "day": long_date(award.day).in_language(language) if award.day else str(award.year),
        "act": award.act,
        "foot": f"urn:uuid:{credential.subject}",
        "proof": proof_of(
            award_address(credential.number), STATEMENT.format(number=credential.number).in_language(language)
        ),
    }
    return render_pdf(LETTER, data, day=award.day or FIXED_DAY)


def decree_pdf(act: str, awards: Sequence[Award], language: str) -> bytes:
    """The decree with everybody whom it honours."""
    day = next((one.day for one in awards if one.day), FIXED_DAY)
    rows = [
        [
            str(place),
            one.person.in_language(language),
            ", ".join(
                part for part in (one.position.in_language(language), one.organisation.in_language(language)) if part
            ),
            words.KIND.label(one.kind).in_language(language),
        ]
        for place, one in enumerate(awards, start=1)
    ]
    data = {
        "title": TITLE.in_language(language),
        "language": language,
        "act": act,
        "heading": [one.in_language(language) for one in HEADING],
        "awards": rows,
        "sign": SIGN.in_language(language),
        "proof": proof_of(f"{site()}/honours/award/", DECREE_PROOF.in_language(language)),
    }
    return render_pdf(DECREE, data, day=day)
