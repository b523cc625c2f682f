"""The table of consents."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.dossier.models import Dossier
from casework.toestemming.rules import BEWAARD, BRONNEN, DOELEN, GEVERS, GROEPEN, INTREKREDENEN, TOESTEMMING, WIJZEN


class Toestemming(models.Model):
    """An answer to the question whether data may be used for one purpose: by whom, when, how, on which text.

    A consent is never changed; it is withdrawn, and another one may follow.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="toestemmingen")
    doel = models.CharField("doel", max_length=30, choices=list(DOELEN.items()))
    status = models.CharField("status", max_length=20, choices=[(s, TOESTEMMING.states[s]) for s in BEWAARD])
    gegeven_door = models.CharField("gegeven door", max_length=20, choices=list(GEVERS.items()))
    leeftijdsgroep = models.CharField("leeftijdsgroep", max_length=20, blank=True, choices=list(GROEPEN.items()))
    leeftijd_bron = models.CharField("bron van de leeftijd", max_length=20, blank=True, choices=list(BRONNEN.items()))
    wilsbekwaam = models.BooleanField("kan dit zelf afwegen", default=True)
    datum = models.DateField("datum")
    wijze = models.CharField("wijze", max_length=20, choices=list(WIJZEN.items()))
    tekstversie = models.CharField("versie van de tekst", max_length=20)
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="vastgelegd door", related_name="+"
    )
    vastgelegd_at = models.DateTimeField("vastgelegd")
    ingetrokken_at = models.DateTimeField("ingetrokken", null=True)
    intrek_reden = models.CharField(
        "reden van intrekken", max_length=20, blank=True, choices=list(INTREKREDENEN.items())
    )

    class Meta:
        verbose_name = "toestemming"
        verbose_name_plural = "toestemmingen"
        ordering = ["-vastgelegd_at"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=BEWAARD), name="toestemming_bekende_status"),
            models.UniqueConstraint(
                fields=["dossier", "doel"], condition=Q(status="gegeven"), name="toestemming_een_per_doel"
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
        ]

    def __str__(self) -> str:
        return f"{self.get_doel_display()}: {self.get_status_display()}"
