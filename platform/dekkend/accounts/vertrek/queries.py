"""Who can take over the work of a colleague."""

from uuid import UUID

from django.db.models import QuerySet

from dekkend.accounts.models import User

OPVOLGER = "zorgcoordinator"


def successors(user_id: UUID) -> QuerySet[User]:
    """Every other zorgcoördinator who works here."""
    able = User.objects.filter(is_active=True, roltoekenningen__rol=OPVOLGER)
    return able.exclude(pk=user_id).order_by("naam")
