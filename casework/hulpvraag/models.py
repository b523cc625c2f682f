"""What a person wants help with."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.dossier.models import Dossier
from casework.hulpvraag.rules import GEBIEDEN, HULPVRAAG
from dekkend.keys.fields import SealedTextField


class Hulpvraag(models.Model):
    """One wish for help, in one area. `uitkomst` says how it ended; it is empty while it is still asked."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="hulpvragen")
    gebied = models.CharField("gebied", max_length=30, choices=list(GEBIEDEN.items()))
    vraag = SealedTextField("vraag", key="dossier_id")
    status = models.CharField("stand", max_length=20, choices=list(HULPVRAAG.states.items()), default=HULPVRAAG.initial)
    gesteld_op = models.DateField("gesteld")
    stand_op = models.DateField("stand sinds")
    uitkomst = SealedTextField("uitkomst", key="dossier_id", blank=True, default="")
    vastgelegd_at = models.DateTimeField("vastgelegd")
    gewijzigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="gewijzigd door", related_name="+"
    )
    gewijzigd_at = models.DateTimeField("gewijzigd", auto_now=True)

    class Meta:
        verbose_name = "hulpvraag"
        verbose_name_plural = "hulpvragen"
        ordering = ["vastgelegd_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(gebied__in=list(GEBIEDEN), status__in=list(HULPVRAAG.states)), name="hulpvraag_bekend"
            ),
            models.CheckConstraint(condition=Q(stand_op__gte=F("gesteld_op")), name="hulpvraag_stand_na_vraag"),
        ]
        indexes = [models.Index(fields=["dossier", "status"], name="hulpvraag_van_dossier")]

    def __str__(self) -> str:
        return self.get_gebied_display()
