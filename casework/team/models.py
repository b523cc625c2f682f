"""Who works in which dossier."""

from datetime import date
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.dossier.models import Dossier
from casework.team.rules import ROLLEN, STOPREDENEN, last_day
from dekkend.keys.fields import SealedTextField


class Teamlid(models.Model):
    """One colleague in the team of one dossier, from `van` until just before `tot`, by the clock of the server. A row
    is never deleted while the dossier lives: stopping fills `gestopt_at`, so that later it can be seen who read when.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="teamleden")
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="collega", related_name="+"
    )
    rol = models.CharField("rol in het team", max_length=20, choices=list(ROLLEN.items()))
    van = models.DateTimeField("vanaf")
    tot = models.DateTimeField("tot", null=True)
    reden = SealedTextField("waarom in het team", key="dossier_id")
    toegevoegd_at = models.DateTimeField("bij het team gezet")
    toegevoegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="toegevoegd door", related_name="+"
    )
    gestopt_at = models.DateTimeField("gestopt", null=True)
    gestopt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="gestopt door", related_name="+"
    )
    stopreden = models.CharField("waarom gestopt", max_length=20, blank=True, choices=list(STOPREDENEN.items()))

    stand = ""  # whether the place is there now, later or no more, to whoever asked

    class Meta:
        verbose_name = "teamlid"
        verbose_name_plural = "teamleden"
        ordering = ["van", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(rol__in=list(ROLLEN)), name="teamlid_bekende_rol"),
            models.CheckConstraint(condition=Q(tot=None) | Q(tot__gt=F("van")), name="teamlid_tot_na_van"),
            models.CheckConstraint(
                condition=Q(gestopt_at=None, stopreden="")
                | Q(gestopt_at__isnull=False, stopreden__in=list(STOPREDENEN)),
                name="teamlid_gestopt_met_reden",
            ),
            models.UniqueConstraint(
                fields=["dossier", "gebruiker"],
                condition=Q(gestopt_at=None, tot=None),
                name="teamlid_een_keer_zonder_einde",
            ),
        ]
        indexes = [
            models.Index(fields=["gebruiker", "rol"], condition=Q(gestopt_at=None), name="teamlid_van_wie"),
            models.Index(fields=["dossier", "van"], name="teamlid_van_dossier"),
        ]

    def __str__(self) -> str:
        return self.get_rol_display()

    @property
    def laatste(self) -> date | None:
        """The last day, which counts still."""
        return None if self.tot is None else last_day(self.tot)
