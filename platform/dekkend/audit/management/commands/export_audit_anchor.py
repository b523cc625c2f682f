import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from dekkend.audit.anchors import Head, anchor_over, head_of
from dekkend.audit.chain import canonical
from dekkend.isolation.commands import TenantCommand


class Command(TenantCommand):
    help = "Schrijft de laatste zegels van de logboeken in één ondertekend bestand. Bewaar dat buiten Dekkend."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--to", type=Path, required=True, help="het bestand")

    def handle(self, *args: Any, **options: Any) -> None:
        self.heads: list[Head] = []
        super().handle(*args, **options)
        anchor = anchor_over(self.heads)
        # Whole or not at all: half an anchor would look like tampering.
        target: Path = options["to"]
        fresh = target.with_name(f"{target.name}.nieuw")
        fresh.write_bytes(canonical(anchor) + b"\n")
        os.replace(fresh, target)
        self.stdout.write(f"Anker over {len(self.heads)} logboeken: {anchor['root']}")
        self.stdout.write(f"Publieke sleutel van het platform: {anchor['key']}")

    def handle_tenant(self, tenant: Any, /, **options: Any) -> None:
        self.heads.append(head_of(tenant.schema_name))
