"""Handing out API tokens and taking them back."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import ApiToken, User, hash_token, new_token
from dekkend.accounts.tokens.rules import USUAL, check_term, check_token
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Hidden

EIGEN, BEHEER = "eigen account", "beheer van gebruikers"


def issue_token(
    *,
    user: User,
    naam: str,
    geldig: timedelta = USUAL,
    rollen: Collection[str] = (),
    rechten: Collection[str] = (),
    gronden: Collection[str] = (),
    alleen_lezen: bool = False,
) -> str:
    """The token itself is shown once and never stored. Raises InvalidInput for what the user cannot pass on."""
    own = list(user.roltoekenningen.values_list("rol", flat=True))
    tidy = check_token(naam, rollen, rechten, gronden, own)
    check_term(now(), now() + geldig)
    token = new_token()
    ApiToken.objects.create(
        user=user,
        naam=tidy,
        hash=hash_token(token),
        rollen=sorted(rollen),
        rechten=sorted(rechten),
        gronden=sorted(gronden),
        alleen_lezen=alleen_lezen,
        vervalt_at=now() + geldig,
    )
    return token


@transaction.atomic
def make_token(
    *,
    actor: Actor,
    naam: str,
    geldig: timedelta,
    rollen: Collection[str],
    rechten: Collection[str],
    gronden: Collection[str],
    alleen_lezen: bool,
) -> str:
    """For oneself. Raises InvalidInput."""
    if actor.user_id is None:
        raise Hidden
    user = User.objects.get(pk=actor.user_id)
    token = issue_token(
        user=user,
        naam=naam,
        geldig=geldig,
        rollen=rollen,
        rechten=rechten,
        gronden=gronden,
        alleen_lezen=alleen_lezen,
    )
    made = ApiToken.objects.get(hash=hash_token(token))
    record(
        "api_token_gemaakt",
        actor=actor,
        object_type="api-token",
        object_id=made.pk,
        ground=EIGEN,
        rollen=made.rollen,
        rechten=made.rechten,
        gronden=made.gronden,
        alleen_lezen=alleen_lezen,
        dagen=geldig.days,
    )
    return token


@transaction.atomic
def revoke_own_token(*, actor: Actor, token_id: UUID) -> None:
    """Works at the very next call. Doing it twice is no fault."""
    _revoke(actor, ApiToken.objects.filter(pk=token_id, user=actor.user_id), EIGEN)


@transaction.atomic
def revoke_token(*, actor: Actor, user_id: UUID, token_id: UUID) -> None:
    """Of a colleague, by who manages the users."""
    require(actor, "gebruikers_beheren")
    _revoke(actor, ApiToken.objects.filter(pk=token_id, user=user_id), BEHEER)


def _revoke(actor: Actor, rows: QuerySet[ApiToken], ground: str) -> None:
    token = rows.select_for_update().first()
    if token is None:
        raise Hidden
    if token.revoked_at is None:
        token.revoked_at = now()
        token.save(update_fields=["revoked_at"])
        record("api_token_ingetrokken", actor=actor, object_type="api-token", object_id=token.pk, ground=ground)
