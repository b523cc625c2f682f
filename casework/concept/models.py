"""The table of what somebody was typing."""

from uuid import UUID, uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.concept.rules import IN_DOSSIER, SOORTEN
from casework.dossier.models import Dossier
from dekkend.keys.fields import SealedJSONField


class Concept(models.Model):
    """A form that is not sent yet, as its writer left it. `waar` is what stands in the address of its page: ids.

    What is typed in a dossier is sealed with the key of that dossier; else with a key of its own, which goes when it
    is sent."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    soort = models.CharField("soort", max_length=20, choices=[(code, soort.label) for code, soort in SOORTEN.items()])
    van = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="van", related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, null=True, related_name="concepten")
    waar = models.JSONField("waar het hoort", default=dict, db_default={})
    inhoud = SealedJSONField("wat er is getypt", key="verzegeld_met")
    begonnen_at = models.DateTimeField("begonnen", auto_now_add=True)
    bewaard_at = models.DateTimeField("bewaard")

    class Meta:
        verbose_name = "concept"
        verbose_name_plural = "concepten"
        ordering = ["-bewaard_at"]
        indexes = [models.Index(fields=["van", "-bewaard_at"], name="concept_van_wie")]
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=list(SOORTEN)), name="concept_een_bekende_soort"),
            models.CheckConstraint(
                condition=Q(soort__in=IN_DOSSIER, dossier__isnull=False) | ~Q(soort__in=IN_DOSSIER) & Q(dossier=None),
                name="concept_hoort_in_een_dossier",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def verzegeld_met(self) -> UUID:
        """With whose key it is sealed."""
        return self.dossier_id or self.pk
