import os
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from infra.dump_check.canaries import collect
from infra.dump_check.search import search
from infra.dump_check.sinks import sinks
from infra.local.folder import LocalError, locate


class Command(BaseCommand):
    help = "Zoekt wat verzegeld is in een dump, het WAL, Redis, logs, e-mail en media van de lokale omgeving."

    def handle(self, *args: Any, **options: Any) -> None:
        folder = locate(settings.LOCAL_DIR)
        if not folder.is_ours or not os.environ.get("OWNER_URL", settings.DATABASES["default"].get("USER")):
            raise CommandError("Deze opdracht werkt op de lokale omgeving, als eigenaar van de database.")
        canaries = collect()
        self.stdout.write(
            f"Gezocht naar {len(canaries.words)} woorden uit {canaries.values} verzegelde waarden van"
            f" {len(canaries.fields)} velden, in {len(canaries.patterns())} schrijfwijzen."
        )
        leaks = []
        try:
            with tempfile.TemporaryDirectory(dir=folder.path, prefix="dump-check-") as work:
                for sink in sinks(folder, Path(work)):
                    found = search(sink, canaries)
                    leaks += found
                    size = f"{sink.size:,}".replace(",", ".")
                    self.stdout.write(
                        f"{sink.name:<32} {len(sink.files):>5} bestanden {size:>13} bytes  {len(found)} gevonden"
                    )
        except LocalError as error:
            raise CommandError(str(error)) from None
        for leak in leaks:
            self.stdout.write(f"GEVONDEN {leak}")
        for name in sorted(set(canaries.unreadable)):
            self.stdout.write(f"ONLEESBAAR {name}: {canaries.unreadable.count(name)} waarden gingen niet open")
        if not canaries.words:
            raise CommandError("Er is niets om naar te zoeken: er zijn geen verzegelde waarden.")
        if leaks or canaries.unreadable:
            raise CommandError(f"{len(leaks)} keer gevonden, {len(canaries.unreadable)} keer onleesbaar.")
        self.stdout.write("Niets gevonden.")
