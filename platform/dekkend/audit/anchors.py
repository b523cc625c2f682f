"""The anchor: the heads of the chains in one signed file, to be kept where no administrator of Dekkend comes.

Without it a chain that was cut short, or made anew with other keys, is consistent in itself.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import QuerySet

from dekkend.audit.chain import ANCHOR_CONTEXT, FORM, NONE_BEFORE, canonical
from dekkend.audit.models import AuditSeal
from dekkend.core.clock import now
from dekkend.isolation.roles import PUBLIC
from dekkend.keys.aead import Unreadable
from dekkend.keys.keyring import make_tenant_key, newest_version
from dekkend.keys.letters import sign, signing_key


@dataclass(frozen=True)
class Head:
    """The last seal of a tenant (`number` 0 when there is none yet) and the public key under it, in hex."""

    schema: str
    number: int
    hash: str
    key: str


def head_of(schema: str) -> Head:
    """Inside that tenant."""
    seals: QuerySet[AuditSeal] = AuditSeal.objects.order_by("-number")
    last = seals.first()
    key = signing_key(schema).hex()
    return Head(schema, last.number, last.hash, key) if last else Head(schema, 0, NONE_BEFORE, key)


def anchor_over(heads: Iterable[Head]) -> dict[str, Any]:
    """As it goes into the file. Signed with a key of the platform, which is made the first time."""
    rows = [asdict(head) for head in sorted(heads, key=lambda head: head.schema)]
    anchor = {
        "form": FORM,
        "made_at": now(),
        "root": hashlib.sha256(b"\x02" + canonical({"heads": rows})).hexdigest(),
    }
    _ensure_platform_key()
    signature = sign(canonical(anchor), schema=PUBLIC, context=ANCHOR_CONTEXT).hex()
    return {**anchor, "heads": rows, "key": signing_key(PUBLIC).hex(), "signature": signature}


def _ensure_platform_key() -> None:
    try:
        newest_version(PUBLIC, "brieven")
    except Unreadable:
        make_tenant_key(PUBLIC, "brieven")
