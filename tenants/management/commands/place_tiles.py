import csv
from argparse import ArgumentParser
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dekkend.core.errors import DekkendError
from tenants.register.stretch import Place
from tenants.register.tables import DATA, LAYOUT_SPECS, read_tables
from tenants.register.tegels import Layout, place_tiles


class Command(BaseCommand):
    help = "Legt voor elke gemeente een even grote tegel op de kaart en schrijft tegels.csv. Geeft altijd hetzelfde."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--jaar", type=int, default=2023, help="jaar waarvan deze gemeenten zijn")
        parser.add_argument("--map", type=Path, default=DATA, help="map met middelpunten.csv en buren.csv")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            layout = layout_of(options["map"])
        except DekkendError as error:
            raise CommandError(error.message) from None
        (options["map"] / "tegels.csv").write_text(as_csv(layout, options["jaar"]), encoding="utf-8")
        quality = layout.quality
        self.stdout.write(
            f"{len(layout.tiles)} tegels. Verschoven: gemiddeld {quality.mean_move:.2f} tegel, "
            f"hoogstens {quality.max_move:.2f}. Van {quality.pairs} paren buren raken {quality.touching} elkaar nog "
            f"en liggen {quality.right_direction} in de juiste richting van elkaar."
        )


def layout_of(folder: Path) -> Layout:
    tables = read_tables(folder, LAYOUT_SPECS)
    places = [Place(row["code"], row["lengtegraad"], row["breedtegraad"]) for row in tables["middelpunten"]]
    known = {place.code for place in places}
    middles = {(place.lengte, place.breedte): place.code for place in places}
    for row in tables["middelpunten"]:
        if (other := middles[row["lengtegraad"], row["breedtegraad"]]) != row["code"]:
            raise tables["middelpunten"].wrong(row, f"{other} heeft hetzelfde middelpunt.")
    pairs = tables["buren"]
    for row in pairs:
        if not {row["code"], row["buur"]} <= known:
            raise pairs.wrong(row, "een van beide gemeenten staat niet in middelpunten.csv.")
    return place_tiles(places, [(row["code"], row["buur"]) for row in pairs])


def as_csv(layout: Layout, jaar: int) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["jaar", "code", "x", "y"])
    writer.writerows((jaar, code, x, y) for code, (x, y) in sorted(layout.tiles.items()))
    return text.getvalue()
