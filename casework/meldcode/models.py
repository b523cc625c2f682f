"""Tables of the meldcode. A gemeente holds them; nothing of it leaves but the melding."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.contact.models import Melding
from casework.meldcode.rules import BESLOTEN, SIGNALERING, STAPPEN
from dekkend.keys.fields import SealedJSONField, SealedTextField


class Signalering(models.Model):
    """One walk along the five steps. Withdrawn or destroyed, its texts and steps are gone."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    nummer = models.CharField("nummer", max_length=20, unique=True)
    status = models.CharField("status", max_length=20, choices=list(SIGNALERING.states.items()))
    onderwerp = SealedTextField("onderwerp", blank=True, default="")
    begonnen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="begonnen door", related_name="+"
    )
    begonnen_at = models.DateTimeField("begonnen")
    gewijzigd_at = models.DateTimeField("gewijzigd", auto_now=True)
    besloten_at = models.DateTimeField("besloten", null=True)
    melding = models.OneToOneField(
        Melding, on_delete=models.PROTECT, null=True, verbose_name="melding", related_name="signalering"
    )
    vernietigd_at = models.DateTimeField("vernietigd", null=True)

    class Meta:
        verbose_name = "signalering"
        verbose_name_plural = "signaleringen"
        ordering = ["-begonnen_at", "-nummer"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=list(SIGNALERING.states)), name="signalering_bekende_status"),
            models.CheckConstraint(
                condition=Q(status__in=BESLOTEN, besloten_at__isnull=False)
                | ~Q(status__in=BESLOTEN) & Q(besloten_at=None),
                name="signalering_besloten_wanneer",
            ),
            models.CheckConstraint(
                condition=Q(status="gemeld", melding__isnull=False) | ~Q(status="gemeld") & Q(melding=None),
                name="signalering_gemeld",
            ),
        ]

    def __str__(self) -> str:
        return self.nummer

    @property
    def stand(self) -> str:
        """Its status, or that it was kept long enough and destroyed."""
        return "vernietigd" if self.vernietigd_at else self.status


class Meldcodestap(models.Model):
    """What was done in a step. Never changed: who corrects it records it again, and the newest counts."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    signalering = models.ForeignKey(Signalering, on_delete=models.CASCADE, related_name="stappen")
    stap = models.CharField("stap", max_length=20, choices=list(STAPPEN.items()))
    datum = models.DateField("datum")
    tekst = SealedTextField("wat eruit kwam", key="signalering_id")
    met_wie = SealedTextField("met wie", key="signalering_id", blank=True, default="")
    antwoorden = SealedJSONField("antwoorden van het afwegingskader", key="signalering_id", null=True)
    overgeslagen = models.BooleanField("overgeslagen", default=False)
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="vastgelegd door", related_name="+"
    )
    vastgelegd_at = models.DateTimeField("vastgelegd")

    class Meta:
        verbose_name = "stap van de meldcode"
        verbose_name_plural = "stappen van de meldcode"
        ordering = ["vastgelegd_at"]
        constraints = [
            models.CheckConstraint(condition=Q(stap__in=list(STAPPEN)), name="meldcodestap_bekend"),
            models.CheckConstraint(
                condition=Q(overgeslagen=False) | Q(stap="gesprek"), name="meldcodestap_alleen_gesprek_overgeslagen"
            ),
            models.CheckConstraint(
                condition=Q(stap="wegen", antwoorden__isnull=False) | ~Q(stap="wegen") & Q(antwoorden__isnull=True),
                name="meldcodestap_antwoorden_bij_wegen",
            ),
        ]
        indexes = [models.Index(fields=["signalering", "vastgelegd_at"], name="meldcodestap_volgorde")]

    def __str__(self) -> str:
        return self.get_stap_display()
