"""Making accounts, giving roles, handing out API tokens."""

from collections.abc import Collection

from django.db import transaction

from dekkend.accounts.models import ApiToken, Roltoekenning, User, hash_token, new_token
from dekkend.accounts.roles import ROLES
from dekkend.core.errors import InvalidInput


@transaction.atomic
def create_user(*, email: str, naam: str, roles: Collection[str], kind: str, password: str | None = None) -> User:
    """Raises InvalidInput for a role that does not exist in this kind of tenant or an address in use."""
    unknown = [role for role in roles if role not in ROLES or kind not in ROLES[role].kinds]
    if unknown:
        raise InvalidInput({"roles": [f"Deze rol bestaat hier niet: {', '.join(unknown)}."]})
    if User.objects.filter(email__iexact=email).exists():
        raise InvalidInput({"email": ["Er is al een account met dit e-mailadres."]})
    user = User.objects.create_user(email, password, naam=naam)
    Roltoekenning.objects.bulk_create(Roltoekenning(user=user, rol=role) for role in sorted(set(roles)))
    return user


def issue_token(*, user: User, naam: str) -> str:
    """The token itself is shown once and never stored."""
    token = new_token()
    ApiToken.objects.create(user=user, naam=naam, hash=hash_token(token))
    return token
