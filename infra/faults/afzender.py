"""The sender of a trial, without the owner's login: `python -m infra.faults.afzender <van> <naar> <versies>`.

Each line of input is two numbers, the first letter and the one after the last; a line of output says they were sent.
"""

import sys
import time
from collections.abc import Callable
from functools import partial

import django

PAUSES = (0.2, 1, 2, 4, 8)


def main(sender: str, receiver: str, versions: int) -> int:
    django.setup()
    from infra.faults import proef  # noqa: PLC0415  Django must be there first
    from tenants.post import actions, tasks  # noqa: PLC0415

    proef.register()
    actions.ring = lambda: None  # one bell for many letters
    for line in sys.stdin:
        first, after = map(int, line.split())
        retry(partial(_send, sender, receiver, range(first, after), versions))
        tasks.carry_post.apply_async(expires=10)
        print(after, flush=True)
    return 0


def retry(work: Callable[[], None]) -> None:
    """The server may be away, also when it had taken in the letters: what is sent twice is there once."""
    from django.db import InterfaceError, OperationalError, connections  # noqa: PLC0415

    for pause in (*PAUSES, None):
        try:
            work()
            return
        except (OperationalError, InterfaceError):
            for alias in connections:
                connections[alias].close()
            if pause is None:
                raise
            time.sleep(pause)


def _send(sender: str, receiver: str, numbers: range, versions: int) -> None:
    """All versions of some keys, one after the other, in one transaction."""
    from django.db import transaction  # noqa: PLC0415

    from dekkend.isolation.context import inside  # noqa: PLC0415
    from infra.faults.proef import KIND, Proef  # noqa: PLC0415
    from tenants.post.public import send  # noqa: PLC0415
    from tenants.tenant.models import Tenant  # noqa: PLC0415

    with inside(Tenant.objects.get(schema_name=sender)), transaction.atomic():
        for number in numbers:
            key, version = divmod(number, versions)
            send(KIND, receiver=receiver, key=str(key), version=version + 1, content=Proef(nummer=number))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
