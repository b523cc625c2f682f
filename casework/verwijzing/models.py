"""The table of meldingen that others go on with."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.contact.models import Melding
from casework.verwijzing.rules import BESTEMMINGEN, RECHTSGRONDEN
from dekkend.keys.fields import SealedTextField


class Verwijzing(models.Model):
    """A melding was passed on. `regio` is a schema name, empty for Veilig Thuis. One at a time; what was taken back
    stays to be read."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, verbose_name="melding", related_name="verwijzingen")
    naar = models.CharField("naar", max_length=20, choices=list(BESTEMMINGEN.items()))
    regio = models.CharField("regio", max_length=63, blank=True)
    rechtsgrond = models.CharField("grond", max_length=20, choices=list(RECHTSGRONDEN.items()))
    gedeeld = SealedTextField("wat is doorgegeven", key="melding_id")
    contact = SealedTextField("met wie is gesproken", key="melding_id", blank=True, default="")
    verwezen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="verwezen door", related_name="+"
    )
    verwezen_at = models.DateTimeField("verwezen")
    teruggehaald_at = models.DateTimeField("teruggehaald", null=True)

    class Meta:
        verbose_name = "verwijzing"
        verbose_name_plural = "verwijzingen"
        ordering = ["-verwezen_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(naar="veilig_thuis", regio="") | Q(naar="regio") & ~Q(regio=""),
                name="verwijzing_naar_iemand",
            ),
            models.CheckConstraint(condition=Q(rechtsgrond__in=list(RECHTSGRONDEN)), name="verwijzing_bekende_grond"),
            models.UniqueConstraint(
                fields=["melding"], condition=Q(teruggehaald_at=None), name="verwijzing_een_tegelijk"
            ),
        ]

    def __str__(self) -> str:
        return self.get_naar_display()
