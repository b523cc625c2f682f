"""Finding out that none of 350 tenants is behind, beside `migrate_schemas` of django-tenants on the same schemas.

Measured in a process that has started already; `migrate_noop_350_command` is the whole command, with its start.
"""

from infra.bench.measure import Line, line, timed
from infra.bench.proef.plek import OLD, inside, python, tenants

COMMAND = ("manage.py", "migrate_tenants")
STOCK = ("manage.py", "migrate_schemas", "--tenant", "--verbosity", "0")


def run(*, klein: bool = False) -> list[Line]:
    count, turns = (2, 1) if klein else (350, 3)
    with tenants(count) as name:
        ours = [inside(name, OLD, "ours") for _ in range(turns)]
        stock = [inside(name, OLD, "stock")]
        command = [timed(lambda: python(name, OLD, *COMMAND)) for _ in range(turns)]
        stock_command = [timed(lambda: python(name, OLD, *STOCK))]
    return [line("migrate_noop_350", ours, stock), line("migrate_noop_350_command", command, stock_command)]
