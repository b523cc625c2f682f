"""The one clock. Rules take the time as an argument; only actions and tasks read it here."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """The moment, aware, in UTC."""
    return timezone.now()


def today() -> date:
    """The date in the Netherlands."""
    return timezone.localdate()
