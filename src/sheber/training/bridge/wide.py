"""The region's wide file (one row a college or a specialty at it, a column for each field): in and out.

Its declaration is built from the rows of `rating_fields`, so a region that adds a column adds a row, not code.
"""

import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from sheber.kernel.exchange import Column, Problems, Sheet, kinds, read_sheet
from sheber.kernel.exchange.write import csv_bytes, write_table
from sheber.kernel.words import Words, search_key
from sheber.registry.models import College, Specialty
from sheber.science.rating.score import Score
from sheber.training.bridge.rating import scores_of
from sheber.training.bridge.scale import plain
from sheber.training.models import RatingField, RatingScale

CODE = "rating_file"
TITLE = Words("Колледждер рейтингі", "Рейтинг колледжей", "Rating of the colleges")
COLLEGE, SPECIALTY = "college", "specialty"  # codes of the two columns that say whose row it is
NO_FIELDS = Words(
    "рейтинг файлының бағандары сипатталмаған: rating_fields кестесін жүктеңіз.",
    "столбцы файла рейтинга не описаны: загрузите таблицу rating_fields.",
    "the columns of the rating's file are not described: load the sheet rating_fields.",
)
NO_COLLEGE = Words(
    "мұндай колледж жоқ: «{text}». Кодын не толық атауын жазыңыз.",
    "такого колледжа нет: «{text}». Впишите код или полное название.",
    "there is no such college: “{text}”. Write its code or its full name.",
)
NO_SPECIALTY = Words(
    "мұндай мамандық жоқ: «{text}». Алғашқы сегіз таңба — мамандық коды.",
    "такой специальности нет: «{text}». Первые восемь знаков — код специальности.",
    "there is no such specialty: “{text}”. The first eight signs are its code.",
)
Given = tuple[int, College, Specialty | None, RatingField, str]  # row of the file, whose it is, the column, the cell


def wide_sheet(fields: Iterable[RatingField]) -> Sheet:
    """The declaration of the wide file: as many columns as there are fields, all read as text."""
    columns = tuple(
        Column(
            one.code, one.name, kinds.Text(255), required=one.code == COLLEGE
        )  # a cell is judged by its field later
        for one in fields
    )
    return Sheet(code=CODE, title=TITLE, columns=columns, key=(COLLEGE, SPECIALTY))


def read_wide(path: Path, fields: list[RatingField], problems: Problems) -> list[Given]:
    """Every filled cell of the file but points and totals, which are computed and never taken.

    Headings, repeated rows, unknown colleges and specialties are problems; what a cell says is not judged here.
    """
    if not {COLLEGE, SPECIALTY} <= {one.code for one in fields}:
        problems.add(path.name, None, "", NO_FIELDS)
        return []
    frame = read_sheet(path, wide_sheet(fields), problems)
    if problems.total:
        return []
    colleges, specialties = _colleges(), {one.code: one for one in Specialty.objects.all()}
    made: list[Given] = []
    for record in frame.iter_rows(named=True):
        row = record["_row"]
        college = colleges.get(search_key(record[COLLEGE] or ""))
        if college is None:
            problems.add(path.name, row, COLLEGE, NO_COLLEGE.format(text=record[COLLEGE] or ""))
            continue
        told = record[SPECIALTY] or ""
        specialty = specialties.get(told[:8]) if told else None
        if told and specialty is None:
            problems.add(path.name, row, SPECIALTY, NO_SPECIALTY.format(text=told))
            continue
        level = "specialty" if specialty else "college"
        made += [
            (row, college, specialty, one, record[one.code])
            for one in fields
            if one.level == level and record[one.code] not in (None, "")
        ]
    return made


def _colleges() -> dict[str, College]:
    """By code and by name in each language, as a search would compare them."""
    made: dict[str, College] = {}
    for one in College.objects.all():
        for text in (one.code, one.name.kk, one.name.ru, one.name.en):
            if text:
                made.setdefault(search_key(text), one)
    return made


def write_wide(
    scale: RatingScale | None,
    fields: list[RatingField],
    values: Mapping[tuple[str, str], dict[str, str]],
    language: str,
) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of the wide file with the points that the scale gives; the college's row comes first."""
    points = _points(scale, values) if scale else {}
    colleges = {one.code: one for one in College.objects.select_related("district")}
    names = {one.code: one.name for one in Specialty.objects.all()}
    heading = [one.code for one in fields]
    rows = []
    for college, specialty in sorted(values):
        row = {
            **_about(colleges[college], language),
            **values[college, specialty],
            **points.get((college, specialty), {}),
        }
        row[SPECIALTY] = f"{specialty} - {names[specialty].in_language(language)}" if specialty else ""
        rows.append([row.get(one.code, "") for one in fields])
    return heading, rows


def _about(college: College, language: str) -> dict[str, str]:
    return {
        "id": str(college.pk),
        COLLEGE: college.code,
        "district": college.district.name.in_language(language),
        "ownership": college.ownership,
        "location": college.location,
    }


def _points(
    scale: RatingScale, values: Mapping[tuple[str, str], dict[str, str]]
) -> dict[tuple[str, str], dict[str, str]]:
    """Points by row and by the column in which they stand, and the totals."""
    column = {one.code: one.points.code for one in scale.criteria.select_related("points")}
    _, scores = scores_of(scale, values)
    made: dict[tuple[str, str], dict[str, str]] = {}
    for college, one in scores.items():
        for specialty, row in _of(one, column).items():
            total = "total_specialty" if specialty else "total_college"
            made[college, specialty] = {**row[0], total: row[1]}
    return made


def _of(score: Score, column: Mapping[str, str]) -> dict[str, tuple[dict[str, str], str]]:
    return {
        specialty: (
            {column[one.criterion]: plain(one.points) for one in points},
            plain(sum((one.points for one in points), start=type(score.index)(0))),
        )
        for specialty, points in score.points.items()
    }


def wide_csv(heading: list[str], rows: list[list[str]]) -> bytes:
    """The wide file as canonical CSV."""
    return csv_bytes(heading, rows)


def wide_xlsx(fields: list[RatingField], rows: list[list[str]], language: str) -> bytes:
    """The wide file as a workbook, headed by the columns' names."""
    out = io.BytesIO()
    write_table(out, [(TITLE.in_language(language)[:31], [one.code for one in fields], rows)])
    return out.getvalue()
