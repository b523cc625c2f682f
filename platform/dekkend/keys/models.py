"""Wrapped keys. These tables stand in a database of their own: a stolen dump of the dossiers opens nothing."""

from django.db import models
from django.db.models import Q

DOELEN = {"gegevens": "Inpakken van sleutels", "brieven": "Brieven openen en ondertekenen", "zoeken": "Blinde index"}


class Tenantsleutel(models.Model):
    """A key of a tenant, wrapped by the root key. The newest version seals; older ones still open."""

    tenant = models.CharField("tenant", max_length=63)
    doel = models.CharField("doel", max_length=20, choices=list(DOELEN.items()))
    versie = models.PositiveIntegerField("versie")
    verpakt = models.BinaryField("verpakte sleutel")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "tenantsleutel"
        verbose_name_plural = "tenantsleutels"
        constraints = [models.UniqueConstraint(fields=["tenant", "doel", "versie"], name="tenantsleutel_uniek")]

    def __str__(self) -> str:
        return f"{self.tenant} {self.doel} v{self.versie}"


class Datasleutel(models.Model):
    """The key of one dossier, wrapped by a version of the tenant's key. Destroyed is a state, not an absence:
    else a key would quietly be made again for what was erased."""

    tenant = models.CharField("tenant", max_length=63)
    onderwerp = models.UUIDField("onderwerp")
    verpakt = models.BinaryField("verpakte sleutel", null=True)
    tenantversie = models.PositiveIntegerField("versie van de tenantsleutel")
    created_at = models.DateTimeField(auto_now_add=True)
    vernietigd_at = models.DateTimeField("vernietigd", null=True)

    class Meta:
        verbose_name = "datasleutel"
        verbose_name_plural = "datasleutels"
        constraints = [
            models.UniqueConstraint(fields=["tenant", "onderwerp"], name="datasleutel_uniek"),
            models.CheckConstraint(
                condition=Q(verpakt=None, vernietigd_at__isnull=False) | Q(verpakt__isnull=False, vernietigd_at=None),
                name="datasleutel_leeft_of_is_vernietigd",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tenant} {self.onderwerp}"
