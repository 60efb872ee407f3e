"""The app's own settings, kept apart from this machine's data and environment.

DATABASE_URL alone is taken from outside: it decides which database the tests run on.
"""

import os
import tempfile
from pathlib import Path

_folder = tempfile.TemporaryDirectory(prefix="studyapp-tests-")

for _name in [name for name in os.environ if name.startswith("STUDYAPP_")]:
    del os.environ[_name]
os.environ["STUDYAPP_VAR"] = _folder.name

from studyapp.settings import *  # noqa: E402, F403
from studyapp.settings import DATABASES, STORAGES  # noqa: E402

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, as in production: a database in memory knows neither WAL nor a second connection.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(_folder.name) / "tests.sqlite3")}

STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
