"""Production: every secret from the environment, everything over TLS behind one proxy."""

import os

import sentry_sdk

from dekkend.settings.base import *  # noqa: F403
from dekkend.settings.base import CACHE_URL, CELERY_BROKER_URL, DATABASES, MIDDLEWARE, ROOT_PROVIDER
from dekkend.settings.inside import check_database, check_redis
from dekkend.sinks import sentry

_ROOTS = {
    "file": ("ROOT_KEY",),
    "pkcs11": ("PKCS11_LIBRARY", "PKCS11_TOKEN", "PKCS11_PIN"),
    "vault": ("VAULT_ADDRESS", "VAULT_KEY", "VAULT_TOKEN"),
}
if ROOT_PROVIDER not in _ROOTS:
    raise RuntimeError(f"ROOT_PROVIDER is een van deze: {', '.join(_ROOTS)}.")
for _name in ("DATABASE_URL", "BROKER_URL", "SECRET_KEY", "ROLE_SECRET", *_ROOTS[ROOT_PROVIDER]):
    if not os.environ.get(_name):
        raise RuntimeError(f"Zet {_name} in de omgeving.")
if not CACHE_URL:
    raise RuntimeError("Zet CACHE_URL in de omgeving: de broker is geen Redis, en pogingen tellen over alle processen.")
check_database("DATABASE_URL en OWNER_URL", DATABASES["default"])
check_database("KEYS_URL", DATABASES["sleutels"])
check_redis("BROKER_URL", CELERY_BROKER_URL)
check_redis("CACHE_URL", CACHE_URL)

MIDDLEWARE = ["dekkend.web.headers.ProxyAddress", *MIDDLEWARE]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_NAME = "__Host-dekkend-sessie"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-dekkend-csrf"
AANSLUITING_COOKIE_NAME = "__Host-dekkend-aansluiting"
CSRF_COOKIE_SECURE = True
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

if os.environ.get("SENTRY_DSN"):
    sentry_sdk.init(**sentry.options(os.environ["SENTRY_DSN"]))
