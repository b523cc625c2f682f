from typing import Any

from django.core.management.base import BaseCommand

from dekkend.keys.wisregister import replay, require_current


class Command(BaseCommand):
    help = "Vernietigt opnieuw wat een teruggezette back-up heeft teruggebracht. Verplicht na elke herstelactie."

    def handle(self, *args: Any, **options: Any) -> None:
        back = replay()
        require_current()
        self.stdout.write(f"Het wisregister klopt. Opnieuw vernietigd: {back}.")
