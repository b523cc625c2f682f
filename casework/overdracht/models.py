"""The tables of handing over, one for each side. What they tell is what an offer tells: no name and no text."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from casework.dossier.models import Dossier
from casework.kenmerken import LEEFTIJDSGROEPEN, VORMEN
from casework.overdracht.rules import (
    AFGEROND,
    LOPEND,
    OVERDRACHT,
    OVERNAME,
    RECHTSGRONDEN,
    REDENEN,
    WEIGERREDENEN,
)
from dekkend.keys.fields import SealedTextField

# What stands of an offer that is over in the columns that said something about the person.
LEEG = {"vormen": ["onbekend"], "leeftijdsgroep": "onbekend", "gm_code": ""}


class Overdracht(models.Model):
    """A dossier of ours that we offer to another regio. `ontvanger` is its schema, `nummer_daar` what they call it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="overdrachten")
    ontvanger = models.CharField("aan", max_length=63)
    status = models.CharField("stand", max_length=20, choices=list(OVERDRACHT.states.items()))
    reden = models.CharField("reden", max_length=20, choices=list(REDENEN.items()))
    rechtsgrond = models.CharField("rechtsgrond", max_length=20, choices=list(RECHTSGRONDEN.items()))
    grond_datum = models.DateField("rechtsgrond sinds")
    spoed = models.BooleanField("spoed", default=False)
    aangeboden_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="aangeboden door"
    )
    aangeboden_at = models.DateTimeField("aangeboden")
    reageren_voor = models.DateField("antwoord voor")
    fase_voor = models.CharField("fase ervoor", max_length=20, blank=True)
    beantwoord_at = models.DateTimeField("beantwoord", null=True)
    beantwoord_door = SealedTextField("beantwoord door", blank=True, default="")
    weiger_reden = models.CharField(
        "reden van weigeren", max_length=20, blank=True, choices=list(WEIGERREDENEN.items())
    )
    nummer_daar = models.CharField("nummer bij de andere regio", max_length=20, blank=True)
    afgerond_at = models.DateTimeField("afgerond", null=True)
    geleegd_at = models.DateTimeField("dossier hier geleegd", null=True)

    class Meta:
        verbose_name = "overdracht"
        verbose_name_plural = "overdrachten"
        ordering = ["-aangeboden_at"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=list(OVERDRACHT.states)), name="overdracht_bekende_status"),
            models.CheckConstraint(
                condition=Q(reden__in=list(REDENEN), rechtsgrond__in=list(RECHTSGRONDEN)), name="overdracht_met_grond"
            ),
            models.CheckConstraint(
                condition=Q(status__in=LOPEND, afgerond_at=None) | ~Q(status__in=LOPEND) & Q(afgerond_at__isnull=False),
                name="overdracht_afgerond_wanneer",
            ),
            models.CheckConstraint(
                condition=Q(geleegd_at=None) | Q(status="voltooid"), name="overdracht_geleegd_na_voltooien"
            ),
            models.UniqueConstraint(fields=["dossier"], condition=Q(status__in=LOPEND), name="overdracht_een_tegelijk"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier} aan {self.ontvanger}: {self.get_status_display()}"


class Overname(models.Model):
    """A dossier of another regio that is offered to us. `kenmerk` is its id there, `afzender` the schema."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    afzender = models.CharField("van", max_length=63)
    kenmerk = models.UUIDField("kenmerk van de afzender")
    status = models.CharField("stand", max_length=20, choices=list(OVERNAME.states.items()))
    reden = models.CharField("reden", max_length=20, choices=list(REDENEN.items()))
    rechtsgrond = models.CharField("rechtsgrond", max_length=20, choices=list(RECHTSGRONDEN.items()))
    spoed = models.BooleanField("spoed", default=False)
    vormen = ArrayField(models.CharField(max_length=30, choices=list(VORMEN.items())), verbose_name="vormen")
    leeftijdsgroep = models.CharField("leeftijd", max_length=20, choices=list(LEEFTIJDSGROEPEN.items()))
    gm_code = models.CharField("woongemeente", max_length=6, blank=True)
    contact = SealedTextField("wie u kunt bellen", blank=True, default="")
    ontvangen_at = models.DateTimeField("ontvangen")
    reageren_voor = models.DateField("antwoord voor")
    beslist_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="beslist door"
    )
    beslist_at = models.DateTimeField("beslist", null=True)
    weiger_reden = models.CharField(
        "reden van weigeren", max_length=20, blank=True, choices=list(WEIGERREDENEN.items())
    )
    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, null=True, related_name="overname")
    afgerond_at = models.DateTimeField("afgerond", null=True)

    class Meta:
        verbose_name = "overname"
        verbose_name_plural = "overnames"
        ordering = ["-ontvangen_at"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=list(OVERNAME.states)), name="overname_bekende_status"),
            models.CheckConstraint(
                condition=Q(status__in=AFGEROND, afgerond_at__isnull=False, **LEEG)
                | ~Q(status__in=AFGEROND) & Q(afgerond_at=None),
                name="overname_afgerond_is_leeg",
            ),
            models.CheckConstraint(
                condition=Q(status="ontvangen", dossier__isnull=False) | ~Q(status="ontvangen") & Q(dossier=None),
                name="overname_ontvangen_met_dossier",
            ),
            models.CheckConstraint(
                condition=Q(status="geweigerd") & ~Q(weiger_reden="") | ~Q(status="geweigerd") & Q(weiger_reden=""),
                name="overname_geweigerd_met_reden",
            ),
            models.UniqueConstraint(fields=["afzender", "kenmerk"], name="overname_eenmaal_aangeboden"),
        ]

    def __str__(self) -> str:
        return f"{self.afzender}: {self.get_status_display()}"
