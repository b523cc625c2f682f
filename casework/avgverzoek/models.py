"""The table of requests by which a person uses a right over his data."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.avgverzoek.rules import (
    AANVRAGERS,
    AVGVERZOEK,
    BESLIST,
    BESLUITEN,
    IDENTITEIT,
    OPEN,
    RECHTEN,
    STAAND,
    TEGEN,
    UITKOMSTEN,
    VERLENGREDENEN,
    WACHT,
    WEIGERGRONDEN,
    WIJZEN,
)
from casework.dossier.models import Dossier
from casework.wissen.models import Wisverzoek
from dekkend.keys.fields import SealedTextField


class Avgverzoek(models.Model):
    """It outlives the dossier, so that it can be shown what was asked and decided; what was written goes with the key.

    `reden` is why the last step was taken that asks for one. `wisverzoek` is what a granted erasure became."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="avgverzoeken")
    recht = models.CharField("recht", max_length=20, choices=list(RECHTEN.items()))
    tegen = models.CharField("bezwaar tegen", max_length=20, blank=True, default="", choices=list(TEGEN.items()))
    status = models.CharField("stand", max_length=20, choices=list(AVGVERZOEK.states.items()))
    aanvrager = models.CharField("wie vraagt het", max_length=20, choices=list(AANVRAGERS.items()))
    ontvangen_op = models.DateField("gevraagd op")
    uiterlijk = models.DateField("antwoord uiterlijk")
    wat = SealedTextField("wat er wordt gevraagd", key="dossier_id")
    verleng_reden = models.CharField(
        "waarom verlengd", max_length=20, blank=True, default="", choices=list(VERLENGREDENEN.items())
    )
    verlengd_op = models.DateField("verlenging verteld op", null=True)
    identiteit = models.CharField(
        "hoe gecontroleerd", max_length=20, blank=True, default="", choices=list(IDENTITEIT.items())
    )
    besluit = models.CharField("besluit", max_length=20, blank=True, default="", choices=list(BESLUITEN.items()))
    grond = models.CharField(
        "grond om te weigeren", max_length=20, blank=True, default="", choices=list(WEIGERGRONDEN.items())
    )
    waarom = SealedTextField("uitleg bij het besluit", key="dossier_id", blank=True, default="")
    gedaan = SealedTextField("wat er is gedaan", key="dossier_id", blank=True, default="")
    besloten_at = models.DateTimeField("besloten", null=True)
    besloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="besloten door"
    )
    verteld_op = models.DateField("besluit verteld op", null=True)
    wijze = models.CharField("hoe verteld", max_length=20, blank=True, default="", choices=list(WIJZEN.items()))
    klacht_verteld = models.BooleanField("verteld hoe te klagen", default=False)
    opheffing_op = models.DateField("opheffen verteld op", null=True)
    reden = SealedTextField("reden van de laatste stap", key="dossier_id", blank=True, default="")
    wisverzoek = models.ForeignKey(
        Wisverzoek, on_delete=models.PROTECT, null=True, related_name="avgverzoeken", verbose_name="wisverzoek"
    )
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )
    vastgelegd_at = models.DateTimeField("vastgelegd")

    class Meta:
        verbose_name = "avg-verzoek"
        verbose_name_plural = "avg-verzoeken"
        ordering = ["-vastgelegd_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(recht__in=list(RECHTEN), status__in=list(AVGVERZOEK.states)), name="avgverzoek_bekend"
            ),
            models.CheckConstraint(
                condition=Q(recht="bezwaar", tegen__in=list(TEGEN)) | ~Q(recht="bezwaar") & Q(tegen=""),
                name="avgverzoek_bezwaar_tegen_iets",
            ),
            models.CheckConstraint(
                condition=Q(status__in=BESLIST, besluit__in=list(BESLUITEN), besloten_at__isnull=False)
                | ~Q(status__in=BESLIST) & Q(besluit="", besloten_at=None),
                name="avgverzoek_besloten_wanneer",
            ),
            models.CheckConstraint(
                condition=Q(besluit__in=["", "toegewezen"], grond="")
                | Q(besluit__in=["deels", "geweigerd"], grond__in=list(WEIGERGRONDEN)),
                name="avgverzoek_geweigerd_op_grond",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["verteld", "opgeheven"]) | Q(verteld_op__isnull=False, wijze__in=list(WIJZEN)),
                name="avgverzoek_verteld_wanneer",
            ),
            models.CheckConstraint(
                condition=~Q(status="opgeheven") | Q(opheffing_op__isnull=False), name="avgverzoek_opheffing_verteld"
            ),
            models.UniqueConstraint(
                fields=["dossier", "recht"], condition=Q(status__in=OPEN), name="avgverzoek_een_open"
            ),
        ]
        indexes = [
            models.Index(fields=["uiterlijk"], condition=Q(status__in=WACHT), name="avgverzoek_te_doen"),
            models.Index(
                fields=["dossier"],
                condition=Q(recht__in=["beperking", "bezwaar"], status__in=[*OPEN, *STAAND]),
                name="avgverzoek_dat_stopt",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_recht_display()}: {self.get_status_display()}"

    @property
    def uitkomst(self) -> str:
        return UITKOMSTEN.get(self.besluit, "")
