"""Words in three languages: values, model fields, and keys that sort and find Kazakh and Russian alike."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import lazystr
from django.utils.translation import get_language

LANGUAGES = ("kk", "ru", "en")

# The Kazakh alphabet holds the Russian one in the Russian order, so one order serves both languages.
_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzаәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_RANK = {letter: f"{place:02d}" for place, letter in enumerate(_ALPHABET, start=10)}
_OTHER = "09"
_GAP = "01"
KEY_LETTERS = 60


def sort_key(text: str) -> str:
    """A key of digits whose binary order is the order of the Kazakh alphabet, on every database alike.

    Two digits a letter, at most `KEY_LETTERS` letters; spaces and marks sort before letters.
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    pairs = (_RANK.get(letter) or (_GAP if letter.isspace() else _OTHER) for letter in folded[:KEY_LETTERS])
    return "".join(pairs)


# Letters that look the same on a keyboard of another alphabet: a name typed with a Latin "A" is still found.
_LOOKALIKE = str.maketrans("ёaceopxykmtbhіi", "еасеорхукмтвнии")


def search_key(text: str) -> str:
    """The form in which text is stored for search and in which a query is compared with it."""
    folded = unicodedata.normalize("NFC", text).casefold().translate(_LOOKALIKE)
    return " ".join(folded.split())


@dataclass(frozen=True, slots=True)
class Words:
    """One meaning in Kazakh, Russian and English. `str()` gives the active language."""

    kk: str = ""
    ru: str = ""
    en: str = ""

    def __str__(self) -> str:
        return self.in_language(get_language() or "ru")

    def __bool__(self) -> bool:
        return bool(self.kk or self.ru or self.en)

    def in_language(self, language: str) -> str:
        """The text in `language`; where it is empty, the first language that has one (ru, kk, en)."""
        return getattr(self, language[:2], "") or self.ru or self.kk or self.en

    def format(self, **values: object) -> "Words":
        """Each language's text with `{name}` places filled."""
        return Words(*(getattr(self, code).format(**values) for code in LANGUAGES))

    def as_dict(self) -> dict[str, str]:
        """{"kk": ..., "ru": ..., "en": ...}, the form of certificates."""
        return {code: getattr(self, code) for code in LANGUAGES}


def lazy_words(kk: str, ru: str, en: str) -> Any:
    """Words for a form's label or help: the language is chosen when the page is made."""
    return lazystr(Words(kk, ru, en))


class _WordsOf:
    """Reads and writes the three columns of a `WordsField` as one `Words`."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        if instance is None:
            return self
        return Words(*(getattr(instance, f"{self.name}_{code}") for code in LANGUAGES))

    def __set__(self, instance: Any, value: Words | str) -> None:
        words = value if isinstance(value, Words) else Words(ru=value)
        for code in LANGUAGES:
            setattr(instance, f"{self.name}_{code}", getattr(words, code))


class _KeyField(models.CharField):
    """A column filled from the words each time its row is saved, also by `bulk_create`."""

    def __init__(self, *args: Any, source: str = "", **kwargs: Any) -> None:
        self.source = source
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)

    def compute(self, instance: Any) -> str:
        """The key for the present words of `instance`."""
        words = getattr(instance, self.source)
        if self.name.endswith("_search"):
            return search_key(" ".join(getattr(words, code) for code in LANGUAGES))[: self.max_length]
        return sort_key(words.in_language(self.name.rsplit("_", 1)[1]))

    def pre_save(self, model_instance: Any, add: bool) -> str:
        value = self.compute(model_instance)
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs["source"] = self.source
        return name, path, args, kwargs


class WordsField:
    """Declares `name = WordsField()` on a model: columns name_kk, name_ru, name_en, name_sort_kk/_ru/_en and
    name_search. `row.name` is a `Words`; `order_by(sort_column("name"))`;
    `filter(name_search__contains=search_key(q))`.
    """

    def __init__(self, max_length: int = 255, *, blank: bool = False) -> None:
        self.max_length = max_length
        self.blank = blank

    def __get__(self, instance: Any, owner: Any = None) -> Words:
        """For type checkers: on a model the attribute is a `Words`."""
        raise NotImplementedError

    def contribute_to_class(self, cls: type[models.Model], name: str) -> None:
        """Adds the real columns to `cls`."""
        for code in LANGUAGES:
            column = models.CharField(max_length=self.max_length, blank=True, default="")
            column.contribute_to_class(cls, f"{name}_{code}")
        for code in LANGUAGES:
            key = _KeyField(max_length=2 * KEY_LETTERS, source=name, default="", db_index=code != "en")
            key.contribute_to_class(cls, f"{name}_sort_{code}")
        search = _KeyField(max_length=3 * self.max_length + 2, source=name, default="")
        search.contribute_to_class(cls, f"{name}_search")
        setattr(cls, name, _WordsOf(name))


def fill_keys(rows: Iterable[models.Model]) -> list[str]:
    """Recompute the sort and search keys of `rows` in place (needed before `bulk_update`); gives their names."""
    names: list[str] = []
    for row in rows:
        keys = [field for field in row._meta.concrete_fields if isinstance(field, _KeyField)]
        names = [field.name for field in keys]
        for field in keys:
            setattr(row, field.attname, field.compute(row))
    return names


def sort_column(name: str) -> str:
    """The column by which `name` sorts in the active language: `order_by(sort_column("name"))`."""
    language = (get_language() or "ru")[:2]
    return f"{name}_sort_{language if language in LANGUAGES else 'ru'}"


class Choices:
    """Codes with words: `LEVEL = Choices(worker=Words(...), mid=Words(...))`; `LEVEL.label("mid")`."""

    def __init__(self, **words: Words) -> None:
        self.words = words

    def __iter__(self) -> Any:
        return iter(self.words)

    def __contains__(self, code: object) -> bool:
        return code in self.words

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Django's `choices`, in the Russian wording (labels in pages come from `label`)."""
        return [(code, words.ru) for code, words in self.words.items()]

    def label(self, code: str) -> Words:
        """The words of `code`; an unknown code is its own word."""
        return self.words.get(code, Words(code, code, code))
