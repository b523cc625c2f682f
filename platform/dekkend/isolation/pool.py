"""Open connections kept for reuse, apart per role.

Django asks its pool for `open`, `getconn`, `putconn` and `close`; psycopg's own pool offers these, but keeps
two threads running for every role, which at 400 tenants is 800 threads in each process.

A connection belongs to the process that made it. A worker that was forked finds those of its parent in its memory;
used from two processes, one would read the answers of the other.
"""

import os
import select
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from psycopg import Connection
from psycopg.pq import TransactionStatus

IDLE_PER_PROCESS = 40

_idle: OrderedDict[int, tuple[str, "Connection[Any]"]] = OrderedDict()
_lock = threading.Lock()


def _forget_inherited() -> None:
    """The parent goes on using them, so nothing is closed here; psycopg leaves alone what another process made."""
    global _lock  # noqa: PLW0603  another thread of the parent may have held it at the fork
    _lock = threading.Lock()
    _idle.clear()


os.register_at_fork(after_in_child=_forget_inherited)


class RolePool:
    """The connections of one role. Idle ones of all roles share one limit; the longest idle is closed first."""

    def __init__(self, key: str, connect: Callable[[], "Connection[Any]"]) -> None:
        self.key = key
        self.connect = connect

    def open(self) -> None:
        """Connections are made when asked for."""

    def getconn(self) -> "Connection[Any]":
        connection = self._take()
        while connection is not None:
            if _alive(connection):
                return connection
            connection.close()
            connection = self._take()
        connection = self.connect()
        connection._pool = self  # Django gives it back through this attribute
        connection._made_by = os.getpid()  # type: ignore[attr-defined]
        return connection

    def putconn(self, connection: "Connection[Any]") -> None:
        if connection._made_by != os.getpid():  # type: ignore[attr-defined]
            return
        if not connection.closed and connection.info.transaction_status != TransactionStatus.IDLE:
            connection.rollback()
        if connection.closed:
            return
        with _lock:
            _idle[id(connection)] = (self.key, connection)
            evicted = [_idle.popitem(last=False)[1][1] for _ in range(len(_idle) - IDLE_PER_PROCESS)]
        for stale in evicted:
            stale.close()

    def close(self) -> None:
        while (connection := self._take()) is not None:
            connection.close()

    def _take(self) -> "Connection[Any] | None":
        with _lock:
            for number in reversed(_idle):
                if _idle[number][0] == self.key:
                    return _idle.pop(number)[1]
        return None


def _alive(connection: "Connection[Any]") -> bool:
    """A server that went away has made the socket readable; asking costs no round trip."""
    if connection.closed:
        return False
    readable, _, _ = select.select([connection.fileno()], [], [], 0)
    return not readable


class Pooled:
    """For a database engine: connections come from, and go back to, the pool of the role it logs in as."""

    settings_dict: dict[str, Any]

    @property
    def role(self) -> str:
        return str(self.settings_dict["USER"])

    @property
    def pool(self) -> RolePool:
        """Django asks for it several times a request, so it derives no password and reads no parameters."""
        return RolePool(f"{self.settings_dict['NAME']}:{self.role}", self._connect)

    def close_pool(self) -> None:
        self.pool.close()

    def get_connection_params(self) -> dict[str, Any]:
        return super().get_connection_params()  # type: ignore[misc, no-any-return]

    def _connect(self) -> "Connection[Any]":
        connection = Connection.connect(**{**self.get_connection_params(), "autocommit": True})
        self._configure_connection(connection)  # type: ignore[attr-defined]
        return connection
