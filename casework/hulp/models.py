"""The help and shelter of a person."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.dossier.models import Dossier
from casework.hulp.rules import EINDREDENEN, HULP, SOORTEN
from dekkend.keys.fields import SealedTextField

VOORBIJ = ("geeindigd", "niet_doorgegaan")


class Hulp(models.Model):
    """One kind of care. `gevraagd_op` is when it was asked for, `begin` and `eind` are when it ran."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="hulp")
    soort = models.CharField("soort hulp", max_length=30, choices=list(SOORTEN.items()))
    status = models.CharField("stand", max_length=20, choices=list(HULP.states.items()))
    stand_op = models.DateField("stand sinds")
    gevraagd_op = models.DateField("gevraagd", null=True)
    begin = models.DateField("begin", null=True)
    eind = models.DateField("einde", null=True)
    eind_reden = models.CharField("reden van einde", max_length=20, blank=True, choices=list(EINDREDENEN.items()))
    aanbieder = SealedTextField("aanbieder", key="dossier_id", blank=True, default="")
    toelichting = SealedTextField("toelichting", key="dossier_id", blank=True, default="")
    vastgelegd_at = models.DateTimeField("vastgelegd")
    gewijzigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="gewijzigd door", related_name="+"
    )
    gewijzigd_at = models.DateTimeField("gewijzigd", auto_now=True)

    class Meta:
        verbose_name = "hulp"
        verbose_name_plural = "hulp"
        ordering = ["-stand_op", "-vastgelegd_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort__in=list(SOORTEN), status__in=list(HULP.states)), name="hulp_bekend"
            ),
            models.CheckConstraint(
                condition=Q(gevraagd_op__isnull=False) | Q(begin__isnull=False), name="hulp_met_datum"
            ),
            models.CheckConstraint(
                condition=Q(status__in=VOORBIJ, eind__isnull=False) & ~Q(eind_reden="")
                | ~Q(status__in=VOORBIJ) & Q(eind=None, eind_reden=""),
                name="hulp_voorbij_met_reden",
            ),
            models.CheckConstraint(
                condition=Q(begin=None) | Q(eind=None) | Q(eind__gte=F("begin")), name="hulp_einde_na_begin"
            ),
            models.CheckConstraint(condition=~Q(status="loopt") | Q(begin__isnull=False), name="hulp_loopt_sinds"),
        ]
        indexes = [models.Index(fields=["dossier", "-stand_op"], name="hulp_van_dossier")]

    def __str__(self) -> str:
        return self.get_soort_display()
