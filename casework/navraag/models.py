"""What the national tier asks about a registration."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from casework.navraag.rules import NAVRAAG
from casework.registratie.models import Registratie
from casework.registratie.volledig import PUNTEN, in_words


class Navraag(models.Model):
    """One question. Its id is the one that the asker gave it; it holds nothing about a person but what is missing."""

    id = models.UUIDField(primary_key=True, editable=False)
    registratie = models.ForeignKey(Registratie, on_delete=models.CASCADE, related_name="navragen")
    punten = ArrayField(models.CharField(max_length=30, choices=list(PUNTEN.items())), verbose_name="punten")
    status = models.CharField("status", max_length=20, choices=list(NAVRAAG.states.items()))
    ontvangen_at = models.DateTimeField("ontvangen")
    afgehandeld_at = models.DateTimeField("afgehandeld", null=True)
    afgehandeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="afgehandeld door", related_name="+"
    )

    class Meta:
        verbose_name = "navraag"
        verbose_name_plural = "navragen"
        ordering = ["-ontvangen_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="open", afgehandeld_at=None)
                | Q(status__in=[state for state in NAVRAAG.states if state != "open"], afgehandeld_at__isnull=False),
                name="navraag_open_of_afgehandeld",
            ),
        ]

    def __str__(self) -> str:
        return self.get_status_display()

    @property
    def zinnen(self) -> list[str]:
        return in_words(self.punten)
