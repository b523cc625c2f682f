"""The table of legal grounds other than consent."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.dossier.models import Dossier
from casework.grondslag.rules import GRONDSLAG, LABELS, VERTELD
from casework.toestemming.rules import DOELEN
from dekkend.keys.fields import SealedTextField


class Grondslag(models.Model):
    """Why something may go to one receiver for one purpose although nobody consented. It is never changed, only ended;
    `ontvanger` is a code, empty where a purpose has one receiver."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="grondslagen")
    doel = models.CharField("doel", max_length=30, choices=list(DOELEN.items()))
    ontvanger = models.CharField("ontvanger", max_length=64, blank=True, default="")
    soort = models.CharField("soort grond", max_length=20, choices=list(LABELS.items()))
    reden = SealedTextField("reden", key="dossier_id")
    verteld = models.CharField("weet de betrokkene het", max_length=20, choices=list(VERTELD.items()))
    geldig_tot = models.DateField("geldig tot en met", null=True)
    status = models.CharField("stand", max_length=20, choices=list(GRONDSLAG.states.items()))
    vastgelegd_at = models.DateTimeField("vastgelegd")
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="vastgelegd door", related_name="+"
    )
    ingetrokken_at = models.DateTimeField("beëindigd", null=True)

    ontvanger_naam = ""  # for a page

    class Meta:
        verbose_name = "grondslag"
        verbose_name_plural = "grondslagen"
        ordering = ["-vastgelegd_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(doel__in=list(DOELEN), soort__in=list(LABELS), verteld__in=list(VERTELD))
                & Q(status__in=list(GRONDSLAG.states)),
                name="grondslag_bekend",
            ),
            models.CheckConstraint(
                condition=Q(status="geldt", ingetrokken_at=None) | ~Q(status="geldt") & Q(ingetrokken_at__isnull=False),
                name="grondslag_beeindigd_wanneer",
            ),
            models.UniqueConstraint(
                fields=["dossier", "doel", "ontvanger", "soort"],
                condition=Q(status="geldt"),
                name="grondslag_een_tegelijk",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_doel_display()}: {self.get_soort_display()}"
