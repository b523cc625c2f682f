"""The tables of the documents of a regio, and of the gemeenten that agreed to them."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from dekkend.keys.fields import SealedTextField
from tenants.onboarding.aansluiting.models import Aansluiting
from tenants.onboarding.stukken.rules import LONGEST_NUMBER, LONGEST_TITLE, REDENEN, SOORTEN


class Stuk(models.Model):
    """One version of a document to which gemeenten agree. Its bytes never change; a new text is a new version.

    `inhoud` is a sealed file, `sha256` and `grootte` (bytes) are of the PDF itself. `geldig_tot` is the last day.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    soort = models.CharField("soort", max_length=30, choices=list(SOORTEN.items()))
    versie = models.PositiveSmallIntegerField("versie")
    titel = models.CharField("titel", max_length=LONGEST_TITLE)
    inhoud = models.BinaryField("verzegelde pdf")
    sha256 = models.CharField("controlegetal", max_length=64)
    grootte = models.PositiveIntegerField("grootte")
    geldig_vanaf = models.DateField("geldig vanaf")
    geldig_tot = models.DateField("geldig tot en met", null=True)
    toegevoegd_at = models.DateTimeField("toegevoegd")
    toegevoegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="toegevoegd door", related_name="+"
    )
    ingetrokken_at = models.DateTimeField("ingetrokken", null=True)
    intrek_reden = models.CharField(
        "reden van intrekken", max_length=20, choices=list(REDENEN.items()), blank=True, default=""
    )

    class Meta:
        verbose_name = "stuk"
        verbose_name_plural = "stukken"
        ordering = ["soort", "-versie"]
        constraints = [
            models.UniqueConstraint(fields=["soort", "versie"], name="stuk_een_per_versie"),
            models.CheckConstraint(condition=Q(soort__in=list(SOORTEN)), name="stuk_bekende_soort"),
            models.CheckConstraint(condition=Q(versie__gte=1), name="stuk_versie_vanaf_een"),
            models.CheckConstraint(
                condition=Q(geldig_tot=None) | Q(geldig_tot__gte=F("geldig_vanaf")), name="stuk_eindigt_na_begin"
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_at=None, intrek_reden="")
                | Q(ingetrokken_at__isnull=False, intrek_reden__in=list(REDENEN)),
                name="stuk_ingetrokken_met_reden",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}, versie {self.versie}"


class Akkoord(models.Model):
    """A gemeente agreed to one version of a document, by a decision of its own. Written once, never changed.

    `sha256` is that of the PDF at that moment, so that it can be shown to be the same later.
    """

    append_only = True

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    aansluiting = models.ForeignKey(Aansluiting, on_delete=models.PROTECT, related_name="akkoorden")
    stuk = models.ForeignKey(Stuk, on_delete=models.PROTECT, related_name="akkoorden")
    sha256 = models.CharField("controlegetal", max_length=64)
    besluitnummer = models.CharField("nummer van het besluit", max_length=LONGEST_NUMBER)
    besluitdatum = models.DateField("datum van het besluit")
    door = SealedTextField("namens de gemeente", key="aansluiting_id")
    gegeven_at = models.DateTimeField("akkoord gegeven")

    class Meta:
        verbose_name = "akkoord"
        verbose_name_plural = "akkoorden"
        ordering = ["gegeven_at", "id"]
        constraints = [models.UniqueConstraint(fields=["aansluiting", "stuk"], name="akkoord_een_per_stuk")]

    def __str__(self) -> str:
        return f"{self.stuk_id} ({self.besluitdatum:%d-%m-%Y})"
