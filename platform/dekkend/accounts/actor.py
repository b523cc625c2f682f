"""Who acts. Every action, query and audit line gets an Actor, never a request."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Actor:
    """`tenant` is the schema, `kind` the kind of tenant, `channel` is web, api or taak, `address` the IP address."""

    user_id: UUID | None
    naam: str
    roles: frozenset[str]
    tenant: str
    kind: str
    channel: str
    address: str = ""

    @property
    def known(self) -> bool:
        return self.user_id is not None


def system_actor(tenant: str, kind: str) -> Actor:
    """The platform itself, for work that no person started (opening a letter, a reminder)."""
    return Actor(None, "Dekkend", frozenset(), tenant, kind, "taak")
