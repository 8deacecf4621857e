"""Settings of the tests: a home of their own for each process, quick password hashes, tasks run at once."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# Before the project's settings are read: whatever home and region this machine has, tests leave it alone.
os.environ["SHEBER_HOME"] = tempfile.mkdtemp(prefix="sheber-tests-")
atexit.register(shutil.rmtree, os.environ["SHEBER_HOME"], ignore_errors=True)

from sheber.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
MEDIA_ROOT = Path(os.environ["SHEBER_HOME"]) / "files"
STAFF_SECOND_FACTOR = False  # the tests of the gate switch it on
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
LOGGING = {"version": 1, "disable_existing_loggers": False}
