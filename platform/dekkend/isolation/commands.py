"""Commands that work on tenants: one by name or all of them, never by accident, and honest when one fails."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django_tenants.utils import get_tenant_model

from dekkend.core.errors import DekkendError
from dekkend.isolation.context import inside


class TenantCommand(BaseCommand):
    """A subclass writes `handle_tenant`. Stops at the first failure, says which were done, and exits non-zero."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        choice = parser.add_mutually_exclusive_group(required=True)
        choice.add_argument("--tenant", help="schema of de tenant")
        choice.add_argument("--alle", action="store_true", help="alle tenants")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = get_tenant_model().objects.order_by("schema_name")
        chosen = rows if options["alle"] else rows.filter(schema_name=options["tenant"])
        if not chosen:
            raise CommandError(f"Deze tenant bestaat niet: {options['tenant']}.")
        done = 0
        for tenant in chosen:
            try:
                with inside(tenant):
                    self.handle_tenant(tenant, **options)
            except DekkendError as error:
                raise CommandError(f"{tenant.schema_name}: {error.message} Klaar: {done} van {len(chosen)}.") from None
            done += 1
        self.stdout.write(f"Klaar: {done} van {len(chosen)}.")

    def handle_tenant(self, tenant: Any, /, **options: Any) -> None:
        """What to do in one tenant. A DekkendError stops the run."""
        raise TypeError(f"{type(self).__module__} does not say what to do")
