"""The out-tray and the in-tray of one tenant. Nothing crosses a tenant's border but what lies in these two.

A letter that was dealt with is emptied on both sides: what it told stands where it belongs by now, under a key of its
own. `controlegetal` stays, the hash of the sealed contents, so that it can be proven which letter it was.
"""

from django.db import models
from django.db.models import Q

from tenants.post.rules import SETTLED

UITKOMSTEN = {"verwerkt": "Verwerkt", "geweigerd": "Geweigerd", "onbestelbaar": "Onbestelbaar"}


class Uitbak(models.Model):
    """A letter that this tenant sends. The natural key makes that it is sent once."""

    ontvanger = models.CharField("ontvanger", max_length=63)
    soort = models.CharField("soort", max_length=40)
    sleutel = models.CharField("sleutel", max_length=100)
    versie = models.PositiveIntegerField("versie")
    inhoud = models.BinaryField("verzegelde inhoud")
    controlegetal = models.CharField("controlegetal van de inhoud", max_length=64)
    geleegd_at = models.DateTimeField("geleegd", null=True)
    handtekening = models.BinaryField("handtekening")
    created_at = models.DateTimeField(auto_now_add=True)
    bezorgd_at = models.DateTimeField("bezorgd", null=True)
    beantwoord_at = models.DateTimeField("beantwoord", null=True)
    uitkomst = models.CharField("uitkomst", max_length=20, blank=True, choices=list(UITKOMSTEN.items()))
    reden = models.CharField("reden", max_length=300, blank=True)

    class Meta:
        verbose_name = "uitgaande brief"
        verbose_name_plural = "uitgaande brieven"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["ontvanger", "soort", "sleutel", "versie"], name="uitbak_eenmaal"),
            models.CheckConstraint(condition=Q(geleegd_at=None) | Q(inhoud=b""), name="uitbak_geleegd_is_leeg"),
        ]
        indexes = [
            models.Index(fields=["id"], condition=Q(bezorgd_at=None), name="uitbak_te_bezorgen"),
            models.Index(fields=["id"], condition=Q(geleegd_at=None, uitkomst__in=SETTLED), name="uitbak_te_legen"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.sleutel} v{self.versie}"


class Inbak(models.Model):
    """A letter that this tenant received. Opened once; the outcome goes back to the sender as a receipt."""

    afzender = models.CharField("afzender", max_length=63)
    soort = models.CharField("soort", max_length=40)
    sleutel = models.CharField("sleutel", max_length=100)
    versie = models.PositiveIntegerField("versie")
    inhoud = models.BinaryField("verzegelde inhoud")
    controlegetal = models.CharField("controlegetal van de inhoud", max_length=64)
    geleegd_at = models.DateTimeField("geleegd", null=True)
    handtekening = models.BinaryField("handtekening")
    ontvangen_at = models.DateTimeField("ontvangen")
    geopend_at = models.DateTimeField("geopend", null=True)
    pogingen = models.PositiveSmallIntegerField("pogingen", default=0)
    uitkomst = models.CharField("uitkomst", max_length=20, blank=True, default="", choices=list(UITKOMSTEN.items()))
    reden = models.CharField("reden", max_length=300, blank=True, default="")
    bericht_terug = models.BooleanField("ontvangstbericht bezorgd", default=False)

    class Meta:
        verbose_name = "ontvangen brief"
        verbose_name_plural = "ontvangen brieven"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["afzender", "soort", "sleutel", "versie"], name="inbak_eenmaal"),
            models.CheckConstraint(condition=Q(geleegd_at=None) | Q(inhoud=b""), name="inbak_geleegd_is_leeg"),
        ]
        indexes = [
            models.Index(fields=["id"], condition=Q(uitkomst=""), name="inbak_te_openen"),
            models.Index(fields=["id"], condition=Q(bericht_terug=False), name="inbak_te_beantwoorden"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.sleutel} v{self.versie}"
