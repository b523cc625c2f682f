"""Logs: one JSON line per event on standard output, never with personal data. How long the audit log is kept."""

import structlog

from dekkend.settings.environment import value
from dekkend.sinks import lines

AUDIT_RETENTION_YEARS = int(value("AUDIT_RETENTION_YEARS", "5"))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processors": lines.LAST,
            "foreign_pre_chain": lines.FOREIGN,
            "pass_foreign_args": True,
            "use_get_message": False,
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # by default Django mails the administrators a page with everything it knows of the request
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # our own line for every request says as much of a refusal
        "django.request": {"handlers": [], "level": "ERROR", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        "gunicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "gunicorn.error": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "celery": {"handlers": [], "level": "INFO", "propagate": True},
    },
}

structlog.configure(
    processors=lines.OURS,
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
    cache_logger_on_first_use=True,
)
