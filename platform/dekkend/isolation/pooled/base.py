"""Database engine for one fixed role, with connections kept for reuse."""

from django.db.backends.postgresql import base

from dekkend.isolation.pool import Pooled


class DatabaseWrapper(Pooled, base.DatabaseWrapper):
    """Logs in as the USER of its settings."""
