"""Tests: the owner's connection plays the role of each tenant, so that savepoints span tenants."""

import os
import tempfile

from dekkend.settings.base import *  # noqa: F403
from dekkend.settings.base import DATABASES, OWN_MEMORY, ROLE_SECRET, ROOT_KEY, SECRET_KEY

ROLE_SECRET = ROLE_SECRET or "11" * 32
ROOT_KEY = ROOT_KEY or "22" * 32
SECRET_KEY = SECRET_KEY or "alleen-voor-tests"

DATABASES["default"] |= {
    "ENGINE": "tests.playing",
    "TEST": {"NAME": os.environ.get("TEST_DATABASE", "test_dekkend")},
}
DATABASES["sleutels"]["TEST"] = {"NAME": DATABASES["default"]["TEST"]["NAME"] + "_sleutels"}
WISREGISTER = tempfile.mktemp(suffix=".jsonl", prefix="wisregister-")  # noqa: S306  made by the first test that shreds
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_BROKER_URL = "memory://"
CACHES = OWN_MEMORY
# A test that walks over everything calls more often than a program may; the limits have tests of their own.
API_LIMITS = {"token": None, "mislukt": None}
WHITENOISE_AUTOREFRESH = True
OIDC_LOCAL = True
SJABLONEN = os.environ.get("DEKKEND_SJABLONEN", "")
