from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dekkend.core.errors import DekkendError
from tenants.register.inlezen.herindelingen import import_herindelingen, read_herindelingen


class Command(BaseCommand):
    help = "Leest herindelingen in: samenvoegen, toevoegen, splitsen, op elke dag van het jaar. Draait als eigenaar."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path, help="CSV; de kolommen staan in docs/bedrijf/register.md")
        parser.add_argument("--proef", "--dry-run", action="store_true", help="alleen zeggen wat er verandert")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = read_herindelingen(options["bestand"])
            outcomes = [import_herindelingen(bestand=found, proef=options["proef"])]
        except DekkendError as error:
            raise CommandError(f"{error.message} Er is niets veranderd.") from None
        for outcome in outcomes:
            self.stdout.write("\n".join(outcome.lines()))
        if options["proef"]:
            self.stdout.write("Dit was een proef. Er is niets veranderd.")
