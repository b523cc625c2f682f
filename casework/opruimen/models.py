"""Tables of what was proposed to destroy together, and what was. They stay: they say what, when and by whom."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from casework.bewaren.rules import LOS
from casework.wissen.models import DoorTweeMensen


class Opruimvoorstel(DoorTweeMensen):
    """One person proposes, another one decides."""

    class Meta(DoorTweeMensen.Meta):
        verbose_name = "opruimvoorstel"
        verbose_name_plural = "opruimvoorstellen"

    def __str__(self) -> str:
        return self.get_status_display()


class Opruimstuk(models.Model):
    """One of them, by its number. `gebleven`: when it was confirmed something had changed, so that it stayed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    voorstel = models.ForeignKey(Opruimvoorstel, on_delete=models.CASCADE, related_name="stukken")
    soort = models.CharField("soort", max_length=20, choices=list(LOS.items()))
    stuk = models.UUIDField("kenmerk")
    nummer = models.CharField("nummer", max_length=20)
    laatst = models.DateField("laatst gewijzigd")
    gebleven = models.BooleanField("gebleven", default=False)

    class Meta:
        verbose_name = "opruimstuk"
        verbose_name_plural = "opruimstukken"
        ordering = ["laatst", "nummer"]
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=list(LOS)), name="opruimstuk_bekende_soort"),
            models.UniqueConstraint(fields=["voorstel", "stuk"], name="opruimstuk_een_keer"),
        ]
        indexes = [models.Index(fields=["stuk"], name="opruimstuk_stuk")]

    def __str__(self) -> str:
        return self.nummer
