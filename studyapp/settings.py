"""All settings, driven by the environment: every default suits `make run` on one's own machine.

DATABASE_URL                where the data lives (default: an SQLite file under STUDYAPP_VAR)
STUDYAPP_NOTES              the folder of notes that is served (default: content/)
STUDYAPP_VAR                what the app makes for itself: database, secret key, static files (default: var/)
STUDYAPP_SECRET_KEY         signs cookies (default: made once and kept in STUDYAPP_VAR)
STUDYAPP_ALLOWED_HOSTS      host names to answer to, separated by commas (default: this machine's)
STUDYAPP_HTTPS              1: all traffic comes over HTTPS; redirects, secure cookies, HSTS
FORWARDED_ALLOW_IPS         gunicorn's own: the proxies whose X-Forwarded-Proto is believed (default: this machine)
STUDYAPP_HSTS_WHOLE_DOMAIN  1: HSTS covers subdomains too and may be preloaded by browsers
STUDYAPP_LANGUAGE           the language of the pages, where locale/ has it (default: en)
STUDYAPP_LIMIT_…            what one visitor may cost in a minute (see "Limits" below; default: on with HTTPS)
STUDYAPP_PROXIES            how many proxies in front add the visitor's address (default: 1; 0 for none)
STUDYAPP_GATE_…             when an import looks like an accident (see "Import gate" below)
STUDYAPP_AUTHOR_PAGES       1: anybody may see what learners reported and what is held back (default: unless HTTPS)
STUDYAPP_DEBUG              1: for development only
"""

import hashlib
import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import to_locale


def env_flag(name: str, default: bool = False) -> bool:
    """Whether the variable is set to something that means yes; `default` where it is not set."""
    said = os.environ.get(name, "").strip().lower()
    return said in {"1", "true", "yes", "on"} if said else default


def env_list(name: str, default: str) -> list[str]:
    """The variable's parts between commas, without blanks."""
    return [part for raw in os.environ.get(name, default).split(",") if (part := raw.strip())]


def env_share(name: str, default: float) -> float:
    """The variable as a number that is not negative."""
    try:
        number = float(os.environ.get(name) or default)
        if not 0 <= number < float("inf"):
            raise ValueError
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} has to be a number, 0 or more.") from error
    return number


def language_for(asked: str, catalogues: Path) -> str:
    """The language asked for, or that of its country-less form; English where `catalogues` has neither.

    Django would stop at a language it does not know, and call pages German that it has no German words for.
    """
    code = asked.strip().lower().replace("_", "-") or "en"
    language = code.partition("-")[0]
    for known in (code, language):
        if language == "en" or (catalogues / to_locale(known) / "LC_MESSAGES" / "django.mo").is_file():
            return known
    return "en"


def secret_key_from(file: Path) -> str:
    """The key in `file`, made first if there is none, readable by its owner alone."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
                new.write(secrets.token_urlsafe(64))
        except FileExistsError:
            pass
        return file.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"No secret key: {error}. Set STUDYAPP_SECRET_KEY, or STUDYAPP_VAR to a writable folder."
        ) from error


def sqlite_file_for(notes: Path) -> Path:
    """Each folder of notes gets a database of its own, so that no one's notes mix with the bundled ones."""
    if notes == BASE_DIR / "content":
        return VAR_DIR / "studyapp.sqlite3"
    digest = hashlib.sha256(os.fsencode(notes)).hexdigest()[:8]
    name = "".join(char if char.isalnum() else "-" for char in notes.name)[:40]
    return VAR_DIR / f"{name}-{digest}.sqlite3"


BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("STUDYAPP_VAR") or BASE_DIR / "var").expanduser().resolve()
NOTES_DIR = Path(os.environ.get("STUDYAPP_NOTES") or BASE_DIR / "content").expanduser().resolve()

DEBUG = env_flag("STUDYAPP_DEBUG")
SECRET_KEY = os.environ.get("STUDYAPP_SECRET_KEY") or secret_key_from(VAR_DIR / "secret_key")
ALLOWED_HOSTS = env_list("STUDYAPP_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
INTERNAL_IPS = ["127.0.0.1", "::1"]

# Application ------------------------------------------------------------------------------------

ROOT_URLCONF = "studyapp.urls"
WSGI_APPLICATION = "studyapp.wsgi.application"
AUTH_USER_MODEL = "studyapp.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Neither admin, sessions nor messages: learners are known by a signed cookie of ours, and each of
# those would add a query or a middleware to every answer.
INSTALLED_APPS = [
    "studyapp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages hold no secret but the CSRF token, which is masked anew each time, and the length is blurred.
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "studyapp.middleware.LearnerMiddleware",
    "studyapp.middleware.RefusalMiddleware",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "studyapp.views.authoring.author_pages",
            ]
        },
    }
]

# One language for all, that of the notes: a page half in the notes' language and half in the browser's helps no
# one, and LocaleMiddleware would read a header for each answer. CONTRIBUTING.md says how to make a catalogue.
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_ASKED = os.environ.get("STUDYAPP_LANGUAGE", "")
LANGUAGE_CODE = language_for(LANGUAGE_ASKED, LOCALE_PATHS[0])
TIME_ZONE = "UTC"
USE_TZ = True

# Database ---------------------------------------------------------------------------------------

try:
    database: dict[str, Any] = dict(
        dj_database_url.config(
            default=f"sqlite:///{sqlite_file_for(NOTES_DIR)}", conn_max_age=600, conn_health_checks=True
        )
    )
except ValueError as error:
    raise ImproperlyConfigured(f"DATABASE_URL is not understood: {error}") from error
if database["ENGINE"] == "django.db.backends.sqlite3":
    # Readers don't wait for the one writer (WAL), a transaction takes the write lock when it begins,
    # because it can't wait for it later, and a commit survives a crash of the program.
    database["CONN_HEALTH_CHECKS"] = False
    database.setdefault("OPTIONS", {}).update(
        transaction_mode="IMMEDIATE",
        timeout=20,
        init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    )
DATABASES = {"default": database}

# Static files -----------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}

# Import gate ------------------------------------------------------------------------------------

# An import that looks like an accident is refused until someone accepts it (`import_content --accept`).
# Shares are of the questions that learners are asked now, from 0 to 1; docs/editing.md explains them.
GATE_FEWEST = int(env_share("STUDYAPP_GATE_FEWEST", 5))  # fewer questions than this are never an accident
GATE_LOST_KEYS = env_share("STUDYAPP_GATE_LOST_KEYS", 0.1)  # without a valid key any more
GATE_FLIPPED_KEYS = env_share("STUDYAPP_GATE_FLIPPED_KEYS", 0.2)  # with another key
GATE_RETIRED = env_share("STUDYAPP_GATE_RETIRED", 0.3)  # gone, or held back
GATE_FILE = env_share("STUDYAPP_GATE_FILE", 0.5)  # keys lost or flipped in one file, of its questions

# Limits -----------------------------------------------------------------------------------------

# How often in a minute one visitor may do what makes rows for good; 0 is no limit. Each process counts for itself
# and keeps nothing beyond the minute. Newcomers are counted by address, so that a class behind one is let in.
HTTPS = env_flag("STUDYAPP_HTTPS")
LIMITS = {
    kind: int(env_share(f"STUDYAPP_LIMIT_{kind.upper()}", a_minute if HTTPS else 0))
    for kind, a_minute in {"newcomers": 60, "quizzes": 20, "remarks": 20}.items()
}
PROXIES = int(env_share("STUDYAPP_PROXIES", 1))

# Reports hold what learners wrote, and without accounts a page is open to all or to none.
AUTHOR_PAGES = env_flag("STUDYAPP_AUTHOR_PAGES", default=not HTTPS)

# Security ---------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "studyapp.views.errors.csrf_failure"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env_flag("STUDYAPP_HSTS_WHOLE_DOMAIN")
X_FRAME_OPTIONS = "DENY"

# No inline script or style anywhere. Pictures may come from elsewhere, because notes link to them.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "https:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# Logging ----------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # With DEBUG off Django would mail errors instead; a missing page is nobody's error.
    "loggers": {"django": {"handlers": []}, "django.request": {"level": "ERROR"}},
}

# Development ------------------------------------------------------------------------------------

if DEBUG:
    INSTALLED_APPS.append("django_browser_reload")
    MIDDLEWARE.append("django_browser_reload.middleware.BrowserReloadMiddleware")
