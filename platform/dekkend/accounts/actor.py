"""Who acts. Every action, query and audit line gets an Actor, never a request."""

from dataclasses import dataclass
from uuid import UUID

from dekkend.accounts.gast.rules import Gast


@dataclass(frozen=True)
class Actor:
    """`tenant` is the schema, `kind` the kind of tenant, `channel` is web, api or taak, `address` the IP address.
    `limited_to` are the rights that may be used at most, when an API token carries less than its owner's roles give.
    `gronden` are the grounds that may be leaned on at most, when a token was narrowed to them; None is any.
    `gast` says whose guest this is, None for a colleague.
    """

    user_id: UUID | None
    naam: str
    roles: frozenset[str]
    tenant: str
    kind: str
    channel: str
    address: str = ""
    limited_to: frozenset[str] | None = None
    gast: Gast | None = None
    gronden: frozenset[str] | None = None

    def may_lean_on(self, grond: str) -> bool:
        return self.gronden is None or grond in self.gronden

    @property
    def known(self) -> bool:
        return self.user_id is not None


def system_actor(tenant: str, kind: str) -> Actor:
    """The platform itself, for work that no person started (opening a letter, a reminder)."""
    return Actor(None, "Dekkend", frozenset(), tenant, kind, "taak")
