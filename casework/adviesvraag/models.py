"""The table of short questions for advice."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.adviesvraag.rules import ADVIESVRAAG, MEESTE_MINUTEN, ONDERWERPEN, VRAGERS
from casework.contact.models import Melding
from dekkend.keys.fields import SealedTextField


class Adviesvraag(models.Model):
    """Somebody asked advice. What was asked and answered is sealed with a key of its own; who asked is counted by kind.

    Once it became a melding, or was withdrawn as a mistake, its texts are empty. Of a destroyed one remains what
    counts: the subject and the minutes."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    nummer = models.CharField("nummer", max_length=20, unique=True)
    status = models.CharField("status", max_length=20, choices=list(ADVIESVRAAG.states.items()))
    onderwerp = models.CharField("onderwerp", max_length=20, choices=list(ONDERWERPEN.items()))
    vrager_soort = models.CharField("wie vraagt", max_length=20, choices=list(VRAGERS.items()))
    vrager_organisatie = SealedTextField("organisatie van de vrager", blank=True, default="")
    vrager_functie = SealedTextField("functie van de vrager", blank=True, default="")
    vraag = SealedTextField("vraag", blank=True, default="")
    antwoord = SealedTextField("advies", blank=True, default="")
    minuten = models.PositiveSmallIntegerField("minuten", default=0)
    genoteerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="genoteerd door", related_name="+"
    )
    gesteld_at = models.DateTimeField("gesteld")
    gewijzigd_at = models.DateTimeField("gewijzigd", auto_now=True)
    beantwoord_at = models.DateTimeField("beantwoord", null=True)
    melding = models.OneToOneField(
        Melding, on_delete=models.PROTECT, null=True, verbose_name="melding", related_name="adviesvraag"
    )
    vernietigd_at = models.DateTimeField("vernietigd", null=True)

    class Meta:
        verbose_name = "adviesvraag"
        verbose_name_plural = "adviesvragen"
        ordering = ["-gesteld_at", "-nummer"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=list(ADVIESVRAAG.states)), name="adviesvraag_bekende_status"),
            models.CheckConstraint(condition=Q(onderwerp__in=list(ONDERWERPEN)), name="adviesvraag_bekend_onderwerp"),
            models.CheckConstraint(condition=Q(vrager_soort__in=list(VRAGERS)), name="adviesvraag_bekende_vrager"),
            models.CheckConstraint(condition=Q(minuten__lte=MEESTE_MINUTEN), name="adviesvraag_minuten"),
            models.CheckConstraint(
                condition=Q(status="melding", melding__isnull=False) | ~Q(status="melding") & Q(melding=None),
                name="adviesvraag_werd_melding",
            ),
            models.CheckConstraint(
                condition=~Q(status="beantwoord") | Q(beantwoord_at__isnull=False),
                name="adviesvraag_beantwoord_wanneer",
            ),
        ]
        indexes = [models.Index(fields=["status", "-gesteld_at"], name="adviesvraag_status")]

    def __str__(self) -> str:
        return self.nummer

    @property
    def stand(self) -> str:
        """Its status, or that it was kept long enough and destroyed."""
        return "vernietigd" if self.vernietigd_at else self.status
