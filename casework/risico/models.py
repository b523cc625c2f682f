"""The table of risk assessments."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.dossier.models import Dossier
from casework.risico.rules import GELDIG, NIVEAUS, RISICOTAXATIE
from dekkend.keys.fields import SealedJSONField, SealedTextField


class Risicotaxatie(models.Model):
    """How much danger there was on a day, by whom it was judged and why. Never changed: a correction is another row.

    `antwoorden` holds by the code of a question the answer and a note, in the words of `versie` of the instrument."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="risicotaxaties")
    instrument = models.CharField("vragenlijst", max_length=20)
    versie = models.PositiveSmallIntegerField("versie van de vragenlijst")
    datum = models.DateField("datum")
    niveau = models.CharField("niveau", max_length=20, choices=list(NIVEAUS.items()))
    antwoorden = SealedJSONField("antwoorden", key="dossier_id")
    toelichting = SealedTextField("waarom dit niveau", key="dossier_id")
    beschermt = SealedTextField("wat beschermt", key="dossier_id", blank=True, default="")
    signalen = SealedTextField("signalen dat het misgaat", key="dossier_id", blank=True, default="")
    afspraken = SealedTextField("afspraken over veiligheid", key="dossier_id", blank=True, default="")
    bij_nood = SealedTextField("wie er belt en wie er komt", key="dossier_id", blank=True, default="")
    volgende_op = models.DateField("volgende keer")
    status = models.CharField("stand", max_length=20, choices=list(RISICOTAXATIE.states.items()), default=GELDIG)
    correctie_van = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, related_name="opvolger", verbose_name="correctie van"
    )
    reden = SealedTextField("reden van correctie", key="dossier_id", blank=True, default="")
    intrek_reden = SealedTextField("reden van intrekken", key="dossier_id", blank=True, default="")
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="vastgelegd door", related_name="+"
    )
    vastgelegd_at = models.DateTimeField("vastgelegd")
    vervallen_at = models.DateTimeField("vervallen", null=True)

    class Meta:
        verbose_name = "risicotaxatie"
        verbose_name_plural = "risicotaxaties"
        ordering = ["datum", "vastgelegd_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(niveau__in=list(NIVEAUS), status__in=list(RISICOTAXATIE.states)),
                name="risicotaxatie_bekend",
            ),
            models.CheckConstraint(
                condition=Q(status=GELDIG, vervallen_at=None) | ~Q(status=GELDIG) & Q(vervallen_at__isnull=False),
                name="risicotaxatie_vervallen_wanneer",
            ),
            models.CheckConstraint(condition=Q(volgende_op__gt=F("datum")), name="risicotaxatie_volgende_later"),
        ]
        indexes = [models.Index(fields=["dossier", "status", "datum"], name="risicotaxatie_per_dossier")]

    def __str__(self) -> str:
        return f"{self.get_niveau_display()}, {self.datum:%d-%m-%Y}"
