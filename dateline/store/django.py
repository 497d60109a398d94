"""Django's settings, from Dateline's own. No value is set here that a user may want to change: see base.settings."""

from pathlib import Path
from typing import Any

from dateline.base.settings import Settings
from dateline.store.place import django_values, settings_in_force

_VALUES = django_values(settings_in_force())

DATELINE: Settings = _VALUES["DATELINE"]

_PACKAGE = Path(__file__).parent.parent

SECRET_KEY: str = _VALUES["SECRET_KEY"]
DEBUG = False
ALLOWED_HOSTS: list[str] = _VALUES["ALLOWED_HOSTS"]
DATABASES: dict[str, dict[str, Any]] = _VALUES["DATABASES"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "ninja",
    "dateline.store",
    "dateline.press",
    "dateline.desk",
]
MIDDLEWARE = [
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "NAME": "desk",
        "DIRS": [_PACKAGE / "desk" / "templates"],
        "OPTIONS": {"environment": "dateline.desk.pages.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "NAME": "admin",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]
ROOT_URLCONF = "dateline.newsroom.urls"
STATIC_URL = "/static/"

# Times are kept and compared in UTC; the press shows them in the site's own zone.
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "/desk/sign-in/"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/desk/sign-in/"
SESSION_COOKIE_SECURE: bool = _VALUES["SESSION_COOKIE_SECURE"]
CSRF_COOKIE_SECURE: bool = _VALUES["CSRF_COOKIE_SECURE"]
CSRF_TRUSTED_ORIGINS: list[str] = _VALUES["CSRF_TRUSTED_ORIGINS"]
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
# Forms at the desk are short; the whole of an article never comes back in one.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
