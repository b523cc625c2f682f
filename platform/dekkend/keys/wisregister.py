"""The register of what was erased: one line for each destroyed key, outside every database, in a hash chain.

A restored backup brings keys back. Before anything is served, every line is carried out again; a process that finds
a line that was not, or a register that is shorter than the database remembers, refuses to start. The file belongs on
storage of its own that is not part of the backup of the databases.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

from dekkend.core.clock import now
from dekkend.core.errors import DekkendError
from dekkend.keys import keyring
from dekkend.keys.models import Datasleutel

_FIRST = "0" * 64
_LONGEST_LINE = 4096

Eraser = Callable[[Collection[UUID]], int]
_erasers: list[tuple[Eraser, frozenset[str]]] = []


class Incomplete(DekkendError):
    """The register and the keys contradict each other: nothing may be served."""


@dataclass(frozen=True)
class Regel:
    """`vorige` and `hash` chain the lines; `at` is ISO 8601 in UTC."""

    tenant: str
    onderwerp: str
    at: str
    vorige: str
    hash: str = ""

    def hashed(self) -> "Regel":
        text = "\x1f".join([self.tenant, self.onderwerp, self.at, self.vorige])
        return Regel(self.tenant, self.onderwerp, self.at, self.vorige, hashlib.sha256(text.encode()).hexdigest())


def _path() -> Path:
    return Path(settings.WISREGISTER)


def lines() -> Iterator[Regel]:
    """Every line, checked against the chain. Raises Incomplete where it is broken."""
    previous = _FIRST
    if not _path().exists():
        return
    for text in _path().read_text(encoding="utf-8").splitlines():
        try:
            line = Regel(**json.loads(text))
        except (ValueError, TypeError):
            raise Incomplete("Het wisregister is beschadigd.") from None
        if line.vorige != previous or line.hashed() != line:
            raise Incomplete("Het wisregister is veranderd.")
        previous = line.hash
        yield line


def _is_written(tenant: str, subject: UUID) -> bool:
    return any((line.tenant, line.onderwerp) == (tenant, str(subject)) for line in lines())


def _last_hash() -> str:
    """Raises Incomplete when the last line is not whole."""
    with _path().open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - _LONGEST_LINE))
        tail = file.read().splitlines()
    if not tail:
        return _FIRST
    try:
        line = Regel(**json.loads(tail[-1]))
    except (ValueError, TypeError):
        raise Incomplete("Het wisregister is beschadigd.") from None
    if line.hashed() != line:
        raise Incomplete("Het wisregister is veranderd.")
    return line.hash


def shred(tenant: str, subject: UUID) -> None:
    """Writes the line first and destroys the key after it: a crash in between is mended at the next start. Chains
    to the last line without reading all: the whole chain is checked at every start."""
    handle = os.open(_path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        # Two processes that shred at once would else both chain their line to the same one before it.
        fcntl.flock(handle, fcntl.LOCK_EX)
        if not (keyring.is_destroyed(tenant, subject) and _is_written(tenant, subject)):
            line = Regel(tenant, str(subject), now().isoformat(), _last_hash()).hashed()
            os.write(handle, (json.dumps(asdict(line)) + "\n").encode())
            os.fsync(handle)
    finally:
        os.close(handle)
    keyring.destroy(tenant, subject)


def register_eraser(eraser: Eraser, *, kinds: Collection[str]) -> None:
    """`eraser` runs inside a tenant of one of these kinds, and empties what stands in clear about the subjects it is
    given; it says of how many."""
    _erasers.append((eraser, frozenset(kinds)))


def erase_again(tenant: str, kind: str) -> int:
    """Inside that tenant: a restored backup also brings back what was not sealed. Returns how many had come back."""
    subjects = [UUID(line.onderwerp) for line in lines() if line.tenant == tenant]
    return sum(eraser(subjects) for eraser, kinds in _erasers if kind in kinds) if subjects else 0


def replay() -> int:
    """Destroys again whatever the register says is gone. Returns how many keys had come back."""
    back = 0
    for line in lines():
        if not keyring.is_destroyed(line.tenant, UUID(line.onderwerp)):
            keyring.destroy(line.tenant, UUID(line.onderwerp))
            back += 1
    return back


def require_current() -> None:
    """Raises Incomplete unless the register and the keys say the same."""
    written = {(line.tenant, line.onderwerp) for line in lines()}
    rows = Datasleutel.objects.exclude(vernietigd_at=None).values_list("tenant", "onderwerp")
    destroyed = {(tenant, str(subject)) for tenant, subject in rows}
    if written - destroyed:
        raise Incomplete("Vernietigde sleutels zijn terug. Draai eerst: manage.py replay_wisregister.")
    if destroyed - written:
        raise Incomplete("Het wisregister mist regels. Zet het juiste bestand terug voordat u start.")
