"""What must be done before which date, for all pillars."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.dossier.models import Dossier
from casework.pijlers.rules import LATER, PIJLERS, TERMIJN, Term, known


class Termijn(models.Model):
    """One clock. `zaak` is the id of the spoor or strafzaak it belongs to; a clock never changes its date."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="termijnen")
    pijler = models.CharField("pijler", max_length=20, choices=list(PIJLERS.items()))
    zaak = models.UUIDField("zaak")
    code = models.CharField("termijn", max_length=40)
    uiterlijk = models.DateField("uiterlijk")
    waarschuwen_vanaf = models.DateField("waarschuwen vanaf")
    status = models.CharField("stand", max_length=20, choices=list(TERMIJN.states.items()))
    afgehandeld_at = models.DateTimeField("afgehandeld", null=True)
    afgehandeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="afgehandeld door", related_name="+"
    )

    nabij = LATER  # how near it was to whoever asked, and that in words
    woorden = ""

    class Meta:
        verbose_name = "termijn"
        verbose_name_plural = "termijnen"
        ordering = ["uiterlijk", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=list(TERMIJN.states), pijler__in=list(PIJLERS)), name="termijn_bekend"
            ),
            models.CheckConstraint(
                condition=Q(waarschuwen_vanaf__lte=models.F("uiterlijk")), name="termijn_waarschuwt_ervoor"
            ),
            models.CheckConstraint(
                condition=Q(status="open", afgehandeld_at=None) | ~Q(status="open") & Q(afgehandeld_at__isnull=False),
                name="termijn_afgehandeld_wanneer",
            ),
            models.UniqueConstraint(
                fields=["zaak", "code"], condition=Q(status="open"), name="termijn_eenmaal_tegelijk"
            ),
        ]
        indexes = [
            models.Index(fields=["waarschuwen_vanaf"], condition=Q(status="open"), name="termijn_die_waarschuwt"),
            models.Index(fields=["dossier", "pijler"], name="termijn_van_dossier"),
        ]

    def __str__(self) -> str:
        return self.term.wat

    @property
    def term(self) -> Term:
        return known(self.code)
