"""What is clear before a traject ends, how it ended, and what was agreed for after that."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.afronding.rules import AFSLUITING, HEROPENREDENEN, NAZORG, PUNT, PUNTEN, TERUGKEER, VORMEN
from casework.dossier.models import Dossier
from casework.dossier.rules import AFSLUITREDENEN
from dekkend.keys.fields import SealedTextField


class Afrondingspunt(models.Model):
    """One of the three things the client must know: since which day, and who wrote it down. Nothing is overwritten."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="afrondingspunten")
    punt = models.CharField("punt", max_length=20, choices=list(PUNTEN.items()))
    status = models.CharField("stand", max_length=20, choices=list(PUNT.states.items()))
    datum = models.DateField("besproken op")
    toelichting = SealedTextField("toelichting", key="dossier_id", blank=True, default="")
    vastgelegd_at = models.DateTimeField("vastgelegd")
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="vastgelegd door", related_name="+"
    )
    ingetrokken_at = models.DateTimeField("ingetrokken", null=True)

    class Meta:
        verbose_name = "afrondingspunt"
        verbose_name_plural = "afrondingspunten"
        ordering = ["-vastgelegd_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(punt__in=list(PUNTEN), status__in=list(PUNT.states)), name="afrondingspunt_bekend"
            ),
            models.CheckConstraint(
                condition=Q(status="helder", ingetrokken_at=None)
                | Q(status="ingetrokken", ingetrokken_at__isnull=False),
                name="afrondingspunt_ingetrokken_wanneer",
            ),
            models.UniqueConstraint(
                fields=["dossier", "punt"], condition=Q(status="helder"), name="afrondingspunt_eenmaal_helder"
            ),
        ]

    def __str__(self) -> str:
        return self.get_punt_display()


class Afsluiting(models.Model):
    """One closing of a dossier; it stays when the dossier is reopened. `verder` is how it goes on with what runs."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="afsluitingen")
    status = models.CharField("stand", max_length=20, choices=list(AFSLUITING.states.items()))
    einde = models.CharField("hoe het eindigde", max_length=30, choices=list(AFSLUITREDENEN.items()))
    datum = models.DateField("dag")
    terugkeer = models.CharField("terugkeer", max_length=20, blank=True, choices=list(TERUGKEER.items()))
    toelichting = SealedTextField("toelichting", key="dossier_id", blank=True, default="")
    verder = SealedTextField("hoe het verdergaat", key="dossier_id", blank=True, default="")
    afgesloten_at = models.DateTimeField("afgesloten")
    afgesloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="afgesloten door", related_name="+"
    )
    heropend_at = models.DateTimeField("heropend", null=True)
    heropend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="heropend door", related_name="+"
    )
    heropen_reden = models.CharField(
        "reden van heropenen", max_length=20, blank=True, choices=list(HEROPENREDENEN.items())
    )

    class Meta:
        verbose_name = "afsluiting"
        verbose_name_plural = "afsluitingen"
        ordering = ["-afgesloten_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(einde__in=list(AFSLUITREDENEN), status__in=list(AFSLUITING.states)),
                name="afsluiting_bekend",
            ),
            models.CheckConstraint(
                condition=Q(status="afgesloten", heropend_at=None, heropen_reden="")
                | Q(status="heropend", heropend_at__isnull=False, heropen_reden__in=list(HEROPENREDENEN)),
                name="afsluiting_heropend_met_reden",
            ),
            models.CheckConstraint(
                condition=Q(einde="teruggekeerd", terugkeer__in=list(TERUGKEER))
                | ~Q(einde="teruggekeerd") & Q(terugkeer=""),
                name="afsluiting_terugkeer",
            ),
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(status="afgesloten"), name="afsluiting_eenmaal_tegelijk"
            ),
        ]

    def __str__(self) -> str:
        return self.get_einde_display()


class Nazorgmoment(models.Model):
    """Contact after the closing that was agreed with the person: when, how, and what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="nazorgmomenten")
    status = models.CharField("stand", max_length=20, choices=list(NAZORG.states.items()))
    datum = models.DateField("afgesproken voor")
    vorm = models.CharField("hoe", max_length=20, choices=list(VORMEN.items()))
    afspraak = SealedTextField("afspraak", key="dossier_id", blank=True, default="")
    uitkomst = SealedTextField("uitkomst", key="dossier_id", blank=True, default="")
    afgehandeld_op = models.DateField("dag van het contact", null=True)
    vastgelegd_at = models.DateTimeField("vastgelegd")
    gewijzigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="gewijzigd door", related_name="+"
    )

    class Meta:
        verbose_name = "nazorgmoment"
        verbose_name_plural = "nazorgmomenten"
        ordering = ["datum", "vastgelegd_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=list(NAZORG.states), vorm__in=list(VORMEN)), name="nazorgmoment_bekend"
            ),
            models.CheckConstraint(
                condition=Q(status="afgesproken", afgehandeld_op=None)
                | ~Q(status="afgesproken") & Q(afgehandeld_op__isnull=False),
                name="nazorgmoment_afgehandeld_wanneer",
            ),
        ]
        indexes = [
            models.Index(fields=["datum"], condition=Q(status="afgesproken"), name="nazorgmoment_dat_komt"),
            models.Index(fields=["dossier", "datum"], name="nazorgmoment_van_dossier"),
        ]

    def __str__(self) -> str:
        return self.get_vorm_display()
