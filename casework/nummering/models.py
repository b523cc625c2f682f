"""How far the numbering of meldingen, dossiers, adviesvragen and signaleringen has come in a year."""

from django.db import models

SOORTEN = {"melding": "Melding", "dossier": "Dossier", "advies": "Adviesvraag", "signaal": "Signalering"}


class Nummerreeks(models.Model):
    """One row per kind and year; locked while the next number is taken, so that no number is given twice."""

    soort = models.CharField("soort", max_length=10, choices=list(SOORTEN.items()))
    jaar = models.PositiveSmallIntegerField("jaar")
    laatste = models.PositiveIntegerField("laatste nummer", default=0)

    class Meta:
        verbose_name = "nummerreeks"
        verbose_name_plural = "nummerreeksen"
        constraints = [models.UniqueConstraint(fields=["soort", "jaar"], name="nummerreeks_uniek")]

    def __str__(self) -> str:
        return f"{self.soort} {self.jaar}: {self.laatste}"
