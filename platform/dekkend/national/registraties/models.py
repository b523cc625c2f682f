"""What the national tier holds of registrations and counts."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from casework.public import GENDERS, GRONDEN, LEEFTIJDSGROEPEN, NATIONALITEITSGROEPEN, ONTBREEKT, VORMEN
from dekkend.keys.fields import SealedDateField, SealedTextField

_NO_PERSON = Q(naam=None, geboortedatum=None, geboortejaar=None)


class OntvangenRegistratie(models.Model):
    """A registration that a regio sent, under the key of the sender.

    The database holds it to the ground: without one no identifying value can be stored. A withdrawn registration
    stays as a tombstone that holds nothing but key and version, so that an older letter that comes late cannot bring
    it back. `afzender` is the schema name of the regio; `ontbreekt` comes from the letter, so that no name has
    to be opened to see how complete a regio is.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    afzender = models.CharField("afzender", max_length=63)
    sleutel = models.UUIDField("sleutel")
    versie = models.PositiveIntegerField("versie")
    ontvangen_at = models.DateTimeField("ontvangen")
    bijgewerkt_at = models.DateTimeField("bijgewerkt")
    gezien_at = models.DateTimeField("voor het eerst bekeken", null=True)
    ingetrokken_at = models.DateTimeField("ingetrokken", null=True)
    grond = models.CharField("grond", max_length=20, blank=True, choices=list(GRONDEN.items()))
    grond_kenmerk = models.UUIDField("kenmerk van de grond", null=True)
    grond_datum = models.DateField("datum van de grond", null=True)
    naam = SealedTextField("naam", key="sleutel", null=True)
    geboortedatum = SealedDateField("geboortedatum", key="sleutel", null=True)
    geboortejaar = models.PositiveSmallIntegerField("geboortejaar", null=True)
    gender = models.CharField("gender", max_length=10, blank=True, choices=list(GENDERS.items()))
    nationaliteitsgroep = models.CharField(
        "nationaliteitsgroep", max_length=20, blank=True, choices=list(NATIONALITEITSGROEPEN.items())
    )
    vormen = ArrayField(
        models.CharField(max_length=30, choices=list(VORMEN.items())), verbose_name="vormen", default=list
    )
    leeftijdsgroep = models.CharField(
        "leeftijdsgroep", max_length=20, blank=True, choices=list(LEEFTIJDSGROEPEN.items())
    )
    gm_code = models.CharField("woongemeente", max_length=6, blank=True)
    datum_melding = models.DateField("datum van de melding", null=True)
    ontbreekt = ArrayField(
        models.CharField(max_length=30, choices=list(ONTBREEKT.items())), verbose_name="wat er ontbreekt", default=list,
        db_default=[],
    )  # fmt: skip

    class Meta:
        verbose_name = "ontvangen registratie"
        verbose_name_plural = "ontvangen registraties"
        ordering = ["-ontvangen_at"]
        constraints = [
            models.UniqueConstraint(fields=["afzender", "sleutel"], name="ontvangen_registratie_eenmaal"),
            models.CheckConstraint(
                condition=_NO_PERSON
                | Q(grond__in=list(GRONDEN), grond_kenmerk__isnull=False, grond_datum__isnull=False),
                name="ontvangen_registratie_persoon_alleen_met_grond",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_at__isnull=False)
                | Q(grond__in=list(GRONDEN), grond_kenmerk__isnull=False, grond_datum__isnull=False),
                name="ontvangen_registratie_nooit_zonder_grond",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_at=None)
                | _NO_PERSON
                & Q(grond="", grond_kenmerk=None, grond_datum=None, gender="", nationaliteitsgroep="")
                & Q(vormen=[], leeftijdsgroep="", gm_code="", datum_melding=None),
                name="ontvangen_registratie_grafsteen_is_leeg",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_at=None) | Q(ontbreekt=[]),
                name="ontvangen_registratie_grafsteen_mist_niets",
            ),
        ]
        indexes = [
            models.Index(fields=["-ontvangen_at"], condition=Q(ingetrokken_at=None), name="ontvangen_geldig"),
            models.Index(fields=["afzender", "-ontvangen_at"], name="ontvangen_per_regio"),
        ]

    def __str__(self) -> str:
        return str(self.sleutel)[:8]
