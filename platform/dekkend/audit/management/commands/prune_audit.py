from typing import Any

from dekkend.audit.retention import Pruned, prune
from dekkend.isolation.commands import TenantCommand


class Command(TenantCommand):
    help = "Verwijdert logregels waarvan de bewaartermijn voorbij is; de zegels blijven. Draait als eigenaar."

    def handle_tenant(self, tenant: Any, /, **options: Any) -> None:
        done = prune()
        if done == Pruned(0, 0, 0):
            return
        self.stdout.write(
            f"{tenant.schema_name}: {done.lines} logregels onder {done.seals} zegels"
            f" en {done.processings} verwerkingen verwijderd"
        )
