"""By what somebody is known again."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.dossier.models import Dossier
from casework.herkenning.rules import SOORTEN
from dekkend.keys.fields import SealedTextField


class Herkenningspunt(models.Model):
    """A telephone number, e-mail address or V-nummer of the person of a dossier. `zoek` finds it again without
    telling it: see `dekkend/keys/blindindex.py`."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="herkenningspunten")
    soort = models.CharField("soort", max_length=10, choices=list(SOORTEN.items()))
    waarde = SealedTextField("gegeven", key="dossier_id")
    zoek = models.BinaryField("zoekwaarde", max_length=16)
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="vastgelegd door", related_name="+"
    )
    vastgelegd_at = models.DateTimeField("vastgelegd")

    class Meta:
        verbose_name = "herkenningspunt"
        verbose_name_plural = "herkenningspunten"
        ordering = ["soort", "vastgelegd_at"]
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=list(SOORTEN)), name="herkenningspunt_bekende_soort"),
            models.UniqueConstraint(fields=["dossier", "zoek"], name="herkenningspunt_een_keer_per_dossier"),
        ]
        indexes = [models.Index(fields=["zoek"], name="herkenningspunt_zoeken")]

    def __str__(self) -> str:
        return self.get_soort_display()
