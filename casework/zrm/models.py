"""Tables of the Zelfredzaamheid-Matrix."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.dossier.models import Dossier
from casework.zrm.rules import (
    DOMEINEN,
    GELDIG,
    HOOGST,
    INSTRUMENT,
    INSTRUMENTEN,
    LAAGST,
    NIET_GESCOORD,
    ZRMMETING,
)
from dekkend.keys.fields import SealedTextField


class Zrmmeting(models.Model):
    """How self-reliant somebody was on a day. What a version says is never changed; a correction is another row.

    `correctie_van` is the version before it and `reden` why it was corrected; `vervallen` says when and by whom this
    row stopped counting, and `intrek_reden` why, when nothing came in its place.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="zrmmetingen")
    instrument = models.CharField(
        "instrument", max_length=20, choices=list(INSTRUMENTEN.items()), default=INSTRUMENT
    )  # fmt: skip
    datum = models.DateField("datum")
    scorer = SealedTextField("scorer", key="dossier_id", blank=True, default="")
    status = models.CharField("status", max_length=20, choices=list(ZRMMETING.states.items()), default=GELDIG)
    correctie_van = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, related_name="opvolger", verbose_name="correctie van"
    )
    reden = SealedTextField("reden van correctie", key="dossier_id", blank=True, default="")
    intrek_reden = SealedTextField("reden van intrekken", key="dossier_id", blank=True, default="")
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="vastgelegd door", related_name="+"
    )
    vastgelegd_at = models.DateTimeField("vastgelegd")
    vervallen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="vervallen door", related_name="+"
    )
    vervallen_at = models.DateTimeField("vervallen", null=True)

    class Meta:
        verbose_name = "meting van zelfredzaamheid"
        verbose_name_plural = "metingen van zelfredzaamheid"
        ordering = ["datum", "vastgelegd_at"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=list(ZRMMETING.states)), name="zrmmeting_bekende_status"),
            models.CheckConstraint(condition=Q(instrument__in=list(INSTRUMENTEN)), name="zrmmeting_instrument"),
            models.CheckConstraint(
                condition=Q(status=GELDIG, vervallen_at=None) | ~Q(status=GELDIG) & Q(vervallen_at__isnull=False),
                name="zrmmeting_vervallen_wanneer",
            ),
        ]
        indexes = [models.Index(fields=["dossier", "status", "datum"], name="zrmmeting_per_dossier")]

    def __str__(self) -> str:
        return f"{self.get_instrument_display()}, {self.datum:%d-%m-%Y}"


class Zrmscore(models.Model):
    """One domain of a measurement: a level from 1 to 5, or why there is none."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meting = models.ForeignKey(Zrmmeting, on_delete=models.CASCADE, related_name="scores")
    domein = models.CharField("domein", max_length=40, choices=list(DOMEINEN.items()))
    score = models.PositiveSmallIntegerField("score", null=True)
    reden = models.CharField("waarom geen score", max_length=30, blank=True, choices=list(NIET_GESCOORD.items()))
    notitie = SealedTextField("notitie", key="meting.dossier_id", blank=True, default="")

    class Meta:
        verbose_name = "score van zelfredzaamheid"
        verbose_name_plural = "scores van zelfredzaamheid"
        constraints = [
            models.UniqueConstraint(fields=["meting", "domein"], name="zrmscore_een_per_domein"),
            models.CheckConstraint(condition=Q(domein__in=list(DOMEINEN)), name="zrmscore_bekend_domein"),
            models.CheckConstraint(
                condition=Q(score__isnull=False, score__gte=LAAGST, score__lte=HOOGST, reden="")
                | Q(score=None, reden__in=list(NIET_GESCOORD)),
                name="zrmscore_score_of_reden",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_domein_display()}: {self.score or 'geen score'}"
