"""Which figures lie in the vault. There is no figure in this table."""

from uuid import uuid4

from django.db import models
from django.db.models import Q


class Cijferstand(models.Model):
    """That a regio's figures of a quarter are in the vault: the closing, or a supplement."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    regio = models.CharField("regio", max_length=63)
    kwartaal = models.CharField("kwartaal", max_length=7)
    volgnummer = models.PositiveSmallIntegerField("volgnummer")
    ontvangen_at = models.DateTimeField("ontvangen")

    class Meta:
        verbose_name = "cijferstand"
        verbose_name_plural = "cijferstanden"
        ordering = ["-kwartaal", "regio", "volgnummer"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "kwartaal", "volgnummer"], name="cijferstand_eenmaal"),
            models.CheckConstraint(condition=Q(kwartaal__regex=r"^[0-9]{4}-Q[1-4]$"), name="cijferstand_kwartaal"),
        ]

    def __str__(self) -> str:
        return f"{self.kwartaal}/{self.volgnummer}"
