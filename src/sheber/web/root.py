"""All addresses: each slice brings its own under a prefix of its name."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path(f"{name}/", include(f"sheber.{name}.urls")) for name in settings.SLICES if find_spec(f"sheber.{name}.urls")
]
