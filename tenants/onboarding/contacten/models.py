"""The table of the contacts of a gemeente."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from dekkend.keys.fields import SealedTextField
from tenants.onboarding.aansluiting.models import Aansluiting
from tenants.onboarding.contacten.rules import FINANCIEEL, SOORTEN

_NO_PAYMENT = Q(oin=None, kvk=None, iban=None, efactuur=None)


class Aansluitcontact(models.Model):
    """Whom to reach at a gemeente for one thing. What it takes to pay stands with the financial contact only.

    All of it is sealed with the key of the aansluiting. `versie` counts the changes, so that nobody overwrites what
    another has just saved.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    aansluiting = models.ForeignKey(Aansluiting, on_delete=models.PROTECT, related_name="contacten")
    soort = models.CharField("soort", max_length=30, choices=list(SOORTEN.items()))
    versie = models.PositiveIntegerField("versie", default=1)
    naam = SealedTextField("naam", key="aansluiting_id")
    functie = SealedTextField("functie", key="aansluiting_id", blank=True, default="")
    email = SealedTextField("e-mailadres", key="aansluiting_id")
    telefoon = SealedTextField("telefoon", key="aansluiting_id", blank=True, default="")
    oin = SealedTextField("OIN", key="aansluiting_id", null=True)
    kvk = SealedTextField("KvK-nummer", key="aansluiting_id", null=True)
    iban = SealedTextField("IBAN", key="aansluiting_id", null=True)
    efactuur = SealedTextField("e-factuuradres", key="aansluiting_id", null=True)
    genoemd_at = models.DateTimeField("genoemd")
    gewijzigd_at = models.DateTimeField("gewijzigd")

    class Meta:
        verbose_name = "contact bij een aansluiting"
        verbose_name_plural = "contacten bij een aansluiting"
        ordering = ["aansluiting", "soort"]
        constraints = [
            models.UniqueConstraint(fields=["aansluiting", "soort"], name="aansluitcontact_een_per_soort"),
            models.CheckConstraint(condition=Q(soort__in=list(SOORTEN)), name="aansluitcontact_bekende_soort"),
            models.CheckConstraint(
                condition=(~Q(soort=FINANCIEEL) & _NO_PAYMENT)
                | Q(
                    soort=FINANCIEEL,
                    oin__isnull=False,
                    kvk__isnull=False,
                    iban__isnull=False,
                    efactuur__isnull=False,
                ),
                name="aansluitcontact_alleen_financieel_betaalt",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} ({self.aansluiting_id})"
