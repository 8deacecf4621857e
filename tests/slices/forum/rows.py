"""A small forum that anybody can look through: two halls and a foyer, four sessions, one delegation, three stands."""

from datetime import date
from typing import Any

from sheber.forum.models import Delegation, Forum, Hall, RunLine, Session, Speaker, Stand, Talk, Window, Wish
from sheber.kernel.words import Words
from sheber.registry.models import College, District

DAY = date(2025, 12, 24)


def words(text: str) -> Words:
    return Words(f"{text} kk", f"{text} ru", f"{text} en")


def made(model: type, **values: object) -> Any:
    """A saved row; values that are Words are set after."""
    texts = {name: value for name, value in values.items() if isinstance(value, Words)}
    row = model(**{name: value for name, value in values.items() if name not in texts})
    for name, value in texts.items():
        setattr(row, name, value)
    row.save()
    return row


def _college() -> College:
    district = made(District, code="city", name=words("City"), kind="city")
    college: College = made(
        College, code="north", name=words("North"), district=district, ownership="state", location="city"
    )
    return college


def small_forum(code: str = "f25") -> Forum:
    """The forum with everything but people."""
    forum = made(
        Forum,
        code=code,
        name=words("Forum"),
        day=DAY,
        place=words("Hall"),
        state="open",
        opens_at="09:00",
        closes_at="13:00",
    )
    for name, kind, seats in (("main", "hall", 200), ("room", "room", 40)):
        made(Hall, code=f"{code}-{name}", forum=forum, name=words(name), kind=kind, seats=seats)
    foyer = made(
        Hall,
        code=f"{code}-foyer",
        forum=forum,
        name=words("foyer"),
        kind="foyer",
        seats=200,
        width=10,
        depth=12,
        door=5,
        power=12,
        circuit=6,
    )
    del foyer
    for name, duty, pairs in (("akim", "dignitary", ""), ("guest", "speaker", ""), ("anna", "interpreter", "ru-fr")):
        made(
            Speaker,
            code=f"{code}-{name}",
            forum=forum,
            name=words(name),
            duty=duty,
            pairs=pairs,
            country="FR" if name == "guest" else "KZ",
        )
    for name, kind, minutes, audience, pairs, people in (
        ("opening", "opening", 30, 150, "", ("akim",)), ("talk", "plenary", 60, 150, "ru-fr", ("guest",)),
        ("class", "master_class", 60, 30, "", ("guest",)), ("show", "exhibition", 60, 100, "", ()),
    ):  # fmt: skip
        session = made(
            Session,
            code=f"{code}-{name}",
            forum=forum,
            kind=kind,
            title=words(name),
            minutes=minutes,
            audience=audience,
            pairs=pairs,
        )
        for one in people:
            made(Talk, session=session, speaker=Speaker.objects.get(code=f"{code}-{one}"), place=1)
    made(Window, speaker=Speaker.objects.get(code=f"{code}-akim"), day=DAY, from_time="09:00", to_time="10:00")
    made(
        Wish,
        code=f"{code}-first",
        forum=forum,
        kind="before",
        session=Session.objects.get(code=f"{code}-opening"),
        other=Session.objects.get(code=f"{code}-talk"),
    )
    made(
        Delegation,
        forum=forum,
        country="FR",
        role="experts",
        quota=2,
        letter_language="fr",
        organisation=words("Lycée"),
    )
    north = College.objects.first() or _college()
    for number in range(1, 4):
        made(
            Stand,
            code=f"{code}-stand-{number}",
            forum=forum,
            college=north if number == 1 else None,
            exhibitor=words(f"Stand {number}"),
            width=3,
            depth=2,
            power=1,
            theme="x",
        )
    made(
        RunLine,
        forum=forum,
        day=DAY,
        at="09:00",
        place=1,
        minutes=5,
        action=words("Doors"),
        responsible="Host",
        cue="Bell",
    )
    return forum
