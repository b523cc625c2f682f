"""The present code of a user of the demo."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from infra.local.codes import code_at, seconds_left, secret_of
from infra.local.folder import LocalError, locate


class Command(BaseCommand):
    help = "Geeft de code van zes cijfers waarmee een gebruiker van de demo nu inlogt."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="het e-mailadres uit de tabel van de demo")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            secret = secret_of(locate().demo, options["email"])
        except LocalError as error:
            raise CommandError(str(error)) from error
        if not secret:
            self.stdout.write("Deze gebruiker logt in zonder code.")
            return
        now = time.time()
        self.stdout.write(f"{code_at(secret, now)}   (nog {seconds_left(now)} seconden, en één keer te gebruiken)")
