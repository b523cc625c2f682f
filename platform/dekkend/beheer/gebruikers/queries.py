"""Who works in this tenant, and everything about one account that its manager has to know."""

from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.accounts.factor import second_factors
from dekkend.accounts.models import ApiToken, Organisatiekoppeling, Roltoekenning, User
from dekkend.accounts.sessions import sessions_of
from dekkend.accounts.tokens.queries import tokens_of
from dekkend.accounts.vertrek.overdracht import Overdracht, work_in_hand
from dekkend.accounts.vertrek.queries import successors
from dekkend.audit.log import record
from dekkend.core.errors import Hidden, Refused


def users_for(actor: Actor) -> QuerySet[User]:
    """Every account with its roles and whether it has a second factor. Raises Hidden without the right."""
    require(actor, "gebruikers_inzien")
    record("gebruikers_bekeken", actor=actor, object_type="gebruiker", object_id="lijst", ground="rol")
    roles = Prefetch("roltoekenningen", queryset=Roltoekenning.objects.order_by("rol"))
    second = Authenticator.objects.filter(user=OuterRef("pk")).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return User.objects.annotate(tweede_factor=Exists(second)).prefetch_related(roles).order_by("naam")


@dataclass(frozen=True)
class GebruikerPagina:
    """`beheren` is whether the actor may change it; nobody may do so with his own account."""

    gebruiker: User
    rollen: list[Roltoekenning]
    factoren: int
    sessies: int
    gekoppeld: bool
    tokens: list[ApiToken]
    eigen: bool
    beheren: bool


def page_of(actor: Actor, user_id: UUID) -> GebruikerPagina:
    """A look that is logged. Raises Hidden."""
    require(actor, "gebruikers_inzien")
    user = _user(user_id)
    record("gebruiker_bekeken", actor=actor, object_type="gebruiker", object_id=user.pk, ground="rol")
    own = user.pk == actor.user_id
    return GebruikerPagina(
        gebruiker=user,
        rollen=list(user.roltoekenningen.order_by("rol")),
        factoren=second_factors(user.pk).count(),
        sessies=len(sessions_of(user.pk, "")),
        gekoppeld=Organisatiekoppeling.objects.filter(user=user).exists(),
        tokens=list(tokens_of(actor, user.pk)),
        eigen=own,
        beheren=may(actor, "gebruikers_beheren") and not own,
    )


def user_to_change(actor: Actor, user_id: UUID) -> User:
    """For the form of the roles. Raises Hidden, and Refused for oneself or a closed account."""
    require(actor, "gebruikers_beheren")
    user = _user(user_id)
    if user.pk == actor.user_id:
        raise Refused("U kunt uw eigen rollen niet wijzigen. Vraag het een andere functioneel beheerder.")
    if not user.is_active:
        raise Refused("Dit account is gesloten. Heropen het eerst.")
    return user


@dataclass(frozen=True)
class Vertrek:
    """What closing this account would do, and who can take over. Counts only: no work is shown here."""

    gebruiker: User
    werk: list[Overdracht]
    opvolgers: list[tuple[str, str]]


def leaving(actor: Actor, user_id: UUID) -> Vertrek:
    """Raises Hidden, and Refused for oneself or a closed account."""
    require(actor, "gebruikers_beheren")
    user = _user(user_id)
    if user.pk == actor.user_id:
        raise Refused("U kunt uw eigen account niet sluiten. Vraag het een andere functioneel beheerder.")
    if not user.is_active:
        raise Refused("Dit account is al gesloten.")
    work = work_in_hand(user.pk, actor.kind)
    able = successors(user.pk) if work else User.objects.none()
    return Vertrek(user, work, [(str(pk), naam) for pk, naam in able.values_list("pk", "naam")])


def _user(user_id: UUID) -> User:
    found = User.objects.filter(pk=user_id).first()
    if found is None:
        raise Hidden
    return found
