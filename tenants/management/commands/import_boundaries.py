from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dekkend.core.errors import DekkendError
from tenants.register.actions import import_boundaries
from tenants.register.outlines import read_boundaries


class Command(BaseCommand):
    help = "Leest officiële gemeentegrenzen (GeoJSON in graden, WGS84) in voor de kaart. Draait als eigenaar."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path, help="GeoJSON met de CBS-code bij elke gemeente")
        parser.add_argument("--jaar", type=int, required=True, help="jaar waarvan de grenzen zijn, zoals 2023")
        parser.add_argument("--bron", default="", help="naamsvermelding, als die niet in het bestand staat")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            boundaries = read_boundaries(options["bestand"])
            bron = options["bron"] or boundaries.bron
            if not bron:
                raise CommandError("Het bestand noemt geen bron. Geef die op met --bron, want die hoort bij de kaart.")
            change = import_boundaries(outlines=boundaries.outlines, jaar=options["jaar"], bron=bron)
        except DekkendError as error:
            raise CommandError(f"{error.message} Er is niets veranderd.") from None
        points = sum(len(ring) for outline in boundaries.outlines for ring in outline.rings)
        self.stdout.write(f"{change}. Samen {points} punten. Bron: {bron}")
