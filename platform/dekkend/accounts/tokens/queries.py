"""From a token to who acts with it, and which tokens somebody has."""

from dataclasses import replace
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import ApiToken, hash_token
from dekkend.accounts.queries import actor_of
from dekkend.accounts.tokens.rules import NOTED_EVERY, limit_of, roles_left
from dekkend.core.clock import now


def valid_token(token: str) -> ApiToken | None:
    """With its user. None for an unknown, revoked or expired token and for a user who has left."""
    moment = now()
    standing = ApiToken.objects.filter(revoked_at=None, vervalt_at__gt=moment, user__is_active=True)
    found = standing.filter(hash=hash_token(token)).select_related("user").first()
    if found is not None:
        unnoted = Q(laatst_gebruikt_at=None) | Q(laatst_gebruikt_at__lt=moment - NOTED_EVERY)
        ApiToken.objects.filter(unnoted, pk=found.pk).update(laatst_gebruikt_at=moment)
    return found


def actor_of_token(request: HttpRequest, token: ApiToken) -> Actor:
    """The owner, with what the token carries of his roles and rights of now."""
    owner = actor_of(request, "api", token.user)
    return replace(
        owner,
        roles=roles_left(owner.roles, token.rollen),
        limited_to=limit_of(token.rechten, token.alleen_lezen),
        gronden=frozenset(token.gronden) or None,
    )


def own_tokens(actor: Actor) -> QuerySet[ApiToken]:
    """What still works or worked once, the newest first."""
    return ApiToken.objects.filter(user=actor.user_id).order_by("-created_at")


def tokens_of(actor: Actor, user_id: UUID) -> QuerySet[ApiToken]:
    """What a colleague has that still works."""
    require(actor, "gebruikers_inzien")
    standing = ApiToken.objects.filter(user=user_id, revoked_at=None, vervalt_at__gt=now())
    return standing.order_by("-created_at")
