from django.db import models


class Blad(models.Model):
    titel = models.CharField("titel", max_length=100)
    toelichting = models.CharField("toelichting", max_length=200, blank=True, db_default="")

    class Meta:
        verbose_name = "blad"
        verbose_name_plural = "bladen"
        indexes = [models.Index(fields=["titel"], name="blad_titel")]

    def __str__(self) -> str:
        return self.titel


class Regel(models.Model):
    blad = models.ForeignKey(Blad, on_delete=models.CASCADE, related_name="regels")
    tekst = models.CharField("tekst", max_length=200)

    class Meta:
        verbose_name = "regel"
        verbose_name_plural = "regels"

    def __str__(self) -> str:
        return self.tekst
