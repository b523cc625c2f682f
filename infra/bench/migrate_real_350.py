"""Bringing 350 tenants up to date with a column, an index and a table, beside `migrate_schemas` of django-tenants.

Each time on a fresh copy, in a process that has started already. Ours also renews the grants and keeps the ledger;
`migrate_real_350_one` is ours in one process, as the reference is.
"""

from infra.bench.measure import Line, line
from infra.bench.proef.plek import NEW, database, inside, tenants


def run(*, klein: bool = False) -> list[Line]:
    count, turns = (2, 1) if klein else (350, 3)
    with tenants(count) as name:
        ours = [_on_a_copy(name, "ours") for _ in range(turns)]
        stock = [_on_a_copy(name, "stock")]
        one = [_on_a_copy(name, "ours", "1")]
    return [line("migrate_real_350", ours, stock), line("migrate_real_350_one", one, stock)]


def _on_a_copy(name: str, *words: str) -> float:
    copy = f"{name}_kopie"
    with database(copy, name):
        return inside(copy, NEW, *words)
