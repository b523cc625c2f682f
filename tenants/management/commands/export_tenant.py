import getpass
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from dekkend.accounts.actor import Actor
from dekkend.isolation.commands import TenantCommand
from tenants.export.actions import export_tenant


class Command(TenantCommand):
    help = "Schrijft alle gegevens van één tenant leesbaar weg, met manifest.json. Bewaar het resultaat versleuteld."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tenant", required=True, help="schema van de tenant")
        parser.add_argument("--naar", type=Path, required=True, help="map of .zip die er nog niet is")
        parser.add_argument("--door", default="", help="uw voor- en achternaam, voor het logboek")
        parser.set_defaults(alle=False)

    def handle_tenant(self, tenant: Any, /, **options: Any) -> None:
        name = options["door"].strip() or getpass.getuser()
        actor = Actor(None, name, frozenset(), tenant.schema_name, tenant.kind, "taak")
        done = export_tenant(actor=actor, naar=options["naar"].absolute(), progress=self._tell)
        self.stdout.write(f"{done.rijen} rijen in {done.bestanden} bestanden: {options['naar']}")
        self.stdout.write(f"SHA-256 van manifest.json: {done.sha256}")
        if done.onleesbaar:
            self.stderr.write(f"Let op: {done.onleesbaar} gegevens gingen niet open. Zoek op (onleesbaar).")

    def _tell(self, text: str) -> None:
        self.stderr.write(text)
