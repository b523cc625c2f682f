"""What an account and an invitation keep about somebody who is a guest. Empty for a colleague."""

from django.db import models
from django.db.models import Q

from dekkend.accounts.gast.rules import LONGEST_ORGANISATION, Gast


class VanEenGast(models.Model):
    """`gast_gm_code` or `gast_organisatie` says whose guest this is; `gast_tot` is the last day.

    `gast_organisatie_id` is the organisation on the sociale kaart; its name follows it. Without, the name is all there
    is."""

    gast_gm_code = models.CharField("gast van gemeente", max_length=6, blank=True, default="", db_default="")
    gast_organisatie = models.CharField(
        "gast van organisatie", max_length=LONGEST_ORGANISATION, blank=True, default="", db_default=""
    )
    gast_organisatie_id = models.UUIDField("gast van organisatie op de kaart", null=True, blank=True)
    gast_tot = models.DateField("gast tot en met", null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def gast(self) -> Gast | None:
        """None for a colleague."""
        if not self.gast_gm_code and not self.gast_organisatie:
            return None
        return Gast(self.gast_gm_code, self.gast_organisatie, self.gast_tot, self.gast_organisatie_id)


GAST_VAN_EEN = (
    Q(gast_gm_code="", gast_organisatie="", gast_tot=None)
    | Q(gast_gm_code__regex=r"^GM[0-9]{4}$", gast_organisatie="")
    | (Q(gast_gm_code="") & ~Q(gast_organisatie=""))
)
# A separate one, so that it can be added beside a program that does not know it.
GAST_OP_DE_KAART = Q(gast_organisatie_id=None) | ~Q(gast_organisatie="")
