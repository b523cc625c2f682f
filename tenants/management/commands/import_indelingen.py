from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dekkend.core.errors import DekkendError
from tenants.register.inlezen.indelingen import Kolommen, import_indeling, read_indeling
from tenants.register.rules import GEBIEDSSOORTEN


class Command(BaseCommand):
    help = "Leest de indeling van een jaar in: welke gemeente in welk gebied ligt. Draait als eigenaar."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path, help="CSV met per regel een gemeente en haar gebied")
        parser.add_argument("--soort", required=True, choices=list(GEBIEDSSOORTEN), help="welke indeling het is")
        parser.add_argument("--jaar", type=int, required=True, help="van welk jaar de indeling is")
        parser.add_argument("--bron", required=True, help="waar de indeling vandaan komt")
        parser.add_argument("--kolom-gemeente", default="gemeente", help="de kolom met de CBS-code van de gemeente")
        parser.add_argument("--kolom-gebied", default="gebied", help="de kolom met de code van het gebied")
        parser.add_argument("--kolom-naam", default="naam", help="de kolom met de naam van het gebied")
        parser.add_argument("--proef", "--dry-run", action="store_true", help="alleen zeggen wat er verandert")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            columns = Kolommen(options["kolom_gemeente"], options["kolom_gebied"], options["kolom_naam"])
            found = read_indeling(options["bestand"], columns)
            outcomes = [
                import_indeling(
                    bestand=found,
                    soort=options["soort"],
                    jaar=options["jaar"],
                    bron=options["bron"],
                    proef=options["proef"],
                )
            ]
        except DekkendError as error:
            raise CommandError(f"{error.message} Er is niets veranderd.") from None
        for outcome in outcomes:
            self.stdout.write("\n".join(outcome.lines()))
        if options["proef"]:
            self.stdout.write("Dit was een proef. Er is niets veranderd.")
