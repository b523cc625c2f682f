"""Which roles somebody can be given, and by whom. Plain Python."""

from collections.abc import Collection
from uuid import UUID

from dekkend.accounts.roles import ROLES
from dekkend.core.errors import InvalidInput, Refused

BEHEER = "functioneel_beheerder"


def roles_of_kind(kind: str) -> list[tuple[str, str]]:
    """Code and label of what exists in this kind of tenant, to choose from."""
    return [(code, role.label) for code, role in ROLES.items() if kind in role.kinds]


def check_roles(rollen: Collection[str], kind: str) -> None:
    """Raises InvalidInput for a role that does not exist here."""
    unknown = sorted(rol for rol in rollen if rol not in ROLES or kind not in ROLES[rol].kinds)
    if unknown:
        raise InvalidInput({"rollen": [f"Deze rol bestaat hier niet: {', '.join(unknown)}."]})


def check_other(actor_id: UUID | None, user_id: UUID, what: str) -> None:
    """Raises Refused for who would do this to himself: what one may do, a second person decides."""
    if actor_id == user_id:
        raise Refused(f"{what} Vraag het een andere functioneel beheerder.")


def check_beheer_remains(others: int, was: Collection[str], becomes: Collection[str]) -> None:
    """`others` is how many active functioneel beheerders there are besides. Raises Refused when nobody would be
    left to let people in."""
    if BEHEER in was and BEHEER not in becomes and not others:
        raise Refused("Dit is de enige functioneel beheerder. Geef eerst een collega deze rol.")
