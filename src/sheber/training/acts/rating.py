"""The rating: the wide file in, cells mended one by one, scales in force, runs computed and published."""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from sheber.kernel.actors import Actor, Policy, policy_for
from sheber.kernel.events import announce
from sheber.kernel.exchange import BadInput, Problem, refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import Words
from sheber.registry.models import College, Specialty
from sheber.training.acts.events import RatingPublished
from sheber.training.bridge.rating import digest, rate
from sheber.training.bridge.scale import scale_faults
from sheber.training.bridge.values import canonical, fault_of
from sheber.training.models import (
    Band,
    Criterion,
    RatingField,
    RatingFlag,
    RatingRun,
    RatingScale,
    RatingScore,
    RatingValue,
)
from sheber.training.queries import scale_for, values_of
from sheber.training.rules import RUN

NO_SCALE = Words(
    "{year} жылға қолданыстағы шәкіл жоқ: шәкілді тексеріп, қолданысқа енгізіңіз.",
    "на {year} год нет действующей шкалы: проверьте шкалу и введите её в действие.",
    "no scale is in force for {year}: look a scale through and put it in force.",
)
NO_VALUES = Words(
    "{year} жылға мән жоқ: рейтинг файлын жүктеңіз.",
    "на {year} год нет значений: загрузите файл рейтинга.",
    "no values for {year}: upload the file of the rating.",
)
PUBLISHED = Words("бұл нұсқа жарияланған.", "эта версия уже опубликована.", "this version is published already.")
ENDED = Words("шәкіл жоба емес.", "шкала не проект.", "the scale is no draft.")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the wide file: where it stands and what it says."""

    row: int
    college: College
    specialty: Specialty | None
    field: RatingField
    text: str


@dataclass
class Loaded:
    """What loading the wide file does; flagged cells keep their old value."""

    created: int = 0
    changed: int = 0
    same: int = 0
    changes: list[tuple[str, str, str, str]] = field(default_factory=list)
    flags: list[tuple[Cell, str, Words]] = field(default_factory=list)


def load_cells(
    actor: Actor, year: int, cells: list[Cell], *, file: str, reason: str, dry_run: bool = False
) -> Loaded:
    """Take the cells of a wide file; what cannot be taken is flagged with row and column and changes nothing.

    Raises PermissionDenied.
    """
    policy_for(RatingValue).demand(actor, Policy.LOAD)
    told = Loaded()
    with transaction.atomic():
        held = {(v.college_id, v.specialty_id, v.field_id): v for v in RatingValue.objects.filter(year=year)}
        new, old = [], []
        for cell in cells:
            row = held.get((cell.college.pk, cell.specialty.pk if cell.specialty else None, cell.field.pk))
            fault = fault_of(cell.field, cell.text)
            if fault:
                told.flags.append((cell, row.value if row else "", fault))
                continue
            text = canonical(cell.field, cell.text)
            if row is None:
                new.append(_value(year, cell, text, file))
            elif row.value != text:
                told.changes.append((cell.college.code, cell.field.code, row.value, text))
                row.value, row.source = text, file
                old.append(row)
            else:
                told.same += 1
        RatingValue.objects.bulk_create(new, batch_size=1000)
        RatingValue.objects.bulk_update(old, ["value", "source"], batch_size=1000)
        told.created, told.changed = len(new), len(old)
        _flag(year, file, told)
        counts = {"year": year, "created": told.created, "changed": told.changed, "flagged": len(told.flags)}
        record(actor, "load_rating", None, reason=reason, changed={**counts, "file": file})
        transaction.set_rollback(dry_run)
    return told


def _value(year: int, cell: Cell, text: str, file: str) -> RatingValue:
    return RatingValue(
        year=year, college=cell.college, specialty=cell.specialty, field=cell.field, value=text, source=file
    )


def _flag(year: int, file: str, told: Loaded) -> None:
    """Open flags of the same cells are replaced: the newest file is the one to be mended."""
    for cell, kept, why in told.flags:
        RatingFlag.objects.filter(
            year=year, college=cell.college, specialty=cell.specialty, field=cell.field, state="open"
        ).delete()
        RatingFlag.objects.create(
            year=year,
            college=cell.college,
            specialty=cell.specialty,
            field=cell.field,
            file=file[:255],
            row=cell.row,
            place=cell.field.code,
            given=cell.text[:120],
            kept=kept,
            why=why.as_dict(),
        )


def set_value(
    actor: Actor,
    year: int,
    college: College,
    code: str,
    text: str,
    *,
    specialty: Specialty | None = None,
    reason: str,
) -> RatingValue:
    """Write one value by hand and settle its flags. Raises BadInput, PermissionDenied."""
    wanted = RatingField.objects.filter(code=code).exclude(level__in=("points", "total", "about")).first()
    if wanted is None:
        raise refuse(
            "rating_values", None, code, Words("мұндай баған жоқ.", "такого столбца нет.", "no such column.")
        )
    fault = fault_of(wanted, text)
    if fault or not text.strip():
        raise refuse("rating_values", None, code, fault or Words("бос.", "пусто.", "it is empty."))
    with transaction.atomic():
        held = RatingValue.objects.select_for_update().filter(
            year=year, college=college, specialty=specialty, field=wanted
        )
        row = held.first() or RatingValue(year=year, college=college, specialty=specialty, field=wanted)
        policy_for(RatingValue).demand(actor, Policy.CHANGE, row)
        before = snapshot(row) if row.pk else {}
        row.value, row.source = canonical(wanted, text), reason[:500]
        row.save()
        RatingFlag.objects.filter(year=year, college=college, specialty=specialty, field=wanted, state="open").update(
            state="settled"
        )
        record(actor, "set_rating_value", row, reason=reason, changed=difference(before, snapshot(row)))
    return row


def put_in_force(actor: Actor, scale: RatingScale, *, act: str) -> RatingScale:
    """Rate by a scale from its year on; one with gaps or overlaps is refused. Raises BadInput, PermissionDenied."""
    policy_for(scale).demand(actor, Policy.CHANGE, scale)
    found = scale_faults(scale)
    if found:
        raise BadInput([Problem("rating_bands", None, code, words_) for code, words_ in found])
    if not act.strip():
        raise refuse("rating_scales", None, "act", Words("Құжатты жазыңыз.", "Укажите акт.", "Name the act."))
    with transaction.atomic():
        row = RatingScale.objects.select_for_update().get(pk=scale.pk)
        if row.state != "draft":
            raise refuse("rating_scales", None, "state", ENDED)
        before = snapshot(row)
        row.state, row.act = "in_force", act
        row.save()
        record(actor, "put_scale_in_force", row, reason=act, changed=difference(before, snapshot(row)))
    return row


def copy_scale(actor: Actor, scale: RatingScale, *, code: str, starts: int) -> RatingScale:
    """A draft of the next version: the same criteria and bands, to be changed. Raises BadInput, PermissionDenied."""
    policy_for(scale).demand(actor, Policy.CHANGE, scale)
    if not code or RatingScale.objects.filter(code=code).exists():
        words_ = Words("бұл код бос емес.", "такой код занят или пуст.", "this code is taken or empty.")
        raise refuse("rating_scales", None, "code", words_)
    with transaction.atomic():
        criteria = list(scale.criteria.prefetch_related("bands").order_by("pk"))
        made = RatingScale.objects.get(pk=scale.pk)
        made.pk, made.code, made.starts, made.state, made.act = None, code[:40], starts, "draft", ""
        made._state.adding = True
        made.save()
        for one in criteria:
            bands = list(one.bands.all())
            one.pk, one.scale = None, made
            one.code = f"{code[:40]}-{one.code.removeprefix(scale.code + '-')}"[:80]
            one._state.adding = True
            one.save()
            Band.objects.bulk_create([_copied(band, one) for band in bands])
        record(actor, "copy_scale", made, changed={"from": scale.code})
    return made


def _copied(band: Band, criterion: Criterion) -> Band:
    band.pk, band.criterion = None, criterion
    band._state.adding = True
    return band


def compute_rating(actor: Actor, year: int) -> RatingRun:
    """Rate the colleges of a year by the scale in force; a version of its own. Raises BadInput, PermissionDenied."""
    RUN.demand(actor, "compute")
    scale = scale_for(year)
    if scale is None:
        raise refuse("rating_scales", None, "state", NO_SCALE.format(year=year))
    found = scale_faults(scale)
    if found:
        raise BadInput([Problem("rating_bands", None, code, words_) for code, words_ in found])
    values = values_of(year)
    if not values:
        raise refuse("rating_values", None, "", NO_VALUES.format(year=year))
    with transaction.atomic():
        last = RatingRun.objects.select_for_update().filter(year=year).order_by("-number").first()
        synthetic = RatingValue.objects.filter(year=year, synthetic=True).exists()
        run = RatingRun.objects.create(
            year=year,
            number=last.number + 1 if last else 1,
            scale=scale,
            digest=digest(scale, values),
            synthetic=synthetic,
        )
        colleges = {one.code: one for one in College.objects.all()}
        rows: list[Any] = []
        for one in rate(scale, values):
            told = {name: getattr(one, name) for name in ("index", "zone", "place", "middle", "blocks", "points")}
            rows.append(RatingScore(run=run, college=colleges[one.college], **told))
        RatingScore.objects.bulk_create(rows, batch_size=500)
        record(
            actor, "compute_rating", run, changed={"colleges": len(rows), "digest": run.digest, "scale": scale.code}
        )
    return run


def publish_rating(actor: Actor, run: RatingRun, *, reason: str = "") -> RatingRun:
    """Show a run to everybody. Raises BadInput, PermissionDenied."""
    RUN.demand(actor, Policy.CHANGE, run)
    with transaction.atomic():
        row = RatingRun.objects.select_for_update().get(pk=run.pk)
        if row.state == "published":
            raise refuse("rating", None, "", PUBLISHED)
        RatingRun.objects.filter(year=row.year, state="published").update(state="draft")
        row.state = "published"
        row.save()
        record(actor, "publish_rating", row, reason=reason, changed={"state": ["draft", "published"]})
        announce(RatingPublished(row.pk))
    return row
