"""Production, with a small database in memory in place of the real one and one view that fails."""

from dekkend.settings.production import *  # noqa: F403

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DATABASE_ROUTERS: list[str] = []
INSTALLED_APPS: list[str] = []
AUTH_USER_MODEL = "auth.User"
MIDDLEWARE = ["dekkend.audit.middleware.TraceMiddleware", "django.middleware.common.CommonMiddleware"]
ROOT_URLCONF = "tests.sinks.crashing"
SECURE_SSL_REDIRECT = False
