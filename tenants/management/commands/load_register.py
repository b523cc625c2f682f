from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dekkend.core.errors import DekkendError
from tenants.register.actions import load_register
from tenants.register.tables import DATA


class Command(BaseCommand):
    help = "Laadt de gemeenten van Nederland in het register. Mag zo vaak als nodig. Draait als eigenaar."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--map", type=Path, default=DATA, help="map met de CSV-bestanden van het register")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            changes = load_register(options["map"])
        except DekkendError as error:
            raise CommandError(f"{error.message} Er is niets veranderd.") from None
        if options["verbosity"]:
            for change in changes:
                self.stdout.write(str(change))
