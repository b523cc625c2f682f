"""The table of requests of persons to see what is held about them."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.dossier.models import Dossier
from casework.inzageverzoek.rules import AANVRAGERS, AFWIJSREDENEN, IDENTITEIT, INZAGEVERZOEK, MET_BESTAND, OPEN, WIJZEN


class Inzageverzoek(models.Model):
    """A person, or somebody for him, asks what is held. `bestand` is a sealed zip, there from making it until it is
    handed out; `sha256` is of the zip itself and stays, so that a copy can be recognised."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="inzageverzoeken")
    status = models.CharField("stand", max_length=20, choices=list(INZAGEVERZOEK.states.items()))
    aanvrager = models.CharField("wie vraagt het", max_length=20, choices=list(AANVRAGERS.items()))
    ontvangen_op = models.DateField("gevraagd op")
    uiterlijk = models.DateField("antwoord uiterlijk")
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )
    vastgelegd_at = models.DateTimeField("vastgelegd")
    bestand = models.BinaryField("verzegeld overzicht", null=True)
    sha256 = models.CharField("controlegetal", max_length=64, blank=True, default="")
    gemaakt_at = models.DateTimeField("overzicht gemaakt", null=True)
    identiteit = models.CharField("hoe gecontroleerd", max_length=20, blank=True, choices=list(IDENTITEIT.items()))
    wijze = models.CharField("hoe uitgereikt", max_length=20, blank=True, choices=list(WIJZEN.items()))
    afwijs_reden = models.CharField(
        "reden van afwijzen", max_length=20, blank=True, choices=list(AFWIJSREDENEN.items())
    )
    afgehandeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="afgehandeld door"
    )
    afgehandeld_at = models.DateTimeField("afgehandeld", null=True)

    class Meta:
        verbose_name = "inzageverzoek"
        verbose_name_plural = "inzageverzoeken"
        ordering = ["-vastgelegd_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=list(INZAGEVERZOEK.states)), name="inzageverzoek_bekende_status"
            ),
            models.CheckConstraint(
                condition=Q(status__in=MET_BESTAND, bestand__isnull=False)
                | ~Q(status__in=MET_BESTAND) & Q(bestand=None),
                name="inzageverzoek_bestand_tot_uitreiken",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["vrijgegeven", "uitgereikt"])
                | Q(identiteit__in=list(IDENTITEIT), wijze__in=list(WIJZEN)),
                name="inzageverzoek_uitgereikt_aan_wie_is_gecontroleerd",
            ),
            models.CheckConstraint(
                condition=Q(status="afgewezen") & ~Q(afwijs_reden="") | ~Q(status="afgewezen") & Q(afwijs_reden=""),
                name="inzageverzoek_afgewezen_met_reden",
            ),
            models.UniqueConstraint(fields=["dossier"], condition=Q(status__in=OPEN), name="inzageverzoek_een_open"),
        ]
        indexes = [
            models.Index(fields=["uiterlijk"], condition=Q(status__in=OPEN), name="inzageverzoek_te_doen"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier}: {self.get_status_display()}"
