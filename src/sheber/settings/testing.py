"""Settings of the tests: quick password hashes, a home of their own, tasks run at once."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SHEBER_HOME", tempfile.mkdtemp(prefix="sheber-tests-"))

from sheber.settings import *  # noqa: F403  (the home must be named before the settings read it)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
MEDIA_ROOT = Path(os.environ["SHEBER_HOME"]) / "files"
LOGGING = {"version": 1, "disable_existing_loggers": False}
