"""A large forum: 200 sessions in 12 rooms with 300 people, 80 stands, and 10,000 badges as PDF."""

import random
from datetime import date

import django

from benchmarks.shared import Took, give, row, timed
from sheber.science.stands import check as stand_check
from sheber.science.stands.problem import Hall, Stand
from sheber.science.stands.solve import place
from sheber.science.timetable import check as programme_check
from sheber.science.timetable.problem import Interpreter, Problem, Room, Session, Wish
from sheber.science.timetable.solve import solve

DAY, OPENS, CLOSES = 96, 36, 72  # quarters of an hour
PAIRS = ("kk-ru", "ru-en", "ru-zh", "ru-fr", "ru-ja", "ru-de", "kk-en")
SEATS = (40, 60, 80, 120, 200, 400)


def programme(seed: int = 4) -> Problem:
    """Three days; half of the people are there for a part of the time; 43 wishes, three of which cannot all be kept."""
    noise = random.Random(seed)
    people = [f"p{at}" for at in range(300)]
    sessions = tuple(
        Session(
            f"s{at}",
            noise.choice((3, 4, 4, 6)),
            noise.choice((20, 30, 50, 70, 100, 180)),
            tuple(noise.sample(people, noise.choice((1, 2, 3)))),
            tuple(noise.sample(PAIRS, noise.choice((0, 0, 1, 2)))),
        )
        for at in range(200)
    )
    free = {
        one: tuple(
            (day * DAY + OPENS + noise.choice((0, 0, 12)), day * DAY + CLOSES - noise.choice((0, 0, 8)))
            for day in range(3)
        )
        for one in people
        if noise.random() < 0.5
    }
    wishes = [Wish(f"b{at}", "before", f"s{2 * at}", f"s{2 * at + 1}") for at in range(20)]
    wishes += [Wish(f"a{at}", "apart", f"s{60 + 2 * at}", f"s{61 + 2 * at}") for at in range(20)]
    wishes += [Wish(f"ring{at}", "before", f"s{100 + at}", f"s{100 + (at + 1) % 3}") for at in range(3)]
    return Problem(
        tuple((day * DAY + OPENS, day * DAY + CLOSES) for day in range(3)),
        tuple(Room(f"r{at}", SEATS[at % 6]) for at in range(12)),
        sessions,
        tuple(Interpreter(f"i{at}", frozenset(noise.sample(PAIRS, 3))) for at in range(40)),
        free,
        tuple(wishes),
    )


def stands(seed: int = 4) -> tuple[Hall, list[Stand]]:
    """Eighty stands of eight themes in a hall of 40 by 36 metres."""
    noise = random.Random(seed)
    made = [
        Stand(
            f"stand{at}", noise.choice((20, 30, 40)), noise.choice((20, 30)), noise.choice((0, 500, 1500, 3000)),
            f"theme{at % 8}", (f"stand{(at + 1) % 80}",) if at % 10 == 0 else (), noise.randrange(-200, 200),
        )
        for at in range(80)
    ]  # fmt: skip
    return Hall(400, 360, 25, 200, 30_000, 200_000), made


def badges(count: int = 10_000) -> tuple[Took, int, int]:
    """Time, files and bytes of the badges of `count` people; rows that are never saved."""
    from sheber.forum.bridge.badges import badge_files  # after Django's set-up
    from sheber.forum.models import Delegation, Forum, Participant

    forum = Forum(code="large", day=date(2026, 12, 24))
    delegation = Delegation(forum=forum, country="CN", role="experts")
    people = [
        Participant(
            code=f"large-{at:05d}", name=f"Example Guest {at}", position="Expert", number=at, delegation=delegation
        )
        for at in range(1, count + 1)
    ]
    with timed() as taken:
        sizes = [len(one) for one in badge_files(forum, people, "kk")]
    return taken, len(sizes), sum(sizes)


def main() -> None:
    """Run it."""
    django.setup()
    given = programme()
    with timed() as solving:
        answer = solve(given, seconds=60)
    broken = list(programme_check.faults(given, answer.placed, [one.wish for one in answer.refused]))
    hall, asked = stands()
    with timed() as placing:
        layout = place(hall, asked)
    clashes = list(stand_check.faults(hall, asked, layout))
    told = ", ".join(
        f"{len(one.together)} wishes, {'proved' if one.proved else 'not proved'}" for one in answer.refused
    )
    printing, files, size = badges()
    give(
        [
            row("forum", "200 sessions, 12 rooms, 300 people", str(solving), "under 60 s with the stands"),
            row("forum", "hard conflicts in the programme", str(len(broken) + len(answer.unplaced)), "0"),
            row("forum", "smallest conflicting sets", told, "found and proved"),
            row(
                "forum",
                "80 stands placed",
                f"{placing} ({len(layout.spots)} placed)",
                "under 60 s with the programme",
            ),
            row("forum", "clashes in the exhibition", str(len(clashes)), "0"),
            row(
                "forum",
                "10,000 badges as PDF",
                f"{printing} ({files} files, {size / 1e6:.0f} MB)",
                "under 120 s",
            ),
        ]
    )


if __name__ == "__main__":
    main()
