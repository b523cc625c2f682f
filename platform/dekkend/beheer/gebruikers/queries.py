"""Who works in this tenant."""

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import Roltoekenning, User
from dekkend.audit.log import record


def users_for(actor: Actor) -> QuerySet[User]:
    """Every account with its roles and whether it has a second factor. Raises Hidden without the right."""
    require(actor, "gebruikers_inzien")
    record("gebruikers_bekeken", actor=actor, object_type="gebruiker", object_id="lijst", ground="rol")
    roles = Prefetch("roltoekenningen", queryset=Roltoekenning.objects.order_by("rol"))
    second = Authenticator.objects.filter(user=OuterRef("pk"))
    return User.objects.annotate(tweede_factor=Exists(second)).prefetch_related(roles).order_by("naam")
