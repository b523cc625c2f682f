"""What a tenant asks of the owner of the register. Stands in the tenant's own schema; the inrichter carries it out."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from tenants.opdracht.rules import LONGEST_REASON, STATEN


class Opdracht(models.Model):
    """A change of the register that this tenant asked for, and what came of it. No data about persons.

    The tenant adds rows and reads them; only the inrichter says what came of one.
    """

    append_only = True

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    soort = models.CharField("soort", max_length=40)
    inhoud = models.JSONField("inhoud")
    status = models.CharField("status", max_length=20, choices=list(STATEN.items()), default="wachtend")
    reden = models.CharField("reden", max_length=LONGEST_REASON, blank=True, default="")
    uitkomst = models.JSONField("uitkomst", default=dict, blank=True)
    pogingen = models.PositiveSmallIntegerField("pogingen", default=0)
    gevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="opdrachten"
    )
    created_at = models.DateTimeField("gevraagd", auto_now_add=True)
    afgehandeld_at = models.DateTimeField("afgehandeld", null=True, blank=True)

    class Meta:
        verbose_name = "opdracht"
        verbose_name_plural = "opdrachten"
        ordering = ["-created_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=list(STATEN)), name="opdracht_bekende_status"),
            models.CheckConstraint(
                condition=Q(status="wachtend", afgehandeld_at=None)
                | (~Q(status="wachtend") & Q(afgehandeld_at__isnull=False)),
                name="opdracht_afgehandeld_heeft_een_moment",
            ),
        ]
        indexes = [models.Index(fields=["created_at"], condition=Q(status="wachtend"), name="opdracht_uit_te_voeren")]

    def __str__(self) -> str:
        return f"{self.soort} ({self.status})"


class Intrekking(models.Model):
    """The tenant takes a waiting opdracht back. The tenant adds the row; the inrichter then marks the opdracht."""

    append_only = True

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    opdracht = models.OneToOneField(Opdracht, on_delete=models.PROTECT, related_name="intrekking")
    ingetrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField("ingetrokken", auto_now_add=True)

    class Meta:
        verbose_name = "intrekking van een opdracht"
        verbose_name_plural = "intrekkingen van opdrachten"

    def __str__(self) -> str:
        return f"intrekking van {self.opdracht_id}"
