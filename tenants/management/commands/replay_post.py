from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tenants.post.replay import replay


class Command(BaseCommand):
    help = "Biedt na het terugzetten van een back-up alle brieven zonder ontvangstbericht opnieuw aan."

    def handle(self, **options: Any) -> None:
        found = replay()
        for line in found:
            if line.again or line.missing:
                self.stdout.write(
                    f"{line.tenant.naam}: {line.again} opnieuw, {line.missing} niet meer bij de ontvanger"
                )
        missing = sum(line.missing for line in found)
        self.stdout.write(f"{sum(line.again for line in found)} brieven gaan opnieuw.")
        if missing:
            raise CommandError(
                f"{missing} verwerkte brieven kent de ontvanger niet meer, en hun inhoud is weg. Laat de afzenders een "
                "nieuwe versie sturen."
            )
