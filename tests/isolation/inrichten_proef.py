"""A web process and an inrichter for the test beside this file: each starts with an environment of its own.

`ask <schema> <number>` asks as the tenant; `carry_out <file>` runs one round as the owner, and is killed in the middle
of its first opdracht as long as the file is not there.
"""
# ruff: noqa: PLC0415 - models can be imported only when the settings are read

import os
import signal
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import django
from pydantic import BaseModel


class Telling(BaseModel):
    aantal: int


def main(deed: str, *rest: str) -> None:
    django.setup()
    from tenants.opdracht.public import OpdrachtSoort, register_opdracht

    flag = Path(rest[0])
    register_opdracht(
        OpdrachtSoort("proef", "Proef", Telling, frozenset({"regio"}), lambda _, inhoud: _count(inhoud, flag))
    )
    if deed == "ask":
        _ask(rest[0], int(rest[1]))
    else:
        from tenants.opdracht.inrichter import carry_out

        print(carry_out())


def _count(inhoud: Telling, flag: Path) -> Mapping[str, int]:
    from tenants.register.models import Inwonertal

    Inwonertal.objects.create(
        gemeente_id="GM0772", peildatum=date(2031, 1, inhoud.aantal), aantal=inhoud.aantal, bron="voorbeeld"
    )
    if not flag.exists():
        flag.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return {"geteld": inhoud.aantal}


def _ask(schema: str, aantal: int) -> None:
    import dekkend.celery  # noqa: F401  as in the web server: the bell goes to our broker
    from dekkend.accounts.actor import system_actor
    from dekkend.isolation.context import inside
    from tenants.opdracht.public import ask
    from tenants.tenant.models import Tenant

    with inside(Tenant.objects.get(schema_name=schema)):
        print(ask("proef", actor=system_actor(schema, "regio"), inhoud=Telling(aantal=aantal)).pk)


if __name__ == "__main__":
    main(*sys.argv[1:])
