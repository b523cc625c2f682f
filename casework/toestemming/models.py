"""The table of consents."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.document.models import Document
from casework.dossier.models import Dossier
from casework.toestemming.rules import (
    BEWAARD,
    BRONNEN,
    DOELEN,
    GEVERS,
    GEZAG,
    GROEPEN,
    INTREKKERS,
    INTREKREDENEN,
    TOESTEMMING,
    VERDENKINGEN,
    WIJZEN,
)
from dekkend.keys.fields import SealedTextField


class Toestemming(models.Model):
    """An answer to the question whether data may go to one receiver for one purpose: by whom, when, how, on which
    text.

    A consent is never changed; it is withdrawn, and another one may follow. `ontvanger` is a code, empty where a
    purpose has one receiver; `gezag` and `verdenking` are what was known on that day; `taal` is that in which the text
    was read out; `bewijs` the paper, and `geldig_tot` the last day.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="toestemmingen")
    doel = models.CharField("doel", max_length=30, choices=list(DOELEN.items()))
    ontvanger = models.CharField("ontvanger", max_length=64, blank=True, default="", db_default="")
    status = models.CharField("status", max_length=20, choices=[(s, TOESTEMMING.states[s]) for s in BEWAARD])
    gegeven_door = models.CharField("gegeven door", max_length=30, choices=list(GEVERS.items()))
    leeftijdsgroep = models.CharField("leeftijdsgroep", max_length=20, blank=True, choices=list(GROEPEN.items()))
    leeftijd_bron = models.CharField("bron van de leeftijd", max_length=20, blank=True, choices=list(BRONNEN.items()))
    wilsbekwaam = models.BooleanField("kan dit zelf afwegen", default=True)
    gezag = models.CharField(
        "wie het gezag had", max_length=20, choices=list(GEZAG.items()), default="onbekend", db_default="onbekend"
    )
    verdenking = models.CharField(
        "vermoeden tegen wie het gezag had",
        max_length=20,
        choices=list(VERDENKINGEN.items()),
        default="nee",
        db_default="nee",
    )
    gever_naam = SealedTextField("naam van wie het gaf", key="dossier_id", null=True)
    datum = models.DateField("datum")
    geldig_tot = models.DateField("geldig tot en met", null=True)
    wijze = models.CharField("wijze", max_length=20, choices=list(WIJZEN.items()))
    tekstversie = models.CharField("versie van de tekst", max_length=20)
    taal = SealedTextField("taal", key="dossier_id", null=True)
    tolk = models.BooleanField("met een tolk", default=False, db_default=False)
    bewijs = models.ForeignKey(Document, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="bewijs")
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="vastgelegd door", related_name="+"
    )
    vastgelegd_at = models.DateTimeField("vastgelegd")
    ingetrokken_at = models.DateTimeField("ingetrokken", null=True)
    intrek_reden = models.CharField(
        "reden van intrekken", max_length=20, blank=True, choices=list(INTREKREDENEN.items())
    )
    ingetrokken_namens = models.CharField(
        "ingetrokken door", max_length=30, choices=list(INTREKKERS.items()), blank=True, default="", db_default=""
    )

    # For a page: what the receiver is called, and why a consent that was given does not hold.
    ontvanger_naam = ""
    gevallen = ""

    class Meta:
        verbose_name = "toestemming"
        verbose_name_plural = "toestemmingen"
        ordering = ["-vastgelegd_at"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=BEWAARD), name="toestemming_bekende_status"),
            models.UniqueConstraint(
                fields=["dossier", "doel", "ontvanger"],
                condition=Q(status="gegeven"),
                name="toestemming_een_per_ontvanger",
            ),
            models.CheckConstraint(
                condition=Q(status="ingetrokken", ingetrokken_at__isnull=False) & ~Q(intrek_reden="")
                | ~Q(status="ingetrokken") & Q(ingetrokken_at=None, intrek_reden=""),
                name="toestemming_ingetrokken_wanneer",
            ),
            models.CheckConstraint(
                condition=Q(status="geweigerd") | Q(leeftijdsgroep__in=list(GROEPEN), leeftijd_bron__in=list(BRONNEN)),
                name="toestemming_naar_leeftijd",
            ),
            models.CheckConstraint(
                condition=Q(gezag__in=list(GEZAG), verdenking__in=list(VERDENKINGEN))
                & (Q(geldig_tot=None) | Q(geldig_tot__gte=F("datum"))),
                name="toestemming_bekende_omstandigheden",
            ),
        ]
        indexes = [
            models.Index(fields=["geldig_tot"], condition=Q(status="gegeven"), name="toestemming_die_afloopt"),
        ]

    def __str__(self) -> str:
        return f"{self.get_doel_display()}: {self.get_status_display()}"
