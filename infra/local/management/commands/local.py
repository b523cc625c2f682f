import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from infra.local.console import add_arguments, run


class Command(BaseCommand):
    help = "De lokale PostgreSQL en Redis: starten, stoppen, bekijken."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        sys.exit(run(options["actie"]))
