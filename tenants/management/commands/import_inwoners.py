from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dekkend.core.errors import DekkendError
from tenants.register.inlezen.inwoners import import_inwoners
from tenants.register.statline import read_inwoners


class Command(BaseCommand):
    help = "Leest de inwoners van alle gemeenten uit een CSV van CBS StatLine. Draait als eigenaar."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path, help="CSV van StatLine, met codes of namen van gemeenten")
        parser.add_argument(
            "--peildatum", type=date.fromisoformat, help="jjjj-mm-dd; nodig als het bestand geen periode noemt"
        )
        parser.add_argument("--bron", default="", help="bijvoorbeeld “CBS StatLine 70072ned, 2 juni 2026”")
        parser.add_argument("--kolom", default="", help="de kolom met het aantal inwoners, als er meer zijn")
        parser.add_argument(
            "--grote-sprongen", action="store_true", help="neem ook aantallen aan die sterk veranderden"
        )
        parser.add_argument("--proef", "--dry-run", action="store_true", help="alleen zeggen wat er verandert")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            outcomes = import_inwoners(
                bestand=read_inwoners(options["bestand"], kolom=options["kolom"]),
                bron=options["bron"],
                peildatum=options["peildatum"],
                jumps=options["grote_sprongen"],
                proef=options["proef"],
            )
        except DekkendError as error:
            raise CommandError(f"{error.message} Er is niets veranderd.") from None
        for outcome in outcomes:
            self.stdout.write("\n".join(outcome.lines()))
        if options["proef"]:
            self.stdout.write("Dit was een proef. Er is niets veranderd.")
