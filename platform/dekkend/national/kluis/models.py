"""The figures of the regio's, as they came."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from dekkend.keys.fields import SealedJSONField


class Kluiscijfer(models.Model):
    """One letter with figures: the closing of a quarter, or what came to it and went later. Never changed.

    `inhoud` is sealed: a count of one is as good as a person. `afzender` is the schema name of the regio.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    afzender = models.CharField("afzender", max_length=63)
    kwartaal = models.CharField("kwartaal", max_length=7)
    volgnummer = models.PositiveSmallIntegerField("volgnummer")
    inhoud = SealedJSONField("inhoud")
    ontvangen_at = models.DateTimeField("ontvangen")

    class Meta:
        verbose_name = "kluiscijfer"
        verbose_name_plural = "kluiscijfers"
        ordering = ["kwartaal", "afzender", "volgnummer"]
        constraints = [
            models.UniqueConstraint(fields=["afzender", "kwartaal", "volgnummer"], name="kluiscijfer_eenmaal"),
            models.CheckConstraint(condition=Q(kwartaal__regex=r"^[0-9]{4}-Q[1-4]$"), name="kluiscijfer_kwartaal"),
            models.CheckConstraint(condition=Q(volgnummer__gte=1), name="kluiscijfer_volgnummer"),
        ]

    def __str__(self) -> str:
        return f"{self.kwartaal}/{self.volgnummer}"
