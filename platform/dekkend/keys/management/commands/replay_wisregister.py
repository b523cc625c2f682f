from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django_tenants.utils import get_tenant_model

from dekkend.isolation.context import inside
from dekkend.keys.wisregister import erase_again, replay, require_current


class Command(BaseCommand):
    help = "Vernietigt opnieuw wat een teruggezette back-up heeft teruggebracht. Verplicht na elke herstelactie."

    def handle(self, *args: Any, **options: Any) -> None:
        back = replay()
        require_current()
        emptied = 0
        for tenant in get_tenant_model().objects.order_by("schema_name"):
            with inside(tenant), transaction.atomic():
                emptied += erase_again(tenant.schema_name, tenant.kind)
        self.stdout.write(f"Het wisregister klopt. Opnieuw vernietigd: {back}. Opnieuw geleegd: {emptied}.")
