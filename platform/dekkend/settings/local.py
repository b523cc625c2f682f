"""The demo and development: embedded services, hosts under .localhost, plain http."""

import os

from dekkend.settings.base import *  # noqa: F403
from dekkend.settings.base import SECRET_KEY
from dekkend.settings.environment import LOCAL_DIR

# `manage.py local` and `make demo` run before there are any secrets.
SECRET_KEY = SECRET_KEY or "nog-geen-geheim"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = LOCAL_DIR / "mail"
OIDC_LOCAL = True
SJABLONEN = os.environ.get("DEKKEND_SJABLONEN", "")
WEB_ADDRESS = f"http://{{host}}:{os.environ.get('PORT', '8000')}"
