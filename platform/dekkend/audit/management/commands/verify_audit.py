from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django_tenants.utils import get_tenant_model

from dekkend.audit.sealing import connected
from dekkend.isolation.commands import TenantCommand
from infra.verify_audit import Unusable, read_anchor, verify


class Command(TenantCommand):
    help = "Rekent de zegels op de logboeken na. Met een anker ook of er iets is afgeknipt of geheel vervangen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--anker", type=Path, help="bestand van export_audit_anchor")
        parser.add_argument("--sleutel", default="", help="publieke sleutel van het platform, zoals u die bewaarde")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = get_tenant_model().objects.order_by("schema_name").values_list("schema_name", flat=True)
        schemas = list(rows if options["alle"] else rows.filter(schema_name=options["tenant"]))
        if not schemas:
            raise CommandError(f"Deze tenant bestaat niet: {options['tenant']}.")
        try:
            anchor = read_anchor(options["anker"]) if options["anker"] else None
        except Unusable as error:
            raise CommandError(str(error)) from None
        with connected() as line:
            report = verify(line, schemas, anchor, options["sleutel"], whole=options["alle"])
        self.stdout.write(str(report))
        if report.findings:
            raise CommandError(f"{len(report.findings)} bevindingen.")
