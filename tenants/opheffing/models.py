"""Tenants that are to go, and what is left of those that went. Schema `public`; only the owner reads and writes it."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

STATUS = {
    "gevraagd": "Gevraagd",
    "ingetrokken": "Ingetrokken",
    "verwijderd": "Gegevens verwijderd",
    "voltooid": "Voltooid",
}


class Opheffing(models.Model):
    """Asked for by one operator, confirmed by another. `verwijderd`: the schema is gone, its keys not yet.

    `manifest_sha256` is the hash of the manifest of the export that was checked; the addresses may go to another
    tenant from `adres_vrij_op` on. Names are of operators of the platform.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="opheffingen")
    status = models.CharField("status", max_length=20, choices=list(STATUS.items()), default="gevraagd")
    naam = models.CharField("naam bij opheffen", max_length=100)
    adressen = models.JSONField("adressen", default=list)
    reden = models.CharField("reden", max_length=300)
    gevraagd_door = models.CharField("gevraagd door", max_length=100)
    gevraagd_account = models.CharField("account van wie vroeg", max_length=100)
    gevraagd_at = models.DateTimeField("gevraagd")
    bevestigd_door = models.CharField("bevestigd door", max_length=100, blank=True)
    bevestigd_account = models.CharField("account van wie bevestigde", max_length=100, blank=True)
    bevestigd_at = models.DateTimeField("bevestigd", null=True)
    reden_direct = models.CharField("reden om niet te wachten", max_length=300, blank=True)
    ingetrokken_door = models.CharField("ingetrokken door", max_length=100, blank=True, db_default="")
    manifest_sha256 = models.CharField("controlegetal van de export", max_length=64, blank=True)
    geeindigd_at = models.DateTimeField("voltooid of ingetrokken", null=True)
    adres_vrij_op = models.DateField("adres vrij vanaf", null=True)

    class Meta:
        verbose_name = "opheffing"
        verbose_name_plural = "opheffingen"
        ordering = ["-gevraagd_at"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=list(STATUS)), name="opheffing_status"),
            models.CheckConstraint(condition=~Q(bevestigd_door=F("gevraagd_door")), name="opheffing_vier_ogen"),
            models.CheckConstraint(
                condition=Q(status__in=["gevraagd", "ingetrokken"])
                | Q(bevestigd_at__isnull=False, adres_vrij_op__isnull=False)
                & ~Q(bevestigd_door="")
                & ~Q(manifest_sha256=""),
                name="opheffing_bevestigd_met_export",
            ),
            models.UniqueConstraint(
                fields=["tenant"], condition=~Q(status="ingetrokken"), name="opheffing_een_tegelijk"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam} {self.status}"
