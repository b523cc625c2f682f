"""Which dossier goes from whom to whom."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.dossier.models import Dossier
from casework.wisseling.rules import WISSELING
from dekkend.keys.fields import SealedTextField

OVER = ("aangenomen", "kennisgemaakt")


class Wisseling(models.Model):
    """A proposal, the answer, and the first meeting. The note is read by the next one after the answer is yes."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="wisselingen")
    van = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="van", related_name="+")
    naar = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="naar", related_name="+")
    status = models.CharField("stand", max_length=20, choices=list(WISSELING.states.items()))
    notitie = SealedTextField("overdrachtsnotitie", key="dossier_id", blank=True, default="")
    reden = SealedTextField("reden van weigeren", key="dossier_id", blank=True, default="")
    kennismaking_op = models.DateField("kennismaken voor")
    kennisgemaakt_op = models.DateField("kennisgemaakt", null=True)
    voorgesteld_at = models.DateTimeField("voorgesteld")
    voorgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="voorgesteld door", related_name="+"
    )
    beslist_at = models.DateTimeField("beslist", null=True)

    class Meta:
        verbose_name = "wisseling"
        verbose_name_plural = "wisselingen"
        ordering = ["-voorgesteld_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=list(WISSELING.states)), name="wisseling_bekende_stand"),
            models.CheckConstraint(condition=~Q(van=F("naar")), name="wisseling_naar_een_ander"),
            models.CheckConstraint(
                condition=Q(status="voorgesteld", beslist_at=None)
                | ~Q(status="voorgesteld") & Q(beslist_at__isnull=False),
                name="wisseling_beslist_wanneer",
            ),
            models.CheckConstraint(
                condition=Q(status="kennisgemaakt", kennisgemaakt_op__isnull=False)
                | ~Q(status="kennisgemaakt") & Q(kennisgemaakt_op=None),
                name="wisseling_kennisgemaakt_wanneer",
            ),
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(status="voorgesteld"), name="wisseling_een_voorstel_tegelijk"
            ),
        ]
        indexes = [models.Index(fields=["naar", "status"], name="wisseling_voor_wie")]

    def __str__(self) -> str:
        return self.get_status_display()
