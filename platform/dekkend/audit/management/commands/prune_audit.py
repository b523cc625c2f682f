from typing import Any

from dekkend.audit.retention import prune
from dekkend.isolation.commands import TenantCommand


class Command(TenantCommand):
    help = "Verwijdert logregels waarvan de bewaartermijn voorbij is; de zegels blijven. Draait als eigenaar."

    def handle_tenant(self, tenant: Any, /, **options: Any) -> None:
        done = prune()
        self.stdout.write(
            f"{tenant.schema_name}: {done.lines} logregels onder {done.seals} zegels"
            f" en {done.processings} verwerkingen verwijderd"
        )
