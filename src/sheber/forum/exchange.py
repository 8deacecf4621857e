"""The sheets of the forum."""

from sheber.forum import words
from sheber.kernel.exchange import SOURCE, Column, Sheet, kinds, names
from sheber.kernel.words import Words
from sheber.registry.exchange import CODE, NAME, ref

FORUMS = Sheet(
    code="forums",
    title=Words("Форумдар", "Форумы", "Forums"),
    model="forum.Forum",
    key=("code",),
    columns=(
        CODE,
        *NAME,
        Column("day", Words("Күні", "Дата", "Date"), kinds.Day()),
        *names("place", Words("Орны", "Место", "Place"), required=False),
        *SOURCE,
    ),
)
DELEGATIONS = Sheet(
    code="delegations",
    title=Words("Делегациялар", "Делегации", "Delegations"),
    model="forum.Delegation",
    key=("forum", "country", "role"),
    columns=(
        ref("forum", Words("Форум", "Форум", "Forum"), "forum.Forum"),
        Column(
            "country", Words("Ел (ISO 3166)", "Страна (ISO 3166)", "Country (ISO 3166)"), kinds.Code(2, r"^[A-Z]{2}$")
        ),
        Column("role", Words("Рөлі", "Роль", "Role"), kinds.OneOf(words.ROLE)),
        Column("people", Words("Адам саны", "Человек", "People"), kinds.Whole(1, 10_000), required=False),
        *SOURCE,
    ),
)
