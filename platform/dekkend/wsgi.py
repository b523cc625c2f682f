"""Entry of the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dekkend.settings.local")
application = get_wsgi_application()

from dekkend.keys.wisregister import require_current  # noqa: E402  models are ready only now

require_current()
