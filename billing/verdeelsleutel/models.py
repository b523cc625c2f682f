"""A distribution as it was computed: never changed; a new calculation is a new distribution."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from billing.begroting.models import Begroting
from billing.maatstaf.models import Maatstaf


class Verdeling(models.Model):
    """What each gemeente owes of one begroting.

    `invoer` holds everything it was computed from, `hash` is a sha256 over that and the amounts.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    begroting = models.ForeignKey(Begroting, on_delete=models.PROTECT, related_name="verdelingen")
    maatstaf = models.ForeignKey(Maatstaf, on_delete=models.PROTECT, related_name="verdelingen")
    nummer = models.PositiveSmallIntegerField("nummer")
    totaal_cent = models.BigIntegerField("te verdelen bedrag")
    gelijk_procent = models.DecimalField("gelijk deel", max_digits=5, decimal_places=2)
    invoer = models.JSONField("invoer van de berekening")
    hash = models.CharField("controlegetal", max_length=64)
    berekend_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    append_only = True

    class Meta:
        verbose_name = "verdeling"
        verbose_name_plural = "verdelingen"
        ordering = ["begroting", "-nummer"]
        constraints = [
            models.UniqueConstraint(fields=["begroting", "nummer"], name="verdeling_nummer_uniek"),
            models.CheckConstraint(condition=models.Q(totaal_cent__gte=0), name="verdeling_niet_onder_nul"),
            models.CheckConstraint(condition=models.Q(gelijk_procent__range=(0, 100)), name="verdeling_gelijk_deel"),
        ]

    def __str__(self) -> str:
        return f"Verdeling {self.nummer}"

    @property
    def is_actueel(self) -> bool:
        """False when the begroting was changed after this distribution was computed."""
        return (self.totaal_cent, self.maatstaf_id) == (
            self.begroting.te_verdelen_cent,
            self.begroting.maatstaf_id,
        )


class VerdelingRegel(models.Model):
    """What one gemeente owes. `spoor` holds every number the amount came from, as `rules.plain` writes it."""

    verdeling = models.ForeignKey(Verdeling, on_delete=models.PROTECT, related_name="regels")
    gm_code = models.CharField("gemeentecode", max_length=6)
    naam = models.CharField("gemeente", max_length=100)
    inwoners = models.BigIntegerField("inwoners")
    dagen = models.PositiveSmallIntegerField("dagen")
    bedrag_cent = models.BigIntegerField("bedrag")
    spoor = models.JSONField("berekening")

    append_only = True

    class Meta:
        verbose_name = "regel van een verdeling"
        verbose_name_plural = "regels van een verdeling"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(fields=["verdeling", "gm_code"], name="verdelingregel_uniek"),
            models.CheckConstraint(
                condition=models.Q(bedrag_cent__gte=0, inwoners__gte=0), name="verdelingregel_niet_onder_nul"
            ),
            models.CheckConstraint(
                condition=models.Q(gm_code__regex=r"^GM[0-9]{4}$"), name="verdelingregel_gemeentecode"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam}: {self.bedrag_cent}"
