from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dekkend.core.errors import DekkendError
from tenants.tenant.prepare import prepare


class Command(BaseCommand):
    help = "Maakt het register, de rollen en de sjablonen klaar. Mag zo vaak als nodig. Draait als eigenaar."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            prepare()
        except DekkendError as error:
            raise CommandError(error.message) from None
        self.stdout.write("De database is klaar voor gebruik.")
