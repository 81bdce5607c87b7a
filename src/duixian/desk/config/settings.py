"""Django's settings; what an installation may choose comes from `environment.py`."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from duixian.desk.loop import ROOMS as LOOP_ROOMS
from duixian.desk.pages import ROOMS as PAGES

from .environment import read

ENVIRONMENT = read(os.environ)
DESK = Path(__file__).parent.parent

SECRET_KEY = ENVIRONMENT.secret
DEBUG = False
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
ROOT_URLCONF = "duixian.desk.config.urls"
WSGI_APPLICATION = "duixian.desk.config.wsgi.application"
AUTH_USER_MODEL = "accounts.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOMS = (
    "look", "ledger", "accounts", "org", "campaigns", "records", "duties", "scorecards", "loop",
)  # fmt: skip
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "axes",
    "huey.contrib.djhuey",
    *(f"duixian.desk.{room}" for room in ROOMS),
    *(f"duixian.desk.loop.{room}" for room in LOOP_ROOMS),
    *(f"duixian.desk.pages.{room}" for room in PAGES),
]
MIDDLEWARE = [
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "duixian.desk.config.middleware.Headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "duixian.desk.config.middleware.Asking",
    "django.contrib.messages.middleware.MessageMiddleware",
    "duixian.desk.config.middleware.SecondStep",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "duixian.desk.accounts.backends.Door",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "duixian.desk.config.places.places",
                "duixian.desk.look.context.frame",
            ],
            "string_if_invalid": "",
        },
    }
]

FORM_RENDERER = "duixian.desk.look.rendering.LookRenderer"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ENVIRONMENT.database,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
                "PRAGMA foreign_keys=ON;PRAGMA temp_store=MEMORY;"
            ),
        },
    }
}
HUEY = {
    "name": "duixian",
    "immediate": ENVIRONMENT.at_once,
    "consumer": {"workers": 1, "worker_type": "thread", "periodic": True},
    # Without a data folder (a check of types, say) nothing is to be written anywhere.
    **(
        {"huey_class": "huey.SqliteHuey", "filename": str(ENVIRONMENT.tasks)}
        if ENVIRONMENT.data.is_dir() and not ENVIRONMENT.at_once
        else {"huey_class": "huey.MemoryHuey"}
    ),
}

# Each room says in words what its entries in the ledger are.
ENTRY_WORDS = (
    "duixian.desk.accounts.wording.ENTRIES",
    "duixian.desk.org.files.wording.ENTRIES",
    "duixian.desk.org.posts.wording.ENTRIES",
    "duixian.desk.records.entry_words.entries",
)

ENTRY_UNNAMED = "duixian.desk.records.veil.unnamed"  # how the entries begin that name nobody

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [DESK / room / "locale" for room in ("config", "walls")]  # these are no apps
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
TIME_ZONE = ENVIRONMENT.time_zone
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = ENVIRONMENT.static if ENVIRONMENT.static.is_dir() else None
WHITENOISE_USE_FINDERS = STATIC_ROOT is None  # only where nothing has been laid out
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
SECOND_STEP = ENVIRONMENT.second_step
OTP_TOTP_ISSUER = "Duixian"
SESSION_COOKIE_AGE = ENVIRONMENT.idle_minutes * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.https else None
CSRF_FAILURE_VIEW = "duixian.desk.config.failures.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if ENVIRONMENT.https else 0

AXES_FAILURE_LIMIT = ENVIRONMENT.tries
AXES_COOLOFF_TIME = dt.timedelta(minutes=ENVIRONMENT.lock_minutes)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "duixian.desk.accounts.logins.counted_under"
AXES_LOCKOUT_CALLABLE = "duixian.desk.accounts.views.locked_out"
AXES_SENSITIVE_PARAMETERS = ["login", "next", "csrfmiddlewaretoken"]  # what was typed is not kept
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the minutes that the page names are kept
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = [
    "axes.W006",  # one lock for each account: a whole office shares an address
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
