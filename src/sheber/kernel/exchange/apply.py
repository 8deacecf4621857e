"""Loads read sheets into the tables: references found, differences told, all or nothing, each act journalled."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl
from django.apps import apps
from django.db import DataError, IntegrityError, models, transaction

from sheber.kernel.actors import Actor, Policy, policy_for
from sheber.kernel.exchange import kinds
from sheber.kernel.exchange.advice import mixed_alphabets, say
from sheber.kernel.exchange.json_text import parse_json
from sheber.kernel.exchange.problems import Problems
from sheber.kernel.exchange.read import ROW, SHOWN_PER_COLUMN, read_sheet
from sheber.kernel.exchange.sheet import Column, Sheet
from sheber.kernel.exchange.write import as_text, value_of
from sheber.kernel.journal import entry_for, write_entries
from sheber.kernel.models import ImportedFile
from sheber.kernel.sealed import SealedField, blind_index
from sheber.kernel.table_rules import broken_rules
from sheber.kernel.words import Words, fill_keys

BATCH = 1000
SHOWN_CHANGES = 500
FIXED = Words(
    "бұл жол өзгермейді: шығарылған нәрсе түзетілмейді. Өзгерісті алып тастаңыз.",
    "эта строка не меняется: выпущенное не исправляют. Уберите изменение.",
    "this row never changes: what was released is not mended. Take the change away.",
)
NOT_KEPT = Words(
    "дерекқор бұл файлдың жолдарын қабылдамады: сан тым үлкен немесе жол қайталанады. Жолдарды тексеріңіз.",
    "база данных не приняла строки этого файла: слишком большое число или повтор строки. Проверьте строки.",
    "the database did not take this file's rows: a number is too large, or a row repeats. Look through the rows.",
)
TOO_MANY = Words(
    "бұл кестеде ең көбі {most} жол болады, ал бұл — артығы (бар жол: {first}). Артық жолды алып тастаңыз.",
    "в этой таблице может быть строк: {most}, эта лишняя (уже есть: {first}). Уберите лишнюю строку.",
    "this table holds {most} row at most, and this one is too many (there already: {first}). Take it away.",
)
NOT_YOURS = Words(
    "бұл жол сіздікі емес: оны өзгертуге құқығыңыз жоқ. Жолды алып тастаңыз.",
    "эта строка не ваша: менять её у вас нет права. Уберите строку.",
    "this row is not yours to change. Take it away.",
)
REFUSED = (IntegrityError, DataError, OverflowError)  # what a database says of a row it cannot keep


@dataclass
class Difference:
    """What loading one file does: rows that are new, changed (old and new text per column), and the same."""

    sheet: Sheet
    name: str
    rows: int = 0
    created: int = 0
    changed: int = 0
    changes: list[tuple[str, dict[str, list[str]]]] = field(default_factory=list)  # the first SHOWN_CHANGES
    new_keys: list[str] = field(default_factory=list)  # the first SHOWN_CHANGES

    @property
    def same(self) -> int:
        """Rows that are there already as given."""
        return self.rows - self.created - self.changed


def load_files(
    actor: Actor,
    files: Sequence[tuple[Sheet, Path]],
    *,
    reason: str = "",
    dry_run: bool = False,
) -> list[Difference]:
    """Add and change rows by key from files, in the order given, in one transaction.

    Raises BadInput with every problem found (nothing is applied then) and PermissionDenied.
    """
    problems = Problems()
    frames = [(one, path, read_sheet(path, one, problems)) for one, path in files]
    problems.stop_if_any()
    return load_frames(actor, frames, reason=reason, dry_run=dry_run)


def load_frames(
    actor: Actor,
    frames: Iterable[tuple[Sheet, Path, pl.DataFrame]],
    *,
    reason: str = "",
    dry_run: bool = False,
) -> list[Difference]:
    """As `load_files`, with frames that were read already."""
    problems = Problems()
    differences: list[Difference] = []
    with transaction.atomic():
        for one, path, frame in frames:
            policy_for(apps.get_model(one.model)).demand(actor, Policy.LOAD)
            differences.append(_Loader(one, path, frame, problems).load(actor, reason))
        problems.stop_if_any()
        transaction.set_rollback(dry_run)
    return differences


class _Loader:
    """Loads one sheet's frame."""

    def __init__(self, sheet: Sheet, path: Path, frame: pl.DataFrame, problems: Problems) -> None:
        self.sheet, self.path, self.frame, self.problems = sheet, path, frame, problems
        self.model: type[models.Model] = apps.get_model(sheet.model)
        self.difference = Difference(sheet, path.name, frame.height)
        fields = {one.name: one for one in self.model._meta.concrete_fields}
        self.indexed = indexed_columns(self.model)
        self.written: list[tuple[int, models.Model]] = []  # line of the file, row: to name the one refused
        self.nullable = {name for name, one in fields.items() if one.null}
        self.defaults = {name: one.get_default() for name, one in fields.items()}

    def load(self, actor: Actor, reason: str) -> Difference:
        known = self._known_references()
        existing = self._existing()
        new: list[models.Model] = []
        changed: list[tuple[models.Model, dict[str, list[str]]]] = []
        for record in self.frame.iter_rows(named=True):
            values = self._resolve(record, known)
            if values is None:
                continue
            key = tuple(record[name] for name in self.sheet.key)
            row = existing.get(tuple("" if part is None else str(part) for part in key))
            if row is None:
                new.append(self._make(values))
                self.written.append((record[ROW], new[-1]))
                if len(self.difference.new_keys) < SHOWN_CHANGES:
                    self.difference.new_keys.append(" ".join(str(part) for part in key))
            else:
                self._compare(row, record, values, changed, key)
                self.written.append((record[ROW], row))
        self._count(existing, new)
        self._check_own(actor)
        try:
            with transaction.atomic():  # a refused write leaves the outer transaction usable for the other sheets
                self._save(actor, reason, new, changed)
                if self.sheet.after is not None and (new or changed):
                    self.sheet.after()
        except REFUSED:
            self._explain()
        return self.difference

    def _check_own(self, actor: Actor) -> None:
        """Refuse the rows that whoever may load only some rows may not: as they stand, and as the file has them."""
        policy = policy_for(self.model)
        if not policy.is_partial(actor, Policy.LOAD):
            return
        there = self.model._default_manager.filter(pk__in=[row.pk for _, row in self.written if row.pk])
        own = set(policy.scope(actor, Policy.LOAD, there).values_list("pk", flat=True))
        self._fetch_references()
        for place, row in self.written:
            if (row.pk and row.pk not in own) or not policy.allows(actor, Policy.LOAD, row):
                self.problems.add(self.path.name, place, ", ".join(self.sheet.key), NOT_YOURS)

    def _fetch_references(self) -> None:
        """What the rows refer to, read at once: a policy looks at it."""
        for column in self.sheet.columns:
            if isinstance(column.kind, kinds.Ref):
                key = f"{column.attribute}_id"
                wanted = {getattr(row, key) for _, row in self.written} - {None}
                found = apps.get_model(column.kind.model)._default_manager.in_bulk(wanted)
                for _, row in self.written:
                    if getattr(row, key) in found:
                        setattr(row, column.attribute, found[getattr(row, key)])

    def _count(self, existing: dict[tuple[str, ...], models.Model], new: list[models.Model]) -> None:
        """Refuse the rows that a table of few rows has no room for."""
        most = self.sheet.most
        if most is None or len(existing) + len(new) <= most:
            return
        first = next((" ".join(key) for key in existing), self.difference.new_keys[0])
        fresh = {id(row) for row in new}
        places = [place for place, row in self.written if id(row) in fresh]
        for place in places[max(most - len(existing), 0) :]:
            words = TOO_MANY.format(most=most, first=first)
            self.problems.add(self.path.name, place, ", ".join(self.sheet.key), words)

    # -- references

    def _known_references(self) -> dict[str, dict[str, Any]]:
        known: dict[str, dict[str, Any]] = {}
        for column in self.sheet.columns:
            if isinstance(column.kind, (kinds.Ref, kinds.Refs)):
                target = apps.get_model(column.kind.model)
                codes = target._default_manager.values_list(column.kind.by, "pk")
                known[column.name] = {str(code): pk for code, pk in codes}
                if target is self.model:
                    own = self.frame[next(c.name for c in self.sheet.columns if c.attribute == column.kind.by)]
                    known[column.name] |= {code: None for code in own.to_list() if code not in known[column.name]}
                self._report_unknown(column, column.kind, known[column.name])
        return known

    def _report_unknown(self, column: Column, kind: kinds.Ref | kinds.Refs, known: dict[str, Any]) -> None:
        codes = self.frame.select(ROW, column.name).drop_nulls()
        if isinstance(kind, kinds.Refs):
            codes = codes.with_columns(pl.col(column.name).str.split(" ")).explode(column.name)
        bad = codes.filter(~pl.col(column.name).is_in(list(known)))
        for row, code in bad.head(SHOWN_PER_COLUMN).iter_rows():
            self.problems.add(self.path.name, row, column.name, unknown_code(kind, code))
        self.problems.total += max(bad.height - SHOWN_PER_COLUMN, 0)

    def _resolve(self, record: dict[str, Any], known: dict[str, dict[str, Any]]) -> dict[str, Any] | None:
        """The row as model attributes; None where a reference is not found (told already)."""
        values: dict[str, Any] = {}
        for column in self.sheet.columns:
            value = record[column.name]
            if isinstance(column.kind, kinds.Ref):
                if value is not None and value not in known[column.name]:
                    return None
                values[f"{column.attribute}_id"] = known[column.name].get(value) if value is not None else None
            elif isinstance(column.kind, kinds.Refs):
                codes = value.split(" ") if value else []
                if any(code not in known[column.name] for code in codes):
                    return None
                values[column.attribute] = codes
            else:
                values[column.attribute] = self._plain(column, value)
        return values

    def _plain(self, column: Column, value: Any) -> Any:
        if isinstance(column.kind, kinds.Json) and value:
            return parse_json(value)
        if value is None and column.attribute not in self.nullable:
            default = self.defaults.get(column.attribute, "")
            return "" if default is None else default
        return value

    # -- rows

    def _existing(self) -> dict[tuple[str, ...], models.Model]:
        columns = [self.sheet.column(name) for name in self.sheet.key]
        rows = self.sheet.rows() if self.sheet.rows else self.model._default_manager.all()
        related = [column.attribute for column in self.sheet.columns if isinstance(column.kind, kinds.Ref)]
        found: dict[tuple[str, ...], models.Model] = {}
        for row in rows.select_related(*related):
            parts = (value_of(column, row) for column in columns)
            found[tuple("" if part is None else str(part) for part in parts)] = row
        return found

    def _make(self, values: dict[str, Any]) -> models.Model:
        row = self.model(**values)
        index_sealed(row)
        return row

    def _compare(
        self,
        row: models.Model,
        record: dict[str, Any],
        values: dict[str, Any],
        changed: list[tuple[models.Model, dict[str, list[str]]]],
        key: tuple[Any, ...],
    ) -> None:
        unlike: dict[str, list[str]] = {}
        for column in self.sheet.columns:
            old = as_text(column.kind, value_of(column, row))
            new = as_text(column.kind, self._comparable(column, record, values))
            if old != new:
                sealed = column.attribute in self.indexed or isinstance(column.kind, kinds.Iin)
                unlike[column.name] = ["•••", "•••"] if sealed else [old, new]
        if not unlike:
            return
        if self.sheet.fixed:
            self.problems.add(self.path.name, record[ROW], ", ".join(unlike), FIXED)
            return
        for name, value in values.items():
            setattr(row, name, value)
        index_sealed(row)
        changed.append((row, unlike))
        if len(self.difference.changes) < SHOWN_CHANGES:
            self.difference.changes.append((" ".join(str(part) for part in key), unlike))

    def _comparable(self, column: Column, record: dict[str, Any], values: dict[str, Any]) -> Any:
        return record[column.name] if isinstance(column.kind, kinds.Ref) else values[column.attribute]

    def _save(
        self,
        actor: Actor,
        reason: str,
        new: list[models.Model],
        changed: list[tuple[models.Model, dict[str, list[str]]]],
    ) -> None:
        self.model._default_manager.bulk_create(new, batch_size=BATCH)
        rows = [row for row, _ in changed]
        if rows:
            names = [one.name for one in self.model._meta.concrete_fields if not one.primary_key]
            fill_keys(rows)
            self.model._default_manager.bulk_update(rows, names, batch_size=BATCH)
        self._link_own_rows()
        self.difference.created, self.difference.changed = len(new), len(rows)
        digest = hashlib.sha256(self.path.read_bytes()).hexdigest() if self.path.is_file() else ""
        ImportedFile.objects.create(
            sheet=self.sheet.code,
            name=self.path.name,
            sha256=digest,
            rows=self.difference.rows,
            created=len(new),
            changed=len(rows),
            actor=actor.name,
        )
        summary = {
            "sheet": self.sheet.code,
            "rows": self.difference.rows,
            "created": len(new),
            "changed": len(rows),
            "sha256": digest,
        }
        entry = entry_for(actor, "load_sheet", None, reason=reason, changed=summary)
        entry.model, entry.key = self.model._meta.label_lower, ""
        write_entries(
            [entry, *(entry_for(actor, "load_row", row, reason=reason, changed=unlike) for row, unlike in changed)]
        )

    def _link_own_rows(self) -> None:
        """References between rows of the same sheet, once all of them are there."""
        for column in self.sheet.columns:
            if not isinstance(column.kind, kinds.Ref) or apps.get_model(column.kind.model) is not self.model:
                continue
            rows = {getattr(row, column.kind.by): row for row in self.model._default_manager.all()}
            own = next(c.name for c in self.sheet.columns if c.attribute == column.kind.by)
            moved = []
            for place, code, target in self.frame.select(ROW, own, column.name).iter_rows():
                row, wanted = rows.get(code), rows.get(target)
                if row is not None and wanted is not None and getattr(row, f"{column.attribute}_id") != wanted.pk:
                    setattr(row, f"{column.attribute}_id", wanted.pk)
                    moved.append(row)
                    self.written.append((place, row))
            self.model._default_manager.bulk_update(moved, [column.attribute], batch_size=BATCH)

    def _explain(self) -> None:
        """Say which rows broke which rule of their table, after the database has refused them."""
        before = self.problems.total
        broken: set[tuple[int, Words]] = set()  # a row that points within its own file stands in `written` twice
        for place, row in self.written:
            broken |= {(place, words) for words in broken_rules(row)}
        for place, words in sorted(broken, key=lambda one: (one[0], one[1].en)):
            self.problems.add(self.path.name, place, "", words)
        if self.problems.total == before:
            self.problems.add(self.path.name, None, "", NOT_KEPT)


def indexed_columns(model: type[models.Model]) -> dict[str, str]:
    """The sealed columns of a model that have a blind index beside them, with its name."""
    names = {one.name for one in model._meta.concrete_fields}
    sealed = [one.name for one in model._meta.concrete_fields if isinstance(one, SealedField)]
    return {name: f"{name}_index" for name in sealed if f"{name}_index" in names}


def index_sealed(row: models.Model) -> None:
    """Compute the blind indexes of a row anew, before it is written."""
    for attribute, index in indexed_columns(type(row)).items():
        text = getattr(row, attribute)
        setattr(row, index, blind_index(text) if text else "")


def unknown_code(kind: kinds.Ref | kinds.Refs, code: str) -> Words:
    """Advice about a code that no row has."""
    if mixed_alphabets(code):
        return say(
            code,
            "мұндай код жоқ; латын және кирилл әріптері аралас (А мен A бірдей көрінеді).",
            "такого кода нет; в нём смешаны латинские и русские буквы (А и A выглядят одинаково).",
            "no such code; Latin and Cyrillic letters are mixed in it (A and А look alike).",
        )
    where = kind.model.split(".")[1]
    return say(
        code,
        f"мұндай код жоқ ({where}). Кодты түзетіңіз немесе алдымен сол жолды қосыңыз.",
        f"такого кода нет ({where}). Исправьте код или сначала добавьте эту строку.",
        f"no such code ({where}). Mend the code, or add that row first.",
    )
