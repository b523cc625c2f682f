"""The kinds of opdracht. What is not registered here, the inrichter does not do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from dekkend.core.errors import Refused
from tenants.tenant.queries import TenantView


@dataclass(frozen=True)
class Aanvraag:
    """Who asked, and when. The tenant is read from the schema in which the opdracht stands, never from its contents."""

    id: UUID
    tenant: TenantView
    gevraagd_at: datetime


@dataclass(frozen=True)
class OpdrachtSoort:
    """`handler` runs as the owner, with the register before it, in the transaction in which the opdracht is marked.

    It may run again after a break, never twice to an end. What it returns the tenant reads as the outcome: no data
    about persons. A DekkendError refuses, with its message as the reason. Work outside this database (a key, a file)
    must bear being done again.
    """

    name: str
    label: str
    schema: type[BaseModel]
    sender_kinds: frozenset[str]
    handler: Callable[[Aanvraag, Any], Mapping[str, Any]]


_soorten: dict[str, OpdrachtSoort] = {}


def register_opdracht(soort: OpdrachtSoort) -> None:
    """Raises ValueError for a second one with the same name."""
    if _soorten.setdefault(soort.name, soort) != soort:
        raise ValueError(f"two kinds of opdracht are called {soort.name}")


def opdracht_soort(name: str) -> OpdrachtSoort:
    """Raises Refused for a kind that nobody registered."""
    if name not in _soorten:
        raise Refused(f"Deze soort opdracht kennen wij niet: {name}.")
    return _soorten[name]
