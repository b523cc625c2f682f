"""The files of a dossier."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.document.rules import DOCUMENT, SOORTEN
from casework.dossier.models import Dossier
from dekkend.keys.fields import SealedTextField


class Document(models.Model):
    """One version of one file. `inhoud` is sealed with the key of the dossier; versions of the same share `reeks`.

    `grootte` is in bytes, of the file as it was given.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="documenten")
    reeks = models.UUIDField("reeks")
    versie = models.PositiveIntegerField("versie")
    soort = models.CharField("soort document", max_length=20, choices=list(SOORTEN.items()))
    titel = SealedTextField("titel", key="dossier_id")
    bestandsnaam = SealedTextField("bestandsnaam", key="dossier_id")
    bestandstype = models.CharField("bestandstype", max_length=100)
    grootte = models.PositiveIntegerField("grootte")
    inhoud = models.BinaryField("verzegeld bestand")
    status = models.CharField("stand", max_length=20, choices=list(DOCUMENT.states.items()))
    toegevoegd_at = models.DateTimeField("toegevoegd")
    toegevoegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="toegevoegd door", related_name="+"
    )
    ingetrokken_at = models.DateTimeField("ingetrokken", null=True)
    ingetrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="ingetrokken door", related_name="+"
    )
    intrek_reden = SealedTextField("reden van intrekken", key="dossier_id", blank=True, default="")

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ["-toegevoegd_at", "-versie"]
        constraints = [
            models.UniqueConstraint(fields=["reeks", "versie"], name="document_een_per_versie"),
            models.CheckConstraint(
                condition=Q(soort__in=list(SOORTEN), status__in=list(DOCUMENT.states), versie__gte=1, grootte__gt=0),
                name="document_bekend",
            ),
            models.CheckConstraint(
                condition=Q(status="geldt", ingetrokken_at=None) | ~Q(status="geldt") & Q(ingetrokken_at__isnull=False),
                name="document_ingetrokken_wanneer",
            ),
        ]
        indexes = [models.Index(fields=["dossier", "-toegevoegd_at"], name="document_van_dossier")]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}, versie {self.versie}"
