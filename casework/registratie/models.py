"""What was sent to the national tier, and how often."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from casework.dossier.models import Dossier
from casework.registratie.rules import REGISTRATIE
from casework.toestemming.models import Toestemming


class Registratie(models.Model):
    """The registration of one dossier at the national tier: one for each dossier, for ever.

    Its id is the only name under which the national tier knows it. `versie` counts every letter about it, sent or
    taken back, so that the receiver can tell which came last. `vingerafdruk` is the hash of what was last sent.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="registratie")
    soort = models.CharField("soort", max_length=20, choices=list(REGISTRATIE.states.items()))
    kwartaal = models.CharField("kwartaal", max_length=7)
    versie = models.PositiveIntegerField("versie", default=0)
    vingerafdruk = models.CharField("vingerafdruk", max_length=64, blank=True)
    toestemming = models.ForeignKey(Toestemming, on_delete=models.PROTECT, null=True, related_name="registraties")
    ontvanger = models.CharField("ontvanger", max_length=63)
    geregistreerd_at = models.DateTimeField("geregistreerd")
    verstuurd_at = models.DateTimeField("laatst verstuurd", null=True)

    class Meta:
        verbose_name = "registratie"
        verbose_name_plural = "registraties"
        ordering = ["-geregistreerd_at"]
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=list(REGISTRATIE.states)), name="registratie_bekende_soort"),
            models.CheckConstraint(condition=Q(kwartaal__regex=r"^[0-9]{4}-Q[1-4]$"), name="registratie_kwartaal"),
            models.CheckConstraint(
                condition=Q(soort="alleen_telling", toestemming=None, vingerafdruk="")
                | Q(soort="volledig", toestemming__isnull=False),
                name="registratie_volledig_alleen_met_grond",
            ),
        ]
        indexes = [models.Index(fields=["kwartaal", "soort"], name="registratie_per_kwartaal")]

    def __str__(self) -> str:
        return f"{self.kwartaal}: {self.get_soort_display()}"
