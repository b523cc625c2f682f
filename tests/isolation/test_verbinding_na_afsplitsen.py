"""A worker that is forked never talks over a connection of its parent."""

import os
import socket
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from psycopg.pq import TransactionStatus

from dekkend.isolation.pool import RolePool


class Line:
    """As much of a connection as the pool looks at."""

    closed = False
    info = SimpleNamespace(transaction_status=TransactionStatus.IDLE)

    def __init__(self) -> None:
        self.ends = socket.socketpair()

    def fileno(self) -> int:
        return self.ends[0].fileno()

    def close(self) -> None:
        self.closed = True
        for end in self.ends:
            end.close()


@pytest.fixture
def pool() -> Iterator[RolePool]:
    made: list[Line] = []

    def connect() -> Any:
        made.append(Line())
        return made[-1]

    pool = RolePool("afsplitsen", connect)
    yield pool
    pool.close()
    for line in made:
        line.close()


def in_a_child(check: Any) -> bool:
    child = os.fork()
    if child == 0:
        try:
            os._exit(0 if check() else 1)
        finally:
            os._exit(2)
    return os.waitpid(child, 0)[1] == 0


def test_the_same_process_reuses_a_connection(pool: RolePool) -> None:
    first = pool.getconn()
    pool.putconn(first)
    assert pool.getconn() is first


def test_a_child_does_not_find_what_its_parent_left_idle(pool: RolePool) -> None:
    idle = pool.getconn()
    pool.putconn(idle)
    assert in_a_child(lambda: pool.getconn() is not idle)
    assert pool.getconn() is idle


def test_a_child_does_not_keep_what_its_parent_had_in_use(pool: RolePool) -> None:
    used = pool.getconn()

    def give_back_and_take() -> bool:
        pool.putconn(used)
        return pool.getconn() is not used and not used.closed

    assert in_a_child(give_back_and_take)
