"""Production: every secret from the environment, everything over TLS behind one proxy."""

import os

import sentry_sdk

from dekkend.settings.base import *  # noqa: F403
from dekkend.settings.base import MIDDLEWARE
from dekkend.sinks import sentry

for _name in ("DATABASE_URL", "BROKER_URL", "SECRET_KEY", "ROLE_SECRET", "ROOT_KEY"):
    if not os.environ.get(_name):
        raise RuntimeError(f"Zet {_name} in de omgeving.")

MIDDLEWARE = ["dekkend.web.headers.ProxyAddress", *MIDDLEWARE]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_NAME = "__Host-dekkend-sessie"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-dekkend-csrf"
CSRF_COOKIE_SECURE = True
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

if os.environ.get("SENTRY_DSN"):
    sentry_sdk.init(**sentry.options(os.environ["SENTRY_DSN"]))
