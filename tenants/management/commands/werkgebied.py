from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dekkend.core.clock import today
from dekkend.core.errors import DekkendError
from tenants.tenant.models import Tenant
from tenants.werkgebied.rules import Wijziging
from tenants.werkgebied.wijzigen import change_area, move_gemeenten


class Command(BaseCommand):
    help = "Wijzigt het werkgebied van een regio, of verlegt gemeenten naar een andere. Draait als eigenaar."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("regio", help="naam of schema van de regio")
        parser.add_argument("--vanaf", type=date.fromisoformat, required=True, help="jjjj-mm-dd, vandaag of later")
        parser.add_argument("--erbij", nargs="*", default=[], metavar="GM-CODE")
        parser.add_argument("--eraf", nargs="*", default=[], metavar="GM-CODE")
        parser.add_argument("--centrum", default="", metavar="GM-CODE", help="de centrumgemeente vanaf die dag")
        parser.add_argument("--naar", default="", help="regio waar de gemeenten van --eraf dezelfde dag heen gaan")

    def handle(self, *args: Any, **options: Any) -> None:
        vanaf, erbij, eraf = options["vanaf"], frozenset(options["erbij"]), frozenset(options["eraf"])
        try:
            regio = self.schema(options["regio"])
            if options["naar"]:
                target = self.schema(options["naar"])
                move_gemeenten(regio, target, eraf, vanaf, centrum=options["centrum"], today=today())
            else:
                change_area(regio, Wijziging(vanaf, erbij, eraf, options["centrum"]), today=today())
        except DekkendError as error:
            raise CommandError(f"{error.message} Er is niets veranderd.") from None
        self.stdout.write(f"Gewijzigd vanaf {vanaf:%d-%m-%Y}.")

    def schema(self, name: str) -> str:
        rows = Tenant.objects.filter(kind="regio")
        found = rows.filter(naam=name).first() or rows.filter(schema_name=name).first()
        if found is None:
            raise CommandError(f"Er is geen regio met de naam of het schema “{name}”.")
        return str(found.schema_name)
