"""How this gemeente takes part in a regio, as the regio last told. One row for each time that she was asked."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from dekkend.keys.fields import SealedJSONField, SealedTextField

STANDEN = {"uitgenodigd": "Uitgenodigd", "aangesloten": "Aangesloten", "vertrokken": "Niet meer aangesloten"}


class OnzeAansluiting(models.Model):
    """`regio` is its schema and `kenmerk` its name there. `link` opens the invitation, on the host of the regio."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    regio = models.CharField("regio", max_length=63)
    kenmerk = models.UUIDField("kenmerk bij de regio")
    status = models.CharField("stand", max_length=20, choices=list(STANDEN.items()))
    link = SealedTextField("link van de uitnodiging", blank=True, default="")
    geldig_tot = models.DateTimeField("uitnodiging geldig tot", null=True)
    sinds = models.DateTimeField("aangesloten sinds", null=True)
    laatste_dag = models.DateField("laatste dag", null=True)
    contacten = SealedJSONField("contacten", null=True)
    stukken = SealedJSONField("stukken", null=True)
    gewijzigd_at = models.DateTimeField("gewijzigd", auto_now=True)

    class Meta:
        verbose_name = "onze aansluiting"
        verbose_name_plural = "onze aansluitingen"
        ordering = ["-gewijzigd_at"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=list(STANDEN)), name="onzeaansluiting_bekende_stand"),
            models.UniqueConstraint(fields=["regio", "kenmerk"], name="onzeaansluiting_een_per_kenmerk"),
        ]

    def __str__(self) -> str:
        return f"{self.regio}: {self.get_status_display()}"
