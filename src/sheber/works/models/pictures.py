"""Photographs of the works, with their fingerprints."""

from django.db import models
from django.utils import timezone

from sheber.kernel.models import Sourced
from sheber.works import words
from sheber.works.models.project import Project


class Photo(Sourced):
    """A picture without the camera's data, kept encrypted; `print` is what the eye would recognise of it."""

    code = models.CharField(max_length=64, unique=True)
    project = models.ForeignKey(Project, models.PROTECT, related_name="photos")
    day = models.DateField()
    caption = models.CharField(max_length=255, blank=True, default="")
    path = models.CharField(max_length=255, blank=True, default="")  # empty: only its marks came with a sheet
    sha256 = models.CharField(max_length=64)  # of the pixels
    print = models.CharField(max_length=32)  # two hashes of 64 bits, in hexadecimal digits
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    likeness = models.CharField(max_length=8, choices=words.LIKENESS.pairs, default="new")
    like = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    distance = models.PositiveSmallIntegerField(null=True, blank=True)  # bits of 128 that differ from `like`
    shown = models.BooleanField(default=False)  # on the public passport
    added = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["day", "pk"]

    def __str__(self) -> str:
        return self.caption or self.code
