"""The table of what somebody was typing."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.concept.rules import SOORTEN
from dekkend.keys.fields import SealedJSONField


class Concept(models.Model):
    """A form that is not sent yet, as its writer left it. Sealed with a key of its own, which goes when it is sent."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    soort = models.CharField("soort", max_length=20, choices=[(code, soort.label) for code, soort in SOORTEN.items()])
    van = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="van", related_name="+")
    inhoud = SealedJSONField("wat er is getypt")
    begonnen_at = models.DateTimeField("begonnen", auto_now_add=True)
    bewaard_at = models.DateTimeField("bewaard")

    class Meta:
        verbose_name = "concept"
        verbose_name_plural = "concepten"
        ordering = ["-bewaard_at"]
        indexes = [models.Index(fields=["van", "-bewaard_at"], name="concept_van_wie")]
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=list(SOORTEN)), name="concept_bekende_soort"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
