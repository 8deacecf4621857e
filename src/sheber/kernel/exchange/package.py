"""A region as a folder: a Frictionless Data Package of CSV sheets into and out of the database."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import transaction

from sheber.kernel.actors import Actor
from sheber.kernel.exchange import kinds
from sheber.kernel.exchange.advice import quoted
from sheber.kernel.exchange.apply import Difference, load_frames
from sheber.kernel.exchange.folder import need_folder, new_folder
from sheber.kernel.exchange.given import DESCRIPTOR, TABLES, check_names, fault_of_file, nearest, with_nearest
from sheber.kernel.exchange.problems import Problems, refuse
from sheber.kernel.exchange.read import read_json, read_sheet
from sheber.kernel.exchange.sheet import SHEETS, Column, Sheet
from sheber.kernel.exchange.write import csv_bytes, explanation, sheet_csv, template
from sheber.kernel.journal import record
from sheber.kernel.models import RegionPackage
from sheber.kernel.words import Words

SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
KEPT = ("name", "title", "description", "version", "created", "licenses", "sources", "contributors", "keywords")

NOT_A_REGION = Words(
    "бұл аймақ қалтасы емес: онда бірде-бір белгілі кесте (.csv) жоқ. `sheber new-region` бос үлгі жасайды.",
    "это не папка региона: в ней нет ни одной известной таблицы (.csv). Пустой образец создаёт `sheber new-region`.",
    "this is no region's folder: no known sheet (.csv) is in it. `sheber new-region` makes an empty one.",
)
NO_RESOURCES = Words(
    '«resources» — кестелердің тізімі болуы керек: [{"path": "colleges.csv"}, ...].',
    '«resources» должен быть списком таблиц: [{"path": "colleges.csv"}, ...].',
    '“resources” must be a list of tables: [{"path": "colleges.csv"}, ...].',
)
NO_PATH = Words(
    "{n}-ресурста «path» жоқ немесе ол мәтін емес. Кестенің файл атауын жазыңыз.",
    "у ресурса № {n} нет «path», или это не текст. Впишите имя файла таблицы.",
    "resource number {n} has no “path”, or it is no text. Write the name of the table's file.",
)
OUTSIDE = Words(
    "«{path}» осы қалтада емес: кесте қалтаның өзінде жатуы керек. Файлды көшіріп, «path» түзетіңіз.",
    "«{path}» лежит не в этой папке: таблица должна лежать в ней самой. Перенесите файл и исправьте «path».",
    "“{path}” is not in this folder: a table must lie in the folder itself. Move the file and mend “path”.",
)
LISTED_ABSENT = Words(
    "datapackage.json тізімінде бар, бірақ қалтада жоқ. Файлды қосыңыз немесе тізімнен алып тастаңыз.",
    "есть в списке datapackage.json, но в папке нет. Добавьте файл или уберите его из списка.",
    "listed in datapackage.json but not in the folder. Put the file here, or take it off the list.",
)
LISTED_UNKNOWN = Words(
    "datapackage.json тізімінде бар, бірақ мұндай кесте жоқ.{nearest} Атауын түзетіңіз немесе алып тастаңыз.",
    "есть в списке datapackage.json, но такой таблицы нет.{nearest} Исправьте имя или уберите из списка.",
    "listed in datapackage.json, but there is no such table.{nearest} Mend the name or take it off the list.",
)
NOT_A_PACKAGE = Words(
    'бұл пакеттің сипаттамасы емес: {"name": ..., "resources": [...]} нысаны керек.',
    'это не описание пакета: нужен объект {"name": ..., "resources": [...]}.',
    'this describes no package: an object {"name": ..., "resources": [...]} is wanted.',
)
_TYPES: dict[type[kinds.Kind], str] = {
    kinds.Whole: "integer",
    kinds.Year: "year",
    kinds.Number: "number",
    kinds.Share: "number",
    kinds.Tenge: "number",
    kinds.Day: "date",
    kinds.Moment: "datetime",
    kinds.YesNo: "boolean",
    kinds.Json: "object",
}


def _type(kind: kinds.Kind) -> str:
    return "array" if isinstance(kind, kinds.Json) and kind.lists else _TYPES.get(type(kind), "string")


def field_schema(column: Column) -> dict[str, Any]:
    """A column in the words of Table Schema."""
    kind = column.kind
    made: dict[str, Any] = {"name": column.name, "type": _type(kind), "title": column.label.en}
    if isinstance(kind, kinds.YesNo):
        made |= {"trueValues": ["yes"], "falseValues": ["no"]}
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if isinstance(kind, kinds.OneOf):
        limits["enum"] = list(kind.choices)
    if isinstance(kind, (kinds.Whole, kinds.Year, kinds.Number)):
        limits |= {
            name: value for name, value in (("minimum", kind.least), ("maximum", kind.most)) if value is not None
        }
    if isinstance(kind, kinds.Share):
        limits |= {"minimum": 0, "maximum": 1}
    if limits:
        made["constraints"] = limits
    return made


def resource_schema(sheet: Sheet) -> dict[str, Any]:
    """A sheet as a resource of the package."""
    by_model = {other.model: other for other in SHEETS}
    foreign = [
        {
            "fields": [column.name],
            "reference": {
                "resource": "" if column.kind.model == sheet.model else by_model[column.kind.model].code,
                "fields": [column.kind.by],
            },
        }
        for column in sheet.columns
        if isinstance(column.kind, kinds.Ref) and column.kind.model in by_model
    ]
    schema: dict[str, Any] = {"fields": [field_schema(column) for column in sheet.columns]}
    if sheet.key:
        schema["primaryKey"] = list(sheet.key)
    if foreign:
        schema["foreignKeys"] = foreign
    return {
        "name": sheet.code.replace("_", "-"),
        "title": sheet.title.en,
        "path": f"{sheet.code}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def descriptor_bytes(kept: dict[str, Any], sheets: Sequence[Sheet]) -> bytes:
    """`datapackage.json` for the given sheets, in one fixed form."""
    whole = {"$schema": SCHEMA, **kept, "resources": [resource_schema(sheet) for sheet in sheets]}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


SUFFIXES = (".csv", ".xlsx")


def files_in(folder: Path) -> list[tuple[Sheet, Path]]:
    """The folder's known sheets in the order of loading. Raises BadInput for a stray table or none at all."""
    problems = Problems()
    check_names(folder, (f"{sheet.code}{suffix}" for sheet in SHEETS for suffix in SUFFIXES), problems)
    problems.stop_if_any()
    paths = [(sheet, folder / f"{sheet.code}{suffix}") for sheet in SHEETS for suffix in SUFFIXES]
    found = [(sheet, path) for sheet, path in paths if path.is_file()]
    if not found:
        raise refuse(folder.name, None, "", NOT_A_REGION)
    return found


def check_listed(folder: Path, descriptor: dict[str, Any], problems: Problems) -> None:
    """Every table that the package lists is a known one and lies in the folder (as .csv or as .xlsx)."""
    listed = descriptor.get("resources", [])
    if not isinstance(listed, list):
        problems.add(DESCRIPTOR, None, "resources", NO_RESOURCES)
        return
    known = {sheet.code for sheet in SHEETS}
    for place, one in enumerate(listed, start=1):
        paths = one.get("path") if isinstance(one, dict) else None
        paths = paths if isinstance(paths, list) else [paths]
        if not paths or not all(isinstance(path, str) and path for path in paths):
            problems.add(DESCRIPTOR, None, "resources", NO_PATH.format(n=place))
            continue
        for path in paths:
            _check_path(folder, path, known, problems)


def _check_path(folder: Path, given: str, known: set[str], problems: Problems) -> None:
    name = given.removeprefix("./")
    if "/" in name or "\\" in name or ":" in name or name in {".", ".."}:
        problems.add(DESCRIPTOR, None, "resources", OUTSIDE.format(path=quoted(given)))
        return
    stem, _, suffix = name.rpartition(".")
    if f".{suffix}" in SUFFIXES and stem in known:
        if not any((folder / f"{stem}{form}").is_file() for form in SUFFIXES):
            problems.add(name, None, "", LISTED_ABSENT)
    elif not fault_of_file(folder / name) and f".{suffix.casefold()}" not in TABLES:
        return  # a text or a picture that the package speaks of
    else:
        near = nearest(name, (f"{code}.csv" for code in known))
        problems.add(quoted(name), None, "", with_nearest(LISTED_UNKNOWN, near))


def load_folder(
    actor: Actor,
    folder: Path,
    *,
    reason: str = "",
    dry_run: bool = False,
    progress: Callable[[float, str], None] = lambda done, note: None,
) -> list[Difference]:
    """Load a region's folder, or nothing of it. Raises BadInput with every problem found."""
    need_folder(folder)
    files = files_in(folder)
    descriptor = read_json(folder / DESCRIPTOR, missing={})
    if not isinstance(descriptor, dict):
        raise refuse(DESCRIPTOR, 1, "", NOT_A_PACKAGE)
    problems, frames = Problems(), []
    check_listed(folder, descriptor, problems)
    problems.stop_if_any()
    for place, (sheet, path) in enumerate(files):
        progress(place / len(files) / 2, path.name)
        frames.append((sheet, path, read_sheet(path, sheet, problems)))
    problems.stop_if_any()

    def told() -> Any:
        for place, (sheet, path, frame) in enumerate(frames):
            progress(0.5 + place / len(frames) / 2, path.name)
            yield sheet, path, frame

    with transaction.atomic():
        differences = load_frames(actor, told(), reason=reason, dry_run=dry_run)
        if not dry_run:
            kept = {key: descriptor[key] for key in KEPT if key in descriptor}
            package, _ = RegionPackage.objects.get_or_create(pk=1)
            if kept:
                package.descriptor = {
                    "text": json.dumps(kept, ensure_ascii=False)
                }  # PostgreSQL would reorder its keys
            package.sheets = sorted({*package.sheets, *(sheet.code for sheet, _ in files)})
            package.save()
            record(actor, "load_region", None, reason=reason, changed={"folder": folder.name, "sheets": len(files)})
    progress(1, "")
    return differences


def dump_folder(folder: Path) -> list[str]:
    """Write the region into an empty folder; gives the names of the files. Raises BadInput where it is not empty."""
    new_folder(folder)
    package = RegionPackage.objects.filter(pk=1).first()
    given = set(package.sheets) if package else set()
    written = []
    for sheet in SHEETS:
        model = apps.get_model(sheet.model)
        rows = sheet.rows() if sheet.rows else model._default_manager.all()
        if sheet.code in given or rows.exists():
            (folder / f"{sheet.code}.csv").write_bytes(sheet_csv(sheet))
            written.append(sheet)
    said = package.descriptor if package else {}
    kept = json.loads(said["text"]) if "text" in said else said or {"name": "region"}
    (folder / DESCRIPTOR).write_bytes(descriptor_bytes(kept, written))
    return [DESCRIPTOR, *(f"{sheet.code}.csv" for sheet in written)]


def new_region(folder: Path) -> list[str]:
    """Write an empty, valid folder with headings, and blank templates that explain each column.

    Raises BadInput where the folder is not empty.
    """
    new_folder(folder)
    templates = folder / "templates"
    templates.mkdir()
    for sheet in SHEETS:
        (folder / f"{sheet.code}.csv").write_bytes(csv_bytes((column.name for column in sheet.columns), []))
        template(sheet, templates / f"{sheet.code}.xlsx", "ru")
    kept = {"name": "new-region", "title": "New region"}
    (folder / DESCRIPTOR).write_bytes(descriptor_bytes(kept, SHEETS))
    (folder / "README.md").write_text(readme(), encoding="utf-8")
    return sorted(path.name for path in folder.iterdir())


def readme() -> str:
    """What each sheet of a region's folder holds, as Markdown."""
    lines = [
        "# A region's folder / Папка региона / Аймақ қалтасы",
        "",
        "Fill the sheets (UTF-8 CSV with commas, or xlsx of the same name), then `sheber load FOLDER --dry-run`",
        "shows what would change and `sheber load FOLDER` loads it. Sheets may stay empty. `templates/` holds blank",
        "workbooks with an explanation of every column.",
        "",
    ]
    for sheet in SHEETS:
        lines += [f"## {sheet.code}.csv: {sheet.title.en} / {sheet.title.ru} / {sheet.title.kk}", ""]
        if sheet.about:
            lines += [sheet.about.en, ""]
        _, _, rows = explanation(sheet)
        lines += ["| column | required | key | holds |", "|---|---|---|---|"]
        lines += [f"| `{row[0]}` | {row[4]} | {row[6]} | {row[3]}: {row[5]} |" for row in rows]
        lines.append("")
    return "\n".join(lines)
