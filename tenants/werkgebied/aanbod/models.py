"""Gemeenten that one regio offers to another. Schema `public`: both read it, the inrichter alone writes it."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from tenants.tenant.models import Tenant
from tenants.werkgebied.aanbod.rules import AANBOD, WEIGERREDENEN, Verhuizing


class Gemeenteaanbod(models.Model):
    """`vanaf` is the first day in the other regio. What the two agreed stands in their deelnames."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    gemeente = models.ForeignKey("tenants.Gemeente", on_delete=models.PROTECT, related_name="+")
    van = models.ForeignKey(Tenant, on_delete=models.PROTECT, related_name="+")
    naar = models.ForeignKey(Tenant, on_delete=models.PROTECT, related_name="+")
    vanaf = models.DateField("vanaf")
    status = models.CharField("stand", max_length=20, choices=list(AANBOD.states.items()), default=AANBOD.initial)
    weiger_reden = models.CharField(
        "reden van weigeren", max_length=20, blank=True, default="", choices=list(WEIGERREDENEN.items())
    )
    aangeboden_at = models.DateTimeField("aangeboden")
    beantwoord_at = models.DateTimeField("beantwoord", null=True, blank=True)

    class Meta:
        verbose_name = "gemeenteaanbod"
        verbose_name_plural = "gemeenteaanbiedingen"
        ordering = ["-aangeboden_at"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=list(AANBOD.states)), name="gemeenteaanbod_bekende_status"),
            models.CheckConstraint(condition=~Q(van=F("naar")), name="gemeenteaanbod_aan_een_ander"),
            models.CheckConstraint(
                condition=Q(status="geweigerd", weiger_reden__in=list(WEIGERREDENEN))
                | ~Q(status="geweigerd") & Q(weiger_reden=""),
                name="gemeenteaanbod_geweigerd_met_reden",
            ),
            models.UniqueConstraint(
                fields=["gemeente", "vanaf"], condition=Q(status="aangeboden"), name="gemeenteaanbod_een_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente_id} van {self.van_id} naar {self.naar_id}"

    @property
    def verhuizing(self) -> Verhuizing:
        return Verhuizing(self.gemeente_id, self.van.schema_name, self.naar.schema_name, self.vanaf)
