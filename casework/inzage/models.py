"""Who may look into a dossier that is not his own, why, and from when to when."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.dossier.models import Dossier
from casework.inzage.rules import GRONDEN, NOODTOEGANG_DUUR
from dekkend.keys.fields import SealedTextField


class Inzage(models.Model):
    """One person may look into one dossier, from `van` until just before `tot`, by the clock of the server.

    `bron` is the overleg, the zorgactie or the noodtoegang it comes from. A row is never deleted: taking it back fills
    `ingetrokken_at`, so that later it can be seen who could look when.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="wie")
    grond = models.CharField("grond", max_length=20, choices=list(GRONDEN.items()))
    bron = models.UUIDField("bron")
    van = models.DateTimeField("van")
    tot = models.DateTimeField("tot", null=True)
    reden = SealedTextField("reden", key="dossier_id", null=True)
    gegeven_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="gegeven door"
    )
    gegeven_at = models.DateTimeField("gegeven")
    ingetrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="ingetrokken door"
    )
    ingetrokken_at = models.DateTimeField("ingetrokken", null=True)

    class Meta:
        verbose_name = "inzage"
        verbose_name_plural = "inzages"
        constraints = [
            models.CheckConstraint(condition=Q(grond__in=list(GRONDEN)), name="inzage_bekende_grond"),
            models.CheckConstraint(condition=Q(tot=None) | Q(tot__gt=F("van")), name="inzage_tot_na_van"),
            models.CheckConstraint(
                condition=Q(grond="noodtoegang", reden__isnull=False, tot__lte=F("van") + NOODTOEGANG_DUUR)
                | ~Q(grond="noodtoegang") & Q(reden__isnull=True),
                name="inzage_noodtoegang_kort_en_met_reden",
            ),
            models.UniqueConstraint(
                fields=["bron", "dossier", "user"], condition=Q(ingetrokken_at=None), name="inzage_eenmaal_per_bron"
            ),
        ]
        indexes = [
            models.Index(fields=["user", "grond"], condition=Q(ingetrokken_at=None), name="inzage_van_wie"),
        ]

    def __str__(self) -> str:
        return self.get_grond_display()
