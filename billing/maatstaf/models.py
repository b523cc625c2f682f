"""A measure as it was at one date: taken once, never changed."""

from uuid import uuid4

from django.db import models

from billing.maatstaf.rules import SOORTEN


class Maatstaf(models.Model):
    """A number per gemeente at a reference date, with where it comes from. `hash` is a sha256 over its rows."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    soort = models.CharField("soort", max_length=20, choices=list(SOORTEN.items()))
    peildatum = models.DateField("peildatum")
    bron = models.CharField("bron", max_length=200)
    hash = models.CharField("controlegetal", max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    append_only = True

    class Meta:
        verbose_name = "maatstaf"
        verbose_name_plural = "maatstaven"
        constraints = [
            models.UniqueConstraint(fields=["hash"], name="maatstaf_eenmaal_vastgelegd"),
            models.CheckConstraint(condition=models.Q(soort__in=list(SOORTEN)), name="maatstaf_bekende_soort"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.peildatum}"


class MaatstafRegel(models.Model):
    """The number of one gemeente."""

    maatstaf = models.ForeignKey(Maatstaf, on_delete=models.PROTECT, related_name="regels")
    gm_code = models.CharField("gemeentecode", max_length=6)
    naam = models.CharField("gemeente", max_length=100)
    waarde = models.BigIntegerField("waarde")

    append_only = True

    class Meta:
        verbose_name = "regel van een maatstaf"
        verbose_name_plural = "regels van een maatstaf"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(fields=["maatstaf", "gm_code"], name="maatstafregel_uniek"),
            models.CheckConstraint(condition=models.Q(waarde__gte=0), name="maatstafregel_niet_onder_nul"),
            models.CheckConstraint(
                condition=models.Q(gm_code__regex=r"^GM[0-9]{4}$"), name="maatstafregel_gemeentecode"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam}: {self.waarde}"
