from typing import Any

from dekkend.isolation.commands import TenantCommand
from dekkend.keys.keyring import make_tenant_key, newest_version, rewrap
from dekkend.keys.models import Datasleutel


class Command(TenantCommand):
    help = "Geeft tenants een nieuwe sleutel en pakt alle dossiersleutels opnieuw in. Gaat verder waar het ophield."

    def handle_tenant(self, tenant: Any, /, **options: Any) -> None:
        schema = tenant.schema_name
        behind = Datasleutel.objects.filter(tenant=schema, vernietigd_at=None)
        if not behind.exclude(tenantversie=newest_version(schema, "gegevens")).exists():
            make_tenant_key(schema, "gegevens")
        total = behind.count()
        done = 0
        while (count := rewrap(schema)) > 0:
            done += count
            self.stdout.write(f"{schema}: {done} van {total} sleutels opnieuw ingepakt")
