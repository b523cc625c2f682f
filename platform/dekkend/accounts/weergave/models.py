"""The table of saved views of lists."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from dekkend.keys.fields import SealedTextField


class Weergave(models.Model):
    """A filter and an order of one list, kept by one person for himself. The name is sealed, because it is typed
    freely; what was chosen comes from lists of ours only."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    van = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="van", related_name="+")
    lijst = models.CharField("lijst", max_length=60)
    titel = models.CharField("titel van de lijst", max_length=120)
    naam = SealedTextField("naam")
    velden = models.JSONField("keuzes in het filter en volgorde")
    woorden = models.TextField("keuzes in woorden")
    eerste = models.BooleanField("als eerste", default=False)
    gemaakt_at = models.DateTimeField("gemaakt", auto_now_add=True)

    class Meta:
        verbose_name = "weergave"
        verbose_name_plural = "weergaven"
        ordering = ["titel", "gemaakt_at"]
        indexes = [models.Index(fields=["van", "lijst"], name="weergave_van_wie")]
        constraints = [
            models.UniqueConstraint(fields=["van", "lijst"], condition=Q(eerste=True), name="weergave_een_als_eerste"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
