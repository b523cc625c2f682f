"""The log of writes and looks of one tenant. Append-only: the tenant's role has no UPDATE and no DELETE here."""

from django.db import models


class AuditEvent(models.Model):
    """Who did or saw what, when, on which ground, from where (NEN 7513). Details hold no personal data."""

    at = models.DateTimeField("moment", db_index=True)
    code = models.CharField("gebeurtenis", max_length=60)
    action = models.CharField("handeling", max_length=1)
    actor_id = models.UUIDField("gebruiker", null=True)
    actor_naam = models.CharField("naam", max_length=200)
    roles = models.JSONField("rollen", default=list)
    channel = models.CharField("kanaal", max_length=10)
    address = models.CharField("adres", max_length=45, blank=True)
    object_type = models.CharField("soort", max_length=60)
    object_id = models.CharField("kenmerk", max_length=64)
    ground = models.CharField("grond", max_length=120)
    outcome = models.CharField("uitkomst", max_length=20, default="gelukt")
    details = models.JSONField("bijzonderheden", default=dict)

    append_only = True

    class Meta:
        verbose_name = "logregel"
        verbose_name_plural = "logregels"
        indexes = [models.Index(fields=["object_type", "object_id", "at"], name="audit_object")]

    def __str__(self) -> str:
        return f"{self.at:%d-%m-%Y %H:%M} {self.code}"
