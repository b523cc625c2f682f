"""What was told of a quarter, and how each dossier was counted in it."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.cijfers.rules import AFSLUITING, CELVORMEN, Cel
from casework.dossier.models import Dossier
from casework.kenmerken import GENDERS, LEEFTIJDSGROEPEN, NATIONALITEITSGROEPEN
from dekkend.keys.fields import SealedJSONField

_KWARTAAL = r"^[0-9]{4}-Q[1-4]$"


class Cijferopgave(models.Model):
    """The figures of one quarter as they were frozen and sent. The first closes the quarter; each later one tells what
    came to it and what went. Never changed. `versie` counts how often the same figures had to be sent. `veranderd` is
    how many people count otherwise since, when that was last looked at.

    `inhoud` is the letter, sealed: a count of one is as good as a person.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kwartaal = models.CharField("kwartaal", max_length=7)
    volgnummer = models.PositiveSmallIntegerField("volgnummer")
    inhoud = SealedJSONField("inhoud")
    versie = models.PositiveSmallIntegerField("versie", default=1)
    ontvanger = models.CharField("ontvanger", max_length=63)
    vastgesteld_at = models.DateTimeField("vastgesteld")
    vastgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="vastgesteld door", related_name="+"
    )
    verstuurd_at = models.DateTimeField("laatst verstuurd")
    veranderd = models.PositiveIntegerField("veranderd", default=0, db_default=0)

    class Meta:
        verbose_name = "cijferopgave"
        verbose_name_plural = "cijferopgaven"
        ordering = ["-kwartaal", "volgnummer"]
        constraints = [
            models.UniqueConstraint(fields=["kwartaal", "volgnummer"], name="cijferopgave_eenmaal"),
            models.CheckConstraint(condition=Q(kwartaal__regex=_KWARTAAL), name="cijferopgave_kwartaal"),
            models.CheckConstraint(condition=Q(volgnummer__gte=AFSLUITING), name="cijferopgave_volgnummer"),
        ]

    def __str__(self) -> str:
        return f"{self.kwartaal}: {self.soort}"

    @property
    def soort(self) -> str:
        return "Afsluiting" if self.volgnummer == AFSLUITING else f"Aanvulling {self.volgnummer - 1}"

    @property
    def sleutel(self) -> str:
        """Under which the letter goes: each figure of its own, so that none waits for another."""
        return f"{self.kwartaal}/{self.volgnummer}"


class Cijferregel(models.Model):
    """How a dossier stands in the figures that were last sent. Without a dossier: somebody who was counted and is no
    longer ours, still to be taken off."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, null=True, related_name="cijferregel")
    kwartaal = models.CharField("kwartaal", max_length=7)
    vorm = models.CharField("vorm", max_length=30, choices=list(CELVORMEN.items()))
    gender = models.CharField("gender", max_length=10, choices=list(GENDERS.items()))
    leeftijdsgroep = models.CharField("leeftijdsgroep", max_length=20, choices=list(LEEFTIJDSGROEPEN.items()))
    nationaliteitsgroep = models.CharField(
        "nationaliteitsgroep", max_length=20, choices=list(NATIONALITEITSGROEPEN.items())
    )
    toestemming = models.BooleanField("met toestemming")

    class Meta:
        verbose_name = "cijferregel"
        verbose_name_plural = "cijferregels"
        ordering = ["kwartaal"]
        constraints = [models.CheckConstraint(condition=Q(kwartaal__regex=_KWARTAAL), name="cijferregel_kwartaal")]
        indexes = [models.Index(fields=["kwartaal"], name="cijferregel_per_kwartaal")]

    def __str__(self) -> str:
        return self.kwartaal

    @property
    def cel(self) -> Cel:
        return Cel(self.vorm, self.gender, self.leeftijdsgroep, self.nationaliteitsgroep, self.toestemming)
