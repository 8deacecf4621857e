"""Photographs: taken in without the camera's data, held against every picture there is, shown or not."""

from datetime import date

from django.db import transaction

from sheber.kernel.access import public_number
from sheber.kernel.actors import Actor, policy_for
from sheber.kernel.attachments import keep_file
from sheber.kernel.events import announce
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import Words
from sheber.works.acts.events import PictureDoubted
from sheber.works.bridge.pictures import clean, nearest
from sheber.works.models import Photo, Project
from sheber.works.queries import numbers_on, picture_prints
from sheber.works.rules import PHOTO

AREA = "works"
MOST = 12 * 1024 * 1024
FUTURE = Words("бұл күн әлі келген жоқ.", "эта дата ещё не наступила.", "this day has not come yet.")
DOUBTED = Words(
    "бұл сурет бұрын берілген: паспортқа қойылмайды.",
    "этот снимок уже подавали: в паспорт он не ставится.",
    "this picture was handed in before: it is not put into the passport.",
)


def add_photo(actor: Actor, project: Project, data: bytes, *, day: date, today: date, caption: str = "") -> Photo:
    """Take in a picture. A re-used or edited one is taken too, flagged with what it resembles.

    Raises RefusedFileError, BadInput, PermissionDenied.
    """
    row = Photo(project=project)
    PHOTO.demand(actor, "add", row)
    if day > today:
        raise refuse("photos", None, "day", FUTURE)
    picture = clean(data)
    kept = keep_file(picture.data, AREA, most=MOST)
    found = nearest(picture, picture_prints(), numbers_on(today)["alike_bits"])
    with transaction.atomic():
        row.code = f"photo-{public_number().lower()}"
        row.day, row.caption = day, caption[:255]
        row.path, row.size = kept.path, kept.size
        row.sha256, row.print = picture.sha256, picture.print
        row.width, row.height = picture.width, picture.height
        if found:
            row.likeness, row.like_id, row.distance = found
        row.save()
        record(actor, "add_photo", row, changed=difference({}, snapshot(row)))
        if found:
            announce(PictureDoubted(row.pk))
    return row


def show_photo(actor: Actor, photo: Photo, *, shown: bool) -> Photo:
    """Put a picture on the public passport or take it off. Raises BadInput for a doubted one, PermissionDenied."""
    policy_for(photo).demand(actor, "show", photo)
    if shown and photo.likeness != "new":
        raise refuse("photos", None, "", DOUBTED)
    with transaction.atomic():
        row = Photo.objects.select_for_update().get(pk=photo.pk)
        before = snapshot(row)
        row.shown = shown
        row.save()
        record(actor, "show_photo", row, changed=difference(before, snapshot(row)))
    return row
