import getpass
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dekkend.core.errors import DekkendError
from tenants.opheffing.actions import Operator, confirm_removal, remove_again, request_removal, withdraw_removal


class Command(BaseCommand):
    help = (
        "Heft een tenant op, met vier ogen. De een vraagt het en sluit daarmee de omgeving; een ander bevestigt het, "
        "een dag later en met de export. Draait als eigenaar."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        ask = deeds.add_parser("vragen", help="de omgeving sluiten en om opheffen vragen")
        ask.add_argument("--reden", required=True, help="waarom de tenant weggaat")
        confirm = deeds.add_parser("bevestigen", help="schema, rol en sleutels weghalen")
        confirm.add_argument("--export", type=Path, required=True, help="map of zip met de export van deze tenant")
        confirm.add_argument("--manifest-sha256", required=True, help="controlegetal, van wie de export heeft gekregen")
        confirm.add_argument("--direct", default="", metavar="REDEN", help="niet een dag wachten, om deze reden")
        withdraw = deeds.add_parser("intrekken", help="de omgeving weer openen")
        for deed in (ask, confirm, withdraw):
            deed.add_argument("tenant", help="schema van de tenant")
            deed.add_argument("--door", required=True, help="uw voor- en achternaam")
        deeds.add_parser("opnieuw", help="na het terugzetten van een back-up: wat opgeheven was, weer weghalen")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.stdout.write(getattr(self, f"_{options['deed']}")(options))
        except DekkendError as error:
            raise CommandError(f"{error.message} Er is niets veranderd.") from None

    def _vragen(self, options: dict[str, Any]) -> str:
        row = request_removal(schema=options["tenant"], operator=_operator(options), reden=options["reden"])
        return (
            f"De omgeving van {row.naam} is gesloten. Maak nu de export en geef die aan de organisatie. Een ander dan "
            f"{row.gevraagd_door} bevestigt over 24 uur met: delete_tenant bevestigen {options['tenant']}."
        )

    def _bevestigen(self, options: dict[str, Any]) -> str:
        row = confirm_removal(
            schema=options["tenant"],
            operator=_operator(options),
            export=options["export"],
            sha256=options["manifest_sha256"],
            direct=options["direct"],
        )
        same = " Let op: beide keren vanuit hetzelfde account." if row.gevraagd_account == row.bevestigd_account else ""
        return f"{row.naam} is opgeheven. De adressen zijn vrij vanaf {row.adres_vrij_op}.{same}"

    def _intrekken(self, options: dict[str, Any]) -> str:
        row = withdraw_removal(schema=options["tenant"], operator=_operator(options))
        return f"De omgeving van {row.naam} is weer open."

    def _opnieuw(self, options: dict[str, Any]) -> str:
        return f"Opnieuw weggehaald: {', '.join(remove_again()) or 'niets'}."


def _operator(options: dict[str, Any]) -> Operator:
    return Operator(options["door"].strip(), _account())


def _account() -> str:
    """Who logged in, also when he became somebody else meanwhile."""
    try:
        return os.getlogin()
    except OSError:
        return getpass.getuser()
